"""Clients beyond cold work, on both databases: moves and the row they leave, forms, hand-overs, who joins."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from bot.domain.board import Deal
from bot.domain.call_lists import Source
from bot.domain.funnel import Kind, Result
from bot.domain.path import Move, PathStage, Place, Said, legal, problem_of, stands
from bot.domain.people import Member, Role
from bot.domain.promises import PromiseKind, PromiseState
from bot.domain.questionnaire import INTERESTED, Answer, Progress
from bot.domain.timetable import Week
from bot.store import (
    clients,
    existing,
    forms,
    handing_over,
    list_sources,
    path_forms,
    paths,
    people,
    promises,
    questionnaires,
    records,
    slot_facts,
)
from bot.store.database import Database
from bot.store.list_sources import Wanted
from bot.store.tables import clients as client_rows
from bot.store.tables import path_moves
from bot.store.tables import paths as path_rows

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scene:
    team: int
    ivan: Member
    vera: Member
    olga: Member
    boris: Member
    client: int


def scene(c: Connection) -> Scene:
    """Иван's client, a farmer, two heads."""
    team = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
    ivan, vera, olga, boris = (
        people.add_member(c, team, number, role, name, "Europe/Moscow", "ru", None, NOW)
        for number, role, name in (
            *((1, Role.HUNTER, "Иван"), (2, Role.FARMER, "Вера")),
            *((3, Role.HEAD, "Ольга"), (4, Role.HEAD, "Борис")),
        )
    )
    return Scene(team, ivan, vera, olga, boris, clients.create(c, team, "Ромашка", ivan.id, NOW).id)


def said(move: Move, *, amount: int = 0, existing: bool = False) -> Said:
    lost, away = move is Move.LOST, move is Move.POSTPONED
    reason, returns_on = "дорого" if lost else "", TODAY + 9 * DAY if away else None
    return Said(move, TODAY, Decimal(amount) if amount else None, reason, returns_on, existing)


def go(c: Connection, town: Scene, *moves: Move, amount: int = 0) -> int:
    """One move after another, each over the one before; the last one's id."""
    made = 0
    for move in moves:
        seen = paths.latest(c, town.team, town.client)
        made = paths.move(c, town.ivan, town.client, said(move, amount=amount), seen, NOW) or 0
        assert made
    return made


def at(c: Connection, town: Scene) -> Deal | None:
    return paths.get(c, town.team, town.client)


def stage(c: Connection, town: Scene) -> PathStage | None:
    found = at(c, town)
    return found.stage if found else None


async def test_a_move_over_the_same_one_is_made_once(database: Database) -> None:
    """Pressed twice, or by two at once: the second finds it made."""

    def act(c: Connection) -> None:
        town = scene(c)
        assert paths.move(c, town.ivan, town.client, said(Move.PROGRESS), 0, NOW) is not None
        assert paths.move(c, town.ivan, town.client, said(Move.CONTRACT), 0, NOW) is None
        assert stage(c, town) is PathStage.PROGRESS

    await database.transaction(act)


async def test_a_move_that_is_taken_back_leaves_him_where_he_was(database: Database) -> None:
    """With the day and the sum of then; a button made before it stays out of date."""

    def act(c: Connection) -> None:
        town = scene(c)
        go(c, town, Move.PROGRESS, amount=500)
        before = at(c, town)
        made = paths.made(c, town.team, go(c, town, Move.CONTRACT, amount=900))
        assert made is not None
        paths.undo(c, town.team, made, NOW)
        assert at(c, town) == before
        assert paths.latest(c, town.team, town.client) == made.id
        assert [each.undone for each in paths.moves_of(c, town.team, town.client)] == [False, True]
        last = paths.last_by(c, town.ivan)
        assert last is not None
        assert last.said.move is Move.PROGRESS

    await database.transaction(act)


async def test_the_row_is_what_all_moves_come_to(database: Database) -> None:
    """After any legal moves of several clients, taken back now and then, given away now and then."""

    def act(c: Connection) -> None:
        town, chance = scene(c), random.Random(7)
        ids = [town.client, *(clients.create(c, town.team, f"К{n}", town.ivan.id, NOW).id for n in range(5))]
        for _ in range(150):
            client = chance.choice(ids)
            deal = paths.get(c, town.team, client)
            place = Place(paths.path_of(deal), existing=path_forms.buys(c, town.team, client))
            whole = said(chance.choice(legal(place)), amount=chance.choice((0, 0, 70)), existing=place.existing)
            assert problem_of(place, whole) is None
            made = paths.move(c, town.ivan, client, whole, paths.latest(c, town.team, client), NOW)
            if chance.random() < 0.2:
                taken = paths.made(c, town.team, made or 0)
                assert taken is not None
                paths.undo(c, town.team, taken, NOW)
            if chance.random() < 0.1:
                owner = clients.get(c, town.team, client)
                assert owner is not None
                new = chance.choice([one.id for one in (town.ivan, town.vera) if one.id != owner.owner_id])
                handing_over.move(
                    *(c, town.team, client, owner.owner_id, new, TODAY), existing_now=new == town.vera.id, now=NOW
                )
        for client in ids:
            whole_path = stands(each.said for each in paths.moves_of(c, town.team, client) if not each.undone)
            found = paths.get(c, town.team, client)
            assert paths.path_of(found) == whole_path
            owned = clients.get(c, town.team, client)
            assert owned is not None
            assert found is None or found.member_id == owned.owner_id

    await database.transaction(act)


