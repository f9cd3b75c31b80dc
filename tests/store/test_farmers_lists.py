"""Whom the lists of a farmer offer: due by class, by the next step of a study; his own rate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from bot.domain.call_lists import Source
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.sufficiency import ENOUGH, USUAL_WARM, Basis
from bot.domain.timetable import Week
from bot.store import clients, dial_rates, existing, handing_over, list_sources, people, records
from bot.store.database import Database
from bot.store.list_sources import Wanted
from bot.store.tables import clients as client_rows
from bot.store.tables import handovers, standings, studies

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = NOW.date()
WEEK = Week(TODAY)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Base:
    team: int
    vera: Member
    lena: Member


def base(c: Connection) -> Base:
    team = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
    vera, lena = (
        people.add_member(c, team, number, Role.FARMER, name, "Europe/Moscow", "ru", None, NOW)
        for number, name in ((1, "Вера"), (2, "Лена"))
    )
    return Base(team, vera, lena)


def bought(c: Connection, whose: Member, name: str, grade: str, since: date | None = TODAY - 400 * DAY) -> int:
    """A client who is in this class."""
    client = clients.create(c, whose.team_id, name, whose.id, NOW)
    c.execute(client_rows.update().where(client_rows.c.id == client.id).values(existing_since=since))
    figures: dict[str, Any] = {"turnover": Decimal(0)} | dict.fromkeys(
        ("risk", "growth", "risk_order", "growth_order"), 0
    )
    days = dict.fromkeys(("studied_on", "reckoned_on", "reckon_on"), TODAY)
    marks = dict.fromkeys(("news", "paused", "unclassed"), False)
    row = {"client_id": client.id, "team_id": whose.team_id, "member_id": whose.id, "turnover_class": grade}
    c.execute(insert(standings).values({**row, **figures, **days, **marks}))
    return client.id


def talked(c: Connection, who: Member, client: int, ago: int, *, person: bool = True, **more: Any) -> int:
    """A talk so many days before this week's Sunday."""
    at = datetime.combine(WEEK.sunday - ago * DAY, datetime.min.time(), UTC) + timedelta(hours=9)
    boss = clients.add_decision_maker(c, who.team_id, client, f"Иванов Пётр {ago}", None, NOW).id if person else None
    made = records.add(c, who, Kind.CONTACT, more.get("result", Result.TALKED), client, boss, at, None, at)
    assert made is not None
    return made


def offered(c: Connection, whose: Member, source: Source = Source.CLASS) -> list[int]:
    found = list_sources.candidates(c, whose, WEEK, Wanted(source), NOW)
    assert len(found) == list_sources.count(c, whose, WEEK, Wanted(source), NOW)
    return [each.client_id for each in found]


@pytest.mark.parametrize(("grade", "most"), [("A", 30), ("B", 60), ("C", 90)])
async def test_a_client_is_due_when_his_class_asks_for_a_talk_by_sunday(
    database: Database, grade: str, most: int
) -> None:
    """On the last day that is allowed he is not, a day later he is."""

    def act(c: Connection) -> None:
        town = base(c)
        in_time, late = bought(c, town.vera, "Вовремя", grade), bought(c, town.vera, "Поздно", grade)
        talked(c, town.vera, in_time, most)
        talked(c, town.vera, late, most + 1)
        assert offered(c, town.vera) == [late]

    await database.transaction(act)


async def test_only_a_talk_with_a_decision_maker_is_warm(database: Database) -> None:
    """Not to have got through is none, nor to have talked with nobody in particular; whose talk it was is all one."""

    def act(c: Connection) -> None:
        town = base(c)
        missed, nobody, by_lena = (bought(c, town.vera, name, "A") for name in ("Раз", "Два", "Три"))
        talked(c, town.vera, missed, 9, result=Result.NOT_REACHED)
        talked(c, town.vera, nobody, 9, person=False)
        talked(c, town.lena, by_lena, 9)
        assert offered(c, town.vera) == [missed, nobody]
        assert offered(c, town.lena) == []

    await database.transaction(act)


async def test_who_refused_of_late_is_due_by_his_class_all_the_same(database: Database) -> None:
    """Strangers are left alone for a while; a client who buys is not."""

    def act(c: Connection) -> None:
        town = base(c)
        refused = bought(c, town.vera, "Отказ", "A")
        talked(c, town.vera, refused, 9, person=False, result=Result.REFUSED)
        assert offered(c, town.vera) == [refused]

    await database.transaction(act)


