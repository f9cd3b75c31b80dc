"""Hand-overs: a client goes from a hunter to a farmer with everything, and back when he is lost."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import Connection, select

from bot.domain.stints import stint_of
from bot.domain.timetable import week_of
from bot.store import people, weeks
from bot.store.tables import clients, handovers, list_items, promises, records
from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.farming import CONTACTS, farmer
from tests.chat.meetings import MEET, WHOLE, at, book, fill
from tests.chat.studying import SILENT, STEADY, base
from tests.chat.test_two_at_once import answers_to
from tests.chat.town import MONDAY, Phone, Town

NOTED = "/handover Ромашка; Вера; просят счёт"


async def rows(place: Town, table: Any) -> list[Any]:
    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(table).order_by(table.c.id)))

    return await place.polevik.database.transaction(read)


async def worked(ivan: Phone) -> None:
    """A meeting with its form and a promise, a meeting to come, a promised call: everything that can go over."""
    await ivan.say(MEET)
    await ivan.sees("Ромашка", "Кто на встрече?")
    await fill(ivan, WHOLE)
    await book(ivan, "/book Ромашка; Иванов Пётр Сергеевич; чт 11:00")
    await ivan.say("/call Ромашка; Петров Иван Ильич; закупки; перезвонить завтра; спросить о счёте")
    await ivan.sees("Перезвонить: вт 24.11")


async def hands_over(ivan: Phone) -> None:
    await ivan.say("/client Ромашка")
    await ivan.sees("ведёт Иван Орлов")
    ivan.taps = 0
    await ivan.press("🤝 Передать")
    await ivan.sees("Кому передать «Ромашка»?")
    await ivan.press("Вера Фомина")
    await ivan.sees("«Ромашка» — передача предложена: Вера Фомина", "До ответа клиент ваш")


async def test_a_client_goes_from_hunter_to_farmer_with_everything(team: Team) -> None:
    """Two taps on the card; one screen for the farmer, one tap; nobody loses what he earned."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    await worked(ivan)
    before = await _week(place, ivan)
    await hands_over(ivan)
    assert ivan.taps == 2
    print("taps of a hand-over, from the card:", ivan.taps)
    await ivan.say("просят счёт")
    await ivan.sees("Слова переданы: Вера Фомина")
    await vera.sees("Иван Орлов о «Ромашка»: просят счёт")
    await vera.say("/handover")
    await vera.press("🤝 Ромашка ← Иван Орлов")
    await vera.sees(
        *("Вам передают клиента", "Передаёт Иван Орлов", "📝 просят счёт", "Интерес и прогресс"),
        *("Иванов Пётр Сергеевич, директор", "Петров Иван Ильич", "перезвонить", "КП"),
        *("Впереди", "📅 чт 26.11 11:00 · проводит Иван Орлов", "📞 Перезвонить: вт 24.11", "спросить о счёте"),
    )
    await vera.press("✅ Принять")
    await vera.sees("Клиент «Ромашка» теперь ваш")
    await ivan.sees("передача принята, клиента ведёт Вера Фомина", "Встреча чт 26.11 11:00 остаётся за вами")
    await team.head.sees("«Ромашка»: передача принята, клиента ведёт Вера Фомина")
    await vera.say("/client Ромашка")
    await vera.sees("Действующий клиент · привёл Иван Орлов, ведёт Вера Фомина")
    assert await _week(place, ivan) == before
    await ivan.say("/week")
    await ivan.sees("Результативные звонки: ", "Проведённые встречи: 1/12", "Результативные встречи: 1/6")


async def _week(place: Town, phone: Phone) -> Any:
    def read(connection: Connection) -> Any:
        known = people.by_telegram_id(connection, phone.id)
        assert known is not None
        return weeks.week(connection, stint_of(known[0], MONDAY.date()), week_of(MONDAY.date()))

    return await place.polevik.database.transaction(read)


