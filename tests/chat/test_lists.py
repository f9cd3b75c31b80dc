"""Call lists of a week: put together by taps and in words, told whether they are enough, called from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.domain.call_lists import Item, ItemState
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member
from bot.store import call_lists, people
from bot.store import records as store_records
from bot.store.tables import clients, list_items, records
from tests.chat.conftest import Team, found, join
from tests.chat.test_import import send, table
from tests.chat.test_segments import rows_of
from tests.chat.town import MONDAY, Phone, Town

T = TypeVar("T")
THIS, NEXT = MONDAY.date(), MONDAY.date() + timedelta(days=7)
SEGMENTS = ("Стройка", "Розница")


async def do(place: Town, work: Callable[[Connection], T]) -> T:
    return await place.polevik.database.transaction(work)


async def member_of(place: Town, phone: Phone) -> Member:
    def read(connection: Connection) -> Member:
        known = people.by_telegram_id(connection, phone.id)
        assert known is not None
        return known[0]

    return await do(place, read)


async def with_clients(place: Town, phone: Phone, names: list[str], segment_id: int | None = None) -> None:
    """Clients of his in the base, whom nobody called yet."""
    whose = await member_of(place, phone)
    shared = {"team_id": whose.team_id, "owner_id": whose.id, "segment_id": segment_id, "created_at": MONDAY}
    rows = [{**shared, "name": name, "search_name": name.lower()} for name in names]
    await do(place, lambda connection: connection.execute(insert(clients), rows))


async def with_segments(team: Team) -> None:
    for name in SEGMENTS:
        await team.head.say(f"/segments + {name}")
        await team.head.sees("Добавил")


async def listed(place: Town, monday: date = THIS) -> list[tuple[str, str, str]]:
    """Who is on lists of the week: client, source, state."""

    def read(connection: Connection) -> list[tuple[str, str, str]]:
        rows = connection.execute(
            select(clients.c.name, list_items.c.source, list_items.c.state)
            .join(clients, clients.c.id == list_items.c.client_id)
            .where(list_items.c.monday == monday)
            .order_by(list_items.c.position, list_items.c.id)
        )
        return [(row.name, row.source, row.state) for row in rows]

    return await do(place, read)


async def called(place: Town, phone: Phone) -> list[str]:
    """Whom the list of this week brings one after another, as a batch asks for them."""
    whose = await member_of(place, phone)

    def read(connection: Connection) -> list[str]:
        names, after = [], 0
        while (item := call_lists.next_item(connection, whose, THIS, after)) is not None:
            names.append(item.client_name)
            after = item.id
        assert len(names) == call_lists.left(connection, whose, THIS)
        return names

    return await do(place, read)


# -- made


async def test_a_list_is_made_of_segments_by_one_tap_each(team: Team) -> None:
    """The button says how many it adds, and adds so many; pressed again it is not there any more."""
    ivan = team.hunter
    await with_segments(team)
    await with_clients(team.town, ivan, ["Альфа", "Бета"], 1)
    await with_clients(team.town, ivan, ["Гамма"], 2)
    await ivan.say("/lists")
    await ivan.sees("Список на эту неделю, 23.11–29.11", "Пока пусто")
    await ivan.press("Стройка +2")
    card = await ivan.sees("Добавил: 2", "Ждут звонка: 2 · обзвонено: 0", "сегменты 2")
    assert "🎯 Розница +1" in card.labels
    assert not [label for label in card.labels if "Стройка" in label]
    await ivan.press("Розница +1")
    await ivan.sees("Ждут звонка: 3")
    assert await called(team.town, ivan) == ["Альфа", "Бета", "Гамма"]


async def test_a_list_is_edited_in_words(quick_team: Team) -> None:
    """Without the command too, while it is on the screen; the other week's with its name in front."""
    ivan = quick_team.hunter
    await with_segments(quick_team)
    await with_clients(quick_team.town, ivan, ["Альфа", "Бета"], 1)
    await with_clients(quick_team.town, ivan, ["Ромашка", "Луч"])
    await ivan.say("/lists +сегмент Стройка")
    await ivan.sees("Добавил: 2")
    await ivan.say("+Ромашка")
    await ivan.sees("В списке: Ромашка", "по имени 1")
    await ivan.say("убрать Альфа")
    await ivan.sees("Убрал: Альфа", "Ждут звонка: 2")
    await ivan.say("+ни разу не звонили")
    await ivan.sees("Добавил: 1", "ни разу не звонили 1")
    await ivan.say("следующая +ни разу")
    await ivan.sees("Список на следующую неделю", "Добавил: 4")
    assert await listed(quick_team.town) == [
        ("Альфа", "segment", "removed"),
        ("Бета", "segment", "waiting"),
        ("Ромашка", "added", "waiting"),
        ("Луч", "never", "waiting"),
    ]
    await ivan.say("/lists +Альфа")
    await ivan.sees("В списке: Альфа", "Ждут звонка: 4")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("+сегмент Заводы", "Нет сегмента «Заводы»"),
        ("+файл", "ничего не загружали"),
        ("+Абракадабра", "Не нашёл «Абракадабра»"),
        ("+Чужой", "ведёт Мария Лис"),
        ("+Ромашка", "уже в списке"),
        ("убрать Луч", "не ждёт звонка"),
        ("убрать Чужой", "не ждёт звонка"),
        ("непонятное", "Можно так: +сегмент Стройка, +давно 30, убрать Ромашка"),
        ("+перезвоны", "Новых не нашлось"),
    ],
)
async def test_what_will_not_do_is_said_and_nothing_changes(quick_team: Team, typed: str, answer: str) -> None:
    """Another's client least of all."""
    ivan = quick_team.hunter
    maria = await join(quick_team.town, quick_team.head, 3, "Мария Лис")
    await with_clients(quick_team.town, ivan, ["Ромашка", "Луч"])
    await with_clients(quick_team.town, maria, ["Чужой"])
    await ivan.say("/lists +Ромашка")
    await ivan.sees("В списке: Ромашка")
    await ivan.say(f"/lists {typed}")
    await ivan.sees(answer)
    assert await listed(quick_team.town) == [("Ромашка", "added", "waiting")]


