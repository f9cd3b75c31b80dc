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
from bot.domain.promises import PromiseKind
from bot.domain.questionnaire import Answer, Progress
from bot.domain.record import Record
from bot.domain.timetable import Week
from bot.store import clients, files, forms, meetings, people, promises, questionnaires, records, weeks
from bot.store.database import Database
from bot.store.tables import decision_makers, metadata
from bot.store.tables import forms as form_rows
from bot.store.tables import promises as promise_rows

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
    form: int


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
    meetings.book(c, ann, record)
    booked = meetings.of_record(c, ann.team_id, record.id)
    assert booked is not None
    meetings.set_time(c, booked, NOW + timedelta(days=1), NOW + timedelta(days=1, hours=2))
    records.change(c, record, call_back_on=TODAY)
    _form(c, ann, client, None)
    promises.keep_meeting(c, ann.team_id, client.id, TODAY + timedelta(days=2))
    return Town(teams[0], ann, client, director, buyer, record, stranger, _form(c, ann, client, record))


def _form(c: Connection, ann: Member, client: Client, record: Record | None) -> int:
    """A form with an answer, a note to it and the agreement it tells of."""
    version = questionnaires.current(c, ann.team_id, "ru", NOW)
    record_id = record.id if record else None
    form_id = forms.begin(c, ann, client.id, version.id, record_id, Progress(0, 12), existing=False, now=NOW)
    form = forms.get(c, ann, form_id)
    assert form is not None
    forms.keep(c, ann, form, "supplier", Answer(("Альфа",)), NOW)
    forms.attach(c, ann, form_id, "supplier", "text", {"text": "заметка"}, NOW)
    promises.put_for_form(
        c,
        ann,
        form_id,
        client_id=client.id,
        record_id=record_id,
        decision_maker_id=None,
        kind=PromiseKind.MEETING,
        what=None,
        made_on=TODAY,
        due_on=TODAY,
        now=NOW,
    )
    return form_id


def _held(c: Connection, town: Town) -> int:
    return records.add(c, town.ann, Kind.MEETING, Result.HELD, town.client.id, town.director.id, NOW, None, NOW) or 0


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
    "meetings.of_record": lambda c, t, me: meetings.of_record(c, me.team_id, t.record.id),
    "meetings.ahead": lambda c, t, me: meetings.ahead(c, me, NOW),
    "meetings.unsettled": lambda c, t, me: meetings.unsettled(c, me, NOW, NOW + timedelta(days=9)),
    "meetings.booked_with": lambda c, t, me: meetings.booked_with(
        c, me.team_id, t.client.id, NOW, NOW + timedelta(days=9)
    ),
    "records.get": lambda c, t, me: records.get(c, me.team_id, t.record.id),
    "questionnaires.get": lambda c, t, me: questionnaires.get(c, me.team_id, 1),
    "forms.get": lambda c, t, me: forms.get(c, me, t.form),
    "forms.of_record": lambda c, t, me: forms.of_record(c, me.team_id, t.record.id),
    "forms.unfinished": lambda c, t, me: forms.unfinished(c, me, NOW),
    "forms.of_client": lambda c, t, me: forms.of_client(c, me.team_id, t.client.id),
    "forms.count_of_client": lambda c, t, me: forms.count_of_client(c, me.team_id, t.client.id),
    "forms.last_of_client": lambda c, t, me: forms.last_of_client(c, me.team_id, t.client.id),
    "promises.get": lambda c, t, me: promises.get(c, me.team_id, 1),
    "promises.open_of": lambda c, t, me: promises.open_of(c, me, TODAY),
    "promises.open_with": lambda c, t, me: promises.open_with(c, me.team_id, t.client.id, TODAY),
    "promises.made_since": lambda c, t, me: promises.made_since(c, me, TODAY),
    "promises.of_records": lambda c, t, me: promises.of_records(c, me.team_id, [t.record.id]),
    "promises.of_client": lambda c, t, me: promises.of_client(c, me.team_id, t.client.id, 5),
    "files.of_client": lambda c, t, me: files.of_client(c, me.team_id, t.client.id),
    "records.call_backs": lambda c, t, me: records.call_backs(c, me, TODAY, TODAY),
    "weeks.held": lambda c, t, me: weeks.held(c, me.team_id, _held(c, t)),
    "weeks.week": lambda c, t, me: [*weeks.week(c, me, WEEK).calls, *weeks.week(c, me, WEEK).bookings],
}

CHANGES: dict[str, Callable[[Connection, Town, int], Any]] = {
    "clients.describe": lambda c, t, team: clients.describe(c, team, t.director.id, full_name="Чужой"),
    "clients.replace": lambda c, t, team: clients.replace(c, team, t.director, t.buyer),
    "clients.merge": lambda c, t, team: clients.merge(c, team, t.director, t.buyer),
    "forms.unlink": lambda c, t, team: forms.unlink(c, team, t.record.id),
    "promises.drop_for_form": lambda c, t, team: promises.drop_for_form(c, team, t.form),
    "promises.unkeep_meeting": lambda c, t, team: promises.unkeep_meeting(
        c, team, t.client.id, TODAY + timedelta(days=2)
    ),
    "promises.keep_meeting": lambda c, t, team: promises.keep_meeting(c, team, t.client.id, TODAY + timedelta(days=1)),
}
WATCHED = (decision_makers, form_rows, promise_rows)

ELSEWHERE = {
    # About the team itself, or they make new rows in it: whose these are, their callers asked before.
    "people.team_name", "people.team_timezone", "people.rename_team", "people.settle_team", "people.add_member",
    "people.invite", "people.change", "clients.create", "clients.add_decision_maker", "clients.find_or_add",
    "records.add", "meetings.book", "records.attach", "meetings.attach", "forms.begin", "forms.attach",
    "promises.put_for_form", "questionnaires.current", "questionnaires.save",
    # The form was fetched for this member before; a form without a meeting is linked by the one who just fetched it.
    "forms.keep", "forms.link",
}  # fmt: skip


MODULES = (people, clients, records, meetings, weeks, questionnaires, forms, promises, files)


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
    found = {name for module in MODULES for name in takes_a_team(module)}
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
        return [tuple(row) for table in WATCHED for row in c.execute(select(table).order_by(table.c.id))]

    before = await database.transaction(state)
    await database.transaction(lambda c: CHANGES[name](c, town, town.stranger.team_id))
    assert await database.transaction(state) == before
    await database.transaction(lambda c: CHANGES[name](c, town, town.team))
    assert await database.transaction(state) != before


def test_every_table_of_peoples_data_names_its_team() -> None:
    """Rooms without: conversations (a member's), cards and ticks (no people's data), and the delivery's own."""
    without = {name for name, table in metadata.tables.items() if "team_id" not in table.columns}
    assert without == {"teams", "founding_links", "conversations", "cards", "ticks", "inbox", "outbox"}
