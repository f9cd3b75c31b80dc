"""Text broken into lines of a width; what a text's width is, the font says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
_VOWELS = frozenset("аеёиоуыэюяaeiouy")
_NOT_FIRST = frozenset("ьъй")
_TYPED = re.compile(r"[0-9@/\\_]|[.:]\w")
"""An address, a number: no hyphen may be added to it."""


def wrapped(text: str, width: float, measure: Measure) -> list[str]:
    """The text's lines, at least one: broken between words, and within one that is wider than a line."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, width, measure)]


def _lines(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while measure(line) > width and len(line) > 1:
            cut = _cut(line, width, measure)
            hyphen = "-" if _goes_on(word, line, cut) and measure(f"{line[:cut]}-") <= width else ""
            yield line[:cut] + hyphen
            line = line[cut:]
    yield line


def _cut(word: str, width: float, measure: Measure) -> int:
    """Where to break a word that does not fit: behind a hyphen, between syllables, else where the line is full."""
    most = _fitting(word, width, measure)
    if hyphen := word.rfind("-", 1, most) + 1:
        return hyphen
    if _TYPED.search(word):
        return most
    with_hyphen = _fitting(word, width - measure("-"), measure)
    syllables = (at for at in range(with_hyphen, max(2, with_hyphen // 2) - 1, -1) if _parts_syllables(word, at))
    return next(syllables, most)


def _fitting(word: str, width: float, measure: Measure) -> int:
    """How many letters go into a line; at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= width else (low, middle - 1)
    return low


def _parts_syllables(word: str, at: int) -> bool:
    """A vowel before it, and behind it a consonant with its vowel: «хол|динг», «строй|монтаж»."""
    before, after = word[:at].lower(), word[at:].lower()
    return (
        len(before) > 1
        and len(after) > 1
        and (before + after[:2]).isalpha()
        and not _VOWELS.isdisjoint(before)
        and after[0] not in _VOWELS | _NOT_FIRST
        and after[1] in _VOWELS
    )


def _goes_on(word: str, left: str, cut: int) -> bool:
    """Letters on both sides of the break, which a hyphen joins; what was typed for a machine stays as it is."""
    return not _TYPED.search(word) and left[:cut].isalpha() and left[cut : cut + 2].isalpha()


def shortened(text: str, width: float, measure: Measure) -> str:
    """The text in one line of this width, an ellipsis for what does not go into it."""
    if measure(text) <= width:
        return text
    kept = _fitting(text, width - measure("…"), measure)
    return text[:kept].rstrip(" ,.;:-–—") + "…"
