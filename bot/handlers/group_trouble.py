"""A group that cannot be written to: thrown out of, moved, its topic closed, no right. The heads are told once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram.types import ChatMemberUpdated
from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Outcome, Shown
from bot.domain.groups import Group
from bot.screens.screen import Screen
from bot.store import audit, groups, heads, people
from bot.store.database import lock_team
from bot.texts import texts

OUTSIDE = ("left", "kicked")


def learned(bot: str, connection: Connection, outcome: Outcome, now: datetime) -> Sequence[Shown]:
    """What the sender learned of a group. `bot`: its name, for the way back."""
    chat_id = outcome.item.chat_id
    if outcome.migrated_to is not None:
        groups.migrate(connection, chat_id, outcome.migrated_to, now)
        return []
    if outcome.unreachable:
        return _told(connection, groups.lose(connection, chat_id, now), "group-lost", bot, now)
    told: list[Shown] = []
    if outcome.topic_lost:
        topic = int(outcome.item.call.parameters["message_thread_id"])
        told += _told(connection, groups.lose_topic(connection, chat_id, topic), "group-topic-lost", bot, now)
    if outcome.silenced:
        told += _told(connection, groups.silence(connection, chat_id, now), "group-silent", bot, now)
    elif outcome.error is None:
        groups.hear(connection, chat_id)
    return told


def standing(connection: Connection, change: ChatMemberUpdated, bot: str, now: datetime) -> Sequence[Shown]:
    """The bot came into a group or went: if that was a team's, it is not any more, and what waits for it is dropped."""
    new = change.new_chat_member
    if new.status not in OUTSIDE and getattr(new, "is_member", True):
        return []
    here = groups.of_chat(connection, change.chat.id)
    if here is not None:
        lock_team(connection, here.team_id)
    lost = groups.lose(connection, change.chat.id, now)
    outbox.drop(connection, change.chat.id)
    by = people.by_telegram_id(connection, change.from_user.id)
    if lost is not None and by is not None and by[0].team_id == lost.team_id:
        audit.note(connection, by[0], "group.lost", now, subject=("group", lost.id))
    return _told(connection, lost, "group-lost", bot, now)


def _told(connection: Connection, group: Group | None, key: str, bot: str, now: datetime) -> list[Shown]:
    """To every head in his language; nothing where it was known already."""
    if group is None:
        return []
    return [
        message_to(one.telegram_id, Screen(texts(one.locale)(key, title=group.title, bot=bot)))
        for one in heads.to_tell(connection, group.team_id, now)
    ]
