"""What reads bytes and words of strangers: found in the source, so that a new parser is fuzzed by itself."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

import bot.domain
from bot.delivery.inbox import chat_key, is_talk
from bot.delivery.webhook import _update
from bot.domain.funnel import Kind
from bot.domain.people import Role
from bot.domain.vcard import cards_in
from bot.files.contacts_reading import contacts_in
from bot.files.csv_table import csv_rows
from bot.files.dropped_file import read_dropped
from bot.files.dropped_reading import dropped_in
from bot.files.html_table import html_rows
from bot.files.tables import OLE
from bot.files.unreadable import Unreadable

NOW = datetime.fromisoformat("2026-11-23T10:00:00+03:00")
GIVEN: dict[Any, Any] = {
    datetime: NOW,
    date: NOW.date(),
    ZoneInfo: ZoneInfo("Europe/Moscow"),
    Kind: Kind.CALL,
    Role: Role.HUNTER,
    bool: True,
    int: 7,
    str: "Ромашка",
}
LONGEST = 4096
"""Characters of a message."""

Target = Callable[[bytes], object]


def parsers() -> dict[str, Callable[[str], object]]:
    """Every public function of the domain that makes something of a text alone, or of a text and the time."""
    return {name: reader for module in _modules() for name, reader in _of(module)}


def _modules() -> Iterator[Any]:
    for each in pkgutil.iter_modules(bot.domain.__path__, "bot.domain."):
        yield importlib.import_module(each.name)


def _of(module: Any) -> Iterator[tuple[str, Callable[[str], object]]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("_") or function.__module__ != module.__name__:
            continue
        hints = get_type_hints(function)
        parameters = list(inspect.signature(function).parameters.values())
        needed = [each for each in parameters[1:] if each.default is inspect.Parameter.empty]
        if not parameters or hints.get(parameters[0].name) is not str or parameters[0].name not in TYPED:
            continue
        if all(hints[each.name] in GIVEN for each in needed):
            values = {each.name: GIVEN[hints[each.name]] for each in needed}
            yield f"{module.__name__}.{name}", _reading(function, values)


NOT_TYPED = {
    "bot.domain.ledger_parts.loads": "what we wrote ourselves",
    "bot.domain.timetable_words.time_named": "what a pattern took for a time",
}
TYPED = ("text", "line", "typed", "name", "field", "said", "word", "argument", "rest", "why")
"""How the domain calls what a person wrote."""


def _reading(function: Callable[..., object], values: dict[str, Any]) -> Callable[[str], object]:
    told = re.findall(r"\b[A-Z]\w+", (function.__doc__ or "").partition("Raises")[2])

    def read(text: str) -> object:
        try:
            return function(text, **values)
        except Exception as error:
            if type(error).__name__ in told:
                return None
            raise

    return read


PARSERS = sorted((name, reader) for name, reader in parsers().items() if name not in NOT_TYPED)


def line(data: bytes) -> object:
    """Two bytes choose a parser, the rest is what was typed."""
    _, reader = PARSERS[int.from_bytes(data[:2], "big") % len(PARSERS)]
    return reader(data[2:].decode(errors="replace")[:LONGEST])


def update(data: bytes) -> object:
    """What the webhook makes of a body."""
    found = _update(data)
    if found is None:
        return None
    is_talk(found)
    return chat_key(found), json.dumps(found)


def _file(read: Callable[[bytes], object]) -> Target:
    def reading(data: bytes) -> object:
        try:
            return read(data)
        except Unreadable:
            return None

    return reading


def _dropped(data: bytes) -> object:
    """A workbook in a process of its own, as always: what reads it panics now and then, and the panic ends there."""
    return (read_dropped if data.startswith((b"PK", OLE)) else dropped_in)(data)


FILES: tuple[Target, ...] = (
    _file(contacts_in),
    _file(_dropped),
    _file(lambda data: csv_rows(data, 1000, 60)),
    _file(lambda data: list(html_rows(data, 1000, 60))),
    _file(lambda data: cards_in(data.decode("utf-8", "replace"))),
)


def file(data: bytes) -> object:
    """One byte chooses a reader, the rest is the file."""
    return FILES[data[0] % len(FILES)](data[1:]) if data else None


TARGETS: dict[str, Target] = {"line": line, "update": update, "file": file}
