"""What is gathered for many people at once is what is gathered for each alone; nobody sees another team's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.domain.absences import AbsenceKind
from bot.domain.batches import Span
from bot.domain.call_lists import Candidate, Source
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.reminding import Delivery
from bot.domain.snooze import Outcome
from bot.domain.stints import stint_at_end
from bot.domain.team_notes import Question
from bot.domain.timetable import Activity, Slot, Week
from bot.store import (
    absences,
    attendance,
    batches,
    call_lists,
    clients,
    list_making,
    meetings,
    people,
    put_off,
    records,
    reminders,
    slot_facts,
    slot_uses,
    team_notes,
    time_accounts,
    timetables,
    weeks,
)
from bot.store.database import Database
from bot.store.reminders import Claim

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
WEEK = Week(date(2026, 11, 23))
RESULTS = [(Kind.CALL, each) for each in (Result.REFUSED, Result.NOT_REACHED, Result.CALL_BACK, Result.BOOKED)]
RESULTS += [(Kind.WALKIN, Result.CONTACT), (Kind.MEETING, Result.HELD), (Kind.CONTACT, Result.TALKED)]
RESULTS += [(Kind.INCOMING, each) for each in (Result.ANSWERED, Result.CALL_BACK, Result.NOT_REACHED, Result.COMPLAINT)]


def build(c: Connection) -> list[Member]:
    """Two teams that worked for ten days: shared clients, all kinds of records, lists, tables of their own."""
    dice, whom = Random(7), []
    for team in range(2):
        team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
        roles = (Role.HUNTER, Role.HUNTER, Role.FARMER, Role.TRAINEE)
        mine = [
            people.add_member(c, team_id, 10 * team + n, role, "Имя", "Europe/Moscow", "ru", None, NOW - timedelta(9))
            for n, role in enumerate(roles)
        ]
        whom += mine
        known = [clients.create(c, team_id, f"Клиент {n}", dice.choice(mine).id, NOW) for n in range(6)]
        persons = [
            clients.add_decision_maker(c, team_id, each.id, f"Иванов Пётр {n}", dice.choice(("директор", None)), NOW)
            for n, each in enumerate(known)
        ]
        for _ in range(90):
            _record(c, dice, dice.choice(mine), dice.choice(list(zip(known, persons, strict=True))))
        for each in known:
            owner = next(one for one in mine if one.id == each.owner_id)
            list_making.add(c, owner, WEEK.monday, Source.ADDED, [Candidate(each.id, owner.id)], NOW)
        early = (Slot(0, time(8), time(9), Activity.STANDUP),)
        timetables.save(c, mine[0], role=Role.FARMER, valid_from=WEEK.monday, slots=early, now=NOW)
        timetables.save(c, mine[0], member_id=mine[0].id, valid_from=WEEK.monday, slots=early, now=NOW)
    return whom


def _record(c: Connection, dice: Random, member: Member, at: tuple[Any, Any]) -> None:
    client, person = at
    kind, result = dice.choice(RESULTS)
    moment = NOW - timedelta(minutes=dice.randrange(9 * 24 * 60))
    number = records.add(c, member, kind, result, client.id, dice.choice((person.id, None)), moment, None, NOW)
    made = records.own(c, member, number or 0)
    assert made is not None
    if result is Result.BOOKED:
        meetings.book(c, member, made)
    if result is Result.CALL_BACK or (result is Result.COMPLAINT and dice.random() < 0.5):
        records.change(c, made, call_back_on=WEEK.monday + timedelta(days=dice.randrange(7)))


def logged(found: weeks.Logged) -> tuple[Any, ...]:
    by_id = attrgetter("id")
    farmed = (sorted(each, key=by_id) for each in (found.farmed.talks, found.farmed.filled, found.farmed.incoming))
    hunted = (sorted(each, key=by_id) for each in (found.calls, found.bookings, found.held))
    return *hunted, *farmed, found.walkins, found.farmed.studied


async def test_weeks_of_many_are_the_weeks_of_each(database: Database) -> None:
    """The same verdicts, also where two called the same person; of another team nothing."""

    def compare(c: Connection) -> None:
        whom = build(c)
        whose = [stint_at_end(one, WEEK) for one in whom]
        many = {number: each for (number, _), each in weeks.of_stints(c, whose, WEEK.monday, WEEK.sunday).items()}
        cards = time_accounts.cards(c, whom, WEEK)
        assert sum(len(each.calls) for each in many.values()) > 20
        assert all(len(many[one.id].farmed.talks) > 5 for one in whom if one.role is Role.FARMER)
        for one in whom:
            stint = stint_at_end(one, WEEK)
            alone = weeks.week(c, stint, WEEK)
            own = {call.decision_maker.id for call in alone.calls if call.member_id == one.id and call.decision_maker}
            # Calls of others to people whom he did not call himself decide nothing of his.
            heard = [
                call
                for call in alone.calls
                if call.member_id == one.id or (call.decision_maker and call.decision_maker.id in own)
            ]
            expected = weeks.Logged(heard, alone.bookings, alone.walkins, alone.held, alone.farmed)
            assert logged(many[one.id]) == logged(expected)
            single = time_accounts.cards(c, [one], WEEK)[one.id]
            assert (cards[one.id].tallies, cards[one.id].fair) == (single.tallies, attendance.fair(c, stint, WEEK))

    await database.transaction(compare)


async def test_plans_lists_and_accounts_of_many_are_those_of_each(database: Database) -> None:
    """Tables, lists of the week, call-backs, time accounts."""

    def compare(c: Connection) -> None:
        whom = build(c)
        ids = [one.id for one in whom]
        plans = timetables.plans_of(c, whom)
        left = call_lists.left_of_many(c, whom, WEEK.monday, WEEK.sunday)
        accounts = time_accounts.accounts(c, whom, WEEK, NOW)
        between = (WEEK.monday, NOW.date())
        due = slot_facts.call_backs_due(c, ids, *between)
        complaints = slot_facts.complaints_due(c, ids, *between)
        assert sum(complaints.values()) > 0
        owned = slot_facts.clients_owned(c, ids)
        assert sum(left.values()) > 0
        for one in whom:
            assert plans[one.id].steps == timetables.plan(c, one).steps
            assert left.get(one.id, 0) == call_lists.left(c, one, WEEK.monday, WEEK.sunday)
            assert accounts[one.id] == time_accounts.accounts(c, [one], WEEK, NOW)[one.id]
            promised = records.call_backs(c, one, *between)
            assert due.get(one.id, 0) == sum(each.result is not Result.COMPLAINT for each in promised)
            assert complaints.get(one.id, 0) == len(records.complaints(c, one, *between))
        assert sum(owned.values()) == 12
        assert sum(account.planned for account in accounts.values()) > 0

    await database.transaction(compare)


@pytest.mark.parametrize("present", [True, False])
async def test_slots_of_days_on_which_he_is_away_are_not_in_his_account(database: Database, present: bool) -> None:
    """Nobody misses a slot on his vacation."""

    def count(c: Connection) -> int:
        one = build(c)[1]
        if not present:
            absences.add(c, one, WEEK.monday, WEEK.sunday, AbsenceKind.VACATION, one, NOW)
        return time_accounts.accounts(c, [one], WEEK, NOW)[one.id].total

    assert (await database.transaction(count) > 0) == present


async def test_a_teams_notes_are_its_own_and_the_latest_word_holds(database: Database) -> None:
    """Worksheet and topics; an empty word takes back."""

    def write(c: Connection) -> None:
        ours, *_, theirs = build(c)
        for text in ("Станки", "Прессы"):
            team_notes.answer(c, ours, Question.BENEFIT, text, NOW)
        team_notes.answer(c, ours, Question.CLIENTS, "Заводы", NOW)
        team_notes.answer(c, ours, Question.CLIENTS, "", NOW)
        team_notes.set_topic(c, ours, WEEK.monday, "SPIN", NOW)
        assert team_notes.worksheet(c, ours.team_id) == {Question.BENEFIT: "Прессы"}
        assert team_notes.worksheet(c, theirs.team_id) == {}
        assert team_notes.topics(c, [ours.team_id, theirs.team_id], WEEK.monday) == {ours.team_id: "SPIN"}
        assert team_notes.topic(c, ours.team_id, WEEK.monday + timedelta(weeks=1)) is None
        team_notes.set_topic(c, ours, WEEK.monday, "", NOW)
        assert team_notes.topic(c, ours.team_id, WEEK.monday) is None

    await database.transaction(write)


async def test_what_was_put_off_is_taken_once_and_only_by_whose_it_is(database: Database) -> None:
    """Of two that look at the same moment the second gets nothing; a stranger finds nothing."""

    def look(c: Connection) -> None:
        one, other, *_ = build(c)
        claim = Claim(one, "thu-0920-telemarketing", NOW.date(), Delivery.SEND, time(9, 20))
        (number,) = reminders.claim_slots(c, [claim], NOW).values()
        assert put_off.own(c, other, number) is None
        mine = put_off.own(c, one, number)
        assert mine is not None
        put_off.say(c, mine, None, again_at=NOW + timedelta(minutes=10))
        assert put_off.due(c, NOW + timedelta(minutes=9), 10) == []
        then = NOW + timedelta(minutes=10)
        ((found, whose),) = put_off.due(c, then, 10)
        assert (found.id, whose.id) == (number, one.id)
        assert put_off.take(c, [found], then) == {number}
        assert put_off.take(c, [found], then) == set()
        assert put_off.due(c, then, 10) == []

    await database.transaction(look)


async def test_who_wants_peace_has_it_to_the_end_of_his_slot_and_release_wakes_only_what_waits(
    database: Database,
) -> None:
    """What he put off himself comes when he said."""

    def look(c: Connection) -> None:
        one, other, *_ = build(c)
        later = NOW + timedelta(hours=1)
        waiting = Claim(one, "held-1-0", NOW.date(), Delivery.WAITING, again_at=later)
        slot = Claim(one, "thu-0920-telemarketing", NOW.date(), Delivery.SEND, time(9, 20))
        reminders.claim_all(c, [waiting], NOW)
        (number,) = reminders.claim_slots(c, [slot], NOW).values()
        mine = put_off.own(c, one, number)
        assert mine is not None
        put_off.say(c, mine, Outcome.OTHERWISE, again_at=later)
        assert put_off.left_in_peace(c, [one.id, other.id], NOW) == {one.id: later}
        assert put_off.left_in_peace(c, [one.id], later) == {}
        put_off.release(c, [one.id], NOW)
        assert [each.key for each, _ in put_off.due(c, NOW, 10)] == ["held-1-0"]

    await database.transaction(look)


async def test_a_batch_counts_as_work_once_one_of_its_cards_was_settled(database: Database) -> None:
    """Opened and left at once it does not, nor does one whose only record was taken back."""

    def look(c: Connection) -> None:
        team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
        member = people.add_member(c, team_id, 1, Role.HUNTER, "Имя", "Europe/Moscow", "ru", None, NOW)
        client = clients.create(c, team_id, "Клиент", member.id, NOW)
        batch = batches.begin(c, member, Span(None, NOW + timedelta(hours=1)), 0, NOW)
        assert batch is not None

        def ran() -> int:
            return len(slot_uses.of_people(c, [member], WEEK)[member.id].batches)

        assert ran() == 0
        call = (Kind.CALL, Result.NOT_REACHED, client.id, None, NOW, None, NOW)
        made = records.own(c, member, records.add(c, member, *call, batch_id=batch.id) or 0)
        assert made is not None
        assert ran() == 1
        records.undo(c, made, NOW)
        assert ran() == 0

    await database.transaction(look)
