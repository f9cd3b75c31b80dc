"""What is to be told of clients, on both databases: noted once for a cause, told once, forgotten when it is over."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.delivery.outbox import Item
from bot.domain.alerting import Alert
from bot.reminders import alerts as reminders
from bot.reminders import standings as background
from bot.store import alerts, clients, existing, people, stale, standings
from bot.store.database import Database
from bot.store.tables import alerts as rows
from tests.databases import sqlite_url
from tests.store.test_query_plans import statements, whole_reads
from tests.store.test_standings import NOW, TODAY, Farm, bought, farm, sqlite

__all__ = ["sqlite"]
SINCE = TODAY - timedelta(days=50)
SHARP, NEWS = Alert("recency-risk", SINCE, sharp=True), Alert("turnover-risk", SINCE)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


def place_of(c: Connection) -> Farm:
    place = farm(c)
    existing.mark(c, place.vera.team_id, place.client.id, TODAY)
    return place


def note(c: Connection, place: Farm, *found: Alert) -> None:
    alerts.note(c, place.vera.team_id, {place.client.id: found})


def waiting(c: Connection, place: Farm, *, sharp: bool) -> list[alerts.Waiting]:
    return alerts.waiting(c, [place.vera, place.ivan], sharp=sharp).get(place.vera.id, [])


def kept(c: Connection) -> list[tuple[Any, ...]]:
    found = c.execute(select(rows).order_by(rows.c.id))
    return [(row.cause, row.since, row.sharp, row.told_at is not None) for row in found]


async def test_a_cause_is_noted_once_and_told_once(database: Database) -> None:
    """However often he is reckoned; a corrected, earlier day is the same cause, a later one is another."""

    def story(c: Connection) -> None:
        place = place_of(c)
        for _ in range(2):
            note(c, place, SHARP, NEWS)
        assert [one.id for one in alerts.farmers(c, 0, 9)] == [place.vera.id]
        assert alerts.farmers(c, place.vera.id, 9) == []
        found = waiting(c, place, sharp=True)
        assert [(each.client_name, each.alert) for each in found] == [("Ромашка", SHARP)]
        assert alerts.take(c, found, NOW) == {found[0].id}
        assert alerts.take(c, found, NOW) == set()
        note(c, place, SHARP, NEWS)
        note(c, place, Alert("recency-risk", SINCE - timedelta(days=1), sharp=True), NEWS)
        assert alerts.farmers(c, 0, 9) == []
        assert [each.alert for each in waiting(c, place, sharp=False)] == [NEWS]
        again = Alert("recency-risk", SINCE + timedelta(days=9), sharp=True)
        note(c, place, again)
        assert [each.alert for each in waiting(c, place, sharp=True)] == [again]
        assert kept(c) == [("recency-risk", SINCE, True, True), ("recency-risk", again.since, True, False)]

    await database.transaction(story)


async def test_what_is_over_before_it_was_told_is_told_no_more(database: Database) -> None:
    """He bought again, or fell into class B, where it waits for the slot."""

    def story(c: Connection) -> None:
        place = place_of(c)
        note(c, place, SHARP)
        note(c, place, Alert("recency-risk", SINCE))
        assert kept(c) == [("recency-risk", SINCE, False, False)]
        note(c, place)
        assert kept(c) == []
        note(c, place, SHARP)
        standings.reckon(c, place.vera.team_id, [place.client.id], TODAY)
        assert kept(c) == []

    await database.transaction(story)


async def test_who_looks_at_the_client_himself_is_not_told(database: Database) -> None:
    """Neither at once nor in the slot."""

    def story(c: Connection) -> None:
        place = place_of(c)
        note(c, place, SHARP, NEWS)
        alerts.seen(c, place.vera.team_id, place.client.id, NOW)
        note(c, place, SHARP, NEWS)
        assert waiting(c, place, sharp=True) + waiting(c, place, sharp=False) == []

    await database.transaction(story)


async def test_it_is_told_to_who_has_the_client_now_if_he_studies_clients(database: Database) -> None:
    """A hunter does not; nor is anybody told who cannot be reached."""

    def story(c: Connection) -> None:
        place = place_of(c)
        note(c, place, SHARP)
        existing.give(c, place.vera.team_id, place.client.id, place.vera.id, place.ivan.id, NOW)
        assert alerts.farmers(c, 0, 9) == []
        existing.give(c, place.vera.team_id, place.client.id, place.ivan.id, place.vera.id, NOW)
        assert [one.id for one in alerts.farmers(c, 0, 9)] == [place.vera.id]
        people.change(c, place.vera, unreachable_since=NOW)
        assert alerts.farmers(c, 0, 9) == []

    await database.transaction(story)


@pytest.mark.parametrize("settled", [3, 5])
async def test_where_the_biggest_ordered_just_now_the_others_are_told_of(database: Database, settled: int) -> None:
    """Who is not reckoned yet stands before them; where nobody is told, nothing counts as told."""
    now, names = NOW + timedelta(hours=2), ["Ромашка", *(f"К{number}" for number in range(5))]

    def begin(c: Connection) -> list[int]:
        place = place_of(c)
        whose = place.vera
        ids = [place.client.id, *(clients.create(c, whose.team_id, name, whose.id, NOW).id for name in names[1:])]
        for number, client_id in enumerate(ids):
            bought(c, whose, client_id, *((days, 100_000 - number) for days in range(25, 800, 7)))
        fresh = clients.create(c, whose.team_id, "Свежий", whose.id, NOW).id
        bought(c, whose, fresh, (0, 1))
        stale.mark(c, [*ids, fresh])
        return ids

    def order(c: Connection, ids: list[int]) -> None:
        (vera,) = alerts.farmers(c, 0, 9)
        for client_id in ids:
            bought(c, vera, client_id, (0, 100_000))
        stale.mark(c, ids)

    ids = await database.transaction(begin)
    for _ in range(2):
        await background.tick(database, NOW, lambda _: None)
    await database.transaction(partial(order, ids=ids[:settled]))
    sent: list[Item] = []
    await reminders.tick(database, now, sent.extend)
    told = await database.transaction(lambda c: set(c.scalars(select(rows.c.client_id).where(rows.c.told_at == now))))
    assert told == set(ids[settled:5])  # the sixth is class B
    shown = str([each.call for each in sent])
    assert [name for name in names if name in shown] == names[settled:5]


async def test_looking_for_what_is_to_be_told_reads_only_what_waits(sqlite: Database) -> None:
    """A tick without alarms costs one look into a short index."""

    def story(c: Connection) -> None:
        place = place_of(c)
        note(c, place, SHARP, NEWS)
        alerts.farmers(c, 0, 9)
        alerts.take(c, [*waiting(c, place, sharp=True), *waiting(c, place, sharp=False)], NOW)
        alerts.seen(c, place.vera.team_id, place.client.id, NOW)

    with statements() as seen:
        await sqlite.transaction(story)
    ours = {said: given for said, given in seen.items() if "alerts" in said}
    assert await whole_reads(sqlite, ours) == []

    looks = {said: given for said, given in ours.items() if said.startswith("SELECT") and "told_at IS NULL" in said}

    def plans(c: Connection) -> list[str]:
        explained = (c.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given) for said, given in looks.items())
        return [" ".join(row[3] for row in found) for found in explained]

    assert len(looks) == 2
    assert all("ix_alerts_waiting" in plan for plan in await sqlite.transaction(plans))
