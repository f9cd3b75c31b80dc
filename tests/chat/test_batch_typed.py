"""What is typed in a batch answers what is on the screen: no guess is recorded, nothing goes to another client."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.store.tables import clients, decision_makers, reminders
from tests.chat.calling import NAMES, kept_batches, listed
from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.test_batch import begin
from tests.chat.town import MONDAY, Town

AT_THE_END = "2026-11-23T11:00:00+03:00"


async def names(place: Town) -> list[str]:
    """Of everybody who decides anywhere."""
    query = select(decision_makers.c.full_name).order_by(decision_makers.c.id)
    return await place.polevik.database.transaction(lambda c: list(c.scalars(query)))


async def rows(place: Town, table: Any) -> list[Any]:
    return await place.polevik.database.transaction(lambda c: list(c.execute(select(table).order_by(table.c.id))))


# -- a result, a name, neither


async def test_misspelt_results_are_recorded_as_what_they_mean(quick_team: Team) -> None:
    """And the next card comes."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.say("октаз дорого")
    await ivan.sees("Ромашка — Иванов П. С.: отказ · 1/50", "Север")
    await ivan.say("перезвнить завтра")
    await ivan.sees("Север — Иванов П. С.: перезвонить · 2/50 · вт 24.11", "Вектор")
    await ivan.say("call bak tomorow")
    await ivan.sees("Вектор", "Когда перезвонить?")
    made = await kept_records(place)
    assert [row.result for row in made] == ["refused", "call_back", "call_back"]
    assert set(await names(place)) == {"Иванов Пётр Сергеевич"}


@pytest.mark.parametrize("typed", ["не туда попал", "не знаю", "секретарь Марина", "номер не тот; директор"])
async def test_other_words_change_nothing_and_are_answered_with_what_can_be_typed(quick_team: Team, typed: str) -> None:
    """The card's decision maker stays."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say(typed)
    await ivan.sees(f"Не разобрал: «{typed}»", "отказ", "пропустить", "Иванов Пётр Сергеевич; директор")
    assert set(await names(place)) == {"Иванов Пётр Сергеевич"}
    assert await kept_records(place) == []
    await ivan.say("отказ")
    await ivan.sees("Ромашка — Иванов П. С.: отказ · 1/50", "Север")


async def test_another_takes_a_decision_makers_place_on_the_card_only_when_he_is_meant_to(quick_team: Team) -> None:
    """Asked by a button, answered by it or typed; more about himself is written down at once."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("Котов Игорь; закупки")
    await ivan.sees("Записать ЛПР «Котов Игорь»?", "Иванов Пётр Сергеевич, директор")
    await ivan.press("Не надо")
    assert "Записать" not in (await ivan.sees("Ромашка", "Иванов Пётр Сергеевич, директор")).text
    assert "Котов Игорь" not in await names(place)
    await ivan.say("Котов Игорь; закупки")
    await ivan.sees("Записать ЛПР")
    await place.restart()
    await ivan.press("Записать")
    await ivan.sees("ЛПР: Котов Игорь", "Котов Игорь, закупки")
    await ivan.say("Котов Игорь Львович; главный инженер")
    await ivan.sees("ЛПР: Котов Игорь Львович", "Котов Игорь Львович, главный инженер")
    await ivan.say("Белов Олег")
    await ivan.sees("Записать ЛПР «Белов Олег»?")
    await ivan.say("да")
    await ivan.sees("Белов Олег, должности нет")
    await ivan.press("Отказ")
    await ivan.sees("Ромашка — Белов О.: отказ", "Север")


async def test_a_name_in_small_letters_is_asked_about(quick_team: Team) -> None:
    """It may be any two words; a result may be pressed all the same."""
    ivan = quick_team.hunter
    await listed(ivan, "Ромашка", "Север", person=None)
    await ivan.say("/batch")
    await ivan.sees("ЛПР не известен")
    await ivan.say("просит кп")
    await ivan.sees("Записать ЛПР «Просит Кп»?")
    await ivan.press("Отказ")
    await ivan.sees("Не засчитано: нет ЛПР", "Север")
    assert await names(quick_team.town) == []


