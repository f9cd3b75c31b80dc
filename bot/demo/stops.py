"""Moments of a sales week at which something happens: where the demo's clock stops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.life import DAY, WEEK
from bot.domain.local_time import to_utc
from bot.domain.summary_due import LEADS, USUAL_PLANNING, planning_day, summary_at
from bot.domain.timetable import FARMER, HUNTER, Slot, Week, slots_of_day, week_of
from bot.domain.work_calendar import WorkCalendar
from bot.store import calendars
from bot.texts import LOCALES, texts
from simulator.tour import Stop, Words

NEXT_SLOT, TOMORROW, MONDAY, FRIDAY = "next_slot", "tomorrow", "monday", "friday"
MORNING, CALLS_BEGIN = time(9), time(9, 20)
USUAL_LEAD = LEADS[2]
"""Minutes before the planning at which a head gets the summary, as long as his team says nothing else."""
FAR = timedelta(days=21)
"""No rest is longer."""


def stops(zone: ZoneInfo, now: datetime) -> list[Stop]:
    """What lies ahead, the nearest first."""
    begins, slot = next_slot(zone, now)
    found = [
        Stop(NEXT_SLOT, {"ru": "Следующий блок", "en": "Next block"}, begins, _activity(slot)),
        _morning(zone, now),
        _monday(zone, now),
        _friday(zone, now),
    ]
    return sorted(found, key=lambda stop: (stop.moment, stop.key != NEXT_SLOT))


def next_slot(zone: ZoneInfo, now: datetime) -> tuple[datetime, Slot]:
    """The next slot to begin in any timetable, on a working day."""
    for day in _working(zone, now):
        slots = sorted((*slots_of_day(HUNTER, day), *slots_of_day(FARMER, day)), key=lambda slot: slot.start)
        for slot in slots:
            if (begins := to_utc(day, slot.start, zone)) > now:
                return begins, slot
    raise AssertionError("somebody works within three weeks")


def _working(zone: ZoneInfo, now: datetime) -> Iterator[date]:
    """Working days with slots, today first."""
    first = now.astimezone(zone).date()
    calendar = calendars.public(first, first + FAR)
    days = (first + n * DAY for n in range(FAR.days))
    return (day for day in days if calendar.works(day) and slots_of_day(HUNTER, day))


def _morning(zone: ZoneInfo, now: datetime) -> Stop:
    """When the next working day begins for everybody."""
    day = next(day for day in _working(zone, now) if to_utc(day, MORNING, zone) > now)
    ahead = (day - now.astimezone(zone).date()).days
    near = (("Сегодня утром", "This morning"), ("Завтра утром", "Tomorrow morning"))
    russian, english = near[ahead] if ahead < len(near) else _day_words(day)
    what = {"ru": "Утренняя оперативка", "en": "Morning stand-up"}
    moment = to_utc(day, MORNING, zone)
    return Stop(TOMORROW, _titled(russian, english, moment, zone), moment, what)


def _monday(zone: ZoneInfo, now: datetime) -> Stop:
    """When the first calls of a week begin."""
    week = week_of(now.astimezone(zone).date())
    while True:
        days = _calendar(week).working(week.days)
        moment = to_utc(days[0], CALLS_BEGIN, zone) if days else now
        if moment > now:
            what = {"ru": "Телемаркетинг: неделя начинается со звонков", "en": "Telemarketing opens the week"}
            return Stop(MONDAY, _titled(*_day_words(days[0]), moment, zone), moment, what)
        week = Week(week.monday + WEEK)


def _friday(zone: ZoneInfo, now: datetime) -> Stop:
    """When the head gets the week's summary."""
    week = week_of(now.astimezone(zone).date())
    while True:
        day = planning_day(week, _calendar(week))
        moment = summary_at(day, USUAL_PLANNING, USUAL_LEAD, zone) if day else now
        if day is not None and moment > now:
            what = {"ru": "Руководителю приходит сводка недели", "en": "The head gets the week's summary"}
            return Stop(FRIDAY, _titled(*_day_words(day), moment, zone), moment, what)
        week = Week(week.monday + WEEK)


def _calendar(week: Week) -> WorkCalendar:
    return calendars.public(week.monday, week.sunday)


_DAYS = {
    "ru": ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def _day_words(day: date) -> tuple[str, str]:
    return _DAYS["ru"][day.weekday()], _DAYS["en"][day.weekday()]


def _titled(russian: str, english: str, moment: datetime, zone: ZoneInfo) -> Words:
    clock = f"{moment.astimezone(zone):%H:%M}"
    return {"ru": f"{russian} {clock}", "en": f"{english} {clock}"}


def _activity(slot: Slot) -> Words:
    number = slot.number or 0
    return {locale: texts(locale).plain("activity", activity=slot.activity, number=number) for locale in LOCALES}
