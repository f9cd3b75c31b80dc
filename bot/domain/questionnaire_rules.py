"""What holds of a team's questionnaire however it is edited, and how an edit that breaks it is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.free_text import clean, says_something
from bot.domain.questionnaire import (
    AnswerType,
    Condition,
    Fact,
    Option,
    Question,
    Questionnaire,
    Section,
)

MOST_QUESTIONS = 60
"""Asked ones; retired ones are kept beside them."""
MOST_OPTIONS = 12
FEWEST_OPTIONS = 2
MOST_SECTIONS = 20
QUESTION_LENGTH = 200
OPTION_LENGTH = 40
SECTION_LENGTH = 40

CHOOSING = frozenset({AnswerType.CHOICE, AnswerType.CHOICES, AnswerType.ORDERED})
WITH_OPTIONS = CHOOSING | {AnswerType.PEOPLE}
MEANING = frozenset({Fact.ATTENDEES, Fact.DECIDERS, Fact.INTEREST, Fact.AGREEMENT})
"""Facts whose options the method reads: a part in the decision, interest, the kind of an agreement."""
MAY_BE_UNKNOWN = frozenset({Fact.COST, Fact.BUDGET})
"""The facts for which «не сказал» is a legal answer."""


class Why(StrEnum):
    """Why an edit is refused."""

    NOT_THERE = "not_there"
    CORE_STAYS = "core_stays"
    MEANING_STAYS = "meaning_stays"
    TOO_MANY_QUESTIONS = "too_many_questions"
    TOO_MANY_OPTIONS = "too_many_options"
    TOO_MANY_SECTIONS = "too_many_sections"
    LAST_OPTION = "last_option"
    NO_OPTIONS = "no_options"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TWICE = "twice"
    USED_IN_CONDITION = "used_in_condition"
    NOT_EARLIER = "not_earlier"
    NOT_A_CHOICE = "not_a_choice"
    AT_THE_EDGE = "at_the_edge"
    RETIRED = "retired"
    NOT_READ = "not_read"
    """Typed, and not understood."""


class Refused(Exception):
    """The edit is not made. `about`: what stands in its way: a text, a number, a limit; plain."""

    def __init__(self, why: Why, about: str = "") -> None:
        super().__init__(why, about)
        self.why = why
        self.about = about


# -- looking things up


def asked(form: Questionnaire, section: str | None = None) -> list[Question]:
    """The questions that are not retired; of one section, or all."""
    return [each for each in form.questions if not each.retired and section in (None, each.section)]


def retired(form: Questionnaire) -> list[Question]:
    return [each for each in form.questions if each.retired]


def question_of(form: Questionnaire, key: str) -> Question:
    """Raises Refused(NOT_THERE)."""
    found = form.question(key)
    if found is None:
        raise Refused(Why.NOT_THERE)
    return found


def section_of(form: Questionnaire, key: str) -> Section:
    """Raises Refused(NOT_THERE)."""
    found = next((each for each in form.sections if each.key == key), None)
    if found is None:
        raise Refused(Why.NOT_THERE)
    return found


def options_part(question: Question) -> int | None:
    """The part whose options can be edited; `None`: the question has no options."""
    return next((number for number, part in enumerate(question.parts) if part.type in WITH_OPTIONS), None)


def options_of(question: Question) -> tuple[Option, ...]:
    part = options_part(question)
    return question.parts[part].options if part is not None else ()


def may_decide(form: Questionnaire, key: str) -> list[Question]:
    """The questions on whose answer another one may depend: earlier ones with a choice."""
    before: list[Question] = []
    for each in asked(form):
        if each.key == key:
            return before
        if any(part.type in CHOOSING for part in each.parts):
            before.append(each)
    return []


def key_for(text: str, taken: Collection[str], kind: str) -> str:
    """A new key. It comes from the text: one that was added, taken back and added again gets the key it had, and no key
    that was ever given to another text comes again, though the form that had it is not here to be asked."""
    salt = 0
    while True:
        digest = hashlib.sha256(f"{folded(text)}{salt or ''}".encode()).hexdigest()
        key = kind + digest[:8]
        if key not in taken:
            return key
        salt += 1


def folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def fit(text: str, limit: int) -> str:
    """The text in one line. Raises Refused for one that is empty or too long."""
    line = clean(text, len(text))
    if not says_something(line):
        raise Refused(Why.EMPTY)
    if len(line) > limit:
        raise Refused(Why.TOO_LONG, str(limit))
    return line


def refuse_twice(text: str, others: Sequence[str]) -> None:
    if folded(text) in map(folded, others):
        raise Refused(Why.TWICE, text)


# -- putting it together


def changed(form: Questionnaire, question: Question) -> Questionnaire:
    return arranged(form, [question if each.key == question.key else each for each in form.questions])


def arranged(form: Questionnaire, questions: Sequence[Question]) -> Questionnaire:
    """Section by section; a condition stands behind its question, or the edit is refused."""
    ordered = [each for section in form.sections for each in questions if each.section == section.key]
    before: dict[str, Question] = {}
    settled: list[Question] = []
    for each in ordered:
        placed = _without_stale_condition(each, before) if each.retired else each
        if placed.shown_if is not None and placed.shown_if.question not in before:
            raise Refused(Why.NOT_EARLIER, each.text)
        settled.append(placed)
        if not each.retired:
            before[each.key] = each
    return replace(form, questions=tuple(settled))


def _without_stale_condition(question: Question, before: dict[str, Question]) -> Question:
    """A retired question stands in nobody's way: its condition gives way where what it speaks of is gone."""
    condition = question.shown_if
    if condition is None or condition.question not in before:
        return replace(question, shown_if=None)
    left = condition.options & {each.key for each in options_of(before[condition.question])}
    return replace(question, shown_if=Condition(condition.question, left) if left else None)


# -- what a whole new form would change


@dataclass(frozen=True, slots=True)
class Changes:
    """The questions, as the new form has them; those that go as the old one has them."""

    added: tuple[Question, ...]
    changed: tuple[Question, ...]
    removed: tuple[Question, ...]


def changes(before: Questionnaire, after: Questionnaire) -> Changes:
    """What would be asked anew, otherwise or no more; that only the order differs is not told."""
    old = {each.key: each for each in asked(before)}
    new = {each.key: each for each in asked(after)}
    return Changes(
        tuple(each for key, each in new.items() if key not in old),
        tuple(each for key, each in new.items() if key in old and each != old[key]),
        tuple(each for key, each in old.items() if key not in new),
    )
