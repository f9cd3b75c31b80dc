"""«📐 По данным отдела»: what the team's own conversion asks for; proposed, and set only where the head accepts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from bot.store import people
from bot.store.tables import members
from tests.chat.conftest import Team, join
from tests.chat.town import MONDAY, Town
from tests.store.test_norms import week_of_trainee


async def worked(place: Town, telegram_id: int, weeks: int) -> None:
    """As if somebody had been here for three months, and made twelve calls with three bookings in each of so many."""

    def write(connection: Any) -> None:
        connection.execute(update(members).values(joined_at=MONDAY - timedelta(weeks=12)))
        found = people.by_telegram_id(connection, telegram_id)
        assert found is not None
        for week in range(1, weeks + 1):
            week_of_trainee(connection, found[0], MONDAY - timedelta(weeks=week), 12, 3)

    await place.polevik.database.transaction(write)


async def test_after_four_weeks_the_norm_is_proposed_and_accepted(quick_team: Team) -> None:
    """Not before; from the next Monday, and everybody of the role is told."""
    head, place = quick_team.head, quick_team.town
    ilya = await join(place, head, 3, "Илья Зуев", "trainee")
    await worked(place, 3, 3)
    await head.say("/norms стажёр")
    await head.press("📐 По данным отдела")
    early = await head.sees("Считать рано", "4, и 10 назначенных встреч", "Пока недель: 3, 9 назначенных встреч")
    assert early.labels == ["◀️ Назад"]
    await place.move_to("2026-11-30T10:00:00+03:00")
    for n in range(3):
        await ilya.say(f"/call Клиент {n}; Иванов Пётр Ильич; директор; встреча вт 1{n}:00; пт 10:00")
        await ilya.sees("Засчитано")
    await ilya.say("/week прошлая")
    await ilya.sees("Назначенные встречи: 3/6")
    await head.say("/norms стажёр")
    await head.press("📐 По данным отдела")
    told = await head.sees(
        "39 результативных звонков → 12 назначенных встреч",
        "Чтобы было 6 назначенных встреч, нужно: 20 результативных звонков.",
        "Сейчас в норме: 30 результативных звонков.",
    )
    assert told.labels == ["✅ Принять с 07.12", "◀️ Назад"]
    await head.press("✅ Принять с 07.12")
    await head.sees("✅ 🎓 Стажёр, с 07.12: Результативные звонки — 20.")
    await ilya.sees("Ваша норма с 07.12: Результативные звонки — 20 (было 30)")
    await ilya.say("/week")
    await ilya.sees("Результативные звонки: 0/30")
    await head.say("/norms стажёр по данным")
    await head.sees("Нормы и так такие")
    await head.say("/norms стажёр по методу с 07.12")
    await ilya.sees("Результативные звонки — 30 (было 20)")
    await head.say("/norms стажёр принять по данным")
    await head.sees("✅ 🎓 Стажёр, с 07.12: Результативные звонки — 20.")


async def test_of_many_it_is_reckoned_beside_the_others_turns_and_comes_in_its_place(quick_team: Team) -> None:
    """Asked by a button, the message that was pressed shows it; by a line it is accepted when it is there."""
    head, place = quick_team.head, quick_team.town
    for telegram_id, name in ((3, "Илья Зуев"), (4, "Лев Новак"), (5, "Ян Рудь")):
        await join(place, head, telegram_id, name, "trainee")
        await worked(place, telegram_id, 4)
    await head.say("/norms стажёр")
    asked = await head.sees_button("📐 По данным отдела")
    assert "Считаю по данным отдела" in (await head.press("📐 По данным отдела") or "")
    told = await head.sees("Чтобы было 6 назначенных встреч, нужно: 24 результативных звонка.")
    assert told.message_id == asked.message_id
    await head.say("/norms стажёр принять по данным")
    await head.sees("✅ 🎓 Стажёр, с 30.11: Результативные звонки — 24.")


async def test_without_a_norm_to_reach_there_is_nothing_to_reckon_from(quick_team: Team) -> None:
    """It says so, and proposes nothing."""
    head, place = quick_team.head, quick_team.town
    await join(place, head, 3, "Илья Зуев", "trainee")
    await worked(place, 3, 4)
    await head.say("/norms стажёр назначенные без нормы")
    await head.press("📐 По данным отдела")
    seen = await head.sees("Назначенные встречи — без нормы: считать не от чего")
    assert seen.labels == ["◀️ Назад"]
