"""Calls in a row: one card at a time, a tap each; pauses, typed results, the result at the end."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from tests.chat.calling import NAMES, kept_batches, listed, states
from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.town import MONDAY, Phone, Town

CARDS = 20
RESULTS = ("Отказ", "Не дозвонился", "Перезвонить", "Встреча")


async def begin(phone: Phone, *names: str) -> list[int]:
    """A list of these companies, and the first card."""
    ids = await listed(phone, *names)
    await phone.say("/batch")
    await phone.sees(names[0], "Осталось")
    phone.taps = 0
    return ids


# -- cards


async def test_a_batch_of_twenty_cards_takes_twenty_result_taps(team: Team) -> None:
    """The next card comes by itself, on the same message; a day or an hour that is agreed is one tap more."""
    ivan = team.hunter
    names = [f"Клиент-{number:02}" for number in range(CARDS)]
    await begin(ivan, *names)
    card = await ivan.sees_button("Отказ")
    result_taps = details = 0
    for number, name in enumerate(names):
        await ivan.sees(name, f"Осталось {CARDS - number}", f"+7495123{number:04}")
        result = RESULTS[number % len(RESULTS)]
        await ivan.press(result)
        result_taps += 1
        if result == "Перезвонить":
            await ivan.sees("Когда перезвонить?")
            await ivan.press("Завтра")
            details += 1
        if result == "Встреча":
            await ivan.sees("Когда встреча?")
            await ivan.press("Встречи-")
            details += 1
    await ivan.sees("итог", "Набрано 20 · поговорили 15", "Результативных 15 · встреч назначено 5", "Список пройден")
    print(f"{CARDS} cards: {result_taps} result taps, and {details} for the days and hours that were agreed")
    assert result_taps == CARDS
    assert ivan.taps == result_taps + details
    assert len(await kept_records(team.town)) == CARDS
    shown = [seen for seen in await ivan.messages() if any(name in seen.text for name in names)]
    assert len(shown) <= 2, "one message for all cards, and the result"
    closed = next(seen for seen in await ivan.messages() if seen.message_id == card.message_id)
    assert "закончены" in closed.text
    assert closed.buttons == []
    await ivan.sees_pinned("Результативные звонки: 15/50")


async def test_a_card_tells_whom_where_what_was_and_what_for(quick_team: Team) -> None:
    """Client, decision maker and position, a number as it is dialled, the last contact, the purpose, what is left."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ дорого")
    await ivan.sees("Засчитано")
    await quick_team.town.move_to(MONDAY + timedelta(minutes=1))
    await listed(ivan, "Север", purpose="узнать про тендер")
    await ivan.say("/batch")
    card = await ivan.sees("Север", "Иванов Пётр Сергеевич, директор", "+74951230000", "Ещё не звонили")
    assert "узнать про тендер" in card.text
    assert "Осталось 1 · до 11:00" in card.text
    assert len(card.text.splitlines()) <= 12
    numbers = [entity["type"] for entity in card.raw.get("entities", ()) if entity["type"] == "code"]
    assert numbers == [], "a number in a code block is not tappable"


async def test_the_next_card_says_what_the_last_tap_counted_for(quick_team: Team) -> None:
    """Counted, with how far the norm is; or why not."""
    ivan = quick_team.hunter
    await begin(ivan, *NAMES[:3])
    await ivan.press("Отказ")
    await ivan.sees("Засчитано. Ромашка — Иванов П. С.: отказ · 1/50", "Север", "Осталось 2")
    await ivan.press("Не дозвонился")
    await ivan.sees("📵 Север — Иванов П. С.: не дозвонился", "Вектор", "Осталось 1")


async def test_what_does_not_count_is_said_at_once_and_counted_at_the_end(quick_team: Team) -> None:
    """Nobody who decides is known: the card says so before the call, the result how many can be mended."""
    ivan = quick_team.hunter
    await listed(ivan, "Ромашка", person=None)
    await listed(ivan, "Север", person=("Котов Игорь", None))
    await ivan.say("/batch")
    await ivan.sees("ЛПР не известен", "Иванов Пётр Сергеевич; директор")
    await ivan.press("Отказ")
    await ivan.sees("Не засчитано: нет ЛПР", "Котов Игорь, должности нет", "Котов Игорь; директор")
    await ivan.press("Отказ")
    await ivan.sees("Не засчитано: нет должности", "Результативных 0", "Можно исправить, чтобы засчиталось: 2 — /week")


