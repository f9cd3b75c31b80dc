"""How clients stand, on both databases: what it is reckoned from, who is reckoned when, whom the day's choice reads."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.domain.client_class import Class
from bot.domain.clients import Client
from bot.domain.funnel import Kind, Result
from bot.domain.imports import ImportState
from bot.domain.people import Member, Role
from bot.domain.promises import PromiseKind, PromiseState
from bot.domain.questionnaire import Answer, Progress
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.sold import Sold
from bot.domain.study import GROWING, RISKY, Conclusion, Draft
from bot.domain.study_choice import NEVER, Candidate, Cause, Chosen, choose
from bot.domain.study_facts import Requests, Wallet
from bot.domain.studying import answered, concluding
from bot.reminders import standings as background
from bot.store import (
    client_facts,
    clients,
    existing,
    forms,
    people,
    promises,
    questionnaires,
    records,
    sold,
    stale,
    standings,
    studies,
    study_facts,
)
from bot.store.database import Database, open_database
from bot.store.tables import ledgers, sales
from bot.store.tables import standings as rows
from tests.databases import sqlite_url
from tests.store.test_query_plans import statements, whole_reads

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Farm:
    vera: Member
    ivan: Member
    client: Client


def farm(c: Connection) -> Farm:
    team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
    vera = people.add_member(c, team_id, 1, Role.FARMER, "Вера", "Europe/Moscow", "ru", None, NOW)
    ivan = people.add_member(c, team_id, 2, Role.HUNTER, "Иван", "Asia/Vladivostok", "ru", None, NOW)
    return Farm(vera, ivan, clients.create(c, team_id, "Ромашка", vera.id, NOW))


def bought(c: Connection, whose: Member, client_id: int, *sold: tuple[int, int]) -> None:
    """So many days ago, for so much."""
    row = {"team_id": whose.team_id, "member_id": whose.id, "name": "x", "content": {}, "state": ImportState.DONE}
    ledger_id = c.scalar(insert(ledgers).returning(ledgers.c.id), {**row, "created_at": NOW})
    for ago, amount in sold:
        sale = {"team_id": whose.team_id, "client_id": client_id, "key": f"{ledger_id}n{ago}", "earlier": []}
        told = {"day": TODAY - timedelta(days=ago), "amount": Decimal(amount)}
        c.execute(insert(sales), {**sale, **told, "ledger_id": ledger_id, "created_at": NOW})


def row_of(c: Connection, client_id: int) -> Any:
    return c.execute(select(rows).where(rows.c.client_id == client_id)).first()


def known(c: Connection, place: Farm, today: date = TODAY) -> study_facts.Known:
    return study_facts.gather(c, place.vera.team_id, [place.client.id], today)[place.client.id]


def studied(c: Connection, place: Farm, day: date, draft: Draft, **answers: str) -> int:
    at = datetime.combine(day, NOW.time(), UTC)
    studies.begin(c, place.vera, [Chosen(place.client.id, Cause.RISK)], day, at)
    (study,) = [each for each in studies.all_of_day(c, place.vera, day) if each.is_open]
    found = standings.look(c, place.vera.team_id, [place.client.id], day)[place.client.id]
    for key, option in answers.items():
        study = answered(study, key, option, day)
    assert draft.conclusion is not None
    study = concluding(study, draft.conclusion)
    study = type(study)(
        **{name: getattr(study, name) for name in type(study).__slots__}
        | {"draft": draft, "standing": found.standing, "turnover_class": found.turnover_class}
    )
    assert studies.conclude(c, study, {}, f"study-{study.id}", day, at)
    return study.id


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
async def sqlite(url: str) -> AsyncIterator[Database]:
    """The other one's plans of a small table say nothing."""
    opened = await open_database(url)
    yield opened
    await opened.close()


# -- what is known


async def test_the_last_warm_contact_is_a_talk_with_a_decision_maker(database: Database) -> None:
    """Not one that was not reached, nor one with somebody else, nor one that was taken back."""

    def story(c: Connection) -> None:
        place = farm(c)
        boss = clients.add_decision_maker(c, place.vera.team_id, place.client.id, "Иванов Пётр", "директор", NOW)
        for ago, kind, result, person in (
            (9, Kind.CONTACT, Result.TALKED, boss.id),
            (5, Kind.CONTACT, Result.NOT_REACHED, boss.id),
            (4, Kind.CONTACT, Result.TALKED, None),
            (1, Kind.CONTACT, Result.TALKED, boss.id),
        ):
            at = NOW - timedelta(days=ago)
            record_id = records.add(c, place.vera, kind, result, place.client.id, person, at, None, NOW)
        last = records.own(c, place.vera, record_id or 0)
        assert last is not None
        assert known(c, place).facts.last_warm_on == TODAY - timedelta(days=1)
        records.undo(c, last, NOW)
        assert known(c, place).facts.last_warm_on == TODAY - timedelta(days=9)

    await database.transaction(story)