async def test_a_day_alone_is_asked_what_it_is_for(quick_team: Team) -> None:
    """With both lines that can be copied."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка")
    await ivan.say("завтра")
    await ivan.sees("Что завтра?", "перезвонить завтра", "встреча завтра")
    assert await kept_records(quick_team.town) == []


async def test_not_today_is_said_of_the_slot_and_ends_the_batch(quick_team: Team) -> None:
    """With its reason; outside the slot's hours it is only not understood."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to("2026-11-24T09:20:00+03:00")
    await ivan.sees("Телемаркетинг")
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("не сегодня: заболел")
    await ivan.sees("Телемаркетинг", "болезнь")
    assert any("Набрано 0" in seen.text for seen in await ivan.messages())
    assert [row.ended_at is not None for row in await kept_batches(place)] == [True]
    assert {row.outcome for row in await rows(place, reminders) if "telemarketing" in row.slot} == {"skipped"}
    assert set(await names(place)) == {"Иванов Пётр Сергеевич"}


async def test_a_number_stays_on_the_card_when_another_decision_maker_is_learnt(quick_team: Team) -> None:
    """The one that is known, with whose it is; the company's own without."""
    ivan, place = quick_team.hunter, quick_team.town
    await listed(ivan, "Ромашка")
    await listed(ivan, "Север", person=None)
    await place.polevik.database.transaction(
        lambda c: c.execute(update(clients).where(clients.c.name == "Ромашка").values(phone=None))
    )
    await ivan.say("/batch")
    await ivan.sees("Номера нет")
    await ivan.say("8 (916) 123-45-67")
    await ivan.sees("Номер сохранён")
    await ivan.say("Котов Игорь; закупки")
    await ivan.press("Записать")
    await ivan.sees("Котов Игорь, закупки", "+79161234567 — Иванов П. С.")
    await ivan.press("Отказ")
    await ivan.sees("Север")
    await ivan.say("Котов Игорь; закупки")
    assert "—" not in (await ivan.sees("Котов Игорь, закупки", "+74951230000")).text.split("📱")[1].splitlines()[0]


async def test_what_nobody_knows_is_no_name_where_a_record_is_mended(quick_team: Team) -> None:
    """«не знаю» leaves it without a decision maker."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; нет ЛПР; отказ")
    await ivan.sees("нет ЛПР")
    await ivan.press("Указать ЛПР")
    await ivan.say("не знаю")
    await ivan.sees("Пока без ЛПР: «Ромашка»")
    assert await names(quick_team.town) == []
    await ivan.say("Котов Игорь; директор")
    await ivan.sees("Засчитано")


# -- the question about the last call


async def test_a_result_typed_where_an_hour_is_asked_is_nobodys(quick_team: Team) -> None:
    """Neither the next client's nor a note; the same result with an hour is the answer."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.say("встреча вт 11:00")
    await ivan.sees("Север")
    await ivan.say("встреча вт 11:00")
    await ivan.sees("Когда встреча?")
    await ivan.say("отказ")
    await ivan.sees("Сейчас вопрос о «Север»: когда встреча?", "дальше", "отменить")
    await ivan.say("встреча вт 11:10")
    await ivan.sees("время уже занято: Ромашка")
    await ivan.say("встреча вт 11:30")
    await ivan.sees("вт 24.11 11:30", "Вектор")
    assert [row.result for row in await kept_records(place)] == ["booked", "booked"]


async def test_when_the_slot_ends_in_a_question_what_is_typed_answers_that(quick_team: Team) -> None:
    """A result is refused; the hour is taken long afterwards too."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.press("Встреча")
    await ivan.sees("Когда встреча?")
    await place.move_to(AT_THE_END)
    await ivan.sees("итог", "Ромашка: когда встреча?", "Встреч записано 1, засчитано 0: нет даты и времени")
    await ivan.say("октаз")
    await ivan.sees("Сейчас вопрос о «Ромашка»: когда встреча?")
    await place.move_to("2026-11-23T12:30:00+03:00")
    await ivan.say("встреча вт 11:30")
    await ivan.sees("Ромашка", "вт 24.11 11:30", "встреч назначено 1")
    assert [row.result for row in await kept_records(place)] == ["booked"]


async def test_a_question_that_was_left_is_not_asked_again_and_the_card_on_the_screen_is(quick_team: Team) -> None:
    """At the slot's end the talk that is on gets its result; what has no hour is named by the week, and dated there."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.press("Встреча")
    await ivan.press("Дальше")
    await ivan.sees("Север")
    await place.move_to(AT_THE_END)
    result = await ivan.sees("итог", "Ещё говорите? Север", "засчитано 0: нет даты и времени")
    assert "когда встреча" not in result.text
    await ivan.say("отказ")
    await ivan.sees("Засчитано. Север", "Набрано 2")
    await ivan.say("/week")
    week = await ivan.sees("Назначенные встречи: 0/12")
    assert "нет даты и времени" in week.text
    assert "нет ЛПР" not in week.text


