"""Migrations: they make what the models say, from nothing, as often as they are run."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, Connection, NullPool, inspect, make_url, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.migrating import config, migrate
from bot.store.paths import settle
from bot.store.people import as_member
from bot.store.tables import Instant, Money, cards, clients, members, metadata, paths, promises


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
    assert "bound_at IS NULL" in partial.pop("ix_groups_offered")
    assert "deleted_at IS NOT NULL" in partial.pop("ix_clients_deleted")
    assert "ended_at IS NULL" in partial.pop("ix_deputies_named")
    assert "cancelled_at IS NOT NULL" in partial.pop("ix_absences_cancelled")
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


def upgrade(url: str, version: str) -> None:
    if url.startswith("sqlite"):
        Path(make_url(url).database or "").parent.mkdir(exist_ok=True)
    command.upgrade(config(url), version)


def test_clients_of_earlier_versions_know_when_they_were_touched_last(empty_url: str) -> None:
    """The latest record that stands says so; who has none was never touched."""
    upgrade(empty_url, "0002")
    run(empty_url, _three_clients)
    migrate(empty_url)

    def question(connection: Connection) -> Any:
        return [row.touched_on for row in connection.execute(select(clients.c.touched_on).order_by(clients.c.id))]

    assert ask(empty_url, question) == [date(2026, 11, 20), date(2026, 11, 3), None]


def _put(connection: Connection, table: str, **values: Any) -> None:
    """A row as the version before kept it: the models of today know other columns."""
    named = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({named})"), values)


def _three_clients(connection: Connection) -> None:
    """As the version before kept them: called twice; once, and once more by mistake; never."""

    def put(table: str, **values: Any) -> None:
        _put(connection, table, **values)

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


def test_promises_of_earlier_versions_know_their_authors_and_shares_their_past(empty_url: str) -> None:
    """Whose meeting it was, else who began the form, gave it, whoever keeps it now; the trail tells of shares. Cards
    that hang are no older than this version."""
    upgrade(empty_url, "0005")
    run(empty_url, _handed_over)
    migrate(empty_url)

    def question(connection: Connection) -> Any:
        whose = select(promises.c.id, promises.c.author_id, promises.c.keeper_id).order_by(promises.c.id)
        people = connection.execute(select(members).order_by(members.c.id))
        return list(connection.execute(whose)), [as_member(row) for row in people]

    promised, (ivan, vera) = ask(empty_url, question)
    assert promised == [(1, 1, 2), (2, 1, 2), (3, 2, 2)]
    assert [(each.what, each.until.day) for each in ivan.shares] == [(100, 5), (50, 19)]
    assert [ivan.as_on(date(2026, 11, day)).share for day in (1, 8, 15, 22)] == [100, 50, 50, 75]
    assert (vera.shares, vera.as_on(date(2026, 11, 8)).share) == ((), 100)
    (hung_at,) = ask(empty_url, lambda connection: list(connection.scalars(select(cards.c.hung_at))))
    assert hung_at > datetime(2026, 1, 1, tzinfo=UTC)
    assert ask(empty_url, lambda connection: list(connection.scalars(select(clients.c.owner_id)))) == [2]
    assert ask(empty_url, differences) == []


def _handed_over(connection: Connection) -> None:
    """Ivan's meeting and his form, both handed over to Vera, and what she promised; his share changed twice."""
    put = partial(_put, connection)
    noon = datetime(2026, 11, 1, 12, tzinfo=UTC)
    zone = {"timezone": "Europe/Moscow", "locale": "ru"}
    put("teams", id=1, name="Отдел", created_at=noon, **zone)
    for number, share in ((1, 75), (2, 100)):
        whose = {"id": number, "team_id": 1, "telegram_id": number, "share": share}
        put("members", role="hunter", name="Имя", joined_at=noon, **whose, **zone)
    put("clients", id=1, team_id=1, name="К", search_name="к", owner_id=2, created_at=noon)
    put("cards", chat_id=1, name="week", message_id=5)
    put("questionnaires", id=1, team_id=1, version=1, content="{}", created_at=noon)
    met = {"local_day": noon.date(), "happened_at": noon, "created_at": noon, "client_id": 1, "team_id": 1}
    put("records", id=1, member_id=1, kind="meeting", result="held", **met)
    of_client = {"team_id": 1, "client_id": 1}
    for number, author, record in ((1, 2, 1), (2, 1, None), (3, 2, None)):
        begun = {"begun_at": noon, "changed_at": noon, "answered": 12, "required": 12, "existing": False}
        put("forms", id=number, member_id=author, questionnaire_id=1, record_id=record, **begun, **of_client)
        day = {"made_on": noon.date(), "due_on": noon.date(), "created_at": noon}
        open_one = {"kind": "offer", "state": "open", "form_id": number, "record_id": record}
        put("promises", id=number, member_id=2, **open_one, **day, **of_client)
    for since, was, now in ((5, 100, 50), (19, 50, 75)):
        said = {"action": "share.set", "subject": "member", "subject_id": 1, "created_at": noon.replace(day=since)}
        put("audit", team_id=1, member_id=2, details=f'{{"was": {was}, "value": {now}}}', **said)


