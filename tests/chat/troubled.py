"""A Telegram that fails now and then in every way it has: what goes wrong, by the share of calls and updates."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from tests.chat.town import Trouble

CALLS: tuple[dict[str, Any], ...] = (
    {"kind": "flood", "retry_after": 1},
    {"kind": "error", "error_code": 502, "html": True},
    {"kind": "error", "error_code": 500},
    {"kind": "cut"},
    {"kind": "slow", "delay_ms": 200},
)
"""What befalls calls, each as often as the others."""
UPDATES: tuple[dict[str, Any], ...] = ({"kind": "duplicate"}, {"kind": "lost_answer"})
"""What befalls updates; an answer can only be lost of a webhook."""


def mixed(share: float, name: str) -> Trouble:
    """This share of all calls is spoilt, and as many updates of each kind; always the same ones under one name."""
    seed = crc32(name.encode())
    calls = [{**each, "probability": share / len(CALLS), "seed": seed + at} for at, each in enumerate(CALLS)]
    updates = [{**each, "probability": share, "seed": seed - at} for at, each in enumerate(UPDATES, 1)]
    # A press is answered in the end, after some tries perhaps.
    return Trouble((*calls, *updates), spinner=10.0, patience=30.0)
