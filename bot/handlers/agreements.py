"""`/agreements`: what was promised, and whether it was kept."""

from __future__ import annotations

from bot.handlers.turn import Routes


def routes() -> Routes:
    return Routes()
