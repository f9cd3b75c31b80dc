"""Friday's summary: when it comes, what it says, to whom; each person's own; looked at in the week and after it."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Connection, update

from bot.domain.timetable import week_of
from bot.store.summaries import gather
from bot.store.tables import members
from tests.chat.conftest import Team, found, join
from tests.chat.farming import farmer
from tests.chat.meetings import sees_media
from tests.chat.town import Phone, Seen, Town

CALL = "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ"
NO_POSITION = "/call Лютик; Петров Иван Сергеевич; ; отказ"
TITLE = "Отдел продаж · 23.11–29.11"


def at(day: int, clock: str, month: int = 11) -> datetime:
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{clock}:00+03:00")


async def summaries(phone: Phone, title: str = TITLE) -> list[Seen]:
    return [seen for seen in await phone.messages() if seen.from_bot and seen.text.lstrip("⏰ ").startswith(title)]


async def works(ivan: Phone) -> None:
    """One call that counts and one that may."""
    await ivan.say(CALL)
    await ivan.sees("Засчитано")
    await ivan.say(NO_POSITION)
    await ivan.sees("Не засчитано: нет должности")


# -- on Friday


async def test_an_hour_before_the_planning_the_head_gets_the_week_in_figures(team: Team) -> None:
    """At four, once, also over a restart; to nobody else. On each database."""
    head, ivan, place = team.head, team.hunter, team.town
    await works(ivan)
    await place.move_to(at(27, "15:59"))
    assert not await summaries(head)
    await place.move_to(at(27, "16:00"))
    said = await head.sees(TITLE, "на пт 27.11 16:00")
    assert "Хантеры (1): звонки 1/50 · назначено 0/12 · проведено 0/12 · результативных 0/6" in said.text
    assert "• нет должности: 1 (Иван Орлов 1)" in said.text
    assert "Списки на 30.11–06.12: готовы 0 из 1. Не хватает номеров: Иван Орлов 250" in said.text
    assert len(said.text.splitlines()) <= 25
    await sees_media(head, "photo")
    table = await sees_media(head, "document")
    assert "Отдел продаж, неделя 23.11.2026.xlsx" in str(table.raw["media"])
    await place.restart()
    await place.move_to(at(27, "16:01"))
    await place.polevik.tick()
    assert len(await summaries(head)) == 1
    assert not await summaries(ivan)


async def test_it_comes_as_early_as_the_head_says_by_a_button_or_typed(quick_team: Team) -> None:
    """The answer names the day and the hour."""
    head, place = quick_team.head, quick_team.town
    await head.say("/summary")
    await head.press("Присылать за 60 минут")
    await head.press("15 минут")
    await head.sees("за 15 минут до еженедельной планёрки: пт 27.11 в 16:45")
    await head.say("/summary за полчаса")
    await head.sees("за 30 минут", "16:30")
    await head.say("/summary за полчаса")
    await head.sees("Так и есть: за 30 минут")
    await head.say("/summary за 4")
    await head.sees("Неделю не разобрал")
    await head.say("/summary")
    await head.press("Присылать за 30 минут")
    await head.say("за 600")
    await head.sees("От 5 до 480 минут")
    await head.say("90")
    await head.sees("за 90 минут", "пт 27.11 в 15:30")
    await place.move_to(at(27, "15:29"))
    assert not [seen for seen in await summaries(head) if "на пт 27.11" in seen.text]
    await place.move_to(at(27, "15:30"))
    await head.sees(TITLE, "на пт 27.11 15:30")
    # It has come: another hour is the next week's.
    await head.say("/summary за 45 минут")
    await head.sees("за 45 минут до еженедельной планёрки: пт 04.12 в 16:15", "Сводка этой недели уже пришла")


async def test_it_comes_on_the_last_working_day(quick_team: Team) -> None:
    """A worked Saturday, or Thursday before a Friday off."""
    head, place = quick_team.head, quick_team.town
    await head.say("/days 28.11 рабочий")
    await head.sees("28.11")
    await head.say("/days 4.12 выходной")
    await head.sees("04.12")
    await place.move_to(at(27, "16:00"))
    await place.move_to(at(28, "15:59"))
    assert not await summaries(head)
    await place.move_to(at(28, "16:00"))
    await head.sees(TITLE, "на сб 28.11 16:00")
    await place.move_to(at(3, "15:59", 12))
    await place.move_to(at(3, "16:00", 12))
    await head.sees("Отдел продаж · 30.11–06.12", "на чт 03.12 16:00")


async def test_by_the_teams_own_table_it_comes_before_its_own_planning(quick_team: Team) -> None:
    """The hunters' table, where the team has hunters."""
    head, place = quick_team.head, quick_team.town
    await head.say("/timetable хантер; убрать пт 17:00; пт 13:00-14:00 планёрка; сразу")
    await head.sees("Хантер")
    await place.move_to(at(27, "11:59"))
    assert not await summaries(head)
    await place.move_to(at(27, "12:00"))
    await head.sees(TITLE, "на пт 27.11 12:00")
    await place.move_to(at(27, "16:00"))
    assert len(await summaries(head)) == 1


