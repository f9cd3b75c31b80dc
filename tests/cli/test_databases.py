"""`migrate`, `check`, `backup` and `restore`."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.store.backup import backup, restore
from bot.store.holding import alone, is_worked_on
from simulator.server import Simulator
from tests import databases
from tests.cli.backups import Place, play
from tests.cli.driver import polevik
from tests.cli.programs import programs
from tests.simulator.driver import TOKEN


def names(file: Path) -> list[str]:
    """The teams in a SQLite database."""
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM teams ORDER BY id")]


def add_team(file: Path, name: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "INSERT INTO teams (name, timezone, locale, created_at) VALUES (?, 'UTC', 'ru', '2026-11-23 07:00')",
            (name,),
        )


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A migrated SQLite database with a team."""
    made = databases.sqlite_url(tmp_path)
    (tmp_path / "polevik.db").chmod(0o600)
    add_team(tmp_path / "polevik.db", "before")
    return made


async def test_migrate_makes_the_database_and_may_be_repeated(tmp_path: Path) -> None:
    """Folders too."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'a' / 'b' / 'new.db'}"
    for _ in range(2):
        ended = await polevik(tmp_path, "migrate", DATABASE_URL=url)
        assert (ended.status, ended.out) == (0, "The database is up to date.\n")
    assert names(tmp_path / "a" / "b" / "new.db") == []


async def test_check_says_that_all_is_well(sim: Simulator, url: str, tmp_path: Path) -> None:
    """Token, clock, groups, who polls, database, disk, zones, letters."""
    ended = await polevik(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url)
    assert ended.status == 0, ended.out
    assert [line[:5] for line in ended.out.splitlines()] == ["ok   "] * 9
    assert "demo_bot" in ended.out


async def test_check_says_everything_that_is_wrong_and_how_to_mend_it(sim: Simulator, tmp_path: Path) -> None:
    """An early finding hides no later one."""
    sim._dispatcher.faults.add({"method": "getMe", "error_code": 401, "description": "Unauthorized"})
    (tmp_path / "empty.db").touch(mode=0o600)
    url = f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    ended = await polevik(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url)
    assert ended.status == 1
    wrong = [line for line in ended.out.splitlines() if line.startswith("WRONG")]
    assert ["BotFather" in line for line in wrong] == [True, False]
    assert "polevik migrate" in wrong[1]


async def test_check_notices_a_file_that_is_no_database(sim: Simulator, tmp_path: Path) -> None:
    """Of a disk that was damaged, or of another program."""
    (tmp_path / "odd.db").write_bytes(b"no database " * 500)
    url = f"sqlite+aiosqlite:///{tmp_path / 'odd.db'}"
    ended = await polevik(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url)
    assert (ended.status, ended.err) == (1, "")
    assert "WRONG The database is damaged" in ended.out


@pytest.mark.slow
async def test_a_backup_under_load_has_all_that_was_acknowledged_and_the_bot_runs_on_it(
    url: str, tmp_path: Path
) -> None:
    """While people write; a restore is refused as long as the bot runs. The copy is one file, for its owner's eyes."""
    found = await play(Place(None, tmp_path), url, backups=1, updates=24, seed=3)
    assert found.faults == []
    assert found.taken == 1
    assert found.recorded >= found.acknowledged > 0
    assert [file.name for file in tmp_path.glob("backup-*")] == ["backup-0"]
    assert stat.S_IMODE((tmp_path / "backup-0").stat().st_mode) == 0o600


async def test_a_second_process_on_one_file_is_refused(sim: Simulator, url: str, tmp_path: Path) -> None:
    """Two would send everything twice. By whatever name the file is called; and a kill leaves no lock behind."""
    around = {"BOT_TOKEN": TOKEN, "BOT_API_URL": sim.url}
    (tmp_path / "link.db").symlink_to(tmp_path / "polevik.db")
    with alone(url):
        ended = await polevik(tmp_path, "run", DATABASE_URL=url.replace("polevik.db", "link.db"), **around)
    assert ended.status == 1
    assert "Another process works on" in ended.sentence
    assert not is_worked_on(url)


async def test_a_backup_goes_into_a_new_place(url: str, tmp_path: Path) -> None:
    """On another machine, where there is no database yet."""
    assert (await polevik(tmp_path, "backup", "copy.db", DATABASE_URL=url)).status == 0
    elsewhere = f"sqlite+aiosqlite:///{tmp_path / 'new' / 'polevik.db'}"
    assert (await polevik(tmp_path, "restore", "copy.db", DATABASE_URL=elsewhere)).status == 0
    assert names(tmp_path / "new" / "polevik.db") == ["before"]


