"""The meeting slots of a person's own timetable: which are free, and the week as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.delivery.messages import photo
from bot.delivery.outbox import Reply
from bot.domain.absences import Absence
from bot.domain.attendance import Attendance
from bot.domain.booking_line import slot_named
from bot.domain.local_time import to_utc
from bot.domain.meetings import SlotState, WeekSlot, slots_of_week, stands, takes
from bot.domain.people import Ability
from bot.domain.tables import keeps, of_week
from bot.domain.timetable import Activity, Occurrence, week_of
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import slots as screens
from bot.screens.screen import button
from bot.store import attendance as attendances
from bot.store import meetings, timetables

SLOTS_OFFERED = 6
SLOTS_AHEAD = timedelta(days=14)
DAY = timedelta(days=1)
WEEKS_AHEAD = 4
"""As far as the picture is turned."""


def routes() -> Routes:
    return Routes(presses={"slots.week": press_week}, abilities={"slots.week": Ability.BOOK})


def free_slots(turn: Turn) -> list[Occurrence]:
    """The next meeting slots of his timetable that no booked meeting takes."""
    return _free(turn)[:SLOTS_OFFERED]


def free_numbered(turn: Turn, text: str) -> Occurrence | None:
    """«Встречи-3»: the next slot of this number, if nobody is met in it."""
    wanted = slot_named(text)
    coming = next((each for each in _coming(turn) if each.slot.number == wanted), None)
    return coming if coming in _free(turn) else None


def away_at(turn: Turn, instant: datetime) -> Absence | None:
    """His absence on the day of this moment."""
    return _attendance(turn, instant, instant).absence_on(turn.member.day(instant))


def _coming(turn: Turn) -> list[Occurrence]:
    """The meeting slots of his days at work."""
    until = turn.now + SLOTS_AHEAD
    attendance = _attendance(turn, turn.now, until)
    plan = timetables.plan(turn.connection, turn.member)
    slots = plan.occurrences(turn.member.zone, turn.now, until, attendance.calendar)
    return [each for each in slots if each.slot.activity is Activity.MEETING and keeps(attendance, each.day)]


def _free(turn: Turn) -> list[Occurrence]:
    booked = meetings.between(turn.connection, turn.member, turn.now, turn.now + SLOTS_AHEAD)
    return [slot for slot in _coming(turn) if not any(takes(meeting, slot) for meeting in booked)]


def _attendance(turn: Turn, first: datetime, last: datetime) -> Attendance:
    day = turn.member.day
    return attendances.of_member(turn.connection, turn.member, day(first) - DAY, day(last) + DAY)


def week_picture(turn: Turn, weeks: int) -> list[Reply]:
    """The week's slots, taken and free, `weeks` from now; on a week that is over, the next one."""
    slots, data = _week(turn, weeks)
    if weeks == 0 and not any(each.state is SlotState.FREE for each in slots):
        weeks = 1
        slots, data = _week(turn, weeks)
    if not slots:
        return []  # no meetings in this role's timetable
    rows = ((button(turn.t.plain("button-next-week"), "slots.week", weeks + 1),),) if weeks < WEEKS_AHEAD else ()
    return [photo(turn.member.telegram_id, "slots_png", data, screens.caption(turn.t, slots), rows)]


def _week(turn: Turn, weeks: int) -> tuple[list[WeekSlot], dict[str, Any]]:
    member = turn.member
    week = week_of(member.day(turn.now) + timedelta(weeks=weeks))
    begins, ends = _midnight(turn, week.monday), _midnight(turn, week.sunday + DAY)
    booked = meetings.between(turn.connection, member, begins, ends)
    table = of_week(timetables.plan(turn.connection, member), week, _attendance(turn, begins, ends))
    slots = slots_of_week(table, week, member.zone, booked, turn.now)
    shown = {each.meeting.id for each in slots if each.meeting}
    beside = [each for each in booked if each.id not in shown and stands(each)]
    return slots, screens.picture(turn.t, week, slots, beside, member.zone)


def _midnight(turn: Turn, day: date) -> datetime:
    return to_utc(day, time(), turn.member.zone)


def press_week(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Below the message whose button it was: a picture takes the place of no text."""
    weeks = number(arguments(given, 1)[0])
    if not 0 <= weeks <= WEEKS_AHEAD:
        raise Outdated
    return week_picture(turn, weeks)
