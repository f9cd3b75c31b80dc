"""The words in which people name a time, Russian and English: text -> what was said, not yet which moment is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum, IntEnum

from bot.domain.when_words import MONTH_OF, NAMED_DAYS, NAMED_HOURS, NUMBERS, PARTS_OF_DAY, WEEKDAY_OF


class Turn(Enum):
    """Which of its kind a weekday is."""

    NEAREST = "nearest"
    LAST = "last"
    NEXT = "next"


class Sure(IntEnum):
    """How plainly some words are a clock time: «10», «в 10», «10:00»."""

    NUMBER = 0
    PHRASE = 1
    CLOCK = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """So much time from now; zero is now."""

    shift: timedelta


@dataclass(frozen=True, slots=True)
class DaysAway:
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Weekday:
    weekday: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as typed, perhaps without a year, perhaps impossible."""

    day: int
    month: int
    year: int | None


Day = DaysAway | Weekday | Calendar


@dataclass(frozen=True, slots=True)
class Clock:
    """`at` is None for a part of the day («утром»), which is no time to write down."""

    at: time | None
    sure: Sure


@dataclass(frozen=True, slots=True)
class Phrase:
    """A day, a clock time, or both."""

    day: Day | None
    clock: Clock | None


def tidy(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").replace(",", " ").replace(";", " ").split()).rstrip(" .!")


def read(text: str) -> Moment | Phrase | None:
    """What the whole text says; None if it is not (only) a time."""
    text = tidy(text)
    if moment := _moment(text):
        return moment
    for first, second in _halves(text):
        day, clock = _day(first), _clock(second)
        if day and clock:
            return Phrase(day, clock)
        clock, day = _clock(first), _day(second)
        if day and clock and clock.sure > Sure.NUMBER:
            return Phrase(day, clock)
    if day := _day(text):
        return Phrase(day, None)
    clock = _clock(text)
    return Phrase(None, clock) if clock and clock.sure > Sure.NUMBER else None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    words = text.split(" ")
    for n in range(1, len(words)):
        yield " ".join(words[:n]), " ".join(words[n:])


_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(NUMBERS) + ")?"
_SPAN = (
    rf"(?:{_NUMBER} ?(?:(?P<minutes>м|мин|минут[уы]?|min|mins|minutes?)|(?P<hours>ч|час|часа|часов|hours?))"
    r"|(?P<half>пол ?часа|half an hour)|(?P<more>полтора часа|an hour and a half))"
)
_AGO = re.compile(rf"{_SPAN} (?:назад|ago)")
_AHEAD = re.compile(rf"(?:через|in) {_SPAN}")
_NOW = {"сейчас", "только что", "now", "just now", "right now"}


def _moment(text: str) -> Moment | None:
    if text in _NOW:
        return Moment(timedelta(0))
    if said := _AGO.fullmatch(text):
        return Moment(-_span(said))
    if said := _AHEAD.fullmatch(text):
        return Moment(_span(said))
    return None


def _span(said: re.Match[str]) -> timedelta:
    if said["half"]:
        return timedelta(minutes=30)
    if said["more"]:
        return timedelta(minutes=90)
    n = _number(said["n"])
    return timedelta(minutes=n) if said["minutes"] else timedelta(hours=n)


def _number(word: str | None) -> int:
    if word is None:
        return 1
    return NUMBERS[word] if word in NUMBERS else int(word)


_DAY_SPAN = (
    rf"{_NUMBER} ?(?:(?P<days>д|дн|день|дня|дней|days?)|(?P<weeks>недел[юиья]|недель|weeks?)"
    r"|(?P<months>мес|месяц|месяца|месяцев|months?))"
)
_DAYS_AGO = re.compile(rf"{_DAY_SPAN} (?:назад|ago)")
_DAYS_AHEAD = re.compile(rf"(?:через|in) {_DAY_SPAN}")
_PLUS_DAYS = re.compile(r"\+ ?(\d{1,3})")
_TURN = r"(?:(?P<last>прошл\w+|last)|(?P<next>следующ\w+|next)|эт[уо]т?|this)"
_WEEKDAY = re.compile(rf"(?:(?:на|в|во|on) )?(?:{_TURN} )?(?P<name>[a-zа-я]+)")
_MONTH = r"(?P<month>[a-zа-я]+)"
_YEAR = r"(?: (?P<year>\d{4})(?: г| года)?)?"
_DATES = (
    re.compile(r"(?:на |on )?(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d\d))?(?: ?г)?"),
    re.compile(r"(?:on )?(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"(?:на |on )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}{_YEAR}"),
    re.compile(rf"(?:on )?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"),
)


def _day(text: str) -> Day | None:
    bare = text.removeprefix("на ").removeprefix("the ")
    if bare in NAMED_DAYS:
        return DaysAway(NAMED_DAYS[bare])
    if said := _DAYS_AGO.fullmatch(text):
        return _days_away(said, -1)
    if said := _DAYS_AHEAD.fullmatch(text):
        return _days_away(said, 1)
    if said := _PLUS_DAYS.fullmatch(text):
        return DaysAway(int(said[1]))
    if (said := _WEEKDAY.fullmatch(text)) and said["name"] in WEEKDAY_OF:
        turn = Turn.LAST if said["last"] else Turn.NEXT if said["next"] else Turn.NEAREST
        return Weekday(WEEKDAY_OF[said["name"]], turn)
    return next((_calendar(said) for form in _DATES if (said := form.fullmatch(text))), None)


def _days_away(said: re.Match[str], sign: int) -> DaysAway:
    n = sign * _number(said["n"])
    if said["months"]:
        return DaysAway(months=n)
    return DaysAway(7 * n if said["weeks"] else n)


def _calendar(said: re.Match[str]) -> Calendar | None:
    month = int(said["month"]) if said["month"].isdecimal() else MONTH_OF.get(said["month"], 0)
    year = int(said["year"]) if said["year"] else None
    if year is not None and year < 100:
        year += 2000
    # 15.40 is no date, whatever else it may be.
    return Calendar(int(said["day"]), month, year) if 1 <= month <= 12 and 1 <= int(said["day"]) <= 31 else None


_CLOCK = re.compile(
    r"(?P<at>(?:на|в|во|к|at|@) ?)?(?P<hour>\d{1,2})(?:(?P<colon>[:.]| (?=\d\d\b))(?P<minute>\d\d))?"
    r"(?: ?(?P<half>утра|ночи|дня|вечера|a\.?m|p\.?m))?(?P<unit> ?(?:ч|час|часа|часов|o'clock))?"
)


def _clock(text: str) -> Clock | None:
    if text in PARTS_OF_DAY:
        return Clock(None, Sure.CLOCK)
    bare = re.sub(r"^(?:в|at) ", "", text)
    if bare in NAMED_HOURS:
        return Clock(NAMED_HOURS[bare], Sure.CLOCK)
    said = _CLOCK.fullmatch(text)
    if not said:
        return None
    hour = _hour_of_day(int(said["hour"]), (said["half"] or "").replace(".", ""))
    minute = int(said["minute"] or 0)
    if hour is None or minute > 59:
        return None
    return Clock(time(hour, minute), _sureness(said))


def _sureness(said: re.Match[str]) -> Sure:
    """«3 дня» and «2 часа» may be spans, «15.40» a price, «в 10» the beginning of «в 10 офисах»."""
    if said["colon"] == ":" or said["half"] in {"am", "a.m", "pm", "p.m"} or (said["half"] and said["at"]):
        return Sure.CLOCK
    if said["at"] or said["colon"] == "." or said["half"] not in {None, "дня"}:
        return Sure.PHRASE
    return Sure.NUMBER


def _hour_of_day(hour: int, half: str) -> int | None:
    """«3 дня» is 15, «12 ночи» is 0; None where hour and half of the day do not go together."""
    if not half:
        return hour if hour <= 23 else None
    if not 1 <= hour <= 12:
        # «15:00 дня» is said twice, not wrong
        return hour if half in {"дня", "вечера"} and 13 <= hour <= 23 else None
    if half in {"утра", "ночи", "am"}:
        return hour % 12
    return hour % 12 + 12
