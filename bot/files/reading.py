"""How a file that a person sent is read: by the kind that the handler named who wanted to have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def _questions_xlsx(content: bytes) -> Any:
    from bot.files.questions_file import read_questions  # noqa: PLC0415 - only when a file is read

    return read_questions(content)


def _contacts(content: bytes) -> Any:
    from bot.files.contacts_file import read_contacts  # noqa: PLC0415 - only when a file is read

    return read_contacts(content)


def _dropped(content: bytes) -> Any:
    from bot.files.dropped_file import read_dropped  # noqa: PLC0415 - only when a file is read

    return read_dropped(content)


READERS: dict[str, Callable[[bytes], Any]] = {
    "questions_xlsx": _questions_xlsx,
    "contacts": _contacts,
    "dropped": _dropped,
}
LIMITS: dict[str, int] = {"questions_xlsx": 2_000_000, "contacts": 5_000_000, "dropped": 20_000_000}
"""The largest file of each kind, in bytes: a larger one is not even fetched."""


def read(kind: str, content: bytes) -> Any:
    """A plain value. Raises KeyError for a kind that there is not, and what the reader raises: see unreadable.py."""
    return READERS[kind](content)
