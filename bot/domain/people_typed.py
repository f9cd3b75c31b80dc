"""People as they are typed in an answer: `ФИО; должность; роль`, one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.clients import MOST_DECISION_MAKERS
from bot.domain.free_text import clean, has_letters
from bot.domain.line import NAME_LIMIT, POSITION_LIMIT
from bot.domain.name_words import POSITION, may_be_a_name
from bot.domain.option_names import option_meant
from bot.domain.persons import is_full_name, same_person, tidy_person
from bot.domain.questionnaire import Option, Person
from bot.domain.unfit import Reason, Unfit

_BULLET = re.compile(r"^\s*(?:[0-9]{1,2}[.)]|[-–—•*])\s+")
_PATRONYMIC = re.compile(r".+(?:вич|вна|чна|ична|оглы|кызы)|оглы|кызы", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,2}")
_AND = re.compile(r",|;| (?:и|а|and) ")
_DASH = re.compile(r"\s+[-–—]\s+")
LONGEST_ROLE = 3
"""Words."""


def people_meant(roles: Sequence[Option], text: str, known: Sequence[Person]) -> tuple[Person, ...]:
    """One line adds somebody to those who are known, or tells more of him; several lines are all of them. Raises Unfit.

    A part in the decision alone is said of whoever has none yet, or of the only one.
    """
    typed = [line for each in text.splitlines() if (line := _BULLET.sub("", each, count=1).strip())]
    lines = [each for line in typed for each in people_apart(roles, line)]
    if len(lines) == 1 and (role := option_meant(roles, lines[0])):
        return _with_role(known, role)
    found: list[Person] = [] if len(lines) > 1 else list(known)
    for line in lines:
        _add(found, _person(roles, line), known)
    if len(found) > MOST_DECISION_MAKERS:
        raise Unfit(Reason.TOO_MANY_PEOPLE, str(MOST_DECISION_MAKERS))
    return tuple(found)


def people_apart(roles: Sequence[Option], line: str) -> list[str]:
    """«Сидоров решает, Петров влияет» are two: each with his own part in the decision."""
    pieces = [each.strip() for each in _AND.split(line) if each.strip()]
    apart = [_unseparated(roles, _DASH.sub(" ", each)) for each in pieces]
    if len(pieces) > 1 and all(len(each) > 1 and option_meant(roles, each[-1]) for each in apart):
        return ["; ".join(each) for each in apart]
    return [_DASH.sub("; ", line) if ";" not in line else line]


def _with_role(known: Sequence[Person], role: str) -> tuple[Person, ...]:
    if len(known) == 1:
        return (replace(known[0], role=role),)
    if all(each.role for each in known):
        raise Unfit(Reason.NO_NAME)
    return tuple(each if each.role else replace(each, role=role) for each in known)


def _add(found: list[Person], told: Person, known: Sequence[Person]) -> None:
    """In the place of the same person, with what was known of him and is not told anew."""
    before = next((each for each in (*found, *known) if same_person(each.full_name, told.full_name)), None)
    if before is not None:
        told = replace(
            before,
            full_name=max(before.full_name, told.full_name, key=len),
            position=told.position or before.position,
            role=told.role or before.role,
        )
    if before in found:
        found[found.index(before)] = told
    else:
        found.append(told)


def _person(roles: Sequence[Option], line: str) -> Person:
    fields = [field for each in re.split(r";" if ";" in line else r",", line) if (field := clean(each, len(each)))]
    if len(fields) <= 1:
        fields = _unseparated(roles, clean(line, len(line)).strip(" ;,"))
    name, *others = fields
    name = tidy_person(name)
    if not may_be_a_name(roles, name):
        raise Unfit(Reason.NO_NAME)
    named = [(field, option_meant(roles, field)) for field in others]
    position = next((field for field, role in named if role is None), "")
    if position.lower().startswith(("и ", "and ")):
        raise Unfit(Reason.NO_NAME)  # two people in one line
    role = next((role for _, role in named if role is not None), "")
    if len(others) > 1 and not role:
        raise Unfit(Reason.NO_ROLE)
    if not others and not is_full_name(name) and not _has_initials(name):
        raise Unfit(Reason.NOT_FULL_NAME)
    for told, limit in ((name, NAME_LIMIT), (position, POSITION_LIMIT)):
        if len(told) > limit:
            raise Unfit(Reason.TOO_LONG, str(limit))
    if position and not has_letters(position):
        raise Unfit(Reason.NO_POSITION)
    return Person(0, name, position, role)


def _has_initials(name: str) -> bool:
    """«Иванов П. С.»: a name, not all of it."""
    surname, *others = name.split()
    return len(surname) > 1 and bool(others) and all(_INITIAL.fullmatch(each) for each in others)


def _unseparated(roles: Sequence[Option], line: str) -> list[str]:
    """«Иванов Пётр Сергеевич директор решает», as a phone writes down what was dictated."""
    words = line.split(" ")
    role: list[str] = []
    for size in range(min(LONGEST_ROLE, len(words) - 1), 0, -1):
        if option_meant(roles, " ".join(words[-size:])):
            words, role = words[:-size], [" ".join(words[-size:])]
            break
    names = 2 + (len(words) > 2 and bool(_PATRONYMIC.fullmatch(words[2])))
    if names == 3 and len(words) > 3 and _PATRONYMIC.fullmatch(words[3]):
        names = 4
    if len(words) > 2 and names == 2 and words[2][:1].isupper():
        names = 3
    names = next((at for at, word in enumerate(words[:names]) if at and POSITION.fullmatch(word)), names)
    name, position = words[:names], words[names:]
    return [" ".join(name), *([" ".join(position)] if position else []), *role]
