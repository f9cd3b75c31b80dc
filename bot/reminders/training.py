"""On Thursday the head whose team has no topic for the week's training is asked for one: gather, decide, send, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.people import Member
from bot.domain.reminding import ASK_TOPIC_AT, ASK_TOPIC_ON, LATEST, SENT, Delivery, Kind, check_helps, checks
from bot.domain.timetable import week_of
from bot.reminders import holding_back
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.one_by_one import one_by_one
from bot.screens import notes_of_team as screens
from bot.screens.screen import Screen
from bot.store import attendance, heads, reminders, team_notes
from bot.store.database import Database
from bot.store.reminders import Claim
from bot.texts import texts

TICK = KEY = "training"
AT_ONCE = 100


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Ask the heads whose Thursday afternoon has come since the last tick."""
    since, zones = await database.transaction(lambda c: (reminders.looked_until(c, TICK, now), heads.zones(c)))
    for timezone in zones:
        for day, delivery in checks(ZoneInfo(timezone), since, now, ASK_TOPIC_AT, LATEST[Kind.TRAINING]):
            if day.weekday() == ASK_TOPIC_ON and delivery is not Delivery.MISSED:
                await in_chunks(database, partial(_ask, timezone, day, delivery, now), send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _ask(timezone: str, day: date, delivery: Delivery, now: datetime, after: int, connection: Connection) -> Chunk:
    """Ask the next heads; returns the messages and the id to go on from, -1 at the end."""
    found = heads.of_working_teams(connection, timezone, day, after, AT_ONCE)
    if not found:
        return [], -1

    def miss(head: Member) -> Member:
        reminders.claim_all(connection, [Claim(head, KEY, day, Delivery.MISSED)], now)
        return head

    items = one_by_one(connection, found, partial(_tell, connection, day, delivery, now), miss)
    return items, found[-1].id if len(found) == AT_ONCE else -1


def _tell(connection: Connection, day: date, delivery: Delivery, now: datetime, found: Sequence[Member]) -> list[Item]:
    attending = attendance.of_people(connection, found, day, day)
    topics = team_notes.topics(connection, {head.team_id for head in found}, week_of(day).monday)
    asked = [head for head in found if head.team_id not in topics and attending[head.id].works(day)]
    until = holding_back.until(connection, asked, now)
    claims = [_claim(head, day, delivery, until) for head in asked]
    claimed = reminders.claim_all(connection, claims, now)
    messages = [
        message_to(each.member.telegram_id, screen(each.member, day))
        for each in claims
        if (each.member.id, KEY) in claimed and each.state in SENT
    ]
    return outbox.put(connection, messages, now, Priority.REMINDER)


def _claim(head: Member, day: date, delivery: Delivery, until: dict[int, datetime]) -> Claim:
    return holding_back.waiting(Claim(head, KEY, day, delivery), until, lambda at: helps(head, day, at))


def helps(head: Member, day: date, at: datetime) -> bool:
    return check_helps(head.zone, day, ASK_TOPIC_AT, LATEST[Kind.TRAINING], at)


def lacks_topic(connection: Connection, head: Member, day: date) -> bool:
    return team_notes.topic(connection, head.team_id, week_of(day).monday) is None


def screen(head: Member, day: date) -> Screen:
    return screens.ask_topic(texts(head.locale), week_of(day))