async def test_sales_are_told_only_where_the_team_has_a_ledger(database: Database) -> None:
    """Three years of them, up to the last day that it tells of."""

    def story(c: Connection) -> None:
        place = farm(c)
        assert (known(c, place).facts.sales, known(c, place).facts.sales_until) == (None, None)
        other = clients.create(c, place.vera.team_id, "Вектор", place.vera.id, NOW)
        bought(c, place.vera, other.id, (2, 100))
        assert (known(c, place).facts.sales, known(c, place).facts.sales_until) == (Sold(), TODAY - timedelta(days=2))
        bought(c, place.vera, place.client.id, (5000, 1), (30, 700))
        told = known(c, place).facts.sales
        assert isinstance(told, Sold)
        assert [day.net for day in told.days] == [Decimal(700)]

    await database.transaction(story)


async def test_promises_proposals_and_the_share_of_wallet_are_known(database: Database) -> None:
    """Open ones by their days, broken ones for a while; proposals with the orders behind them; the last two forms."""

    def story(c: Connection) -> None:
        place = farm(c)
        version = questionnaires.current(c, place.vera.team_id, "ru", NOW)
        for number, (ago, needed, elsewhere) in enumerate(((40, 200, 20), (20, 200, 120), (5, 0, 0))):
            made = [place.vera, place.client.id, version.id, None, Progress(0 if number == 2 else 2, 12)]
            form_id = forms.begin(c, *made, existing=True, now=NOW)  # type: ignore[arg-type]  # a list of what it takes
            form = forms.get(c, place.vera, form_id)
            assert form is not None
            if number < 2:
                form = forms.keep(c, place.vera, form, "volume", Answer((Decimal(needed),)), NOW)
                forms.keep(c, place.vera, form, "elsewhere", Answer((Decimal(elsewhere),)), NOW)
            day = TODAY - timedelta(days=ago)
            promises.put_for_form(
                *(c, place.vera, form_id),
                client_id=place.client.id,
                record_id=None,
                decision_maker_id=None,
                kind=PromiseKind.OFFER,
                what=None,
                made_on=day,
                due_on=day + timedelta(days=10),
                now=NOW,
            )
        bought(c, place.vera, place.client.id, (30, 100))
        other = clients.create(c, place.vera.team_id, "Вектор", place.vera.id, NOW)
        bought(c, place.vera, other.id, (0, 100))
        broken = promises.of_client(c, place.vera.team_id, place.client.id, 3)[-1]
        promises.settle(c, broken, PromiseState.BROKEN, None, TODAY)
        facts = known(c, place).facts
        assert facts.promises_due == (TODAY - timedelta(days=10), TODAY + timedelta(days=5))
        assert facts.promises_unkept == 1
        assert facts.requests == Requests(3, 1)
        assert facts.wallet == Wallet(Decimal("0.40"), Decimal("0.90"))
        assert known(c, place, TODAY + timedelta(days=91)).facts.promises_unkept == 0

    await database.transaction(story)


async def test_what_was_asked_for_after_the_ledger_ends_is_no_request_without_an_order(database: Database) -> None:
    """Whether he ordered it the next file will tell."""

    def story(c: Connection) -> None:
        place = farm(c)
        version = questionnaires.current(c, place.vera.team_id, "ru", NOW)
        for ago in (40, 35, 10, 5, 1):
            made = [place.vera, place.client.id, version.id, None, Progress(0, 12)]
            form_id = forms.begin(c, *made, existing=True, now=NOW)  # type: ignore[arg-type]  # a list of what it takes
            day = TODAY - timedelta(days=ago)
            promises.put_for_form(
                *(c, place.vera, form_id),
                client_id=place.client.id,
                record_id=None,
                decision_maker_id=None,
                kind=PromiseKind.OFFER,
                what=None,
                made_on=day,
                due_on=day,
                now=NOW,
            )
        assert known(c, place).facts.requests is None
        bought(c, place.vera, place.client.id, (38, 100))
        other = clients.create(c, place.vera.team_id, "Вектор", place.vera.id, NOW)
        bought(c, place.vera, other.id, (20, 100))
        assert known(c, place).facts.requests == Requests(2, 1)

    await database.transaction(story)


