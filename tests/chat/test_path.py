"""A client goes his way: talks, closing with the head beside, payment, a farmer; lost, postponed, taken back."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.store import people
from bot.store.tables import audit, clients, deputies, list_items, path_moves, paths
from tests.chat.conftest import Team, join
from tests.chat.farming import farmer
from tests.chat.form_scene import english_team
from tests.chat.grouping import bound
from tests.chat.meetings import MEET, WHOLE, at, fill
from tests.chat.town import Phone, Town

CALL = "/call Ромашка; Иванов Пётр Сергеевич; директор; перезвонить завтра"
TALKS = "/path Ромашка; переговоры; 1,5 млн"


async def rows(place: Town, table: Any) -> list[Any]:
    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(table).order_by(*table.primary_key)))

    return await place.polevik.database.transaction(read)


async def moves(place: Town) -> list[str]:
    """Those that stand, in order."""
    return [row.move for row in await rows(place, path_moves) if row.undone_at is None]


async def knows(phone: Phone) -> None:
    await phone.say(CALL)
    await phone.sees("Засчитано")


async def in_talks(phone: Phone) -> None:
    await knows(phone)
    await phone.say(TALKS)
    await phone.sees("✅ Ромашка: переговоры · 1\u00a0500\u00a0000\u00a0₽")


async def test_from_the_meeting_to_the_farmer_by_taps(team: Team) -> None:
    """Block 2 by the form, block 3 by two taps and a sum; the head joins with one; paid, one tap to the farmer."""
    vera, ivan, head, place = await farmer(team), team.hunter, team.head, team.town
    await ivan.say(MEET)
    await ivan.sees("Ромашка", "Кто на встрече?")
    await fill(ivan, WHOLE)
    await ivan.say("/client Ромашка")
    await ivan.sees("Интерес и прогресс", "💼 Блок 2 · Переговоры с пн 23.11")
    ivan.taps = 0
    await ivan.press("🧭 Дальше по пути")
    await ivan.press("📄 Договор")
    await ivan.sees("Ромашка: на какую сумму?")
    await ivan.say("1,5 млн")
    await ivan.sees("✅ Ромашка: договор · 1\u00a0500\u00a0000\u00a0₽", "Руководитель получил сводку")
    assert ivan.taps == 2
    brief = await head.sees(
        *(
            "Блок 3: «Ромашка» — договор",
            "1\u00a0500\u00a0000\u00a0₽ · ведёт Иван Орлов",
            "Иванов П. С., директор (решает)",
        ),
        *("Есть ли бюджет? — Утверждён", "КП — до пт 27.11", "💬 пн 23.11 Иванов П. С.: встреча"),
        "➡️ Дальше: КП до пт 27.11",
    )
    assert len(brief.text.splitlines()) <= 12
    await head.press("🙋 Подключаюсь")
    await head.sees("🙋 Вы подключились. Иван Орлов об этом знает.")
    await ivan.sees("«Ромашка»: подключается Ольга Седова")
    await ivan.press("💰 Оплата")
    await ivan.sees("💰 Ромашка: оплата · 1\u00a0500\u00a0000\u00a0₽", "Теперь это действующий клиент", "Кому передать")
    await head.sees("🧭 Иван Орлов: «Ромашка» — оплата")
    await head.say("/path Ромашка; подключаюсь")
    await head.sees("«Ромашка» в блоке 3 и уже оплачен", "/handover Ромашка", "/path Ромашка; оставить")
    await ivan.press("🤝 Вера Фомина")
    await ivan.sees("передача предложена: Вера Фомина")
    await vera.press("✅ Принять")
    await vera.sees("теперь ваш")
    await vera.say("/client Ромашка")
    shown = await vera.sees("Действующий клиент · привёл Иван Орлов, ведёт Вера Фомина")
    assert "💼" not in shown.text
    assert "💰" not in shown.text
    assert await moves(place) == ["interest", "contract", "paid", "done"]
    assert await rows(place, paths) == []
    assert [str(row.existing_since) for row in await rows(place, clients)] == ["2026-11-23"]
    noted = [(row.member_id, row.action, row.details.get("move")) for row in await rows(place, audit)]
    paid = [each for each in noted if each[1].startswith("path.")]
    assert paid == [(2, "path.move", "contract"), (1, "path.join", None), (2, "path.move", "paid")]


async def test_a_line_is_enough_in_english(quick_place: Town) -> None:
    """Typed from the phone's queue: talks, contract with its sum, the head's word, payment, kept."""
    team = await english_team(quick_place)
    john, head = team.hunter, team.head
    await john.say("/call Acme; Black Peter Ivanovich; director; refused")
    await john.sees("Acme")
    await john.say("/path Acme; talks")
    await john.sees("✅ Acme: talks")
    await john.say("/path Acme; contract; 1.5 mln")
    await john.sees("✅ Acme: contract · 1\u00a0500\u00a0000\u00a0₽", "Block 3. The head got a brief")
    await head.sees("Block 3: “Acme”: contract", "led by John Field")
    await head.say("/path Acme; I join")
    await head.sees("You joined. John Field knows.")
    await john.sees("joins")
    await john.say("/path Acme; payment")
    await john.sees("It is an existing client now")
    await john.say("/path Acme; keep")
    await john.sees("the deal is closed, the existing client stays with you")
    await john.say("/client Acme")
    await john.sees("Existing client · John Field looks after it")
    assert await moves(quick_place) == ["progress", "contract", "paid", "done"]


async def test_a_button_pressed_twice_moves_once(team: Team) -> None:
    """On every database; the head is told once."""
    ivan, place = team.hunter, team.town
    await in_talks(ivan)
    message = await ivan.sees_button("📄 Договор")
    await ivan._remember()
    await asyncio.gather(ivan.press_again(message, "📄 Договор"), ivan.press_again(message, "📄 Договор"))
    await ivan.sees("договор")
    await team.head.sees("Блок 3: «Ромашка»")
    assert await moves(place) == ["progress", "contract"]
    told = [each for each in await team.head.messages() if "Блок 3: «Ромашка»" in each.text]
    assert len(told) == 1


async def test_the_bot_may_stop_between_any_two_steps(quick_team: Team) -> None:
    """What was asked is still asked."""
    ivan, place = quick_team.hunter, quick_team.town
    await knows(ivan)
    await ivan.say("/path Ромашка")
    await ivan.sees("Блок 1: холодная работа", "Куда дальше?")
    for press, say, seen in (
        ("💬 Переговоры", None, "✅ Ромашка: переговоры"),
        ("📦 Заказ", None, "на какую сумму?"),
        (None, "не знаю", "✅ Ромашка: заказ"),
        (None, "/path Ромашка; 800 тыс", "заказ · 800\u00a0000\u00a0₽"),
        ("✖️ Проиграли", None, "почему проиграли?"),
        (None, "выбрали «Бету»", "проигран, причина — выбрали «Бету»"),
    ):
        await place.restart()
        await (ivan.press(press) if press else ivan.say(say or ""))
        await ivan.sees(seen)
    assert await moves(place) == ["progress", "order", "order", "lost"]


async def test_the_last_move_is_taken_back_within_a_quarter_of_an_hour(quick_team: Team) -> None:
    """Typed and by its button; the head is told; later it is mended by a move back."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор")
    await head.sees("Блок 3")
    await ivan.say("/undo")
    await ivan.sees("↩️ Ромашка: отменено — договор")
    await head.sees("↩️ Иван Орлов: «Ромашка» — отменено: договор")
    assert await moves(place) == ["progress"]
    await ivan.say("/path Ромашка; заказ")
    await ivan.sees("✅ Ромашка: заказ")
    await ivan.press("↩️ Отменить")
    await ivan.sees("отменено — заказ")
    await ivan.say("/path Ромашка; заказ")
    await ivan.sees("✅ Ромашка: заказ")
    await place.move_to(at(23, "10:20"))
    await ivan.say("/undo")
    await ivan.sees("Отменить уже нельзя", "шагом назад")
    await ivan.say("/path Ромашка; переговоры")
    await ivan.sees("✅ Ромашка: переговоры · 1\u00a0500\u00a0000\u00a0₽")
    assert await moves(place) == ["progress", "order", "progress"]


