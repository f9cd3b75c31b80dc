"""What is typed about the client whose card is open: «телефон: +7…», «ИНН 7707083893», «сегмент: Стройка»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.free_text import clean, has_letters
from bot.domain.line import NAME_LIMIT, POSITION_LIMIT
from bot.domain.persons import tidy_person
from bot.domain.phones import is_phone, phone_in


class Fact(StrEnum):
    PHONE = "phone"
    INN = "inn"
    SEGMENT = "segment"
    POSTPONE = "postpone"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Said:
    fact: Fact
    value: str
    """As typed; empty or a dash: it is taken away."""

    @property
    def nothing(self) -> bool:
        return self.value.strip(" -–—") == "" or self.value.lower() in ("нет", "none", "no")


_FACTS = {
    Fact.PHONE: r"телефон|тел\.?|phone",
    Fact.INN: r"инн|inn|tax id",
    Fact.SEGMENT: r"сегмент|segment",
    Fact.POSTPONE: r"(?:отложить|отложен|postponed?)(?:\s+(?:до|на|until|till|to))?",
    Fact.PERSON: r"лпр|контакт|decision maker|contact",
}
_LINES = {fact: re.compile(rf"(?:{words})(?:\s*([:=])\s*|\s+)(.*)", re.IGNORECASE) for fact, words in _FACTS.items()}


def read_fact(text: str) -> Said | None:
    """The fact that a line tells; a number alone is the client's own. None: it tells of something else."""
    line = clean(text, 2 * NAME_LIMIT + POSITION_LIMIT)
    return read_named_fact(line) or (Said(Fact.PHONE, line) if is_phone(line) else None)


def read_named_fact(text: str) -> Said | None:
    """The same where the fact's own word is said: a number alone may be somebody else's."""
    line = clean(text, 2 * NAME_LIMIT + POSITION_LIMIT)
    for fact, pattern in _LINES.items():
        if found := pattern.fullmatch(line):
            said = Said(fact, found[2].strip())
            return said if found[1] or _speaks_of_it(said) else None
    return None


def _speaks_of_it(said: Said) -> bool:
    """Without a colon «телефон не отвечает» is a note."""
    match said.fact:
        case Fact.PHONE:
            return is_phone(said.value)
        case Fact.INN:
            return any(letter.isdigit() for letter in said.value)
        case Fact.PERSON:
            return ";" in said.value
    return True


@dataclass(frozen=True, slots=True)
class Introduced:
    """«ФИО; должность; +7…»: the position and the number may be missing, the number may stand anywhere behind."""

    full_name: str
    position: str
    phone: str | None


def read_person(text: str) -> Introduced | None:
    name, *fields = [clean(field, NAME_LIMIT) for field in re.split(r"[;,]", text)]
    if not has_letters(name):
        return None
    phone = next((phone_in(field) for field in fields if is_phone(field)), None)
    told = [field for field in fields if field and not is_phone(field)]
    return Introduced(tidy_person(name), told[0][:POSITION_LIMIT] if told else "", phone)
