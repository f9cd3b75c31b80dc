"""A card of a batch stays within what a phone shows without scrolling, whatever it has to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.batches import Batch, Best, Ended, Score
from bot.domain.call_lists import Item, Source
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import RESULTS, Gap, Kind, Result
from bot.domain.record import Record
from bot.screens import batch as screens
from bot.screens import batch_result
from bot.screens.batch import Shown
from bot.screens.screen import BUTTON_DATA, Screen
from bot.texts import LOCALES, texts

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=MOSCOW)
BOSS = DecisionMaker(2**40, 1, "Константинопольский Александр Михайлович", "директор", Standing.ACTIVE)
ON_ONE_LINE = 36
"""Characters of a card's line at 390 px."""
LONG = "Обсудить поставки бетона на третью очередь. " * 10


def batch(**values: object) -> Batch:
    made = Batch(2**40, 2, date(2026, 11, 23), None, NOW, NOW.replace(hour=11), None, None, 2**40)
    return replace(made, **values)  # type: ignore[arg-type]  # of the fields' own types


def record(result: Result = Result.REFUSED, **values: object) -> Record:
    made = Record(
        id=2**40,
        member_id=2,
        client_id=1,
        client_name="Ромашка",
        decision_maker=BOSS,
        kind=Kind.CALL,
        result=result,
        happened_at=NOW,
        local_day=date(2026, 11, 20),
        note=None,
        reason=None,
        call_back_on=None,
        meeting_at=None,
        created_at=NOW,
        undone=False,
    )
    return replace(made, **values)  # type: ignore[arg-type]  # of the fields' own types


ITEM = Item(2**40, 1, "ООО «Ромашка»", BOSS, "+74951234567,12", Source.CALL_BACK, "", record(reason="дорого"), NOW)


def shown(item: Item = ITEM, **values: object) -> Shown:
    return replace(Shown(batch(), item, 17, last=2**40), **values)  # type: ignore[arg-type]  # of the fields' own types