async def test_a_talk_with_somebody_else_is_logged_and_not_counted(quick_team: Team) -> None:
    """«Не с ЛПР» is one tap more; it may be taken back on the card."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Не с ЛПР")
    await ivan.sees("Разговор не с ЛПР", "Ромашка")
    await ivan.press("С ЛПР")
    assert "Разговор не с ЛПР" not in (await ivan.sees("Ромашка")).text
    await ivan.press("Не с ЛПР")
    await ivan.sees("Разговор не с ЛПР")
    await ivan.press("Отказ")
    await ivan.sees("Не засчитано: нет ЛПР", "Север")


# -- what a result wants to know


async def test_a_call_back_is_recorded_at_once_and_its_day_is_asked_on_the_same_message(quick_team: Team) -> None:
    """One tap, or typed; «Дальше» leaves the day open."""
    ivan = quick_team.hunter
    await begin(ivan, *NAMES[:4])
    card = await ivan.sees_button("Перезвонить")
    await ivan.press("Перезвонить")
    question = await ivan.sees("Засчитано", "Когда перезвонить?")
    assert question.message_id == card.message_id
    assert len(await kept_records(quick_team.town)) == 1
    await ivan.press("+3 дня")
    await ivan.sees("перезвонить · 1/50 · чт 26.11", "Север")
    await ivan.press("Перезвонить")
    await ivan.sees("Когда перезвонить?")
    await ivan.say("в пятницу")
    await ivan.sees("перезвонить · 2/50 · пт 27.11", "Вектор")
    await ivan.press("Перезвонить")
    await ivan.sees("Когда перезвонить?")
    await ivan.press("Дальше")
    await ivan.sees("Гранит")
    days = [row.call_back_on and str(row.call_back_on) for row in await kept_records(quick_team.town)]
    assert days == ["2026-11-26", "2026-11-27", None]


async def test_a_meeting_is_booked_inside_the_flow_with_one_more_tap(quick_team: Team) -> None:
    """Free numbered slots on the same message; a slot that was taken is not offered again; typed too."""
    ivan = quick_team.hunter
    await begin(ivan, *NAMES[:3])
    await ivan.press("Встреча")
    offer = await ivan.sees("Когда встреча?")
    first = next(label for label in offer.labels if "Встречи-" in label)
    await ivan.press(first)
    await ivan.sees("встреча назначена · 1/50 · пн 23.11 14:00 · встречи 1/12", "Север")
    assert ivan.taps == 2
    await ivan.press("Встреча")
    assert first not in (await ivan.sees("Когда встреча?")).labels
    await ivan.say("пн 14:00")
    await ivan.sees("время уже занято: Ромашка")
    await ivan.say("мяу")
    await ivan.sees("Время не разобрал")
    await ivan.say("вт 11:00")
    await ivan.sees("вт 24.11 11:00", "Вектор")
    await ivan.sees_pinned("Назначенные встречи: 2/12")
    await ivan.say("/meetings")
    await ivan.sees_button("Север")


# -- typed


async def test_results_may_be_typed(quick_team: Team) -> None:
    """As in /call, with a reason, a day, an hour; who it was with may stand before."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES)
    await ivan.say("отказ дорого")
    await ivan.sees("Ромашка — Иванов П. С.: отказ · 1/50", "Север")
    await ivan.say("встреча вт 11:00")
    await ivan.sees("встреча назначена · 2/50 · вт 24.11 11:00", "Вектор")
    await ivan.say("не дозвонился")
    await ivan.sees("📵 Вектор", "Гранит")
    await ivan.say("Котов Игорь Львович; закупки; перезвонить завтра")
    await ivan.sees("Гранит — Котов И. Л.: перезвонить · 3/50 · вт 24.11", "Дельта")
    await ivan.say("не с ЛПР; отказ")
    await ivan.sees("Не засчитано: нет ЛПР", "итог")
    made = await kept_records(place)
    assert [row.result for row in made] == ["refused", "booked", "not_reached", "call_back", "refused"]
    assert made[0].reason == "дорого"
    assert {row.batch_id for row in made} == {1}


