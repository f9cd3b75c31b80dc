"""Whole numbers that are said in words, put into digits: «двадцать пять тысяч» is «25 тысяч»."""

from __future__ import annotations

import re

_RUSSIAN = (
    "один одна одну,два две двух,три трех,четыре четырех,пять пяти,шесть шести,семь семи,восемь восьми,девять девяти"
    ",десять десяти,одиннадцать одиннадцати,двенадцать двенадцати,тринадцать тринадцати,четырнадцать четырнадцати"
    ",пятнадцать пятнадцати,шестнадцать шестнадцати,семнадцать семнадцати,восемнадцать восемнадцати"
    ",девятнадцать девятнадцати"
)
_ENGLISH = (
    *(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]),
    *(["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]),
)
_TENS = (
    "двадцать двадцати twenty,тридцать тридцати thirty,сорок сорока forty,пятьдесят пятдесят пятидесяти fifty"
    ",шестьдесят шестдесят шесдесят шестидесяти sixty,семьдесят семдесят семидесяти seventy"
    ",восемьдесят восемдесят восьмидесяти eighty,девяносто девяноста ninety"
)
_HUNDREDS = "сто ста,двести двухсот,триста трехсот,четыреста,пятьсот,шестьсот,семьсот,восемьсот,девятьсот"


def _numbered(lists: list[str], first: int, step: int) -> dict[str, int]:
    return {word: first + at * step for at, words in enumerate(lists) for word in words.split()}


WORDS: dict[str, int] = {
    **_numbered(_RUSSIAN.split(","), 1, 1),
    **_numbered(list(_ENGLISH), 1, 1),
    **_numbered(_TENS.split(","), 20, 10),
    **_numbered(_HUNDREDS.split(","), 100, 100),
}
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_HALF = re.compile(r"\b([0-9]+) (?:с половиной|and a half)\b")
_RUN = re.compile(rf"(?<![\w-])(?:(?:{_WORD}|hundred)(?: (?:and )?|(?<=ty)-(?=[a-z])))*(?:{_WORD}|hundred)(?![\w-])")


def in_digits(line: str) -> str:
    """The line, small letters, with its numbers in digits; what is no number, «два двести», stays as it is."""
    return _HALF.sub(r"\1.5", _RUN.sub(_digits, line))


def _digits(run: re.Match[str]) -> str:
    total, least = 0, 1000
    for word in re.split(r"[ -]", run[0]):
        if word == "and":
            continue
        if word == "hundred":
            if not 0 < total < 10:
                return run[0]
            total, least = total * 100, 100
            continue
        number = WORDS[word]
        size = 100 if number >= 100 else 10 if number >= 20 else 1
        if size >= least or (number in range(10, 20) and least <= 10):
            return run[0]
        total, least = total + number, size
    return str(total)
