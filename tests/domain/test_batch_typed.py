"""What is typed on a card of a batch: a slip of the finger is no name, and a name is no result."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.batch_typed import may_have_been_with, names_somebody, read_result
from bot.domain.funnel import Kind, Result

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "result", "detail"),
    [
        ("отказ дорого", Result.REFUSED, "дорого"),
        ("октаз дорого", Result.REFUSED, "дорого"),
        ("октаз; дорого", Result.REFUSED, ""),
        ("перезвнить завтра", Result.CALL_BACK, "завтра"),
        ("завтра перезвнить", Result.CALL_BACK, "завтра"),
        ("встеча вт 11:00", Result.BOOKED, "вт 11:00"),
        ("не дазвонился", Result.NOT_REACHED, ""),
        ("недозвонилс", Result.NOT_REACHED, ""),
        ("Иванов Пётр; директор; октаз", Result.REFUSED, ""),
        ("call bak tomorow", Result.CALL_BACK, "tomorow"),
        ("meating tue 11:00", Result.BOOKED, "tue 11:00"),
    ],
)
def test_a_misspelt_result_is_understood(typed: str, result: Result, detail: str) -> None:
    """With what stands behind it."""
    said = read_result(typed, NOW, MOSCOW)
    assert (said.result, said.detail) == (result, detail)


@pytest.mark.parametrize(
    "typed",
    [
        *("не туда попал", "не сегодня: заболел", "не знаю", "мяу", "секретарь Марина", "номер не тот", "нет денег"),
        *("не с лрп", "пропустит карточку", "завтра", "wrong number", "Иванов П. С.", "не туда попал; директор"),
        *("не знаю; директор", "дорого; позвонить потом"),
    ],
)
def test_words_of_a_talk_are_neither_a_result_nor_a_name(typed: str) -> None:
    """A guess would put a stranger in the decision maker's place."""
    said = read_result(typed, NOW, MOSCOW)
    assert said.result is None
    assert not names_somebody(said)


@pytest.mark.parametrize(
    "typed",
    [
        *("Сидоров Олег", "сидоров олег", "Иванов Пётр Сергеевич", "Котов; закупки", "Котов Игорь; закупки"),
        *("Отказов Пётр", "Занятов Пётр", "Встречин Олег", "Nate Brown", "Booker Tom; buyer"),
    ],
)
def test_a_name_is_one_though_it_resembles_a_result(typed: str) -> None:
    """Surname and first name, or anything before a position."""
    said = read_result(typed, NOW, MOSCOW)
    assert said.result is None
    assert names_somebody(said)


@pytest.mark.parametrize(
    ("typed", "result", "person", "note"),
    [
        ("поговорили", Result.TALKED, "", ""),
        ("поговрили", Result.TALKED, "", ""),
        ("Обсудили договор", Result.TALKED, "", "Обсудили договор"),
        ("всё хорошо", Result.TALKED, "", "всё хорошо"),
        ("созвонились, ждут счёт", Result.TALKED, "", ""),
        ("Ким Олег; закупки; обсудили договор", Result.TALKED, "Ким Олег", "обсудили договор"),
        ("жалоба: брак; до среды", Result.COMPLAINT, "", ""),
        ("просят отсрочку; перезвонить ср", Result.CALL_BACK, "", "просят отсрочку"),
        ("отказ: есть запас", Result.REFUSED, "", ""),
        ("Ким Олег; закупки", None, "Ким Олег", ""),
        ("Паоли Марко", None, "Паоли Марко", ""),
    ],
)
def test_on_a_farmers_card_what_was_talked_about_is_a_talk(
    typed: str, result: Result | None, person: str, note: str
) -> None:
    """A name alone, or with a position, says who decides."""
    said = read_result(typed, NOW, MOSCOW, Kind.CONTACT)
    assert (said.result, said.person, said.note) == (result, person, note)


def test_whom_a_result_was_with_is_named_not_described() -> None:
    """A surname will do there."""
    assert may_have_been_with("Иванов")
    assert not may_have_been_with("дорого")
    assert not may_have_been_with("не туда попал")