async def test_what_is_typed_brings_the_card_below_and_the_old_one_goes(quick_team: Team) -> None:
    """One card in the chat, the last message."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("отказ")
    await ivan.sees("Засчитано", "Север")
    await ivan.press("Не с ЛПР")
    await ivan.sees_once("Осталось")


async def test_a_note_belongs_to_the_last_call(quick_team: Team) -> None:
    """Behind its word; a voice note or a photo without one."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Отказ")
    await ivan.sees("Север")
    await ivan.say("заметка: секретарь Марина")
    await ivan.sees("Заметка сохранена: Ромашка", "Север")
    await ivan.send({"location": {"latitude": 55.75, "longitude": 37.62}})
    await ivan.sees("Приложено к записи: Ромашка")
    (made,) = await kept_records(quick_team.town)
    assert made.note == "секретарь Марина"


async def test_a_decision_maker_and_a_number_that_were_learnt_may_be_typed(quick_team: Team) -> None:
    """The card shows them at once, and the call counts."""
    ivan = quick_team.hunter
    await listed(ivan, "Ромашка", "Север", person=None)
    await ivan.say("/batch")
    await ivan.sees("ЛПР не известен")
    await ivan.say("Котов Игорь Львович; закупки")
    await ivan.sees("ЛПР: Котов Игорь Львович", "Котов Игорь Львович, закупки", "Ромашка")
    await ivan.say("8 (916) 123-45-67")
    await ivan.sees("Номер сохранён", "+79161234567")
    await ivan.press("Отказ")
    await ivan.sees("Ромашка — Котов И. Л.: отказ · 1/50", "Север")


async def test_what_is_neither_a_result_nor_a_word_is_answered_with_what_is(quick_team: Team) -> None:
    """Nothing is recorded; a client's name offers a call beside the batch."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("мяу")
    await ivan.sees("Не разобрал", "отказ", "пропустить", "заметка")
    assert await kept_records(quick_team.town) == []
    await ivan.say("Север")
    await ivan.sees("Это клиент «Север»?")


# -- passing over, taking back


async def test_who_is_skipped_waits_and_comes_again_behind_the_others(quick_team: Team) -> None:
    """By button and typed; at the end of the list they are offered."""
    ivan = quick_team.hunter
    await begin(ivan, *NAMES[:3])
    await ivan.press("Пропустить")
    await ivan.sees("Север", "Осталось 3")
    await ivan.say("пропустить")
    await ivan.sees("Вектор")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "Список пройден. Пропущено: 2")
    await ivan.press("К пропущенным")
    await ivan.sees("Ромашка", "Осталось 2")
    await ivan.press("Отказ")
    await ivan.sees("Север", "Осталось 1")
    await ivan.press("Пропустить")
    await ivan.sees("Список пройден. Пропущено: 1")
    await ivan.press("Закончить")
    await ivan.sees("Набрано 2", "В списке на неделю осталось 1")
    assert await states(quick_team.town) == ["done", "waiting", "done"]


@pytest.mark.parametrize("way", ["button", "/undo", "отменить"])
async def test_the_last_call_may_be_taken_back(quick_team: Team, way: str) -> None:
    """Its card comes again, and is recorded as it was."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "Север")
    await (ivan.press("↩️") if way == "button" else ivan.say(way))
    await ivan.sees("Отменено: Ромашка", "Осталось 2")
    assert await kept_records(place) == []
    await ivan.press("Не дозвонился")
    await ivan.sees("📵 Ромашка", "Север", "Осталось 1")
    assert [row.result for row in await kept_records(place)] == ["not_reached"]


async def test_a_call_is_taken_back_for_fifteen_minutes_only(quick_team: Team) -> None:
    """After that the card has no such button, and the old one is refused with the reason."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.press("Отказ")
    card = await ivan.sees("Засчитано", "Север")
    await place.move_to(MONDAY + timedelta(minutes=16))
    said = await ivan.press_again(card, "↩️")
    assert said is not None
    assert "больше 15 минут" in said
    await ivan.press("Пропустить")
    assert not any("↩️" in label for label in (await ivan.sees("Вектор")).labels)


async def test_the_last_call_of_a_batch_may_be_taken_back_from_its_result(quick_team: Team) -> None:
    """The result is counted anew, and the client waits on the list."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка")
    await ivan.press("Отказ")
    await ivan.sees("итог", "Набрано 1 · поговорили 1", "Список пройден")
    await ivan.press("Отменить")
    await ivan.sees("Отменено: Ромашка", "Набрано 0", "В списке на неделю осталось 1")
    await ivan.press("Продолжить")
    await ivan.sees("Ромашка", "Осталось 1")
    assert [row.dialled for row in await kept_batches(quick_team.town)] == [0, None]