async def test_a_question_left_about_the_last_call_is_not_asked_by_the_result(quick_team: Team) -> None:
    """«Дальше» was the answer."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка")
    await ivan.press("Перезвонить")
    await ivan.sees("Когда перезвонить?")
    await ivan.press("Дальше")
    assert "Когда перезвонить" not in (await ivan.sees("итог", "Набрано 1")).text


async def test_a_pause_in_a_question_comes_back_to_it(quick_team: Team) -> None:
    """Nothing is lost; ended by a word, it is still asked, and may be left."""
    ivan = quick_team.hunter
    await begin(ivan, *NAMES[:3])
    await ivan.press("Встреча")
    await ivan.say("пауза")
    await ivan.sees("Пауза")
    await ivan.press("Продолжить")
    await ivan.sees("Ромашка", "Когда встреча?")
    await ivan.say("закончить")
    await ivan.sees("итог", "Ромашка: когда встреча?")
    await ivan.press("Указать время")
    await ivan.sees("Когда встреча?")
    await ivan.say("вт 11:00")
    await ivan.sees("Засчитано", "вт 24.11 11:00")


async def test_a_question_of_the_result_may_be_left_open(quick_team: Team) -> None:
    """And the list gone on with."""
    ivan = quick_team.hunter
    await begin(ivan, *NAMES[:3])
    await ivan.press("Перезвонить")
    await ivan.say("закончить")
    await ivan.sees("итог", "Ромашка. Когда перезвонить?")
    await ivan.say("дальше")
    await ivan.sees("«Ромашка» — без времени", "/week")
    await ivan.say("продолжить")
    await ivan.sees("Север", "Осталось 2")


async def test_a_day_told_by_the_results_button_is_taken_where_he_ended_the_batch_himself(quick_team: Team) -> None:
    """As where the clock did."""
    ivan = quick_team.hunter
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Перезвонить")
    await ivan.say("закончить")
    await ivan.sees("Ромашка. Когда перезвонить?")
    await ivan.press("Завтра")
    await ivan.sees("Ромашка", "вт 24.11", "Набрано 1")


# -- the batch's words beside it


@pytest.mark.parametrize("line", ["/call Гранит; Котов Игорь; директор; отказ", "/book Гранит; Котов Игорь; ср 11:00"])
async def test_words_of_the_batch_are_no_notes_of_a_record_made_beside_it(quick_team: Team, line: str) -> None:
    """Paused, gone on with, ended."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, *NAMES[:3])
    await ivan.say(line)
    await ivan.sees("Гранит")
    await ivan.say("дальше")
    await ivan.sees("Ромашка", "Осталось 3")
    await ivan.say(line.replace("Гранит", "Дельта").replace("ср", "чт"))
    await ivan.sees("Дельта")
    await ivan.say("пауза")
    await ivan.sees("Пауза. Осталось 3")
    await ivan.say(line.replace("Гранит", "Заря").replace("ср", "пт"))
    await ivan.sees("Заря")
    await ivan.say("закончить")
    await ivan.sees("итог", "Набрано 0")
    assert {(row.reason, row.note) for row in await kept_records(place)} == {(None, None)}


