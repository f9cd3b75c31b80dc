"""Teams with a head, hunters, farmers and trainees, on the eve of their months; and what is soon past its time.

Imported only where a database is filled, in a process of its own: the server must not carry the bot's libraries.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from benchmarks.form_data import add_client
from benchmarks.soak_talks import name_of
from benchmarks.week_data import EVE, LONG_AGO, sell
from benchmarks.week_plan import BEGIN, CLIENTS
from bot.delivery import cards as hanging
from bot.delivery import errands as work
from bot.delivery import inbox as received
from bot.delivery import outbox as sent
from bot.domain.people import Role
from bot.store import people as members
from bot.store import reminders as decided
from bot.store.database import open_database
from bot.store.migrating import migrate
from bot.store.tables import cards, errands, inbox, outbox, reminders
from bot.store.tables import members as member_rows

A_DAY = timedelta(days=1)


def fill(teams: Sequence[Mapping[int, str]], database_url: str, _people: Sequence[int]) -> None:
    """Fills a new, empty database; `teams`: role by Telegram id."""
    migrate(database_url)
    asyncio.run(_fill(database_url, teams))


async def _fill(database_url: str, teams: Sequence[Mapping[int, str]]) -> None:
    database = await open_database(database_url)
    for roles in teams:
        await database.transaction(lambda connection, roles=roles: _team(connection, roles))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
    await database.transaction(_leave_behind)
    await database.close()


def _team(connection: Connection, roles: Mapping[int, str]) -> None:
    team_id = members.found_team(connection, "Отдел продаж", "Europe/Moscow", "ru", LONG_AGO)
    for number, name in roles.items():
        role, zone = Role(name), "Europe/Moscow"
        member = members.add_member(connection, team_id, number, role, name_of(number), zone, "ru", None, LONG_AGO)
        clients = [add_client(connection, member, each, EVE) for each in range(0 if role is Role.HEAD else CLIENTS)]
        if role is Role.FARMER:
            sell(connection, member, clients)


def _leave_behind(connection: Connection) -> None:
    """Rows of each kind that is kept for a while, a day before they are to be forgotten: pruning has work at once."""
    someone = connection.execute(select(member_rows)).first()
    assert someone is not None
    whose = {"team_id": someone.team_id, "member_id": someone.id}
    chat = {"chat_id": someone.telegram_id}
    failed = {"state": "failed", "error": "of another time"}
    update: dict[str, Any] = {"bot_id": 1, "chat_key": 1, "payload": {}, "received_at": LONG_AGO}
    old = BEGIN + A_DAY
    for table, row in (
        (inbox, update | {"update_id": 1, "state": "done", "ended_at": old - received.KEPT}),
        (inbox, update | failed | {"update_id": 2, "ended_at": old - received.ASIDE}),
        (outbox, chat | failed | _call() | {"created_at": old - sent.KEPT}),
        (errands, whose | chat | failed | {"kind": "-", "file_id": "", "data": {}, "created_at": old - work.KEPT}),
        (cards, {"chat_id": 1, "name": "form", "message_id": 1, "hung_at": old - hanging.KEPT}),
        (reminders, whose | {"slot": "-", "day": EVE.date(), "state": "send", "decided_at": old - decided.KEPT}),
    ):
        connection.execute(insert(table), row)


def _call() -> dict[str, Any]:
    return {"priority": 0, "method": "sendMessage", "payload": {"text": "x" * 200}, "leased_until": LONG_AGO}
