"""`/days` and `/share`: the head says which days are worked and who works part of them; the norms follow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import calendar_days
from tests.chat.conftest import Team, found, join
from tests.chat.town import Town


async def overrides(place: Town) -> list[tuple[date, bool, str | None]]:
    """The team's own days."""

    def read(connection: Any) -> list[tuple[date, bool, str | None]]:
        rows = connection.execute(select(calendar_days).order_by(calendar_days.c.day))
        return [(row.day, row.works, row.name) for row in rows]

    return await place.polevik.database.transaction(read)


async def test_the_head_sees_the_rests_to_come(quick_team: Team) -> None:
    """Holidays with their transfers and the weekend beside them; worked Saturdays in their place."""
    await quick_team.head.say("/days")
    seen = await quick_team.head.sees("Рабочие дни отдела")
    assert seen.text.splitlines()[1:6] == [
        "🏖 чт 31.12 – вс 10.01 · Новогодние каникулы",
        "💼 сб 20.02 — рабочий",
        "🏖 вс 21.02 – вт 23.02 · День защитника Отечества",
        "🏖 сб 06.03 – пн 08.03 · Международный женский день",
        "🏖 сб 01.05 – пн 03.05 · Праздник Весны и Труда",
    ]
    assert seen.labels == ["➕ Выходной", "➕ Рабочий день"]


async def test_a_day_off_of_the_team_lowers_everybodys_norm_at_once(team: Team) -> None:
    """Cards, the week, and back again; the team's week says it once for all."""
    ivan, head, place = team.hunter, team.head, team.town
    await join(place, head, 3, "Пётр Котов")
    await head.say("/days 27.11 выходной; День компании")
    await head.sees("✅ пт 27.11: выходной.", "Решения руководителя:", "🏖 пт 27.11 — выходной · День компании")
    await ivan.sees_pinned("норма пересчитана: 4 дня из 5", "Результативные звонки: 0/40", "0/10", "0/5")
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    await ivan.sees("1 из 40, осталось 39", "4 дня из 5")
    await head.say("/week")
    assert (await head.sees("Иван Орлов", "Пётр Котов", "1/40", "0/40")).text.count("4 дня из 5") == 1
    assert await overrides(place) == [(date(2026, 11, 27), False, "День компании")]
    await head.say("/days")
    await head.press("↩️ пт 27.11 — как у всех")
    await head.sees("✅ пт 27.11: как у всех.")
    card = await ivan.sees_pinned("Результативные звонки: 1/50")
    assert "пересчитана" not in card.text
    assert await overrides(place) == []


async def test_a_holiday_is_made_a_working_day_by_two_taps(quick_team: Team) -> None:
    """What everybody's calendar says already leaves no row behind."""
    head, place = quick_team.head, quick_team.town
    await head.say("/days")
    await head.press("➕ Рабочий день")
    asked = await head.sees("Какой день сделать рабочим?")
    assert asked.labels[:3] == ["чт 31.12", "пт 01.01", "пн 04.01"]
    await head.press("чт 31.12")
    await head.sees("✅ чт 31.12: рабочий день.", "💼 чт 31.12 — рабочий", "🏖 пт 01.01 – вс 10.01")
    assert await overrides(place) == [(date(2026, 12, 31), True, None)]
    await head.press("➕ Выходной")
    await head.sees("Какой день сделать выходным?")
    await place.restart()
    await head.say("31.12")
    await head.sees("✅ чт 31.12: выходной.")
    assert await overrides(place) == []


async def test_a_span_of_days_leaves_its_weekend_alone(quick_team: Team) -> None:
    """A Saturday is worked only where it is named by itself."""
    head, place = quick_team.head, quick_team.town
    await head.say("/days 31.12-4.01 рабочий")
    await head.sees("✅ чт 31.12 – пн 04.01: рабочий день.")
    assert [day for day, *_ in await overrides(place)] == [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4)]
    await head.say("/days 31.12-4.01 как обычно")
    await head.sees("как у всех")
    await head.say("/days 28.11 рабочий")
    await head.sees("✅ сб 28.11: рабочий день.")
    assert await overrides(place) == [(date(2026, 11, 28), True, None)]


@pytest.mark.parametrize("typed", ["/days ерунда", "/days 31.12", "/days рабочий", "/days 99.99 выходной"])
async def test_a_day_that_is_not_understood_is_answered_with_an_example(quick_team: Team, typed: str) -> None:
    """And nothing is changed."""
    await quick_team.head.say(typed)
    await quick_team.head.sees("День не разобрал", "/days 31.12 рабочий")
    assert await overrides(quick_team.town) == []


