"""The team's group chat: which one it is, and what becomes of it when a head says `/start` in another place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said in a group."""

    chat_id: int
    topic_id: int | None
    """A topic of a forum; none: the general one, or no forum."""
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    id: int
    team_id: int
    chat_id: int
    topic_id: int | None
    title: str
    locale: str
    """The team's: a group has many readers."""
    is_bound: bool = True


class Binding(StrEnum):
    """What a head's `/start` in a group means."""

    NEW = "new"
    SAME = "same"
    """It is the team's already."""
    TOPIC = "topic"
    """It is, and from now on this is its topic."""
    ANOTHER = "another"
    """The team has another group: which of the two is asked."""
    FOREIGN = "foreign"
    """It is another team's."""


def binding(team_id: int, place: Place, here: Group | None, own: Group | None) -> Binding:
    """`here`: whose this chat is; `own`: the team's group."""
    if here is not None and here.team_id != team_id:
        return Binding.FOREIGN
    if own is None:
        return Binding.NEW
    if own.chat_id != place.chat_id:
        return Binding.ANOTHER
    return Binding.SAME if own.topic_id == place.topic_id else Binding.TOPIC


def summary_key(monday: date) -> str:
    """What a week's summary in a group is known by: it is posted there once."""
    return f"summary:{monday.isoformat()}"


def closing_key(what: str, client_id: int, move_id: int) -> str:
    """What news of a closing are known by: `what` of it, and the move that it follows."""
    return f"{what}:{client_id}.{move_id}"
