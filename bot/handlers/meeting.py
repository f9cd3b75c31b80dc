"""A booked meeting: its card, moving and cancelling it, what became of it."""

from __future__ import annotations

from bot.handlers.turn import Routes


def routes() -> Routes:
    return Routes()
