"""The department goes on working while the visitor moves the clock."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.outbox import Card, Item, Priority
from bot.demo.agenda import Event, Scene
from bot.demo.cast import IVAN
from bot.demo.life import Life
from bot.domain.people import Member, Role
from bot.domain.timetable import week_of
from bot.screens import week as screens
from bot.store import meetings, people, time_accounts, week_cards
from bot.store.database import Database
from bot.texts import texts

log = structlog.get_logger()


async def live_on(life: Life, database: Database, before: datetime, now: datetime) -> None:
    """What happened since. Within a day the hunter's work is the visitor's own; over night he does it himself.

    What no longer fits, since the visitor has changed something, does not happen.
    """
    await database.transaction(partial(_meet_again, life, before))
    same_day = before.astimezone(life.zone).date() == now.astimezone(life.zone).date()
    while event := life.agenda.next(now):
        if event.whose not in (0, *life.members) or (same_day and event.whose == IVAN.number):
            continue
        try:
            await database.transaction(partial(_happen, event))
        except Exception as error:
            log.info("the sample's event fits no more", why=type(error).__name__)


async def show_weeks(life: Life, database: Database, now: datetime) -> list[Item]:
    """The pinned weeks of the sample's people, in which that stands now: no handler told them of it."""
    return await database.transaction(partial(_show_weeks, life, now))


def _show_weeks(life: Life, now: datetime, connection: Connection) -> list[Item]:
    shown: list[Member] = []
    for role in (Role.HUNTER, Role.TRAINEE, Role.FARMER):
        hanging = week_cards.of_group(connection, role, life.zone.key, 0, len(life.members))
        shown += [each for each in hanging if each.telegram_id in life.members]
    if not shown:
        return []
    counted = time_accounts.cards(connection, shown, week_of(now.astimezone(life.zone).date()))
    edits = [
        Card(each.telegram_id, week_cards.NAME, screens.pinned(texts(each.locale), counted[each.id])) for each in shown
    ]
    return outbox.put(connection, edits, now, Priority.QUIET)


def _happen(event: Event, connection: Connection) -> None:
    event.act(Scene(connection, event.at))


def _meet_again(life: Life, now: datetime, connection: Connection) -> None:
    """Names, roles and zones may be others by now; who left does nothing more."""
    for number, member in list(life.members.items()):
        found = people.colleague(connection, member.team_id, member.id)
        if found is None or found.role is not life.parts[number].role:
            del life.members[number]
        else:
            life.members[number] = found
            # What the visitor booked takes its hour too.
            ahead = meetings.ahead(connection, found, now)
            life.taken.setdefault(number, set()).update(each.starts_at for each in ahead if each.starts_at)
