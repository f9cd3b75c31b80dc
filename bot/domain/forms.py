"""A questionnaire that is being filled for a client, or was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from bot.domain.carrying_over import carried_over
from bot.domain.questionnaire import (
    Answer,
    Answers,
    Fact,
    Progress,
    Question,
    Questionnaire,
    chosen,
    following,
    missing,
    preceding,
    progress,
)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, who gave it, and the how-manieth to its question it is."""

    answer: Answer
    member_id: int
    answered_at: datetime
    revision: int


@dataclass(frozen=True)  # no slots: what the answers come to is worked out once for each state of a form
class Form:
    id: int
    client_id: int
    client_name: str
    member_id: int
    """Who began it."""
    record_id: int | None
    """The held meeting it belongs to; `None`: filled beforehand, or without one."""
    existing: bool
    """Of a client who buys already: three more questions."""
    met_on: date
    """The meeting's day in the person's zone; without one the day it was begun."""
    begun_at: datetime
    questionnaire: Questionnaire
    """The version it was begun on: it is finished on that one."""
    given: Mapping[str, Given]
    earlier: Answers = field(default_factory=dict)
    """What the client's last form before this one says."""

    @cached_property
    def answers(self) -> Answers:
        return {key: each.answer for key, each in self.given.items()}

    @cached_property
    def progress(self) -> Progress:
        return progress(self.questionnaire, self.answers, existing=self.existing)

    @property
    def missing(self) -> list[Question]:
        return missing(self.questionnaire, self.answers, existing=self.existing)

    def revision(self, question: str) -> int:
        """0 where it has no answer yet."""
        return self.given[question].revision if question in self.given else 0

    def following(self, after: str | None) -> Question | None:
        """The next question to ask: the required ones first, then, when none is missing, the others too."""
        return following(
            self.questionnaire, self.answers, existing=self.existing, after=after, whole=self.progress.complete
        )

    def preceding(self, before: str | None) -> Question | None:
        return preceding(
            self.questionnaire, self.answers, existing=self.existing, before=before, whole=self.progress.complete
        )

    def carried_over(self, last: Answers, section: str) -> dict[str, Answer]:
        """What «без изменений» takes from the client's last form."""
        return carried_over(self.questionnaire, self.answers, last, section, existing=self.existing)

    def holds(self, fact: Fact) -> frozenset[str]:
        """The options of the answer to a fact's question."""
        question = self.questionnaire.asking(fact)
        return chosen(question, self.answers.get(question.key)) if question else frozenset()


@dataclass(frozen=True, slots=True)
class FormSummary:
    """A line in a list of forms."""

    id: int
    client_id: int
    client_name: str
    begun_at: datetime
    answered: int
    required: int
    record_id: int | None
    met_on: date | None = None
    """Its meeting's day, where it belongs to one."""

    @property
    def complete(self) -> bool:
        return self.answered >= self.required


def clashes(given: Given | None, seen: int, member_id: int) -> bool:
    """Somebody else has answered since this person saw the question: nobody's answer goes over it silently."""
    return given is not None and given.member_id != member_id and given.revision != seen
