"""The norm summary of a team's week: people against their norms, what was promised, who may be lost, what waits.

A value and nothing more: it is counted in summing_up.py, kept by summary_json.py, told by screens and files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.board import NOTHING, Pile
from bot.domain.fair_week import FULL, FairWeek
from bot.domain.funnel import MENDABLE, Gap, Stage
from bot.domain.path import PathStage
from bot.domain.people import Role
from bot.domain.promises import PromiseKind
from bot.domain.stints import Key
from bot.domain.timetable import Week


class Group(StrEnum):
    """Who is shown together: their stages are the same."""

    HUNTERS = "hunters"
    FARMERS = "farmers"
    TRAINEES = "trainees"


GROUP_OF = {Role.HUNTER: Group.HUNTERS, Role.FARMER: Group.FARMERS, Role.TRAINEE: Group.TRAINEES}
"""Of everybody who has norms: of a head nothing is counted."""


class Source(StrEnum):
    """Which rows the ids behind a figure are of."""

    RECORD = "record"
    """A call, a booking's record, a held meeting, a talk."""
    STUDY = "study"
    FORM = "form"


SOURCES = {Stage.STUDIED: Source.STUDY, Stage.QUESTIONNAIRE: Source.FORM}
"""Of all other stages the ids are of records."""


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Records of a stage that do not count for one reason."""

    gap: Gap
    ids: tuple[int, ...]

    @property
    def mendable(self) -> bool:
        return self.gap in MENDABLE


@dataclass(frozen=True, slots=True)
class StageWeek:
    stage: Stage
    norm: int | None
    """The fair one; none: the stage is shown without a norm."""
    last: int | None
    """What counted in the week before; none, where he was not here."""
    ids: tuple[int, ...]
    """What counts (`SOURCES` tells of which rows)."""
    not_counted: tuple[NotCounted, ...] = ()
    """The most frequent reason first."""

    @property
    def counted(self) -> int:
        return len(self.ids)

    @property
    def logged(self) -> int:
        return self.counted + sum(len(each.ids) for each in self.not_counted)

    @property
    def source(self) -> Source:
        return SOURCES.get(self.stage, Source.RECORD)


@dataclass(frozen=True, slots=True)
class NextList:
    """How ready a person's call list of the next week is."""

    waiting: int
    needed: int
    """Numbers for the whole norm, at his own rate."""

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.waiting)


@dataclass(frozen=True, slots=True)
class PersonWeek:
    member_id: int
    name: str
    role: Role
    stages: tuple[StageWeek, ...]
    """In the order of the funnel."""
    fair: FairWeek = FULL
    """`fair.worked` of `fair.of`: the days on which he was there; the norms are those of them."""
    walkins: tuple[int, ...] = ()
    """Ids of the records."""
    next_list: NextList | None = None
    """None where nobody calls by a norm, or the next week is none of his."""
    done: int | None = None
    """Percent of his norms, each stage up to a hundred; none without norms."""
    done_last: int | None = None
    """The same of the week before."""

    @property
    def key(self) -> Key:
        return self.member_id, self.role

    @property
    def group(self) -> Group:
        return GROUP_OF[self.role]

    @property
    def prorated(self) -> bool:
        """His norms are not those of a full week: they are marked."""
        return not self.fair.is_full

    @property
    def was_here(self) -> bool:
        """As WeekCard.was_here: of a week in which he was not, nothing is told beside another one."""
        return self.fair.worked > 0 or any(each.logged for each in self.stages)

    def stage(self, stage: Stage) -> StageWeek | None:
        return next((each for each in self.stages if each.stage is stage), None)


@dataclass(frozen=True, slots=True)
class Promised:
    """An agreement with a client, as the summary names it."""

    id: int
    member_id: int
    client_id: int
    client: str
    kind: PromiseKind
    due_on: date


@dataclass(frozen=True, slots=True)
class Promises:
    made: tuple[Promised, ...] = ()
    """At meetings of the week."""
    kept: tuple[Promised, ...] = ()
    """Settled in the week."""
    broken: tuple[Promised, ...] = ()
    overdue: tuple[Promised, ...] = ()
    """Their day is over, and nobody said whether they were kept; the oldest first."""


@dataclass(frozen=True, slots=True)
class AtRisk:
    """An existing client who may be lost."""

    client_id: int
    client: str
    member_id: int
    turnover: Decimal


@dataclass(frozen=True, slots=True)
class Risks:
    count: int = 0
    clients: tuple[AtRisk, ...] = ()
    """The first of them: whose risk weighs most."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A deal in block 3: it waits for the head until one joins it."""

    client_id: int
    client: str
    member_id: int
    stage: PathStage
    amount: Decimal | None
    since: date
    joined_by: int | None

    @property
    def waits(self) -> bool:
        """For the head."""
        return self.joined_by is None


@dataclass(frozen=True, slots=True)
class Improved:
    """Who came farther against his own last week than anybody else against theirs."""

    member_id: int
    done: int
    before: int

    @property
    def points(self) -> int:
        return self.done - self.before


@dataclass(frozen=True, slots=True)
class Summary:
    team_id: int
    team: str
    week: Week
    as_of: datetime
    """When it was counted; of a week that is not over, it goes on."""
    today: date
    """The same as the team's day: what is overdue is so by it."""
    people: tuple[PersonWeek, ...]
    """Hunters, farmers, trainees, each by name; whose role changed in the week stands in each group he worked in."""
    promises: Promises = Promises()
    risks: Risks = Risks()
    closing: tuple[Closing, ...] = ()
    """Block 3, by amount."""
    paid: Pile = NOTHING
    """What came in: of clients who are in block 3 no more, too."""
    improved: Improved | None = None
    currency: str = "RUB"
    by_stints: bool = True
    """Each day of people whose role changed in the week is judged by the role of that day. False: it was closed when
    the role of the Sunday judged all of it."""

    @property
    def is_over(self) -> bool:
        return self.today > self.week.sunday

    @property
    def groups(self) -> tuple[tuple[Group, tuple[PersonWeek, ...]], ...]:
        """Those that have anybody."""
        found = ((group, tuple(each for each in self.people if each.group is group)) for group in Group)
        return tuple((group, people) for group, people in found if people)

    @property
    def not_counted(self) -> tuple[tuple[Gap, tuple[tuple[int, int], ...]], ...]:
        """Why records do not count, the most frequent reason first: with how many of whom, by member's id."""
        return reasons(self.people)

    @property
    def waiting(self) -> tuple[Closing, ...]:
        """Block 3 deals that no head has joined."""
        return tuple(each for each in self.closing if each.waits)

    def person(self, member_id: int, role: Role | None = None) -> PersonWeek | None:
        his = (each for each in self.people if each.member_id == member_id)
        return next((each for each in his if role in (None, each.role)), None)

    def name(self, member_id: int) -> str:
        found = self.person(member_id)
        return found.name if found else ""


def reasons(people: Iterable[PersonWeek]) -> tuple[tuple[Gap, tuple[tuple[int, int], ...]], ...]:
    """Reason -> whose records and how many; a held meeting without a form is one record, of whatever stage."""
    by_gap: dict[Gap, dict[int, int]] = defaultdict(dict)
    for person in people:
        for stage in person.stages:
            for each in stage.not_counted:
                by_gap[each.gap][person.member_id] = by_gap[each.gap].get(person.member_id, 0) + len(each.ids)
    ordered = sorted(by_gap.items(), key=lambda found: (-sum(found[1].values()), found[0]))
    return tuple((gap, tuple(sorted(whose.items(), key=lambda one: (-one[1], one[0])))) for gap, whose in ordered)