# -- pauses and ends


async def test_a_batch_is_paused_and_resumed(quick_team: Team) -> None:
    """By buttons, typed, and by /batch itself: the same card comes again."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Пауза")
    await ivan.sees("Пауза. Осталось 2 · до 11:00")
    await ivan.press("Продолжить")
    await ivan.sees("Ромашка", "Осталось 2")
    await ivan.say("пауза")
    await ivan.sees("Пауза")
    await ivan.say("продолжить")
    await ivan.sees("Ромашка", "Осталось 2")
    await ivan.say("/batch пауза")
    await ivan.sees("Пауза")
    await ivan.say("/batch")
    await ivan.sees("Ромашка", "Осталось 2")
    (kept,) = await kept_batches(quick_team.town)
    assert kept.paused_at is None


async def test_at_the_end_of_the_slot_the_result_comes_by_itself(team: Team) -> None:
    """Once, with what is left; the numbers stay in the batch."""
    ivan, place = team.hunter, team.town
    await begin(ivan, *NAMES[:4])
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "Север")
    await ivan.say("встреча вт 11:00")
    await ivan.sees("Засчитано", "Вектор")
    await ivan.press("Не дозвонился")
    await ivan.sees("Гранит")
    await place.move_to("2026-11-23T11:00:00+03:00")
    await ivan.sees("Звонки 10:00–11:00: итог", "Набрано 3 · поговорили 2", "Результативных 2 · встреч назначено 1")
    await place.polevik.tick()
    await place.move_to("2026-11-23T11:01:00+03:00")
    assert sum("итог" in seen.text for seen in await ivan.messages()) == 1
    (kept,) = await kept_batches(place)
    assert (kept.slot, kept.dialled, kept.talked, kept.effective, kept.booked) == (
        *("mon-0920-telemarketing", 3, 2, 2, 1),
    )


async def test_a_talk_that_the_clock_cut_short_still_gets_its_result(quick_team: Team) -> None:
    """It belongs to the batch, whose numbers are mended."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.press("Не дозвонился")
    await ivan.sees("Север")
    await place.move_to("2026-11-23T11:00:00+03:00")
    open_card = await ivan.sees("Набрано 1", "Ещё говорите? Север")
    await place.move_to("2026-11-23T11:05:00+03:00")
    await ivan.press_again(open_card, "Отказ")
    result = await ivan.sees("Засчитано. Север", "Набрано 2 · поговорили 1", "Результативных 1")
    assert not any("Отказ" in label for label in result.labels)
    assert len(await kept_records(place)) == 2


async def test_a_quarter_of_an_hour_after_the_end_the_last_card_is_out_of_date(quick_team: Team) -> None:
    """Its result is then a call like any other."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await place.move_to("2026-11-23T11:00:00+03:00")
    open_card = await ivan.sees("Набрано 0", "Ещё говорите? Ромашка")
    await place.move_to("2026-11-23T11:16:00+03:00")
    assert "устарела" in str(await ivan.press_again(open_card, "Отказ"))
    assert await kept_records(place) == []


async def test_a_day_that_was_not_told_when_the_clock_ended_the_batch_is_still_asked(quick_team: Team) -> None:
    """On the result, by button or typed."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Перезвонить")
    await ivan.sees("Когда перезвонить?")
    await place.move_to("2026-11-23T11:00:00+03:00")
    await ivan.sees("итог", "Ромашка. Когда перезвонить?")
    await ivan.say("завтра")
    await ivan.sees("Ромашка", "вт 24.11", "Набрано 1")
    (made,) = await kept_records(place)
    assert str(made.call_back_on) == "2026-11-24"


