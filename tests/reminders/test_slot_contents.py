"""The contents of slots are gathered in as many queries for a hundred people as for one, and in none for nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from inspect import isfunction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine, event

from bot.domain.call_lists import Candidate, Source
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.timetable import FARMER, HUNTER, Activity, Slot, occurrence, week_of
from bot.reminders import holding_back
from bot.reminders.slot_contents import GATHER, Begun, screens
from bot.reminders.slot_weeks import Moment
from bot.store import (
    absences,
    attendance,
    batches,
    calendars,
    call_lists,
    clients,
    list_making,
    meetings,
    people,
    promises,
    put_off,
    records,
    reminders,
    slot_facts,
    slot_uses,
    studies,
    team_notes,
    time_accounts,
    timetables,
    weeks,
)
from bot.store.database import Database, open_database
from tests.reminders.conftest import MONDAY, SUNDAY, at

DAY, WEEK = timedelta(days=1), week_of(MONDAY)
NOW, JOINED = at("8:00"), SUNDAY - timedelta(weeks=9)
SLOTS: dict[Activity, Slot] = {slot.activity: slot for slot in (*FARMER[::-1], *HUNTER[::-1])}
MOST = 22
MORE = {Activity.WEEK_LISTS: 20}
"""His own summary beside the list: this week and the last one."""
ONE_BY_ONE = {Activity.WEEK_LISTS: 12, Activity.CLIENT_STUDY: 5}
"""Queries a person: his own calls of eight weeks, and where they are few those of ten colleagues; the day's studies
and the four lists from which they are chosen."""


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that is run meanwhile, in order."""
    seen: list[str] = []

    def note(_: object, __: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
async def database(quick_url: str) -> AsyncIterator[Database]:
    opened = await open_database(quick_url)
    yield opened
    await opened.close()


def hire(connection: Connection, many: int) -> list[Member]:
    """Two teams in which everybody has a client with a director, a call, a meeting to come and one held, a list."""
    whom: list[Member] = []
    for team in range(2):
        team_id = people.found_team(connection, "Отдел", "Europe/Moscow", "ru", JOINED)
        for n in range(many // 2):
            role, number = (Role.HUNTER, Role.FARMER)[n % 2], 1000 * team + n
            one = people.add_member(connection, team_id, number, role, "Имя", "Europe/Moscow", "ru", None, JOINED)
            _work(connection, one)
            whom.append(one)
    return whom


def _work(c: Connection, one: Member) -> None:
    client = clients.create(c, one.team_id, f"Клиент {one.id}", one.id, SUNDAY)
    person = clients.add_decision_maker(c, one.team_id, client.id, "Иванов Пётр", "директор", SUNDAY)
    whom, lately = (client.id, person.id), NOW - 3 * DAY
    records.add(c, one, Kind.CALL, Result.REFUSED, *whom, lately, None, SUNDAY)
    booked = records.own(c, one, records.add(c, one, Kind.CALL, Result.BOOKED, *whom, lately, None, SUNDAY) or 0)
    assert booked is not None
    meetings.book(c, one, booked)
    meeting = meetings.of_record(c, one.team_id, booked.id)
    assert meeting is not None
    meetings.set_time(c, meeting, at("14:00"), at("15:00"))
    records.add(c, one, Kind.MEETING, Result.HELD, *whom, lately, None, SUNDAY)
    list_making.add(c, one, MONDAY, Source.ADDED, [Candidate(client.id, one.id)], SUNDAY)


def gathered(connection: Connection, activity: Activity, whom: Sequence[Member]) -> list[str]:
    """The statements that one message of this activity each takes for all of them."""
    slot = SLOTS[activity]
    begins = occurrence(slot, MONDAY + slot.weekday * DAY, ZoneInfo("Europe/Moscow"))
    begun = [Begun(one, begins, one.id, late=False) for one in whom]
    with counted() as seen:
        assert len(screens(connection, begun, begins.begins)) == len(whom)
    return seen


async def test_the_message_of_a_slot_takes_as_many_queries_for_a_hundred_people_as_for_two(database: Database) -> None:
    """Of everybody's own nothing is asked apart, but for the rate at which he gets through and the choice of whom he is
    to study."""

    def compare(c: Connection) -> None:
        whom = hire(c, 100)
        for activity in Activity:
            few, many = gathered(c, activity, whom[:2]), gathered(c, activity, whom)
            alone = ONE_BY_ONE.get(activity, 0)
            assert 0 < len(few) <= MOST + MORE.get(activity, 0) + 2 * alone, activity
            assert len(many) - len(few) <= 98 * alone, activity

    await database.transaction(compare)


@pytest.mark.parametrize("activity", Activity)
async def test_for_nobody_nothing_is_asked(database: Database, activity: Activity) -> None:
    """Also by the gatherer itself, whoever calls it."""

    def ask(c: Connection) -> None:
        slot = SLOTS[activity]
        moment = Moment(occurrence(slot, MONDAY, ZoneInfo("Europe/Moscow")), NOW)
        with counted() as seen:
            assert screens(c, [], NOW) == []
            assert GATHER[activity](c, [], moment) == {}
        assert seen == []

    await database.transaction(ask)


OF_NOBODY: dict[str, Callable[[Connection], Any]] = {
    "absences.absent_on": lambda c: absences.absent_on(c, [], MONDAY),
    "absences.of_people": lambda c: absences.of_people(c, [], MONDAY, MONDAY),
    "attendance.of_people": lambda c: attendance.of_people(c, [], MONDAY, MONDAY),
    "batches.busy_until": lambda c: batches.busy_until(c, [], NOW),
    "calendars.of_teams": lambda c: calendars.of_teams(c, [], MONDAY, MONDAY),
    "call_lists.left_of_many": lambda c: call_lists.left_of_many(c, [], MONDAY, MONDAY),
    "holding_back.until": lambda c: holding_back.until(c, [], NOW),
    "meetings.some": lambda c: meetings.some(c, []),
    "promises.due": lambda c: promises.due(c, [], MONDAY, MONDAY),
    "put_off.left_in_peace": lambda c: put_off.left_in_peace(c, [], NOW),
    "put_off.release": lambda c: put_off.release(c, [], NOW),
    "put_off.take": lambda c: put_off.take(c, [], NOW),
    "reminders.claim_slots": lambda c: reminders.claim_slots(c, [], NOW),
    "reminders.meetings_of": lambda c: reminders.meetings_of(c, [], NOW, NOW),
    "slot_facts.call_backs_due": lambda c: slot_facts.call_backs_due(c, [], MONDAY, MONDAY),
    "slot_facts.complaints_due": lambda c: slot_facts.complaints_due(c, [], MONDAY, MONDAY),
    "slot_facts.client_names": lambda c: slot_facts.client_names(c, []),
    "slot_facts.clients_owned": lambda c: slot_facts.clients_owned(c, []),
    "slot_facts.deciding": lambda c: slot_facts.deciding(c, []),
    "slot_facts.last_forms": lambda c: slot_facts.last_forms(c, []),
    "slot_facts.places": lambda c: slot_facts.places(c, []),
    "slot_uses.of_people": lambda c: slot_uses.of_people(c, [], WEEK),
    "studies.done_by": lambda c: studies.done_by(c, [], MONDAY),
    "team_notes.topics": lambda c: team_notes.topics(c, [], MONDAY),
    "time_accounts.accounts": lambda c: time_accounts.accounts(c, [], WEEK, NOW),
    "time_accounts.cards": lambda c: time_accounts.cards(c, [], WEEK),
    "timetables.plans_of": lambda c: timetables.plans_of(c, []),
    "weeks.of_stints": lambda c: weeks.of_stints(c, [], MONDAY, MONDAY),
}


async def test_what_is_asked_about_many_asks_nothing_about_nobody(database: Database) -> None:
    """Each of the store's functions by itself."""

    def ask(c: Connection) -> None:
        for name, of_nobody in OF_NOBODY.items():
            with counted() as seen:
                assert not of_nobody(c), name
            assert seen == [], name

    await database.transaction(ask)


def test_every_fact_of_a_slots_message_is_tried_with_nobody() -> None:
    """A new one cannot be forgotten."""
    public = {name for name, made in vars(slot_facts).items() if isfunction(made) and not name.startswith("_")}
    facts = {name for name in public if vars(slot_facts)[name].__module__ == slot_facts.__name__}
    assert {f"slot_facts.{name}" for name in facts} <= set(OF_NOBODY)
