"""A client as a file or a forwarded contact tells of him, before he is anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Why(StrEnum):
    """Why a row is not taken."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    BAD_INN = "bad_inn"
    BAD_PHONE = "bad_phone"
    BAD_PERSON = "bad_person"
    SAME_INN = "same_inn"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    """As a row above: `line` says which."""
    OTHERS = "others"
    """A colleague works with this client: `about` says who."""
    PHONE_OF = "phone_of"
    """The number is that of another client: `about` says which."""
    NO_MANAGER = "no_manager"
    NOT_YOURS = "not_yours"
    """Only the head brings in clients for others."""


@dataclass(frozen=True, slots=True)
class Person:
    full_name: str
    position: str = ""
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    line: int
    """The row of the file in which he stands first, as the person sees it."""
    name: str
    inn: str | None = None
    phone: str | None = None
    segment: str = ""
    manager: str = ""
    """Who is to work with him, as typed; empty: the one who brings him in."""
    people: tuple[Person, ...] = ()

    @property
    def phones(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.phone, *(person.phone for person in self.people))))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken, as it was typed, and why."""

    line: int
    why: Why
    about: str = ""
    cells: tuple[str, ...] = ()
    """In the order of the template's columns."""


@dataclass(frozen=True, slots=True)
class Contacts:
    rows: int
    """Rows that hold anything."""
    contacts: tuple[Contact, ...]
    refusals: tuple[Refusal, ...] = ()


# -- as plain JSON


def contact_to_plain(contact: Contact) -> list[Any]:
    people = [[person.full_name, person.position, person.phone] for person in contact.people]
    return [contact.line, contact.name, contact.inn, contact.phone, contact.segment, contact.manager, people]


def contact_from_plain(plain: list[Any]) -> Contact:
    line, name, inn, phone, segment, manager, people = plain
    return Contact(line, name, inn, phone, segment, manager, tuple(Person(*each) for each in people))


def refusal_to_plain(refusal: Refusal) -> list[Any]:
    return [refusal.line, refusal.why.value, refusal.about, list(refusal.cells)]


def refusal_from_plain(plain: list[Any]) -> Refusal:
    line, why, about, cells = plain
    return Refusal(line, Why(why), about, tuple(cells))