async def test_several_that_fit_are_offered_as_buttons(quick_team: Team) -> None:
    """And the chosen one is added, or taken off."""
    ivan = quick_team.hunter
    for name in ("Луч Север", "Луч Юг"):
        await ivan.say(f"/call {name}; не дозвонился")
        await ivan.sees(name)
    await ivan.say("/lists +луч")
    await ivan.sees("Кого из них?")
    await ivan.press("Луч Юг")
    await ivan.sees("В списке: Луч Юг")
    await ivan.say("/lists убрать луч")
    await ivan.press("Луч Юг")
    await ivan.sees("Убрал: Луч Юг")


async def test_promised_calls_come_first_and_on_their_day(quick_team: Team) -> None:
    """With what was noted of them; one that was kept is not offered; one for a later week waits for it."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_clients(town, ivan, ["Прочий"])
    await ivan.say("/call Луч; Котов Игорь; директор; перезвонить в четверг; про смету")
    await ivan.sees("Перезвонить: чт 26.11")
    await ivan.say("/call Север; Белов Олег; директор; перезвонить 02.12")
    await ivan.sees("Перезвонить: ср 02.12")
    await ivan.say("/lists +Прочий")
    await ivan.sees("В списке: Прочий")
    await ivan.press("Перезвоны +1")
    await ivan.sees("перезвоны 1")
    whose = await member_of(town, ivan)

    def read(connection: Connection) -> tuple[Item | None, Item | None]:
        today, thursday = THIS, THIS + timedelta(days=3)
        return (
            call_lists.next_item(connection, whose, THIS, 0, today),
            call_lists.next_item(connection, whose, THIS, 0, thursday),
        )

    now, then = await do(town, read)
    assert now is not None
    assert then is not None
    assert now.client_name == "Прочий"
    assert (then.client_name, then.purpose) == ("Луч", "про смету")
    assert then.decision_maker is not None
    assert then.decision_maker.full_name == "Котов Игорь"
    assert then.last_contact is not None
    await ivan.say("/lists следующая")
    assert "🔁 Перезвоны +2" in (await ivan.sees("Список на следующую неделю")).labels


async def test_who_was_called_and_asked_for_another_day_waits_again(quick_team: Team) -> None:
    """He is on the week's list already; the promise brings him back to it."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_clients(town, ivan, ["Луч"])
    await ivan.say("/lists +Луч")
    await ivan.sees("В списке: Луч")
    await town.move_to(MONDAY + timedelta(minutes=5))
    await ivan.say("/call Луч; Котов Игорь; директор; перезвонить завтра")
    await ivan.sees("Перезвонить: вт 24.11")
    await ivan.say("/lists")
    await ivan.sees("Ждут звонка: 0 · обзвонено: 1")
    await ivan.press("Перезвоны +1")
    await ivan.sees("Ждут звонка: 1 · обзвонено: 0", "перезвоны 1")
    assert await listed(town) == [("Луч", "call_back", "waiting")]


