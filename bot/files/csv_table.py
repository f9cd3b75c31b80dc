"""A csv file as Excel, 1С and others write it: whichever mark parts the cells, in UTF-8, UTF-16 or cp1251."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bot.files.table_process import trimmed
from bot.files.unreadable import Fault, Unreadable

_HEAD = 200_000
"""Characters that are looked at for what parts the cells."""
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Russian in cp866, or in KOI8-R, that is taken for cp1251 has letters that Russian lacks, or capitals the wrong way.
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№«»–—…°§©®™„“”‘’•·±€\xa0\xad")
_INSIDE_OUT = re.compile(r"\b[а-яё][А-ЯЁ]{2,}\b")
_CAPITALISED = re.compile(r"\b[А-ЯЁ][а-яё]{2,}\b")


SAMPLE = 30
"""Rows by which it is told what parts the cells: above the headings there may stand a title."""


def csv_rows(content: bytes, most_rows: int, most_columns: int) -> list[list[str]]:
    """Raises Unreadable."""
    rows = list(csv_stream(content, most_rows, most_columns))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def csv_stream(content: bytes, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    """Row by row, blank ones too. Raises Unreadable."""
    text = _decoded(content)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        for number, cells in enumerate(reader, start=1):
            row = trimmed([cell.replace("\r\n", "\n").strip() for cell in cells])
            if len(row) > most_columns:
                raise Unreadable(Fault.TOO_MANY_COLUMNS)
            if number > most_rows and row:
                raise Unreadable(Fault.TOO_MANY_ROWS)
            yield row
    except csv.Error:
        raise Unreadable(Fault.BROKEN) from None


def _decoded(content: bytes) -> str:
    """UTF-8, with or without a mark, UTF-16 with one, or the cp1251 of Russian Excel."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        if is_wide:
            raise Unreadable(Fault.ENCODING) from None
        text = _as_cp1251(content)
    if _BINARY.search(text):
        raise Unreadable(Fault.NOT_A_TABLE)
    return text


def _as_cp1251(content: bytes) -> str:
    text = content.decode("cp1251", errors="replace")
    if _BINARY.search(text):
        raise Unreadable(Fault.NOT_A_TABLE)
    letters = [letter for letter in text if not letter.isascii()]
    strange = sum(letter not in _RUSSIAN for letter in letters)
    if strange * 10 > len(letters) or len(_INSIDE_OUT.findall(text)) > len(_CAPITALISED.findall(text)):
        raise Unreadable(Fault.ENCODING)
    return text


def _delimiter(text: str) -> str:
    """Of `;`, `,` and a tab the one that parts most of the first lines alike; in quotation marks it parts nothing."""
    unquoted = io.StringIO(re.sub(r'"[^"]*"', "", text[:_HEAD]))
    lines = list(islice((line for line in unquoted if line.strip()), SAMPLE))
    return max(";,\t", key=lambda mark: _alike([line.count(mark) for line in lines]))


def _alike(counts: list[int]) -> tuple[int, int]:
    """How many lines are parted into equally many cells, and how many marks that are."""
    return max(((times, count) for count, times in Counter(counts).items() if count), default=(0, 0))
