"""Alarms: a client of class A who stops buying is told of once, by day; everything else waits for the study slot."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed, key_of
from bot.store import ledgers, people, sales
from bot.store.tables import clients
from tests.chat.conftest import Team, found
from tests.chat.farming import english, farmer
from tests.chat.meetings import at
from tests.chat.studying import SILENT, base
from tests.chat.test_ledger import sale, taken
from tests.chat.town import Phone, Seen, Town

WEEKLY = tuple(range(3, 800, 7))
"""Days ago: the last order on Friday 20.11; on the second Saturday after it his interval is doubled."""
DAILY = tuple(range(0, 800, 5))


async def buys(phone: Phone, *names: str, amount: int = 90_000) -> None:
    """These buy today: the team's ledger tells of today by that, as by a file that names nobody else."""
    now = phone.town.polevik.clock()

    def write(c: Connection) -> None:
        known = people.by_telegram_id(c, phone.id)
        of = ledgers.last(c, known[0]) if known else None
        assert known is not None
        assert of is not None
        day = known[0].day(now)
        new = Changed(key_of(day, None, ""), Change.NEW, None, Sale(day, Decimal(amount), None, None, None, None))
        ids = c.scalars(select(clients.c.id).where(clients.c.name.in_(names)))
        sales.write(c, of, {client_id: [new] for client_id in ids}, now)

    await phone.town.polevik.database.transaction(write)
    await phone.town.polevik.tick()


async def alarms(phone: Phone) -> list[Seen]:
    return [each for each in await phone.messages() if each.from_bot and "🚨" in each.text]


async def weekly(team: Team) -> tuple[Phone, Town]:
    """Ромашка is class A, Гранит class B: both bought weekly; Вектор goes on buying."""
    vera, place = await farmer(team), team.town
    await base(vera, Ромашка=(WEEKLY, 90_000), Гранит=(WEEKLY, 12_000), Вектор=(DAILY, 100))
    return vera, place


async def test_who_bought_weekly_and_stopped_is_told_of_once_and_again_after_he_stopped_again(team: Team) -> None:
    """Not on a Saturday, not at night, not after a restart; nor of class B."""
    vera, place = await weekly(team)
    for day in (4, 5):
        await place.move_to(at(day, "12:00", 12))
        await buys(vera, "Вектор", amount=100)
    await place.move_to(at(7, "00:10", 12))
    await place.move_to(at(7, "08:59", 12))
    assert await alarms(vera) == []
    await place.move_to(at(7, "09:00", 12))
    alarm = await vera.sees("🚨 Ромашка · класс A: риск потерять клиента")
    assert "🔴 Нет заказов 15 дн., обычно раз в 7 дн." in alarm.text
    assert "Контактов ещё не было" in alarm.text
    assert len(alarm.text.splitlines()) <= 5
    assert alarm.buttons == [["🔎 Изучить", "💬 Контакт"]]
    await place.restart()
    await place.polevik.tick()
    for day, clock in ((7, "09:01"), (8, "09:00"), (9, "10:00")):
        await place.move_to(at(day, clock, 12))
        await buys(vera, "Вектор", amount=100)
    assert len(await alarms(vera)) == 1
    await vera.press_again(alarm, "Изучить")
    await vera.sees("Ромашка · класс A", "Почему: риск потерять", "🔴 Нет заказов")
    await place.move_to(at(10, "10:00", 12))
    await buys(vera, "Ромашка")
    for day in (14, 21, 24):
        await place.move_to(at(day, "12:00", 12))
        await buys(vera, "Вектор", amount=100)
    assert len(await alarms(vera)) == 1
    await place.move_to(at(25, "12:00", 12))
    await buys(vera, "Вектор", amount=100)
    await vera.sees_times("🚨 Ромашка", 2)
    await place.move_to(at(25, "15:00", 12))
    assert [each.text.splitlines()[0] for each in await alarms(vera)] == [alarm.text.splitlines()[0]] * 2


async def test_whom_the_weekly_files_do_not_name_any_more_is_told_of(quick_team: Team) -> None:
    """A client who stops buying is in no file: that the ledger tells of later days speaks of him all the same."""
    vera, place = await weekly(quick_team)
    for day in (30, 4):
        month = 11 if day == 30 else 12
        await place.move_to(at(day, "18:00", month))
        await taken(vera, [sale("Вектор", f"{date(2026, month, day):%d.%m.%Y}", 100)], 1)
    await place.move_to(at(7, "09:00", 12))
    assert await alarms(vera) == []
    await place.move_to(at(7, "09:30", 12))
    await taken(vera, [sale("Вектор", "07.12.2026", 100)], 1)
    await place.polevik.tick()
    await place.move_to(at(7, "09:45", 12))
    await vera.sees("🚨 Ромашка · класс A: риск потерять клиента", "🔴 Нет заказов 17 дн., обычно раз в 7 дн.")


