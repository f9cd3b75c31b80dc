"""The map of a base in the database is the one of the domain; whose it is, and who is where."""

from __future__ import annotations

import random
from decimal import Decimal

from sqlalchemy import Connection, insert

from bot.domain.base_map import NAMED, Counted, Quarter, base_map, quarter_of
from bot.domain.client_class import Class
from bot.domain.people import Role
from bot.store import base_maps, clients, people
from bot.store.database import Database
from bot.store.tables import standings
from tests.store.test_handovers import NOW, TODAY, Scene, scene
from tests.store.test_query_plans import statements

DAYS = dict.fromkeys(("studied_on", "reckoned_on", "reckon_on"), TODAY)
MARKS = dict.fromkeys(("news", "paused", "unclassed"), False)


def stands(c: Connection, town: Scene, owner: int, name: str, grade: str, risk: int, growth: int, money: int) -> int:
    client = clients.create(c, town.team, name, owner, NOW).id
    row = {"client_id": client, "team_id": town.team, "member_id": owner, "turnover_class": grade}
    figures = {"turnover": Decimal(money), "risk": risk, "growth": growth}
    orders = {"risk_order": -risk * money, "growth_order": -growth * money}
    c.execute(insert(standings).values({**row, **figures, **orders, **DAYS, **MARKS}))
    return client


async def test_the_map_is_counted_as_the_domain_says(database: Database) -> None:
    """By any points, at their edges too; the biggest are named, by their class, the biggest first."""

    def act(c: Connection) -> None:
        town, luck = scene(c), random.Random(7)
        counted, sums = [], dict.fromkeys(Quarter, 0)
        named: dict[Quarter, list[tuple[Class, int]]] = {quarter: [] for quarter in Quarter}
        for n in range(60):
            risk, growth, grade = luck.choice((0, 29, 30, 31)), luck.choice((0, 24, 25, 90)), luck.choice("ABC")
            stands(c, town, town.vera.id, f"Клиент {n}", grade, risk, growth, n)
            counted.append(Counted(quarter_of(risk, growth), Class(grade), 1, Decimal(n)))
            sums[quarter_of(risk, growth)] += 1
            named[quarter_of(risk, growth)].append((Class(grade), n))
        found, expected = base_maps.of(c, town.team, [town.vera.id]), base_map(counted, {})
        for quarter in Quarter:
            assert found.parts[quarter].counts == expected.parts[quarter].counts
            assert found.parts[quarter].turnover == expected.parts[quarter].turnover
            names = [(each.turnover_class, int(each.name.split()[1])) for each in found.parts[quarter].biggest]
            assert names == sorted(named[quarter], key=lambda each: (each[0], -each[1]))[:NAMED]
            listed = base_maps.clients_of(c, town.team, [town.vera.id], quarter, 0, 100)
            assert len(listed) == sums[quarter]

    await database.transaction(act)


async def test_small_clients_are_not_ranked_where_big_ones_are_named(database: Database) -> None:
    """A class is read only where the better ones name fewer than six; a list's page ranks nobody."""

    def act(c: Connection) -> None:
        town = scene(c)
        for n in range(NAMED):
            stands(c, town, town.vera.id, f"Большой {n}", "A", 0, 0, 100 - n)
        for n in range(9):
            stands(c, town, town.vera.id, f"Малый {n}", "C", 0, 0, 9 - n)
        with statements() as seen:
            found = base_maps.of(c, town.team, [town.vera.id])
        (ranked,) = (given for said, given in seen.items() if "row_number" in said)
        assert "A" in (ranked.values() if isinstance(ranked, dict) else ranked)
        assert [each.turnover_class for each in found.parts[Quarter.KEEP].biggest] == [Class.A] * NAMED
        with statements() as seen:
            listed = base_maps.counted(c, town.team, [town.vera.id])
        assert len(seen) == 1
        assert (listed.count, listed.turnover, listed.parts[Quarter.KEEP].counts) == (
            found.count,
            found.turnover,
            found.parts[Quarter.KEEP].counts,
        )
        stands(c, town, town.vera.id, "Малый", "C", 90, 0, 5)
        found = base_maps.of(c, town.team, [town.vera.id])
        assert [each.name for each in found.parts[Quarter.RESCUE].biggest] == ["Малый"]

    await database.transaction(act)


async def test_a_quarter_is_listed_by_what_weighs_most_a_screenful_at_a_time(database: Database) -> None:
    """Risk by turnover among those to be rescued, growth by turnover among those who grow."""

    def act(c: Connection) -> None:
        town = scene(c)
        small, large = (stands(c, town, town.vera.id, name, "A", 90, 0, money) for name, money in (("М", 1), ("Б", 90)))
        slow, quick = (stands(c, town, town.vera.id, f"Р{points}", "A", 0, points, 5) for points in (30, 60))
        vera = [town.vera.id]

        def ids(quarter: Quarter, offset: int = 0, limit: int = 9) -> list[int]:
            return [each.client_id for each in base_maps.clients_of(c, town.team, vera, quarter, offset, limit)]

        assert ids(Quarter.RESCUE) == [large, small]
        assert (ids(Quarter.RESCUE, 0, 1), ids(Quarter.RESCUE, 1, 1)) == ([large], [small])
        assert ids(Quarter.DEVELOP) == [quick, slow]
        assert ids(Quarter.KEEP) == []

    await database.transaction(act)


async def test_a_map_shows_whose_it_is_and_no_other_teams(database: Database) -> None:
    """One farmer's, several people's; a stranger's team finds nothing by naming them."""

    def act(c: Connection) -> None:
        town = scene(c)
        other = people.found_team(c, "Чужой", "Europe/Moscow", "ru", NOW)
        lena = people.add_member(c, town.team, 9, Role.FARMER, "Лена", "Europe/Moscow", "ru", None, NOW)
        for owner in (town.vera, lena):
            stands(c, town, owner.id, owner.name, "C", 0, 0, 1)
        both = [town.vera.id, lena.id]
        assert base_maps.of(c, town.team, [lena.id]).parts[Quarter.KEEP].biggest[0].name == "Лена"
        assert base_maps.of(c, town.team, both).count == 2
        assert base_maps.of(c, town.team, []).count == 0
        assert base_maps.of(c, other, both).count == 0
        assert base_maps.clients_of(c, other, both, Quarter.KEEP, 0, 9) == []
        assert base_maps.who_has_any(c, town.team, [*both, town.ivan.id]) == set(both)
        assert base_maps.who_has_any(c, other, both) == set()

    await database.transaction(act)
