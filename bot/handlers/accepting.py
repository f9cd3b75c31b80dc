"""A typed «да» or «нет» to what was offered."""

from __future__ import annotations

YES = frozenset({*("да", "добавить", "записать", "запиши", "ок"), *("yes", "add", "write", "write down", "ok")})
NO = frozenset({*("нет", "отмена", "отменить", "не надо"), *("no", "cancel", "discard")})


def accepts(text: str) -> bool | None:
    """None: it is neither."""
    word = text.strip().lower().rstrip(".!")
    return True if word in YES else False if word in NO else None
