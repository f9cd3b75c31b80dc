"""The made quarter in a database, filled once."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database, open_database
from tests import databases
from tests.summaries.quarter_made import Quarter, quarter
from tests.summaries.quarter_rows import fill


@pytest.fixture(scope="session")
def made() -> Quarter:
    return quarter()


@pytest.fixture(scope="session")
def filled(made: Quarter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the quarter in it: each test gets a copy."""
    folder = tmp_path_factory.mktemp("quarter")

    async def write() -> None:
        database = await open_database(url)
        await database.transaction(lambda c: fill(c, made))
        await database.close()

    url = databases.sqlite_url(folder)
    asyncio.run(write())
    return folder / "polevik.db"


@pytest.fixture
def quick_url(tmp_path: Path) -> str:
    """A fresh SQLite database. Made outside the event loop: migrating runs one of its own."""
    return databases.sqlite_url(tmp_path)


@pytest.fixture
async def office(filled: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(filled, tmp_path / "polevik.db")
    opened = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'polevik.db'}")
    yield opened
    await opened.close()


@pytest.fixture
async def anywhere(database_url: str, made: Quarter) -> AsyncIterator[Database]:
    """The quarter on each kind of database."""
    opened = await open_database(database_url)
    await opened.transaction(lambda c: fill(c, made))
    yield opened
    await opened.close()
