"""Whom of the team a few letters mean: «Иван», «орлов ив», «Ивану»."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from bot.domain.people import Member

NEAR = 75
"""Percent of likeness for a misspelt or an inflected name."""


def named(people: Sequence[Member], text: str) -> list[Member]:
    """Everybody the words can mean: his whole name, else each begins one of his names, else each is like one."""
    typed = _words(text)
    if not typed:
        return []
    for fits in (_is_name, _begins, _is_like):
        found = [one for one in people if fits(typed, _words(one.name))]
        if found:
            return found
    return []


def _words(text: str) -> list[str]:
    return text.casefold().replace("ё", "е").replace(".", " ").split()


def _is_name(typed: list[str], name: list[str]) -> bool:
    return sorted(typed) == sorted(name)


def _begins(typed: list[str], name: list[str]) -> bool:
    return _each(typed, name, lambda word, one: one.startswith(word))


def _is_like(typed: list[str], name: list[str]) -> bool:
    return _each(typed, name, lambda word, one: fuzz.ratio(word, one) >= NEAR)


def _each(typed: list[str], name: list[str], fits: Callable[[str, str], bool]) -> bool:
    return all(any(fits(word, one) for one in name) for word in typed)
