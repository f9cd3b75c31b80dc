"""What the message of a slot that begins holds: one value an activity, decided here, gathered and shown elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.clients import DecisionMaker
from bot.domain.fair_week import FULL, FairWeek
from bot.domain.funnel import MENDABLE, Gap, Held, Stage
from bot.domain.meetings import Meeting
from bot.domain.newcomer import Path
from bot.domain.next_steps import NextStep
from bot.domain.people import Role
from bot.domain.promises import Promise, is_document
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.study_choice import Cause
from bot.domain.sufficiency import Sufficiency
from bot.domain.time_account import TimeAccount
from bot.domain.timetable import Occurrence, Slot, Week
from bot.domain.week import Tally, WeekCard

SOON = timedelta(days=2)
"""How far the documents slot looks ahead for what was promised."""
LATELY = 14
"""Days in which the last worked day is looked for."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the message of every slot tells first."""

    reminder_id: int
    occurrence: Occurrence
    role: Role
    zone: ZoneInfo
    late: bool = False
    again: bool = False
    """The person put it off, and it comes once more."""


@dataclass(frozen=True, slots=True)
class Standup:
    slots: tuple[Slot, ...]
    """The rest of the day."""
    last_day: date | None
    """The last one on which he worked; a newcomer has none."""
    last: tuple[Tally, ...]
    """Its result by stages."""
    meetings: tuple[Meeting, ...]
    call_backs: int
    promises: int
    steps: tuple[NextStep, ...] = ()
    """A farmer's that are due, the oldest first."""
    worked_weekend: tuple[date, ...] = ()
    """Days of this week's end, still to come, that are worked."""
    first_week: Path | None = None
    """Of a trainee."""
    returned: int = 0
    """Clients whose day has come until which they were postponed."""
    complaints: int = 0
    """That nobody answered."""


@dataclass(frozen=True, slots=True)
class Telemarketing:
    waiting: int
    """On the week's call list, to be called by today."""
    promised: int
    """Calls that were promised for today or before, and come onto the list when the batch is opened."""
    calls: Tally | None
    """Effective ones of the week."""
    fair: FairWeek = FULL
    """Why their norm may be less."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """What is missing of the last week."""

    forms: tuple[tuple[Held, str], ...]
    """Held meetings whose questionnaires are incomplete, with the client's name."""
    meetings: tuple[Meeting, ...]
    """Nobody said what became of them."""
    promises: tuple[Promise, ...]
    """Their day is over, and nobody said whether they were kept."""
    undated: tuple[tuple[Held, str], ...]
    """Held meetings with interest and without an agreement that has a day."""


@dataclass(frozen=True, slots=True)
class ClientStudy:
    clients: int
    """He has."""
    chosen: tuple[tuple[str, Cause, str], ...] = ()
    """Whom to study today, why, and his next step if that is due, but for those who were."""
    done: int = 0
    news: tuple[tuple[str, tuple[IndicatorKind, Sign]], ...] = ()
    """Clients of whom something has come up since they were studied, and what first of all."""


@dataclass(frozen=True, slots=True)
class Met:
    """A booked meeting, and what is known of it."""

    meeting: Meeting
    people: tuple[DecisionMaker, ...]
    """Who decides at the client's."""
    location: tuple[float, float] | None
    form_id: int | None
    """The client's last questionnaire."""


@dataclass(frozen=True, slots=True)
class BeforeMeeting:
    booked: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Training:
    topic: str | None


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """His own summary: compared with nobody but himself."""

    tallies: tuple[Tally, ...]
    last: Mapping[Stage, int]
    """What counted in the week before; nothing, where he was not here."""
    mendable: tuple[tuple[Gap, int], ...]
    """What would count if it were mended before the close, the most frequent first."""
    closes: date


@dataclass(frozen=True, slots=True)
class WeekLists:
    week: Week
    """For which the list is made."""
    waiting: int
    sufficiency: Sufficiency | None
    fair: FairWeek = FULL
    own: OwnWeek | None = None
    """The week that ends."""


@dataclass(frozen=True, slots=True)
class WeekPlanning:
    card: WeekCard
    account: TimeAccount


Content = (
    Standup | Telemarketing | Reporting | ClientStudy | BeforeMeeting | Documents | Training | WeekLists | WeekPlanning
)


def last_worked(today: date, works: Callable[[date], bool], joined_on: date) -> date | None:
    """The last day before this one on which a person worked here."""
    days = (today - n * _DAY for n in range(1, LATELY + 1))
    return next((day for day in days if day >= joined_on and works(day)), None)


def own_week(card: WeekCard, before: WeekCard | None, closes: date) -> OwnWeek:
    gaps: Counter[Gap] = Counter()
    for tally in card.tallies:
        gaps.update({gap: count for gap, count in tally.gaps if gap in MENDABLE})
    last = {tally.stage: tally.counted for tally in before.tallies} if before and before.was_here else {}
    return OwnWeek(card.tallies, last, tuple(gaps.most_common()), closes)


def documents(promises: Iterable[Promise]) -> Documents:
    """What is made at the desk, the nearest first."""
    return Documents(tuple(each for each in promises if is_document(each.kind)))


def reporting(
    card: WeekCard, meetings: Sequence[Meeting], promises: Sequence[Promise], names: Callable[[int], str]
) -> Reporting:
    """The gaps of a week that is over: what the person can still mend."""
    held = [(verdict.record, names(verdict.record.client_id), verdict.gap) for verdict in card.held]
    effective = [(verdict.record, names(verdict.record.client_id), verdict.gap) for verdict in card.effective]
    return Reporting(
        forms=tuple((made, name) for made, name, gap in held if gap is Gap.FORM_INCOMPLETE),
        meetings=tuple(meetings),
        promises=tuple(promises),
        undated=tuple((made, name) for made, name, gap in effective if gap is Gap.NO_AGREEMENT),
    )