async def test_the_result_names_the_best_of_his_own_batches(quick_team: Team) -> None:
    """The first is none; a better one says so, a poorer one tells the best and its day."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север", "Вектор", "Гранит", "Дельта", "Заря")
    await ivan.press("Отказ")
    await ivan.sees("Север")
    await ivan.press("Закончить")
    first = await ivan.sees("Результативных 1", "осталось 5")
    assert "лучший" not in first.text.lower()
    await ivan.press("Продолжить")
    await ivan.sees("Север")
    await ivan.press("Отказ")
    await ivan.sees("Вектор")
    await ivan.press("Отказ")
    await ivan.sees("Гранит")
    await ivan.press("Закончить")
    await ivan.sees("Результативных 2", "Это ваш лучший результат")
    await place.move_to("2026-11-24T10:00:00+03:00")
    await ivan.say("/batch")
    await ivan.sees("Гранит")
    await ivan.press("Отказ")
    await ivan.sees("Дельта")
    await ivan.say("закончить")
    await ivan.sees("Результативных 1", "Лучший ваш: 2 результативных, пн 23.11")


# -- whom there is to call


async def test_without_a_list_he_is_told_how_to_make_one(quick_team: Team) -> None:
    """And no batch is opened."""
    ivan = quick_team.hunter
    await ivan.say("/batch")
    await ivan.sees("списка на неделю нет", "/lists", "/call")
    assert await kept_batches(quick_team.town) == []
    await ivan.say("/batch пауза")
    await ivan.sees("не идут", "/batch")


async def test_without_a_list_the_call_backs_that_are_due_are_called(quick_team: Team) -> None:
    """Those of today and before; who asked for a later day is left alone."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; перезвонить завтра; просил смету")
    await ivan.sees("Перезвонить: вт 24.11")
    await ivan.say("/call Север; Котов Игорь Львович; директор; перезвонить в пятницу")
    await ivan.sees("Перезвонить: пт 27.11")
    await place.move_to("2026-11-24T10:00:00+03:00")
    await ivan.say("/batch")
    await ivan.sees("Списка на неделю нет", "/lists", "Ромашка", "пн 23.11: перезвонить", "просил смету", "Осталось 1")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "итог", "Список пройден")


async def test_a_promised_call_comes_before_the_rest_of_the_list(quick_team: Team) -> None:
    """What was promised for today is kept first."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север", "Вектор")
    await ivan.say("перезвонить завтра")
    await ivan.sees("Север")
    await ivan.press("Закончить")
    await ivan.sees("осталось 2")
    await place.move_to("2026-11-24T10:00:00+03:00")
    await ivan.say("/batch")
    await ivan.sees("Ромашка", "Обещали перезвонить", "Осталось 3")


# -- who, and in which language


@pytest.mark.parametrize(
    ("role", "clock", "until"),
    [("trainee", "10:30", "11:00"), ("farmer", "11:10", "13:00"), ("farmer", "10:30", "11:00")],
)
async def test_everybody_with_calls_has_batches_in_his_own_slot(
    quick_team: Team, role: str, clock: str, until: str
) -> None:
    """A farmer's is another one; at half past ten he calls until the hour is over, as anybody outside a slot."""
    place = quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Белова", role)
    await place.move_to(f"2026-11-23T{clock}:00+03:00")
    await listed(anna, "Ромашка", "Север")
    await anna.say("/batch")
    await anna.sees("Ромашка", f"до {until}")
    await anna.press("Отказ")
    await anna.sees("Север")
    await anna.press("Закончить")
    await anna.sees("Набрано 1")