async def test_words_under_the_result_go_on_or_say_that_it_is_over(quick_team: Team) -> None:
    """A note is still of its last call; no word is recommended that would be refused."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Отказ")
    await ivan.press("Закончить")
    await ivan.sees("итог")
    await ivan.say("note: liked it")
    await ivan.sees("Заметка сохранена: Ромашка")
    await ivan.say("пауза")
    await ivan.sees("Звонки подряд не идут", "/batch")
    await ivan.say("продолжить")
    await ivan.sees("Север", "Осталось 1")
    await place.move_to(AT_THE_END)
    await ivan.sees("Ещё говорите? Север")
    await ivan.say("пауза")
    await ivan.sees("Звонки подряд не идут")
    await ivan.say("продолжить")
    await ivan.sees("Север", "Осталось 1 · до 12:00")
    assert [row.note for row in await kept_records(place)] == ["liked it"]


# -- promised calls


async def test_the_hour_of_a_promised_call_is_kept(quick_team: Team) -> None:
    """On the record, on the card, in the day; no note is made of it."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Перезвонить")
    await ivan.say("завтра 11:00")
    await ivan.sees("перезвонить · 1/50 · вт 24.11 11:00", "Север")
    await ivan.press("Закончить")
    (made,) = await kept_records(place)
    assert (str(made.call_back_on), f"{made.call_back_at:%H:%M}", made.note) == ("2026-11-24", "11:00", None)
    await place.move_to(MONDAY + timedelta(days=1))
    await ivan.say("/today")
    await ivan.sees_button("📞 11:00 Ромашка")
    await ivan.say("/batch")
    await ivan.sees("Ромашка", "Обещали перезвонить вт 24.11 11:00")


async def test_a_promised_call_comes_first_though_the_client_is_on_the_list_from_a_file(quick_team: Team) -> None:
    """On its day with the promise as purpose; before it he waits."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Вектор; Котов Игорь; директор; перезвонить завтра; просил смету")
    await ivan.sees("Перезвонить: вт 24.11")
    await place.move_to(MONDAY + timedelta(minutes=5))
    await listed(ivan, "Ромашка", "Север")
    await ivan.say("/lists эта +Вектор")
    await ivan.sees("В списке: Вектор")
    await place.polevik.database.transaction(
        lambda c: c.exec_driver_sql("UPDATE list_items SET source = 'file' WHERE source = 'added'")
    )
    await ivan.say("/batch")
    await ivan.sees("Ромашка", "Осталось 2")
    await ivan.press("Закончить")
    await place.move_to(MONDAY + timedelta(days=1))
    await ivan.say("/batch")
    await ivan.sees("Вектор", "Обещали перезвонить вт 24.11: просил смету", "Осталось 3")


async def test_the_same_in_english(quick_place: Town) -> None:
    """Slips, words beside, the question."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await listed(john, "Acme", "Bolt", person=("Brown Peter", "director"))
    await john.say("/batch")
    await john.sees_button("🙅 Not a decision maker")
    await john.say("wrong number")
    await john.sees("Not understood: “wrong number”")
    await john.say("meating")
    await john.sees("When is the meeting?")
    await john.say("refused")
    await john.sees("First “Acme”: when is the meeting?")
    await john.say("meeting tue 11:30")
    await john.sees("Tue 24.11 11:30", "Bolt")
    await john.say("tomorrow")
    await john.sees("What about tomorrow?", "call back tomorrow")
    await john.say("Green Tom; buyer")
    await john.sees("Decision maker “Green Tom”: keep?")
    await john.press("Keep")
    await john.sees("Green Tom, buyer")


async def test_on_the_first_card_it_is_said_that_these_calls_hold_nothing_yet(quick_team: Team) -> None:
    """There is a record of just before: that there is none would not be true, and /undo takes it back."""
    ivan = quick_team.hunter
    await listed(ivan, *NAMES[:3])
    await ivan.say("/call Полюс; Иванов Пётр; директор; отказ дорого")
    await ivan.sees("Засчитано", "1 из 50")
    await ivan.say("/batch")
    await ivan.sees("Ромашка", "Осталось 3")
    await ivan.say("заметка: просили счёт")
    await ivan.sees("В этих звонках пока нет записей")
    await ivan.say("отменить")
    await ivan.sees("В этих звонках пока нет записей", "/undo")
    await ivan.say("/undo")
    await ivan.sees("Отменено: Полюс")