async def test_a_mistaken_payment_makes_nobody_an_existing_client(quick_team: Team) -> None:
    """Taken back, or led back to the order."""
    ivan, place = quick_team.hunter, quick_team.town
    await in_talks(ivan)
    await ivan.say("/path Ромашка; заказ")
    for back in ("/undo", "/path Ромашка; заказ"):
        await ivan.say("/path Ромашка; оплата")
        await ivan.sees("Теперь это действующий клиент")
        assert [row.existing_since is None for row in await rows(place, clients)] == [False]
        await ivan.say(back)
        await ivan.sees("Ромашка")
        assert [row.existing_since for row in await rows(place, clients)] == [None]


async def test_undo_takes_back_what_was_done_last(quick_team: Team) -> None:
    """A record after the move first, then the move."""
    ivan, place = quick_team.hunter, quick_team.town
    await in_talks(ivan)
    await place.move_to(at(23, "10:02"))
    await ivan.say("/call Луч; Котов Игорь Львович; директор; отказ")
    await ivan.sees("Засчитано")
    await ivan.say("/undo")
    await ivan.sees("Отменено", "Луч")
    await ivan.say("/undo")
    await ivan.sees("отменено — переговоры")


async def deputy(place: Town, member_id: int, head_id: int) -> None:
    """Stands in for the head this week."""
    day = date(2026, 11, 23)

    def write(connection: Connection) -> None:
        found = people.by_telegram_id(connection, 1)
        assert found is not None
        row = {"team_id": found[0].team_id, "head_id": head_id, "member_id": member_id, "created_at": at(23, "09:00")}
        connection.execute(insert(deputies), {**row, "first_day": day, "last_day": day + timedelta(days=6)})

    await place.polevik.database.transaction(write)