async def test_promises_and_promised_calls_are_the_new_ones_from_then_on(team: Team) -> None:
    """He is asked at 9:00, his day shows whom to call; the old one is asked of nothing."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    await worked(ivan)
    await ivan.say(NOTED)
    await vera.press("✅ Принять")
    await vera.sees("теперь ваш")
    await place.move_to(at(24, "10:00"))
    await vera.say("/today")
    await vera.sees_button("📞 Ромашка — Петров И. И.")
    await ivan.say("/today")
    assert not any("📞 Ромашка" in label for label in (await ivan.sees("24.11")).labels)
    await vera.say("/agreements")
    await vera.sees_button("КП")
    await ivan.say("/agreements")
    assert not (await ivan.sees("оговорённост")).labels
    await place.move_to(at(27, "09:00"))
    await vera.sees("Ромашка", "КП")
    [kept] = await rows(place, promises)
    [client] = await rows(place, clients)
    assert (kept.author_id, kept.keeper_id, client.owner_id) == (2, 3, 3)
    assert str(client.existing_since) == "2026-11-23"
    assert [row.member_id for row in await rows(place, records)] == [2, 2, 2]


async def test_the_call_that_was_promised_is_made_by_the_new_one(quick_team: Team) -> None:
    """Pressed in his day, recorded as his; then it waits no more."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await worked(ivan)
    await ivan.say(NOTED)
    await vera.press("✅ Принять")
    await vera.sees("теперь ваш")
    await place.move_to(at(24, "10:00"))
    await vera.say("/lists +перезвоны")
    await vera.sees("перезвоны 1")
    await vera.say("/today")
    await vera.press("📞 Ромашка")
    await vera.press("Перезвонить")
    await vera.sees("Засчитано")
    await vera.say("/today")
    assert not any("📞" in label for label in (await vera.sees("24.11")).labels)


async def test_who_waits_on_the_old_ones_list_waits_on_the_new_ones(quick_team: Team) -> None:
    """The next batch brings him."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    await ivan.say("/lists +Ромашка")
    await ivan.sees("Ромашка")
    await ivan.say(NOTED)
    await vera.press("✅ Принять")
    await vera.sees("теперь ваш")
    assert [row.member_id for row in await rows(place, list_items)] == [3]
    await ivan.say("/batch")
    await ivan.sees("Звонить некому")
    await vera.say("/batch")
    await vera.sees("Ромашка", "Иванов Пётр Сергеевич")


async def test_who_was_called_from_the_old_ones_list_is_called_again_by_the_new_one_in_the_same_week(
    team: Team,
) -> None:
    """The call that he was promised stands in the new one's batch; by name he comes too; the record stays."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    for name in ("Ромашка", "Север"):
        await ivan.say(f"/call {name}; Иванов Пётр Сергеевич; директор; отказ")
        await ivan.sees("Засчитано")
        await ivan.say(f"/lists +{name}")
        await ivan.sees(name)
    await ivan.say("/batch")
    await ivan.sees("Ромашка")
    await ivan.say("перезвонить ср; спросить о счёте")
    await ivan.sees("Север")
    await ivan.press("🚫 Отказ")
    await ivan.sees("итог")
    for name in ("Ромашка", "Север"):
        await ivan.say(f"/handover {name}; Вера")
        await vera.sees("Вам передают клиента", name)
        await vera.press("✅ Принять")
        await vera.sees(f"«{name}» теперь ваш")
    await place.move_to(at(25, "10:00"))
    await vera.say("/batch")
    await vera.sees("Ромашка", "🎯 Обещали перезвонить ср 25.11: спросить о счёте")
    await vera.say("/lists +Север")
    await vera.sees("Север")
    await ivan.say("/batch")
    await ivan.sees("Звонить некому")
    calls = [(row.member_id, row.result) for row in await rows(place, records)]
    assert calls == [(2, "refused"), (2, "refused"), (2, "call_back"), (2, "refused")]


async def test_there_is_nothing_to_accept_and_the_word_is_no_note(quick_team: Team) -> None:
    """After a record, with nothing asked; what is a note goes on being one."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say("принять")
    await vera.sees("Предложений нет")
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; директор; обсудили договор")
    await vera.sees("Засчитано")
    for typed in ("принять", "Принять Ромашка", "отказаться"):
        await vera.say(typed)
        await vera.sees("Предложений нет")
    await vera.say("принять заявку до среды")
    await vera.sees("Заметка сохранена")
    assert [row.note for row in await kept_records(place)] == ["обсудили договор; принять заявку до среды"]


async def test_an_offer_tells_how_an_existing_client_stands(quick_team: Team) -> None:
    """His class, his turnover, what speaks for risk and for growth; of who has not bought, nothing."""
    vera, ivan = await farmer(quick_team), quick_team.hunter
    await base(vera, Ромашка=(SILENT, 1000), Луч=(STEADY, 100))
    await vera.say("/handover Ромашка; Иван; ушёл к конкуренту")
    offer = await ivan.sees("Вам передают клиента", "📊 Класс A · ", "₽ за год\n🟡 Нет заказов 60 дн.")
    assert offer.text.count("Класс A") == 1
    await ivan.press("✅ Принять")
    await ivan.sees("теперь ваш")
    await ivan.say("/call Заря; Котов Игорь Львович; закупки; отказ")
    await ivan.sees("Засчитано")
    await ivan.say("/handover Заря; Вера")
    fresh = await vera.sees("Вам передают клиента", "Заря")
    assert "📊" not in fresh.text


async def test_a_refusal_needs_a_reason_and_changes_nothing(team: Team) -> None:
    """By a button and by a word; the giver and the head are told."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    await ivan.say(NOTED)
    await vera.sees("Вам передают клиента")
    await vera.press("✖️ Отказаться")
    await vera.sees("Почему не берёте «Ромашка»?")
    await place.restart()
    await vera.press("не мой участок")
    await vera.sees("Отказ передан")
    await ivan.sees("Вера Фомина — отказ, причина: не мой участок. Клиента ведёт Иван Орлов")
    await team.head.sees("Вера Фомина — отказ")
    await ivan.say(NOTED)
    await vera.sees("Вам передают клиента")
    await vera.say("отказаться ромашка: много своих")
    await vera.sees("Отказ передан", "много своих")
    assert [row.owner_id for row in await rows(place, clients)] == [2]
    assert [(row.state, row.note) for row in await rows(place, handovers)] == [
        ("declined", "не мой участок"),
        ("declined", "много своих"),
    ]
    await team.head.say("/handover")
    await team.head.sees("За две недели", "✖️ пн 23.11 Ромашка: Иван Орлов → Вера Фомина")


