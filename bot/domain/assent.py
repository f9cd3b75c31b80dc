"""«да», «нет», «ок»: answers, and nobody's name."""

from __future__ import annotations

from bot.domain.free_text import says_something
from bot.domain.name_index import relayout
from bot.domain.names import normalise
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


_CLIENT, _CLIENT_IN_ENGLISH = "клиент", "client"
_CANCELS = frozenset(("отмена", "отменить", "отмени", "cancel"))


def agrees(text: str) -> bool | None:
    """Whether a word that says nothing else says yes or no, typed with the other keyboard too: `lf`. None: neither."""
    for word in (folded(text), folded(relayout(text) or "")):
        if word in _YES or word in _NO:
            return word in _YES
    return None


def cancels(text: str) -> bool:
    """«Отмена»: what is open is left as it was."""
    return folded(text) in _CANCELS


def may_be_a_client(name: str) -> bool:
    """Not signs alone, and no answer to a question."""
    return says_something(name) and not _is_an_answer(name)


def safe_name(name: str) -> str:
    """A client who is called «да», «ООО "Нет"» or «отмена» is told apart from the answer: «да (клиент)»."""
    if not _is_an_answer(name) and not _is_an_answer(normalise(name)):
        return name
    return f"{name} ({_CLIENT if any('а' <= each <= 'я' for each in name.lower()) else _CLIENT_IN_ENGLISH})"


def bare_name(name: str) -> str:
    """The name without what tells it apart from an answer: that makes no two clients alike."""
    return name.removesuffix(f" ({_CLIENT})").removesuffix(f" ({_CLIENT_IN_ENGLISH})")


def _is_an_answer(name: str) -> bool:
    return agrees(name) is not None or cancels(name)
