"""How a call or a walk-in ended, as reps type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.funnel import RESULTS, Kind, Result
from bot.domain.results import result_named


@pytest.mark.parametrize(
    ("text", "result", "rest"),
    [
        ("отказ", Result.REFUSED, ""),
        ("Отказ!", Result.REFUSED, ""),
        ("отказ: дорого", Result.REFUSED, "дорого"),
        ("отказ — есть поставщик", Result.REFUSED, "есть поставщик"),
        ("отказался", Result.REFUSED, ""),
        ("отказали, нет бюджета", Result.REFUSED, "нет бюджета"),
        ("не интересно", Result.REFUSED, ""),
        ("встреча вт 11:00", Result.BOOKED, "вт 11:00"),
        ("Встреча назначена, вт 11:00", Result.BOOKED, "вт 11:00"),
        ("назначил встречу вт 11:00", Result.BOOKED, "вт 11:00"),
        ("назначена встреча", Result.BOOKED, ""),
        ("перезвонить завтра", Result.CALL_BACK, "завтра"),
        ("перезвоню в пт", Result.CALL_BACK, "в пт"),
        ("перезвонить, отказ от встречи", Result.CALL_BACK, "отказ от встречи"),
        ("созвон завтра", Result.CALL_BACK, "завтра"),
        ("не дозвонился", Result.NOT_REACHED, ""),
        ("НЕДОЗВОН", Result.NOT_REACHED, ""),
        ("не берёт трубку", Result.NOT_REACHED, ""),
        ("не дозвонилась, перезвонить завтра", Result.NOT_REACHED, "перезвонить завтра"),
        ("занято", Result.NOT_REACHED, ""),
        ("refused: too expensive", Result.REFUSED, "too expensive"),
        ("not interested", Result.REFUSED, ""),
        ("meeting tue 11:00", Result.BOOKED, "tue 11:00"),
        ("booked a meeting", Result.BOOKED, ""),
        ("call back tomorrow", Result.CALL_BACK, "tomorrow"),
        ("Callback on friday", Result.CALL_BACK, "on friday"),
        ("not reached", Result.NOT_REACHED, ""),
        ("no answer", Result.NOT_REACHED, ""),
    ],
)
def test_a_text_that_begins_with_a_result_is_that_result_and_the_rest(text: str, result: Result, rest: str) -> None:
    """What stands behind the result is kept without the punctuation between."""
    assert result_named(Kind.CALL, text) == (result, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "директор",
        "думает",
        "Отказов Пётр",
        "Встречин Иван",
        "Контактов Олег",
        "отказник",
        "за отказ не принял",
        "meetings",
        "n/a",
        "busybody",
        "контакт",
    ],
)
def test_what_is_no_result_of_a_call_is_not_taken_for_one(text: str) -> None:
    """Surnames, words that only begin alike, results of walk-ins."""
    assert result_named(Kind.CALL, text) is None


@pytest.mark.parametrize("text", ["контакт", "получил контакт ЛПР", "взяла контакт", "contact", "got a contact"])
def test_a_walkin_may_give_a_contact(text: str) -> None:
    """A decision maker's contact is what one goes for."""
    assert result_named(Kind.WALKIN, text) == (Result.CONTACT, "")


@pytest.mark.parametrize("text", ["не дозвонился", "перезвонить завтра", "not reached"])
def test_a_walkin_has_no_results_of_a_telephone(text: str) -> None:
    """Only the results that its buttons offer."""
    assert result_named(Kind.WALKIN, text) is None


@given(st.sampled_from(Kind), st.text() | st.sampled_from(["ЁЁ отказ", "отказ\u0301", "İ отказ", "отказ\n", "отказ ё"]))
def test_naming_a_result_invents_no_text(kind: Kind, text: str) -> None:
    """The rest is a stretch of what was typed, and the result one of this kind's."""
    named = result_named(kind, text)
    if named is not None:
        assert named[0] in RESULTS[kind]
        assert named[1] in text
