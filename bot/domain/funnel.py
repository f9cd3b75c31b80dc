"""The active funnel: what is logged, and what of it counts (method.md §2); the farmers' is in proactive_funnel.py.

Everything is logged; a record that does not count says why (`Gap`) and is judged anew whenever it is mended.
The rules are facts of the method, not settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.persons import is_full_name

Record = TypeVar("Record")

UNDO_LIFETIME = timedelta(minutes=15)
"""How long the last record can be taken back, and how long what is sent next belongs to it."""


class Stage(StrEnum):
    EFFECTIVE_CALL = "effective_call"
    BOOKED_MEETING = "booked_meeting"
    HELD_MEETING = "held_meeting"
    EFFECTIVE_MEETING = "effective_meeting"
    WALKIN = "walkin"
    """Office walk-ins: a stage only where the head set a norm for them."""
    STUDIED = "studied"
    WARM_CONTACT = "warm_contact"
    VISIT = "visit"
    QUESTIONNAIRE = "questionnaire"
    INCOMING = "incoming"


class Kind(StrEnum):
    CALL = "call"
    WALKIN = "walkin"
    BOOKING = "booking"
    """A meeting agreed otherwise than in a call or a walk-in that is logged."""
    MEETING = "meeting"
    """A meeting that was held; a farmer's is a visit."""
    CONTACT = "contact"
    """A talk with an existing client."""
    INCOMING = "incoming"
    """A client's own call."""


class Result(StrEnum):
    BOOKED = "booked"
    CALL_BACK = "call_back"
    REFUSED = "refused"
    NOT_REACHED = "not_reached"
    CONTACT = "contact"
    """An office walk-in that gave a decision maker's contact."""
    HELD = "held"
    TALKED = "talked"
    ANSWERED = "answered"
    """Who called has what he called for, or knows what comes next."""
    COMPLAINT = "complaint"
    """It is answered by a day that is named."""


RESULTS: dict[Kind, tuple[Result, ...]] = {
    Kind.CALL: (Result.BOOKED, Result.CALL_BACK, Result.REFUSED, Result.NOT_REACHED),
    Kind.WALKIN: (Result.CONTACT, Result.BOOKED, Result.REFUSED),
    Kind.BOOKING: (Result.BOOKED,),
    Kind.MEETING: (Result.HELD,),
    Kind.CONTACT: (
        *(Result.TALKED, Result.CALL_BACK, Result.BOOKED, Result.COMPLAINT, Result.NOT_REACHED),
        Result.REFUSED,  # he needs nothing for now: a talk all the same
    ),
    Kind.INCOMING: (Result.ANSWERED, Result.CALL_BACK, Result.BOOKED, Result.COMPLAINT, Result.NOT_REACHED),
}


def only_result(kind: Kind) -> Result | None:
    """The result that needs no asking: a booking is booked, a meeting was held."""
    return RESULTS[kind][0] if len(RESULTS[kind]) == 1 else None


class Gap(StrEnum):
    """Why a record does not count."""

    NOT_REACHED = "not_reached"
    NO_DECISION_MAKER = "no_decision_maker"
    NO_FULL_NAME = "no_full_name"
    NO_POSITION = "no_position"
    SIXTH = "sixth"
    SAME_DAY = "same_day"
    NO_TIME = "no_time"
    REPEAT = "repeat"
    CANCELLED = "cancelled"
    FORM_INCOMPLETE = "form_incomplete"
    NO_INTEREST = "no_interest"
    NO_AGREEMENT = "no_agreement"
    NOT_EXISTING = "not_existing"
    SAME_DAY_CLIENT = "same_day_client"
    SAME_DAY_VISIT = "same_day_visit"
    NOT_ANSWERED = "not_answered"
    ANSWERED_LATER = "answered_later"


MENDABLE = frozenset(
    {
        *(Gap.NO_DECISION_MAKER, Gap.NO_FULL_NAME, Gap.NO_POSITION, Gap.SIXTH, Gap.NO_TIME, Gap.FORM_INCOMPLETE),
        *(Gap.NOT_EXISTING, Gap.NOT_ANSWERED),
    }
)


