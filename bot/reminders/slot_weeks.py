"""The contents of the slots that look at days and weeks: standup, reporting, next week's list, planning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from bot.domain.attendance import Attendance
from bot.domain.call_lists import week_to_list
from bot.domain.closing import LONGEST_REST, closes_on
from bot.domain.local_time import to_utc
from bot.domain.meetings import Meeting
from bot.domain.people import Ability, Member, may
from bot.domain.promises import LONGEST_MONTH
from bot.domain.record import COMPLAINTS_SINCE
from bot.domain.slot_content import (
    LATELY,
    Content,
    OwnWeek,
    Standup,
    WeekLists,
    WeekPlanning,
    last_worked,
    own_week,
    reporting,
)
from bot.domain.stints import Stint
from bot.domain.tables import Plan, is_worked_weekend
from bot.domain.timetable import Occurrence, Week, slots_of_day, week_of
from bot.domain.week import Tally
from bot.domain.work_calendar import days_between
from bot.store import (
    attendance,
    calendars,
    call_lists,
    checks,
    client_facts,
    list_views,
    next_steps,
    norms,
    promises,
    reminders,
    slot_facts,
    summaries,
    time_accounts,
    timetables,
    weeks,
)

CALL_BACKS_SINCE = timedelta(days=14)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """The slot that begins for all these people, and when they are told of it."""

    occurrence: Occurrence
    now: datetime

    @property
    def day(self) -> date:
        return self.occurrence.day


def standup(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    day = at.day
    ids = [one.id for one in whom]
    plans = timetables.plans_of(connection, whom)
    attending = attendance.of_people(connection, whom, day - LATELY * _DAY, week_of(day).sunday)
    last_days = {one.id: _last_day(one, plans[one.id], attending[one.id], day) for one in whom}
    results = _results(connection, whom, last_days)
    booked = _booked(connection, whom, day, day)
    due = promises.due(connection, whom, day - LONGEST_MONTH, day)
    call_backs = slot_facts.call_backs_due(connection, ids, day - CALL_BACKS_SINCE, day)
    complaints = slot_facts.complaints_due(connection, ids, day - COMPLAINTS_SINCE, day)
    steps = next_steps.due(connection, [one for one in whom if may(one, Ability.STUDY)], day)
    first_weeks = checks.paths_of(connection, whom)
    returned = client_facts.returned(connection, ids, day)
    return {
        one.id: Standup(
            slots=tuple(
                slot
                for slot in slots_of_day(plans[one.id].lived_on(day, attending[one.id].calendar), day)
                if slot.start > at.occurrence.slot.start
            ),
            last_day=last_days[one.id],
            last=results.get(one.id, ()),
            meetings=tuple(booked.get(one.id, ())),
            call_backs=call_backs.get(one.id, 0),
            complaints=complaints.get(one.id, 0),
            promises=len(due.get(one.id, ())),
            returned=len(returned.get(one.id, ())),
            steps=tuple(steps.get(one.id, ())),
            worked_weekend=tuple(
                each
                for each in days_between(day + _DAY, week_of(day).sunday)
                if is_worked_weekend(attending[one.id].calendar, each)
            ),
            first_week=first_weeks.get(one.id),
        )
        for one in whom
    }


def _last_day(member: Member, plan: Plan, attending: Attendance, day: date) -> date | None:
    def worked(each: date) -> bool:
        return attending.works(each) and bool(slots_of_day(plan.lived_on(each, attending.calendar), each))

    return last_worked(day, worked, member.joined_on)


def _results(
    connection: Connection, whom: Sequence[Member], last_days: dict[int, date | None]
) -> dict[int, tuple[Tally, ...]]:
    """What counts of each one's last day."""
    together: dict[date, list[Member]] = defaultdict(list)
    for one in whom:
        if (day := last_days[one.id]) is not None:
            together[day].append(one)
    found: dict[int, tuple[Tally, ...]] = {}
    for day, known in together.items():
        of_day = [Stint(one.as_on(day), (day,)) for one in known]
        logged = weeks.of_stints(connection, of_day, day, day)
        held = norms.of_people(connection, [each.member for each in of_day], week_of(day))
        for each in of_day:
            card = time_accounts.counted(week_of(day), each, logged[each.key], held[each.key])
            found[each.id] = card.tallies
    return found


def _booked(connection: Connection, whom: Sequence[Member], first: date, last: date) -> dict[int, list[Meeting]]:
    """From one day to another. Some may be in other time zones, where days begin at other moments."""
    zones: dict[str, list[Member]] = defaultdict(list)
    for one in whom:
        zones[one.timezone].append(one)
    found: dict[int, list[Meeting]] = {}
    for people in zones.values():
        begin, end = (to_utc(day, time(), people[0].zone) for day in (first, last + _DAY))
        found |= reminders.meetings_of(connection, [one.id for one in people], begin, end)
    return found


def last_week(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    week = Week(week_of(at.day).monday - _WEEK)
    cards = time_accounts.cards(connection, whom, week)
    clients = {verdict.record.client_id for card in cards.values() for verdict in card.held}
    names = slot_facts.client_names(connection, clients)
    unsettled = _booked(connection, whom, week.monday, week.sunday)
    overdue = promises.due(connection, whom, at.day - LONGEST_MONTH, at.day - _DAY)
    return {
        one.id: reporting(
            cards[one.id],
            unsettled.get(one.id, ()),
            overdue.get(one.id, ()),
            lambda client_id: names.get(client_id, ""),
        )
        for one in whom
    }


def week_lists(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    """Everybody's own rate is counted from his own calls of many weeks: that alone is asked one by one."""
    week = week_to_list(at.day)
    waiting = call_lists.left_of_many(connection, whom, week.monday, week.sunday)
    cards = time_accounts.cards(connection, whom, week)
    own = _own_weeks(connection, whom, week_of(at.day))
    found: dict[int, Content] = {}
    for one in whom:
        left = waiting.get(one.id, 0)
        card = cards[one.id]
        found[one.id] = WeekLists(
            *(week, left, list_views.sufficiency_by(connection, one, card, left, at.now)),
            fair=card.fair,
            own=own[one.id],
        )
    return found


def _own_weeks(connection: Connection, whom: Sequence[Member], week: Week) -> dict[int, OwnWeek]:
    """Everybody's summary of the week that ends, beside his own last one."""
    before = Week(week.monday - _WEEK)
    cards, last = (time_accounts.cards(connection, whom, each) for each in (week, before))
    until = week.sunday + LONGEST_REST * _DAY
    teams = {one.team_id for one in whom}
    known = calendars.of_teams(connection, teams, week.monday, until)
    began = summaries.began(connection, teams)
    return {
        one.id: own_week(
            cards[one.id],
            last[one.id] if max(one.joined_on, began[one.team_id]) <= before.sunday else None,
            closes_on(week, known[one.team_id]),
        )
        for one in whom
    }


def week_planning(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    week = week_of(at.day)
    cards = time_accounts.cards(connection, whom, week)
    accounts = time_accounts.accounts(connection, whom, week, at.now)
    return {one.id: WeekPlanning(cards[one.id], accounts[one.id]) for one in whom}