async def test_a_lost_client_goes_back_to_the_hunter_with_the_reason(team: Team) -> None:
    """His contacts stay counted for the farmer; the card says since when and why."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; директор; обсудили договор")
    await vera.sees("Засчитано", f"{CONTACTS}: 1 из 40")
    await vera.say("/client Ромашка")
    await vera.press("🤝 Передать")
    await vera.press("Иван Орлов: клиент потерян")
    await vera.sees("Вернуть «Ромашка» — Иван Орлов", "Почему клиент потерян?")
    await vera.press("ушёл к конкуренту")
    await vera.sees("передача предложена: Иван Орлов", "📝 ушёл к конкуренту")
    await ivan.say("принять")
    await ivan.sees("теперь ваш")
    await vera.sees("клиента ведёт Иван Орлов")
    await ivan.say("/client Ромашка")
    await ivan.sees("Потерян · привела Вера Фомина, ведёт Иван Орлов", "↩️ Возвращён пн 23.11: ушёл к конкуренту")
    await vera.say("/week")
    await vera.sees(f"{CONTACTS}: 1/40")
    assert [str(row.existing_since) for row in await rows(place, clients)] == ["2026-11-23"]


async def test_a_complaint_goes_over_and_the_hunter_answers_it(quick_team: Team) -> None:
    """It counts for who recorded it."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; директор; жалоба: недовоз, до среды")
    await vera.sees("Засчитано")
    await vera.say("/handover Ромашка; Иван; закрывается")
    await ivan.sees("❗ Ответить на жалобу: ср 25.11")
    await ivan.press("✅ Принять")
    await place.move_to(at(25, "10:00"))
    await ivan.say("/today")
    await ivan.press("❗ Ромашка")
    await ivan.sees("жалоба", "📝 недовоз", "Ответить: ср 25.11")
    await ivan.press("✅ Отвечено")
    await ivan.sees("Отвечено: ср 25.11 10:00")
    await ivan.say("/today")
    assert not any("Ромашка" in label for label in (await ivan.sees("25.11")).labels)
    assert [row.member_id for row in await kept_records(place)] == [3]


