"""Weeks of several people at once: against their norms, and how their slots were used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.attendance import Attendance
from bot.domain.fair_week import FULL, FairWeek
from bot.domain.funnel import Stage
from bot.domain.people import Member
from bot.domain.stints import Key, Stint, stint_at_end
from bot.domain.tables import Plan, keeps
from bot.domain.time_account import TimeAccount, as_lived, time_account
from bot.domain.timetable import Occurrence, Week, slots_of_day
from bot.domain.week import WeekCard, week_card
from bot.store import attendance, norms, slot_uses, timetables, weeks
from bot.store.weeks import Logged


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
    """The week against the fair norms, by member, in the role that he had at its end."""
    found = cards_of(connection, [stint_at_end(one, week) for one in whom], week)
    return {number: card for (number, _), card in found.items()}


def cards_of(connection: Connection, whose: Sequence[Stint], week: Week) -> dict[Key, WeekCard]:
    """The same of people in each of these roles, by the days on which they had it."""
    logged = weeks.of_stints(connection, whose, week.monday, week.sunday)
    fair = attendance.fair_of_stints(connection, whose, week)
    held = norms.of_people(connection, [each.member for each in whose], week)
    return {each.key: counted(week, each, logged[each.key], held[each.key], fair[each.key]) for each in whose}


def card(connection: Connection, stint: Stint, week: Week) -> WeekCard:
    """The same of one, in the queries of one."""
    held, fair = norms.of_member(connection, stint.member, week), attendance.fair(connection, stint, week)
    return counted(week, stint, weeks.week(connection, stint, week), held, fair)


def counted(week: Week, stint: Stint, his: Logged, held: Mapping[Stage, int | None], fair: FairWeek = FULL) -> WeekCard:
    """What somebody logged in one role, by its rules."""
    logged = (his.calls, his.bookings, his.walkins, his.held)
    return week_card(week, stint.role, stint.id, *logged, fair, his.farmed, norms=held)
