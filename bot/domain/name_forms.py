"""The forms a Russian name takes in its cases: by its ending, without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_VOWELS = "аеиоуыэюя"
_HUSHING = "жшчщц"
_POSSESSIVE = re.compile(r"(.*(?:ов|ев|ин|ын))(а?)")
_ADJECTIVE = re.compile(r"(.{2,})(?:ый|ий|ой|ая|яя)")
_MASCULINE = ("", "а", "у", "ым", "ом", "е")
_FEMININE = ("а", "ой", "ою", "у", "е", "ы")
_PLURAL = ("ы", "ых", "ым", "ыми")
_OF_ADJECTIVE = (
    *("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ая", "яя", "ей", "ую", "юю", "ою", "ею", "ые", "ие", "ых", "их", "ыми", "ими"),
)
_CASES = (
    ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею")),
    ("я", ("я", "и", "е", "ю", "ей", "ею")),
    ("й", ("й", "я", "ю", "ем", "е", "и")),
    ("ь", ("ь", "я", "ю", "ем", "е", "и", "ью")),
    ("ко", ("ко", "ки", "ке", "ку", "кой")),
)
_FLEETING = {"лев": "льв"}
"""Stems that no rule gives."""


def folded(word: str) -> str:
    """As forms are compared: small letters, е for ё."""
    return word.lower().replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=4096)
def forms_of(name: str, *, loosely: bool = True) -> frozenset[str]:
    """Every case of one word of a name, folded. `loosely`: a surname of both sexes, as it may be written by a slip."""
    word = folded(name)
    if "-" in word:
        parts = [sorted(forms_of(part, loosely=loosely)) for part in word.split("-") if part]
        return frozenset("-".join(each) for each in product(*parts)) | {word}
    if not re.fullmatch("[а-я]+", word):
        return frozenset((word, f"{word}'s"))
    return frozenset((word, *_forms(word, loosely=loosely)))


def _forms(word: str, *, loosely: bool) -> set[str]:
    found = _declined(word)
    if (surname := _POSSESSIVE.fullmatch(word)) and len(surname[1]) > 2:
        stem, is_hers = surname[1], bool(surname[2])
        endings = (*_MASCULINE, *_FEMININE, *_PLURAL) if loosely else _FEMININE if is_hers else (*_MASCULINE, *_PLURAL)
        found = {*_with(stem, endings), *(_declined(word) if stem in _FLEETING else ())}
    if adjective := _ADJECTIVE.fullmatch(word):
        found |= _with(adjective[1], _OF_ADJECTIVE)
    return found


def _with(stem: str, endings: tuple[str, ...]) -> set[str]:
    return {stem + ending for ending in endings}


def _declined(word: str) -> set[str]:
    """As a noun of this ending is declined; what ends in another vowel, and «Черных», is not."""
    for ending, cases in _CASES:
        if word.endswith(ending):
            return _with(word.removesuffix(ending), cases)
    if word[-1] in _VOWELS or word.endswith(("ых", "их")):
        return {word}
    endings = ("а", "у", "ом", "е", *(("ем",) if word[-1] in _HUSHING else ()))
    return {word, *(each for stem in (word, *_without_vowel(word)) for each in _with(stem, endings))}


def _without_vowel(word: str) -> set[str]:
    """Павел, Павла; Кравец, Кравца; Лев, Льва."""
    if word in _FLEETING:
        return {_FLEETING[word]}
    if len(word) < 4 or word[-2] not in "ео" or word[-3] in _VOWELS:
        return set()
    short = word[:-2] + word[-1]
    return {short, word[:-2] + "ь" + word[-1]} if word[-3] == "л" else {short}
