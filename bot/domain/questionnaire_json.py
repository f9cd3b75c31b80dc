"""A questionnaire and its answers as JSON, there and back without a loss: as they are kept and sent in a file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Audience,
    Condition,
    Fact,
    Option,
    Part,
    Person,
    Question,
    Questionnaire,
    Section,
    Value,
)

KEPT_READ = 256
"""Forms of so many teams stay read: each tap needs the form it answers."""
_KEY = re.compile(r"[a-z0-9_]{1,12}")
_DECIMAL = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")


# -- a questionnaire out


def dumps(form: Questionnaire) -> str:
    """What is as usual is left out."""
    data = {
        "sections": [{"key": each.key, "title": each.title} for each in form.sections],
        "questions": [_question_out(each) for each in form.questions],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _question_out(question: Question) -> dict[str, Any]:
    condition = question.shown_if
    return _told(
        key=question.key,
        section=question.section,
        text=question.text,
        parts=[_part_out(each) for each in question.parts],
        required=question.required,
        unknown_allowed=question.unknown_allowed,
        audience=None if question.audience is Audience.ALL else str(question.audience),
        shown_if={"question": condition.question, "options": sorted(condition.options)} if condition else None,
        fact=str(question.fact) if question.fact else None,
        retired=question.retired,
    )


def _part_out(part: Part) -> dict[str, Any]:
    return _told(
        type=str(part.type),
        label=part.label,
        options=[{"key": each.key, "label": each.label} for each in part.options],
        optional=part.optional,
        own=part.own,
        lowest=None if part.lowest is None else _plain(part.lowest),
        highest=None if part.highest is None else _plain(part.highest),
        within_month=part.within_month,
        only_with=sorted(part.only_with),
    )


def _told(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _plain(number: Decimal) -> str:
    return f"{number:f}"


# -- a questionnaire in


@lru_cache(maxsize=KEPT_READ)
def loads(text: str) -> Questionnaire:
    """Raises ValueError, with a plain reason, for anything that is no questionnaire."""
    try:
        data = json.loads(text)
        text.encode()
    except (ValueError, RecursionError):
        raise ValueError("this is not JSON") from None
    whole = _object(data, "the form")
    sections = tuple(_section_in(each) for each in _list(whole, "sections"))
    questions = tuple(_question_in(each) for each in _list(whole, "questions"))
    _refuse_twice([each.key for each in sections], "section")
    _refuse_twice([each.key for each in questions], "question")
    _check_whole(sections, questions)
    return Questionnaire(sections, questions)


def _check_whole(sections: tuple[Section, ...], questions: tuple[Question, ...]) -> None:
    order = [each.key for each in sections]
    place, asked = 0, set[str]()
    for question in questions:
        if question.section not in order:
            raise ValueError(f"question {question.key}: there is no section {question.section}")
        if order.index(question.section) < place:
            raise ValueError(f"question {question.key} stands outside its section")
        place = order.index(question.section)
        if question.shown_if is not None and question.shown_if.question not in asked:
            raise ValueError(f"question {question.key} depends on {question.shown_if.question}, which is not earlier")
        asked |= set() if question.retired else {question.key}
    _refuse_twice([str(each.fact) for each in questions if each.fact], "fact")


def _section_in(data: Any) -> Section:
    fields = _object(data, "a section")
    return Section(_key(fields), _text(fields, "title"))


def _question_in(data: Any) -> Question:
    fields = _object(data, "a question")
    key = _key(fields)
    parts = tuple(_part_in(each) for each in _list(fields, "parts"))
    if not parts:
        raise ValueError(f"question {key} has no parts")
    condition = fields.get("shown_if")
    return Question(
        key=key,
        section=_text(fields, "section"),
        text=_text(fields, "text"),
        parts=parts,
        required=_flag(fields, "required"),
        unknown_allowed=_flag(fields, "unknown_allowed"),
        audience=_one_of(Audience, fields.get("audience", Audience.ALL)),
        shown_if=None if condition is None else _condition_in(_object(condition, "a condition")),
        fact=None if fields.get("fact") is None else _one_of(Fact, fields["fact"]),
        retired=_flag(fields, "retired"),
    )


def _condition_in(fields: dict[str, Any]) -> Condition:
    options = _keys(fields, "options")
    if not options:
        raise ValueError("a condition names no options")
    return Condition(_text(fields, "question"), options)


def _part_in(data: Any) -> Part:
    fields = _object(data, "a part")
    options = tuple(_option_in(each) for each in _list(fields, "options", needed=False))
    _refuse_twice([each.key for each in options], "option")
    return Part(
        type=_one_of(AnswerType, fields.get("type")),
        label=_text(fields, "label", needed=False),
        options=options,
        optional=_flag(fields, "optional"),
        own=_flag(fields, "own"),
        lowest=_bound(fields, "lowest"),
        highest=_bound(fields, "highest"),
        within_month=_flag(fields, "within_month"),
        only_with=_keys(fields, "only_with"),
    )


def _option_in(data: Any) -> Option:
    fields = _object(data, "an option")
    return Option(_key(fields), _text(fields, "label"))


def _object(data: Any, name: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"{name} is no object")
    return data


def _list(fields: dict[str, Any], name: str, *, needed: bool = True) -> list[Any]:
    found = fields.get(name, None if needed else [])
    if not isinstance(found, list):
        raise ValueError(f"{name} is no list")
    return found


def _text(fields: dict[str, Any], name: str, *, needed: bool = True) -> str:
    found = fields.get(name, None if needed else "")
    if not isinstance(found, str) or (needed and not found.strip()):
        raise ValueError(f"{name} is no text")
    if any("\ud800" <= letter <= "\udfff" for letter in found):
        raise ValueError(f"{name} holds half a character")
    return found


def _key(fields: dict[str, Any]) -> str:
    found = _text(fields, "key")
    if not _KEY.fullmatch(found):
        raise ValueError(f"{found} is no key")
    return found


def _keys(fields: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(_key({"key": each}) for each in _list(fields, name, needed=False))


def _flag(fields: dict[str, Any], name: str) -> bool:
    found = fields.get(name, False)
    if not isinstance(found, bool):
        raise ValueError(f"{name} is neither true nor false")
    return found


def _bound(fields: dict[str, Any], name: str) -> Decimal | None:
    found = fields.get(name)
    return None if found is None else _decimal(found)


def _decimal(text: Any) -> Decimal:
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise ValueError(f"{text} is no number")
    return Decimal(text)


Kind = TypeVar("Kind", bound=StrEnum)


def _one_of(kinds: Callable[[str], Kind], name: Any) -> Kind:
    if not isinstance(name, str):
        raise ValueError(f"{name} is no kind")
    try:
        return kinds(name)
    except ValueError:
        raise ValueError(f"{name} is no kind that is known") from None


def _refuse_twice(keys: list[str], what: str) -> None:
    twice = next((key for number, key in enumerate(keys) if key in keys[:number]), None)
    if twice is not None:
        raise ValueError(f"{what} {twice} stands twice")


# -- answers


def answer_to_data(answer: Answer) -> Any:
    """Plain JSON: `{"values": ["approved", {"number": "1500000"}]}`."""
    values = [_value_out(value) for value in answer.values]
    return {"values": values, "unknown": True} if answer.unknown else {"values": values}


def _value_out(value: Value | None) -> Any:
    if isinstance(value, Decimal):
        return {"number": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return [
            each if isinstance(each, str) else [each.id, each.full_name, each.position, each.role] for each in value
        ]
    return value


def answer_from_data(data: Any) -> Answer:
    """Raises ValueError for what is no answer."""
    try:
        return Answer(tuple(_value_in(each) for each in data["values"]), data.get("unknown", False) is True)
    except (KeyError, TypeError, AttributeError, InvalidOperation):
        raise ValueError("this is no answer") from None


def _value_in(data: Any) -> Value | None:
    if data is None or isinstance(data, str | bool):
        return data
    if isinstance(data, dict):
        return Decimal(data["number"]) if "number" in data else date.fromisoformat(data["date"])
    if not isinstance(data, list):
        raise TypeError(data)
    if all(isinstance(each, str) for each in data):
        return tuple(data)
    return tuple(_person_in(*each) for each in data)


def _person_in(person_id: int, full_name: str, position: str, role: str) -> Person:
    return Person(person_id, full_name, position, role)