async def test_the_form_of_a_visit_that_was_taken_back_tells_nothing(database: Database) -> None:
    """Our share of the client's need is that of the form before it."""

    def story(c: Connection) -> None:
        place = farm(c)
        version = questionnaires.current(c, place.vera.team_id, "ru", NOW)
        last = None
        for elsewhere in (20, 120):
            number = records.add(
                *(c, place.vera, Kind.MEETING, Result.HELD, place.client.id, None, NOW - timedelta(days=elsewhere)),
                *(None, NOW),
            )
            last = records.own(c, place.vera, number or 0)
            assert last is not None
            made = [place.vera, place.client.id, version.id, last.id, Progress(2, 12)]
            form_id = forms.begin(c, *made, existing=True, now=NOW)  # type: ignore[arg-type]  # a list of what it takes
            form = forms.get(c, place.vera, form_id)
            assert form is not None
            form = forms.keep(c, place.vera, form, "volume", Answer((Decimal(200),)), NOW)
            forms.keep(c, place.vera, form, "elsewhere", Answer((Decimal(elsewhere),)), NOW)
        assert known(c, place).facts.wallet == Wallet(Decimal("0.40"), Decimal("0.90"))
        assert last is not None
        records.undo(c, last, NOW)
        assert known(c, place).facts.wallet == Wallet(Decimal("0.90"))

    await database.transaction(story)


async def test_the_last_study_is_known_with_what_it_was_made_for(database: Database) -> None:
    """Its answers for half a year, its next step's day as news; one that was taken back is none."""

    def story(c: Connection) -> None:
        place = farm(c)
        plan = Draft(Conclusion.RESCUE, "ушёл", "позвонить", TODAY + timedelta(days=3))
        number = studied(c, place, TODAY, plan, decides="left")
        found = known(c, place)
        assert (found.studied_on, found.facts.answers, found.facts.answered_on) == (TODAY, {"decides": "left"}, TODAY)
        assert (IndicatorKind.DECIDES, Sign.RISK) in found.studied_for
        standings.reckon(c, place.vera.team_id, [place.client.id], TODAY)
        row = row_of(c, place.client.id)
        assert (row.studied_on, row.news, row.reckon_on) == (TODAY, False, TODAY + timedelta(days=3))
        standings.reckon(c, place.vera.team_id, [place.client.id], TODAY + timedelta(days=3))
        assert row_of(c, place.client.id).news
        assert known(c, place, TODAY + timedelta(days=200)).facts.answers == {}
        study = studies.own(c, place.vera, number)
        assert study is not None
        studies.undo(c, study, TODAY, NOW)
        assert (known(c, place).studied_on, known(c, place).facts.answers) == (NEVER, {})

    await database.transaction(story)


@pytest.mark.parametrize("meanwhile", ["nothing", "a sale", "a talk", "a talk that was reckoned"])
async def test_a_conclusion_reads_no_sales_where_nothing_came_up_since_the_card_was_opened(
    database: Database, meanwhile: str
) -> None:
    """And the client stands as if all had been read once more."""

    def story(c: Connection) -> None:
        place = farm(c)
        team_id, client_id = place.vera.team_id, place.client.id
        boss = clients.add_decision_maker(c, team_id, client_id, "Иванов Пётр", "директор", NOW)
        existing.mark(c, team_id, client_id, TODAY - timedelta(days=400))
        bought(c, place.vera, client_id, *((days, 900) for days in range(40, 800, 7)))
        opened = standings.reckon(c, team_id, [client_id], TODAY)[client_id]
        studies.begin(c, place.vera, [Chosen(client_id, Cause.RISK)], TODAY, NOW)
        (study,) = studies.all_of_day(c, place.vera, TODAY)
        study = replace(study, standing=opened.standing, turnover_class=opened.turnover_class)
        study = answered(study, study.question.key if study.question else "", "left", TODAY)
        plan = Draft(Conclusion.RESCUE, "молчит", "позвонить", TODAY + timedelta(days=3))
        study = replace(concluding(study, Conclusion.RESCUE), draft=plan)
        if meanwhile == "a sale":
            bought(c, place.vera, client_id, (0, 900))
            stale.mark(c, [client_id])
        elif meanwhile != "nothing":
            records.add(c, place.vera, Kind.CONTACT, Result.TALKED, client_id, boss.id, NOW, None, NOW)
        if meanwhile == "a talk that was reckoned":
            standings.reckon(c, team_id, [client_id], TODAY)
        assert studies.conclude(c, study, {}, "study", TODAY, NOW)
        with statements() as seen:
            standings.reckon_concluded(c, team_id, study, TODAY)
        reads = [said for said in seen if "sum(sales.amount)" in said]
        assert bool(reads) == (meanwhile in ("a sale", "a talk"))
        kept = dict(row_of(c, client_id)._mapping)
        standings.reckon(c, team_id, [client_id], TODAY)
        anew = dict(row_of(c, client_id)._mapping)
        assert TODAY < kept.pop("reckon_on") <= anew.pop("reckon_on")
        assert kept == anew

    await database.transaction(story)