# -- forms


def form(c: Connection, town: Scene, *, interest: str | None = INTERESTED) -> int:
    """A form that says whether there is interest."""
    version = questionnaires.current(c, town.team, "ru", NOW)
    form_id = forms.begin(c, town.ivan, town.client, version.id, None, Progress(0, 12), existing=False, now=NOW)
    found = forms.get(c, town.ivan, form_id)
    assert found is not None
    if interest:
        forms.keep(c, town.ivan, found, "interest", Answer((interest,)), NOW)
    return form_id


def agree(c: Connection, town: Scene, form_id: int) -> None:
    promises.put_for_form(
        *(c, town.ivan, form_id),
        client_id=town.client,
        record_id=None,
        decision_maker_id=None,
        kind=PromiseKind.OFFER,
        what=None,
        made_on=TODAY,
        due_on=TODAY + DAY,
        now=NOW,
    )


def settle(c: Connection, town: Scene, state: PromiseState) -> None:
    [made] = promises.of_client(c, town.team, town.client, 1)
    promises.settle(c, made, state, None, TODAY)


def follow(c: Connection, town: Scene, at: datetime = NOW) -> None:
    path_forms.follow(c, town.team, town.client, at)


async def test_interest_and_an_agreement_lead_to_block_2(database: Database) -> None:
    """Neither alone; told again it is no second move; the day is the meeting's."""

    def act(c: Connection) -> None:
        town = scene(c)
        first = form(c, town)
        follow(c, town)
        assert stage(c, town) is None
        agree(c, town, first)
        follow(c, town)
        follow(c, town, NOW + DAY)
        found = at(c, town)
        assert found is not None
        assert (found.stage, found.since, found.member_id) == (PathStage.PROGRESS, TODAY, town.ivan.id)
        assert len(c.execute(select(path_moves)).all()) == 1

    await database.transaction(act)


async def test_a_form_that_changes_its_mind_takes_back_what_it_led_to_and_nothing_else(database: Database) -> None:
    """A broken agreement is no progress; reopened it is again. Who went on by hand stays where he is."""

    def act(c: Connection) -> None:
        town = scene(c)
        agree(c, town, form(c, town))
        follow(c, town)
        settle(c, town, PromiseState.BROKEN)
        follow(c, town)
        assert stage(c, town) is None
        settle(c, town, PromiseState.OPEN)
        follow(c, town)
        assert stage(c, town) is PathStage.PROGRESS
        go(c, town, Move.CONTRACT)
        settle(c, town, PromiseState.BROKEN)
        follow(c, town)
        assert stage(c, town) is PathStage.CONTRACT

    await database.transaction(act)


async def test_another_forms_agreement_keeps_him_there(database: Database) -> None:
    """Only the last that stands takes him back when it goes."""

    def act(c: Connection) -> None:
        town = scene(c)
        first, second = form(c, town), form(c, town)
        agree(c, town, first)
        agree(c, town, second)
        follow(c, town)
        promises.drop_for_form(c, town.team, first)
        follow(c, town)
        assert stage(c, town) is PathStage.PROGRESS
        promises.drop_for_form(c, town.team, second)
        follow(c, town)
        assert stage(c, town) is None

    await database.transaction(act)


async def test_an_existing_client_enters_no_block_by_a_form(database: Database) -> None:
    """A farmer's visits are no new business; a deal with him is begun by hand."""

    def act(c: Connection) -> None:
        town = scene(c)
        existing.mark(c, town.team, town.client, TODAY)
        agree(c, town, form(c, town))
        follow(c, town)
        assert stage(c, town) is None
        assert path_forms.buys(c, town.team, town.client)

    await database.transaction(act)


# -- heads, hand-overs


async def test_the_first_head_joins_and_only_a_closing(database: Database) -> None:
    """Who leaves block 3 and comes back is joined anew."""

    def act(c: Connection) -> None:
        town = scene(c)
        go(c, town, Move.PROGRESS)
        assert not paths.join(c, town.olga, town.client, NOW)
        go(c, town, Move.CONTRACT)
        assert paths.join(c, town.olga, town.client, NOW)
        assert not paths.join(c, town.boris, town.client, NOW)
        go(c, town, Move.ORDER)
        found = at(c, town)
        assert found is not None
        assert found.joined_by == town.olga.id
        go(c, town, Move.PROGRESS, Move.CONTRACT)
        found = at(c, town)
        assert found is not None
        assert found.joined_by is None

    await database.transaction(act)