async def test_every_head_and_the_deputy_are_told_and_the_first_joins(quick_team: Team) -> None:
    """The second sees who did."""
    ivan, olga, place = quick_team.hunter, quick_team.head, quick_team.town
    boris = await join(place, olga, 5, "Борис Лев", "head")
    vera = await farmer(quick_team, 6)
    await deputy(place, 4, 1)
    await ivan.say(MEET)
    await ivan.sees("Ромашка", "Кто на встрече?")
    await fill(ivan, "4. 200, ежемесячно\n19. утверждён, 3 млн")
    await ivan.say(TALKS)
    await ivan.sees("✅ Ромашка: переговоры")
    await ivan.say("/path Ромашка; договор")
    for one in (olga, boris, vera):
        brief = await one.sees("🔔 Блок 3: «Ромашка» — договор", "📝 Анкета 2 из 12. Нет ответа:", "ещё 7")
        assert "Есть ли бюджет? — Утверждён" in brief.text
    await vera.press("🙋 Подключаюсь")
    await vera.sees("Вы подключились")
    await ivan.sees("подключается Вера Фомина")
    assert await olga.press("🙋 Подключаюсь") == "Уже подключается Вера Фомина."
    shown = await olga.sees("Уже подключается Вера Фомина")
    assert not any("Подключаюсь" in label for label in shown.labels)
    await boris.say("/path Ромашка; подключаюсь")
    await boris.sees("Уже подключается Вера Фомина")
    assert [row.joined_by for row in await rows(place, paths)] == [4]


async def test_who_closes_does_not_join_by_a_word(quick_team: Team) -> None:
    """It is the head's."""
    ivan = quick_team.hunter
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор")
    await ivan.sees("договор")
    await ivan.say("/path Ромашка; подключаюсь")
    await ivan.sees("подключается руководитель")
    assert [row.joined_by for row in await rows(quick_team.town, paths)] == [None]