def test_who_was_lost_and_came_back_in_earlier_versions_stands_where_he_was(empty_url: str) -> None:
    """With his sum; as his moves leave him today, and so the next one finds nothing to mend."""
    upgrade(empty_url, "0005")
    run(empty_url, _came_back)
    migrate(empty_url)

    def places(connection: Connection) -> dict[int, tuple[Any, ...]]:
        return {row[0]: tuple(row) for row in connection.execute(_PLACES)}

    def settled(connection: Connection) -> dict[int, tuple[Any, ...]]:
        for client_id in range(1, len(CAME_BACK) + 1):
            settle(connection, 1, client_id)
        return places(connection)

    migrated = ask(empty_url, places)
    assert migrated == ask(empty_url, settled)
    assert {client: (place[1], place[3], place[4]) for client, place in migrated.items()} == {
        1: ("contract", date(2026, 11, 4), Decimal(700)),
        2: ("progress", date(2026, 11, 3), Decimal(700)),
        3: ("contract", date(2026, 11, 4), Decimal(700)),
        5: ("lost", date(2026, 11, 3), Decimal(700)),
    }


_PLACES = select(paths.c.client_id, paths.c.stage, paths.c.block, paths.c.since, paths.c.amount, paths.c.member_id)
CAME_BACK: dict[int, tuple[list[str], str | None]] = {
    1: (["progress", "contract", "lost", "back"], None),
    2: (["progress", "lost", "progress"], "progress"),
    3: (["progress", "contract", "lost", "back", "interest"], "progress"),
    4: (["lost", "back"], None),
    5: (["progress", "contract", "lost"], "lost"),
}
"""What was said of each client, a move a day, and where the version before left him: without his sum."""


def _came_back(connection: Connection) -> None:
    put = partial(_put, connection)
    noon = datetime(2026, 11, 1, 12, tzinfo=UTC)
    zone = {"timezone": "Europe/Moscow", "locale": "ru"}
    put("teams", id=1, name="Отдел", created_at=noon, **zone)
    put("members", id=1, team_id=1, telegram_id=1, role="hunter", name="Имя", joined_at=noon, share=100, **zone)
    for client, (moves, stage) in CAME_BACK.items():
        put("clients", id=client, team_id=1, name="К", search_name="к", owner_id=1, created_at=noon)
        whose = {"team_id": 1, "client_id": client, "member_id": 1}
        for day, move in enumerate(moves, start=1):
            amount = 70_000 if move == "progress" and day == 1 else None
            reason = "дорого" if move == "lost" else None
            said = {"local_day": date(2026, 11, day), "amount": amount, "reason": reason, "existing": False}
            put("path_moves", move=move, source=f"{client}.{day}", created_at=noon, **said, **whose)
        if stage is not None:
            lost = {"block": 0, "amount": 70_000, "reason": "дорого"} if stage == "lost" else {"block": 2, "amount": 0}
            put("paths", stage=stage, since=date(2026, 11, 3), **lost, **whose)
