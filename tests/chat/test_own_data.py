"""`/mydata` and `/forgetme`: what is kept about a person, as a file; erased on request, counts stay."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.store import clients, forgetting
from bot.store.tables import absences, attachments, audit, meetings, members, metadata, records
from bot.store.tables import clients as client_rows
from tests.chat.conftest import Team, found, join
from tests.chat.farming import farmer
from tests.chat.meetings import content, media, sees_media
from tests.chat.test_export import sheets
from tests.chat.town import MONDAY, Phone, Town

CALL = "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ"
PHRASE = "Удалить мои данные"
GONE = "Ваши личные данные удалены"


async def works(ivan: Phone) -> None:
    """A call with a photo, an absence, a moved zone: all that is told of somebody."""
    await ivan.say(CALL)
    await ivan.sees("Засчитано")
    await ivan.send({"photo": True})
    await ivan.sees("Приложено")
    await ivan.say("/absence 1.12-3.12 болезнь")
    await ivan.sees("01.12")
    await ivan.say("/settings")
    await ivan.press("Часовой пояс")
    await ivan.say("UTC+5")
    await ivan.sees("Екатеринбург")


async def rows(place: Town, table: Any, *where: Any) -> list[Any]:
    return await place.polevik.database.transaction(lambda c: list(c.execute(select(table).where(*where))))


async def everything_kept(place: Town) -> str:
    """The whole database as text, but what is on its way to others."""

    def read(connection: Connection) -> str:
        tables = [table for name, table in metadata.tables.items() if name != "outbox"]
        return "\n".join(f"{table.name}: {tuple(row)}" for table in tables for row in connection.execute(select(table)))

    return await place.polevik.database.transaction(read)


async def test_everybody_sees_what_is_kept_about_him_and_why_and_gets_it_as_a_file(team: Team) -> None:
    """On each database; twelve lines; nothing of it is the clients'."""
    ivan = team.hunter
    await works(ivan)
    await ivan.say("/mydata")
    said = await ivan.sees("Что хранится о вас", "Ваши записи (1)", "что вы приложили: 1")
    assert len(said.text.splitlines()) <= 12
    await ivan.press("Прислать файлом")
    await sees_media(ivan, "document")
    (file,) = await media(ivan, "document")
    pages = sheets(await content(ivan, file))
    (me,) = pages["Обо мне"]
    assert (me["Сотрудник"], me["ID в Telegram"], me["Роль"]) == ("Иван Орлов", 2.0, "хантер")
    assert "Europe/Moscow" in str(me["Прежние часовые пояса"])
    assert [row["Вид"] for row in pages["Отсутствия"]] == ["болезнь"]
    assert [(row["Вид"], row["Итог"]) for row in pages["Записи"]] == [("звонок", "отказ")]
    assert "Ромашка" not in str(pages)
    # What was changed stands in the words of the trail; nothing comes as it is kept.
    (joined,) = pages["Кто что менял"]
    assert joined["Что изменено"] == "теперь в отделе, роль — хантер"
    assert not any("{" in str(value) for value in joined.values())
    assert "Иванов" not in str(pages)


async def test_who_is_forgotten_leaves_no_name_and_no_account_behind_and_all_his_counts(team: Team) -> None:
    """By button: the whole database is searched for him; his client goes to the head, who may pass it on."""
    head, ivan, place = team.head, team.hunter, team.town
    await works(ivan)
    before = await rows(place, records)
    await ivan.say("/forgetme")
    said = await ivan.sees("Удалить ваши данные?", "Сотрудник 2", "Вашего 1 клиента и дела с ним возьмёт Ольга Седова")
    assert len(said.text.splitlines()) <= 12
    await ivan.press("Удалить навсегда")
    await ivan.sees(GONE)
    await head.sees("Иван Орлов больше не в отделе", "«Сотрудник 2»", "теперь их ведёт Ольга Седова")
    kept = await everything_kept(place)
    assert not [line for line in kept.splitlines() if "Орлов" in line]
    (row,) = await rows(place, members, members.c.id == 2)
    assert (row.name, row.telegram_id, row.zone_before) == ("Сотрудник 2", None, None)
    # His old weeks are still counted by the days of the zone he was in.
    assert "Europe/Moscow" in str(row.stays)
    assert row.left_at == row.forgotten_at == MONDAY
    assert await rows(place, records) == before
    assert await rows(place, attachments) == []
    assert [each.kind for each in await rows(place, absences)] == ["other"]
    assert [each.owner_id for each in await rows(place, client_rows)] == [1]
    await head.press("Передать другому")
    await head.sees("Ольга Седова: 1 клиент")
    await head.say("/summary")
    await head.sees("звонки 1/", "Отдел продаж")


