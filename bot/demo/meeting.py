"""A meeting that was agreed: held, moved, cancelled or forgotten; held, it has a questionnaire."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.demo import deals, filling, promised, traces
from bot.demo.agenda import Scene
from bot.demo.life import AHEAD, DAY, Known, Life
from bot.domain.funnel import Kind, Result
from bot.domain.meetings import MeetingState
from bot.domain.people import Role
from bot.domain.promises import PromiseKind, latest_due
from bot.domain.timetable import week_of
from bot.store import meetings, promises, records

Slot = tuple[datetime, datetime]


def expect(life: Life, number: int, whom: Known, meeting_id: int, slot: Slot) -> None:
    """Settle what becomes of it: before, at its end or never."""
    begins, ends = slot
    fate = life.one_of(held=0.8, moved=0.08, cancelled=0.06, missed=0.04, silent=0.02)
    before = begins - timedelta(hours=3)
    after = ends - timedelta(minutes=life.chance.randint(2, 12))
    match fate:
        case "moved":
            life.agenda.plan(before, number, lambda scene: _move(life, number, whom, meeting_id, scene))
        case "cancelled":
            life.agenda.plan(before, number, lambda scene: _end(life, number, whom, meeting_id, scene, held=False))
        case "missed":
            life.agenda.plan(after, number, lambda scene: _end(life, number, whom, meeting_id, scene, held=True))
        case "held":
            life.agenda.plan(after, number, lambda scene: hold(life, number, whom, meeting_id, scene))


def _move(life: Life, number: int, whom: Known, meeting_id: int, scene: Scene) -> None:
    member = life.members[number]
    booked = meetings.get(scene.connection, member.team_id, meeting_id)
    slot = life.take_slot(number, member.day(scene.now) + DAY, member.day(scene.now) + AHEAD * DAY)
    if booked is None or booked.state is not MeetingState.BOOKED or slot is None:
        return
    meetings.move(scene.connection, booked, *slot)
    after = slot[1] - timedelta(minutes=5)
    life.agenda.plan(after, number, lambda later: hold(life, number, whom, meeting_id, later))


def _end(life: Life, number: int, whom: Known, meeting_id: int, scene: Scene, *, held: bool) -> None:
    """It was cancelled before, or nobody was met; he is called again."""
    member = life.members[number]
    booked = meetings.get(scene.connection, member.team_id, meeting_id)
    if booked is None or booked.state is not MeetingState.BOOKED:
        return
    state = MeetingState.NOT_HELD if held else MeetingState.CANCELLED
    meetings.settle(scene.connection, booked, state, life.pick(life.words.cancelled_because), scene.now)
    agreed = records.get(scene.connection, member.team_id, booked.record_id)
    if agreed is not None and state is MeetingState.CANCELLED:
        # What was agreed counts no more, in its own week.
        life.mended.add(week_of(agreed.local_day).monday)
    whom.meets = False
    whom.due = life.next_day(number, member.day(scene.now) + 2 * DAY)


def hold(life: Life, number: int, whom: Known, meeting_id: int, scene: Scene) -> None:
    """The record, dated by the meeting's beginning, and what was heard at it."""
    member = life.members[number]
    booked = meetings.get(scene.connection, member.team_id, meeting_id)
    mine = booked is not None and booked.member_id == member.id
    if booked is None or not mine or booked.state is not MeetingState.BOOKED or booked.starts_at is None:
        return
    told = {"place": booked.place} if booked.place else {}
    made = traces.record(
        *(life, scene, number, Kind.MEETING, Result.HELD, whom, booked.decision_maker),
        happened_at=booked.starts_at,
        told=told,
    )
    meetings.hold(scene.connection, booked, made.id, scene.now)
    promises.keep_meeting(scene.connection, member.team_id, whom.id, made.local_day)
    existing = member.role is Role.FARMER
    outcome = filling.fill(life, scene, number, whom, made, existing=existing)
    if outcome is None:
        return
    if not existing:
        deals.fade(life, number, whom, scene)
    promise = promises.of_client(scene.connection, member.team_id, whom.id, 1)[0]
    if outcome.kind is PromiseKind.MEETING:
        meet_again(life, scene, number, whom, outcome.due)
    else:
        promised.expect(life, number, whom, promise.id, outcome.due)


def meet_again(life: Life, scene: Scene, number: int, whom: Known, due: date) -> None:
    """The repeat meeting is booked at once, on the day that was agreed or before it."""
    today = life.members[number].day(scene.now)
    slot = life.take_slot(number, max(today + DAY, due - 3 * DAY), min(due, latest_due(today)))
    if slot is None:
        return
    purpose = life.pick(life.words.promised["meeting"])
    made = traces.record(life, scene, number, Kind.BOOKING, Result.BOOKED, whom, whom.people[0], note=purpose)
    expect(life, number, whom, traces.agree_on(life, scene, number, made, slot), slot)
