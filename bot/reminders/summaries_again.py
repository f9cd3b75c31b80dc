"""A summary that waited for heads who were not to be disturbed: told late, where it still helps, as it is by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.delivery import outbox
from bot.delivery.failures import place
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.delivery.outbox import Shown as Message
from bot.domain.people import Member
from bot.domain.reminding import SENT, Decided, Delivery, held_back
from bot.domain.summary_due import helps_until
from bot.domain.summary_shown import Shown
from bot.domain.timetable import Week, week_of
from bot.reminders import holding_back, summary_messages
from bot.store import closing_weeks, heads, put_off
from bot.store.database import Database, in_steps
from bot.store.put_off import Reminder
from bot.store.work import trouble, was_away

AT_ONCE = 50
Found = Sequence[tuple[Reminder, Member]]
log = structlog.get_logger()


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Of a team whose heads are told at one moment the week is counted once, step by step; then each is told, once."""
    more = True
    while more:
        teams, more = await database.transaction(partial(_due, now))
        for (team_id, week), found in teams.items():
            await _guarded(database, team_id, week, found, now, send)


def _due(now: datetime, connection: Connection) -> tuple[dict[tuple[int, Week], list[tuple[Reminder, Member]]], bool]:
    """By team and week who is told now; whether there may be more. What waits on, or is missed, is noted here."""
    found = put_off.summaries(connection, now, AT_ONCE)
    until = holding_back.until(connection, [member for _, member in found], now)
    leading = {
        one.id for team in {member.team_id for _, member in found} for one in heads.to_tell(connection, team, now)
    }
    decided = [
        (each, member, _decided(each, member, until, now) if member.id in leading else Decided(Delivery.MISSED))
        for each, member in found
    ]
    _settle(connection, [(each, what) for each, _, what in decided if what.delivery not in SENT], now)
    teams: dict[tuple[int, Week], list[tuple[Reminder, Member]]] = defaultdict(list)
    for each, member, what in decided:
        if what.delivery in SENT:
            teams[member.team_id, week_of(each.day)].append((each, member))
    return teams, len(found) == AT_ONCE


def _decided(reminder: Reminder, member: Member, until: dict[int, datetime], now: datetime) -> Decided:
    ends = helps_until(reminder.day, member.zone)
    return held_back(Delivery.SEND_LATE if now < ends else Delivery.MISSED, until.get(member.id), lambda at: at < ends)


def _settle(connection: Connection, decided: Sequence[tuple[Reminder, Decided]], now: datetime) -> set[int]:
    """Each by one process only; returns whose turn it was here."""
    taken = put_off.take(connection, [each for each, _ in decided], now)
    for each, what in decided:
        if each.id in taken:
            put_off.decide(connection, each, what.delivery, what.again_at, now)
    return taken


async def _guarded(
    database: Database, team_id: int, week: Week, found: Found, now: datetime, send: Callable[[list[Item]], None]
) -> None:
    """A team of which nothing can be told is noted as missed: else it would be counted at every look."""
    try:
        shown = await in_steps(database, closing_weeks.looking(team_id, week, now))
        sheets = await in_steps(database, summary_messages.sheets([member for _, member in found], shown))
        send(await database.transaction(partial(_tell, found, shown, sheets, now)))
    except Exception as error:
        if was_away(error) or isinstance(error, OperationalError):
            raise
        log.error("no summary", team=team_id, why=trouble(error), at=place(error))
        missed = [(each, Decided(Delivery.MISSED)) for each, _ in found]
        await database.transaction(lambda c: _settle(c, missed, now))


def _tell(found: Found, shown: Shown, sheets: Sequence[Message], now: datetime, connection: Connection) -> list[Item]:
    """The picture, the words, the table; it says itself of when it is."""
    taken = _settle(connection, [(each, Decided(Delivery.SEND_LATE)) for each, _ in found], now)
    calls: list[Message] = []
    for at, (each, member) in enumerate(found):
        if each.id in taken:
            above, words = summary_messages.to_head(connection, member, shown, now)
            calls += [*above, message_to(member.telegram_id, words), *sheets[at : at + 1]]
    return outbox.put(connection, calls, now, Priority.REMINDER)