async def test_a_backup_that_cannot_be_written_leaves_the_older_one(url: str, tmp_path: Path) -> None:
    """Nothing half-written takes its place, and nothing is left beside it."""
    missing = f"sqlite+aiosqlite:///{tmp_path / 'missing.db'}"
    (tmp_path / "copy.db").write_text("older")
    ended = await polevik(tmp_path, "backup", "copy.db", DATABASE_URL=missing)
    assert ended.status == 1
    assert "There is no database" in ended.sentence
    assert (tmp_path / "copy.db").read_text() == "older"
    ended = await polevik(tmp_path, "backup", "no folder/copy.db", DATABASE_URL=url)
    assert ended.status == 1
    assert "No backup was written" in ended.sentence
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.db", "polevik.db"]


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def damaged(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3 : 2 * len(content) // 3] = b"\xff" * (len(content) // 3)
    file.write_bytes(content)


def foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def text(file: Path) -> None:
    file.write_text("no database at all")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (newer, "newer version"),
        (damaged, "damaged"),
        (cut, "damaged"),
        (foreign, "no backup of this bot"),
        (text, "no backup of this bot"),
        (Path.unlink, "There is no file"),
    ],
    ids=["newer", "damaged", "cut", "foreign", "text", "absent"],
)
def test_a_backup_that_will_not_do_is_refused_and_the_database_is_as_before(
    url: str, tmp_path: Path, spoil: object, words: str
) -> None:
    """Looked at before anything is overwritten."""
    assert callable(spoil)
    copy = tmp_path / "copy.db"
    assert backup(url, copy) is None
    spoil(copy)
    before = (tmp_path / "polevik.db").read_bytes()
    assert words in (restore(url, copy) or "")
    assert (tmp_path / "polevik.db").read_bytes() == before


def psql(url: str, statement: str) -> str:
    """Run a statement in a database of the tests' server; returns what it prints."""
    database = make_url(url)
    where = [f"--host={database.query['host']}", f"--username={database.username}", f"--dbname={database.database}"]
    command = [programs() / "psql", *where, "--tuples-only", "--no-align", f"--command={statement}"]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def postgres_url(postgres: databases.Postgres) -> Iterator[str]:
    """A migrated PostgreSQL database."""
    made = postgres.migrated()
    yield made
    postgres.drop(made)


@pytest.mark.postgres
async def test_postgresql_is_dumped_and_restored_by_its_own_programs(postgres_url: str, tmp_path: Path) -> None:
    """And a dump of a newer version, or a damaged one, is refused."""
    url = postgres_url
    around = {"DATABASE_URL": url, "PATH": f"{programs()}{os.pathsep}{os.environ['PATH']}"}
    add = "INSERT INTO teams (name, timezone, locale, created_at) VALUES ('{}', 'UTC', 'ru', now())"
    psql(url, add.format("before"))
    ended = await polevik(tmp_path, "backup", "copy.dump", **around)
    assert ended.status == 0, ended.err
    psql(url, add.format("after"))
    ended = await polevik(tmp_path, "restore", "copy.dump", **around)
    assert ended.status == 0, ended.err
    assert psql(url, "SELECT name FROM teams") == "before"
    (tmp_path / "odd.dump").write_bytes((tmp_path / "copy.dump").read_bytes()[:2000])
    ended = await polevik(tmp_path, "restore", "odd.dump", **around)
    assert ended.status == 1
    assert "damaged" in ended.sentence
    psql(url, "UPDATE alembic_version SET version_num = '9999'")
    assert (await polevik(tmp_path, "backup", "newer.dump", **around)).status == 0
    ended = await polevik(tmp_path, "restore", "newer.dump", **around)
    assert ended.status == 1
    assert "newer version" in ended.sentence
    assert psql(url, "SELECT name FROM teams") == "before"


async def test_postgresqls_programs_are_asked_for_where_they_are_missing(tmp_path: Path) -> None:
    """With the name of the package that brings them."""
    url = "postgresql+asyncpg://x@127.0.0.1:9/x"
    ended = await polevik(tmp_path, "backup", "copy.dump", DATABASE_URL=url, PATH="/nowhere")
    assert ended.status == 1
    assert "pg_dump is not installed" in ended.sentence
