"""Friday of many teams: everybody is told once, whatever happens meanwhile, and taps pass in between."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import pytest
from sqlalchemy import Connection, insert, select
from structlog.testing import capture_logs

from bot.delivery.outbox import Item
from bot.reminders import closings, summaries, summary_messages
from bot.store.database import Database, open_database
from bot.store.tables import closed_weeks, members, outbox, reminders, teams

FRIDAY = date(2026, 11, 27)
AT = datetime(2026, 11, 27, 13, tzinfo=UTC)
JOINED = AT - timedelta(days=30)
TEAMS = 40


@pytest.fixture
async def database(quick_url: str) -> AsyncIterator[Database]:
    opened = await open_database(quick_url)
    yield opened
    await opened.close()


def settle(c: Connection, count: int) -> None:
    """Teams of a head and three people each."""
    rows = [
        {"name": f"Отдел {n}", "timezone": "Europe/Moscow", "locale": "ru", "created_at": JOINED} for n in range(count)
    ]
    ids = c.scalars(insert(teams).returning(teams.c.id, sort_by_parameter_order=True), rows).all()
    c.execute(
        insert(members),
        [
            {
                "team_id": team_id,
                "telegram_id": 10 * team_id + n,
                "role": role,
                "name": f"Имя {n}",
                "timezone": "Europe/Moscow",
                "locale": "ru",
                "joined_at": JOINED,
            }
            for team_id in ids
            for n, role in enumerate(("head", "hunter", "farmer", "trainee"))
        ],
    )


async def look(database: Database, at: datetime) -> list[Item]:
    told: list[Item] = []
    await summaries.tick(database, at, told.extend)
    return told


def told_to(c: Connection) -> Counter[int]:
    return Counter(c.scalars(select(outbox.c.chat_id).where(outbox.c.method == "sendMessage")))


async def test_every_team_is_told_once_with_picture_words_and_table(database: Database) -> None:
    """Looked at again, nothing more is said."""
    await database.transaction(lambda c: settle(c, TEAMS))
    assert not await look(database, AT - timedelta(minutes=1))
    first = await look(database, AT + timedelta(seconds=5))
    again = await look(database, AT + timedelta(seconds=70))
    names = Counter(item.call.name for item in first)
    assert names == {"sendPhoto": TEAMS, "sendMessage": TEAMS, "sendDocument": TEAMS}
    assert not again
    assert set((await database.transaction(told_to)).values()) == {1}


async def test_killed_in_the_middle_it_goes_on_where_it_was(database: Database) -> None:
    """Nobody is told twice, nobody is left out; the table that was not sent follows."""
    await database.transaction(lambda c: settle(c, 6))
    sent: list[Item] = []

    def accept(items: list[Item]) -> None:
        sent.extend(items)
        if len(sent) >= 8:
            raise KeyboardInterrupt

    await look(database, AT - timedelta(minutes=1))
    with pytest.raises(KeyboardInterrupt):
        await summaries.tick(database, AT, accept)
    await look(database, AT + timedelta(minutes=1))
    assert set((await database.transaction(told_to)).values()) == {1}
    kinds = await database.transaction(lambda c: Counter(c.scalars(select(outbox.c.method))))
    assert kinds == {"sendPhoto": 6, "sendMessage": 6, "sendDocument": 6}


async def test_a_team_of_which_nothing_can_be_told_silences_no_other(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is noted as missed, told of in the log without a name, and not tried again."""
    await database.transaction(lambda c: settle(c, 3))
    real = summary_messages.to_head

    def to_head(connection: Connection, head: object, *rest: object) -> object:
        if getattr(head, "team_id", 0) == 2:
            raise LookupError("Отдел 2")
        return real(connection, head, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(summary_messages, "to_head", to_head)
    await look(database, AT - timedelta(minutes=1))
    with capture_logs() as logged:
        await look(database, AT)
    assert sorted(await database.transaction(told_to)) == [10, 30]
    assert [(each["team"], "Отдел" in str(each)) for each in logged] == [(2, False)]
    states = await database.transaction(
        lambda c: list(c.scalars(select(reminders.c.state).where(reminders.c.team_id == 2)))
    )
    assert states == ["missed"]


async def test_a_tap_that_comes_meanwhile_waits_for_one_step_only(database: Database) -> None:
    """Not for all the teams that are due in the same minute."""
    await database.transaction(lambda c: settle(c, TEAMS))
    await look(database, AT - timedelta(weeks=1, minutes=1))
    # The holidays of a year are read once for all teams, and every screen is first made once.
    await look(database, AT - timedelta(weeks=1))
    await look(database, AT - timedelta(minutes=1))
    waited: list[float] = []

    async def taps() -> None:
        while True:
            begun = perf_counter()
            await database.transaction(lambda c: c.scalar(select(members.c.id).limit(1)))
            waited.append(perf_counter() - begun)

    tapping = asyncio.create_task(taps())
    begun = perf_counter()
    await look(database, AT)
    took = perf_counter() - begun
    tapping.cancel()
    print(f"{TEAMS} teams: {took:.2f} s, a tap waits {max(waited):.3f} s at most, of {len(waited)}")
    assert len(waited) > 3 * TEAMS
    assert max(waited) < took / 4


async def test_weeks_of_all_teams_close_in_one_night_once(database: Database) -> None:
    """In the night after Monday, whoever looks."""
    await database.transaction(lambda c: settle(c, 5))
    night = datetime(2026, 11, 30, 21, 5, tzinfo=UTC)
    for at in (night - timedelta(minutes=1), night, night, night + timedelta(minutes=1), night + timedelta(days=1)):
        await closings.tick(database, at, lambda _: None)
    rows = await database.transaction(lambda c: c.execute(select(closed_weeks.c.team_id, closed_weeks.c.monday)).all())
    assert Counter(row.monday for row in rows) == dict.fromkeys(
        (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)), 5
    )
