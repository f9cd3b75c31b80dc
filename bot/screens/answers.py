"""An answer as people read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.domain.persons import short_name
from bot.domain.questionnaire import Answer, AnswerType, Part, Person, Question, Value
from bot.screens.dates import show_day
from bot.texts import Texts

OWN = "="
"""In front of words that are none of the options."""


def answer_text(t: Texts, question: Question, answer: Answer) -> str:
    """`200, ежемесячно — бетон М300`, plain; what was not said is said to be unknown."""
    told = [
        value_text(t, part, value)
        for part, value in zip(question.parts, answer.values, strict=False)
        if _is_told(value)
    ]
    if answer.unknown:
        told.append(t.plain("form-unknown"))
    return ", ".join(filter(None, told))


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
            return "; ".join(_one(t, part, each) for each in value)
        case _:
            return ""


def number_text(value: Decimal) -> str:
    """`1 500 000`, `2,5`: no exponent, no needless zeros."""
    text = f"{value.normalize():,f}".replace(",", "\u00a0").replace(".", ",")
    return text if text != "-0" else "0"


def option_text(part: Part, key: str) -> str:
    if key.startswith(OWN):
        return key.removeprefix(OWN)
    return next((option.label for option in part.options if option.key == key), key)


def _one(t: Texts, part: Part, each: str | Person) -> str:
    if isinstance(each, str):
        return option_text(part, each)
    role = option_text(part, each.role).lower() if each.role else t.plain("form-no-role")
    position = each.position or t.plain("no-position")
    return f"{short_name(each.full_name)}, {position} ({role})"