async def test_class_a_is_called_first_and_a_newcomer_has_his_time(database: Database) -> None:
    """Before the first talk the days count from when he became a client; an agreed pause puts them off."""

    def act(c: Connection) -> None:
        town = base(c)
        late_c, late_a = bought(c, town.vera, "Це", "C"), bought(c, town.vera, "А", "A")
        bought(c, town.vera, "Новый", "A", TODAY - 5 * DAY)
        paused = bought(c, town.vera, "Пауза", "A")
        c.execute(client_rows.update().where(client_rows.c.id == paused).values(postponed_until=TODAY + 60 * DAY))
        assert offered(c, town.vera) == [late_a, late_c]

    await database.transaction(act)


def study(c: Connection, who: Member, client: int, next_on: date | None, **more: Any) -> None:
    row = {
        "team_id": who.team_id,
        "member_id": who.id,
        "client_id": client,
        "local_day": TODAY - 7 * DAY,
        "cause": "risk",
        "asked": 8,
        "answers": {},
        "indicators": {},
        "conclusion": "rescue",
        "next_step": "позвонить директору",
        "next_on": next_on,
        "created_at": NOW - 7 * DAY,
        "concluded_at": NOW - 7 * DAY,
    }
    c.execute(insert(studies).values({**row, **more}))


async def test_the_next_step_of_a_study_brings_its_client_in_its_week(database: Database) -> None:
    """With what was to be done, not before its day; not a later one's, one taken back, one that was done."""

    def act(c: Connection) -> None:
        town = base(c)
        due, later, undone, done, again = (bought(c, town.vera, f"К{n}", "B") for n in range(5))
        study(c, town.vera, due, WEEK.sunday)
        study(c, town.vera, later, WEEK.sunday + DAY)
        study(c, town.vera, undone, TODAY, undone_at=NOW)
        study(c, town.vera, done, TODAY)
        talked(c, town.lena, done, 7)
        study(c, town.vera, again, TODAY)
        study(c, town.vera, again, TODAY + 30 * DAY)
        assert offered(c, town.vera, Source.CONCLUSION) == [due]
        [found] = list_sources.candidates(c, town.vera, WEEK, Wanted(Source.CONCLUSION), NOW)
        assert (found.purpose, found.due_on) == ("позвонить директору", WEEK.sunday)

    await database.transaction(act)


async def test_the_next_step_goes_over_with_its_client(database: Database) -> None:
    """The old one's list does not offer him any more."""

    def act(c: Connection) -> None:
        town = base(c)
        client = bought(c, town.vera, "Ромашка", "B")
        study(c, town.vera, client, TODAY)
        whose = {"team_id": town.team, "client_id": client, "created_by": town.vera.id, "created_at": NOW}
        c.execute(insert(handovers).values(**whose, from_id=town.vera.id, to_id=town.lena.id, state="accepted"))
        move = (town.team, client, town.vera.id, town.lena.id, TODAY)
        assert handing_over.move(c, *move, existing_now=True, now=NOW)
        assert offered(c, town.vera, Source.CONCLUSION) == []
        assert offered(c, town.lena, Source.CONCLUSION) == [client]

    await database.transaction(act)


async def test_a_farmers_rate_is_how_often_a_call_becomes_a_warm_contact(database: Database) -> None:
    """His own once he called often enough; of a newcomer his colleagues', else the usual one."""

    def act(c: Connection) -> None:
        town = base(c)
        assert dial_rates.rate_of(c, town.vera, TODAY) is USUAL_WARM
        for n in range(ENOUGH):
            client = clients.create(c, town.team, f"Клиент {n}", town.vera.id, NOW).id
            result = Result.TALKED if n % 3 else Result.NOT_REACHED
            records.add(c, town.vera, Kind.CONTACT, result, client, None, NOW - DAY, None, NOW)
        own, of_team = (dial_rates.rate_of(c, one, TODAY) for one in (town.vera, town.lena))
        assert (own.effective, own.dialled, own.basis) == (20, 30, Basis.OWN)
        assert (of_team.percent, of_team.basis) == (67, Basis.TEAM)

    await database.transaction(act)


async def test_a_hunters_new_client_is_none_of_these(database: Database) -> None:
    """Who stands nowhere has no class."""

    def act(c: Connection) -> None:
        town = base(c)
        client = clients.create(c, town.team, "Новый", town.vera.id, NOW).id
        assert offered(c, town.vera) == []
        existing.mark(c, town.team, client, TODAY - 400 * DAY)
        assert offered(c, town.vera) == [client]

    await database.transaction(act)
