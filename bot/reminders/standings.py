"""In the background: how existing clients stand is reckoned anew where something was written, or a day has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery.outbox import Item
from bot.domain.people import Member
from bot.reminders.one_by_one import one_by_one
from bot.store import people, standings, standings_due
from bot.store.database import Database, lock_team

AT_ONCE = 20
"""Clients in one transaction: a tap that comes meanwhile waits for some of them."""
CHUNKS = 25
"""In one tick: after a large file the rest follows with the next ones."""


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:  # noqa: ARG001 - the shape of a tick
    """Reckon whose day has come, put the bases into classes whose turnovers changed, then reckon who changed his."""
    left = await _reckon(database, now, CHUNKS)
    if await _classify(database):
        await _reckon(database, now, left)


async def _reckon(database: Database, now: datetime, left: int) -> int:
    """Returns how many chunks may still be done in this tick."""
    for timezone in await database.transaction(partial(standings_due.zones_due, now=now)):
        today = now.astimezone(ZoneInfo(timezone)).date()
        while left > 0 and await database.transaction(partial(_chunk, timezone, today)):
            left -= 1
    return left


def _chunk(timezone: str, today: date, connection: Connection) -> bool:
    """Reckon some; False: there was nobody left."""
    found = standings_due.due(connection, timezone, today, AT_ONCE)
    # All before the first is reckoned, in one order everywhere: so nobody waits in a ring, and what a person changes
    # meanwhile is either seen here or marks what is written here.
    for team_id in sorted(found):
        lock_team(connection, team_id)
    for team_id, client_ids in found.items():
        one_by_one(
            connection,
            client_ids,
            partial(_stand, connection, team_id, today),
            partial(_miss, connection, team_id, today),
        )
    return bool(found)


def _stand(connection: Connection, team_id: int, today: date, client_ids: Sequence[int]) -> list[Item]:
    """Nobody is told of it."""
    standings.reckon(connection, team_id, client_ids, today)
    return []


def _miss(connection: Connection, team_id: int, today: date, client_id: int) -> Member:
    """Whom nothing can be reckoned of is looked at again tomorrow, or when something new is written of him."""
    owner = people.get(connection, team_id, standings_due.leave_until(connection, client_id, today + timedelta(days=1)))
    assert owner is not None
    return owner


async def _classify(database: Database) -> int:
    """A step for each base; returns how many clients are in another class now."""
    changed, after = 0, 0
    while found := await database.transaction(partial(standings.next_unclassed, after=after)):
        after, team_id = found
        changed += await database.transaction(partial(_class, team_id, after))
    return changed


def _class(team_id: int, member_id: int, connection: Connection) -> int:
    lock_team(connection, team_id)
    return standings.classify(connection, member_id)
