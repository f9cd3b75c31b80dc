"""Times as people type them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.when import (
    FARTHEST_PLAN,
    FUTURE_EXAMPLES,
    OLDEST_RECORD,
    PAST_EXAMPLES,
    When,
    WhenProblem,
    parse_future,
    parse_past,
)

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 16, 30, 20, tzinfo=MOSCOW)  # a Tuesday
ZONES = ["Europe/Moscow", "Asia/Kamchatka", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 (hypothesis wants naive bounds)
zones = st.sampled_from(ZONES).map(ZoneInfo)

PAST = {
    "вчера 15:40": "2026-11-23 15:40",
    "вчера в 15.40": "2026-11-23 15:40",
    "Вчера, в 15:40.": "2026-11-23 15:40",
    "вчера 15 40": "2026-11-23 15:40",
    "15:40 вчера": "2026-11-23 15:40",
    "сегодня 9:05": "2026-11-24 09:05",
    "сегодня 9.05": "2026-11-24 09:05",
    "в пятницу в 10": "2026-11-20 10:00",
    "пт 10:00": "2026-11-20 10:00",
    "в 11 в пятницу": "2026-11-20 11:00",
    "позавчера 12": "2026-11-22 12:00",
    "24.11 15:40": "2026-11-24 15:40",
    "24.11.2026 в 15:40": "2026-11-24 15:40",
    "10.11 9.30": "2026-11-10 09:30",
    "20 ноября 14:00": "2026-11-20 14:00",
    "15:40": "2026-11-24 15:40",
    "15.40": "2026-11-24 15:40",
    "в 3 дня": "2026-11-24 15:00",
    "вчера 5 вечера": "2026-11-23 17:00",
    "3 дня назад в 15:00": "2026-11-21 15:00",
    "неделю назад 10:00": "2026-11-17 10:00",
    "yesterday 15:40": "2026-11-23 15:40",
    "Friday at 10": "2026-11-20 10:00",
    "last friday 10:00": "2026-11-20 10:00",
    "the day before yesterday at 3 p.m.": "2026-11-22 15:00",
    "20th of November at 2pm": "2026-11-20 14:00",
    "2026-11-20 14:00": "2026-11-20 14:00",
    # today's weekday: today if the hour has passed, else a week ago
    "вт 15:00": "2026-11-24 15:00",
    "вт 17:00": "2026-11-17 17:00",
    "в прошлый вторник в 10": "2026-11-17 10:00",
}


@pytest.mark.parametrize(("text", "local"), PAST.items())
def test_a_past_time_is_read_as_people_mean_it(text: str, local: str) -> None:
    """Day words, weekdays and dates with a time name one moment, in UTC."""
    expected = datetime.strptime(local, "%Y-%m-%d %H:%M").replace(tzinfo=MOSCOW)
    read = parse_past(text, NOW, MOSCOW)
    assert read == expected
    assert isinstance(read, datetime)
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("сейчас", timedelta(0)),
        ("now", timedelta(0)),
        ("час назад", timedelta(hours=1)),
        ("2 часа назад", timedelta(hours=2)),
        ("два часа назад", timedelta(hours=2)),
        ("20 минут назад", timedelta(minutes=20)),
        ("20 мин назад", timedelta(minutes=20)),
        ("полчаса назад", timedelta(minutes=30)),
        ("полтора часа назад", timedelta(minutes=90)),
        ("an hour ago", timedelta(hours=1)),
        ("half an hour ago", timedelta(minutes=30)),
        ("20 minutes ago", timedelta(minutes=20)),
    ],
)
def test_a_span_ago_counts_back_from_now(text: str, ago: timedelta) -> None:
    """Spans are spans of real time, to the second."""
    read = parse_past(text, NOW, MOSCOW)
    assert read == NOW - ago
    assert isinstance(read, datetime)
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("утром", "no_time"),
        ("вчера утром", "no_time"),
        ("вчера", "no_time"),
        ("пт", "no_time"),
        ("24.11", "no_time"),
        ("18:00", "in_future"),
        ("завтра 11", "in_future"),
        ("26.11 10:00", "in_future"),
        ("через час", "in_future"),
        ("24.11.2027 10:00", "in_future"),
        ("1.9 10:00", "too_old"),
        ("24.11.0001 10:00", "too_old"),
        ("3 месяца назад в 10:00", "too_old"),
        ("31.02 10:00", "not_understood"),
        ("12", "not_understood"),
        ("5 вчера", "not_understood"),
        ("3 дня", "not_understood"),
        ("2 часа", "not_understood"),
        ("25:00", "not_understood"),
        ("15:60", "not_understood"),
        ("отказ 5", "not_understood"),
        ("вчера 15:40 отказ", "not_understood"),
        ("", "not_understood"),
    ],
)
def test_a_past_time_that_will_not_do_says_why(text: str, problem: str) -> None:
    """Each failure is a value that a screen can explain."""
    assert parse_past(text, NOW, MOSCOW) is WhenProblem(problem)


FUTURE = {
    "завтра 11:00": "25.11.2026 11:00",
    "вт 11:00": "01.12.2026 11:00",
    "вт 17:00": "24.11.2026 17:00",
    "вт": "01.12.2026",
    "во вторник в 11": "01.12.2026 11:00",
    "на четверг на 11": "26.11.2026 11:00",
    "в следующий вторник 15:30": "01.12.2026 15:30",
    "в следующую пятницу 10:00": "04.12.2026 10:00",
    "в эту пятницу 10:00": "27.11.2026 10:00",
    "через 3 дня": "27.11.2026",
    "через неделю": "01.12.2026",
    "через 2 недели в 15:00": "08.12.2026 15:00",
    "через месяц": "24.12.2026",
    "+3": "27.11.2026",
    "+3 15:00": "27.11.2026 15:00",
    "26.11 14:00": "26.11.2026 14:00",
    "26 ноября 14:00": "26.11.2026 14:00",
    "01.03 10:00": "01.03.2027 10:00",
    "послезавтра": "26.11.2026",
    "сегодня": "24.11.2026",
    "18:00": "24.11.2026 18:00",
    "в 18": "24.11.2026 18:00",
    "завтра в 3 дня": "25.11.2026 15:00",
    "завтра в полдень": "25.11.2026 12:00",
    "завтра утром": "25.11.2026",
    "через 2 часа": "24.11.2026 18:30",
    "tomorrow 11am": "25.11.2026 11:00",
    "tomorrow at 12 am": "25.11.2026 00:00",
    "day after tomorrow 12pm": "26.11.2026 12:00",
    "tue 11:00": "01.12.2026 11:00",
    "next tuesday at 3pm": "01.12.2026 15:00",
    "in 3 days": "27.11.2026",
    "in two weeks at 10": "08.12.2026 10:00",
    "in half an hour": "24.11.2026 17:00",
    "2026-11-26 14:00": "26.11.2026 14:00",
    "Nov 26 2pm": "26.11.2026 14:00",
}


@pytest.mark.parametrize(("text", "typed"), FUTURE.items())
def test_a_future_time_is_read_as_people_mean_it(text: str, typed: str) -> None:
    """A weekday is the next to come, a date without a year too."""
    read = parse_future(text, NOW, MOSCOW)
    assert isinstance(read, When), read
    assert read.typed() == typed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("вчера", "in_past"),
        ("10:00", "in_past"),
        ("час назад", "in_past"),
        ("23.11 10:00", "in_past"),
        ("23.11", "in_past"),
        ("прошлый вторник", "in_past"),
        ("01.01.0001 10:00", "in_past"),
        ("через 400 дней", "too_far"),
        ("31.12.9999 23:59", "too_far"),
        ("29.02", "too_far"),
        ("30.02", "not_understood"),
        ("утром", "no_time"),
        ("когда-нибудь", "not_understood"),
        ("12", "not_understood"),
    ],
)
def test_a_future_time_that_will_not_do_says_why(text: str, problem: str) -> None:
    """A date of the last weeks is a slip, not a plan for next year."""
    assert parse_future(text, NOW, MOSCOW) is WhenProblem(problem)


@pytest.mark.parametrize("text", ["завтра", "вт", "через 3 дня", "завтра утром", "26.11"])
def test_a_booking_needs_an_hour(text: str) -> None:
    """What is enough for a call-back is not for a meeting."""
    assert isinstance(parse_future(text, NOW, MOSCOW), When)
    assert parse_future(text, NOW, MOSCOW, need_time=True) is WhenProblem.NO_TIME


def test_a_record_may_be_sixty_days_old_and_a_plan_a_year_off() -> None:
    """The limits themselves are allowed."""
    now = NOW.replace(second=0)
    oldest, farthest = now - OLDEST_RECORD, now.date() + FARTHEST_PLAN
    assert parse_past(f"{oldest:%d.%m.%Y} 16:30", now, MOSCOW) == oldest
    assert parse_past(f"{oldest:%d.%m.%Y} 16:29", now, MOSCOW) is WhenProblem.TOO_OLD
    assert parse_future(f"{farthest:%d.%m.%Y}", NOW, MOSCOW) == When(farthest)
    assert parse_future(f"{farthest + timedelta(days=1):%d.%m.%Y}", NOW, MOSCOW) is WhenProblem.TOO_FAR


def test_at_new_year_a_date_without_a_year_is_the_nearest() -> None:
    """In January «28.12» was last week, in December «10.01» is to come."""
    january = datetime(2027, 1, 5, 12, tzinfo=MOSCOW)
    december = datetime(2026, 12, 28, 12, tzinfo=MOSCOW)
    assert parse_past("28.12 10:00", january, MOSCOW) == datetime(2026, 12, 28, 10, tzinfo=MOSCOW)
    assert parse_future("10.01 10:00", december, MOSCOW) == When(date(2027, 1, 10), time(10))


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    """A month is a calendar month, cut to the month it leads to."""
    assert parse_future("через месяц", datetime(2027, 1, 31, 12, tzinfo=MOSCOW), MOSCOW) == When(date(2027, 2, 28))


@given(now=moments, zone=zones, minutes=st.integers(0, 59 * 24 * 60))
def test_a_past_time_that_we_write_is_read_back(now: datetime, zone: ZoneInfo, minutes: int) -> None:
    """The typed form of a moment means that moment (of an hour shown twice, the first)."""
    moment = (now - timedelta(minutes=minutes)).astimezone(zone).replace(second=0, microsecond=0)
    when = When(moment.date(), moment.time().replace(fold=0))
    assert parse_past(when.typed(), now, zone) == when.instant(zone)


@given(now=moments, zone=zones, minutes=st.integers(2 * 60, 365 * 24 * 60), with_time=st.booleans())
def test_a_future_time_that_we_write_is_read_back(now: datetime, zone: ZoneInfo, minutes: int, with_time: bool) -> None:
    """Whatever we print for a plan can be typed."""
    moment = (now + timedelta(minutes=minutes)).astimezone(zone).replace(second=0, microsecond=0)
    when = When(moment.date(), moment.time().replace(fold=0) if with_time else None)
    assert parse_future(when.typed(), now, zone) == when


@given(now=moments, zone=zones, locale=st.sampled_from(["ru", "en"]))
def test_every_example_of_our_prompts_is_understood(now: datetime, zone: ZoneInfo, locale: str) -> None:
    """Prompts agree with parsers, on any day and in any zone."""
    for text in PAST_EXAMPLES[locale]:
        assert isinstance(parse_past(text, now, zone), datetime), text
    for text in FUTURE_EXAMPLES[locale]:
        assert isinstance(parse_future(text, now, zone, need_time=True), When), text


WORDS = ["вчера", "завтра", "в", "на", "24.11", "31.02", "15:40", "10", "пт", "следующий", "99", "через", "999"]
WORDS += ["недель", "месяцев", "назад", "+", "-", "утра", "0000", "1.1.1", "31.12.9999"]
typed = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=6).map(" ".join)


@given(text=typed, now=moments, zone=zones)
def test_no_text_is_an_exception(text: str, now: datetime, zone: ZoneInfo) -> None:
    """Every text is a time within the limits or a problem."""
    past, future = parse_past(text, now, zone), parse_future(text, now, zone)
    assert isinstance(past, WhenProblem) or now - OLDEST_RECORD <= past <= now
    assert isinstance(future, WhenProblem) or timedelta(0) <= future.day - now.astimezone(zone).date() <= FARTHEST_PLAN
