"""One team never sees another's rows, whatever ids it names."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot import store
from bot.domain.people import Member
from bot.store.database import Database
from bot.store.tables import (
    batches,
    calendar_days,
    clients,
    decision_makers,
    forms,
    groups,
    handovers,
    imports,
    list_items,
    metadata,
    norms,
    promises,
    records,
    segments,
)
from bot.store.work import Answer, Work
from tests.store import (
    teams_exports,
    teams_farming,
    teams_groups,
    teams_leading,
    teams_paths,
    teams_summaries,
    teams_team,
    teams_tried,
)
from tests.store.teams_farming import Ask, build

ROOMS = (
    *(teams_tried, teams_farming, teams_leading, teams_team, teams_paths, teams_summaries, teams_groups),
    teams_exports,
)
"""Where what is tried is written down."""
QUESTIONS = {name: ask for room in ROOMS for name, ask in room.QUESTIONS.items()}
CHANGES = {name: ask for room in ROOMS for name, ask in room.CHANGES.items()}
ELSEWHERE = {name for room in ROOMS for name in room.ELSEWHERE}
WATCHED = (
    *(clients, decision_makers, records, forms, promises, calendar_days, segments, list_items, imports, batches, norms),
    *(groups, handovers),
)
"""What the tried functions change."""


def modules() -> list[ModuleType]:
    """All of the store: a new file is found by itself."""
    return [importlib.import_module(f"{store.__name__}.{each.name}") for each in pkgutil.iter_modules(store.__path__)]


def takes_a_team(module: ModuleType) -> set[str]:
    """The module's public functions that go to the database with a team's id, or a member."""
    functions = inspect.getmembers(module, inspect.isfunction)
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for name, function in functions
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and _takes_a_team(set(inspect.signature(function).parameters))
    }


def _takes_a_team(parameters: set[str]) -> bool:
    return "connection" in parameters and not parameters.isdisjoint({"team_id", "member", "stint", "by"})


def test_every_function_that_takes_a_team_is_tried_here() -> None:
    """A new one goes into QUESTIONS or CHANGES, or with its reason into ELSEWHERE."""
    found = {name for module in modules() for name in takes_a_team(module)}
    assert found == QUESTIONS.keys() | CHANGES.keys() | ELSEWHERE


async def test_what_a_team_finds_another_does_not(database: Database, subtests: pytest.Subtests) -> None:
    """Its own member finds it, so the question is a real one; the stranger finds nothing."""
    town = await database.transaction(build)

    def asked(ask: Ask, by: Member, c: Connection) -> Any:
        return ask(c, town, by)

    for name, ask in QUESTIONS.items():
        with subtests.test(name):
            assert await tried(database, partial(asked, ask, town.ann))
            assert not await tried(database, partial(asked, ask, town.stranger))


async def test_what_a_team_changes_another_cannot(database: Database, subtests: pytest.Subtests) -> None:
    """Done by a stranger, nothing happens to a row; by its own member, something does."""
    town = await database.transaction(build)

    def state(c: Connection) -> list[Any]:
        """The town's own rows: what a stranger adds to his own is his."""
        ours = [select(table).where(table.c.team_id == town.team).order_by(table.c.id) for table in WATCHED]
        return [tuple(row) for rows in ours for row in c.execute(rows)]

    def changed(change: Ask, by: Member, c: Connection) -> list[Any]:
        change(c, town, by)
        return state(c)

    before = await database.transaction(state)
    for name, change in CHANGES.items():
        with subtests.test(name):
            assert await tried(database, partial(changed, change, town.stranger)) == before
            assert await tried(database, partial(changed, change, town.ann)) != before


class Undone(Exception):
    """Rolls a transaction back."""


async def tried(database: Database, work: Work[Answer]) -> Answer:
    """What comes of it. Then all is as before: each function is tried as if it were the first."""
    answers: list[Answer] = []

    def and_undone(connection: Connection) -> None:
        answers.append(work(connection))
        raise Undone

    with pytest.raises(Undone):
        await database.transaction(and_undone)
    return answers[-1]


def test_every_table_of_peoples_data_names_its_team() -> None:
    """Rooms without: conversations (a member's), cards and ticks (no people's data), and the delivery's own."""
    without = {name for name, table in metadata.tables.items() if "team_id" not in table.columns}
    assert without == {"teams", "founding_links", "conversations", "cards", "ticks", "inbox", "outbox"}
