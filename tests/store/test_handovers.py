"""What goes over with a client, and what does not; an offer is settled once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from bot.domain.call_lists import Candidate, ItemState, Source
from bot.domain.funnel import Kind, Result
from bot.domain.handover import Handover, HandoverState
from bot.domain.people import Member, Role
from bot.domain.promises import PromiseKind, PromiseState
from bot.domain.questionnaire import Progress
from bot.domain.timetable import Week
from bot.store import (
    clients,
    existing,
    forms,
    handing_over,
    handovers,
    list_making,
    list_sources,
    people,
    promises,
    questionnaires,
    records,
    slot_facts,
    stale,
)
from bot.store.database import Database
from bot.store.list_sources import Wanted
from bot.store.tables import clients as client_rows
from bot.store.tables import list_items, standings
from bot.store.tables import promises as promise_rows
from bot.store.tables import records as record_rows

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = NOW.date()
WEEK = Week(TODAY)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scene:
    team: int
    ivan: Member
    vera: Member
    lev: Member
    client: int
    other: int


def scene(c: Connection) -> Scene:
    """Иван's two clients, a farmer, a second hunter."""
    team = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
    ivan, vera, lev = (
        people.add_member(c, team, number, role, name, "Europe/Moscow", "ru", None, NOW)
        for number, role, name in ((1, Role.HUNTER, "Иван"), (2, Role.FARMER, "Вера"), (3, Role.HUNTER, "Лев"))
    )
    ids = [clients.create(c, team, name, ivan.id, NOW).id for name in ("Ромашка", "Луч")]
    return Scene(team, ivan, vera, lev, *ids)


def call(c: Connection, who: Member, client: int, back_on: date, result: Result = Result.CALL_BACK) -> int:
    made = records.add(c, who, Kind.CALL, result, client, None, NOW - DAY, None, NOW)
    own = records.own(c, who, made or 0)
    assert own is not None
    records.change(c, own, call_back_on=back_on)
    return own.id


def promise(c: Connection, town: Scene, who: Member, client: int, made_on: date = TODAY, state: str = "open") -> int:
    row = {
        "team_id": town.team,
        "client_id": client,
        "author_id": who.id,
        "keeper_id": who.id,
        "form_id": None,
        "kind": PromiseKind.OFFER,
        "made_on": made_on,
        "due_on": made_on + DAY,
        "state": state,
        "created_at": NOW,
    }
    return int(c.execute(insert(promise_rows).values(row).returning(promise_rows.c.id)).scalar_one())


def moved(c: Connection, town: Scene, old: Member, new: Member) -> bool:
    return handing_over.move(c, town.team, town.client, old.id, new.id, TODAY, existing_now=True, now=NOW)


def callers(c: Connection) -> dict[int, int | None]:
    return {row.id: row.call_back_by for row in c.execute(select(record_rows))}


async def test_what_is_still_to_be_done_goes_over_and_nothing_else(database: Database) -> None:
    """His open promises, his promised calls, his place on a list; not a colleague's, another client's, settled ones."""

    def act(c: Connection) -> None:
        town = scene(c)
        due, future = call(c, town.ivan, town.client, TODAY), call(c, town.ivan, town.client, TODAY + 90 * DAY)
        stay = [
            call(c, town.ivan, town.client, TODAY - 31 * DAY),
            call(c, town.lev, town.client, TODAY),
            call(c, town.ivan, town.other, TODAY),
        ]
        undone = call(c, town.ivan, town.client, TODAY)
        taken_back = records.own(c, town.ivan, undone)
        assert taken_back is not None
        records.undo(c, taken_back, NOW)
        chosen = [Candidate(town.client, town.ivan.id), Candidate(town.other, town.ivan.id)]
        list_making.add(c, town.ivan, TODAY, Source.ADDED, chosen, NOW)
        assert moved(c, town, town.ivan, town.vera)
        called = callers(c)
        assert (called[due], called[future]) == (town.vera.id, town.vera.id)
        assert {called[each] for each in [*stay, undone]} == {None}
        listed = {row.client_id: row.member_id for row in c.execute(select(list_items))}
        assert listed == {town.client: town.vera.id, town.other: town.ivan.id}
        own, others = (records.call_backs(c, one, TODAY - 30 * DAY, TODAY) for one in (town.vera, town.ivan))
        assert [each.id for each in own] == [due]
        assert [each.id for each in others] == [stay[2]]
        counts = slot_facts.call_backs_due(c, [town.vera.id, town.ivan.id, town.lev.id], TODAY - 30 * DAY, TODAY)
        assert counts == {town.vera.id: 1, town.ivan.id: 1, town.lev.id: 1}
        offered = list_sources.candidates(c, town.vera, WEEK, Wanted(Source.CALL_BACK), NOW)
        assert [each.client_id for each in offered] == [town.client]
        authors = {row.member_id for row in c.execute(select(record_rows).where(record_rows.c.id.in_([due, future])))}
        assert authors == {town.ivan.id}

    await database.transaction(act)


