"""`backup` and `restore` where something is wrong: a good backup, and the database, stay what they are."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from bot.store import damage
from bot.store.backup import backup, restore
from bot.store.database import open_database
from bot.store.holding import is_worked_on
from bot.store.migrating import migrate
from bot.store.tables import teams
from tests import databases
from tests.cli.programs import programs
from tests.store.old_rows import fill
from tests.store.test_migrations import ask, differences, run, upgrade


def spoil(file: Path, table: str) -> None:
    """Overwrite a table's first page, as a failing disk does."""
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)


def names(connection: Connection) -> list[str]:
    return list(connection.scalars(select(teams.c.name).order_by(teams.c.id)))


def _with_rows(connection: Connection) -> None:
    fill(connection, 0)


def _renamed(connection: Connection) -> None:
    connection.execute(text("UPDATE teams SET name = 'newer'"))


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A SQLite database with rows in every table."""
    made = databases.sqlite_url(tmp_path)
    run(made, _with_rows)
    return made


def test_a_damaged_database_is_noticed_and_takes_no_good_backups_place(url: str, tmp_path: Path) -> None:
    """A page in the middle, of a table that is hardly read. Then the good one is restored over the damaged one."""
    file, good = tmp_path / "polevik.db", tmp_path / "good.db"
    assert damage.in_file(file) is None
    assert backup(url, good) is None
    before, teams_before = good.read_bytes(), ask(url, names)
    spoil(file, "path_moves")
    assert damage.in_file(file) is not None
    problem = backup(url, good)
    assert problem is not None
    assert "damaged" in problem
    assert good.read_bytes() == before
    assert restore(url, good) is None
    assert damage.in_file(file) is None
    assert ask(url, names) == teams_before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["good.db", "polevik.db", "polevik.db.lock"]


def test_what_is_no_database_any_more_is_replaced_by_a_backup(url: str, tmp_path: Path) -> None:
    """Its first page is gone, and a log of the old one lies beside it, which must not be read into the new one."""
    file, good = tmp_path / "polevik.db", tmp_path / "good.db"
    assert backup(url, good) is None
    file.write_bytes(b"\xff" * 8192)
    (tmp_path / "polevik.db-wal").write_bytes(b"\x37\x7f\x06\x82" + b"\0" * 4096)
    assert damage.in_file(file) == "SQLITE_NOTADB"
    assert restore(url, good) is None
    assert damage.in_file(file) is None
    assert len(ask(url, names)) == 3


@pytest.fixture
def postgres_url(postgres: databases.Postgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty PostgreSQL database; its programs are on the path."""
    monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")
    made = postgres.empty()
    yield made
    postgres.drop(made)


@pytest.mark.postgres
def test_a_dump_of_an_older_version_is_restored_over_a_newer_one(postgres_url: str, tmp_path: Path) -> None:
    """With its rows, and it can be migrated again: no table of the newer version is in the way."""
    dump = tmp_path / "old.dump"
    upgrade(postgres_url, "0003")
    run(postgres_url, _with_rows)
    kept = ask(postgres_url, names)
    assert backup(postgres_url, dump) is None
    migrate(postgres_url)
    run(postgres_url, _renamed)
    assert restore(postgres_url, dump) is None
    assert ask(postgres_url, names) == kept
    migrate(postgres_url)
    assert ask(postgres_url, differences) == []
    assert [each.name for each in tmp_path.iterdir()] == ["old.dump"]
    # Damaged where the rows are: what is read first, the list of what is in it, is whole.
    content = bytearray(dump.read_bytes())
    content[-len(content) // 3 : -len(content) // 6] = bytes(len(content) // 6 + len(content) % 2)
    (tmp_path / "odd.dump").write_bytes(content)
    problem = restore(postgres_url, tmp_path / "odd.dump")
    assert problem is not None
    assert "damaged" in problem
    assert ask(postgres_url, names) == kept


@pytest.mark.postgres
def test_a_dump_is_not_restored_under_a_bot(postgres_url: str, tmp_path: Path) -> None:
    """Whoever has opened the database as a bot does is one, as long as he has it."""
    migrate(postgres_url)
    assert backup(postgres_url, tmp_path / "copy.dump") is None

    async def beside() -> str | None:
        opened = await open_database(postgres_url)
        try:
            assert await opened.transaction(names) == []
            return await asyncio.to_thread(restore, postgres_url, tmp_path / "copy.dump")
        finally:
            await opened.close()

    assert asyncio.run(beside()) == "A bot works on this database: stop it first."
    assert not is_worked_on(postgres_url)
    assert restore(postgres_url, tmp_path / "copy.dump") is None
