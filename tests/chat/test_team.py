"""`/team`: who works here and how he stands today; a person's card; another role."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.domain.people import Role
from bot.domain.timetable import week_of
from bot.store.tables import audit, batches, clients, list_items, members
from bot.store.team import everybody, of_week
from tests.chat.conftest import Team, found, introduce, invite, join
from tests.chat.farming import farmer, knows
from tests.chat.meetings import at
from tests.chat.test_handover import rows
from tests.chat.test_two_at_once import answers_to
from tests.chat.town import MONDAY, Phone, Town


async def trainee(team: Team, number: int = 5, name: str = "Анна Лис") -> Phone:
    return await join(team.town, team.head, number, name, "trainee")


async def menu_of(place: Town, phone: Phone, *, has: str = "", lacks: str = "") -> set[str]:
    """The commands that Telegram shows in his chat, as soon as one is among them, or is not."""
    calls = place.simulator.calls
    while True:
        told = [
            call["params"]
            for call in calls.after(0)
            if call["method"] == "setMyCommands" and call["params"]["scope"]["chat_id"] == phone.id
            if call["answer"]["ok"]
        ]
        menu = {each["command"] for each in told[-1]["commands"]} if told else set()
        if (not has or has in menu) and lacks not in menu:
            return menu
        assert await calls.bell.wait(place.patience), menu


async def test_the_head_sees_everybody_and_how_each_stands_today(team: Team) -> None:
    """At work, away, out of reach, still coming in; six on a page."""
    place, head = team.town, team.head
    vera = await farmer(team)
    await head.say("/absence Иван; 23.11-25.11; отпуск")
    await head.sees("Иван Орлов")
    await vera._call("block", {})
    newcomer = await place.phone(9, "Пётр")
    await newcomer.say(f"/start {await invite(head, 'trainee')}")
    await newcomer.sees("Как вас записать")
    await head.say("/team")
    await head.sees(
        *("Отдел продаж: 4 человека", "работают: 1", "отсутствуют: 1", "бот недоступен: 1", "знакомятся с ботом: 1"),
        *("Иван Орлов — хантер, отпуск пн 23.11 – ср 25.11", "Вера Фомина — фермер, бот закрыт с пн 23.11"),
        *("Ольга Седова — руководитель, работает", "стажёр, знакомится с ботом"),
    )
    for number in range(20, 25):
        await join(place, head, number, f"Игорь {chr(1040 + number)}вин", "hunter")
    await head.say("/team")
    seen = await head.sees("9 человек")
    assert seen.text.count(" — ") == 6
    assert len(seen.text.splitlines()) <= 12
    await head.press("▶️")
    assert (await head.sees("9 человек")).text.count(" — ") == 3
    await head.press("Ольга Седова")
    await head.sees("Ольга Седова — руководитель", "В отделе с 23.11.2026")


async def test_a_trainee_becomes_a_hunter_and_everything_follows(team: Team) -> None:
    """Congratulated in her chat; keyboard, commands and week are a hunter's; last week stays a trainee's."""
    place, head, anna = team.town, team.head, await trainee(team)
    await anna.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await anna.sees("Ромашка")
    await place.move_to(at(26, "10:00"))
    await head.say("/team Анна; хантер")
    await head.sees("Анна Лис: стажёр → хантер", "клиентов 1", "за оставшиеся дни недели")
    confirmed = await head.sees_button("Сделать хантером")
    # Pressed twice it is done once.
    told_head = await answers_to(place, head, confirmed, ["Сделать хантером"] * 2)
    assert "эта роль уже есть" in told_head[1]
    await head.sees("✅ Анна Лис — теперь хантер")
    told = await anna.sees("поздравляем с повышением", "Ваша роль теперь — хантер", "Мы решаем проблемы клиентов")
    assert told.text.count("\n") <= 12
    assert {"meet", "form"} <= await menu_of(place, anna, has="meet")
    await anna.say("/meet")
    await anna.sees()
    await anna.say("/week")
    # Thursday and Friday of five days: two fifths of the hunter's norms; the call of Monday is the trainee's.
    was = "до чт — стажёр: звонки 1 из 9"
    await anna.sees("2 дня из 5", "Результативные звонки: 0/20", "Проведённые встречи: 0/5", was)
    [note] = [row for row in await rows(place, audit) if row.action == "member.role"]
    assert (note.member_id, note.subject_id, note.details) == (1, 3, {"old": "trainee", "new": "hunter"})
    await place.move_to("2026-12-01T10:00:00+03:00")
    await anna.say("/week прошлая")
    await anna.sees("Результативные звонки: 0/20", was)
    week = await place.polevik.database.transaction(lambda c: of_week(c, 1, week_of(MONDAY.date() - timedelta(days=7))))
    # Of the week before she came she is what she came as.
    assert {one.name: one.role for one in week}["Анна Лис"] is Role.TRAINEE


async def test_a_hunter_who_becomes_a_head_leaves_batch_list_and_offers(quick_team: Team) -> None:
    """Nothing waits for somebody who may not do it any more; who offered a client is told; he sees what a head sees."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    vera = await farmer(quick_team)
    await ivan.say("/call Астра; Котов Игорь; закупки; перезвонить завтра")
    await ivan.sees("Перезвонить: вт 24.11")
    await place.move_to(at(24, "10:00"))
    await ivan.say("/lists +перезвоны")
    await ivan.sees()
    await ivan.say("/batch")
    await ivan.sees("Астра")
    await knows(vera)
    await vera.say("/handover Ромашка; Иван; перестал покупать")
    await vera.sees("передача предложена")
    await head.say("/team Иван; руководитель")
    await head.sees("Список звонков закроется", "Руководитель клиентов не ведёт")
    await head.press("Сделать руководителем")
    await head.sees("теперь руководитель")
    await vera.sees("«Ромашка»: передача отменена")
    await ivan.sees("поздравляем с повышением", "руководитель")
    assert all(row.ended_at is not None for row in await rows(place, batches))
    assert [row.state for row in await rows(place, list_items)] == []
    await ivan.say("/team")
    await ivan.sees("Отдел продаж: 3 человека")
    await ivan.say("/call")
    await ivan.sees("Звонки записывают менеджеры по продажам")
    # Two heads by now: the first may become a hunter, the second then may not.
    await head.say("/team Ольга; хантер")
    await head.press("Сделать хантером")
    await head.sees("Ольга Седова — теперь хантер")
    await head.say("/team")
    await head.sees("Составом отдела управляет руководитель")
    await ivan.say("/team Иван; хантер")
    await ivan.sees("Иван Орлов — единственный руководитель отдела")


