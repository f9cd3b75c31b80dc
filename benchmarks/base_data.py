"""Teams with as many members, clients and records as one likes, written in bulk.

Imported only where a database is filled, in a process of its own: the server must not carry the bot's libraries.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from benchmarks.polevik_data import CLIENTS, PEOPLE, Base
from benchmarks.steps import PINNED
from bot.clock import system_clock
from bot.domain.clients import Standing
from bot.domain.funnel import Kind, Result
from bot.domain.name_index import search_keys
from bot.domain.names import normalise
from bot.domain.people import Member, Role
from bot.store import people as members
from bot.store import week_cards
from bot.store.database import open_database
from bot.store.migrating import migrate
from bot.store.tables import cards, client_keys, clients, decision_makers, records

AT_ONCE = 5_000
LONG_AGO = timedelta(weeks=160)
"""When everything began; the records of earlier weeks are spread over the time since."""
_OUTCOMES = (Result.CALL_BACK, Result.NOT_REACHED)
SILENT = 900_000_001
"""The Telegram id of the first member who tells no story."""


def fill(database_url: str, people: Sequence[int], base: Base) -> None:
    """Fills a new, empty database: `people` (Telegram ids) are hunters in teams as `base` says."""
    migrate(database_url)
    asyncio.run(_fill(database_url, people, base, system_clock()))


async def _fill(database_url: str, people: Sequence[int], base: Base, now: datetime) -> None:
    database = await open_database(database_url)
    for start in range(0, len(people), base.members):
        some = people[start : start + base.members]
        await database.transaction(lambda connection, some=some: _team(connection, some, base, now))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
    await database.close()


def _team(connection: Connection, tellers: Sequence[int], base: Base, now: datetime) -> None:
    began = now - LONG_AGO
    team_id = members.found_team(connection, "Отдел продаж", "Europe/Moscow", "ru", began)
    numbers = [*tellers, *range(SILENT, SILENT + base.members - len(tellers))]
    team = [
        members.add_member(
            connection, team_id, number, Role.HUNTER, f"Хантер {number}", "Europe/Moscow", "ru", None, began
        )
        for number in numbers
    ]
    # Tellers have the remainder too, or a small base would leave one of them without a client.
    each = -(-base.clients // len(team))
    own = {member.id: _clients(connection, member, each, began, now) for member in team}
    told = base.records // len(team)
    _put(connection, records, (row for member in team for row in _before(member, own[member.id], told, now)))
    _put(connection, records, (row for member in team for row in _this_week(member, own[member.id], base, now)))
    # Who logged calls this week has his week pinned in the chat.
    hung = {"name": week_cards.NAME, "message_id": PINNED, "hung_at": began}
    _put(connection, cards, ({**hung, "chat_id": number} for number in tellers if base.calls_this_week))


def _clients(connection: Connection, member: Member, count: int, began: datetime, now: datetime) -> list[Any]:
    """`(client, one of its people)` of a new base, the client of the story first."""
    names = [f"{CLIENTS[number % len(CLIENTS)]} {member.telegram_id}-{number}" for number in range(count)]
    whose = {"team_id": member.team_id, "created_at": began}
    # The story's client last: whoever has no records is offered the newest.
    kept = [
        {**whose, "name": name, "search_name": normalise(name), "owner_id": member.id, "touched_on": member.day(now)}
        for name in reversed(names)
    ]
    _put(connection, clients, iter(kept))
    found = select(clients.c.id, clients.c.search_name).where(clients.c.owner_id == member.id).order_by(clients.c.id)
    rows = connection.execute(found).all()
    of_client = {row.id: {"team_id": member.team_id, "client_id": row.id} for row in rows}
    keys = (
        {**of_client[row.id], "key": key, "exact": exact}
        for row in rows
        for key, exact in sorted(search_keys(row.search_name))
    )
    _put(connection, client_keys, keys)
    stands = {"standing": Standing.ACTIVE, "created_at": began}
    persons = (
        {**of_client[row.id], **stands, "full_name": name, "position": position}
        for number, row in enumerate(reversed(rows))
        for name, position in (PEOPLE if number < len(CLIENTS) else PEOPLE[:1])
    )
    _put(connection, decision_makers, persons)
    of_them = (
        select(decision_makers.c.client_id, decision_makers.c.id)
        .join(clients, clients.c.id == decision_makers.c.client_id)
        .where(clients.c.owner_id == member.id)
        .order_by(decision_makers.c.client_id.desc(), decision_makers.c.id)
    )
    return list(connection.execute(of_them).all())


def _before(member: Member, own: Sequence[Any], count: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Calls of earlier weeks, the oldest first, the last one with the client of the story."""
    last = now - timedelta(days=8)
    step = (LONG_AGO - timedelta(days=16)) / max(count, 1)
    return (_call(member, own[number % len(own)], last - step * number) for number in reversed(range(count)))


def _this_week(member: Member, own: Sequence[Any], base: Base, now: datetime) -> Iterator[dict[str, Any]]:
    """Every second one reached somebody: with all of them every further record is counted."""
    if member.telegram_id >= SILENT:
        return iter(())
    calls = reversed(range(base.calls_this_week))
    return (
        _call(member, own[number % len(own)], now - timedelta(minutes=number), _OUTCOMES[number % len(_OUTCOMES)])
        for number in calls
    )


def _call(member: Member, whom: Any, at: datetime, result: Result = Result.NOT_REACHED) -> dict[str, Any]:
    client_id, person_id = whom
    return {
        "team_id": member.team_id,
        "member_id": member.id,
        "client_id": client_id,
        "decision_maker_id": person_id,
        "kind": Kind.CALL,
        "result": result,
        "happened_at": at,
        "local_day": member.day(at),
        "created_at": at,
    }


def _put(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    while some := list(islice(rows, AT_ONCE)):
        connection.execute(insert(table), some)
