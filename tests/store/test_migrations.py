"""Migrations: they make what the models say, from nothing, as often as they are run."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, Connection, NullPool, inspect, make_url, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.migrating import config, migrate
from bot.store.tables import Instant, Money, clients, metadata


def ask(url: str, question: Callable[[Connection], Any]) -> Any:
    """The answer of a database that was just migrated."""

    async def run() -> Any:
        engine = create_async_engine(url, poolclass=NullPool)
        async with engine.connect() as connection:
            answer = await connection.run_sync(question)
        await engine.dispose()
        return answer

    return asyncio.run(run())


def run(url: str, work: Callable[[Connection], None]) -> None:
    """Do something to the database."""

    async def go() -> None:
        engine = create_async_engine(url, poolclass=NullPool)
        async with engine.begin() as connection:
            await connection.run_sync(work)
        await engine.dispose()

    asyncio.run(go())


def differences(connection: Connection) -> list[Any]:
    def compare_type(_: Any, __: Any, ___: Any, inspected: Any, declared: Any) -> bool | None:
        # To the database an Instant is a DateTime: on PostgreSQL one with a zone, or times would shift.
        if isinstance(declared, Instant):
            return connection.dialect.name == "postgresql" and not inspected.timezone
        if isinstance(declared, Money):
            return not isinstance(inspected, BigInteger)
        return None

    options = {"compare_type": compare_type, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_migrating_an_empty_database_makes_what_the_models_say(empty_url: str) -> None:
    """Every table, column, type, constraint and index; nothing more."""
    migrate(empty_url)
    assert ask(empty_url, differences) == []


def test_check_constraints_and_partial_indexes_are_made_too(empty_url: str) -> None:
    """The comparison does not look at them."""
    migrate(empty_url)

    def question(connection: Connection) -> Any:
        looked = inspect(connection)
        checks = {(name, check["name"]) for name in metadata.tables for check in looked.get_check_constraints(name)}
        partial = {
            index["name"]: str(value)
            for name in metadata.tables
            for index in looked.get_indexes(name)
            for key, value in index.get("dialect_options", {}).items()
            if key.endswith("_where")
        }
        return checks, partial

    checks, partial = ask(empty_url, question)
    assert {name for name, _ in checks} == {"errands", "inbox", "outbox"}
    running = partial.pop("ix_batches_running")
    assert "ended_at IS NULL" in running
    assert "member_id IS NULL" in partial.pop("ix_timetables_of_roles")
    assert "offered" in partial.pop("ix_handovers_offered")
    assert "unclassed" in partial.pop("ix_standings_unclassed")
    assert "told_at IS NULL" in partial.pop("ix_alerts_waiting")
    assert "left_at IS NULL" in partial.pop("ix_groups_bound")
    assert "left_at IS NULL" in partial.pop("ix_groups_of_team")
    assert "ended_at IS NULL" in partial.pop("ix_deputies_named")
    assert "reopened_at IS NOT NULL" in partial.pop("ix_closed_weeks_reopened")
    assert set(partial) == {"ix_errands_pending", "ix_inbox_pending", "ix_outbox_pending"}
    assert all("pending" in condition for condition in partial.values())


def test_migrating_twice_does_no_harm(empty_url: str) -> None:
    """A start that finds the schema up to date changes nothing."""
    migrate(empty_url)
    migrate(empty_url)
    assert ask(empty_url, differences) == []


def test_replicas_that_start_together_migrate_one_after_another(empty_url: str) -> None:
    """None of them fails, whoever is first."""
    if empty_url.startswith("sqlite"):
        migrate(empty_url)  # SQLite is for one process: there only the up-to-date case can meet
    _migrate_at_once(empty_url, 3)
    assert ask(empty_url, differences) == []


def _migrate_at_once(url: str, count: int) -> None:
    """In processes of their own: Alembic's context is one per process."""
    code = "import sys; from bot.store.migrating import migrate; migrate(sys.argv[1])"
    command = [sys.executable, "-c", code, url]
    with ThreadPoolExecutor(count) as pool:
        ended = list(pool.map(lambda _: subprocess.run(command, check=False, capture_output=True), range(count)))
    assert [(each.returncode, each.stderr) for each in ended if each.returncode] == []


def test_clients_of_earlier_versions_know_when_they_were_touched_last(empty_url: str) -> None:
    """The latest record that stands says so; who has none was never touched."""
    if empty_url.startswith("sqlite"):
        Path(make_url(empty_url).database or "").parent.mkdir()
    command.upgrade(config(empty_url), "0002")
    run(empty_url, _three_clients)
    migrate(empty_url)

    def question(connection: Connection) -> Any:
        return [row.touched_on for row in connection.execute(select(clients.c.touched_on).order_by(clients.c.id))]

    assert ask(empty_url, question) == [date(2026, 11, 20), date(2026, 11, 3), None]


def _three_clients(connection: Connection) -> None:
    """As the version before kept them: called twice; once, and once more by mistake; never."""

    def put(table: str, **values: Any) -> None:
        named = ", ".join(f":{name}" for name in values)
        connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({named})"), values)

    noon = datetime(2026, 11, 1, 12, tzinfo=UTC)
    zone = {"timezone": "Europe/Moscow", "locale": "ru"}
    put("teams", id=1, name="Отдел", created_at=noon, **zone)
    put("members", id=1, team_id=1, telegram_id=1, role="hunter", name="Иван", joined_at=noon, **zone)
    for number in (1, 2, 3):
        put("clients", id=number, team_id=1, name="К", search_name="к", owner_id=1, created_at=noon)
    for client, day, undone in ((1, 20, None), (1, 10, None), (2, 3, None), (2, 9, noon)):
        moment = {"happened_at": noon.replace(day=day), "local_day": date(2026, 11, day), "created_at": noon}
        whose = {"team_id": 1, "member_id": 1, "client_id": client}
        put("records", kind="call", result="refused", undone_at=undone, **whose, **moment)
