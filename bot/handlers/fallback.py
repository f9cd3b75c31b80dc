"""What nobody understood: the nearest commands, a client's name, content to attach. Never silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.assent import agrees, cancels
from bot.domain.free_text import clean
from bot.domain.funnel import Kind
from bot.domain.line import NAME_LIMIT, read_line
from bot.domain.nearest_commands import nearest, offered
from bot.domain.people import Ability, may
from bot.handlers import after, imports
from bot.handlers import help as help_
from bot.handlers.drafts import keep
from bot.handlers.open_card import is_idle
from bot.handlers.tables_sent import is_table
from bot.handlers.turn import Turn
from bot.screens.fallback import did_not_understand, is_it_a_client
from bot.screens.screen import Screen
from bot.store import clients

ALWAYS_AT_HAND = ("start", "help")
"""Not to be offered: pressing start got him here, and help closes every such answer."""


def unknown(turn: Turn, text: str, commands: Sequence[str]) -> list[Reply]:
    """A text that answers no question: a client's name perhaps, or a line about him; else the commands most like it.

    «Отмена» of a question that knows no such word is `/cancel`.
    """
    if cancels(text) and not is_idle(turn):
        return help_.cancel(turn, "")
    typed, line, _ = text.partition(";")
    name = clean(typed, NAME_LIMIT)
    if name and agrees(name) is None and may(turn.member, Ability.LOG_CALL):
        found = clients.named(turn.connection, turn.member.team_id, name)
        if found:
            if line and is_idle(turn):
                # One tap records it: what was typed is not typed again.
                read = read_line(Kind.CALL, text, turn.said_at, turn.member.zone)
                keep(turn, "log.client", replace(read, client_id=found[0].id))
            return [turn.say(is_it_a_client(turn.t, found[0], Kind.CALL))]
    allowed = [command for command in commands if command not in ALWAYS_AT_HAND]
    return [turn.say(did_not_understand(turn.t, offered(text, allowed), near=bool(nearest(text, allowed))))]


def content(turn: Turn, message: Message) -> list[Reply]:
    """Something that is no text: a table is taken in; all else joins the record made just before, if it can."""
    if is_table(message):
        return imports.unasked(turn, message, beside=after.has_place(turn))
    taken = after.attach(turn, message) or imports.unasked(turn, message)
    if taken:
        return taken
    return [turn.say(Screen(turn.t("attach-nowhere" if after.content_of(message) else "unknown-content")))]