def lines_on_a_phone(screen: Screen) -> int:
    return sum(max(1, -(-len(line) // ON_ONE_LINE)) for line in screen.text.splitlines())


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_card_fits_a_phone(locale: str) -> None:
    """Twelve lines of its own at most; broken by a narrow phone, still no scrolling with its buttons."""
    long = replace(ITEM, client_name="Ю" * 120, purpose=LONG, last_contact=record(note=LONG, reason=LONG))
    line = "⚠️ <b>Не засчитано: второй звонок этому ЛПР за день, первый — ваш, 10:05.</b> " + "Ю" * 60
    screen = screens.card(texts(locale), shown(long, hint=LONG, nobody=True), MOSCOW, line)
    assert len(screen.text.splitlines()) <= 12
    assert lines_on_a_phone(screen) <= 32
    assert [len(row) for row in screen.buttons] == [2, 2, 2, 3]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_button_fits_its_limits_at_the_greatest_ids(locale: str) -> None:
    """Telegram's 64 bytes, and half a phone's width."""
    t = texts(locale)
    all_shown = [
        screens.card(t, shown(), MOSCOW),
        screens.card(t, shown(nobody=True), MOSCOW),
        screens.question(t, batch(), record(Result.CALL_BACK), [], MOSCOW, ""),
        screens.paused(t, batch(), 17, MOSCOW),
        screens.passed(t, batch(), 3, "", 2**40),
        batch_result.result(t, Ended(batch(), Score(1, 1, 1, 1), None, 4, 2, record(), ITEM), MOSCOW),
    ]
    for each in [button for screen in all_shown for row in screen.buttons for button in row]:
        assert len(each.data.encode()) <= BUTTON_DATA
        assert len(each.label) <= 22, each.label


def test_a_number_stands_as_it_is_dialled() -> None:
    """Plain, so that a phone makes it tappable; an extension behind it; without one the card asks for it."""
    assert "📱 +74951234567 доб. 12" in screens.card(texts("ru"), shown(), MOSCOW).text
    assert "📱 +74951234567\n" in screens.card(texts("ru"), shown(replace(ITEM, phone="+74951234567")), MOSCOW).text
    assert "Номера нет" in screens.card(texts("ru"), shown(replace(ITEM, phone=None)), MOSCOW).text


def test_a_card_offers_the_results_of_a_call() -> None:
    """All of them, first of all buttons."""
    buttons = [each.data for row in screens.card(texts("ru"), shown(), MOSCOW).buttons for each in row]
    offered = [data.split(":")[3] for data in buttons if data.startswith("batch.res:")]
    assert offered == list(RESULTS[Kind.CALL])
    assert all(data.startswith("batch.res:") for data in buttons[: len(offered)])


@pytest.mark.parametrize(
    ("source", "purpose", "told"),
    [
        (Source.CALL_BACK, "", "Обещали перезвонить"),
        (Source.RETURN, "", "Просил вернуться"),
        (Source.STALE, "", "Давно не общались"),
        (Source.CALL_BACK, "спросить смету", "Обещали перезвонить: спросить смету"),
        (Source.FILE, "тендер", "тендер"),
    ],
)
def test_a_card_says_what_the_call_is_for(source: Source, purpose: str, told: str) -> None:
    """What was written with it, else what its source says."""
    text = screens.card(texts("ru"), shown(replace(ITEM, source=source, purpose=purpose)), MOSCOW).text
    assert f"🎯 {told}" in text
    assert text.count("🎯") == 1


def test_a_promised_call_says_for_when_it_was_promised() -> None:
    """The day, and the hour where one was named; both in front of what for."""
    item = replace(ITEM, purpose="смета", promised_on=date(2026, 11, 24), promised_at=time(11))
    assert "🎯 Обещали перезвонить вт 24.11 11:00: смета" in screens.card(texts("ru"), shown(item), MOSCOW).text
    item = replace(item, purpose="", promised_at=None)
    assert "🎯 You promised to call back Tue 24.11\n" in screens.card(texts("en"), shown(item), MOSCOW).text


def test_anothers_number_says_whose_it_is() -> None:
    """Any number is better than none."""
    item = replace(ITEM, phone="+79120000002", phone_whose="Котов Игорь Львович")
    assert "📱 +79120000002 — Котов И. Л." in screens.card(texts("ru"), shown(item), MOSCOW).text


def test_what_is_the_purpose_is_not_said_again_of_the_last_contact() -> None:
    """A promised call's purpose is the note of the call in which it was promised."""
    item = replace(ITEM, purpose="просил смету", last_contact=record(Result.CALL_BACK, note="просил смету"))
    text = screens.card(texts("ru"), shown(item), MOSCOW).text
    assert text.count("просил смету") == 1
    assert "🕘 пт 20.11: перезвонить\n" in text


def test_another_whom_the_last_contact_was_with_is_named() -> None:
    """The card's own decision maker is not."""
    other = replace(BOSS, id=3, full_name="Котов Игорь Львович")
    text = screens.card(texts("ru"), shown(replace(ITEM, last_contact=record(decision_maker=other))), MOSCOW).text
    assert "🕘 пт 20.11: Котов И. Л., отказ" in text
    assert "Котов" not in screens.card(texts("ru"), shown(), MOSCOW).text


def test_what_people_wrote_is_escaped() -> None:
    """Names, notes and hints are no HTML."""
    item = replace(ITEM, client_name="<b>&", purpose="<i>", last_contact=record(note="</b>"))
    text = screens.card(texts("ru"), shown(item, hint="<u>"), MOSCOW).text
    assert "&lt;b&gt;&amp;" in text
    assert "&lt;i&gt;" in text
    assert "&lt;/b&gt;" in text
    assert "&lt;u&gt;" in text


def test_a_name_without_a_position_ends_in_one_dot() -> None:
    """Initials have theirs."""
    item = replace(ITEM, decision_maker=replace(BOSS, full_name="Петров Олег Г.", position=None))
    assert ".." not in screens.card(texts("ru"), shown(item), MOSCOW).text


def ended(**values: object) -> Ended:
    over = Ended(batch(ended_at=NOW.replace(hour=11)), Score(20, 12, 9, 2), None, 17, 0)
    return replace(over, **values)  # type: ignore[arg-type]  # of the fields' own types


def test_the_result_tells_what_the_batch_brought_and_what_is_left() -> None:
    """Its hours, dialled, talked, effective, booked, the list."""
    text = batch_result.result(texts("ru"), ended(), MOSCOW).text
    assert "Звонки 10:00–11:00: итог" in text
    assert "Набрано 20 · поговорили 12" in text
    assert "Результативных 9 · встреч назначено 2" in text
    assert "осталось 17" in text
    assert "засчитано" not in text
    uncounted = batch_result.result(texts("ru"), ended(unbooked=(Gap.NO_TIME, Gap.NO_TIME)), MOSCOW).text
    assert "Встреч записано 4, засчитано 2: нет даты и времени встречи\n" in uncounted
    assert "/lists" in batch_result.result(texts("ru"), ended(left=0), MOSCOW).text


@pytest.mark.parametrize(
    ("effective", "told"), [(5, "🏆"), (9, "Лучший ваш: 9 результативных"), (21, "Лучший ваш: 21 результативный")]
)
def test_the_result_is_compared_with_the_best_of_his_own(effective: int, told: str) -> None:
    """Only a better one is a record."""
    best = Best(Score(20, 12, effective, 2), date(2026, 11, 18))
    text = batch_result.result(texts("ru"), ended(best=best), MOSCOW).text
    assert told in text
    assert ("ср 18.11" in text) == (told != "🏆")


def test_a_batch_that_was_ended_late_ended_when_its_slot_did() -> None:
    """The bot was away: the hours shown are the batch's."""
    late = ended(batch=batch(ended_at=NOW.replace(hour=12, minute=30)))
    assert "10:00–11:00" in batch_result.result(texts("ru"), late, MOSCOW).text
