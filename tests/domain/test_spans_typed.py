"""Days from one to another as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.spans_typed import EXAMPLES, LONGEST, Span, SpanProblem, read_span
from bot.domain.when import FARTHEST_PLAN, OLDEST_RECORD

TODAY = date(2026, 11, 23)
"""A Monday."""


def nov(first: int, last: int | None = None) -> Span:
    return Span(date(2026, 11, first), date(2026, 11, last or first))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24.11-28.11", nov(24, 28)),
        ("24.11 – 28.11.2026", nov(24, 28)),
        ("24-28.11", nov(24, 28)),
        ("24.11-28", nov(24, 28)),
        ("24–28 ноября", nov(24, 28)),
        ("с 24 по 28 ноября", nov(24, 28)),
        ("с 24.11 до 28.11", nov(24, 28)),
        ("2026-11-24 - 2026-11-28", nov(24, 28)),
        ("Nov 24-28", nov(24, 28)),
        ("from 24 Nov to 28 Nov", nov(24, 28)),
        ("сегодня", nov(23)),
        ("Завтра", nov(24)),
        ("завтра-послезавтра", nov(24, 25)),
        ("вчера", nov(22)),
        ("2026-11-24", nov(24)),
        ("пн-ср", nov(23, 25)),
        ("с понедельника по среду", nov(23, 25)),
        ("ср-чт", nov(25, 26)),
        ("from mon to wed", nov(23, 25)),
        ("до пятницы", nov(23, 27)),
        ("по 27.11", nov(23, 27)),
        ("until friday", nov(23, 27)),
        ("эта неделя", nov(23, 29)),
        ("следующая неделя", Span(date(2026, 11, 30), date(2026, 12, 6))),
        ("на 3 дня", nov(23, 25)),
        ("с 24.11 на 3 дня", nov(24, 26)),
        ("2 недели с 24.11", Span(date(2026, 11, 24), date(2026, 12, 7))),
        ("for a week", nov(23, 29)),
        ("28.12-10.01", Span(date(2026, 12, 28), date(2027, 1, 10))),
        ("31.12", Span(date(2026, 12, 31), date(2026, 12, 31))),
    ],
)
def test_days_are_read_as_people_say_them(text: str, expected: Span) -> None:
    """In both languages, on Monday the 23rd of November 2026."""
    assert read_span(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", SpanProblem.NOT_UNDERSTOOD),
        ("Ромашка", SpanProblem.NOT_UNDERSTOOD),
        ("99.99", SpanProblem.NOT_UNDERSTOOD),
        ("24.11-", SpanProblem.NOT_UNDERSTOOD),
        ("завтра 10:00", SpanProblem.NOT_UNDERSTOOD),
        ("с понедельника", SpanProblem.NO_END),
        ("28.11-24.11", SpanProblem.BACKWARDS),
        ("24.11.2020", SpanProblem.TOO_OLD),
        ("24.11.2029", SpanProblem.TOO_FAR),
        ("с 24.11 на 900 дней", SpanProblem.TOO_FAR),
        ("24.11-24.10.2027", SpanProblem.TOO_LONG),
    ],
)
def test_what_will_not_do_says_why(text: str, problem: SpanProblem) -> None:
    """One reason each."""
    assert read_span(text, TODAY) == problem


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(-60, 366), st.integers(0, 189))
def test_a_span_typed_with_years_is_read_back(today: date, ahead: int, length: int) -> None:
    """Any that is near enough, written out."""
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    expected = Span(first, last) if last <= today + FARTHEST_PLAN else SpanProblem.TOO_FAR
    assert read_span(f"{first:%d.%m.%Y}-{last:%d.%m.%Y}", today) == expected
    assert read_span(f"с {first:%d.%m.%Y} по {last:%d.%m.%Y}", today) == expected


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 90), st.integers(0, 60))
def test_a_span_typed_without_years_is_the_nearest(today: date, ahead: int, length: int) -> None:
    """Over new year too."""
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    assert read_span(f"{first:%d.%m}-{last:%d.%m}", today) == Span(first, last)


@given(st.text(max_size=40), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_whatever_is_typed_is_a_span_within_bounds_or_a_problem(text: str, today: date) -> None:
    """Never a failure."""
    found = read_span(text, today)
    if isinstance(found, Span):
        assert today - OLDEST_RECORD <= found.first <= found.last <= today + FARTHEST_PLAN
        assert found.last - found.first < LONGEST


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from([*EXAMPLES["ru"], *EXAMPLES["en"]]))
def test_the_examples_in_the_prompts_are_understood_on_any_day(today: date, example: str) -> None:
    """Of both languages."""
    assert isinstance(read_span(example, today), Span)
