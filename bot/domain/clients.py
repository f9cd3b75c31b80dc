"""Clients and their decision makers (method.md §2: an organisation has at most five)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.people import Role

MOST_DECISION_MAKERS = 5


class Standing(StrEnum):
    """Where a decision maker stands among his organisation's five."""

    ACTIVE = "active"
    REPLACED = "replaced"
    """Was one of the five; what was counted for him stays counted."""
    EXTRA = "extra"
    """A sixth, until somebody says whom he replaces."""


@dataclass(frozen=True, slots=True)
class Client:
    id: int
    name: str
    owner_id: int
    """The member who works with this client."""
    segment_id: int | None = None
    inn: str | None = None
    phone: str | None = None
    """As it is dialled, `+74951234567`."""
    postponed_until: date | None = None
    """He asked to be called later: then he comes back to the lists."""


def has_returned(client: Client, day: date) -> bool:
    """The day has come until which he asked to be left alone."""
    return client.postponed_until is not None and client.postponed_until <= day


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    id: int
    client_id: int
    full_name: str
    position: str | None
    standing: Standing
    role: str | None = None
    """His part in the decision, an option's key of the questionnaire."""
    phone: str | None = None


def is_existing(existing_since: date | None, owner: Role) -> bool:
    """Whether a client buys already: somebody said since when, or a farmer looks after him."""
    return existing_since is not None or owner is Role.FARMER


@dataclass(frozen=True, slots=True)
class Gone:
    """A client went over to another member."""

    day: date
    """The first day on which he is not his any more."""
    from_id: int


def owner_on(day: date, owner_id: int, gone: Iterable[Gone]) -> int:
    """Who worked with a client at the end of this day: from whom he went over next, the oldest first, else who does."""
    return next((each.from_id for each in gone if each.day > day), owner_id)


def was_existing(existing_since: date | None, owner_then: Role, day: date) -> bool:
    """Whether he bought already at the end of this day: since when he does by then, or whose he was and as what that
    one worked. What came later is nothing to it."""
    return is_existing(existing_since if existing_since is not None and existing_since <= day else None, owner_then)


def standing_of_newcomer(active: int) -> Standing:
    """A new decision maker's standing in an organisation that has `active` of them already."""
    return Standing.ACTIVE if active < MOST_DECISION_MAKERS else Standing.EXTRA
