"""Whether a contact is a new client, one's own who is known already, or somebody that may not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.contacts import Contact, Refusal, Why
from bot.domain.contacts_table import cells_of
from bot.domain.names import normalise

name_key = lru_cache(maxsize=1024)(normalise)
"""A name as it is compared, kept at hand: each is looked up, compared and written within one step."""


@dataclass(frozen=True, slots=True)
class Known:
    """A client of the team who may be the one that a contact means."""

    client_id: int
    name: str
    owner_id: int
    owner_name: str
    inn: str | None
    phones: frozenset[str]
    """His own and his people's."""


def same_client(contact: Contact, known: Sequence[Known], owner_id: int) -> Known | None:
    """The client that is meant: by ИНН, else by name, else by phone; of several one's own. Two ИНН are two firms."""
    if contact.inn:
        same = [each for each in known if each.inn == contact.inn]
        if same:
            return _ones_own(same, owner_id)
    name, phones = name_key(contact.name), frozenset(contact.phones)
    named = [
        each
        for each in known
        if name_key(each.name) == name and not (contact.inn and each.inn and contact.inn != each.inn)
    ]
    dialled = [each for each in known if each.phones & phones]
    return _ones_own(named, owner_id) or _ones_own(dialled, owner_id)


def _ones_own(found: Sequence[Known], owner_id: int) -> Known | None:
    return next((each for each in found if each.owner_id == owner_id), found[0] if found else None)


def refusal_of(contact: Contact, same: Known, owner_id: int) -> Refusal | None:
    """Why a client who is known already is not told more about; None: he is one's own."""
    if same.owner_id != owner_id:
        return Refusal(contact.line, Why.OTHERS, same.owner_name, cells_of(contact))
    is_same = same.inn == contact.inn is not None or name_key(same.name) == name_key(contact.name)
    return None if is_same else Refusal(contact.line, Why.PHONE_OF, same.name, cells_of(contact))
