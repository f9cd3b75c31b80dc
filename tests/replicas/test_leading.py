"""Who leads, and what he hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import Connection

from bot.store import leading as leads
from bot.store.announcing import ERRANDS, announce_errands, announce_messages, messages_in
from bot.store.database import Database, open_database
from bot.store.leading import Lead, leading
from tests import databases

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres: databases.Postgres) -> Iterator[str]:
    found = postgres.empty()
    yield found
    postgres.drop(found)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    found = await open_database(url)
    yield found
    await found.close()


def deaf(announcement: str) -> None:
    """Whoever listens to nothing."""


async def leads_until(url: str, begun: asyncio.Future[Lead], over: asyncio.Event) -> None:
    async with leading(url, deaf) as lead:
        begun.set_result(lead)
        await over.wait()


async def test_there_is_one_and_the_next_one_follows(url: str) -> None:
    """As soon as it is over, however it ended."""
    begun: asyncio.Future[Lead] = asyncio.get_running_loop().create_future()
    over = asyncio.Event()
    async with leading(url, deaf) as first:
        second = asyncio.create_task(leads_until(url, begun, over))
        done, _ = await asyncio.wait([begun], timeout=2 * leads.LOOK_EVERY)
        assert not done
        assert first.holds()
    async with asyncio.timeout(10):
        assert (await begun).holds()
    over.set()
    await second


async def test_who_is_silent_is_replaced_and_knows_it_before(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that hangs: the server ends its session; when it wakes it has long ceased to hold the lead."""
    monkeypatch.setattr(leads, "SILENT_FOR", 0.8)
    monkeypatch.setattr(leads, "HOLDS_FOR", 0.4)
    monkeypatch.setattr(leads, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(leads, "BEAT_EVERY", 3600)
    begun: asyncio.Future[Lead] = asyncio.get_running_loop().create_future()
    over = asyncio.Event()
    async with leading(url, deaf) as first:
        assert first.holds()
        second = asyncio.create_task(leads_until(url, begun, over))
        async with asyncio.timeout(10):
            await begun
        assert not first.holds()
        over.set()
        await second


async def test_a_lead_whose_session_ended_is_lost(url: str, database: Database) -> None:
    """PostgreSQL was restarted, or an operator ended it."""
    async with leading(url, deaf) as lead:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'polevik-lead-%'"
        await database.transaction(lambda c: c.exec_driver_sql(ended).all())
        async with asyncio.timeout(10):
            await lead.lost.wait()
        assert not lead.holds()


async def test_what_is_committed_is_heard_in_the_order_of_the_commits(url: str, database: Database) -> None:
    """However many it is, whoever committed it; what is rolled back is never heard of."""
    heard: list[str] = []
    all_heard = asyncio.Event()

    def hear(announcement: str) -> None:
        heard.append(announcement)
        if announcement == ERRANDS:
            all_heard.set()

    def fails(connection: Connection) -> None:
        announce_messages(connection, [99])
        raise ValueError("rolled back")

    async with leading(url, hear):
        await database.transaction(lambda c: announce_messages(c, [7]))
        await database.transaction(lambda c: announce_messages(c, range(1000, 2000)))
        with pytest.raises(ValueError, match="rolled back"):
            await database.transaction(fails)
        await database.transaction(lambda c: announce_messages(c, [3]))
        await database.transaction(announce_errands)
        async with asyncio.timeout(10):
            await all_heard.wait()
    assert [number for each in heard for number in messages_in(each)] == [7, *range(1000, 2000), 3]


async def test_who_has_a_database_alone_leads_at_once() -> None:
    """On SQLite, and for ever."""
    async with leading("sqlite+aiosqlite:///:memory:", deaf) as lead:
        assert lead.holds()
