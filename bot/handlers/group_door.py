"""What reaches the bot from a group: which commands are its own, and who is told that it answers in private."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import Message
from sqlalchemy import Connection

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.groups import TITLE_LIMIT, Place
from bot.handlers import group
from bot.screens.screen import Screen
from bot.store import groups
from bot.texts import texts

KINDS = ("group", "supergroup")
HINT = "private"
"""What the sentence is known by that tells where the bot answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command that somebody typed in a group."""

    name: str
    is_named: bool
    """The bot is named in it: `/week@polevik_bot`."""
    place: Place


def asked(message: Message, username: str, known: Collection[str]) -> Asked | None:
    """The command, if it is this bot's: one that names it, or one that names nobody and that it knows."""
    text = message.text or ""
    if not text.startswith("/"):
        return None
    name, _, whom = text[1:].split(maxsplit=1)[0].partition("@") if text[1:].strip() else ("", "", "")
    name, is_named = name.lower(), whom.lower() == username.lower()
    if not is_named and (whom or (name not in known and name not in group.COMMANDS)):
        return None
    topic = message.message_thread_id if message.is_topic_message else None
    title = clean(message.chat.title or "", TITLE_LIMIT) or str(message.chat.id)
    return Asked(name, is_named, Place(message.chat.id, topic, title))


def follow(connection: Connection, message: Message, now: datetime) -> bool:
    """A group that became a supergroup stays its team's; whether the message says so."""
    if message.migrate_to_chat_id is not None:
        groups.migrate(connection, message.chat.id, message.migrate_to_chat_id, now)
    elif message.migrate_from_chat_id is not None:
        groups.migrate(connection, message.migrate_from_chat_id, message.chat.id, now)
    else:
        return False
    return True


def unknown(connection: Connection, message: Message, said: Asked, bot: str, locale: str, now: datetime) -> list[Reply]:
    """Who is in no team, or hides who he is, hears one sentence at most; a group that is no team's hears none."""
    here = groups.of_chat(connection, said.place.chat_id)
    locale = here.locale if here else locale
    sender = message.sender_chat
    if sender is not None:
        is_anonymous = said.is_named and said.name in group.COMMANDS and sender.id == message.chat.id
        return [_in(said.place, texts(locale)("group-anonymous"))] if is_anonymous else []
    if not said.is_named or here is None or not groups.post_in(connection, here, HINT, now):
        return []
    return [_in(said.place, texts(locale)("group-private", bot=bot))]


def _in(place: Place, text: str) -> Reply:
    return message_to(place.chat_id, Screen(text), topic=place.topic_id)
