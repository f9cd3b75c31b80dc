"""In a batch something else is opened: what is typed then goes to what it speaks of, and no result is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import clients, decision_makers
from tests.chat.calling import kept_batches, listed
from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.test_batch import begin
from tests.chat.town import MONDAY, Town


async def client_rows(place: Town) -> dict[str, Any]:
    rows = await place.polevik.database.transaction(lambda c: list(c.execute(select(clients))))
    return {row.name: row for row in rows}


async def people_of(place: Town, client_id: int) -> dict[str, str | None]:
    """Who decides there, and at which number."""
    query = select(decision_makers).where(decision_makers.c.client_id == client_id)
    rows = await place.polevik.database.transaction(lambda c: list(c.execute(query)))
    return {row.full_name: row.phone for row in rows}


# -- a client's card beside the batch's


async def test_facts_go_to_the_client_whose_card_was_opened_last(quick_team: Team) -> None:
    """A result still goes to the batch's card, and from then on that one is the last."""
    ivan, place = quick_team.hunter, quick_team.town
    romashka, sever = await begin(ivan, "Ромашка", "Север")
    await ivan.say("/client Север")
    await ivan.sees("Север", "Иванов")
    for fact, shown in (
        ("телефон: +7 495 000-11-22", "+74950001122"),
        ("ИНН 7707083893", "7707083893"),
        ("ЛПР: Котов Игорь Львович; закупки", "Котов Игорь Львович"),
        ("отложить до 01.12", "01.12"),
    ):
        await ivan.say(fact)
        await ivan.sees("Север", shown)
    kept = await client_rows(place)
    assert (kept["Север"].phone, kept["Север"].inn) == ("+74950001122", "7707083893")
    assert str(kept["Север"].postponed_until) == "2026-12-01"
    assert (kept["Ромашка"].phone, kept["Ромашка"].inn) == ("+74951230000", None)
    assert await people_of(place, romashka) == {"Иванов Пётр Сергеевич": None}
    assert "Котов Игорь Львович" in await people_of(place, sever)
    await ivan.say("отказ")
    await ivan.sees("Ромашка — Иванов П. С.: отказ · 1/50", "Север")
    await ivan.say("телефон: +7 495 000-11-33")
    await ivan.sees("Номер сохранён: Север", "Иванов П. С.")


async def test_a_number_alone_is_the_batchs_and_its_answer_says_whose(quick_team: Team) -> None:
    """Though another client's card was opened last."""
    ivan, place = quick_team.hunter, quick_team.town
    romashka, sever = await begin(ivan, "Ромашка", "Север")
    await ivan.say("/client Север")
    await ivan.sees("Север", "Иванов")
    await ivan.say("+7 495 000-11-22")
    await ivan.sees("Номер сохранён: Ромашка, Иванов П. С.")
    assert (await people_of(place, romashka))["Иванов Пётр Сергеевич"] == "+74950001122"
    assert (await client_rows(place))["Север"].phone == "+74951230001"
    assert (await people_of(place, sever))["Иванов Пётр Сергеевич"] is None


async def test_facts_on_the_batchs_own_card_are_its_clients(quick_team: Team) -> None:
    """With the fact's word nothing is left to guess."""
    ivan, place = quick_team.hunter, quick_team.town
    (romashka, _) = await begin(ivan, "Ромашка", "Север")
    await ivan.say("ИНН 7707083893")
    await ivan.sees("Записано: Ромашка", "Осталось 2")
    await ivan.say("ЛПР: Котов Игорь Львович; закупки")
    await ivan.sees("ЛПР: Котов Игорь Львович", "Котов Игорь Львович, закупки")
    await ivan.say("ИНН 123")
    await ivan.sees("ИНН")
    assert (await client_rows(place))["Ромашка"].inn == "7707083893"
    assert "Котов Игорь Львович" in await people_of(place, romashka)