async def test_after_an_outage_it_comes_late_the_same_day_and_not_the_next(quick_team: Team) -> None:
    """And says so."""
    head, place = quick_team.head, quick_team.town
    await place.move_to(at(27, "15:00"))
    await place.stop_bot()
    await place.move_to(at(27, "18:20"))
    await place.start_bot()
    await place.polevik.tick()
    await head.sees("С опозданием: сводка должна была прийти в 16:00", TITLE)
    await place.move_to(at(4, "15:00", 12))
    await place.stop_bot()
    await place.move_to(at(5, "09:00", 12))
    await place.start_bot()
    await place.polevik.tick()
    assert not await summaries(head, "Отдел продаж · 30.11–06.12")


async def test_in_his_quiet_hours_it_waits_for_the_head_and_comes_when_they_end(quick_team: Team) -> None:
    """As it is then."""
    head, place = quick_team.head, quick_team.town
    await head.say("тихо 15:00-17:30")
    await head.sees("15:00–17:30")
    await place.move_to(at(27, "16:00"))
    await place.move_to(at(27, "17:29"))
    assert not await summaries(head)
    await place.move_to(at(27, "17:30"))
    await head.sees(TITLE, "на пт 27.11 17:30")


async def test_every_head_gets_it_on_his_own_clock_and_in_his_language(quick_team: Team) -> None:
    """Two hours earlier in the east."""
    head, place = quick_team.head, quick_team.town
    john = await join(place, head, 6, "John Smith", "head", "en")
    await john.say("/settings")
    await john.press("Time zone")
    await john.say("UTC+5")
    await john.sees("Yekaterinburg +5")
    await works(quick_team.hunter)
    await place.move_to(at(27, "14:00"))
    said = await john.sees(TITLE, "as of")
    assert "Hunters (1): calls 1/50" in said.text
    assert "• no position: 1 (Иван Орлов 1)" in said.text
    assert not await summaries(head)
    await place.move_to(at(27, "16:00"))
    await head.sees(TITLE, "на пт 27.11 16:00")
    assert len(await summaries(john)) == 1


async def test_a_head_who_is_away_is_not_told(quick_team: Team) -> None:
    """He reads it when he is back."""
    head, place = quick_team.head, quick_team.town
    await head.say("/absence 26.11-28.11 отпуск")
    await head.sees("26.11")
    await place.move_to(at(27, "16:00"))
    assert not await summaries(head)


# -- each person's own


async def test_each_person_gets_his_own_beside_his_own_last_week_with_what_can_be_mended(quick_team: Team) -> None:
    """In the slot of the lists, in twelve lines; nobody else is named."""
    ivan, place = quick_team.hunter, quick_team.town
    vera = await farmer(quick_team)
    await place.move_to(at(30, "10:00"))
    await ivan.say("/call Заря; Иванов Пётр Сергеевич; директор; отказ; пт 12:00")
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ; в пт 12:00")
    await ivan.sees("Ромашка")
    await ivan.say(NO_POSITION)
    await ivan.sees("Не засчитано")
    await place.move_to(at(4, "15:30", 12))
    said = await ivan.sees("Списки на неделю", "Ваша неделя")
    assert "Результативные звонки: 0/50 · было 2" in said.text
    assert "До конца пн 07.12 можно исправить и засчитать: нет должности 1" in said.text
    assert len(said.text.splitlines()) <= 12
    assert "Вера" not in said.text
    hers = await vera.sees("Ваша неделя")
    assert "Визиты: 0/8 · было 0" in hers.text
    assert len(hers.text.splitlines()) <= 12
    await ivan.press("📊 Неделя")
    await ivan.sees("Можно исправить")


