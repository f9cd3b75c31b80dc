"""`/questions файл`: the form as a table; the changed table, sent back, is looked at first and then accepted."""

from __future__ import annotations

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.handlers.questions_base import LISTENING, is_fresh
from bot.handlers.turn import Routes, Turn
from bot.screens.screen import Screen

PROMPTS = ("q.text", "q.title", "q.option", "q.optadd", "q.new", "q.section")


def routes() -> Routes:
    return Routes(contents=dict.fromkeys((LISTENING, *PROMPTS), send_content))


def send_content(turn: Turn, message: Message) -> list[Reply]:
    """A table is a new form; of anything else it is said what to send, where something was asked."""
    if turn.conversation is not None and turn.conversation.expects == LISTENING and not is_fresh(turn):
        return []
    return [turn.say(Screen(turn.t("questions-content-bad")))]
