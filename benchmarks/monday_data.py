"""Many people in teams, on the eve of a Monday: hunters and farmers with clients, call lists, here and there a meeting.

Imported only where a database is filled, in a process of its own: the server must not carry the bot's libraries.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from benchmarks.monday_people import BEGIN, CLIENTS, PERSON, has_meeting
from bot.domain.call_lists import Candidate, Source
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.store import clients, list_making, meetings, records
from bot.store import people as members
from bot.store.database import Database, open_database
from bot.store.migrating import migrate

TEAM_SIZE = 20
CALLS_LAST_WEEK = 5
ZONE = "Europe/Moscow"


def fill(database_url: str, people: Sequence[int]) -> None:
    """Fills a new, empty database; every second of `people` (Telegram ids) is a hunter, the others are farmers."""
    migrate(database_url)
    asyncio.run(_fill(database_url, people))


async def _fill(database_url: str, people: Sequence[int]) -> None:
    database = await open_database(database_url)
    try:
        await at_work(database, people, BEGIN, ZONE)
    finally:
        await database.close()


async def at_work(database: Database, people: Sequence[int], monday: datetime, zone: str) -> None:
    """Teams in a zone, as they are on a Monday morning."""
    for start in range(0, len(people), TEAM_SIZE):
        some = people[start : start + TEAM_SIZE]
        await database.transaction(lambda connection, some=some: _team(connection, some, monday, zone))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable


def _team(connection: Connection, people: Sequence[int], monday: datetime, zone: str) -> None:
    long_ago = monday - timedelta(weeks=9)
    team_id = members.found_team(connection, "Отдел продаж", zone, "ru", long_ago)
    for number in people:
        role = (Role.HUNTER, Role.FARMER)[number % 2]
        name = f"Сотрудник {number}"
        member = members.add_member(connection, team_id, number, role, name, zone, "ru", None, long_ago)
        _work(connection, member, monday)


def _work(connection: Connection, member: Member, monday: datetime) -> None:
    """Clients on the week's list, calls of last week; for some a meeting."""
    long_ago, friday = monday - timedelta(weeks=9), monday - timedelta(days=3)
    own = [
        clients.create(connection, member.team_id, f"{name} {member.telegram_id}", member.id, long_ago)
        for name in CLIENTS
    ]
    persons = [clients.add_decision_maker(connection, member.team_id, each.id, *PERSON, long_ago) for each in own]
    for call in range(CALLS_LAST_WEEK):
        client, person = own[call % len(own)], persons[call % len(own)]
        at = friday + timedelta(minutes=call)
        records.add(connection, member, Kind.CALL, Result.NOT_REACHED, client.id, person.id, at, None, at)
    listed = [Candidate(each.id, member.id) for each in own]
    list_making.add(connection, member, monday.date(), Source.ADDED, listed, friday)
    if has_meeting(member.telegram_id):
        _book(connection, member, own[0].id, persons[0].id, monday)


def _book(connection: Connection, member: Member, client_id: int, person_id: int, monday: datetime) -> None:
    """Its brief comes half an hour before, together with the message of the slot of 9:20."""
    friday = monday - timedelta(days=3)
    number = records.add(connection, member, Kind.CALL, Result.BOOKED, client_id, person_id, friday, None, friday)
    assert number is not None
    record = records.get(connection, member.team_id, number)
    assert record is not None
    meetings.book(connection, member, record)
    booked = meetings.of_record(connection, member.team_id, number)
    assert booked is not None
    at = monday.replace(hour=9, minute=50, second=0)
    meetings.set_time(connection, booked, at, at + timedelta(hours=1))
