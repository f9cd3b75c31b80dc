"""Norms in the database: of several people as of each alone, of one team only, week by week, in the role of then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.domain.calibration import Calibration, TooLittle
from bot.domain.funnel import Kind, Result, Stage
from bot.domain.norms import DEFAULT_NORMS, SetNorm, Whose
from bot.domain.people import Held, Member, Role
from bot.domain.timetable import Week
from bot.store import calibrating, clients, list_views, meetings, norms, people, records, time_accounts
from bot.store.database import Database
from bot.store.steps import at_once
from bot.store.tables import audit

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
THIS, NEXT, LAST = Week(MONDAY), Week(MONDAY + timedelta(weeks=1)), Week(MONDAY - timedelta(weeks=1))
CALLS = Stage.EFFECTIVE_CALL
HUNTERS = Whose(Role.HUNTER)
JOINED = NOW - timedelta(weeks=12)


def build(c: Connection) -> list[Member]:
    """Two teams with a head, two hunters, a farmer and a trainee each."""
    whom = []
    for team in range(2):
        team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
        roles = (Role.HEAD, Role.HUNTER, Role.HUNTER, Role.FARMER, Role.TRAINEE)
        whom += [
            people.add_member(c, team_id, 10 * team + n, role, "Имя", "Europe/Moscow", "ru", None, JOINED)
            for n, role in enumerate(roles, 1)
        ]
    return whom


async def test_norms_of_many_are_those_of_each_and_no_other_teams(database: Database) -> None:
    """The week's card holds them."""

    def compare(c: Connection) -> None:
        whom = build(c)
        head, anna, boris, farmer, trainee, other_head, stranger, *_ = whom
        said = [
            SetNorm(HUNTERS, CALLS, MONDAY, 60),
            SetNorm(Whose(Role.HUNTER, anna.id), CALLS, NEXT.monday, 30),
            SetNorm(Whose(Role.TRAINEE), Stage.WALKIN, MONDAY, 10),
            SetNorm(Whose(Role.FARMER), Stage.VISIT, MONDAY, None),
        ]
        assert norms.say(c, head, said, NOW) == said
        norms.say(c, other_head, [SetNorm(HUNTERS, CALLS, MONDAY, 20)], NOW)
        expected = {
            LAST: {anna.id: 50, boris.id: 50, stranger.id: 50},
            THIS: {anna.id: 60, boris.id: 60, stranger.id: 20},
            NEXT: {anna.id: 30, boris.id: 60, stranger.id: 20},
        }
        for week, calls in expected.items():
            many = {number: each for (number, _), each in norms.of_people(c, whom, week).items()}
            assert {one: many[one][CALLS] for one in calls} == calls
            assert many == {one.id: norms.of_member(c, one, week) for one in whom}
            cards = time_accounts.cards(c, whom, week)
            assert all({t.stage: t.norm for t in cards[one.id].tallies} == many[one.id] for one in whom)
        for week, goal in ((THIS, 60), (NEXT, 30)):
            told = list_views.sufficiency_of(c, anna, week, 0, NOW)
            assert told is not None
            assert told.goal == goal
        assert norms.of_member(c, trainee, THIS) == DEFAULT_NORMS[Role.TRAINEE] | {Stage.WALKIN: 10}
        assert norms.of_member(c, farmer, THIS)[Stage.VISIT] is None
        assert norms.of_people(c, [], THIS) == {}

    await database.transaction(compare)


async def test_a_week_keeps_the_norms_of_the_role_of_then(database: Database) -> None:
    """Promoted on Wednesday: this week is a hunter's, the last one was a trainee's."""

    def compare(c: Connection) -> None:
        head, *_, trainee = build(c)[:5]
        promoted = replace(trainee, role=Role.HUNTER, roles=(Held(NOW, Role.TRAINEE),))
        norms.say(c, head, [SetNorm(Whose(Role.TRAINEE, trainee.id), CALLS, MONDAY, 15)], NOW)
        assert [norms.of_member(c, promoted.as_on(week.sunday), week)[CALLS] for week in (LAST, THIS)] == [30, 50]

    await database.transaction(compare)


async def test_what_is_said_again_is_neither_kept_nor_noted(database: Database) -> None:
    """The trail names who said it, of whom, and what it was."""

    def compare(c: Connection) -> list[Any]:
        head, anna, *_ = build(c)
        said = SetNorm(Whose(Role.HUNTER, anna.id), CALLS, MONDAY, 40)
        assert norms.say(c, head, [said], NOW) == [said]
        assert norms.say(c, head, [said, replace(said, value=40)], NOW) == []
        back = replace(said, value=None, inherits=True)
        assert norms.say(c, head, [back], NOW) == [back]
        assert [each.subject_id for each in c.execute(select(audit))] == [anna.id, anna.id]
        return [(each.member_id == head.id, each.action, each.details) for each in c.execute(select(audit))]

    of_stage = {"role": "hunter", "stage": "effective_call", "monday": "2026-11-23"}
    assert await database.transaction(compare) == [
        (True, "norm.set", of_stage | {"was": 50, "value": 40}),
        (True, "norm.set", of_stage | {"was": 40, "inherits": True}),
    ]


def week_of_trainee(c: Connection, member: Member, at: datetime, calls: int, booked: int) -> None:
    """So many calls that count, of them so many with a meeting booked."""
    for n in range(calls):
        client = clients.create(c, member.team_id, f"Завод {member.id}-{at:%d%m}-{n}", member.id, NOW)
        who = clients.add_decision_maker(c, member.team_id, client.id, "Иванов Пётр Ильич", "директор", NOW)
        result = Result.BOOKED if n < booked else Result.REFUSED
        made = records.own(c, member, records.add(c, member, Kind.CALL, result, client.id, who.id, at, None, at) or 0)
        assert made is not None
        if result is Result.BOOKED:
            meetings.book(c, member, made)
            booking = meetings.of_record(c, member.team_id, made.id)
            assert booking is not None
            meetings.move(c, booking, at + timedelta(days=1), at + timedelta(days=1, hours=1))


async def test_a_team_is_calibrated_by_its_own_full_weeks(database: Database) -> None:
    """From four of them; another team's, and this week, tell it nothing."""

    def compare(c: Connection) -> None:
        people_ = build(c)
        head, trainee, strangers = people_[0], people_[4], people_[9]
        for week in range(4):
            week_of_trainee(c, trainee, NOW - timedelta(weeks=week), 12, 3)
        week_of_trainee(c, strangers, NOW - timedelta(weeks=4), 12, 3)
        today = head.day(NOW)
        assert at_once(c, calibrating.reckoning(head.team_id, Role.TRAINEE, today)) == TooLittle(
            3, 9, Stage.BOOKED_MEETING
        )
        week_of_trainee(c, trainee, NOW - timedelta(weeks=4), 12, 3)
        found = at_once(c, calibrating.reckoning(head.team_id, Role.TRAINEE, today))
        assert found == Calibration(Role.TRAINEE, 4, ((CALLS, 48), (Stage.BOOKED_MEETING, 12)))
        assert found.needed(6) == {CALLS: 24, Stage.BOOKED_MEETING: 6}

    await database.transaction(compare)
