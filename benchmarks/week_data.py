"""Teams on the eve of their week: hunters and trainees with clients to call and to meet, farmers whose clients bought.

Imported only where a database is filled, in a process of its own: the server must not carry the bot's libraries.
"""

import asyncio
import random
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, insert

from benchmarks.form_data import add_client
from benchmarks.study_base import few_sales, stand
from benchmarks.week_plan import BEGIN, CLIENTS, role_of
from bot.domain.imports import ImportState
from bot.domain.people import Member, Role
from bot.store import people as members
from bot.store.database import open_database
from bot.store.migrating import migrate
from bot.store.tables import ledgers, sales

TEAM_SIZE = 20
EVE = BEGIN - timedelta(days=3)
LONG_AGO = BEGIN - timedelta(weeks=60)
"""Long enough for nobody to be a newcomer, who is guided by other messages."""


def fill(database_url: str, people: Sequence[int]) -> None:
    """Fills a new, empty database; roles by `role_of`."""
    migrate(database_url)
    asyncio.run(_fill(database_url, people))


async def _fill(database_url: str, people: Sequence[int]) -> None:
    database = await open_database(database_url)
    for start in range(0, len(people), TEAM_SIZE):
        some = people[start : start + TEAM_SIZE]
        await database.transaction(lambda connection, some=some: _team(connection, some))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
    await database.close()


def _team(connection: Connection, people: Sequence[int]) -> None:
    team_id = members.found_team(connection, "Отдел продаж", "Europe/Moscow", "ru", LONG_AGO)
    for number in people:
        role, name = Role(role_of(number)), f"Сотрудник {number}"
        member = members.add_member(connection, team_id, number, role, name, "Europe/Moscow", "ru", None, LONG_AGO)
        clients = [add_client(connection, member, each, EVE) for each in range(CLIENTS)]
        if role is Role.FARMER:
            sell(connection, member, clients)


def sell(connection: Connection, member: Member, clients: Sequence[int]) -> None:
    """Three years of sales to each, reckoned already."""
    chance = random.Random(member.telegram_id)
    whose = {"team_id": member.team_id, "created_at": EVE}
    ledger = {**whose, "member_id": member.id, "name": "Продажи", "content": {}, "state": ImportState.DONE}
    ledger_id = connection.scalar(insert(ledgers).returning(ledgers.c.id), ledger)
    kept = {**whose, "earlier": [], "ledger_id": ledger_id}
    today = member.day(EVE)
    rows = [{**kept, "client_id": each, **sale} for each in clients for sale in few_sales(chance, today)]
    connection.execute(insert(sales), rows)
    stand(connection, member, today, clients)