async def test_a_clients_card_opened_where_an_hour_is_asked_takes_its_facts_too(quick_team: Team) -> None:
    """And the hour that is typed after answers the batch's question."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("встреча")
    await ivan.sees("Когда встреча?")
    await ivan.say("/client Север")
    await ivan.sees("Север", "Иванов")
    await ivan.say("телефон: +7 495 000-11-22")
    await ivan.sees("Север", "+74950001122")
    await ivan.say("вт 11:30")
    await ivan.sees("Ромашка", "вт 24.11 11:30")
    assert (await client_rows(place))["Север"].phone == "+74950001122"


# -- results where something else is asked


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("/lists", "Список"),
        ("/absence", "тсутств"),
        ("/meetings", "стреч"),
        ("/clients", "лиент"),
        ("/settings", "асовой пояс"),
        ("/import", "Пришлите клиентов"),
    ],
)
async def test_a_result_goes_to_the_batchs_card_whatever_was_looked_at(
    quick_team: Team, command: str, shown: str
) -> None:
    """The open question does not understand it; the next card comes below."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север", "Вектор")
    await ivan.say(command)
    if command == "/settings":
        await ivan.press("ояс")
    else:
        await ivan.sees(shown)
    await ivan.say("отказ")
    await ivan.sees("Ромашка — Иванов П. С.: отказ · 1/50", "Север")
    await ivan.say(command)
    if command == "/settings":
        await ivan.press("ояс")
    await ivan.say("перезвонить завтра")
    await ivan.sees("Север — Иванов П. С.: перезвонить · 2/50 · вт 24.11", "Вектор")
    assert [row.result for row in await kept_records(place)] == ["refused", "call_back"]


@pytest.mark.parametrize("screen", ["/lists", "/clients"])
async def test_a_result_is_no_note_of_the_last_call_where_a_clients_card_was_opened(
    quick_team: Team, screen: str
) -> None:
    """Looked up from another screen: facts are that client's, results the batch's."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север", "Вектор")
    await ivan.press("Отказ")
    await ivan.sees("Север", "Осталось 2")
    await ivan.say(screen)
    await ivan.say("/client Вектор")
    await ivan.sees("Вектор", "Иванов")
    await ivan.say("телефон: +7 495 000-11-22")
    await ivan.sees("Вектор", "+74950001122")
    await ivan.say("перезвонить завтра")
    await ivan.sees("Север — Иванов П. С.: перезвонить · 2/50 · вт 24.11", "Вектор")
    made = await kept_records(place)
    assert [(row.result, row.note) for row in made] == [("refused", None), ("call_back", None)]
    assert (await client_rows(place))["Вектор"].phone == "+74950001122"


async def test_a_client_who_is_called_like_a_result_is_still_found(quick_team: Team) -> None:
    """A name of the base is meant before a result."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Встреча")
    await ivan.say("/clients")
    await ivan.sees("лиент")
    await ivan.say("Встреча")
    await ivan.sees("Встреча", "Иванов Пётр Сергеевич")
    assert await kept_records(place) == []


async def test_a_result_typed_where_a_clients_name_is_asked_is_asked_about(quick_team: Team) -> None:
    """It may be meant for the call that is being recorded: nothing is recorded, the card comes with the question."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("/call")
    await ivan.sees("Кому")
    await ivan.say("отказ")
    await ivan.sees("Идёт обзвон: Ромашка. Записать «отказ»?", "Осталось 2")
    assert await kept_records(place) == []
    await ivan.press("Отказ")
    await ivan.sees("Ромашка — Иванов П. С.: отказ · 1/50", "Север")


async def test_a_result_alone_is_no_note_of_a_record_made_beside_the_batch(quick_team: Team) -> None:
    """With more words it is what it was: that record's own."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("/call Гранит; Котов Игорь; директор; отказ дорого")
    await ivan.sees("Гранит")
    await ivan.say("отказ")
    await ivan.sees("Ромашка — Иванов П. С.: отказ", "Север")
    assert [(row.reason, row.note) for row in await kept_records(place)] == [("дорого", None), (None, None)]


# -- who was named


