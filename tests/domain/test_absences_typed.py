"""An absence as people type it: kind, days, whose, or what becomes of one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import AbsenceKind
from bot.domain.absences_typed import Action, Typed, read_absence
from bot.domain.spans_typed import Span, SpanProblem

TODAY = date(2026, 11, 23)
WEEK = Span(date(2026, 11, 24), date(2026, 11, 28))
TOMORROW = Span(date(2026, 11, 24), date(2026, 11, 24))
FRIDAY = Span(TODAY, date(2026, 11, 27))
VACATION, SICK, TRIP, OTHER = AbsenceKind.VACATION, AbsenceKind.SICK, AbsenceKind.TRIP, AbsenceKind.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24.11-28.11 отпуск", Typed("", VACATION, WEEK)),
        ("отпуск с 24 по 28 ноября", Typed("", VACATION, WEEK)),
        ("в отпуске до пт", Typed("", VACATION, FRIDAY)),
        ("завтра болезнь", Typed("", SICK, TOMORROW)),
        ("Болею до пятницы", Typed("", SICK, FRIDAY)),
        ("на больничном завтра", Typed("", SICK, TOMORROW)),
        ("командировка 24-28.11", Typed("", TRIP, WEEK)),
        ("завтра за свой счёт", Typed("", OTHER, TOMORROW)),
        ("отгул завтра", Typed("", OTHER, TOMORROW)),
        ("24.11; 28.11; отпуск", Typed("", VACATION, WEEK)),
        ("24.11-28.11", Typed("", None, WEEK)),
        ("отпуск", Typed("", VACATION, None)),
        ("24 Nov - 28 Nov vacation", Typed("", VACATION, WEEK)),
        ("sick leave tomorrow", Typed("", SICK, TOMORROW)),
        ("business trip 24-28.11", Typed("", TRIP, WEEK)),
        ("day off tomorrow", Typed("", OTHER, TOMORROW)),
        ("Иван; 24.11-28.11; отпуск", Typed("Иван", VACATION, WEEK)),
        ("Иван Орлов 24.11-28.11 отпуск", Typed("Иван Орлов", VACATION, WEEK)),
        ("отпуск 24.11-28.11 Иван", Typed("Иван", VACATION, WEEK)),
        ("John; tomorrow; sick", Typed("John", SICK, TOMORROW)),
        ("Иван", Typed("Иван", None, None)),
        ("отмена", Typed("", None, None, Action.CANCEL)),
        ("отмена 24.11", Typed("", None, TOMORROW, Action.CANCEL)),
        ("Иван; отмена; 24.11", Typed("Иван", None, TOMORROW, Action.CANCEL)),
        ("вышел", Typed("", None, None, Action.BACK)),
        ("Анна вышла", Typed("Анна", None, None, Action.BACK)),
        ("back at work", Typed("", None, None, Action.BACK)),
        ("28.11-24.11 отпуск", Typed("", VACATION, SpanProblem.BACKWARDS)),
        ("99.99 отпуск", Typed("", VACATION, SpanProblem.NOT_UNDERSTOOD)),
        ("больничный с понедельника", Typed("", SICK, SpanProblem.NO_END)),
        ("", Typed()),
    ],
)
def test_an_absence_is_read_however_its_parts_are_ordered(text: str, expected: Typed) -> None:
    """With or without semicolons, in both languages."""
    assert read_absence(text, TODAY) == expected


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read(text: str) -> None:
    """Never a failure; a name holds no figures."""
    assert not any(letter.isdigit() for letter in read_absence(text, TODAY).whom)
