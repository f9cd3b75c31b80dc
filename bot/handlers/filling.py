"""Filling the questionnaire: one question at a time, or several answers in one message."""

from __future__ import annotations

from bot.handlers.turn import Routes


def routes() -> Routes:
    return Routes()
