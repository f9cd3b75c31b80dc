"""A table that somebody dropped into the chat, read in a process of its own: a ledger of sales, or clients."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.files.limited import read_apart

LARGEST = 20_000_000
"""Bytes: more Telegram does not hand to a bot."""
SECONDS = 50
MEMORY = 768 * 1024 * 1024
_PROCESS = Path(__file__).with_name("rows_process.py")


def read_dropped(content: bytes) -> dict[str, Any]:
    """As dropped_reading.py tells it. Raises Unreadable."""
    return read_apart(_PROCESS, content, "dropped", MEMORY, SECONDS, seconds=SECONDS)
