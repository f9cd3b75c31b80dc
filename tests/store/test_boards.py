"""The board is counted as a head would count by hand, and read by index."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, update

from bot.domain.board import COUNTED, Board, Order, Pile
from bot.domain.path import BLOCK_OF, CLOSING, OUT, TALKS, PathStage
from bot.domain.people import Member, Role
from bot.store import boards, clients, people
from bot.store.boards import TEAM
from bot.store.database import Database, open_database
from bot.store.tables import clients as client_rows
from bot.store.tables import path_moves, paths
from tests.databases import sqlite_url
from tests.store.test_query_plans import statements, whole_reads

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    client: int
    owner: int
    stage: PathStage | None
    amount: int
    since: date
    touched: date | None
    away: date | None
    existing: bool


@dataclass(frozen=True, slots=True)
class Scene:
    team: int
    ivan: Member
    lev: Member
    vera: Member
    rows: list[Row]

    @property
    def owners(self) -> list[int]:
        return [self.ivan.id, self.lev.id, self.vera.id]

    @property
    def hunting(self) -> list[int]:
        return [self.ivan.id, self.lev.id]


def scene(c: Connection, count: int = 120) -> Scene:
    """Two hunters' and a farmer's clients anywhere on their paths; and another team's, who are nobody's here."""
    chance = random.Random(3)
    team, other = (people.found_team(c, name, "Europe/Moscow", "ru", NOW) for name in ("Отдел", "Другой"))
    ivan, lev, vera = (
        people.add_member(c, team, number, role, name, "Europe/Moscow", "ru", None, NOW)
        for number, role, name in ((1, Role.HUNTER, "Иван"), (2, Role.HUNTER, "Лев"), (3, Role.FARMER, "Вера"))
    )
    stranger = people.add_member(c, other, 9, Role.HUNTER, "Чужой", "Europe/Moscow", "ru", None, NOW)
    rows = []
    for number in range(count):
        owner = chance.choice((ivan, lev, vera))
        client = clients.create(c, team, f"К{number}", owner.id, NOW).id
        row = Row(
            client=client,
            owner=owner.id,
            stage=chance.choice((None, None, *PathStage)),
            amount=chance.choice((0, 5, 5, 70, 900)),
            since=TODAY - chance.randrange(40) * DAY,
            touched=chance.choice((None, TODAY - chance.randrange(9) * DAY)),
            away=chance.choice((None, None, TODAY + (chance.randrange(20) - 5) * DAY)),
            existing=chance.random() < 0.2,
        )
        rows.append(row)
        write(c, team, row)
    for stage in PathStage:
        client = clients.create(c, other, "Чужой", stranger.id, NOW).id
        write(c, other, Row(client, stranger.id, stage, 1000, TODAY, TODAY, TODAY + DAY, existing=False))
    return Scene(team, ivan, lev, vera, rows)


def write(c: Connection, team: int, row: Row) -> None:
    known = {"touched_on": row.touched, "postponed_until": row.away, "existing_since": TODAY if row.existing else None}
    c.execute(update(client_rows).where(client_rows.c.id == row.client).values(known))
    whose = {"team_id": team, "client_id": row.client, "member_id": row.owner}
    if row.stage is None:
        return
    place = {"stage": row.stage, "block": BLOCK_OF[row.stage], "since": row.since, "amount": Decimal(row.amount)}
    reason = ("Дорого" if row.amount else "не нужно") if row.stage is PathStage.LOST else None
    c.execute(insert(paths), {**whose, **place, "reason": reason})
    # Whoever stands somewhere else was lost once, and came back.
    said = {"move": "lost", "local_day": row.since, "reason": "вернулся"}
    c.execute(insert(path_moves), {**whose, **said, "created_at": NOW})


def look(c: Connection, town: Scene, member_id: int = TEAM) -> Board:
    owners = town.owners if member_id == TEAM else [member_id]
    hunting = [each for each in owners if each in town.hunting]
    return boards.board(c, town.team, member_id, owners, hunting, NOW, TODAY)


def by_hand(town: Scene, member_id: int = TEAM) -> Board:
    mine = [row for row in town.rows if member_id in (TEAM, row.owner)]
    piles: dict[int, list[int]] = defaultdict(list)
    for row in mine:
        if row.stage is not None and BLOCK_OF[row.stage] in (TALKS, CLOSING):
            piles[BLOCK_OF[row.stage]].append(row.amount)
    lost = [row for row in mine if row.stage is PathStage.LOST]
    reasons = {"Дорого": sum(row.amount > 0 for row in lost), "не нужно": sum(row.amount == 0 for row in lost)}
    cold = [row for row in mine if row.stage is None and row.touched and not row.existing and row.owner in town.hunting]
    return Board(
        {block: Pile(len(sums), Decimal(sum(sums)), sums.count(0)) for block, sums in piles.items()},
        len(cold),
        0,
        sum(row.away is not None and row.away > TODAY for row in mine),
        sorted(((why, count) for why, count in reasons.items() if count), key=lambda each: (-each[1], each[0])),
    )


async def test_a_board_is_what_one_counts_by_hand(database: Database) -> None:
    """Of the team, and of each alone; another team's clients are none of it."""

    def act(c: Connection) -> None:
        town = scene(c)
        for member_id in (TEAM, *town.owners):
            assert look(c, town, member_id) == by_hand(town, member_id)
        leading = dict(boards.leading(c, town.team))
        inside = [row for row in town.rows if row.stage and BLOCK_OF[row.stage] in (TALKS, CLOSING)]
        assert leading == {one: sum(row.owner == one for row in inside) for one in town.owners}

    await database.transaction(act)