async def test_who_waits_on_a_list_goes_to_the_end_of_the_new_owners_and_who_was_called_stays(
    database: Database,
) -> None:
    """What was promised for a day stays in front; last week's lists are history; who was taken off is free."""

    def act(c: Connection) -> None:
        town = scene(c)
        third = clients.create(c, town.team, "Вектор", town.vera.id, NOW).id
        list_making.add(c, town.vera, TODAY, Source.ADDED, [Candidate(third, town.vera.id)], NOW)
        weeks = TODAY - 7 * DAY, TODAY, TODAY + 7 * DAY, TODAY + 14 * DAY, TODAY + 21 * DAY
        for monday in weeks:
            list_making.add(c, town.ivan, monday, Source.ADDED, [Candidate(town.client, town.ivan.id)], NOW)
        mine = select(list_items).where(list_items.c.client_id == town.client).order_by(list_items.c.monday)
        rows = c.execute(mine).all()
        for row, values in (
            (rows[2], {"position": -5}),
            (rows[3], {"state": ItemState.DONE}),
            (rows[4], {"state": ItemState.REMOVED}),
        ):
            c.execute(update(list_items).where(list_items.c.id == row.id).values(values))
        assert moved(c, town, town.ivan, town.vera)
        assert [(row.monday, row.member_id, row.position) for row in c.execute(mine)] == [
            (weeks[0], town.ivan.id, 0),
            (weeks[1], town.vera.id, 1),
            (weeks[2], town.vera.id, -5),
            (weeks[3], town.ivan.id, 0),
        ]

    await database.transaction(act)


async def test_who_was_dealt_with_beside_the_list_waits_on_no_list(database: Database) -> None:
    """The new owner may put him on his own."""

    def act(c: Connection) -> None:
        town = scene(c)
        before = NOW - DAY
        list_making.add(c, town.ivan, TODAY, Source.ADDED, [Candidate(town.client, town.ivan.id)], before)
        call(c, town.ivan, town.client, TODAY)
        assert moved(c, town, town.ivan, town.vera)
        assert c.execute(select(list_items)).all() == []

    await database.transaction(act)


async def test_an_open_promise_goes_over_and_a_settled_one_stays(database: Database) -> None:
    """So does one whose month is over, and a colleague's; who gave it is its author on."""

    def act(c: Connection) -> None:
        town = scene(c)
        goes = promise(c, town, town.ivan, town.client)
        stay = [
            promise(c, town, town.ivan, town.client, state=PromiseState.KEPT),
            promise(c, town, town.ivan, town.client, made_on=TODAY - 40 * DAY),
            promise(c, town, town.ivan, town.other),
        ]
        of_colleague = promise(c, town, town.lev, town.client)
        assert moved(c, town, town.ivan, town.vera)
        rows = c.execute(select(promise_rows)).all()
        assert {row.author_id for row in rows if row.id != of_colleague} == {town.ivan.id}
        whose = {row.id: row.keeper_id for row in rows}
        assert whose[goes] == town.vera.id
        assert {whose[each] for each in stay} == {town.ivan.id}
        assert whose[of_colleague] == town.lev.id
        assert [each.id for each in promises.open_of(c, town.vera, TODAY)] == [goes]

    await database.transaction(act)


async def test_what_came_over_goes_on_or_back_with_the_client(database: Database) -> None:
    """Since when he buys is not forgotten."""

    def act(c: Connection) -> None:
        town = scene(c)
        made = call(c, town.ivan, town.client, TODAY)
        existing.mark(c, town.team, town.client, TODAY - 9 * DAY)
        assert moved(c, town, town.ivan, town.vera)
        assert moved(c, town, town.vera, town.ivan)
        assert callers(c)[made] == town.ivan.id
        assert [each.id for each in records.call_backs(c, town.ivan, TODAY, TODAY)] == [made]
        assert records.call_backs(c, town.vera, TODAY, TODAY) == []
        row = c.execute(select(client_rows).where(client_rows.c.id == town.client)).one()
        assert (row.owner_id, row.existing_since) == (town.ivan.id, TODAY - 9 * DAY)

    await database.transaction(act)


async def test_a_client_who_is_anothers_by_now_is_not_moved(database: Database) -> None:
    """Nor is anything of his."""

    def act(c: Connection) -> None:
        town = scene(c)
        made = call(c, town.ivan, town.client, TODAY)
        assert not moved(c, town, town.lev, town.vera)
        assert callers(c)[made] is None
        assert clients.get(c, town.team, town.client) == clients.named(c, town.team, "Ромашка")[0]
        assert not existing.of_client(c, town.team, town.client)

    await database.transaction(act)