async def test_a_postponed_client_is_left_alone_until_he_returns(quick_team: Team) -> None:
    """Neither his segment nor the time that went by brings him before; then he is offered by himself."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_segments(quick_team)
    await with_clients(town, ivan, ["Луч"], 1)
    await ivan.say("/client Луч")
    await ivan.sees("Луч")
    await ivan.say("отложить до 03.12")
    await ivan.sees("Отложен до чт 03.12")
    await ivan.say("/lists")
    assert not [label for label in (await ivan.sees("эту неделю")).labels if "+" in label]
    await ivan.press("Следующая неделя")
    await ivan.press("Вернулись +1")
    await ivan.sees("вернулись 1")
    assert await listed(town, NEXT) == [("Луч", "return", "waiting")]


async def test_who_returned_and_was_dealt_with_outside_a_list_is_not_offered_again(quick_team: Team) -> None:
    """Not to have got through to him changes nothing yet."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_clients(town, ivan, ["Луч"])
    await ivan.say("/client Луч")
    await ivan.sees("Луч")
    await ivan.say("отложить до 24.11")
    await ivan.sees("Отложен до вт 24.11")
    await town.move_to(MONDAY + timedelta(days=1))
    await ivan.say("/call Луч; Котов Игорь; директор; не дозвонился")
    await ivan.sees("Луч", "не дозвон")
    await ivan.say("/lists")
    assert "↩️ Вернулись +1" in (await ivan.sees("эту неделю")).labels
    await ivan.say("/call Луч; Котов Игорь; директор; отказ дорого")
    await ivan.sees("Засчитано")
    for which in ("/lists", "/lists следующая"):
        await ivan.say(which)
        assert not [label for label in (await ivan.sees("Список на")).labels if "Вернулись" in label]


async def last_called(place: Town, days_ago: dict[str, int]) -> None:
    """When each of these was spoken to last."""
    when = {name: MONDAY - timedelta(days=days) for name, days in days_ago.items()}

    def write(connection: Connection) -> None:
        for row in connection.execute(
            select(clients.c.id, clients.c.team_id, clients.c.owner_id, clients.c.name)
        ).all():
            if row.name in when:
                person = people.get(connection, row.team_id, row.owner_id)
                assert person is not None
                at = when[row.name]
                store_records.add(connection, person, Kind.CALL, Result.CONTACT, row.id, None, at, f"old-{row.id}", at)

    await do(place, write)