@pytest.mark.parametrize("block", [TALKS, CLOSING, OUT])
@pytest.mark.parametrize("order", Order)
async def test_page_after_page_shows_everybody_once_in_order(database: Database, block: int, order: Order) -> None:
    """By sum the biggest first, those without a sum last; by age the oldest first; the latest first."""
    key = {
        Order.AMOUNT: lambda row: (-row.amount, -row.client),
        Order.AGE: lambda row: (row.since, row.client),
        Order.LATEST: lambda row: (-row.since.toordinal(), -row.client),
    }[order]

    def act(c: Connection) -> None:
        town = scene(c)
        for member_id in (TEAM, town.ivan.id):
            wanted = [
                row
                for row in sorted(town.rows, key=key)
                if row.stage and BLOCK_OF[row.stage] == block and member_id in (TEAM, row.owner)
            ]
            pages = [boards.deals(c, town.team, member_id, block, order, skipped, 7) for skipped in range(0, 126, 7)]
            assert [each.client_id for page in pages for each in page] == [row.client for row in wanted]

    await database.transaction(act)


async def test_cold_work_and_who_is_away_are_put_together_of_all(database: Database) -> None:
    """Each one's own lists, merged: the last contact first, the next return first."""

    def act(c: Connection) -> None:
        town = scene(c)
        cold = [row for row in town.rows if row.stage is None and row.touched and not row.existing]
        cold = [row for row in cold if row.owner in town.hunting]
        latest = sorted(cold, key=lambda row: (row.touched, row.client), reverse=True)
        pages = [boards.cold(c, town.team, town.hunting, skipped, 7) for skipped in range(0, 70, 7)]
        assert [each.client_id for page in pages for each in page] == [row.client for row in latest]
        movable = [row for row in town.rows if row.stage is None and row.touched]
        movable.sort(key=lambda row: (row.touched, row.client), reverse=True)
        pages = [boards.latest(c, town.team, town.owners, skipped, 7) for skipped in range(0, 70, 7)]
        assert [each.client_id for page in pages for each in page] == [row.client for row in movable]
        away = sorted((row.away, row.client) for row in town.rows if row.away and row.away > TODAY)
        pages = [boards.postponed(c, town.team, town.owners, TODAY, skipped, 7) for skipped in range(0, 70, 7)]
        assert [(each.day, each.client_id) for page in pages for each in page] == away

    await database.transaction(act)


async def test_beyond_a_thousand_nobody_counts(database: Database) -> None:
    """It costs the same however large the base is."""

    def act(c: Connection) -> int:
        town = scene(c, count=0)
        row = {"team_id": town.team, "created_at": NOW, "touched_on": TODAY}
        many = [
            {**row, "owner_id": owner, "name": f"К{number}", "search_name": f"к{number}"}
            for number in range(600)
            for owner in town.hunting
        ]
        c.execute(insert(client_rows), many)
        return look(c, town).cold

    assert await database.transaction(act) == COUNTED


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_the_board_is_read_by_index_and_in_its_order(url: str) -> None:
    """No table from end to end; a team's blocks are not even sorted."""
    opened = await open_database(url)
    try:
        with statements() as seen:
            await opened.transaction(_read_all)
        assert await whole_reads(opened, seen) == []
        team_lists = [each for each in seen if "FROM paths JOIN clients" in each and "member_id = ?" not in each]
        assert len(team_lists) == len(Order)
        plans = await opened.transaction(lambda c: [_plan(c, each, seen[each]) for each in team_lists])
        assert not [plan for plan in plans if "TEMP B-TREE" in plan]
    finally:
        await opened.close()


def _read_all(c: Connection) -> None:
    town = scene(c, count=20)
    for member_id in (TEAM, town.ivan.id):
        look(c, town, member_id)
        for order in Order:
            boards.deals(c, town.team, member_id, TALKS, order, 0, 9)
    boards.cold(c, town.team, town.hunting, 0, 9)
    boards.latest(c, town.team, town.owners, 0, 9)
    boards.postponed(c, town.team, town.owners, TODAY, 0, 9)
    boards.leading(c, town.team)


def _plan(c: Any, statement: str, parameters: Any) -> str:
    return " ".join(row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all())
