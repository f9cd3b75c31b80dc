"""A «да» typed before what it would accept was shown accepts nothing: a file is still read, or looked at."""

from __future__ import annotations

from bot.delivery.outbox import Priority, Reply
from bot.handlers import import_steps, ledger_steps
from bot.handlers.accepting import accepts, accepts_exactly
from bot.handlers.open_card import is_free
from bot.handlers.tables_sent import DROPPED
from bot.handlers.turn import Routes, Turn
from bot.screens.screen import Screen
from bot.store import unseen

LOOKING = (DROPPED, import_steps.SENT, import_steps.CHECK, ledger_steps.CHECK)
"""The errands that end in something to be accepted."""
OWN = (*ledger_steps.OWN, *import_steps.OWN)


def routes() -> Routes:
    return Routes(phrases=(type_early,))


def type_early(turn: Turn, text: str) -> list[Reply]:
    """While nothing else is asked. Looking and showing go on: there will be a question to answer."""
    if accepts_exactly(text) is None or turn.forwarded or not is_free(turn, OWN):
        return []
    return still(turn) if _is_looked_at(turn) else []


def accepted_unseen(turn: Turn, text: str, hint: str) -> list[Reply]:
    """In place of accepting; nothing: what was offered stands in the chat, and he may have seen it.

    `hint`: what is said to a «да» that was typed before the offer was made, and came after it.
    """
    if accepts(text) is not True:
        return []
    chat = turn.member.telegram_id
    if _is_looked_at(turn) or unseen.is_unsent(turn.connection, chat, Priority.ANSWER):
        return still(turn)
    # A message is dated by the whole second.
    if turn.conversation is not None and turn.said_at < turn.conversation.asked_at.replace(microsecond=0):
        return [turn.say(Screen(turn.t(hint)))]
    return []


def given_way(turn: Turn, text: str) -> list[Reply]:
    """To a «да» for an offer that gave way to a file which is looked at; nothing: it is about something else."""
    return still(turn) if accepts_exactly(text) is not None and _is_looked_at(turn) else []


def still(turn: Turn) -> list[Reply]:
    return [turn.say(Screen(turn.t("still-checking")))]


def _is_looked_at(turn: Turn) -> bool:
    return unseen.is_looked_at(turn.connection, turn.member.telegram_id, LOOKING)