async def test_not_touched_for_so_long_is_who_was_touched_before(team: Team) -> None:
    """Who was never called has a button of his own, once; a longer wait that adds the same people has none."""
    town, ivan = team.town, team.hunter
    await with_clients(town, ivan, ["Луч", "Север", "Юг", "Восток", "Запад"])
    await last_called(town, {"Луч": 20, "Север": 90, "Юг": 3})
    await ivan.say("/lists")
    labels = [label for label in (await ivan.sees("эту неделю")).labels if "+" in label]
    assert labels == ["🆕 Ни разу не звонили +2", "🕸 14 дн. без контакта +2", "🕸 30 дн. без контакта +1"]
    await ivan.press("30 дн. без контакта +1")
    await ivan.sees("Ждут звонка: 1")
    await ivan.press("Ни разу не звонили +2")
    await ivan.sees("Ждут звонка: 3", "давно не звонили 1", "ни разу не звонили 2")


async def test_whom_a_file_brought_is_offered_with_the_file_only(quick_team: Team) -> None:
    """Not once more as never called, and not as not touched for 14, 30 and 60 days."""
    ivan = quick_team.hunter
    await send(ivan, table([["Альфа", "", "+7 495 123-45-01"], ["Бета", "", "+7 495 123-45-02"]]), caption="/import")
    await ivan.press("✅ Добавить 2")
    await ivan.sees("Готово")
    await ivan.say("/lists")
    labels = [label for label in (await ivan.sees("Пока пусто")).labels if "+" in label]
    assert len(labels) == 1
    assert labels[0].startswith("📄")


async def test_a_segment_that_is_almost_named_is_suggested(quick_team: Team) -> None:
    """By its own name without the word, and with a slip of the finger; one tap adds it."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_segments(quick_team)
    await with_clients(town, ivan, ["Альфа", "Бета"], 1)
    await ivan.say("/lists +сегмент строика")
    await ivan.sees("Нет сегмента «строика». Может быть, «Стройка»?")
    await ivan.say("/lists +Стройка")
    await ivan.sees("Клиента «Стройка» нет. Может быть, сегмент «Стройка»?")
    await ivan.press("🎯 Стройка +2")
    await ivan.sees("Добавил: 2")
    await ivan.say("/lists +сегмент Космос")
    await ivan.sees("Нет сегмента «Космос».")


async def test_who_is_met_soon_is_not_called_cold(quick_team: Team) -> None:
    """Nor he who was dealt with of late."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_segments(quick_team)
    await with_clients(town, ivan, ["Луч", "Север", "Юг"], 1)
    await ivan.say("/book Луч; Котов Игорь; директор; вт 11:00")
    await ivan.sees("Луч", "вт 24.11 11:00")
    await ivan.say("/call Юг; Белов Олег; директор; отказ")
    await ivan.sees("Юг", "отказ")
    await ivan.say("/lists")
    labels = (await ivan.sees("эту неделю")).labels
    assert "🎯 Стройка +1" in labels
    assert "🆕 Ни разу не звонили +1" in labels


async def test_a_file_offers_whom_it_makes_sense_to_call_cold(quick_team: Team) -> None:
    """Nobody who refused in the last 30 days or was met in the last 14, has a meeting ahead, or no number."""
    town, ivan = quick_team.town, quick_team.hunter
    names = ("Альфа", "Бета", "Гамма", "Дельта", "Эхо", "Заря")
    rows = [[name, "", f"+7 495 765-43-2{n}" if n else "", *[""] * 5] for n, name in enumerate(names)]
    rows[1][2:6] = ["", "Белов Олег", "директор", "+7 912 345-67-80"]
    await send(ivan, table(rows), caption="/import")
    await ivan.press("✅ Добавить 6")
    await ivan.sees("Готово", "Новых клиентов: 6")
    await ivan.say("/call Гамма; Котов Игорь; директор; отказ")
    await ivan.sees("Гамма")
    await ivan.say("/book Дельта; Котов Игорь; директор; вт 11:00")
    await ivan.sees("Дельта")
    await ivan.say("/meet Эхо; Котов Игорь; директор; сейчас")
    await ivan.sees("Эхо")
    assert [row.kind for row in await rows_of(town, records)] == ["call", "booking", "meeting"]

    async def offered(day: int) -> set[str]:
        await town.move_to(MONDAY + timedelta(days=day))
        await ivan.say("/lists следующая")
        labels = (await ivan.sees("Список на следующую неделю")).labels
        return {label.rpartition("+")[2] for label in labels if "база" in label}

    assert await offered(0) == {"2"}, "Бета by her director's number, Заря"
    assert await offered(15) == {"4"}, "Дельта and Эхо again"


