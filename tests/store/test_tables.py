"""What the tables promise on both databases: times, and what may be there only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from bot.domain.funnel import Kind, Result
from bot.domain.people import Role
from bot.store import clients, people, records, tables
from bot.store.database import Database
from bot.store.dialect import insert_if_new, upsert
from bot.store.tables import Instant, cards, founding_links, inbox, invitations, meetings, members, outbox, reminders

NOW = datetime(2026, 11, 23, 7, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    "moment",
    [
        NOW,
        NOW.astimezone(timezone(timedelta(hours=11))),
        NOW.astimezone(timezone(-timedelta(hours=9, minutes=30))),
        datetime(1, 1, 2, tzinfo=UTC),
        datetime(9999, 12, 30, 23, 59, 59, 999999, tzinfo=UTC),
    ],
)
async def test_an_instant_comes_back_as_it_was_and_in_utc(database: Database, moment: datetime) -> None:
    """To the microsecond, from whatever zone it was given."""

    def there_and_back(connection: Connection) -> datetime:
        connection.execute(insert(founding_links).values(code_hash="x", created_at=moment))
        found: datetime = connection.execute(select(founding_links.c.created_at)).scalar_one()
        return found

    back = await database.transaction(there_and_back)
    assert back == moment
    assert back.utcoffset() == timedelta(0)


async def test_instants_are_compared_as_moments_not_as_texts(database: Database) -> None:
    """Given in different zones, ordered in time."""
    later = (NOW + timedelta(minutes=1)).astimezone(timezone(-timedelta(hours=9)))

    def question(connection: Connection) -> int:
        connection.execute(insert(founding_links).values(code_hash="x", created_at=NOW))
        found = connection.scalar(select(func.count()).where(founding_links.c.created_at < later))
        return int(found or 0)

    assert await database.transaction(question) == 1


async def test_a_naive_time_is_refused(database: Database) -> None:
    """Before it reaches the database: nobody could tell later which zone it was in."""
    with pytest.raises(StatementError, match="naive"):
        await database.transaction(
            lambda c: c.execute(insert(founding_links).values(code_hash="x", created_at=NOW.replace(tzinfo=None)))
        )


def test_no_time_stays_no_time() -> None:
    """An empty column is read and written as it is."""
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - only here

    written, read = Instant().bind_processor(sqlite.dialect()), Instant().result_processor(sqlite.dialect(), None)
    assert written is not None
    assert written(None) is None
    assert read is not None
    assert read(None) is None


def team(connection: Connection) -> tuple[int, Any]:
    team_id = people.found_team(connection, "Sales", "Europe/Moscow", "en", NOW)
    member = people.add_member(connection, team_id, 1, Role.HUNTER, "Ann", "Europe/Moscow", "en", None, NOW)
    return team_id, member


def one_member_per_account(connection: Connection) -> None:
    team_id, _ = team(connection)
    people.add_member(connection, team_id, 1, Role.HEAD, "Again", "Europe/Moscow", "en", None, NOW)


def one_invitation_per_code(connection: Connection) -> None:
    team_id, member = team(connection)
    for _ in range(2):
        people.invite(connection, team_id, Role.HUNTER, "code", member.id, NOW)


def one_record_per_button(connection: Connection) -> None:
    team_id, member = team(connection)
    client = clients.create(connection, team_id, "Ромашка", member.id, NOW)
    values = {
        "team_id": team_id, "member_id": member.id, "client_id": client.id, "kind": "call", "result": "refused",
        "happened_at": NOW, "local_day": NOW.date(), "source": "77", "created_at": NOW,
    }  # fmt: skip
    for _ in range(2):
        connection.execute(insert(tables.records).values(values))


def one_meeting_per_record(connection: Connection) -> None:
    team_id, member = team(connection)
    client = clients.create(connection, team_id, "Ромашка", member.id, NOW)
    made = records.add(connection, member, Kind.CALL, Result.BOOKED, client.id, None, NOW, None, NOW)
    for _ in range(2):
        row = {"team_id": team_id, "member_id": member.id, "client_id": client.id, "record_id": made}
        connection.execute(insert(meetings).values(**row, local_day=NOW.date()))


def one_reminder_per_slot_and_day(connection: Connection) -> None:
    team_id, member = team(connection)
    for _ in range(2):
        connection.execute(
            insert(reminders).values(
                team_id=team_id, member_id=member.id, slot="x", day=date(2026, 11, 23), state="send", decided_at=NOW
            )
        )


def one_update_per_number(connection: Connection) -> None:
    for _ in range(2):
        connection.execute(
            insert(inbox).values(bot_id=1, update_id=1, chat_key=1, payload={}, state="pending", received_at=NOW)
        )


def a_state_that_exists(connection: Connection) -> None:
    connection.execute(
        insert(inbox).values(bot_id=1, update_id=1, chat_key=1, payload={}, state="odd", received_at=NOW)
    )


def a_state_that_exists_in_the_outbox(connection: Connection) -> None:
    connection.execute(
        insert(outbox).values(
            chat_id=1, priority=0, method="x", payload={}, state="odd", leased_until=NOW, created_at=NOW
        )
    )


def a_team_that_exists(connection: Connection) -> None:
    people.add_member(connection, 4711, 1, Role.HEAD, "Nobody's", "Europe/Moscow", "en", None, NOW)


@pytest.mark.parametrize(
    "breach",
    [
        one_member_per_account,
        one_invitation_per_code,
        one_record_per_button,
        one_meeting_per_record,
        one_reminder_per_slot_and_day,
        one_update_per_number,
        a_state_that_exists,
        a_state_that_exists_in_the_outbox,
        a_team_that_exists,
    ],
)
async def test_the_database_itself_refuses(database: Database, breach: Callable[[Connection], None]) -> None:
    """By constraint, not by care; and the transaction leaves nothing behind."""
    with pytest.raises(IntegrityError):
        await database.transaction(breach)
    for table in (members, invitations, inbox, reminders):
        assert await database.transaction(lambda c, t=table: c.scalar(select(func.count()).select_from(t))) == 0  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable


async def test_a_second_press_of_the_same_button_makes_no_second_record(database: Database) -> None:
    """`add` says so instead of failing."""

    def press(connection: Connection) -> list[int | None]:
        team_id, member = team(connection)
        client = clients.create(connection, team_id, "Ромашка", member.id, NOW)
        return [
            records.add(connection, member, Kind.CALL, Result.REFUSED, client.id, None, NOW, "77", NOW)
            for _ in range(2)
        ]

    first, second = await database.transaction(press)
    assert first is not None
    assert second is None


async def test_insert_if_new_leaves_what_is_there_and_upsert_replaces_it(database: Database) -> None:
    """The two spellings of each database mean the same."""

    def play(connection: Connection) -> list[Any]:
        rows = [{"chat_id": 1, "name": "week", "message_id": number} for number in (10, 11)]
        connection.execute(insert_if_new(connection, cards), rows)
        first = connection.scalar(select(cards.c.message_id))
        upsert(connection, cards, ("chat_id", "name"), {"chat_id": 1, "name": "week", "message_id": 12})
        upsert(connection, cards, ("chat_id", "name"), {"chat_id": 2, "name": "week", "message_id": 13})
        return [first, *connection.scalars(select(cards.c.message_id).order_by(cards.c.chat_id))]

    assert await database.transaction(play) == [10, 12, 13]
