"""When the head's summary comes: so many minutes before the weekly planning of his team, on his own clock."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.local_time import to_utc
from bot.domain.reminding import ON_TIME, Delivery
from bot.domain.tables import Plan
from bot.domain.timetable import Activity, Week, slots_of_day
from bot.domain.work_calendar import WorkCalendar

USUAL_PLANNING = time(17, 0)
"""Of a team whose table has no weekly planning: the method's own hour."""
LEADS = (15, 30, 60, 120)
LEAST_LEAD, LONGEST_LEAD = 5, 480
"""Minutes."""
_DAY = timedelta(days=1)


def planning_day(week: Week, calendar: WorkCalendar) -> date | None:
    """The last working day: Friday, Saturday where it is worked, Thursday where Friday is a holiday."""
    return max(calendar.working(week.days), default=None)


def planning_clock(plan: Plan, day: date, calendar: WorkCalendar) -> time:
    """When the team plans on this day; where the day has no such slot, as late as on the day of the table that has."""
    table = plan.lived_on(day, calendar)
    of_day = [slot.start for slot in slots_of_day(table, day) if slot.activity is Activity.WEEK_PLANNING]
    anywhere = [slot.start for slot in table if slot.activity is Activity.WEEK_PLANNING]
    return max(of_day or anywhere, default=USUAL_PLANNING)


def summary_at(day: date, planning: time, lead: int, zone: ZoneInfo) -> datetime:
    """The moment at which a head in this zone gets it; not before the day begins."""
    return max(to_utc(day, planning, zone) - timedelta(minutes=lead), to_utc(day, time(), zone))


def helps_until(day: date, zone: ZoneInfo) -> datetime:
    """After an outage it is sent late while the day lasts; from then on he asks for it himself."""
    return to_utc(day + _DAY, time(), zone)


def decide(at: datetime, day: date, zone: ZoneInfo, now: datetime) -> Delivery:
    """What becomes of a summary that was due at this moment."""
    if now >= helps_until(day, zone):
        return Delivery.MISSED
    return Delivery.SEND if now - at <= ON_TIME else Delivery.SEND_LATE


_LEAD = re.compile(
    r"(?:за|lead|in)?\s*(?:(\d{1,2})\s*(?:ч|час|часа|часов|h|hours?))?\s*"
    r"(?:(\d{1,3})\s*(?:м|мин|минут|минуты|минуту|m|min|mins|minutes?)?)?"
)
_NAMED = {"за час": 60, "час": 60, "за полчаса": 30, "полчаса": 30, "за полтора часа": 90, "an hour": 60}
_NAMED |= {"hour": 60, "half an hour": 30, "lead hour": 60}


def lead_named(text: str) -> int | None:
    """«за 45», «за 1 час 30 минут», «за полчаса», `lead 45`: minutes; None: it is no lead, or out of bounds."""
    said = " ".join(text.lower().split()).strip(" .")
    if said in _NAMED:
        return _NAMED[said]
    found = _LEAD.fullmatch(said)
    if found is None or not (found[1] or found[2]):
        return None
    minutes = 60 * int(found[1] or 0) + int(found[2] or 0)
    return minutes if LEAST_LEAD <= minutes <= LONGEST_LEAD else None
