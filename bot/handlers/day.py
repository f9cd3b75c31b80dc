"""`/today`: the day by the person's timetable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

from bot.delivery.outbox import Reply
from bot.domain.funnel import Kind, Result
from bot.domain.local_time import to_utc
from bot.domain.people import Ability, Role, may
from bot.domain.record import COMPLAINTS_SINCE
from bot.domain.tables import keeps
from bot.domain.timetable import slots_of_day, week_of
from bot.handlers import capture
from bot.handlers.capture import CALL_BACKS_SINCE
from bot.handlers.meeting import UNSETTLED_SINCE
from bot.handlers.turn import Routes, Turn, arguments
from bot.screens import day as screens
from bot.screens import head_day
from bot.screens.due import Due
from bot.screens.head_day import HeadDay
from bot.screens.newcomer import with_path
from bot.screens.screen import Screen
from bot.store import (
    absences,
    attendance,
    checks,
    client_facts,
    meetings,
    next_steps,
    paths,
    people,
    records,
    summaries_due,
    timetables,
)

UNSETTLED_SHOWN = 3


def routes() -> Routes:
    return Routes(
        commands={"today": today},
        presses={"day.today": show_today, "day.person": call_person, "day.client": call_client},
        abilities={"day.person": Ability.LOG_CALL, "day.client": Ability.LOG_CALL},
    )


def today(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    return [turn.say(_screen(turn))]


def show_today(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a reminder's button: below it, so that the reminder stays."""
    arguments(given, 0)
    return [turn.say(_screen(turn))]


def call_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A call-back from the list: the result is asked below, so that the list stays."""
    return capture.choose_person(replace(turn, press=None), (Kind.CALL, *arguments(given, 1)))


def call_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A call-back where nobody in particular was promised one: asks with whom, below the list."""
    return capture.choose_client(replace(turn, press=None), (Kind.CALL, *arguments(given, 1)))


def _screen(turn: Turn) -> Screen:
    member = turn.member
    if member.role is Role.HEAD:
        return _of_head(turn)
    day = member.day(turn.now)
    midnight = to_utc(day, time(), member.zone)
    tomorrow = to_utc(day + timedelta(days=1), time(), member.zone)
    booked = meetings.between(turn.connection, member, midnight, tomorrow)
    unsettled = meetings.unsettled(turn.connection, member, turn.now - UNSETTLED_SINCE, midnight)
    found = records.call_backs(turn.connection, member, day - CALL_BACKS_SINCE, day)
    call_backs = [each for each in found if each.result is not Result.COMPLAINT]
    complaints = records.complaints(turn.connection, member, day - COMPLAINTS_SINCE, day)
    steps = next_steps.due(turn.connection, [member], day)[member.id] if may(member, Ability.STUDY) else []
    returned = client_facts.returned(turn.connection, [member.id], day).get(member.id, [])
    attending = attendance.of_member(turn.connection, member, day, day)
    slots = slots_of_day(timetables.on(turn.connection, member, day), day) if keeps(attending, day) else []
    away, unsettled = attending.absence_on(day), unsettled[:UNSETTLED_SHOWN]
    works = attending.calendar.works(day)
    due = Due(booked, unsettled, call_backs, returned, steps, complaints)
    shown = screens.today(turn.t, day, slots, turn.now, member.zone, due, away, works=works)
    return with_path(turn.t, shown, checks.path_of_member(turn.connection, member))


def _of_head(turn: Turn) -> Screen:
    """What a head has today, as far as it is known."""
    member, connection = turn.member, turn.connection
    day, week = member.day(turn.now), week_of(member.day(turn.now))
    midnight = to_utc(day, time(), member.zone)
    tomorrow = to_utc(day + timedelta(days=1), time(), member.zone)
    planned = summaries_due.planning_of(connection, [member.team_id], week).get(member.team_id)
    away = absences.of_team(connection, member.team_id, day, day)[: head_day.AWAY_SHOWN + 1]
    people_away = [(people.colleague(connection, member.team_id, each.member_id), each) for each in away]
    shown = HeadDay(
        day=day,
        week=week,
        planning=planned[1] if planned and planned[0] == day else None,
        meetings=meetings.joined_by(connection, member, midnight, tomorrow),
        away=[(one.name, each) for one, each in people_away if one],
        unjoined=paths.unjoined(connection, member.team_id, head_day.DEALS_SHOWN),
    )
    return head_day.today(turn.t, shown, member.zone)