async def test_a_sum_without_its_unit_is_asked_and_nobody_is_told_meanwhile(quick_team: Team) -> None:
    """Small, or far below what stood; by a button or typed; the remark is kept, a sum that says its unit is taken."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор; 2,5; ждут юриста")
    asked = await ivan.sees("Ромашка: 2,5 — это 2,5 млн, 2,5 тыс. или 2,50\u00a0₽?")
    assert asked.labels[:3] == ["2,5 млн", "2,5 тыс.", "2,50\u00a0₽"]
    assert await moves(place) == ["progress"]
    assert not any("Ромашка" in each.text for each in await head.messages())
    await place.restart()
    await ivan.press("2,5 млн")
    await ivan.sees("✅ Ромашка: договор · 2\u00a0500\u00a0000\u00a0₽")
    [said] = [row for row in await rows(place, path_moves) if row.move == "contract"]
    assert said.reason == "ждут юриста"
    for line, meant, typed, became in (
        ("900", "900 млн, 900 тыс. или 900", "тыс.", "900\u00a0000"),
        ("8500", "8500 тыс. или 8", "3 млн", "3\u00a0000\u00a0000"),
        ("заказ; 1,5", "1,5 млн, 1,5 тыс. или 1,50", "рублей", "1,50"),
    ):
        await ivan.say(f"/path Ромашка; {line}")
        await ivan.sees(f"— это {meant}\u00a0") if "8500" not in line else await ivan.sees(meant)
        await ivan.say(typed)
        await ivan.sees(f"· {became}\u00a0₽")
    await ivan.say("/path Ромашка; 900 ₽")
    await ivan.sees("заказ · 900\u00a0₽")
    await ivan.say("/undo")
    await ivan.sees("отменено")
    await ivan.say("/path Ромашка; отложить; 15.01; ждут бюджета")
    await ivan.sees("отложен до")
    # The trail tells what stood before, and how much was put off.
    await head.say("/audit")
    said = (await head.sees("Кто что менял")).text.replace("\u00a0", " ")
    assert "Ромашка: договор · 2 500 000 ₽ → 900 000 ₽" in said
    assert "Ромашка: заказ · 1,50 ₽ → 900 ₽" in said
    assert "Ромашка: отменено — заказ · 900 ₽ → 1,50 ₽" in said
    assert "Ромашка: отложен · 1,50 ₽" in said


async def test_who_is_lost_leaves_the_list_and_the_day_until_he_is_brought_back(quick_team: Team) -> None:
    """With the reason on his card; a batch does not offer him."""
    ivan, place = quick_team.hunter, quick_team.town
    await knows(ivan)
    await ivan.say("/lists +Ромашка")
    await ivan.sees("Ромашка")
    await place.move_to(at(24, "10:00"))
    await ivan.say("/today")
    await ivan.sees_button("📞 Ромашка")
    await ivan.say("/client Ромашка")
    await ivan.press("🧭 Дальше по пути")
    await ivan.press("✖️ Проиграли")
    await ivan.press("дорого")
    await ivan.sees("✖️ Ромашка: проигран, причина — дорого")
    await ivan.say("/today")
    assert not any("Ромашка" in label for label in (await ivan.sees("24.11")).labels)
    assert await rows(place, list_items) == []
    await ivan.say("/client Ромашка")
    await ivan.sees("Проигран · ведёт Иван Орлов", "✖️ Проигран вт 24.11: дорого")
    await ivan.say("/path Ромашка; вернуть в работу")
    await ivan.sees("Ромашка: снова в работе")
    await ivan.say("/today")
    await ivan.sees_button("📞 Ромашка")


async def test_who_was_lost_comes_back_to_his_stage_with_his_sum_and_counts_as_living(quick_team: Team) -> None:
    """On the board, in the summary, to the heads who may join anew; by one tap it is taken back."""
    ivan, head = quick_team.hunter, quick_team.head
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор")
    await head.press("🙋 Подключаюсь")
    await head.sees("Вы подключились")
    await ivan.say("/path Ромашка; проиграли; дорого")
    await ivan.sees("✖️ Ромашка: проигран")
    await head.say("/board")
    await head.sees("3. Закрытие: 0", "✖️ Проиграны за три месяца: 1 · дорого 1")
    await head.say("/path Ромашка; подключаюсь")
    await head.sees("«Ромашка» проигран", "/path Ромашка; вернуть")
    await ivan.say("/client Ромашка")
    await ivan.press("🧭 Дальше по пути")
    await ivan.press("↩️ Вернуть в работу")
    await ivan.sees("↩️ Ромашка: снова в работе · договор · 1\u00a0500\u00a0000\u00a0₽", "Руководитель получил сводку")
    await head.sees("Блок 3: «Ромашка» — договор", "1\u00a0500\u00a0000\u00a0₽ · ведёт Иван Орлов")
    await head.say("/board")
    assert "Проиграны" not in (await head.sees("3. Закрытие: 1 · 1\u00a0500\u00a0000\u00a0₽")).text
    await head.say("/summary")
    await head.sees("Блок 3, ждут подключения руководителя: 1", "Ромашка — 1\u00a0500\u00a0000\u00a0₽")
    await ivan.say("/undo")
    await ivan.sees("отменено — снова в работе")
    await head.say("/board")
    await head.sees("3. Закрытие: 0", "✖️ Проиграны за три месяца: 1 · дорого 1")


async def test_who_is_postponed_comes_back_on_his_day(quick_team: Team) -> None:
    """At the standup, on the day's screen, in the week's list; the deal is where it was."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.say(TALKS)
    await ivan.say("/lists +Ромашка")
    await ivan.sees("Ромашка")
    await ivan.say("/path Ромашка; отложить; 01.12")
    await ivan.sees("⏸ Ромашка: отложен до вт 01.12", "Почему?")
    await ivan.press("ждут бюджета")
    await ivan.sees("отложен до вт 01.12. Причина — ждут бюджета")
    assert await rows(place, list_items) == []
    await ivan.say("/client Ромашка")
    await ivan.sees("💼 Блок 2 · Переговоры с пн 23.11", "Почему отложен: ждут бюджета", "⏸ Отложен до вт 01.12")
    await place.move_to(at(30, "09:00"))
    await ivan.say("/today")
    assert not any("Ромашка" in label for label in (await ivan.sees("30.11")).labels)
    await place.move_to(at(1, "09:00", 12))
    await ivan.sees("Утренняя оперативка", "вернулись из отложенных: 1")
    await ivan.say("/today")
    await ivan.sees_button("🔔 Ромашка")
    await ivan.say("/lists")
    await ivan.sees_button("Вернулись +1")
    await ivan.press("🔔 Ромашка")
    shown = await ivan.sees("💼 Блок 2 · Переговоры с пн 23.11 · 1\u00a0500\u00a0000\u00a0₽")
    assert "Почему отложен" not in shown.text


