"""Weeks of several people at once: against their norms, and how their slots were used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.attendance import Attendance
from bot.domain.people import Member
from bot.domain.tables import Plan, keeps
from bot.domain.time_account import TimeAccount, as_lived, time_account
from bot.domain.timetable import Occurrence, Week, slots_of_day
from bot.domain.week import WeekCard, week_card
from bot.store import attendance, norms, slot_uses, timetables, weeks


def accounts(connection: Connection, whom: Sequence[Member], week: Week, now: datetime) -> dict[int, TimeAccount]:
    """The time account of a week, by member, in the role of then."""
    whom = [one.as_on(week.sunday) for one in whom]
    plans = timetables.plans_of(connection, whom)
    attending = attendance.of_people(connection, whom, week.monday, week.sunday)
    evidence = slot_uses.of_people(connection, whom, week)
    return {
        one.id: time_account(_kept(one, plans[one.id], week, attending[one.id]), evidence[one.id], one.role, now)
        for one in whom
    }


def _kept(member: Member, plan: Plan, week: Week, attending: Attendance) -> list[Occurrence]:
    """The slots that he is there for, and has been since he joined."""
    found = [
        as_lived(slot, day, member)
        for day in week.days
        if keeps(attending, day)
        for slot in slots_of_day(plan.lived_on(day, attending.calendar), day)
    ]
    return [each for each in found if each.begins >= member.joined_at]


def cards(connection: Connection, whom: Sequence[Member], week: Week) -> dict[int, WeekCard]:
    """The week against the fair norms, by member, in the role of then."""
    whom = [one.as_on(week.sunday) for one in whom]
    logged = weeks.of_people(connection, whom, week.monday, week.sunday)
    fair = attendance.fair_of_people(connection, whom, week)
    held = norms.of_people(connection, whom, week)
    found: dict[int, WeekCard] = {}
    for one in whom:
        his = logged[one.id]
        counted = (his.calls, his.bookings, his.walkins, his.held)
        found[one.id] = week_card(week, one.role, one.id, *counted, fair[one.id], his.farmed, norms=held[one.id])
    return found
