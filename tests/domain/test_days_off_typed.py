"""A team's own word on a day, and a person's share, as the head types them; and whom he means."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.colleagues import named
from bot.domain.days_off_typed import Typed, read_days
from bot.domain.people import Member, Role
from bot.domain.shares import USUAL, apart, share_named
from bot.domain.spans_typed import Span, SpanProblem

TODAY = date(2026, 11, 23)
EVE = Span(date(2026, 12, 31), date(2026, 12, 31))
FRIDAY = Span(date(2026, 11, 27), date(2026, 11, 27))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12 рабочий", Typed(EVE, works=True)),
        ("31 декабря работаем", Typed(EVE, works=True)),
        ("рабочий 31.12", Typed(EVE, works=True)),
        ("31.12 working", Typed(EVE, works=True)),
        ("27.11 выходной", Typed(FRIDAY, works=False)),
        ("27.11 нерабочий", Typed(FRIDAY, works=False)),
        ("27.11 выходной; День компании", Typed(FRIDAY, works=False, name="День компании")),
        ("27.11 day off; Company day", Typed(FRIDAY, works=False, name="Company day")),
        ("8.03 выходной", Typed(Span(date(2027, 3, 8), date(2027, 3, 8)), works=False)),
        ("28.12-30.12 off", Typed(Span(date(2026, 12, 28), date(2026, 12, 30)), works=False)),
        ("31.12 как обычно", Typed(EVE, usual=True)),
        ("отмена 31.12", Typed(EVE, usual=True)),
        ("31.12", Typed(EVE)),
        ("рабочий", Typed(None, works=True)),
        ("1.12-31.01 выходной", Typed(SpanProblem.TOO_LONG, works=False)),
        ("Ромашка", Typed(SpanProblem.NOT_UNDERSTOOD)),
    ],
)
def test_a_day_is_read_with_what_it_is_to_be(text: str, expected: Typed) -> None:
    """In both languages; what stands behind is its name."""
    assert read_days(text, TODAY) == expected


@given(st.text(max_size=300))
def test_whatever_is_typed_of_days_is_read(text: str) -> None:
    """Never a failure."""
    assert isinstance(read_days(text, TODAY), Typed)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        *(("50", 50), ("50 %", 50), ("50%", 50), ("0,5", 50), ("0.75 ставки", 75), ("полставки", 50), ("half", 50)),
        *(("1", 100), ("100", 100), ("полная", 100), ("10", 10)),
        *(("9", None), ("101", None), ("0", None), ("-50", None), ("много", None), ("", None)),
    ],
)
def test_a_share_is_a_number_of_percent_or_a_part(text: str, percent: int | None) -> None:
    """From ten to a hundred."""
    assert share_named(text) == percent


@given(st.sampled_from(["Иван", "Иван Орлов", "Анна Мария"]), st.sampled_from([*map(str, USUAL), "0,5", "полставки"]))
def test_a_name_and_a_share_are_told_apart(name: str, share: str) -> None:
    """With or without a semicolon."""
    assert apart(f"{name} {share}") == (name, share)
    assert apart(f"{name}; {share}") == (name, share)
    assert apart(name) == (name, "")


def member(number: int, name: str) -> Member:
    joined = datetime(2026, 1, 12, tzinfo=UTC)
    return Member(number, 1, number, Role.HUNTER, name, "Europe/Moscow", "ru", None, joined, None)


TEAM = [member(1, "Иван Орлов"), member(2, "Иван Петров"), member(3, "Семён Лисицын"), member(4, "Анна Лис")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("Иван", [1, 2]), ("иван орлов", [1]), ("Орлов Иван", [1]), ("ив ор", [1]), ("орл", [1])),
        *(("Семен", [3]), ("Лис", [3, 4]), ("Анна Лис", [4]), ("Петрову", [2]), ("Арлов", [1])),
        *(("Ромашка", []), ("", []), ("Иван Лис", [])),
    ],
)
def test_people_are_found_by_a_few_letters_of_their_names(text: str, found: list[int]) -> None:
    """Whole names before beginnings, beginnings before what only looks alike."""
    assert [one.id for one in named(TEAM, text)] == found
