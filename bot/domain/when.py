"""Times as people type them: which moment is meant, and why it will not do."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.local_time import to_utc
from bot.domain.when_phrases import Calendar, Day, DaysAway, Moment, Phrase, Turn, Weekday, read

OLDEST_RECORD = timedelta(days=60)
FARTHEST_PLAN = timedelta(days=366)
_DAY = timedelta(days=1)

# Shown in prompts, each understood by its parser on any day of the year.
PAST_EXAMPLES: dict[str, tuple[str, ...]] = {
    "ru": ("вчера 15:40", "пт 10:00", "час назад"),
    "en": ("yesterday 15:40", "fri 10:00", "an hour ago"),
}
FUTURE_EXAMPLES: dict[str, tuple[str, ...]] = {
    "ru": ("завтра 11:00", "вт 11:00", "через неделю в 15:30"),
    "en": ("tomorrow 11am", "tue 11:00", "in a week at 15:30"),
}


class WhenProblem(StrEnum):
    NOT_UNDERSTOOD = "not_understood"
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    TOO_OLD = "too_old"
    TOO_FAR = "too_far"
    NO_TIME = "no_time"


@dataclass(frozen=True, slots=True)
class When:
    """A day and, if one was named, a time on the person's own clock."""

    day: date
    at: time | None = None

    def instant(self, zone: ZoneInfo) -> datetime | None:
        """UTC, or None where only a day was named."""
        return None if self.at is None else to_utc(self.day, self.at, zone)

    def typed(self) -> str:
        """As one would type it; both parsers read it back."""
        return f"{self.day:%d.%m.%Y}" + ("" if self.at is None else f" {self.at:%H:%M}")


def parse_past(text: str, now: datetime, zone: ZoneInfo) -> datetime | WhenProblem:
    """The moment (UTC) of something that was done, at most OLDEST_RECORD ago."""
    said = read(text)
    if said is None:
        return WhenProblem.NOT_UNDERSTOOD
    instant = now + said.shift if isinstance(said, Moment) else _past_instant(said, now, zone)
    if isinstance(instant, WhenProblem):
        return instant
    if instant > now:
        return WhenProblem.IN_FUTURE
    return WhenProblem.TOO_OLD if instant < now - OLDEST_RECORD else instant.astimezone(UTC)


def _past_instant(said: Phrase, now: datetime, zone: ZoneInfo) -> datetime | WhenProblem:
    today = now.astimezone(zone).date()
    day = today if said.day is None else _past_day(said.day, today)
    if day is None:
        return WhenProblem.NOT_UNDERSTOOD
    if day > today:
        return WhenProblem.IN_FUTURE
    if day < today - OLDEST_RECORD - _DAY:
        return WhenProblem.TOO_OLD
    at = said.clock.at if said.clock else None
    if at is None:
        return WhenProblem.NO_TIME
    instant = to_utc(day, at, zone)
    if instant > now and _is_plain_weekday(said.day):
        return to_utc(day - 7 * _DAY, at, zone)
    return instant


def parse_future(text: str, now: datetime, zone: ZoneInfo, *, need_time: bool = False) -> When | WhenProblem:
    """The day, and perhaps the time, of something planned, at most FARTHEST_PLAN ahead.

    With `need_time` (bookings) a day alone is NO_TIME; without it (call-backs) a day, even today, is enough.
    """
    said = read(text)
    if said is None:
        return WhenProblem.NOT_UNDERSTOOD
    when = _at_moment(now + said.shift, zone) if isinstance(said, Moment) else _planned(said, now, zone)
    if isinstance(when, WhenProblem):
        return when
    local = now.astimezone(zone)
    if when.day < local.date():
        return WhenProblem.IN_PAST
    if when.day > local.date() + FARTHEST_PLAN:
        return WhenProblem.TOO_FAR
    instant = when.instant(zone)
    if instant is None:
        return WhenProblem.NO_TIME if need_time else when
    return WhenProblem.IN_PAST if instant < now.replace(second=0, microsecond=0) else when


def day_named(text: str, today: date) -> date | None:
    """The day that the whole text names, soon or lately over; None for a text that names none, or an hour with it."""
    said = read(text)
    if not isinstance(said, Phrase) or said.day is None or said.clock is not None:
        return None
    return _future_day(said.day, today)


def _at_moment(instant: datetime, zone: ZoneInfo) -> When:
    local = instant.astimezone(zone).replace(second=0, microsecond=0)
    return When(local.date(), local.time())


def _planned(said: Phrase, now: datetime, zone: ZoneInfo) -> When | WhenProblem:
    today = now.astimezone(zone).date()
    at = said.clock.at if said.clock else None
    if said.day is None and at is None:
        return WhenProblem.NO_TIME
    day = today if said.day is None else _future_day(said.day, today)
    if day is None:
        return WhenProblem.NOT_UNDERSTOOD
    if day == today and _is_plain_weekday(said.day) and (at is None or to_utc(day, at, zone) < now):
        day += 7 * _DAY
    return When(day, at)


def _is_plain_weekday(day: Day | None) -> bool:
    """One that may be today or a week off, as its time is past or to come."""
    return isinstance(day, Weekday) and day.turn is Turn.NEAREST


def _past_day(said: Day, today: date) -> date | None:
    """The day meant by one who speaks of the past; None if there is no such day."""
    if isinstance(said, DaysAway):
        return _away(said, today)
    if isinstance(said, Calendar):
        return min(_possible_dates(said, today), key=lambda day: abs(day - today), default=None)
    back = (today.weekday() - said.weekday) % 7
    if said.turn is Turn.NEXT:
        return today + (7 - back) * _DAY
    return today - (back or (7 if said.turn is Turn.LAST else 0)) * _DAY


def _future_day(said: Day, today: date) -> date | None:
    """The day meant by one who plans; None if there is no such day."""
    if isinstance(said, DaysAway):
        return _away(said, today)
    if isinstance(said, Calendar):
        possible = _possible_dates(said, today)
        # Yesterday's date is a slip of the finger, not a plan for next year.
        return next((day for day in possible if day >= today - OLDEST_RECORD), max(possible, default=None))
    ahead = (said.weekday - today.weekday()) % 7
    if said.turn is Turn.LAST:
        return today - (7 - ahead) * _DAY
    if said.turn is Turn.NEXT:
        return today + (7 - today.weekday() + said.weekday) * _DAY
    return today + ahead * _DAY


def _away(said: DaysAway, today: date) -> date:
    """A month from the 31st is the last day of a shorter month."""
    if not said.months:
        return today + said.days * _DAY
    years, month = divmod(today.year * 12 + today.month - 1 + said.months, 12)
    return date(years, month + 1, min(today.day, calendar.monthrange(years, month + 1)[1]))


def _possible_dates(said: Calendar, today: date) -> list[date]:
    """The date in its year, or in the years around today where none was named (four: the 29th of February)."""
    years = range(today.year - 4, today.year + 5) if said.year is None else [said.year]
    return [
        date(year, said.month, said.day)
        for year in years
        if 1 <= year <= 9999 and said.day <= calendar.monthrange(year, said.month)[1]
    ]