async def test_nobody_is_on_two_lists_of_a_week(quick_team: Team) -> None:
    """Not twice on one, and on nobody's but his own manager's; whoever changed hands is called by nobody else."""
    town, ivan = quick_team.town, quick_team.hunter
    maria = await join(town, quick_team.head, 3, "Мария Лис")
    await with_segments(quick_team)
    await with_clients(town, ivan, ["Альфа"], 1)
    await with_clients(town, maria, ["Бета"], 1)
    for _ in range(2):
        await ivan.say("/lists +сегмент Стройка")
        await ivan.sees("Ждут звонка: 1")
    await maria.say("/lists +сегмент Стройка")
    await maria.sees("Добавил: 1")
    assert [name for name, _, _ in await listed(town)] == ["Альфа", "Бета"]
    to_maria = (await member_of(town, maria)).id
    await do(town, lambda c: c.execute(update(clients).where(clients.c.name == "Альфа").values(owner_id=to_maria)))
    assert await called(town, ivan) == []
    await maria.say("/lists +Альфа")
    await maria.sees("в списке у коллеги: Иван Орлов")


# -- looked through


async def test_who_is_on_the_list_is_seen_and_taken_off(team: Team) -> None:
    """A screenful at a time; each button takes one off."""
    ivan = team.hunter
    await with_clients(team.town, ivan, [f"Фирма {n:02}" for n in range(12)])
    await ivan.say("/lists +ни разу")
    await ivan.sees("Ждут звонка: 12")
    await ivan.press("Кто в списке")
    await ivan.sees("Кто в списке, 1–10 из 12")
    await ivan.press("▶️")
    await ivan.sees("11–12 из 12")
    await ivan.press("❌ Фирма 11")
    await ivan.sees("11–11 из 11")
    assert ("Фирма 11", "never", "removed") in await listed(team.town)


async def test_a_list_is_cleared_after_a_question(quick_team: Team) -> None:
    """Who was called stays; the others can be added again."""
    town, ivan = quick_team.town, quick_team.hunter
    await with_clients(town, ivan, ["Альфа", "Бета"])
    await ivan.say("/lists +ни разу")
    await ivan.sees("Ждут звонка: 2")
    whose = await member_of(town, ivan)

    def settle(connection: Connection) -> None:
        item = call_lists.next_item(connection, whose, THIS, 0)
        assert item is not None
        call_lists.settle(connection, item, ItemState.DONE, None, MONDAY)

    await do(town, settle)
    await ivan.say("/lists очистить")
    await ivan.sees("Убрать всех, кто ещё ждёт звонка (1)?")
    await ivan.press("Да, очистить")
    await ivan.sees("Список очищен: 1", "Ждут звонка: 0 · обзвонено: 1")
    await ivan.say("+ни разу")
    await ivan.sees("Добавил: 1")


async def test_from_friday_on_the_list_is_the_next_weeks(quick_team: Team) -> None:
    """A button of a week that is over is out of date."""
    ivan = quick_team.hunter
    await ivan.say("/lists")
    old = await ivan.sees("Список на эту неделю")
    await quick_team.town.move_to(datetime.fromisoformat("2026-11-27T15:30:00+03:00"))
    await ivan.say("/lists")
    await ivan.sees("Список на следующую неделю, 30.11–06.12")
    await quick_team.town.move_to(datetime.fromisoformat("2026-12-07T10:00:00+03:00"))
    assert "устарела" in str(await ivan.press_again(old, "Следующая неделя"))


# -- enough