async def test_the_words_confirm_as_the_button_does_and_a_second_time_nothing_happens(quick_team: Team) -> None:
    """Typed however; then he is nobody's, his old buttons and words get the stranger's answer."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await ivan.say("/mydata")
    await ivan.press("Удалить мои данные")
    asked = await ivan.sees("Удалить ваши данные?", "передавать некого")
    await ivan.say("не знаю")
    await ivan.sees("Не понял")
    await ivan.say(f"{PHRASE}!")
    await ivan.sees(GONE)
    await ivan.press_again(asked, "Удалить навсегда")
    await ivan.sees("Попросите у руководителя ссылку")
    await ivan.say(f"/forgetme {PHRASE}")
    await ivan.sees("Попросите у руководителя ссылку")
    assert [each.action for each in await rows(place, audit, audit.c.member_id == 2)] == [
        *("member.joined", "member.left", "member.forgotten")
    ]
    await head.say("/audit")
    said = await head.sees("личные данные удалены")
    assert "Орлов" not in said.text
    again = await join(place, head, 2, "Иван Второй")
    await again.say(CALL)
    await again.sees("Засчитано")


async def test_he_may_think_better_of_it(quick_team: Team) -> None:
    """Nothing is erased."""
    ivan = quick_team.hunter
    await ivan.say("/forgetme")
    await ivan.press("Не удалять")
    await ivan.sees("Оставлено")
    await ivan.say(PHRASE)
    await ivan.sees("Не понял")
    await ivan.say("/forgetme")
    await ivan.sees("Удалить ваши данные?")
    await ivan.say("нет")
    await ivan.sees("Оставлено: ничего не удалено")
    await ivan.say(PHRASE)
    await ivan.sees("Не понял")
    # A line about somebody else is the head's, and never asks about himself.
    for line in ("Ромашка; Сидоров", "Иван", "Орлов; Иван; удалить"):
        await ivan.say(f"/forgetme {line}")
        assert (await ivan.sees("это делает руководитель", "/forgetme")).labels == []
    assert (await rows(quick_team.town, members, members.c.id == 2))[0].name == "Иван Орлов"


async def test_the_only_head_names_another_first(quick_team: Team) -> None:
    """By button and typed; then the other one has the clients."""
    head, place = quick_team.head, quick_team.town
    for line in ("/forgetme", f"/forgetme {PHRASE}"):
        await head.say(line)
        await head.sees("единственный руководитель", "/team")
    await join(place, head, 5, "Вера Фомина", "head")
    await head.say(f"/forgetme {PHRASE}")
    await head.sees(GONE)
    assert (await rows(place, members, members.c.id == 1))[0].name == "Сотрудник 1"


async def test_a_large_base_goes_step_by_step_over_a_restart_and_he_is_forgotten_at_its_end(quick_team: Team) -> None:
    """More clients than are moved, and looked through for his name, at once; meanwhile he is asked to be patient."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await place.polevik.database.transaction(
        lambda c: [clients.create(c, 1, f"Фирма {n}", 2, MONDAY) for n in range(120)]
    )
    await ivan.say("/forgetme")
    await ivan.sees("Ваших 120 клиентов и дела с ними возьмёт Ольга Седова")
    # Stopped before the first step is carried on.
    place.polevik.worker._on_errand = lambda: None
    await ivan.press("Удалить навсегда")
    await ivan.sees("Передаю клиентов (120)")
    await place.restart()
    await ivan.sees(GONE)
    await head.sees("Клиентов: 120, теперь их ведёт Ольга Седова")
    owners = {each.owner_id for each in await rows(place, client_rows)}
    assert owners == {1}
    assert (await rows(place, members, members.c.id == 2))[0].name == "Сотрудник 2"


