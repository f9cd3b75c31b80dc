"""A role that changes inside a week: each day counts in the role of that day; a mistake of an hour leaves nothing."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.store.tables import clients, standings
from tests.chat.conftest import Team, join
from tests.chat.meetings import at
from tests.chat.town import Phone


async def becomes(head: Phone, name: str, role: str, done: str) -> None:
    await head.say(f"/team {name}; {role}")
    await head.press("✅ Сделать")
    await head.sees(f"теперь {done}")


async def test_each_day_counts_in_the_role_of_that_day(quick_team: Team) -> None:
    """Promoted, moved, and mistaken for a moment: norms and work stand where they were done, once each."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    peter = await join(place, head, 5, "Пётр Котов", "hunter")
    semyon = await join(place, head, 6, "Семён Лис", "trainee")
    for who, client in ((ivan, "Ромашка"), (semyon, "Астра")):
        await who.say(f"/call {client}; Иванов Пётр Сергеевич; директор; отказ")
        await who.sees(client)
    await place.move_to(at(24, "10:00"))
    await becomes(head, "Пётр", "фермер", "фермер")
    await becomes(head, "Пётр", "хантер", "хантер")
    await peter.say("/week")
    seen = await peter.sees("Результативные звонки: 0/50")
    assert "дня из 5" not in seen.text
    assert "до " not in seen.text
    await place.move_to(at(25, "10:00"))
    await becomes(head, "Иван", "фермер", "фермер")
    await becomes(head, "Семён", "хантер", "хантер")
    await ivan.say("/contact Ромашка; Иванов Пётр Сергеевич; поговорили")
    await ivan.sees("Ромашка")
    await ivan.say("/week")
    await ivan.sees("3 дня из 5", "Тёплые контакты: 1/24", "до ср — хантер: звонки 1 из 20")
    await semyon.say("/week")
    await semyon.sees("Результативные звонки: 0/30", "до ср — стажёр: звонки 1 из 6")
    await head.say("/summary")
    # Иван's two days, Пётр's five, Семён's three.
    await head.sees("Хантеры (3): звонки 1/100", "Фермеры (1)", "контакты 1/24", "Стажёры (1): звонки 1/6")
    await head.say("/week")
    seen = await head.sees("Иван Орлов")
    assert [seen.text.count(name) for name in ("Иван Орлов", "Пётр Котов", "Семён Лис")] == [2, 1, 2]


async def test_cold_clients_of_a_hunter_who_is_a_farmer_for_an_hour_stay_cold(quick_team: Team) -> None:
    """The warning says until when; the next day they are existing ones for good."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter

    def known(c: Connection) -> tuple[object, int]:
        return c.scalar(select(clients.c.existing_since)), len(c.execute(select(standings.c.client_id)).all())

    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Ромашка")
    await head.say("/team Иван; фермер")
    await head.sees("Вернёте роль сегодня — снова станут новыми", "с завтрашнего дня это насовсем")
    await head.press("✅ Сделать")
    await head.sees("теперь фермер")
    await ivan.say("/client Ромашка")
    await ivan.sees("Действующий клиент")
    await becomes(head, "Иван", "хантер", "хантер")
    assert await place.polevik.database.transaction(known) == (None, 0)
    await ivan.say("/client Ромашка")
    assert "Действующий" not in (await ivan.sees("Ромашка")).text
    await becomes(head, "Иван", "фермер", "фермер")
    await place.move_to(at(24, "10:00"))
    await becomes(head, "Иван", "хантер", "хантер")
    since, standing = await place.polevik.database.transaction(known)
    assert (str(since), standing) == ("2026-11-24", 1)
