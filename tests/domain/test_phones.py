"""Telephone numbers and ИНН: as people write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ru import inn as checked

from bot.domain.booking_line import read_booking
from bot.domain.funnel import Kind, Result
from bot.domain.inn import inn_in
from bot.domain.line import read_line
from bot.domain.phones import LONGEST, is_phone, phone_in


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("8 (495) 123-45-67", "+74951234567"),
        ("+7 912 345 67 89", "+79123456789"),
        ("9123456789", "+79123456789"),
        ("тел. 8-800-555-35-35", "+78005553535"),
        ("8 495 123 45 67 доб. 12", "+74951234567,12"),
        ("+375 29 123-45-67", "+375291234567"),
        ("84951234567, 84957654321", "+74951234567"),
        ("нет / 8 495 123 45 67", "+74951234567"),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, dialled: str) -> None:
    """Without a country's code it is Russian; of several the first; an extension is dialled after a pause."""
    assert phone_in(written) == dialled


@pytest.mark.parametrize("written", ["", "112", "вчера", "24.11.2026", "123-45-67", "5000000000", "ИНН 7707083893"])
def test_what_is_no_number_is_none(written: str) -> None:
    """A short one, a date, a sum."""
    assert phone_in(written) is None


def test_a_number_stands_alone_in_its_field() -> None:
    """With words around it, it is a note."""
    assert is_phone("+7 (912) 345-67-89")
    assert is_phone(" тел. 8 495 123 45 67 доб. 3 ")
    assert not is_phone("звонить на +7 912 345-67-89 после обеда")
    assert not is_phone("2026-11-24 11:00")


@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_a_number(text: str) -> None:
    """What is read fits its column, and reads as itself."""
    found = phone_in(text)
    assert found is None or (len(found) <= LONGEST and phone_in(found.partition(",")[0]) == found.partition(",")[0])


@given(st.sampled_from([10, 12]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)))
def test_an_inn_is_what_its_check_says(figures: str) -> None:
    """Of any figures, with spaces among them or not."""
    assert (inn_in(figures) == figures) == checked.is_valid(figures)
    assert inn_in(f"{figures[:4]} {figures[4:]}") == inn_in(figures)


def test_other_scripts_figures_are_no_inn() -> None:
    """Nor is a word, or nothing."""
    assert [inn_in(text) for text in ("٧٧٠٧٠٨٣٨٩٣", "", "нет", "77070838930000")] == [None] * 4


def test_a_decision_makers_number_may_stand_in_the_line() -> None:
    """`Клиент; ФИО; должность; +7…; итог`: wherever behind the name; it is no note and no time."""
    now = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    for line in (
        "Ромашка; Иванов Пётр; директор; +7 912 345-67-89; отказ",
        "Ромашка; Иванов Пётр; 8 912 345 67 89; директор; отказ",
    ):
        draft = read_line(Kind.CALL, line, now, ZoneInfo("Europe/Moscow"))
        assert (draft.person, draft.position, draft.phone) == ("Иванов Пётр", "директор", "+79123456789")
        assert (draft.result, draft.note, draft.happened_at) == (Result.REFUSED, "", None)
    booked = read_booking("Ромашка; Иванов Пётр; +7 912 345-67-89; вт 11:00; у нас", now, ZoneInfo("Europe/Moscow"))
    assert (booked.person, booked.phone, booked.detail, booked.note) == (
        *("Иванов Пётр", "+79123456789"),
        *("вт 11:00", "у нас"),
    )
