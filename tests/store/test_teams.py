"""One team never sees another's rows, whatever ids it names."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.clients import Client, DecisionMaker
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.record import Record
from bot.domain.timetable import Week
from bot.store import clients, meetings, people, records, weeks
from bot.store.database import Database
from bot.store.tables import decision_makers, metadata

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = NOW.date()
WEEK = Week(TODAY)


@dataclass(frozen=True, slots=True)
class Town:
    """A team with everything in it, and a stranger: a member of another team."""

    team: int
    ann: Member
    client: Client
    director: DecisionMaker
    buyer: DecisionMaker
    record: Record
    stranger: Member


def build(c: Connection) -> Town:
    teams = [people.found_team(c, name, "Europe/Moscow", "en", NOW) for name in ("Ours", "Theirs")]
    ann, stranger = (
        people.add_member(c, team, number, Role.HUNTER, "Ann", "Europe/Moscow", "en", None, NOW)
        for number, team in enumerate(teams, start=1)
    )
    client = clients.create(c, teams[0], "Ромашка", ann.id, NOW)
    director = clients.add_decision_maker(c, teams[0], client.id, "Иванов Пётр", "директор", NOW)
    buyer = clients.add_decision_maker(c, teams[0], client.id, "Лебедева Анна", None, NOW)
    made = records.add(c, ann, Kind.CALL, Result.BOOKED, client.id, director.id, NOW, "77", NOW)
    record = records.own(c, ann, made or 0)
    assert record is not None
    meetings.book(c, ann, record, NOW + timedelta(days=1))
    records.change(c, record, call_back_on=TODAY)
    return Town(teams[0], ann, client, director, buyer, record, stranger)


Ask = Callable[[Connection, Town, Member], Any]
"""Asks as this member: what he may see, or nothing."""

QUESTIONS: dict[str, Ask] = {
    "people.of_team": lambda c, t, me: [one for one in people.of_team(c, me.team_id) if one.id == t.ann.id],
    "people.get": lambda c, t, me: people.get(c, me.team_id, t.ann.id),
    "clients.get": lambda c, t, me: clients.get(c, me.team_id, t.client.id),
    "clients.names": lambda c, t, me: clients.names(c, me.team_id, [t.client.id]),
    "clients.named": lambda c, t, me: clients.named(c, me.team_id, "ромашка"),
    "clients.find": lambda c, t, me: clients.find(c, me.team_id, "ромашка"),
    "clients.likely": lambda c, t, me: clients.likely(c, me.team_id, t.ann.id, TODAY, TODAY),
    "clients.decision_makers_of": lambda c, t, me: clients.decision_makers_of(c, me.team_id, t.client.id),
    "clients.decision_maker": lambda c, t, me: clients.decision_maker(c, me.team_id, t.director.id),
    "clients.namesake": lambda c, t, me: clients.namesake(c, me.team_id, t.buyer, "Иванов Пётр"),
    "records.own": lambda c, t, me: records.own(c, me, t.record.id),
    "records.last": lambda c, t, me: records.last(c, me),
    "records.by_source": lambda c, t, me: records.by_source(c, me, "77"),
    "records.of_client": lambda c, t, me: records.of_client(c, me.team_id, t.client.id),
    "meetings.get": lambda c, t, me: meetings.get(c, me.team_id, 1),
    "meetings.between": lambda c, t, me: meetings.between(c, me, NOW, NOW + timedelta(days=9)),
    "records.call_backs": lambda c, t, me: records.call_backs(c, me, TODAY, TODAY),
    "weeks.week": lambda c, t, me: [*weeks.week(c, me, WEEK).calls, *weeks.week(c, me, WEEK).bookings],
}

CHANGES: dict[str, Callable[[Connection, Town, int], Any]] = {
    "clients.describe": lambda c, t, team: clients.describe(c, team, t.director.id, full_name="Чужой"),
    "clients.replace": lambda c, t, team: clients.replace(c, team, t.director, t.buyer),
    "clients.merge": lambda c, t, team: clients.merge(c, team, t.director, t.buyer),
}

ELSEWHERE = {
    # About the team itself, or they make new rows in it: whose these are, their callers asked before.
    "people.team_name", "people.team_timezone", "people.rename_team", "people.settle_team", "people.add_member",
    "people.invite", "people.change", "clients.create", "clients.add_decision_maker", "clients.find_or_add",
    "records.add", "meetings.book", "records.attach",
}  # fmt: skip


def takes_a_team(module: ModuleType) -> set[str]:
    """The module's public functions that take a team's id, or a member."""
    functions = inspect.getmembers(module, inspect.isfunction)
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for name, function in functions
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and {"team_id", "member"} & set(inspect.signature(function).parameters)
    }


def test_every_function_that_takes_a_team_is_tried_here() -> None:
    """A new one goes into QUESTIONS or CHANGES, or with its reason into ELSEWHERE."""
    found = {name for module in (people, clients, records, meetings, weeks) for name in takes_a_team(module)}
    assert found == QUESTIONS.keys() | CHANGES.keys() | ELSEWHERE


@pytest.mark.parametrize("name", QUESTIONS)
async def test_what_a_team_finds_another_does_not(database: Database, name: str) -> None:
    """Its own member finds it, so the question is a real one; the stranger finds nothing."""
    town = await database.transaction(build)
    ask = QUESTIONS[name]
    assert await database.transaction(lambda c: ask(c, town, town.ann))
    assert not await database.transaction(lambda c: ask(c, town, town.stranger))


@pytest.mark.parametrize("name", CHANGES)
async def test_what_a_team_changes_another_cannot(database: Database, name: str) -> None:
    """Named with a stranger's team, nothing happens to the row."""
    town = await database.transaction(build)

    def state(c: Connection) -> list[Any]:
        return [tuple(row) for row in c.execute(select(decision_makers).order_by(decision_makers.c.id))]

    before = await database.transaction(state)
    await database.transaction(lambda c: CHANGES[name](c, town, town.stranger.team_id))
    assert await database.transaction(state) == before
    await database.transaction(lambda c: CHANGES[name](c, town, town.team))
    assert await database.transaction(state) != before


def test_every_table_of_peoples_data_names_its_team() -> None:
    """Rooms without: conversations (a member's), cards and ticks (no people's data), and the delivery's own."""
    without = {name for name, table in metadata.tables.items() if "team_id" not in table.columns}
    assert without == {"teams", "founding_links", "conversations", "cards", "ticks", "inbox", "outbox"}
