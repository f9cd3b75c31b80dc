"""`/team настройки`: new clients who call, studies a day, thresholds of growth and risk; each where it is used."""

from __future__ import annotations

from typing import Any

from bot.store.tables import audit, clients, standings, teams
from tests.chat.conftest import Team, found, join
from tests.chat.farming import farmer, knows
from tests.chat.test_handover import rows
from tests.chat.town import Town

RANG = "/incoming Заря; Котов Игорь; хочет КП; отвечено"


async def test_new_clients_who_call_stay_go_or_are_asked_about(team: Team) -> None:
    """To the hunter with the fewest clients; what was set is noted once."""
    place, head, ivan = team.town, team.head, team.hunter
    vera = await farmer(team)
    petr = await join(place, head, 4, "Пётр Чудов")
    await ivan.say("/call Астра; Котов Игорь; закупки; отказ")
    await ivan.sees("Астра")
    await vera.say(RANG)
    await vera.sees_button("🎯 Передать")
    await head.say("/team настройки")
    await head.sees("решает принявший звонок", "Изучать клиентов в день: 5", "своих: 0")
    await head.press("Сразу хантерам")
    await head.sees("✅ Новые клиенты, которые звонят сами: сразу уходят хантеру")
    await head.press("• Сразу хантерам")
    await vera.say("/incoming Луна; Ким Олег; хочет КП; перезвонить завтра")
    await vera.sees("«Луна»", "Пётр Чудов")
    await petr.sees("Луна — новый клиент, теперь ваш", "Перезвонить: вт 24.11")
    await head.say("/team настройки входящие остаются у фермера")
    await head.sees("остаются у фермера")
    await vera.say("/incoming Марс; Ким Олег; хочет КП; отвечено")
    seen = await vera.sees("Марс")
    assert not any("🎯 Передать" in label for label in seen.labels)
    owners = {row.name: row.owner_id for row in await rows(place, clients)}
    assert owners == {"Астра": 2, "Заря": 3, "Луна": 4, "Марс": 3}
    noted = [row.details for row in await rows(place, audit) if row.action == "team.callers"]
    assert noted == [{"old": "ask", "new": "hunters"}, {"old": "hunters", "new": "farmer"}]


async def test_as_many_clients_are_studied_a_day_as_the_head_has_set(quick_team: Team) -> None:
    """By a button or typed; out of bounds is refused."""
    head, vera = quick_team.head, await farmer(quick_team)
    await knows(vera)
    for name in ("Астра", "Заря", "Луна", "Марс"):
        await vera.say(f"/contact {name}; Ким Олег Ильич; директор; в прошлую среду 13:00")
        await vera.sees(name)
    await head.say("/team настройки изучать 40")
    await head.sees("От 1 до 20")
    for opened, shown, told in (
        ("/settings", "Часовой пояс", "/team — Состав отдела"),
        ("/team", "Ольга", "Напишите его цифрами"),
        ("/team настройки", "Изучать клиентов", "Напишите его цифрами"),
    ):
        await head.say(opened)
        await head.sees(shown)
        await head.say("изучать сто")
        await head.sees("От 1 до 20")
        await head.say(opened)
        await head.say("изучать побольше")
        await head.sees(told)
    await head.say("/team изучать четыре")
    await head.sees("✅ Изучать клиентов в день: 4")
    await head.say("/team настройки")
    await head.press("3")
    await head.sees("✅ Изучать клиентов в день: 3")
    await vera.say("/study")
    await vera.sees("1 из 3")


async def test_a_threshold_of_the_teams_own_makes_the_base_be_reckoned_anew(quick_team: Team) -> None:
    """By its number and a value, back with one tap; nonsense is refused."""
    place, head, vera = quick_team.town, quick_team.head, await farmer(quick_team)
    await knows(vera, "в прошлый вторник 12:00")
    await place.move_to("2026-11-23T10:01:00+03:00")
    [before] = await rows_of_standings(place)
    await head.say("/team настройки")
    await head.press("📊 Пороги")
    await head.sees("10. Без контакта, класс A: 30 дн.")
    await head.press("12")
    await head.sees("Без контакта, класс C: 90 дн.", "От 5 дн. до 365 дн.")
    await head.say("много")
    await head.sees()
    await head.say("4000")
    await head.sees("вне границ")
    await head.say("5")
    await head.sees("✅ Без контакта, класс C: 5 дн.", "12. Без контакта, класс C: 5 дн. ✏️")
    [marked] = await rows_of_standings(place)
    assert marked.reckon_on < before.reckon_on
    await place.move_to("2026-11-23T10:02:00+03:00")
    [after] = await rows_of_standings(place)
    assert after.risk > before.risk
    await head.press("12")
    await head.press("Как в методе: 90 дн.")
    await head.sees("✅ Без контакта, класс C: 90 дн.")
    [team] = await rows(place, teams)
    assert team.thresholds is None
    noted = [row.details for row in await rows(place, audit) if row.action == "team.threshold"]
    assert [(each["old"], each["new"]) for each in noted] == [("90", "5"), ("5", "90")]


async def rows_of_standings(place: Town) -> list[Any]:
    return await place.polevik.database.transaction(lambda c: list(c.execute(standings.select())))


async def test_settings_in_english(quick_place: Town) -> None:
    """The same, said in English."""
    head = await found(quick_place, "en")
    await head.say("/team settings study 7")
    await head.sees("✅ Clients to study a day: 7.")
    await head.say("/team settings threshold 5 -25 %")
    await head.sees("✅ Turnover, risk: −25 %")
    await head.say("/team settings dance")
    await head.sees("I did not get the setting")
