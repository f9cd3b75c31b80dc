"""The client-needs questionnaire («Анкета потребностей клиента», method.md §5): a form is data.

What is asked, what a legal answer is and what is still missing are decided here, alike for every form a team makes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from bot.domain.persons import is_full_name


class AnswerType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    ORDERED = "ordered"
    """Several choices, the most important first."""
    DATE = "date"
    YES_NO = "yes_no"
    PEOPLE = "people"
    """Decision makers, each with his part in the decision (an option)."""


class Audience(StrEnum):
    ALL = "all"
    NEW = "new"
    EXISTING = "existing"


class Fact(StrEnum):
    """The twelve facts that no team's form may lack (questionnaire.md); a question that asks for one can be renamed."""

    ATTENDEES = "attendees"
    SUPPLIER = "supplier"
    VOLUME = "volume"
    PROBLEM = "problem"
    COST = "cost"
    RESULT = "result"
    CRITERIA = "criteria"
    DECIDERS = "deciders"
    BUDGET = "budget"
    DEADLINE = "deadline"
    INTEREST = "interest"
    AGREEMENT = "agreement"


NEVER_CARRIED_OVER = frozenset({Fact.ATTENDEES, Fact.INTEREST, Fact.AGREEMENT})
"""What each meeting says anew: it is not taken from the client's last form."""

INTERESTED = "yes"
"""The option of Fact.INTEREST that makes a meeting effective: «есть»."""


@dataclass(frozen=True, slots=True)
class Option:
    key: str
    """Stays when the label is renamed: `[a-z0-9_]`, at most 12 characters."""
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """One value of an answer: a question asks for one or two («К + Ч»: a choice and a number)."""

    type: AnswerType
    label: str = ""
    """What is asked where this part alone is missing: «Порядок суммы?»."""
    options: tuple[Option, ...] = ()
    optional: bool = False
    """Kept where it is told, never asked for."""
    own: bool = False
    """The person may say something that is none of the options («другое»); kept as `=его слова`."""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    within_month: bool = False
    """A date from the day of the meeting to one calendar month later."""
    only_with: frozenset[str] = frozenset()
    """Belongs to the answer only where the first part is one of these options; empty: always."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Shown only if the answer to an earlier question holds one of these options."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    """Stays for ever, whatever the text: answers are kept by it. `[a-z0-9_]`, at most 12 characters."""
    section: str
    text: str
    parts: tuple[Part, ...]
    required: bool = False
    unknown_allowed: bool = False
    """«Не сказал» is a legal answer: an honest unknown beats an invented figure."""
    audience: Audience = Audience.ALL
    shown_if: Condition | None = None
    fact: Fact | None = None
    retired: bool = False
    """Not asked any more; old answers to it stay readable."""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str


@dataclass(frozen=True)  # no slots: where questions stand is worked out once
class Questionnaire:
    """A version of a team's form. Questions stand in the order in which they are asked, section by section."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each question stands, from 0, by its key."""
        return {each.key: at for at, each in enumerate(self.questions)}

    def question(self, key: str) -> Question | None:
        return self.questions[self.places[key]] if key in self.places else None

    def asking(self, fact: Fact) -> Question | None:
        """The question that asks for a fact of the required core."""
        return next((each for each in self.questions if each.fact is fact and not each.retired), None)

    def number(self, key: str) -> int:
        """The question's number as people see it, from 1. Raises ValueError for one that is not asked."""
        return [each.key for each in self.questions if not each.retired].index(key) + 1

    def numbered(self, number: int) -> Question | None:
        asked = [each for each in self.questions if not each.retired]
        return asked[number - 1] if 0 < number <= len(asked) else None


@dataclass(frozen=True, slots=True)
class Person:
    """A decision maker in an answer, as he was known when it was given."""

    id: int
    """Of the client's decision maker; 0: named, and not looked up yet."""
    full_name: str
    position: str
    role: str
    """An option's key; empty: not said yet."""


Value = str | Decimal | date | bool | tuple[str, ...] | tuple[Person, ...]
"""By type: TEXT str; NUMBER, MONEY Decimal; CHOICE an option's key, or `=own words`; CHOICES, ORDERED a tuple of such;
DATE date; YES_NO bool; PEOPLE a tuple of Person."""


