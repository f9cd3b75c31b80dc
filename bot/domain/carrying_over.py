"""«Без изменений»: what a client's last form says, taken over into a new one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.domain.questionnaire import (
    NEVER_CARRIED_OVER,
    Answer,
    Answers,
    AnswerType,
    Part,
    Person,
    Question,
    Questionnaire,
    Value,
    is_answered,
    shown,
)

_KINDS: dict[AnswerType, type] = {
    AnswerType.TEXT: str,
    AnswerType.NUMBER: Decimal,
    AnswerType.MONEY: Decimal,
    AnswerType.DATE: date,
    AnswerType.YES_NO: bool,
}
"""Of the types without options."""
_OWN = "="


def carried_over(
    form: Questionnaire, answers: Answers, last: Answers, section: str, *, existing: bool
) -> dict[str, Answer]:
    """What «без изменений» copies into a section: the last form's legal answers where this one has none yet."""
    return {
        each.key: last[each.key]
        for each in shown(form, {**last, **answers}, existing=existing)
        if each.section == section
        and each.fact not in NEVER_CARRIED_OVER
        and is_answered(each, last)
        and fits(each, last[each.key])
        and not is_answered(each, answers)
    }


def fits(question: Question, answer: Answer) -> bool:
    """Whether it answers the question as it is asked now: an older version may have had other options, or parts."""
    if any(value is not None for value in answer.values[len(question.parts) :]):
        return False
    return all(value is None or _fits(part, value) for part, value in zip(question.parts, answer.values, strict=False))


def _fits(part: Part, value: Value) -> bool:
    """A value of the part's type; of options and roles those that there still are, and anybody's own words."""
    if part.type in _KINDS:
        return isinstance(value, _KINDS[part.type])
    options = {option.key for option in part.options}
    if part.type is AnswerType.CHOICE:
        return isinstance(value, str) and _is_said(value, options)
    if not isinstance(value, tuple):
        return False
    if part.type is AnswerType.PEOPLE:
        return all(isinstance(each, Person) and each.role in {*options, ""} for each in value)
    return all(isinstance(each, str) and _is_said(each, options) for each in value)


def _is_said(key: str, options: set[str]) -> bool:
    return key in options or key.startswith(_OWN)
