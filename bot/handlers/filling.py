"""Filling the questionnaire: one question at a time, or several answers in one message."""

from __future__ import annotations

from bot.delivery.outbox import Reply
from bot.domain.record import Record
from bot.handlers.turn import Routes, Turn


def routes() -> Routes:
    return Routes()


def begin_after_meeting(turn: Turn, made: Record) -> list[Reply]:  # noqa: ARG001 - being built
    """The questionnaire of a meeting that has just been recorded."""
    return []


def open_for_record(turn: Turn, record_id: int) -> list[Reply]:  # noqa: ARG001 - being built
    """The first question that a held meeting's form still lacks."""
    return []