async def test_postponed_by_a_word_is_undone_with_its_day(quick_team: Team) -> None:
    """And may be brought back at once."""
    ivan, place = quick_team.hunter, quick_team.town
    await in_talks(ivan)
    for back in ("/undo", "/path Ромашка; вернуть"):
        await ivan.say("/path Ромашка; отложить; через месяц; бюджет")
        await ivan.sees("отложен до")
        assert [row.postponed_until is None for row in await rows(place, clients)] == [False]
        await ivan.say(back)
        await ivan.sees("Ромашка")
        assert [row.postponed_until for row in await rows(place, clients)] == [None]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/path Ромашка; договор; 1 млн", "рано. Сначала переговоры"),
        ("/path Ромашка; оплата", "рано. Сначала переговоры"),
        ("/path Ромашка; вернуть", "возвращать и закрывать нечего"),
        ("/path Ромашка; чудо", "Не понял «чудо»"),
        ("/path Ромашка; переговоры; 1,5 лимона", "Сумму не разобрал"),
        ("/path Ромашка; отложить; 01.01.2020", "Нужен день не раньше завтрашнего"),
        ("/path Нет такого; договор", "Нет такого"),
    ],
)
async def test_an_illegal_move_is_refused_with_the_way_out(quick_team: Team, line: str, said: str) -> None:
    """Nothing is written."""
    await knows(quick_team.hunter)
    await quick_team.hunter.say(line)
    await quick_team.hunter.sees(said)
    assert await rows(quick_team.town, path_moves) == []