@dataclass(frozen=True, slots=True)
class Answer:
    values: tuple[Value | None, ...] = ()
    """One for each part; `None`: not said (yet)."""
    unknown: bool = False
    """«Не сказал»: of the whole question, or of what `values` lacks."""

    def value(self, part: int) -> Value | None:
        return self.values[part] if part < len(self.values) else None


Answers = Mapping[str, Answer]
"""By the question's key."""


def chosen(question: Question, answer: Answer | None) -> frozenset[str]:
    """The options in an answer, of all its parts; free words may read like the key of an option and are none."""
    found: set[str] = set()
    for part, value in zip(question.parts, answer.values if answer else (), strict=False):
        if isinstance(value, tuple):
            found |= {each for each in value if isinstance(each, str)}
        elif isinstance(value, str) and part.type is AnswerType.CHOICE:
            found.add(value)
    return frozenset(found)


def missing_part(question: Question, answer: Answer | None) -> int | None:
    """The first part that still has to be asked for; `None`: the answer is legal."""
    if answer is not None and answer.unknown and question.unknown_allowed:
        return None
    said = [_is_said(answer.value(number) if answer else None) for number in range(len(question.parts))]
    if not any(said):
        return 0  # where each part is optional, «деньги или слова», one of them is told
    options = chosen(question, answer)
    for number, part in enumerate(question.parts):
        if not (said[number] or part.optional or (part.only_with and not part.only_with & options)):
            return number
    return None


def _is_said(value: Value | None) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(_is_known(each) for each in value if isinstance(each, Person))
    return value is not None and value != ""


def _is_known(person: Person) -> bool:
    """His full name, position and part in the decision are known (method.md §2)."""
    return bool(is_full_name(person.full_name) and person.position and person.role)


def is_answered(question: Question, answers: Answers) -> bool:
    return question.key in answers and missing_part(question, answers[question.key]) is None


def shown(form: Questionnaire, answers: Answers, *, existing: bool) -> list[Question]:
    """The questions that concern this client, as far as his answers tell; `existing`: he buys already."""
    absent = Audience.NEW if existing else Audience.EXISTING
    found: list[Question] = []
    for question in form.questions:
        if question.retired or question.audience is absent:
            continue
        if question.shown_if is None or _holds(question.shown_if, found, answers):
            found.append(question)
    return found


def _holds(condition: Condition, before: Sequence[Question], answers: Answers) -> bool:
    """An answer to a question that is itself not shown decides nothing."""
    asked = (each for each in before if each.key == condition.question)
    return any(condition.options & chosen(each, answers.get(each.key)) for each in asked)


def missing(form: Questionnaire, answers: Answers, *, existing: bool) -> list[Question]:
    """The required questions without a legal answer, in order."""
    order = shown(form, answers, existing=existing)
    return [each for each in order if each.required and not is_answered(each, answers)]


@dataclass(frozen=True, slots=True)
class Progress:
    answered: int
    required: int

    @property
    def complete(self) -> bool:
        return self.answered == self.required


def progress(form: Questionnaire, answers: Answers, *, existing: bool) -> Progress:
    """How many of the required questions have a legal answer."""
    required = [each for each in shown(form, answers, existing=existing) if each.required]
    return Progress(sum(is_answered(each, answers) for each in required), len(required))


def following(
    form: Questionnaire, answers: Answers, *, existing: bool, after: str | None, whole: bool
) -> Question | None:
    """The next question to ask behind `after` (`None`: from the start); `None`: there is none behind it.

    `whole`: optional ones too. What stands before `after` was skipped on purpose: it is listed, not asked again.
    """
    order = shown(form, answers, existing=existing)
    begin = _place(form, order, after)
    return next((each for each in order[begin:] if (whole or each.required) and not is_answered(each, answers)), None)


def _place(form: Questionnaire, order: Sequence[Question], after: str | None) -> int:
    """Where in `order` the questions behind `after` begin; it may not be shown any more itself."""
    at = form.places.get(after or "", -1)
    return sum(form.places[each.key] <= at for each in order)


def preceding(
    form: Questionnaire, answers: Answers, *, existing: bool, before: str | None, whole: bool
) -> Question | None:
    """The question before this one (`None`: the last), answered or not; `None` at the first."""
    order = shown(form, answers, existing=existing)
    at = form.places.get(before or "", len(form.questions))
    earlier = [each for each in order if form.places[each.key] < at]
    walked = [each for each in earlier if whole or each.required or each.key in answers]
    return walked[-1] if walked else None
