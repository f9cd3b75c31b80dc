"""A study under way: the questions one by one, then the conclusion, its reason, the next step and its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.client_class import Class
from bot.domain.funnel import UNDO_LIFETIME
from bot.domain.months import leaves
from bot.domain.qualitative import BY_KEY, HOLDS, QUESTIONS, Question
from bot.domain.study import Conclusion, Draft, Problem, problem_of, proposed, with_answers
from bot.domain.study_choice import Cause
from bot.domain.study_facts import Standing

NEXT_DAYS = (1, 3, 7)
"""Days ahead that are offered for the next step."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to a question, and the day on which it was given or confirmed."""

    option: str
    day: date


Told = Mapping[str, Said]
"""By the question's key."""


class NextStep(StrEnum):
    """What is usually done next."""

    CALL = "call"
    MEET = "meet"
    OFFER = "offer"
    RANGE = "range"
    TERMS = "terms"
    MEND = "mend"


USUAL_STEPS: dict[Conclusion, tuple[NextStep, ...]] = {
    Conclusion.DEVELOP: (NextStep.MEET, NextStep.OFFER, NextStep.RANGE, NextStep.CALL),
    Conclusion.RESCUE: (NextStep.CALL, NextStep.MEET, NextStep.TERMS, NextStep.MEND),
}


class Asked(StrEnum):
    """What a study asks for now."""

    QUESTION = "question"
    CONCLUSION = "conclusion"
    REASON = "reason"
    STEP = "step"
    DAY = "day"
    NOTHING = "nothing"


_ASKED = {
    Problem.NO_CONCLUSION: Asked.CONCLUSION,
    Problem.NO_REASON: Asked.REASON,
    Problem.NO_WORDS: Asked.REASON,
    Problem.NO_STEP: Asked.STEP,
    Problem.NO_DATE: Asked.DAY,
    # What is too long, no words or no day of a plan is not taken over from a line; a day that has passed meanwhile is
    # asked anew.
    Problem.PAST: Asked.DAY,
    Problem.TOO_FAR: Asked.DAY,
    Problem.TOO_LONG: Asked.REASON,
}


@dataclass(frozen=True, slots=True)
class Study:
    id: int
    member_id: int
    client_id: int
    client_name: str
    owner_id: int
    """Who works with the client now."""
    local_day: date
    cause: Cause
    asked: int = 0
    """Questions that are behind."""
    answers: Told = field(default_factory=dict)
    standing: Standing | None = None
    """As it was when the card was opened; None: it was not yet."""
    turnover_class: Class = Class.C
    draft: Draft = field(default_factory=Draft)
    concluded_at: datetime | None = None
    undone_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.concluded_at is None and self.undone_at is None

    @property
    def question(self) -> Question | None:
        return QUESTIONS[self.asked] if self.asked < len(QUESTIONS) else None

    def asks(self, today: date) -> Asked:
        """The next thing to be said."""
        if self.question is not None:
            return Asked.QUESTION
        problem = problem_of(self.draft, today)
        return _ASKED[problem] if problem else Asked.NOTHING

    @property
    def options(self) -> dict[str, str]:
        """The answers of today, as the rules take them."""
        return {key: said.option for key, said in self.answers.items()}

    def as_told(self, today: date) -> Standing | None:
        """How the client stands by what was answered just now, too."""
        return None if self.standing is None else with_answers(self.standing, self.options, today)

    def proposed(self, today: date) -> Conclusion:
        """What the signs speak for."""
        if self.standing is None:
            return Conclusion.KEEP
        return proposed(self.standing, self.turnover_class, self.options, today)


def answered(study: Study, key: str, option: str, today: date) -> Study:
    """An answer to the question that is asked, and the next one."""
    if key not in BY_KEY or option not in BY_KEY[key].options:
        raise ValueError(f"«{option}» answers nothing of {key}")
    said = {**study.answers, key: Said(option, today)}
    return replace(study, answers=said, asked=study.asked + 1)


def unchanged(study: Study, last: Told, today: date) -> Study:
    """«Без изменений»: whatever was not answered today is as it was last time."""
    confirmed = {key: Said(said.option, today) for key, said in last.items()}
    return replace(study, answers={**confirmed, **study.answers}, asked=len(QUESTIONS))


def enough_asked(study: Study) -> Study:
    """«К выводу»: what was not answered stays unsaid."""
    return replace(study, asked=len(QUESTIONS))


def concluding(study: Study, conclusion: Conclusion) -> Study:
    """What was said of another conclusion is not meant for this one."""
    return replace(study, asked=len(QUESTIONS), draft=Draft(conclusion))


def step_back(study: Study) -> Study:
    """The last thing that was said is asked once more."""
    draft = study.draft
    if draft.next_step:
        return replace(study, draft=replace(draft, next_step="", next_on=None))
    if draft.reason:
        return replace(study, draft=replace(draft, reason="", next_on=None))
    if draft.conclusion is not None:
        return replace(study, draft=Draft())
    return replace(study, asked=max(0, study.asked - 1))


def holding(told: Told, today: date) -> dict[str, Said]:
    """Answers that are not too old to be believed."""
    return {key: said for key, said in told.items() if today < leaves(said.day, HOLDS)}


def kept(study: Study, last: Told, today: date) -> dict[str, Said]:
    """What is known of the client from now on: today's answers, and older ones with their own days."""
    return {**holding(last, today), **study.answers}


def can_be_undone(study: Study, now: datetime) -> bool:
    at = study.concluded_at
    return at is not None and study.undone_at is None and now - at <= UNDO_LIFETIME


@dataclass(frozen=True, slots=True)
class DaysStudies:
    """The clients of a person's day, in their order; who was put aside is none of them any more."""

    studies: tuple[Study, ...]
    aside: tuple[Study, ...] = ()
    """Put off to another day, and still his."""

    @property
    def chosen(self) -> tuple[Study, ...]:
        """The day's choice. Whom he opened himself beside it makes it no longer."""
        return tuple(each for each in self.studies if each.cause is not Cause.ASKED)

    @property
    def done(self) -> tuple[Study, ...]:
        return tuple(each for each in self.studies if each.concluded_at is not None)

    @property
    def chosen_done(self) -> tuple[Study, ...]:
        return tuple(each for each in self.chosen if each.concluded_at is not None)

    @property
    def next(self) -> Study | None:
        """The first who waits, unless somebody else looks after him by now: what was begun goes before, then the causes
        in their order."""
        waiting = (each for each in self.studies if each.is_open and each.owner_id == each.member_id)
        return min(waiting, key=lambda each: (not each.asked, each.cause.rank), default=None)

    def undoable(self, now: datetime) -> Study | None:
        """The last one that was concluded, while it can be taken back."""
        fresh = [each for each in self.done if can_be_undone(each, now)]
        return max(fresh, key=_when, default=None)


def _when(study: Study) -> tuple[datetime, int]:
    assert study.concluded_at is not None
    return study.concluded_at, study.id


def of_day(studies: Iterable[Study]) -> DaysStudies:
    every = tuple(studies)
    standing = tuple(each for each in every if each.undone_at is None)
    again = {each.client_id for each in standing}
    put_off = (each for each in every if each.undone_at is not None and each.concluded_at is None)
    aside = {each.client_id: each for each in put_off if each.owner_id == each.member_id}
    return DaysStudies(standing, tuple(each for each in aside.values() if each.client_id not in again))
