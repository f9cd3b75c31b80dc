"""A time named at the start or the end of a free text."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.when_in_text import split_leading_time

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 16, 30, tzinfo=MOSCOW)  # a Tuesday

WORDS = ["вчера", "в", "15:40", "10", "отказ,", "до", "пт", "назад", "час", "24.11", "—", "утром", "5"]


@pytest.mark.parametrize(
    ("text", "local", "rest"),
    [
        ("вчера 15:40 отказ", "23.11 15:40", "отказ"),
        ("Вчера в 15.40, отказ", "23.11 15:40", "отказ"),
        ("вчера в 10 — отказ, дорого", "23.11 10:00", "отказ, дорого"),
        ("отказ вчера 15:40", "23.11 15:40", "отказ"),
        ("отказ, вчера в 15:40", "23.11 15:40", "отказ"),
        ("15:40 думает", "24.11 15:40", "думает"),
        ("думает 15:40", "24.11 15:40", "думает"),
        ("час назад интересно", "24.11 15:30", "интересно"),
        ("интересно, час назад", "24.11 15:30", "интересно"),
        ("в пятницу в 10 отказ", "20.11 10:00", "отказ"),
        ("20.11 14:00 договорились о встрече", "20.11 14:00", "договорились о встрече"),
        ("вчера 15:40 назначили встречу", "23.11 15:40", "назначили встречу"),
        ("yesterday 15:40 refused", "23.11 15:40", "refused"),
        ("refused, an hour ago", "24.11 15:30", "refused"),
        ("вчера 15:40", "23.11 15:40", ""),
        ("сейчас", "24.11 16:30", ""),
    ],
)
def test_a_time_at_either_end_is_taken_out(text: str, local: str, rest: str) -> None:
    """The moment is read and the rest of the field stays, without the seam's punctuation."""
    expected = datetime.strptime(f"{local} 2026", "%d.%m %H:%M %Y").replace(tzinfo=MOSCOW)
    assert split_leading_time(text, NOW, MOSCOW) == (expected, rest)


@pytest.mark.parametrize(
    "text",
    [
        "отказ 5",
        "отказ",
        "",
        "5 отказов",
        "3 дня думает",
        "думать 3 дня",
        "ждать 2 часа",
        "вчера 5 отказов",
        "вчера отказ",
        "сейчас занят",
        "цена 15.40",
        "обошёл в 10",
        # what is to come belongs to the text
        "завтра 11:00 перезвонить",
        "перезвонить завтра 11:00",
        "перезвонить 15:00",
        "встреча во вторник в 11:00",
        "в пятницу в 10 встреча",
        "15:00 перезвонить",
        "занят до 15:00",
        "свободен после 15:00",
        "ждёт на 15:00",
        "18:00 думает",
        "agreed to meet on friday at 10",
        "busy until 15:00",
    ],
)
def test_what_is_not_plainly_a_past_time_stays_in_the_text(text: str) -> None:
    """Numbers, spans and plans are words of the person, not the time of his record."""
    assert split_leading_time(text, NOW, MOSCOW) == (None, text)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4)))
def test_a_taken_time_is_past_and_the_rest_is_what_stood_beside_it(words: list[str]) -> None:
    """Nothing is invented: the rest is a stretch of the text, and nothing found means nothing changed."""
    text = " ".join(words)
    instant, rest = split_leading_time(text, NOW, MOSCOW)
    if instant is None:
        assert rest == text
    else:
        assert instant <= NOW
        assert instant.tzinfo is UTC
        assert rest in " ".join(text.split())
