"""A source adds to a call list, also to one that is full."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, insert

from bot.domain.call_lists import MOST, Candidate, ItemState, Source
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.timetable import Week
from bot.store import call_lists, list_filling, list_making, people, records
from bot.store.database import Database
from bot.store.list_sources import Wanted
from bot.store.tables import clients

NOW = datetime(2026, 11, 23, 6, 20, tzinfo=UTC)
WEEK = Week(date(2026, 11, 23))


def hired(c: Connection) -> Member:
    team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
    return people.add_member(c, team_id, 1, Role.HUNTER, "Иван", "Europe/Moscow", "ru", None, NOW)


def clients_of(c: Connection, member: Member, count: int) -> list[int]:
    shared = {"team_id": member.team_id, "owner_id": member.id, "created_at": NOW}
    rows = [{**shared, "name": f"К {n}", "search_name": f"к {n}"} for n in range(count)]
    return sorted(c.scalars(insert(clients).returning(clients.c.id), rows))


def promise(c: Connection, member: Member, client_id: int, day: date) -> int:
    number = records.add(c, member, Kind.CALL, Result.CALL_BACK, client_id, None, NOW, None, NOW)
    made = records.own(c, member, number or 0)
    assert made is not None
    records.change(c, made, call_back_on=day)
    return made.id


async def test_a_call_that_was_promised_needs_no_room_on_a_full_list(database: Database) -> None:
    """Neither of somebody who was called from it already, nor of somebody new."""

    def work(c: Connection) -> None:
        member = hired(c)
        *listed, new = clients_of(c, member, MOST + 1)
        chosen = [Candidate(each, member.id) for each in listed]
        list_making.add(c, member, WEEK.monday, Source.FILE, chosen, NOW - timedelta(hours=1))
        first = call_lists.next_item(c, member, WEEK.monday, 0)
        assert first is not None
        tuesday = WEEK.days[1]
        call_lists.settle(c, first, ItemState.DONE, promise(c, member, first.client_id, tuesday), NOW)
        promise(c, member, new, tuesday)
        assert list_filling.add_promised(c, member, WEEK, NOW + timedelta(hours=1)) == 2
        following = call_lists.next_item(c, member, WEEK.monday, 0, tuesday)
        assert following is not None
        assert following.client_id in {first.client_id, new}

    await database.transaction(work)


async def test_other_sources_stop_where_the_list_is_full(database: Database) -> None:
    """However many they offer."""

    def work(c: Connection) -> None:
        member = hired(c)
        clients_of(c, member, MOST + 5)
        assert list_filling.fill(c, member, WEEK, Wanted(Source.NEVER), NOW) == MOST
        assert list_filling.fill(c, member, WEEK, Wanted(Source.NEVER), NOW) == 0

    await database.transaction(work)