@dataclass(frozen=True, slots=True)
class Call:
    id: int
    member_id: int
    client_id: int
    decision_maker: DecisionMaker | None
    local_day: date
    """The day of the call in the caller's own zone."""
    happened_at: datetime
    result: Result


@dataclass(frozen=True, slots=True)
class Booking:
    """A meeting agreed in a call or a walk-in; it belongs to the week in which it was agreed."""

    id: int
    record_id: int
    member_id: int
    client_id: int
    decision_maker: DecisionMaker | None
    local_day: date
    starts_at: datetime | None
    first: bool
    """The first meeting with this client; only that one is the norm's."""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held; it belongs to the week of its own date."""

    id: int
    """Of its record."""
    member_id: int
    client_id: int
    decision_maker: DecisionMaker | None
    local_day: date
    form_id: int | None = None
    answered: int = 0
    """Required questions of its form with a legal answer."""
    required: int = 0
    interest: bool = False
    """«Интерес есть»: recorded in the form."""
    agreed: bool = False
    """A joint action within a month is agreed."""


@dataclass(frozen=True, slots=True)
class Verdict(Generic[Record]):
    record: Record
    gap: Gap | None = None
    earlier: Record | None = None
    """With `Gap.SAME_DAY`: the call that counts instead; with `Gap.SAME_DAY_CLIENT` and `SAME_DAY_VISIT`: the talk."""

    @property
    def counts(self) -> bool:
        return self.gap is None


def gap_of_person(person: DecisionMaker | None) -> Gap | None:
    """What is missing about the decision maker himself."""
    if person is None:
        return Gap.NO_DECISION_MAKER
    if person.standing is Standing.EXTRA:
        return Gap.SIXTH
    if not is_full_name(person.full_name):
        return Gap.NO_FULL_NAME
    return None if person.position else Gap.NO_POSITION


def judge_calls(calls: Iterable[Call]) -> list[Verdict[Call]]:
    """Judge calls in the order in which they happened: one per decision maker per local day counts, the first.

    `calls` must hold every call to the decision makers concerned on the days concerned, whoever made it.
    """
    first: dict[tuple[int, date], Call] = {}
    verdicts: list[Verdict[Call]] = []
    for call in sorted(calls, key=lambda call: (call.happened_at, call.id)):
        if call.result is Result.NOT_REACHED:
            verdicts.append(Verdict(call, Gap.NOT_REACHED))
            continue
        person = call.decision_maker
        gap = gap_of_person(person)
        if person is None or gap is not None:
            verdicts.append(Verdict(call, gap))
            continue
        earlier = first.setdefault((person.id, call.local_day), call)
        verdicts.append(Verdict(call) if earlier is call else Verdict(call, Gap.SAME_DAY, earlier))
    return verdicts


def judge_booking(booking: Booking) -> Verdict[Booking]:
    """A booked meeting counts with a date, a time and a decision maker, and only the first one with a client."""
    if booking.cancelled:
        return Verdict(booking, Gap.CANCELLED)
    if not booking.first:
        return Verdict(booking, Gap.REPEAT)
    return Verdict(booking, _gap_of_met(booking.decision_maker) or (None if booking.starts_at else Gap.NO_TIME))


def _gap_of_met(person: DecisionMaker | None) -> Gap | None:
    """Whom a meeting is with: one of the organisation's five. His name and position are the questionnaire's to ask."""
    if person is None:
        return Gap.NO_DECISION_MAKER
    return Gap.SIXTH if person.standing is Standing.EXTRA else None


def judge_held(held: Held) -> Verdict[Held]:
    """A held meeting counts when it was with a decision maker and its questionnaire is complete."""
    complete = held.form_id is not None and held.answered >= held.required
    return Verdict(held, _gap_of_met(held.decision_maker) or (None if complete else Gap.FORM_INCOMPLETE))


def judge_effective(held: Held) -> Verdict[Held]:
    """A meeting that counts as held is effective when there is interest and an agreement."""
    gap = judge_held(held).gap
    if gap is None and not held.interest:
        gap = Gap.NO_INTEREST
    if gap is None and not held.agreed:
        gap = Gap.NO_AGREEMENT
    return Verdict(held, gap)
