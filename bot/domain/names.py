"""Clients' names: the form in which they are searched, and which of them mean the same firm."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

T = TypeVar("T")

_LEGAL_FORMS = (
    *("ооо", "оао", "зао", "пао", "нао", "ао", "ип", "чп", "тоо", "нко", "ано", "кфх", "фгуп", "муп", "гуп"),
    *("фгбу", "гбу", "мбу", "гк", "тд", "ooo", "oao", "zao"),
    *("llc", "llp", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "plc", "gmbh"),
    r"(?:общество|товарищество) с ограниченной ответственностью",
    r"(?:(?:открытое|закрытое|публичное|непубличное) )?акционерное общество",
    r"(?:федеральное )?(?:государственное|муниципальное) унитарное предприятие",
    r"(?:автономная )?некоммерческая организация",
    *("индивидуальный предприниматель", "крестьянское фермерское хозяйство", "группа компаний", "торговый дом"),
)
_LEGAL_FORM = re.compile(rf"\b(?:{'|'.join(_LEGAL_FORMS)})\b")


def normalise(name: str) -> str:
    """The search form: «ООО "Ёлка-Сервис"» -> «елка сервис».

    Lower case, е for ё, words parted by one space, no legal form anywhere. Empty only for a blank name: a firm called
    «ООО» keeps it, and so does one called «!!!». Normalising twice changes nothing.
    """
    folded = _fold(name.replace("№", " "))
    words = _spaced("".join(c if c.isalnum() else " " for c in folded)) or _spaced(name)
    # Once more after each change: what stood around a dropped form may be one itself.
    while (shorter := _spaced(_LEGAL_FORM.sub(" ", words))) not in {"", words}:
        words = shorter
    return words


def _fold(text: str) -> str:
    """One spelling for look-alikes: composed, lower case, without accents that are not letters of their own."""
    for _ in range(2):  # folding case may undo the composition, composing may bring back a capital
        text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).replace("ё", "е")
    return "".join(c for c in text if c.isspace() or (c.isprintable() and not unicodedata.category(c).startswith("M")))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def letter_of(name: str) -> str:
    """The letter under which a client goes, as a base is parted by letters: «ИП Громов» goes under «г».

    It is the first of the search form, so that what is offered by letter, and what is moved, is read from one column.
    """
    return normalise(name)[:1]


def same_name(a: str, b: str) -> bool:
    """Written differently at most by case, quotes, ё and legal form."""
    return normalise(a) == normalise(b)


def close_name(a: str, b: str) -> bool:
    """The same name or a likely misspelling of it; «Школа 5» and «Школа 6» are two clients."""
    one, other = normalise(a), normalise(b)
    if sorted(one.split()) == sorted(other.split()):
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    one, other = one.replace(" ", ""), other.replace(" ", "")
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def may_be_slip(typed: str, name: str) -> bool:
    """A misspelling of it, or a short name with one letter too few or too many: «зря» for «Заря». Worth a question."""
    if close_name(typed, name):
        return True
    one, other = normalise(typed), normalise(name)
    if re.findall(r"\d+", one) != re.findall(r"\d+", other) or {len(one), len(other)} != {3, 4}:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def rank(query: str, candidates: Sequence[tuple[T, str]]) -> list[tuple[T, float]]:
    """Candidates with their likeness to the query, 0 to 100, best first; equals keep their order."""
    wanted = normalise(query)
    scored = [(which, _likeness(wanted, normalise(name))) for which, name in candidates]
    return sorted(scored, key=lambda pair: -pair[1])


def _likeness(wanted: str, name: str) -> float:
    """A part that is found counts, and the nearer it is to the whole name the more."""
    return 0.7 * fuzz.WRatio(wanted, name) + 0.3 * fuzz.ratio(wanted, name)
