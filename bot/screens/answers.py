"""An answer as people read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.domain.persons import short_name
from bot.domain.questionnaire import Answer, AnswerType, Part, Person, Question, Value, missing_part
from bot.screens.dates import show_day
from bot.texts import Texts

OWN = "="
"""In front of words that are none of the options."""


def answer_text(t: Texts, question: Question, answer: Answer) -> str:
    """`200, ежемесячно, бетон М300`, plain; what was not said is said to be unknown."""
    told: list[str] = []
    for part, value in zip(question.parts, answer.values, strict=False):
        if _is_told(value):
            text = value_text(t, part, value)
            told.append(midway(text) if told and part.type is AnswerType.CHOICE else text)
    if answer.unknown:
        told.append(_unknown(t, question, answer) if told else t.plain("form-unknown"))
    return ", ".join(filter(None, told))


def _unknown(t: Texts, question: Question, answer: Answer) -> str:
    """`утверждён, без суммы`: what was not said of the rest."""
    lacking = missing_part(question, Answer(answer.values))
    if lacking is not None and question.parts[lacking].type is AnswerType.MONEY:
        return t.plain("form-no-figure")
    return t.plain("form-unknown-rest") if lacking is not None else ""


def _is_told(value: Value | None) -> bool:
    return value is not None and value not in ("", ())


def value_text(t: Texts, part: Part, value: Value | None) -> str:
    match value:
        case bool():
            return t.plain("form-yes" if value else "form-no")
        case Decimal():
            return number_text(value)
        case date():
            return f"{show_day(value, t)}.{value:%Y}"
        case str():
            return option_text(part, value) if part.type is AnswerType.CHOICE else value
        case tuple():
            return _list_text(t, part, value)
        case _:
            return ""


def _list_text(t: Texts, part: Part, value: tuple[str, ...] | tuple[Person, ...]) -> str:
    """`Цена, сроки`; in their order `Срок → цена`; people stand apart by semicolons."""
    people = [_person(t, part, each) for each in value if isinstance(each, Person)]
    options = [option_text(part, each) for each in value if isinstance(each, str)]
    options[1:] = [midway(each) for each in options[1:]]
    return "; ".join(people) or (" → " if part.type is AnswerType.ORDERED else ", ").join(options)


def number_text(value: Decimal) -> str:
    """`1 500 000`, `2,5`: no exponent, no needless zeros."""
    text = f"{value.normalize():,f}".replace(",", "\u00a0").replace(".", ",")
    return text if text != "-0" else "0"


def option_text(part: Part, key: str) -> str:
    if key.startswith(OWN):
        return key.removeprefix(OWN)
    return next((option.label for option in part.options if option.key == key), key)


def midway(label: str) -> str:
    """As it stands behind other words: «Ежемесячно» small, «КП» and «ИТР» as they are."""
    return label[0].lower() + label[1:] if len(label) > 1 and label[1].islower() else label


def _person(t: Texts, part: Part, each: Person) -> str:
    role = midway(option_text(part, each.role)) if each.role else t.plain("form-no-role")
    position = each.position or t.plain("no-position")
    return f"{short_name(each.full_name)}, {position} ({role})"