async def test_a_result_goes_to_whom_the_open_question_names(quick_team: Team) -> None:
    """Typed or pressed; the answer says to whom."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север", "Вектор")
    await ivan.say("Сидоров Игорь Львович; закупки")
    await ivan.sees("Записать ЛПР «Сидоров Игорь Львович»?")
    await ivan.say("отказ")
    await ivan.sees("Ромашка — Сидоров И. Л.: отказ · 1/50", "Север")
    await ivan.say("Сидоров Олег Львович; закупки")
    await ivan.sees("Записать ЛПР «Сидоров Олег Львович»?")
    await ivan.press("Отказ")
    await ivan.sees("Север — Сидоров О. Л.: отказ · 2/50", "Вектор")
    await ivan.say("отказ")
    await ivan.sees("Вектор — Иванов П. С.: отказ · 3/50")
    assert len(await kept_records(place)) == 3


async def test_a_result_waits_until_it_is_said_whether_two_small_words_are_a_name(quick_team: Team) -> None:
    """Neither him who was known before nor a nobody gets it."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("просит кп")
    await ivan.sees("Записать ЛПР «Просит Кп»?")
    await ivan.say("отказ")
    await ivan.sees("Сначала: записать ЛПР «Просит Кп»?")
    assert "Сначала" in (await ivan.press("Отказ") or "")
    assert await kept_records(place) == []
    await ivan.press("Не надо")
    await ivan.say("отказ")
    await ivan.sees("Ромашка — Иванов П. С.: отказ", "Север")


async def test_a_pressed_result_of_a_question_that_is_forgotten_is_nobodys(quick_team: Team) -> None:
    """Something else was looked at meanwhile: the card comes without the question."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.say("Сидоров Игорь Львович; закупки")
    await ivan.sees("Записать ЛПР «Сидоров Игорь Львович»?")
    await ivan.say("/lists")
    await ivan.sees("Список")
    await ivan.press("Отказ")
    await ivan.sees("Ромашка", "Иванов Пётр Сергеевич, директор", "Осталось 2")
    assert await kept_records(place) == []


# -- after the end


async def test_a_result_typed_after_the_end_is_told_how_to_be_recorded(quick_team: Team) -> None:
    """The batch is over: nothing is recorded, and he hears so."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "Ромашка", "Север")
    await ivan.press("Закончить")
    await ivan.sees("итог")
    await ivan.say("отказ")
    await ivan.sees("Обзвон закончен: «отказ» не записан", "/call", "/batch")
    assert await kept_records(place) == []
    await ivan.say("/batch")
    await ivan.sees("Ромашка")
    await place.move_to(MONDAY + timedelta(hours=1))
    await ivan.sees("Ещё говорите? Ромашка")
    await place.move_to(MONDAY + timedelta(hours=2))
    await ivan.say("отказ")
    await ivan.sees("Обзвон закончен: «отказ» не записан")


async def test_without_a_batch_a_result_is_no_batchs(quick_team: Team) -> None:
    """Nothing is said of batches where there was none."""
    ivan = quick_team.hunter
    await ivan.say("отказ")
    assert "Обзвон" not in (await ivan.sees("/help")).text


async def test_the_same_in_english(quick_place: Town) -> None:
    """Facts, results, the end."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await listed(john, "Acme", "Bolt", person=("Brown Peter", "director"))
    await john.say("/batch")
    await john.say("/client Bolt")
    await john.sees("Bolt")
    await john.say("phone: +7 495 000-11-22")
    await john.sees("Bolt", "+74950001122")
    await john.say("+7 495 000-11-33")
    await john.sees("Number kept: Acme, Brown P.")
    await john.say("/lists")
    await john.say("refused")
    await john.sees("Acme — Brown P.: refused", "Bolt")
    await john.say("/call")
    await john.say("refused")
    await john.sees("Calls in a row: Bolt. Write down “refused”?")
    await john.say("end")
    await john.sees("result")
    await john.say("refused")
    await john.sees("“refused” was not written down", "/call")
    assert len(await kept_batches(quick_place)) == 1