async def test_what_who_is_forgotten_had_in_hand_is_in_the_hands_of_who_can_hold_it(quick_team: Team) -> None:
    """Not a head's, who holds no meetings; the colleague is told. His name goes from what others wrote."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    vera = await farmer(quick_team)
    petr = await join(place, head, 6, "Пётр Лис")
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча ср 11:00")
    await ivan.sees("Засчитано")
    await vera.say("/contact Астра; Котов Игорь Львович; директор; Ивану Орлову обещал скидку, Орлова хвалил")
    await vera.sees("Засчитано")
    await head.say("/training Как работает Орлов")
    await head.sees("Как работает Орлов")
    await ivan.say("/forgetme")
    await ivan.sees("Вашего 1 клиента и дела с ним возьмёт Пётр Лис")
    await ivan.say(PHRASE)
    await ivan.sees(GONE)
    await petr.sees("Иван Орлов уходит из отдела", "1 клиент")
    await head.sees("теперь их ведёт Пётр Лис")
    assert [each.member_id for each in await rows(place, meetings)] == [4]
    kept = await everything_kept(place)
    assert not [line for line in kept.splitlines() if "Орлов" in line]
    assert "[удалено] обещал скидку, [удалено] хвалил" in kept
    assert "Как работает [удалено]" in kept

    def orphans(c: Connection) -> list[str]:
        open_ones = [
            (name, row)
            for name in ("clients", "meetings", "promises", "standings", "paths")
            for row in c.execute(select(metadata.tables[name])).mappings()
        ]
        owner = {"clients": "owner_id"}
        return [
            name
            for name, row in open_ones
            if row[owner.get(name, "member_id")] == 2 and row.get("state") in (None, "booked", "open")
        ]

    assert await place.polevik.database.transaction(orphans) == []


async def test_the_head_erases_who_left_by_buttons_and_by_a_line(quick_team: Team) -> None:
    """From the team's screen, or typed; step by step where the base is large; nobody who works here."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    vera = await farmer(quick_team)
    await works(ivan)
    await head.say("/team")
    assert "Ушедшие" not in str((await head.sees("Отдел продаж")).labels)
    for line in ("/forgetme Орлов", "/forgetme Сидоров"):
        await head.say(line)
        await head.sees(*(("Иван Орлов ещё в отделе", "уходит") if "Орлов" in line else ("среди ушедших не нашёл",)))
    await head.say("/team Иван; уходит; Вера")
    await head.press("🚪")
    await head.sees("больше не в отделе")
    await vera.say("/contact Астра; Котов Игорь Львович; директор; Орлову обещал скидку")
    await vera.sees("Засчитано")
    await vera.say("/forgetme Орлов")
    await vera.sees("это делает руководитель")
    await place.polevik.database.transaction(
        lambda c: [clients.create(c, 1, f"Фирма {n}", 3, MONDAY) for n in range(forgetting.AT_ONCE)]
    )
    await head.say("/forgetme Орлов")
    asked = await head.sees("Удалить личные данные: Иван Орлов?", "Больше не в отделе с 23.11.2026", "«Сотрудник 2»")
    assert len(asked.text.splitlines()) <= 12
    await head.say("нет")
    await head.sees("ничего не удалено")
    await head.say("/team")
    await head.press("🗄 Ушедшие: 1")
    await head.sees("Ушли из отдела")
    await head.press("Иван Орлов")
    await head.sees("Удалить личные данные: Иван Орлов?")
    await head.press("Удалить навсегда")
    await head.sees("теперь это «Сотрудник 2»")
    assert not [line for line in (await everything_kept(place)).splitlines() if "Орлов" in line]
    assert [each.kind for each in await rows(place, absences)] == ["other"]
    await head.say("/audit")
    await head.sees("Сотрудник 2: личные данные удалены")
    await head.say("/week Сотрудник 2")
    await head.sees()


@pytest.mark.exact("orders its own fault")
async def test_a_file_that_was_asked_for_before_does_not_come_after(quick_team: Team) -> None:
    """Who is forgotten gets nothing more."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.fault(method="sendDocument", times=3, error_code=429, description="Too Many Requests", retry_after=1)
    await ivan.say("/mydata файл")
    await ivan.sees("Собираю файл")
    await ivan.say(f"/forgetme {PHRASE}")
    await ivan.sees(GONE)
    await place.move_to(MONDAY + timedelta(minutes=5))
    assert await media(ivan, "document") == []


async def test_in_english_it_is_the_same(quick_place: Town) -> None:
    """Screens, the words that confirm, the trail."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await john.say("/mydata")
    await john.press("Send it as a file")
    await sees_media(john, "document")
    assert (await media(john, "document"))[0].text.startswith("All that is kept about you")
    await john.say("/forgetme")
    await john.sees("Erase your data?", "«Employee 2»", "You have no clients")
    await john.say("erase my data")
    await john.sees("Your personal data is erased")
    await head.sees("John Smith left the team")
    await head.say("/audit")
    await head.sees("Who changed what", "personal data erased at their own request")
