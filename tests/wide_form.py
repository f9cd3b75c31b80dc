"""A questionnaire as wide as a team may make it, with letters that HTML takes for its own; and answers that fill it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from bot.domain.default_questionnaire import default
from bot.domain.forms import Form, Given
from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Option,
    Part,
    Person,
    Question,
    Questionnaire,
    Section,
    Value,
)
from bot.domain.questionnaire_rules import (
    MEANING,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_SECTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    SECTION_LENGTH,
    WITH_OPTIONS,
)

LONGEST_ANSWER = 1000
OPTIONS = tuple(Option(f"o{n:010d}x", f"{n:02d}".ljust(OPTION_LENGTH, "&")) for n in range(MOST_OPTIONS))
TYPES = tuple(AnswerType)


def wide(sections: int = MOST_SECTIONS) -> Questionnaire:
    """Sixty questions of every type, the twelve facts among them, all required; in so many sections."""
    parts_of = [Section(f"s{n:010d}x", f"{n:02d}".ljust(SECTION_LENGTH, "<")) for n in range(sections)]
    core = [each for each in default("ru").questions if each.fact]
    more = [_question(number) for number in range(MOST_QUESTIONS - len(core))]
    questions = [
        replace(_widened(each, number), section=parts_of[number * sections // MOST_QUESTIONS].key)
        for number, each in enumerate([*core, *more])
    ]
    return Questionnaire(tuple(parts_of), tuple(questions))


def _question(number: int) -> Question:
    kind = TYPES[number % len(TYPES)]
    options = OPTIONS if kind in WITH_OPTIONS else ()
    return Question(f"q{number:010d}x", "", "", (Part(kind, options=options),), unknown_allowed=True)


def _widened(question: Question, number: int) -> Question:
    text = f"{number:02d} ".ljust(QUESTION_LENGTH - 1, "&") + "?"
    parts = tuple(
        replace(part, options=OPTIONS) if part.options and question.fact not in MEANING else part
        for part in question.parts
    )
    return replace(question, text=text, parts=parts, required=True)


def answered(questionnaire: Questionnaire, form_id: int = 2**31, revision: int = 999) -> Form:
    """A form on it with the longest legal answer to each question."""
    moment = datetime.fromisoformat("2026-11-23T10:00:00+03:00")
    given = {
        each.key: Given(Answer(tuple(_value(part) for part in each.parts)), 2**31, moment, revision)
        for each in questionnaire.questions
    }
    return Form(
        id=form_id,
        client_id=2**31,
        client_name="<Ромашка & К°>".ljust(120, "&"),
        member_id=2**31,
        record_id=2**31,
        existing=False,
        met_on=date(2026, 11, 23),
        begun_at=moment,
        questionnaire=questionnaire,
        given=given,
    )


def _value(part: Part) -> Value:
    keys = tuple(option.key for option in part.options)
    people = tuple(Person(2**31 + n, "Иванов Пётр ".ljust(120, "&"), "<" * 80, "".join(keys[:1])) for n in range(5))
    values: dict[AnswerType, Value] = {
        AnswerType.TEXT: "<b>&" * (LONGEST_ANSWER // 4),
        AnswerType.NUMBER: Decimal(part.highest or 10**15),
        AnswerType.MONEY: Decimal(10**15),
        AnswerType.CHOICE: "".join(keys[:1]),
        AnswerType.CHOICES: keys,
        AnswerType.ORDERED: keys,
        AnswerType.DATE: date(2026, 12, 23),
        AnswerType.YES_NO: True,
        AnswerType.PEOPLE: people,
    }
    return values[part.type]
