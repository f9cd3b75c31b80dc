"""Weekly norms: the defaults of method.md §2 and §4, and what a head set instead, from a Monday on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.funnel import Stage
from bot.domain.people import Role
from bot.domain.timetable import week_of

DEFAULT_NORMS: dict[Role, dict[Stage, int | None]] = {
    Role.HUNTER: {
        Stage.EFFECTIVE_CALL: 50,
        Stage.BOOKED_MEETING: 12,
        Stage.HELD_MEETING: 12,
        Stage.EFFECTIVE_MEETING: 6,
    },
    Role.TRAINEE: {Stage.EFFECTIVE_CALL: 30, Stage.BOOKED_MEETING: 6},
    Role.FARMER: {
        Stage.STUDIED: 25,
        Stage.WARM_CONTACT: 40,
        Stage.VISIT: 8,
        Stage.QUESTIONNAIRE: 8,
        Stage.INCOMING: None,
    },
    Role.HEAD: {},
}
"""The stages of each role in the order of the funnel; `None`: logged and shown, no norm."""

MOST = 999
"""Of a norm: more is a slip of the finger."""
FARTHEST = timedelta(weeks=52)
"""Ahead of which a norm may begin."""
_WEEK = timedelta(weeks=1)


class NormProblem(StrEnum):
    """Why a norm will not do."""

    BAD_NUMBER = "bad_number"
    BAD_DAY = "bad_day"
    NO_SUCH_STAGE = "no_such_stage"
    """It is no stage of the role, or it is measured by a share: an incoming call is answered on its day."""
    PAST = "past"
    """Old weeks keep the norms that they had."""
    TOO_FAR = "too_far"


def settable(role: Role) -> tuple[Stage, ...]:
    """What a head may set a number for: the role's stages, and walk-ins, which have a norm only if he says so."""
    stages = tuple(stage for stage in DEFAULT_NORMS[role] if stage is not Stage.INCOMING)
    return (*stages, Stage.WALKIN) if Stage.EFFECTIVE_CALL in stages else stages


@dataclass(frozen=True, slots=True)
class Whose:
    """Everybody of a role in the team, or one person in it: in another role his own norms do not hold."""

    role: Role
    member_id: int | None = None

    @property
    def everybody(self) -> Whose:
        return Whose(self.role)


@dataclass(frozen=True, slots=True)
class SetNorm:
    """What a head said of one norm."""

    whose: Whose
    stage: Stage
    monday: date
    """From this week on, until one that begins later."""
    value: int | None
    """None: the stage is logged and shown, and has no norm."""
    inherits: bool = False
    """Back to what holds above: a person's to the team's, the team's to the method's own."""


@dataclass(frozen=True, slots=True)
class Norms:
    """All that was said of a team's norms, in the order in which it was said."""

    said: tuple[SetNorm, ...] = ()

    def of(self, whose: Whose, monday: date) -> dict[Stage, int | None]:
        """The norms of a full week: his own, else the team's, else the method's; of walk-ins only where one is set."""
        held = self._held(whose, monday)
        found = {stage: held.get(stage, norm) for stage, norm in DEFAULT_NORMS[whose.role].items()}
        walkins = held.get(Stage.WALKIN)
        return found if walkins is None else found | {Stage.WALKIN: walkins}

    def above(self, whose: Whose, monday: date) -> dict[Stage, int | None]:
        """What would hold if nothing were said of them: of a person the team's, of the team the method's."""
        return DEFAULT_NORMS[whose.role] if whose.member_id is None else self.of(whose.everybody, monday)

    def own(self, whose: Whose, monday: date) -> dict[Stage, SetNorm]:
        """What was said of these themselves, and holds in the week."""
        return {stage: each for stage, each in self._last(whose, monday).items() if not each.inherits}

    def to_come(self, whose: Whose, monday: date) -> list[SetNorm]:
        """What becomes another norm for them after this week, and when: by what was said of them, or of everybody."""
        found: list[SetNorm] = []
        held = self.of(whose, monday)
        for begins in self._begin((whose, whose.everybody), monday):
            now = self.of(whose, begins)
            found += [
                SetNorm(whose, stage, begins, now.get(stage))
                for stage in settable(whose.role)
                if now.get(stage) != held.get(stage)
            ]
            held = now
        return found

    def cleared(self, whose: Whose, monday: date) -> list[SetNorm]:
        """What has to be said so that nothing of their own holds any more, now or later."""
        return [
            SetNorm(whose, stage, begins, None, inherits=True)
            for begins in (monday, *self._begin((whose,), monday))
            for stage, own in self.own(whose, begins).items()
            if begins in {monday, own.monday}
        ]

    def meant(self, each: SetNorm) -> list[SetNorm]:
        """What has to be said for it. «As everybody» is for good: what of their own was to begin later goes with it."""
        if not each.inherits:
            return [each] if self.adds(each) else []
        return [other for other in self.cleared(each.whose, each.monday) if other.stage is each.stage]

    def _begin(self, of: tuple[Whose, ...], monday: date) -> list[date]:
        return sorted({each.monday for each in self.said if each.whose in of and each.monday > monday})

    def becomes(self, each: SetNorm) -> int | None:
        """What a norm is from the week on with which something that was said begins."""
        return self.of(each.whose, each.monday).get(each.stage)

    def adds(self, each: SetNorm) -> bool:
        """Whether saying it changes anything: the same number again is nothing new."""
        held = self.own(each.whose, each.monday).get(each.stage)
        if each.inherits:
            return held is not None
        return self.of(each.whose, each.monday).get(each.stage) != each.value

    def _held(self, whose: Whose, monday: date) -> dict[Stage, int | None]:
        above = {} if whose.member_id is None else self._held(whose.everybody, monday)
        return above | {stage: each.value for stage, each in self.own(whose, monday).items()}

    def _last(self, whose: Whose, monday: date) -> dict[Stage, SetNorm]:
        """Of each stage what begins last, of what begins together what was said last."""
        found: dict[Stage, SetNorm] = {}
        for each in self.said:
            before = found.get(each.stage)
            if each.whose == whose and each.monday <= monday and (before is None or before.monday <= each.monday):
                found[each.stage] = each
        return found


def problem_of(each: SetNorm, today: date) -> NormProblem | None:
    """Why a head may not say this."""
    if each.stage not in settable(each.whose.role):
        return NormProblem.NO_SUCH_STAGE
    if each.value is not None and not 1 <= each.value <= MOST:
        return NormProblem.BAD_NUMBER
    return problem_of_monday(each.monday, today)


def problem_of_monday(monday: date, today: date) -> NormProblem | None:
    if monday < this_monday(today):
        return NormProblem.PAST
    return NormProblem.TOO_FAR if monday > today + FARTHEST else None


def this_monday(today: date) -> date:
    return week_of(today).monday


def next_monday(today: date) -> date:
    return this_monday(today) + _WEEK


def monday_from(day: date) -> date:
    """A norm is a whole week's: named by a day in the middle of one, it begins with the next."""
    return day if day == this_monday(day) else next_monday(day)