# -- who is reckoned when


async def test_whatever_a_standing_is_made_of_marks_it(database: Database) -> None:
    """A record, a pause, somebody else's hands; a prospect of a hunter's stands nowhere."""

    def story(c: Connection) -> None:
        place = farm(c)
        team_id, client_id = place.vera.team_id, place.client.id
        changes: tuple[Callable[[], object], ...] = (
            lambda: records.add(c, place.vera, Kind.CONTACT, Result.TALKED, client_id, None, NOW, None, NOW),
            lambda: client_facts.change(c, place.client, postponed_until=TODAY + timedelta(days=30)),
        )
        for change in changes:
            change()
            assert row_of(c, client_id).reckon_on == NEVER
            standings.reckon(c, team_id, [client_id], TODAY)
            assert row_of(c, client_id).reckon_on > TODAY
        assert row_of(c, client_id).paused
        existing.give(c, team_id, client_id, place.vera.id, place.ivan.id, NOW)
        assert row_of(c, client_id) is None
        existing.mark(c, team_id, client_id, TODAY)
        assert (row_of(c, client_id).member_id, row_of(c, client_id).reckon_on) == (place.ivan.id, NEVER)
        prospect = clients.create(c, team_id, "Луч", place.ivan.id, NOW)
        records.add(c, place.ivan, Kind.CALL, Result.REFUSED, prospect.id, None, NOW, None, NOW)
        assert row_of(c, prospect.id) is None

    await database.transaction(story)


async def test_a_tick_reckons_whose_day_has_come_where_their_people_are(database: Database) -> None:
    """In Vladivostok it is tomorrow already; who is not due is left alone."""

    def begin(c: Connection) -> list[int]:
        place = farm(c)
        east = clients.create(c, place.ivan.team_id, "Луч", place.ivan.id, NOW)
        for client_id in (place.client.id, east.id):
            existing.mark(c, place.vera.team_id, client_id, TODAY)
        standings.reckon(c, place.vera.team_id, [place.client.id, east.id], TODAY)
        c.execute(update(rows).values(reckon_on=TODAY + timedelta(days=1)))
        return [place.client.id, east.id]

    west, east = await database.transaction(begin)
    evening = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    await background.tick(database, evening, lambda _: None)
    assert (await database.transaction(lambda c: row_of(c, west))).reckoned_on == TODAY
    assert (await database.transaction(lambda c: row_of(c, east))).reckoned_on == TODAY + timedelta(days=1)


async def test_classes_are_put_anew_when_turnovers_changed(database: Database) -> None:
    """Of the farmer's own base; who changes his class is reckoned once more in the same tick."""

    def begin(c: Connection) -> dict[int, str]:
        place = farm(c)
        found = {}
        for name, amount in (("А", 800), ("Б", 150), ("В", 50), ("Г", 0)):
            client = clients.create(c, place.vera.team_id, name, place.vera.id, NOW)
            bought(c, place.vera, client.id, *([(40, amount)] if amount else []))
            existing.mark(c, place.vera.team_id, client.id, TODAY)
            found[client.id] = name
        return found

    names = await database.transaction(begin)
    await background.tick(database, NOW, lambda _: None)
    found = await database.transaction(lambda c: list(c.execute(select(rows))))
    assert {names[row.client_id]: row.turnover_class for row in found if row.client_id in names} == {
        "А": Class.A,
        "Б": Class.B,
        "В": Class.C,
        "Г": Class.C,
    }
    assert not any(row.unclassed or row.reckon_on <= TODAY for row in found)