async def test_only_the_head_changes_days_and_shares(quick_team: Team) -> None:
    """A rep is told so, with what he can do instead."""
    ivan = quick_team.hunter
    await ivan.say("/days 31.12 рабочий")
    await ivan.sees("Рабочие дни отдела меняет руководитель", "/absence")
    await ivan.say("/share Иван 50")
    await ivan.sees("Ставку меняет руководитель")
    assert await overrides(quick_team.town) == []


async def test_a_share_by_line_makes_norms_smaller_and_the_person_is_told(team: Team) -> None:
    """Half of fifty is twenty-five, on every screen."""
    ivan, head = team.hunter, team.head
    await head.say("/share Иван 50")
    await head.sees("✅ Иван Орлов: ставка 50 %", "Ставки")
    await ivan.sees("Ваша ставка теперь 50 %", "Ольга Седова")
    await ivan.sees_pinned("норма пересчитана: ставка 50 %", "Результативные звонки: 0/25", "0/6", "0/3")
    await ivan.say("/absence завтра болезнь")
    await ivan.sees("норма пересчитана: 4 дня из 5, ставка 50 %")
    await ivan.sees_pinned("Результативные звонки: 0/20", "0/5", "0/2")
    await head.say("/share Иван 50")
    await head.sees("Иван Орлов: ставка и так 50 %")


async def test_a_share_by_buttons_and_typed_answers(quick_team: Team) -> None:
    """The person, then how much; what will not do is asked again."""
    ivan, head = quick_team.hunter, quick_team.head
    await head.say("/share")
    await head.sees("Ставки", "/share Иван 50")
    await head.press("Иван Орлов · 100 %")
    asked = await head.sees("Иван Орлов: ставка 100 %. Какая теперь?")
    assert asked.labels == ["100 %", "75 %", "50 %", "25 %", "◀️ Назад"]
    await head.press("75 %")
    await head.sees("✅ Иван Орлов: ставка 75 %")
    await ivan.sees_pinned("ставка 75 %", "0/38", "0/9", "0/5")
    await head.press("Иван Орлов · 75 %")
    await head.sees("ставка 75 %. Какая теперь?")
    await head.say("500")
    await head.sees("Ставку не разобрал", "от 10 до 100")
    await head.say("полставки")
    await head.sees("✅ Иван Орлов: ставка 50 %")
    await head.say("/share Аркадий 50")
    await head.sees("«Аркадий»: такого имени в отделе нет")
    await head.press("Иван Орлов · 50 %")
    await head.press("100 %")
    card = await ivan.sees_pinned("Результативные звонки: 0/50")
    assert "пересчитана" not in card.text


async def test_a_crowd_is_told_apart_by_a_mark(quick_team: Team) -> None:
    """In a line each, who works less has it behind his figures."""
    head, place = quick_team.head, quick_team.town
    for number in range(3, 9):
        await join(place, head, number, f"Пётр Котов{'абвгде'[number - 3]}")
    await head.say("/share Иван 50")
    await head.sees("ставка 50 %")
    await head.say("/week")
    seen = await head.sees("По порядку")
    assert "Иван Орлов: 0/25 · 0/6 · 0/6 · 0/3 (ставка 50 %)" in seen.text
    assert seen.text.count("ставка") == 1
    await head.say("/share Иван 100")
    await head.sees("ставка 100 %")
    await head.say("/days 27.11 выходной")
    await head.sees("выходной")
    await head.say("/week")
    crowd = await head.sees("По порядку")
    assert crowd.text.count("норма пересчитана: 4 дня из 5") == 1
    assert "Иван Орлов: 0/40 · 0/10 · 0/10 · 0/5\n" in crowd.text


async def test_days_and_shares_in_english(place: Town) -> None:
    """Holidays named in English; the person told in his own language."""
    head = await found(place, "en")
    john = await join(place, head, 2, "John Smith", language="en")
    await head.say("/days")
    await head.sees(
        "Thu 31.12 – Sun 10.01 · New Year Holidays", "Sat 20.02 is worked", "Defender of the Fatherland Day"
    )
    await head.say("/days 27.11 off; Company day")
    await head.sees("✅ Fri 27.11: a day off.", "Company day")
    await john.sees_pinned("norm recounted: 4 days of 5", "Effective calls: 0/40")
    await head.say("/share John 50")
    await head.sees("John Smith: 50 % of full time")
    await john.sees("You now work 50 % of full time")
    await john.sees_pinned("norm recounted: 4 days of 5, 50 % of full time", "Effective calls: 0/20")
