"""A value of the database as a cell: in the reader's words, on the team's clock."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from bot.domain.exporting import Field, Shape
from bot.screens.answers import answer_text
from bot.screens.audit import Names, told
from bot.screens.export_words import word
from bot.store.exports_all import Of
from bot.texts import Texts

Cell = str | int | Decimal | date | datetime | None
"""Numbers stay numbers; a day is a day, a moment stands without its zone: all are on the team's clock."""


class Cells:
    def __init__(self, t: Texts, of: Of) -> None:
        self._t = t
        self._zone = of.zone
        self._people = of.people
        self._names = Names(people=of.people, currency=of.currency)
        self._yes, self._no = t.plain("export-yes"), t.plain("export-no")
        self._words: dict[tuple[str, str], str] = {}
        """Said once: a million rows have some dozens of different ones."""

    def row(self, fields: tuple[Field, ...], values: tuple[Any, ...]) -> list[Cell]:
        return [self.cell(field, value) for field, value in zip(fields, values, strict=True)]

    def cell(self, field: Field, value: Any) -> Cell:
        if value is None:
            return None
        match field.shape:
            case Shape.PERSON:
                return self._people.get(value, str(value))
            case Shape.WORD:
                return self._word(field.family, str(value))
            case Shape.ANSWER:
                return answer_text(self._t, *value)
            case Shape.CHANGE:
                return told(self._t, value, self._names)
            case _:
                return self._plain(value)

    def _word(self, family: str, value: str) -> str:
        key = (family, value)
        if key not in self._words:
            self._words[key] = word(self._t, family, value)
        return self._words[key]

    def _plain(self, value: Any) -> Cell:
        match value:
            case bool():
                return self._yes if value else self._no
            case datetime():
                return value.astimezone(self._zone).replace(tzinfo=None, microsecond=0)
            case date() | int() | Decimal():
                return value
            case time():
                return f"{value:%H:%M}"
            case str():
                return str(value)
            case _:
                # What is kept as data: empty is nothing.
                return json.dumps(value, ensure_ascii=False) if value else None
