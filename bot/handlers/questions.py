"""`/questions`: the head edits the form that his team fills."""

from __future__ import annotations

from bot.handlers.turn import Routes


def routes() -> Routes:
    return Routes()
