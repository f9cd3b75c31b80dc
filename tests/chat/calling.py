"""A call list for somebody in the town, and looking at his batches."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.domain.call_lists import Candidate, Source
from bot.domain.timetable import week_of
from bot.store import client_facts, clients, list_making, people
from bot.store.tables import batches, list_items
from tests.chat.town import Phone, Town

BOSS = ("Иванов Пётр Сергеевич", "директор")
NAMES = ("Ромашка", "Север", "Вектор", "Гранит", "Дельта")


async def listed(
    phone: Phone, *names: str, person: tuple[str, str | None] | None = BOSS, purpose: str = ""
) -> list[int]:
    """These companies on his list of this week, each with a number and somebody who decides; their ids."""

    def write(connection: Connection) -> list[int]:
        now = phone.town.polevik.clock()
        found = people.by_telegram_id(connection, phone.id)
        assert found is not None
        member = found[0]
        ids = []
        for number, name in enumerate(names):
            client = clients.create(connection, member.team_id, name, member.id, now)
            client_facts.change(connection, client, phone=f"+7495123{number:04}")
            if person is not None:
                clients.add_decision_maker(connection, member.team_id, client.id, *person, now)
            ids.append(client.id)
        chosen = [Candidate(client_id, member.id, purpose=purpose) for client_id in ids]
        list_making.add(connection, member, week_of(member.day(now)).monday, Source.FILE, chosen, now)
        return ids

    return await phone.town.polevik.database.transaction(write)


async def kept_batches(place: Town) -> list[Any]:
    """The rows of all batches, oldest first."""
    return await place.polevik.database.transaction(lambda c: list(c.execute(select(batches).order_by(batches.c.id))))


async def states(place: Town) -> list[str]:
    """What became of the clients on all lists, in their order."""
    return await place.polevik.database.transaction(
        lambda c: list(c.scalars(select(list_items.c.state).order_by(list_items.c.position, list_items.c.id)))
    )