async def test_a_trainee_gives_the_meeting_with_the_client_and_all_that_is_known(quick_team: Team) -> None:
    """Calls with notes, who decides, the purpose; the hunter leads from there, the booking stays the trainee's."""
    ivan, place = quick_team.hunter, quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Белова", "trainee")
    vera = await farmer(quick_team, 6)
    await anna.say("/call Ромашка; Лебедева Анна Ильинична; закупки; отказ; решает директор")
    await anna.sees("Засчитано")
    await anna.say("/book Ромашка; Иванов Пётр Сергеевич; директор; вт 11:00; показать расчёт")
    await anna.sees("Назначенные встречи: 1")
    await anna.say("/path Ромашка; переговоры")
    await anna.sees("стажёр передаёт встречу")
    await anna.press("📅 Встреча")
    await anna.press("🤝 Передать коллеге")
    assert (await anna.sees("кто проведёт встречу")).labels[:1] == ["Иван Орлов"]
    assert not [label for label in (await anna.sees("кто проведёт встречу")).labels if vera.name in label]
    await anna.say("Вера")
    assert (await anna.sees("«Вера»", "кто проведёт встречу")).labels[:1] == ["Иван Орлов"]
    await anna.say("Ивану")
    await anna.sees("встречу проведёт Иван Орлов", "С клиентом: теперь его ведёт Иван Орлов")
    await ivan.sees(
        *("Анна Белова передаёт вам встречу", "Ромашка — Иванов П. С., директор", "🎯 показать расчёт"),
        *("Ещё решают: Лебедева А. И., закупки", "Лебедева А. И.: отказ — решает директор", "Клиент теперь ваш"),
    )
    await ivan.say("/path Ромашка; переговоры")
    await ivan.sees("✅ Ромашка: переговоры")
    await anna.say("/week")
    await anna.sees("Назначенные встречи: 1/3")
    # Without a meeting too, her client goes to a hunter, and to no farmer; nor is he a lost one, whatever he buys.
    await anna.say("/call Луч; Котов Игорь Львович; директор; перезвонить завтра; просит расчёт")
    await anna.sees("Засчитано")
    await anna.say("/handover Луч; Вера")
    await anna.sees("стажёр передаёт клиента хантеру")
    await anna.say("/client Луч")
    await anna.press("🤝 Передать")
    assert (await anna.sees("Кому передать «Луч»?")).labels[:-1] == ["Иван Орлов"]
    await anna.say("Иван; просят расчёт")
    await anna.sees("передача предложена: Иван Орлов")
    await ivan.sees("Передаёт Анна Белова", "просят расчёт")
    await ivan.press("✅ Принять")
    await ivan.sees("Клиент «Луч» теперь ваш")
    await quick_team.head.say("/team Анна; хантер")
    await quick_team.head.press("Сделать хантером")
    for line in ("переговоры; 1 млн", "заказ", "оплата", "оставить"):
        await ivan.say(f"/path Луч; {line}")
        await ivan.sees("Луч")
    await ivan.say("/client Луч")
    shown = await ivan.sees("Действующий клиент · привела Анна Белова, ведёт Иван Орлов")
    assert "↩️" not in shown.text


async def test_the_head_moves_anybodys_client_and_who_leads_him_is_told(quick_team: Team) -> None:
    """A colleague is refused."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    lev = await join(place, head, 4, "Лев Котов")
    await in_talks(ivan)
    await lev.say("/path Ромашка; договор")
    await lev.sees("Клиента «Ромашка» ведёт Иван Орлов")
    await head.say("/path Ромашка; проиграли; закрылись")
    await head.sees("проигран, причина — закрылись")
    await ivan.sees("🧭 Ольга Седова: «Ромашка» — проигран: закрылись")


async def test_a_deal_with_an_existing_client_closes_with_its_payment(quick_team: Team) -> None:
    """The farmer's deal is told to the head too; nobody is asked for a hand-over."""
    vera = await farmer(quick_team)
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; директор; просят второй цех")
    await vera.sees("Ромашка")
    await vera.say("/path Ромашка; заказ; 300 тыс")
    await vera.sees("✅ Ромашка: заказ · 300\u00a0000\u00a0₽")
    await quick_team.head.sees("Блок 3: «Ромашка» — заказ", "ведёт Вера Фомина")
    await vera.say("/client Ромашка")
    await vera.sees("Действующий клиент", "💼 Сделка: заказ с пн 23.11 · 300\u00a0000\u00a0₽")
    await vera.say("/path Ромашка; проиграли; дорого")
    await vera.sees("сделка проиграна, причина — дорого. Клиент остаётся действующим")
    await vera.say("/path Ромашка; заказ; 200 тыс")
    await vera.sees("заказ · 200\u00a0000\u00a0₽")
    await vera.say("/path Ромашка; оплата")
    shown = await vera.sees("💰 Ромашка: оплата · 200\u00a0000\u00a0₽. Сделка закрыта")
    assert "Кому передать" not in shown.text
    await vera.say("/client Ромашка")
    assert "💼" not in (await vera.sees("Действующий клиент")).text
    await vera.say("/path Ромашка; проиграли; ушли")
    await vera.sees("потерянного возвращают хантеру, /handover")