async def test_the_closing_of_a_team_is_its_unpaid_deals_by_sum(database: Database) -> None:
    """A sum nobody said stands last; a paid deal is closed, one in talks is not closing."""

    def act(c: Connection) -> None:
        town = scene(c)
        for name, amount, moves in (
            ("Малый", 10, (Move.PROGRESS, Move.CONTRACT)),
            ("Без суммы", 0, (Move.PROGRESS, Move.CONTRACT)),
            ("Большой", 900, (Move.PROGRESS, Move.ORDER)),
            ("Оплачен", 5000, (Move.PROGRESS, Move.ORDER, Move.PAID)),
            ("Переговоры", 7000, (Move.PROGRESS,)),
        ):
            client = clients.create(c, town.team, name, town.ivan.id, NOW).id
            for move in moves:
                seen = paths.latest(c, town.team, client)
                assert paths.move(c, town.ivan, client, said(move, amount=amount), seen, NOW)
        closing = paths.closing(c, town.team)
        assert [(each.client, each.amount) for each in closing] == [
            ("Большой", Decimal(900)),
            ("Малый", Decimal(10)),
            ("Без суммы", None),
        ]

    await database.transaction(act)


def give(c: Connection, town: Scene, old: Member, new: Member) -> bool:
    return handing_over.move(c, town.team, town.client, old.id, new.id, TODAY, existing_now=True, now=NOW)


async def test_a_paid_deal_is_over_once_a_farmer_has_the_client(database: Database) -> None:
    """Of any other deal the new one leads the negotiations."""

    def act(c: Connection) -> None:
        town = scene(c)
        go(c, town, Move.PROGRESS, Move.CONTRACT)
        assert handing_over.move(
            c, town.team, town.client, town.ivan.id, town.vera.id, TODAY, existing_now=True, now=NOW
        )
        found = at(c, town)
        assert found is not None
        assert (found.stage, found.member_id) == (PathStage.CONTRACT, town.vera.id)
        assert handing_over.move(
            c, town.team, town.client, town.vera.id, town.ivan.id, TODAY, existing_now=True, now=NOW
        )
        go(c, town, Move.ORDER, Move.PAID)
        assert stage(c, town) is PathStage.PAID
        assert handing_over.move(
            c, town.team, town.client, town.ivan.id, town.vera.id, TODAY, existing_now=True, now=NOW
        )
        assert at(c, town) is None
        assert [each.said.move for each in paths.moves_of(c, town.team, town.client)][-1] is Move.DONE

    await database.transaction(act)


async def test_that_he_buys_since_a_mistaken_payment_is_taken_back(database: Database) -> None:
    """And since an earlier day, never."""

    def act(c: Connection) -> Any:
        town = scene(c)
        since = select(client_rows.c.existing_since).where(client_rows.c.id == town.client)
        existing.mark(c, town.team, town.client, TODAY)
        existing.unmark(c, town.team, town.client, TODAY - DAY)
        kept = c.scalar(since)
        existing.unmark(c, town.team, town.client, TODAY)
        return kept, c.scalar(since)

    assert await database.transaction(act) == (TODAY, None)


# -- who is lost


def called(c: Connection, town: Scene) -> None:
    """A call was promised for today."""
    made = records.add(c, town.ivan, Kind.CALL, Result.CALL_BACK, town.client, None, NOW - 9 * DAY, None, NOW)
    own = records.own(c, town.ivan, made or 0)
    assert own is not None
    records.change(c, own, call_back_on=TODAY)


def looked_for(c: Connection, town: Scene) -> list[bool]:
    """Whether anything offers him: each source, the day, the standup, the first to be called."""
    week = Week(TODAY - TODAY.weekday() * DAY)
    sources = [Wanted(Source.CALL_BACK), Wanted(Source.STALE, days=1)]
    return [
        *(list_sources.count(c, town.ivan, week, each, NOW) > 0 for each in sources),
        bool(records.call_backs(c, town.ivan, TODAY - 14 * DAY, TODAY)),
        bool(slot_facts.call_backs_due(c, [town.ivan.id], TODAY - 14 * DAY, TODAY)),
    ]


async def test_who_is_lost_leaves_the_lists_and_the_day_and_comes_back_with_a_word(database: Database) -> None:
    """A promised call to him is no longer due."""

    def act(c: Connection) -> None:
        town = scene(c)
        called(c, town)
        assert looked_for(c, town) == [True] * 4
        go(c, town, Move.LOST)
        assert looked_for(c, town) == [False] * 4
        go(c, town, Move.BACK)
        assert looked_for(c, town) == [True] * 4

    await database.transaction(act)


async def test_a_row_holds_no_more_than_one_place(database: Database) -> None:
    """The block is the stage's."""

    def act(c: Connection) -> None:
        town = scene(c)
        go(c, town, Move.PROGRESS, Move.CONTRACT, Move.LOST)
        [row] = c.execute(select(path_rows)).all()
        assert (row.stage, row.block, row.reason) == ("lost", 0, "дорого")

    await database.transaction(act)
