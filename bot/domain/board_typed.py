"""What is typed behind `/board`: a block, whose, in which order: `3`, `переговоры Иван`, `2 по сроку`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.board import Column, Order
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT

_COLUMNS = {
    Column.CLOSING: r"(?:блок |block )?3|закрытие|closing",
    Column.TALKS: r"(?:блок |block )?2|переговоры|talks",
    Column.COLD: r"(?:блок |block )?1|холодная(?: работа)?|cold(?: work)?",
    Column.POSTPONED: r"отложен\w*|postponed",
    Column.LOST: r"проигран\w*|проигрыш\w*|потерян\w*|отказ\w*|lost",
}
_ORDERS = {
    Order.AMOUNT: r"по (?:суммам?|сумме|деньгам)|by (?:sum|amount)",
    Order.AGE: r"по (?:сроку|срокам|возрасту|давности)|by age",
}

Word = TypeVar("Word", Column, Order)


@dataclass(frozen=True, slots=True)
class Line:
    column: Column | None = None
    order: Order | None = None
    who: str = ""


def read_line(text: str) -> Line:
    """What is neither a block nor an order is a name."""
    rest = clean(text.replace(";", " "), NAME_LIMIT)
    column, rest = _taken(_COLUMNS, rest)
    order, rest = _taken(_ORDERS, rest)
    # Of cold work and of who is away nobody knows a sum.
    fits = column in (Column.CLOSING, Column.TALKS)
    return Line(column, order if fits else None, rest)


def _taken(words: dict[Word, str], text: str) -> tuple[Word | None, str]:
    for word, pattern in words.items():
        if found := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
            return word, " ".join((text[: found.start()] + text[found.end() :]).split())
    return None, text
