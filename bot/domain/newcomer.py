"""A trainee's first week: what is behind and what is next, told by facts where facts tell it (method.md §1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MANY_CALLS = 10


class Item(StrEnum):
    """In the order in which they are gone through."""

    ZONE = "zone"
    """The first questions are answered: name, time zone."""
    WORKSHEET = "worksheet"
    """He opened the team's worksheet, where there is one."""
    FIRST_CALL = "first_call"
    ROLE_PLAY = "role_play"
    """A call was played through with a colleague: the head's word."""
    TEN_CALLS = "ten_calls"
    TRAINING = "training"
    """He was at the team's training: the head's word."""
    FIRST_MEETING = "first_meeting"
    """The first one he booked."""


BY_HEAD = (Item.ROLE_PLAY, Item.TRAINING)
"""No fact tells of these."""


@dataclass(frozen=True, slots=True)
class Facts:
    joined: bool
    worksheet: bool
    """The team has one."""
    calls: int
    meetings: int
    ticked: frozenset[str] = frozenset()
    """What was said of it: by the head, or by himself when he opened the worksheet."""


@dataclass(frozen=True, slots=True)
class Path:
    done: tuple[Item, ...]
    ahead: tuple[Item, ...]
    calls: int = 0

    @property
    def count(self) -> int:
        return len(self.done) + len(self.ahead)

    @property
    def is_complete(self) -> bool:
        return not self.ahead


def path_of(facts: Facts) -> Path:
    """What is behind and what is ahead; where the team has no worksheet, none is to be read."""
    items = [each for each in Item if each is not Item.WORKSHEET or facts.worksheet]
    done = tuple(each for each in items if _is_done(each, facts))
    return Path(done, tuple(each for each in items if each not in done), facts.calls)


def _is_done(item: Item, facts: Facts) -> bool:
    match item:
        case Item.ZONE:
            return facts.joined
        case Item.FIRST_CALL:
            return facts.calls > 0
        case Item.TEN_CALLS:
            return facts.calls >= MANY_CALLS
        case Item.FIRST_MEETING:
            return facts.meetings > 0
        case _:
            return item in facts.ticked
