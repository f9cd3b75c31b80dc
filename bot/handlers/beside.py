"""A «да» or «нет» is asked for while another question is open: these words answer what was shown last.

The newer question is kept with the older one, which stays open for all else that is typed. Whatever is asked after it
takes its place, as of any question.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.handlers.accepting import accepts_exactly
from bot.handlers.open_card import is_idle
from bot.handlers.turn import Turn
from bot.store import conversations
from bot.store.conversations import Conversation


def ask(turn: Turn, expects: str, data: dict[str, Any], own: Collection[str]) -> None:
    """Something to be answered with «да» or «нет». `own`: questions of the same dialogue, which give way to it."""
    asked, older = Conversation(expects, data, turn.now), _waiting(turn, own)
    _keep(turn, asked if older is None else replace(older, newer=asked))


def ask_in_front(turn: Turn, expects: str, data: dict[str, Any], own: Collection[str]) -> None:
    """He chose to answer this now: all that he types does; what was open waits until the dialogue ends."""
    _keep(turn, Conversation(expects, data, turn.now, older=_waiting(turn, own)))


def end(turn: Turn, own: Collection[str]) -> bool:
    """The dialogue is over: what was open before it is asked again. False: nothing was."""
    asked = turn.conversation
    if asked is None:
        return False
    older, is_own = _waiting(turn, own), asked.expects in own
    if older is not None and (is_own or (asked.newer is not None and asked.newer.expects in own)):
        _keep(turn, older)
        return True
    if is_own:
        turn.forget()
    return False


def answered(turn: Turn, text: str) -> Conversation | None:
    """The newer question, if that is what the text answers."""
    asked = turn.conversation
    if asked is None or asked.newer is None or accepts_exactly(text) is None:
        return None
    return replace(asked.newer, older=replace(asked, newer=None))


def _waiting(turn: Turn, own: Collection[str]) -> Conversation | None:
    """What is open besides this dialogue, and may not be dropped."""
    asked = turn.conversation
    if asked is not None and asked.expects in own:
        return asked.older
    return None if asked is None or is_idle(turn) else replace(asked, newer=None)


def _keep(turn: Turn, asked: Conversation) -> None:
    """What waited is as old as it is: some questions are out of date after a while."""
    conversations.keep(turn.connection, turn.member.id, asked)
