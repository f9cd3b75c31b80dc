"""A person's week against the norm: per stage what counts, what was logged, and why the rest does not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.fair_week import FULL, FairWeek, fair_norm
from bot.domain.funnel import (
    Booking,
    Call,
    Gap,
    Held,
    Stage,
    Verdict,
    judge_booking,
    judge_calls,
    judge_effective,
    judge_held,
)
from bot.domain.people import Role
from bot.domain.proactive_funnel import (
    NOTHING,
    Farmed,
    Filled,
    Incoming,
    Talk,
    judge_contacts,
    judge_filled,
    judge_incoming,
    judge_visits,
)
from bot.domain.timetable import Week

AnyVerdict = Verdict[Call] | Verdict[Booking] | Verdict[Held] | Verdict[Talk] | Verdict[Filled] | Verdict[Incoming]


@dataclass(frozen=True, slots=True)
class Tally:
    stage: Stage
    counted: int
    logged: int
    norm: int | None
    gaps: tuple[tuple[Gap, int], ...]
    """Why records do not count, the most frequent first."""

    @property
    def left(self) -> int:
        return max(0, (self.norm or 0) - self.counted)


@dataclass(frozen=True, slots=True)
class WeekCard:
    """Of each stage that the role has, the verdicts; of the others nothing is judged."""

    week: Week
    tallies: tuple[Tally, ...]
    walkins: int
    calls: tuple[Verdict[Call], ...]
    bookings: tuple[Verdict[Booking], ...]
    held: tuple[Verdict[Held], ...] = ()
    effective: tuple[Verdict[Held], ...] = ()
    """Of the meetings that count as held: which are effective."""
    contacts: tuple[Verdict[Talk], ...] = ()
    visits: tuple[Verdict[Talk], ...] = ()
    filled: tuple[Verdict[Filled], ...] = ()
    incoming: tuple[Verdict[Incoming], ...] = ()
    fair: FairWeek = FULL
    """How much of the week is his: the norms are those of this week, not of a full one."""

    @property
    def was_here(self) -> bool:
        """He had a working day in it, or recorded something all the same: another week may be compared with it."""
        return self.fair.worked > 0 or any(tally.logged for tally in self.tallies)

    def tally(self, stage: Stage) -> Tally | None:
        return next((tally for tally in self.tallies if tally.stage is stage), None)

    @property
    def talks(self) -> Tally | None:
        """The stage that telephone calls feed."""
        return self.tally(Stage.EFFECTIVE_CALL) or self.tally(Stage.WARM_CONTACT)

    def verdict_of(self, record_id: int) -> Verdict[Call] | Verdict[Talk] | None:
        """Whether a record counts as an effective call, or as a warm contact."""
        found: list[Verdict[Call] | Verdict[Talk]] = [*self.calls, *self.contacts]
        return next((verdict for verdict in found if verdict.record.id == record_id), None)

    def booking_of(self, record_id: int) -> Verdict[Booking] | None:
        return next((verdict for verdict in self.bookings if verdict.record.record_id == record_id), None)

    def held_of(self, record_id: int) -> Verdict[Held] | None:
        return next((verdict for verdict in self.held if verdict.record.id == record_id), None)

    def visit_of(self, record_id: int) -> Verdict[Talk] | None:
        return next((verdict for verdict in self.visits if verdict.record.id == record_id), None)

    def filled_at(self, record_id: int) -> Verdict[Filled] | None:
        """The questionnaire of a visit."""
        return next((verdict for verdict in self.filled if verdict.record.record_id == record_id), None)

    def incoming_of(self, record_id: int) -> Verdict[Incoming] | None:
        return next((verdict for verdict in self.incoming if verdict.record.id == record_id), None)


def week_card(
    week: Week,
    role: Role,
    member_id: int,
    calls: Iterable[Call],
    bookings: Iterable[Booking],
    walkins: int,
    held: Iterable[Held] = (),
    fair: FairWeek = FULL,
    farmed: Farmed = NOTHING,
    *,
    norms: Mapping[Stage, int | None],
) -> WeekCard:
    """Count one member's week against his fair norms.

    `calls`: his calls of the week and everybody's calls to the same decision makers in it; `bookings` and `held`
    meetings: his own; `farmed`: what he did with existing clients; `norms`: those of a full week, as they held in it.
    """
    his = {stage: None if norm is None else fair_norm(norm, fair) for stage, norm in norms.items()}
    if role is Role.FARMER:
        return _proactive(week, his, member_id, farmed, fair)
    own_calls = tuple(verdict for verdict in judge_calls(calls) if verdict.record.member_id == member_id)
    own_bookings = tuple(judge_booking(booking) for booking in sorted(bookings, key=lambda booking: booking.id))
    own_held = tuple(judge_held(meeting) for meeting in sorted(held, key=lambda meeting: meeting.id))
    # What lacks a form is said once, of the held meeting.
    effective = tuple(judge_effective(verdict.record) for verdict in own_held if verdict.counts)
    judged: dict[Stage, Sequence[AnyVerdict]] = {
        Stage.EFFECTIVE_CALL: own_calls,
        Stage.BOOKED_MEETING: own_bookings,
        Stage.HELD_MEETING: own_held,
        Stage.EFFECTIVE_MEETING: effective,
    }
    tallies = [_tally(stage, norm, judged[stage]) for stage, norm in his.items() if stage in judged]
    if Stage.WALKIN in his:
        tallies.append(Tally(Stage.WALKIN, walkins, walkins, his[Stage.WALKIN], ()))
    return WeekCard(week, tuple(tallies), walkins, own_calls, own_bookings, own_held, effective, fair=fair)


def _proactive(week: Week, norms: dict[Stage, int | None], member_id: int, farmed: Farmed, fair: FairWeek) -> WeekCard:
    """A farmer's week: what he does with existing clients."""
    contacts = tuple(verdict for verdict in judge_contacts(farmed.talks) if verdict.record.member_id == member_id)
    visits = tuple(verdict for verdict in judge_visits(farmed.talks) if verdict.record.member_id == member_id)
    filled = tuple(judge_filled(each) for each in sorted(farmed.filled, key=lambda each: each.id))
    incoming = tuple(judge_incoming(each) for each in sorted(farmed.incoming, key=lambda each: each.id))
    judged: dict[Stage, Sequence[AnyVerdict]] = {
        Stage.WARM_CONTACT: contacts,
        Stage.VISIT: visits,
        Stage.QUESTIONNAIRE: filled,
        Stage.INCOMING: incoming,
    }
    studied = Tally(Stage.STUDIED, farmed.studied, farmed.studied, norms[Stage.STUDIED], ())
    tallies = (studied, *(_tally(stage, norm, judged[stage]) for stage, norm in norms.items() if stage in judged))
    return WeekCard(
        *(week, tallies, 0, (), ()), contacts=contacts, visits=visits, filled=filled, incoming=incoming, fair=fair
    )


def _tally(stage: Stage, norm: int | None, verdicts: Sequence[AnyVerdict]) -> Tally:
    gaps = Counter(verdict.gap for verdict in verdicts if verdict.gap is not None)
    counted = sum(verdict.counts for verdict in verdicts)
    return Tally(stage, counted, len(verdicts), norm, tuple(gaps.most_common()))
