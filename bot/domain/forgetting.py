"""Personal data erased on request: who takes the clients over, what a name becomes, what confirms it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.domain.leaving import InHand, takers
from bot.domain.people import Member
from bot.domain.persons import same_person
from bot.domain.traces import Traces, mapped, mentions, without_in


def heir(whom: Member, team: Sequence[Member], has: InHand, load: Mapping[int, int]) -> Member | None:
    """Who gets his clients, as when he is let go: who does the same work and has fewest of them; of those who read the
    bot, if anybody does. Nobody: there is nobody else."""
    reading = [one for one in team if one.unreachable_since is None]
    found = takers(whom, reading, has, load) or takers(whom, team, has, load)
    return found[0] if found else None


def is_phrase(text: str, phrase: str) -> bool:
    """«Удалить мои данные.»: the words, however they are written."""
    return _folded(text) == _folded(phrase)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").strip(" .!»«\"'").split())


def named_otherwise(data: Any, person_id: int, name: str, alias: str) -> Any:
    """An answer of a form in which he is told as a person, by his id or his whole name, tells him by the alias."""
    if isinstance(data, str):
        return alias if same_person(data, name) else data
    if isinstance(data, list):
        if len(data) == 4 and data[0] == person_id and isinstance(data[1], str):
            return [person_id, alias, *data[2:]]
        return [named_otherwise(each, person_id, name, alias) for each in data]
    if isinstance(data, dict):
        return {key: named_otherwise(value, person_id, name, alias) for key, value in data.items()}
    return data


def rows_without(content: Mapping[str, Any], traces: Traces, mark: str) -> dict[str, Any]:
    """Contacts of a file that waits to be taken in (bot/domain/contacts.py), as plain JSON: he is not among them."""
    return {
        "contacts": [_contact_without(each, traces) for each in content["contacts"]],
        "refusals": without_in(content["refusals"], traces, mark),
    }


def _contact_without(plain: Sequence[Any], traces: Traces) -> list[Any]:
    line, name, inn, phone, segment, manager, people = plain
    others = [each for each in people if not mentions([each[0], each[2]], traces)]
    there = _emptied(traces)
    return [line, name, inn, None if phone and mentions(phone, traces) else phone, segment, there(manager), others]


def import_without(content: Mapping[str, Any], traces: Traces, mark: str) -> dict[str, Any]:
    """What is known of a file as a whole; of forwarded contacts the cells in which he stands are empty."""
    return {
        **without_in(dict(content), traces, mark),
        "gathered": mapped(content["gathered"], _emptied(traces)),
    }


def _emptied(traces: Traces) -> Callable[[str], str]:
    return lambda cell: "" if mentions(cell, traces) else cell