async def test_his_standing_goes_over(database: Database) -> None:
    """The new one's choice of the day finds him."""

    def act(c: Connection) -> None:
        town = scene(c)
        existing.mark(c, town.team, town.client, TODAY)
        stale.mark(c, [town.client])
        assert c.scalar(select(standings.c.member_id)) == town.ivan.id
        assert moved(c, town, town.ivan, town.vera)
        assert c.scalar(select(standings.c.member_id)) == town.vera.id

    await database.transaction(act)


async def test_who_was_called_already_stays_on_the_old_list(database: Database) -> None:
    """What was done is history."""

    def act(c: Connection) -> None:
        town = scene(c)
        list_making.add(c, town.ivan, TODAY, Source.ADDED, [Candidate(town.client, town.ivan.id)], NOW)
        c.execute(list_items.update().values(state=ItemState.DONE))
        assert moved(c, town, town.ivan, town.vera)
        assert [row.state for row in c.execute(select(list_items))] == [ItemState.DONE]

    await database.transaction(act)


def offered(c: Connection, town: Scene, to: Member) -> Handover | None:
    made = handovers.offer(c, town.ivan, town.client, town.ivan.id, to.id, "", NOW)
    return handovers.get(c, town.team, made) if made else None


async def test_a_client_is_offered_once_at_a_time_and_an_offer_is_settled_once(database: Database) -> None:
    """By the database, not by care; settled, he can be offered anew."""

    def act(c: Connection) -> None:
        town = scene(c)
        first = offered(c, town, town.vera)
        assert first is not None
        assert offered(c, town, town.lev) is None
        assert handovers.offered(c, town.team, town.client) == first
        assert handovers.settle(c, first, HandoverState.DECLINED, NOW, "занята")
        assert not handovers.settle(c, first, HandoverState.ACCEPTED, NOW)
        assert handovers.offered(c, town.team, town.client) is None
        second = offered(c, town, town.vera)
        assert second is not None
        assert handovers.settle(c, second, HandoverState.ACCEPTED, NOW)
        assert [each.id for each in handovers.accepted(c, town.team, town.client)] == [second.id]
        assert handovers.receivers(c, town.team, town.ivan.id) == [town.vera.id]
        assert {each.note for each in handovers.settled(c, town.team, NOW - DAY)} == {None, "занята"}

    await database.transaction(act)


async def test_a_promise_that_is_open_again_is_kept_by_who_has_the_client_by_then(database: Database) -> None:
    """Told anew in the form, the word on it taken back, the meeting that kept it; where nobody got him, by the same."""

    def story(c: Connection) -> None:
        town = scene(c)
        version = questionnaires.current(c, town.team, "ru", NOW)
        begun = [
            forms.begin(c, town.ivan, client, version.id, None, Progress(0, 12), existing=False, now=NOW)
            for client in (town.client, town.client, town.client, town.other)
        ]

        def put(number: int, client: int, due_on: date) -> None:
            promises.put_for_form(
                *(c, town.ivan, number),
                client_id=client,
                record_id=None,
                decision_maker_id=None,
                what=None,
                kind=PromiseKind.MEETING,
                made_on=TODAY - DAY,
                due_on=due_on,
                now=NOW,
            )

        whose = dict(zip(begun, [town.client] * 3 + [town.other], strict=True))
        for number, client in whose.items():
            put(number, client, TODAY + DAY)
        first, second, third, other = (row.id for row in c.execute(select(promise_rows).order_by(promise_rows.c.id)))
        for number in (first, second, other):
            made = promises.get(c, town.team, number)
            assert made is not None
            promises.settle(c, made, PromiseState.BROKEN, None, TODAY)
        promises.keep_meeting(c, town.team, town.client, TODAY)
        assert handing_over.move(
            c, town.team, town.client, town.ivan.id, town.lev.id, TODAY, existing_now=False, now=NOW
        )
        put(begun[0], town.client, TODAY + 5 * DAY)
        for number in (second, other):
            made = promises.get(c, town.team, number)
            assert made is not None
            promises.reopen(c, made)
        promises.unkeep_meeting(c, town.team, town.client, TODAY)
        kept = {row.id: (row.author_id, row.keeper_id, row.state) for row in c.execute(select(promise_rows))}
        gone = (town.ivan.id, town.lev.id, PromiseState.OPEN)
        assert kept == {first: gone, second: gone, third: gone, other: (town.ivan.id, town.ivan.id, PromiseState.OPEN)}

    await database.transaction(story)