async def test_several_clients_of_one_beginning_are_asked_about_and_the_line_is_kept(quick_team: Team) -> None:
    """One tap on the name goes on with what was typed."""
    ivan, place = quick_team.hunter, quick_team.town
    for name in ("Луч Восток", "Луч Запад"):
        await ivan.say(f"/call {name}; Котов Игорь Львович; директор; отказ")
        await ivan.sees("Засчитано")
    await ivan.say("/path луч; переговоры; 2 млн")
    await ivan.press("Луч Запад")
    await ivan.sees("✅ Луч Запад: переговоры · 2\u00a0000\u00a0000\u00a0₽")
    await ivan.say("/path")
    await ivan.sees("Какого клиента двигаем?")
    await ivan.press("Луч Запад")
    await ivan.sees("💼 Блок 2 · Переговоры")
    assert await moves(place) == ["progress"]


async def test_path_alone_offers_whom_to_move_page_by_page(quick_team: Team) -> None:
    """Block 3 first, then talks, then whom one dealt with last: his own, and the whole team's for its head."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    vera = await farmer(quick_team)
    await head.say("/path")
    assert not (await head.sees("Пока некого двигать", "/path Ромашка; договор; 1,5 млн")).labels
    await vera.say("/contact Заря; Иванов Пётр Сергеевич; директор; просят второй цех")
    await vera.sees("Заря")
    for number in range(8):
        await ivan.say(f"/call Клиент {number}; Котов Игорь Львович; директор; отказ")
        await ivan.sees("Засчитано")
    await ivan.say("/path Клиент 3; переговоры; 2 млн")
    await ivan.sees("✅ Клиент 3")
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор")
    await ivan.sees("✅ Ромашка: договор")
    await head.say("/path")
    first = await head.sees("Какого клиента двигаем?", "/path Ромашка; договор; 1,5 млн")
    assert first.labels == [
        *("Ромашка · договор · 1\u00a0500\u00a0000\u00a0₽", "Клиент 3 · переговоры · 2\u00a0000\u00a0000\u00a0₽"),
        *("Клиент 7", "Клиент 6", "Клиент 5", "Клиент 4", "Клиент 2", "Клиент 1", "▶️"),
    ]
    await head.press("▶️")
    second = await head.sees("Какого клиента двигаем?")
    assert second.labels == ["Клиент 0", "Заря", "◀️"]
    await head.press("Заря")
    await head.sees("Заря", "Действующий клиент")
    await vera.say("/path")
    assert (await vera.sees("Какого клиента двигаем?")).labels == ["Заря"]
    await head.say("/path")
    await head.sees("Какого клиента двигаем?")
    await place.restart()
    await head.say("Клиент 3; договор")
    await head.sees("✅ Клиент 3: договор")


async def test_the_teams_group_reads_of_block_3_once_a_step(quick_team: Team) -> None:
    """Entered, joined, paid; nothing of talks, of who decides there, of another stage within the block."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    group = await bound(place, head, ivan)
    before = len(await group.said())
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор")
    await group.sees("💼 Блок 3: «Ромашка» — договор · 1\u00a0500\u00a0000\u00a0₽. Ведёт Иван Орлов.")
    await head.press("🙋 Подключаюсь")
    await group.sees("«Ромашка»: подключается Ольга Седова.")
    await ivan.say("/path Ромашка; заказ")
    await ivan.sees("✅ Ромашка: заказ")
    await ivan.say("/path Ромашка; оплата")
    await group.sees("💰 «Ромашка»: оплата · 1\u00a0500\u00a0000\u00a0₽. Ведёт Иван Орлов.")
    assert len(await group.said()) == before + 3