async def test_what_is_missing_in_the_line_is_asked(quick_team: Team) -> None:
    """The client alone; a name that is nobody's, or two people's; the note is kept meanwhile."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await join(place, quick_team.head, 4, "Вера Белова", "farmer")
    await join(place, quick_team.head, 5, "Лев Мягков", "trainee")
    for name in ("Ромашка-1", "Ромашка-2"):
        await ivan.say(f"/call {name}; Иванов Пётр Сергеевич; директор; отказ")
        await ivan.sees("Засчитано")
    await ivan.say("/handover Ромашка; Вера; просят счёт")
    await ivan.press("Ромашка-1")
    asked = await ivan.sees("Кому передать «Ромашка-1»?")
    assert asked.labels[:2] == ["Вера Белова", "Вера Фомина"]
    await place.restart()
    await ivan.say("Игорь")
    await ivan.sees("Не нашёл «Игорь»")
    await ivan.say("Лев")
    await ivan.sees("Лев Мягков: стажёры и руководители клиентов не ведут")
    await ivan.say("Фомина")
    await ivan.sees("передача предложена: Вера Фомина", "📝 просят счёт")
    await vera.sees("📝 просят счёт")
    await ivan.say("/handover Ромашка-1; Белова")
    await ivan.sees("«Ромашка-1» уже предложен: Вера Фомина")
    await ivan.say("/handover Нарцисс; Белова")
    await ivan.sees("Не нашёл «Нарцисс»")


async def test_an_offer_is_taken_back_and_cannot_be_accepted_then(quick_team: Team) -> None:
    """By whoever made it, by the head too; the receiver is told; the client can be offered anew."""
    vera, ivan = await farmer(quick_team), quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.say(NOTED)
    offer = await vera.sees("Вам передают клиента")
    await ivan.press("↩️ Отозвать")
    await ivan.sees("передача отозвана")
    await vera.sees("передача отозвана, отвечать не нужно")
    assert "отозвали" in (await vera.press_again(offer, "✅ Принять") or "")
    await ivan.say(NOTED)
    await vera.sees("Вам передают клиента")
    await quick_team.head.say("/handover")
    await quick_team.head.press("⏳ Ромашка → Вера Фомина")
    await quick_team.head.sees("До ответа клиента ведёт Иван Орлов")
    await quick_team.head.press("↩️ Отозвать")
    await quick_team.head.sees("передача отозвана")
    await vera.say("/handover")
    await vera.sees("Передач пока нет")


async def test_the_head_offers_anybodys_client_and_the_owner_knows(quick_team: Team) -> None:
    """He may say no for him; a colleague may not give what is not his."""
    vera, ivan, head = await farmer(quick_team), quick_team.hunter, quick_team.head
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    await vera.say("/handover Ромашка; Вера")
    await vera.sees("«Ромашка» ведёт Иван Орлов", "владелец или руководитель")
    await head.say(NOTED)
    await head.sees("передача предложена: Вера Фомина", "До ответа клиента ведёт Иван Орлов")
    await ivan.sees("Ольга Седова предлагает передать «Ромашка»: Вера Фомина")
    await vera.press("✅ Принять")
    await ivan.sees("клиента ведёт Вера Фомина")
    await head.sees("клиента ведёт Вера Фомина")


async def test_pressed_twice_he_is_handed_over_once(team: Team) -> None:
    """The second press, and the word after it, are told."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.say(NOTED)
    offer = await vera.sees("Вам передают клиента")
    first, second, third = await answers_to(place, vera, offer, ["✅ Принять", "✅ Принять", "✖️ Отказаться"])
    assert not first
    assert "уже принята" in second
    assert "уже принята" in third
    await vera.say("отказаться: передумала")
    await vera.sees("Не понял")
    assert [row.state for row in await rows(place, handovers)] == ["accepted"]


async def test_accepted_in_the_moment_in_which_it_is_taken_back(team: Team) -> None:
    """Whichever comes first: whose the client is then, and what both were told, agree."""
    vera, ivan, place = await farmer(team), team.hunter, team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.say(NOTED)
    offer, made = await vera.sees("Вам передают клиента"), await ivan.sees("передача предложена")
    told = await asyncio.gather(vera.press_again(offer, "✅ Принять"), ivan.press_again(made, "↩️ Отозвать"))
    [(state, owner)] = [
        (row.state, client.owner_id)
        for row, client in zip(await rows(place, handovers), await rows(place, clients), strict=True)
    ]
    assert (state, owner) in (("accepted", 3), ("taken_back", 2))
    late = "уже принята" if state == "accepted" else "отозвали"
    assert [late in (each or "") for each in told] == [state == "taken_back", state == "accepted"]


async def test_an_old_form_that_is_told_differently_does_not_take_the_promise_back(quick_team: Team) -> None:
    """Whose meeting it was corrects its form; the farmer keeps the promise."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await worked(ivan)
    await ivan.say(NOTED)
    await vera.press("✅ Принять")
    await vera.sees("теперь ваш")
    await ivan.say("/form Ромашка")
    await ivan.sees("Ромашка")
    await ivan.press("12/12")
    await ivan.press("📝 Продолжить")
    await ivan.say("24. КП до чт")
    await ivan.sees("24. КП, чт 26.11")
    [kept] = await rows(place, promises)
    assert (kept.author_id, kept.keeper_id, str(kept.due_on)) == (2, 3, "2026-11-26")


async def test_a_hand_over_in_english(quick_place: Town) -> None:
    """One line, one tap."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", "hunter", "en")
    ann = await join(quick_place, head, 3, "Ann White", "farmer", "en")
    await john.say("/call Acme; Brown Peter John; director; refusal")
    await john.sees("Counted")
    await john.say("/handover Acme; Ann White; wants an invoice")
    await john.sees("“Acme” is offered to Ann White", "stays yours")
    await ann.sees("A client is handed over to you. From John Smith", "📝 wants an invoice")
    await ann.say("accept Acme")
    await ann.sees("“Acme” is yours now")
    await john.sees("accepted, Ann White looks after it now")
    await ann.say("/client Acme")
    await ann.sees("Existing client · brought by John Smith, Ann White looks after it")
