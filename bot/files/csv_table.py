"""A csv file as Excel and other programs write it: whichever mark parts the cells, in UTF-8 or cp1251."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from bot.files.unreadable import Fault, Unreadable

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Russian in cp866, or in KOI8-R, that is taken for cp1251 has letters that Russian lacks, or capitals the wrong way.
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№«»–—…°§©®™„“”‘’•·±€\xa0\xad")
_INSIDE_OUT = re.compile(r"\b[а-яё][А-ЯЁ]{2,}\b")
_CAPITALISED = re.compile(r"\b[А-ЯЁ][а-яё]{2,}\b")


def csv_rows(content: bytes, most_rows: int, most_columns: int) -> list[list[str]]:
    """Raises Unreadable."""
    text = _decoded(content)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            rows.append(_trimmed([cell.replace("\r\n", "\n").strip() for cell in row]))
            if len(rows[-1]) > most_columns:
                raise Unreadable(Fault.TOO_MANY_COLUMNS)
            if len(rows) > most_rows and rows[-1]:
                raise Unreadable(Fault.TOO_MANY_ROWS)
    except csv.Error:
        raise Unreadable(Fault.BROKEN) from None
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _decoded(content: bytes) -> str:
    """UTF-8, with or without a mark, or the cp1251 of Russian Excel."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(Fault.ENCODING)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
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
    """Of `;`, `,` and a tab the one that parts the first line; what stands in quotation marks parts nothing."""
    first = next((line for line in re.sub(r'"[^"]*"', "", text).splitlines() if line.strip()), "")
    counted = Counter(letter for letter in first if letter in ";,\t")
    return max(";,\t", key=lambda letter: counted[letter])
