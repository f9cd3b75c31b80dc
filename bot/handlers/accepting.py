"""A typed «да» or «нет» to what was offered."""

from __future__ import annotations

from bot.domain.ledger_words import is_slip
from bot.domain.name_index import relayout
from bot.domain.option_names import folded

YES = frozenset(
    (
        *("да", "ага", "добавить", "записать", "запиши", "записывай", "принять", "прими", "принимаю", "сохранить"),
        *("загрузить", "подтверждаю", "верно", "давай", "ок", "окей"),
        *("yes", "yep", "add", "write", "write down", "accept", "save", "ok", "okay"),
    )
)
NO = frozenset(
    (
        *("нет", "не", "отмена", "отменить", "не надо", "не нужно", "не записывать", "не записывай", "не принимать"),
        *("no", "nope", "cancel", "discard"),
    )
)


def accepts(text: str) -> bool | None:
    """A slip of the finger is forgiven in longer words: «приянть». None: it is neither."""
    exact = accepts_exactly(text)
    if exact is not None:
        return exact
    word = folded(text)
    is_yes, is_no = (any(is_slip(word, each) for each in words) for words in (YES, NO))
    return is_yes if is_yes != is_no else None


def accepts_exactly(text: str) -> bool | None:
    """By a word that says nothing else, typed with the other keyboard too: `lf`."""
    for word in (folded(text), folded(relayout(text) or text)):
        if word in YES or word in NO:
            return word in YES
    return None