# -- the day's choice


def scattered(c: Connection, whose: Member, count: int, seed: int) -> list[Candidate]:
    """Made standings with many equal ones; the same as candidates."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        client_id = clients.create(c, whose.team_id, f"Клиент {chance.random()}", whose.id, NOW).id
        made.append(
            Candidate(
                client_id,
                chance.choice(list(Class)),
                chance.choice([0, 0, 5, 5, 700]),
                chance.choice([0, 0, 3, 900]),
                chance.choice([NEVER, *(TODAY - timedelta(days=days) for days in (1, 6, 7, 20, 31, 90))]),
                news=chance.random() < 0.1,
                paused=chance.random() < 0.2,
                risky=chance.random() < 0.5,
                growing=chance.random() < 0.5,
            )
        )
    c.execute(
        insert(rows),
        [
            {
                "client_id": each.client_id,
                "team_id": whose.team_id,
                "member_id": whose.id,
                "turnover_class": each.turnover_class,
                "turnover": Decimal(0),
                "risk": RISKY if each.risky else RISKY - 1,
                "growth": GROWING if each.growing else GROWING - 1,
                "risk_order": -each.risk_weight,
                "growth_order": -each.growth_weight,
                "news": each.news,
                "paused": each.paused,
                "unclassed": False,
                "studied_on": each.studied_on,
                "reckoned_on": TODAY,
                "reckon_on": TODAY + timedelta(days=9),
            }
            for each in made
        ],
    )
    return made


@pytest.mark.parametrize("count", [3, 25, 120])
async def test_the_choice_from_four_short_lists_is_the_choice_from_the_whole_base(
    database: Database, count: int
) -> None:
    """Also where many are equal, and when some had their turn today."""

    def story(c: Connection) -> None:
        vera = farm(c).vera
        for seed in range(4):
            c.execute(rows.delete())
            made = scattered(c, vera, count, seed)
            first = choose(standings.candidates(c, vera, TODAY), TODAY)
            assert first == choose(made, TODAY)
            had = {each.client_id for each in first}
            rest = [each for each in made if each.client_id not in had]
            assert choose(standings.candidates(c, vera, TODAY, had), TODAY) == choose(rest, TODAY)

    await database.transaction(story)


async def test_the_lists_are_read_in_the_order_of_their_indexes(sqlite: Database) -> None:
    """Nothing is sorted, so the first ten cost the same of three hundred and of thirty thousand."""

    def story(c: Connection) -> list[str]:
        vera = farm(c).vera
        with statements() as seen:
            standings.candidates(c, vera, TODAY)
        assert len(seen) == 5
        return [
            row[3] for said, given in seen.items() for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given)
        ]

    plans = await sqlite.transaction(story)
    indexes = [plan.partition("INDEX ")[2].partition(" ")[0] for plan in plans]
    assert indexes[:4] == [f"ix_standings_{name}" for name in ("risk", "class", "growth", "studied")]
    assert "ix_studies_member_id_next_on" in indexes[4:]
    assert not any(plan.startswith("SCAN") for plan in plans), plans


async def test_no_query_of_reckoning_reads_a_whole_table(sqlite: Database) -> None:
    """Neither gathering, nor looking for whom, nor classes."""

    def begin(c: Connection) -> None:
        place = farm(c)
        bought(c, place.vera, place.client.id, (3, 100))
        existing.mark(c, place.vera.team_id, place.client.id, TODAY)

    await sqlite.transaction(begin)
    with statements() as seen:
        await background.tick(sqlite, NOW, lambda _: None)
    reads = [each for each in await whole_reads(sqlite, seen) if not each.startswith("SCAN members USING")]
    assert reads == []
    assert len(seen) > 12


async def test_a_clients_sales_are_read_by_his_own_index(sqlite: Database) -> None:
    """Not by the team's, which holds a million: the first measurement of a card found it so."""

    def story(c: Connection) -> list[str]:
        place = farm(c)
        with statements() as seen:
            sold.of_clients(c, [place.client.id], TODAY)
        ((said, given),) = seen.items()
        return [row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given)]

    plans = await sqlite.transaction(story)
    assert any("ix_sales_client_id_day" in plan for plan in plans), plans