async def with_calls(place: Town, phone: Phone, effective: int, dialled: int) -> None:
    """Calls of the weeks before, so many of them to a decision maker who was reached."""
    whose = await member_of(place, phone)
    await phone.say("/call Старый; Котов Игорь; директор; отказ")
    await phone.sees("Старый")

    def write(connection: Connection) -> None:
        model = connection.execute(select(records).where(records.c.member_id == whose.id)).one()
        shared = {name: value for name, value in model._mapping.items() if name not in ("id", "source")}
        rows: list[dict[str, Any]] = []
        for n in range(dialled):
            then = MONDAY - timedelta(days=1 + n % 50, minutes=n)
            reached = n < effective
            rows.append(
                shared
                | {
                    "happened_at": then,
                    # Each on a day of its own: one call a day counts.
                    "local_day": (MONDAY - timedelta(days=1 + n % 50)).date(),
                    "result": "refused" if reached else "not_reached",
                    "decision_maker_id": shared["decision_maker_id"] if reached else None,
                }
            )
        connection.execute(insert(records), rows)
        connection.execute(update(records).where(records.c.id == model.id).values(undone_at=MONDAY))

    await do(place, write)


async def test_the_list_says_whether_it_is_enough_at_ones_own_rate(team: Team) -> None:
    """«При вашем дозвоне 22 % для 50 результативных нужно 227 номеров, в списке 2»."""
    ivan = team.hunter
    await with_calls(team.town, ivan, 22, 100)
    await with_clients(team.town, ivan, ["Альфа", "Бета"])
    await ivan.say("/lists +ни разу")
    await ivan.sees("При вашем дозвоне 22 % для 50 результативных нужно 227 номеров, в списке 2. Не хватает 225.")


async def test_a_newcomers_rate_is_his_teams_and_a_new_teams_the_usual_one(quick_team: Team) -> None:
    """And whose it is stands there; what was done in the week is not needed any more."""
    town, ivan = quick_team.town, quick_team.hunter
    await ivan.say("/lists")
    await ivan.sees("Вашей статистики пока нет; при обычном дозвоне 20 % для 50 результативных нужно 250 номеров")
    maria = await join(town, quick_team.head, 3, "Мария Лис")
    await with_calls(town, maria, 20, 50)
    await ivan.say("/call Луч; Котов Игорь; директор; отказ")
    await ivan.sees("1 из 50")
    await ivan.say("/lists")
    await ivan.sees("При дозвоне команды 40 % для 49 результативных нужно 123 номера")


# -- rights, restart, English


async def test_a_head_makes_no_lists(quick_team: Team) -> None:
    """He is told what he can do."""
    await quick_team.head.say("/lists")
    await quick_team.head.sees("Списки звонков составляют", "/import")


async def test_a_list_survives_a_restart_between_two_taps(team: Team) -> None:
    """Buttons carry the week, and what is typed is still of the list."""
    ivan = team.hunter
    await with_clients(team.town, ivan, ["Альфа"])
    await ivan.say("/lists")
    await ivan.sees("Пока пусто")
    await team.town.restart()
    await ivan.press("Ни разу не звонили +1")
    await ivan.sees("Ждут звонка: 1")
    await team.town.restart()
    await ivan.say("убрать Альфа")
    await ivan.sees("Убрал: Альфа")
    assert [row.state for row in await rows_of(team.town, list_items)] == ["removed"]


async def test_lists_in_english(quick_place: Town) -> None:
    """The same by the same taps and words."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Brown", language="en")
    await head.say("/segments + Builders")
    await head.sees("Added")
    await with_clients(quick_place, john, ["Acme", "Bolt"], 1)
    await john.say("/lists")
    await john.sees("This week's list", "at the usual rate of 20 %, 50 effective calls take 250 numbers")
    await john.press("Builders +2")
    await john.sees("Added: 2", "To be called: 2")
    await john.say("remove Acme")
    await john.sees("Taken off: Acme")
    await john.say("next +never called")
    await john.sees("Next week's list", "Added: 2")
    await john.say("clear")
    await john.press("Yes, clear")
    await john.sees("The list is cleared: 2")