async def test_the_contact_that_is_due_is_one_tap_away(quick_team: Team) -> None:
    """The contact opens below the alarm, which stays as it was; it does not come again."""
    vera, place = await weekly(quick_team)
    await place.move_to(at(7, "10:00", 12))
    await buys(vera, "Вектор", amount=100)
    alarm = await vera.sees("🚨 Ромашка")
    await vera.press("💬 Контакт")
    asked = await vera.sees("Ромашка. С кем говорили?")
    assert asked.message_id > alarm.message_id
    await vera.say("Иванов Пётр Сергеевич; директор")
    await vera.sees("Ромашка", "Засчитано")
    await place.move_to(at(8, "10:00", 12))
    await buys(vera, "Вектор", amount=100)
    assert await alarms(vera) == [alarm]


async def test_who_is_away_is_told_when_back(quick_team: Team) -> None:
    """Unless the client bought meanwhile."""
    vera, place = await weekly(quick_team)
    await vera.say("/absence 7.12-8.12 болезнь")
    await vera.sees("✅ Отмечено")
    await place.move_to(at(7, "10:00", 12))
    await buys(vera, "Вектор", amount=100)
    await place.move_to(at(8, "12:00", 12))
    assert await alarms(vera) == []
    await place.move_to(at(9, "09:00", 12))
    await vera.sees("🚨 Ромашка")


async def test_who_ordered_before_it_was_told_is_not_told_of(quick_team: Team) -> None:
    """He was silent over the week-end only."""
    vera, place = await weekly(quick_team)
    await place.move_to(at(5, "12:00", 12))
    await buys(vera, "Вектор", amount=100)
    await buys(vera, "Ромашка")
    await place.move_to(at(7, "10:00", 12))
    assert await alarms(vera) == []


async def test_whom_the_farmer_opened_himself_he_is_not_told_of(quick_team: Team) -> None:
    """On the week-end, from his card."""
    vera, place = await weekly(quick_team)
    await place.move_to(at(5, "12:00", 12))
    await buys(vera, "Вектор", amount=100)
    await vera.say("/study Ромашка")
    await vera.sees("🔴 Нет заказов 15 дн.")
    await place.move_to(at(7, "10:00", 12))
    await buys(vera, "Вектор", amount=100)
    assert await alarms(vera) == []


async def test_many_at_once_are_one_message(quick_team: Team) -> None:
    """As after the first file of sales: the biggest by name."""
    vera = await farmer(quick_team)
    bought = {f"Клиент {number}": (SILENT, 1_000 * (20 - number)) for number in range(6)}
    await base(vera, **bought, Вектор=((0,), 1))
    alarm = await vera.sees("🚨 Клиентов класса A с риском потери: 5", "Клиент 0: Нет заказов", "…и ещё 2: /study")
    assert len(alarm.text.splitlines()) <= 5
    assert alarm.labels == ["🔎 Клиент 0", "🔎 Клиент 1", "🔎 Клиент 2"]
    await quick_team.town.polevik.tick()
    assert len(await alarms(vera)) == 1


async def test_what_came_up_since_the_study_is_said_in_the_next_slot_once(team: Team) -> None:
    """Гранит is class B: no alarm."""
    vera, place = await weekly(team)
    await vera.say("/study Гранит")
    await vera.say("держать")
    await vera.sees("✅ Гранит: держать")
    await place.move_to(at(5, "12:00", 12))
    await buys(vera, "Вектор", "Ромашка")
    await place.move_to(at(7, "09:20", 12))
    slot = await vera.sees("Изучение ситуации клиентов", "🆕 Новое: 1: Гранит — давно не заказывает")
    assert len(slot.text.splitlines()) <= 12
    await place.restart()
    await place.move_to(at(8, "09:20", 12))
    later = [each for each in await vera.messages() if each.from_bot and "🆕" in each.text]
    assert len(later) == 1
    assert await alarms(vera) == []


async def test_in_english(quick_place: Town) -> None:
    """The same alarm."""
    ann = await english(quick_place, await found(quick_place, "en"))
    await base(ann, Acme=(SILENT, 90_000), Vector=((0,), 1))
    alarm = await ann.sees("🚨 Acme · class A: risk of losing the client", "No contacts yet")
    assert alarm.buttons == [["🔎 Study", "💬 Contact"]]