async def test_a_farmers_slot_takes_in_a_batch_that_begins_just_before_it(quick_team: Team) -> None:
    """Its slot is his, though he was early."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "farmer")
    await quick_team.town.move_to("2026-11-23T10:55:00+03:00")
    await listed(anna, "Ромашка")
    await anna.say("/batch")
    await anna.sees("Ромашка", "до 13:00")


async def test_a_head_calls_nobody(quick_team: Team) -> None:
    """Politely, with what he may see."""
    await quick_team.head.say("/batch")
    await quick_team.head.sees("Звонки записывают", "/week")


async def test_the_same_in_english(quick_place: Town) -> None:
    """A card, a result, a call-back, a meeting, words, the result."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await john.say("/batch")
    await john.sees("no list for this week", "/lists")
    await listed(john, "Acme", "Bolt", "Cork", "Dart", person=("Brown Peter", "director"))
    await john.say("/batch")
    await john.sees("Acme", "Brown Peter, director", "+74951230000", "Never called yet", "4 left · until 11:00")
    await john.press("Refused")
    await john.sees("Counted. Acme — Brown P.: refused · 1/50", "Bolt")
    await john.press("Call back")
    await john.sees("When to call back?")
    await john.press("Tomorrow")
    await john.sees("Tue 24.11", "Cork")
    await john.say("meeting tue 11:00")
    await john.sees("Tue 24.11 11:00", "Dart")
    await john.say("pause")
    await john.sees("Paused. 1 left")
    await john.say("resume")
    await john.sees("Dart")
    await john.say("skip")
    await john.sees("The list is through. Skipped: 1")
    await john.say("finish")
    await john.sees(
        "Calls 10:00–10:00: the result", "Dialled 3 · talked 3", "Effective 3 · meetings booked 1", "1 left"
    )
    await john.say("/help")
    await john.sees("/batch — calls in a row")


# -- nothing twice, nothing lost


async def test_two_taps_on_one_card_make_one_record(team: Team) -> None:
    """Both presses leave before either is answered: the second is none of the next card's."""
    ivan = team.hunter
    await begin(ivan, *NAMES[:3])
    card = await ivan.sees_button("Отказ")
    await ivan._remember()
    answers = await asyncio.gather(*(ivan.press_again(card, "Отказ") for _ in range(2)))
    await ivan.sees("Север", "Осталось 2")
    assert [answer for answer in answers if answer] in ([], ["Уже записано. Исправить — «Отменить» под записью."])
    assert len(await kept_records(team.town)) == 1
    assert await states(team.town) == ["done", "waiting", "waiting"]


async def test_who_is_brought_back_to_the_list_in_a_batch_is_called_in_it_once_more(quick_team: Team) -> None:
    """His second card takes its result too."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Не дозвонился")
    await ivan.sees("Север")
    await place.move_to(MONDAY + timedelta(minutes=10))
    await ivan.say("/lists эта +Ромашка")
    await ivan.sees("В списке: Ромашка")
    await ivan.say("/batch")
    await ivan.sees("Север")
    await ivan.press("Не дозвонился")
    await ivan.press("К пропущенным")
    await ivan.sees("Ромашка")
    await ivan.press("Отказ")
    assert await states(place) == ["done", "done"]


async def test_a_restart_before_every_step_loses_nothing(team: Team) -> None:
    """On both databases, by polling and by webhook."""
    ivan, place = team.hunter, team.town
    await begin(ivan, *NAMES)
    steps = (
        ("press", "Отказ", "Север"),
        ("press", "Перезвонить", "Когда перезвонить?"),
        ("press", "Завтра", "Вектор"),
        ("say", "встреча", "Когда встреча?"),
        ("say", "вт 11:00", "Гранит"),
        ("press", "Пауза", "Пауза"),
        ("say", "продолжить", "Гранит"),
        ("press", "Пропустить", "Дельта"),
        ("press", "↩️", "Отменено: Вектор"),
        ("say", "отказ", "Гранит"),
        ("press", "Закончить", "Набрано 3"),
    )
    for way, what, answer in steps:
        await place.restart()
        await getattr(ivan, way)(what)
        await ivan.sees(answer)
    assert [row.result for row in await kept_records(place)] == ["refused", "call_back", "refused"]


async def test_after_an_outage_the_batch_is_closed_late_and_once(quick_team: Team) -> None:
    """The bot was away at the end of the slot; the numbers are those of the slot."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Отказ")
    await ivan.sees("Север")
    await place.stop_bot()
    await place.move_to("2026-11-23T12:30:00+03:00")
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees("Звонки 10:00–11:00: итог", "Набрано 1")


async def test_a_batch_that_is_over_is_ended_by_the_next_tap_where_the_clock_was_not_looked_at(
    quick_team: Team,
) -> None:
    """A press in the minute before the tick: the call is recorded, and the result comes."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    place.simulator.clock.on_move.clear()  # nobody ticks
    await place.move_to("2026-11-23T11:00:20+03:00")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано. Ромашка", "Набрано 1", "осталось 2")
