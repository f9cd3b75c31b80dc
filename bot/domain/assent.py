"""«да», «нет», «ок»: answers, and nobody's name."""

from __future__ import annotations

from bot.domain.free_text import says_something
from bot.domain.name_index import relayout
from bot.domain.option_names import folded

_YES = frozenset(
    (
        *("да", "ага", "угу", "ок", "окей", "да да", "да он", "да она", "да это он", "да это она", "да создать"),
        *("yes", "yep", "yeah", "ok", "okay"),
    )
)
_NO = frozenset(
    (
        *("нет", "неа", "нету", "не он", "не она", "нет не он", "нет не она", "не то", "не тот", "не та"),
        *("no", "nope", "nah"),
    )
)


def agrees(text: str) -> bool | None:
    """Whether a word that says nothing else says yes or no, typed with the other keyboard too: `lf`. None: neither."""
    for word in (folded(text), folded(relayout(text) or "")):
        if word in _YES or word in _NO:
            return word in _YES
    return None


def may_be_a_client(name: str) -> bool:
    """Not signs alone, and no answer to a question."""
    return says_something(name) and agrees(name) is None
