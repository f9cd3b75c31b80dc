"""Which client of the team a buyer of a sales ledger is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.contacts_check import Known, name_key


class Match(StrEnum):
    FOUND = "found"
    OTHERS = "others"
    """A colleague works with him: his sales are not this person's to bring in."""
    UNKNOWN = "unknown"
    """Nobody, or several who may be meant: the person says who it is."""


@dataclass(frozen=True, slots=True)
class Matched:
    match: Match
    client: Known | None = None


def match(name: str, inn: str | None, known: Sequence[Known], *, owner_id: int | None) -> Matched:
    """By ИНН, else by name, legal form, case and quotes aside. Two ИНН are two firms, whatever they are called.

    `owner_id`: whose clients alone may be meant; None: anybody's. Of several of one ИНН or name it is the one who has
    both, or who is one's own; else nobody knows.
    """
    # One who is found by both stands in the list twice.
    met = {each.client_id: each for each in known}.values()
    by_inn = [each for each in met if inn and each.inn == inn]
    key = name_key(name)
    named = [each for each in met if name_key(each.name) == key]
    if by_inn:
        both = [each for each in by_inn if each in named]
        return _one_of(both or by_inn, owner_id)
    return _one_of([each for each in named if not (inn and each.inn)], owner_id)


def _one_of(found: Sequence[Known], owner_id: int | None) -> Matched:
    own = [each for each in found if owner_id in (None, each.owner_id)]
    if len(own) == 1:
        return Matched(Match.FOUND, own[0])
    if found and not own:
        return Matched(Match.OTHERS, found[0])
    return Matched(Match.UNKNOWN)