async def test_of_a_week_before_the_team_or_the_person_nothing_is_told(quick_team: Team) -> None:
    """Neither where people worked here before the team did, nor of who joined on the last week's Sunday."""
    ivan, place = quick_team.hunter, quick_team.town

    def began_earlier(c: Connection) -> None:
        c.execute(update(members).values(joined_at=at(2, "10:00")))

    def told(c: Connection) -> set[int | None]:
        found = gather(c, 1, week_of(place.polevik.clock().date()), place.polevik.clock())
        return {each.last for person in found.people for each in person.stages}

    await place.polevik.database.transaction(began_earlier)
    await place.move_to(at(27, "15:30"))
    assert "было" not in (await ivan.sees("Списки на неделю", "Ваша неделя")).text
    assert await place.polevik.database.transaction(told) == {None}
    await place.move_to(at(29, "10:00"))
    lev = await join(place, quick_team.head, 4, "Лев Котов")
    await place.move_to(at(4, "15:30", 12))
    assert "было" not in (await lev.sees("Списки на неделю", "Ваша неделя")).text
    assert "было 0" in (await ivan.sees("Списки на неделю", "Ваша неделя")).text
    assert await place.polevik.database.transaction(told) == {None, 0}


# -- looked at


async def test_weeks_are_turned_over_and_named_by_a_day(quick_team: Team) -> None:
    """From the team's first week to this one."""
    head, place = quick_team.head, quick_team.town
    await place.move_to(at(2, "10:00", 12))
    await head.say("/summary")
    assert "◀️ 23.11" in (await head.sees("30.11–06.12", "на ср 02.12")).labels
    await head.press("◀️ 23.11")
    labels = (await head.sees(TITLE)).labels
    assert "30.11 ▶️" in labels
    assert not [label for label in labels if "◀️" in label]
    for line, told in (
        ("/summary прошлая", TITLE),
        ("/summary 25.11", TITLE),
        ("/summary 9.12", "ещё не началась"),
        ("/summary 16.11", "Отдел работает здесь с пн 23.11"),
        ("/summary 9.12.2026", "ещё не началась"),
        ("/summary ерунда", "Неделю не разобрал"),
    ):
        await head.say(line)
        await head.sees(told)


@pytest.mark.parametrize("line", ["/summary", "/summary закрыть", "/summary за 45"])
async def test_who_is_no_head_is_refused_politely(quick_team: Team, line: str) -> None:
    """And told where his own week is."""
    await quick_team.hunter.say(line)
    await quick_team.hunter.sees("Сводку отдела смотрит руководитель. Ваша неделя: /week")


async def test_a_team_of_nobody_is_told_to_invite(quick_place: Town) -> None:
    """No summary comes by itself."""
    head = await found(quick_place)
    await head.say("/summary")
    await head.sees("никто не работал по нормам", "/invite")
    await quick_place.move_to(at(27, "16:00"))
    assert len(await summaries(head)) == 1


async def test_who_stands_in_for_a_head_on_his_vacation_gets_it(quick_team: Team) -> None:
    """And may look and close; when the days are over he may not."""
    head, place = quick_team.head, quick_team.town
    anna = await join(place, head, 7, "Анна Белова")
    await head.say("/absence 27.11-30.11 отпуск")
    await head.sees("27.11")
    await head.say("/team заместитель Анна 27.11-30.11")
    await head.sees("Анна Белова")
    await place.move_to(at(27, "16:00"))
    await anna.sees(TITLE, "на пт 27.11 16:00")
    assert not await summaries(head)
    await place.move_to(at(1, "10:00", 12))
    await anna.say("/summary")
    await anna.sees("Сводку отдела смотрит руководитель")
