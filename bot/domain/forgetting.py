"""Personal data erased on request: who takes the clients over, what a name becomes, what confirms it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.leaving import heads_of
from bot.domain.people import Member
from bot.domain.persons import same_person


def heir(whom: Member, team: Sequence[Member], load: Mapping[int, int]) -> Member | None:
    """The head who gets his clients: one who reads the bot, with the fewest; nobody: he is the only head."""
    others = [one for one in heads_of(team) if one.id != whom.id]
    return min(others, key=lambda one: (one.unreachable_since is not None, load.get(one.id, 0), one.id), default=None)


def is_phrase(text: str, phrase: str) -> bool:
    """«Удалить мои данные.»: the words, however they are written."""
    return _folded(text) == _folded(phrase)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").strip(" .!»«\"'").split())


def without_name(data: Any, name: str, alias: str) -> Any:
    """Plain data, e.g. the answers of a form, in which nobody bears this name any more."""
    if isinstance(data, str):
        return alias if same_person(data, name) else data.replace(name, alias)
    if isinstance(data, list):
        return [without_name(each, name, alias) for each in data]
    if isinstance(data, dict):
        return {key: without_name(value, name, alias) for key, value in data.items()}
    return data