async def test_a_farmers_clients_stay_existing_ones_and_a_hunters_become_such(quick_team: Team) -> None:
    """Whatever role looks after them: nobody forgets that he buys."""
    place, head, vera = quick_team.town, quick_team.head, await farmer(quick_team)
    await knows(vera)
    await quick_team.hunter.say("/call Астра; Котов Игорь; закупки; отказ")
    await quick_team.hunter.sees("Астра")
    for name, role in (("Вера", "хантер"), ("Иван", "фермер")):
        await head.say(f"/team {name}; {role}")
        await head.press("✅ Сделать")
        await head.sees("теперь")
    since = {row.name: row.existing_since for row in await rows(place, clients)}
    assert set(since) == {"Ромашка", "Астра"}
    assert since["Ромашка"] is not None
    await vera.say("/client Ромашка")
    await vera.sees("Действующий клиент")
    await quick_team.hunter.say("/client Астра")
    await quick_team.hunter.sees("Действующий клиент")
    await quick_team.hunter.say("/map")
    await quick_team.hunter.sees_button("Держать")


async def test_names_lines_and_rights(quick_team: Team) -> None:
    """A name that is nobody's, a line that says nothing, a hunter who asks."""
    head, ivan = quick_team.head, quick_team.hunter
    await head.say("/team Мария")
    await head.sees("«Мария»: такого имени в отделе нет")
    await head.press("Иван Орлов")
    await head.sees("Иван Орлов — хантер", "Клиентов и дел на руках нет")
    await head.say("/team Иван; пляшет")
    await head.sees("«пляшет» не разобрал")
    await head.say("/team Иван; хантер")
    await head.sees("эта роль уже есть")
    await head.say("/team")
    await head.sees("Отдел продаж")
    await head.say("Иван")
    await head.sees("Иван Орлов — хантер")
    await ivan.say("/team")
    await ivan.sees("Составом отдела управляет руководитель")


async def test_the_team_in_english(quick_place: Town) -> None:
    """The same, said in English."""
    head = await found(quick_place, "en")
    ann = await join(quick_place, head, 3, "Ann White", "trainee", "en")
    await head.say("/team")
    await head.sees("Sales: 2 people", "Ann White — trainee, at work")
    await head.say("/team Ann; hunter")
    await head.press("Make a hunter")
    await head.sees("Ann White is now: hunter")
    await ann.sees("congratulations on your promotion", "Your role is now: hunter")


async def test_who_has_not_come_in_gets_no_role_but_may_be_let_go(quick_team: Team) -> None:
    """And the second invitation lets him in again."""
    place, head = quick_team.town, quick_team.head
    newcomer = await place.phone(9, "Пётр")
    first = await invite(head, "trainee")
    await newcomer.say(f"/start {first}")
    await newcomer.sees("Как вас записать")
    await head.say("/team Пётр; хантер")
    await head.sees("знакомство с ботом ещё не пройдено")
    await head.say("/team Пётр; уходит")
    await head.press("Да, Пётр уходит")
    await head.sees("больше не в отделе")
    await newcomer.sees("Вы больше не в отделе")
    await newcomer.say(f"/start {first}")
    await newcomer.sees("Эта ссылка уже использована")
    await newcomer.say(f"/start {await invite(head, 'hunter')}")
    await introduce(newcomer, "Пётр Чудов")

    def known(connection: Connection) -> list[Any]:
        return [row.left_at is None for row in connection.execute(select(members).where(members.c.team_id == 1))]

    assert await place.polevik.database.transaction(known) == [True, True, False, True]
    assert len(await place.polevik.database.transaction(lambda c: everybody(c, 1))) == 4
