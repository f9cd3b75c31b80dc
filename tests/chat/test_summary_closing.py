"""A week closes by itself, corrections make versions that name who made them, the head opens it and closes it again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.store.tables import audit, closed_weeks
from tests.chat.conftest import Team, join
from tests.chat.test_summary import TITLE, at, works
from tests.chat.town import Phone


async def mends(ivan: Phone) -> None:
    """Whose call lacked a position tells it after the week."""
    await ivan.say("/week прошлая")
    await ivan.press("Лютик")
    await ivan.say("инженер")
    await ivan.sees("Засчитано")


async def test_a_week_closes_by_itself_after_mondays_reporting(team: Team) -> None:
    """What was mended until then belongs to the first version; a restart closes it once. On each database."""
    head, ivan, place = team.head, team.hunter, team.town
    await works(ivan)
    await place.move_to(at(30, "11:30"))
    await head.say("/summary прошлая")
    await head.sees(TITLE, "неделя закончилась, закроется в ночь на вт 01.12")
    await mends(ivan)
    await place.move_to(at(1, "00:04", 12))
    await head.say("/summary прошлая")
    await head.sees("неделя закончилась")
    await place.move_to(at(1, "00:05", 12))
    await place.restart()
    await place.polevik.tick()
    await head.say("/summary прошлая")
    said = await head.sees(TITLE, "закрыта вт 01.12 00:05")
    assert "версия" not in said.text
    assert "звонки 2/50" in said.text
    assert len(await team.town.polevik.database.transaction(versions)) == 1


def versions(c: Connection) -> list[int]:
    return list(c.scalars(select(closed_weeks.c.version).order_by(closed_weeks.c.id)))


async def test_a_correction_makes_a_version_that_says_what_changed_and_by_whom(quick_team: Team) -> None:
    """The first one stays as it was; who looks again makes no other."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await works(ivan)
    await place.move_to(at(1, "00:05", 12))
    await mends(ivan)
    for _ in range(2):
        await head.say("/summary прошлая")
        said = await head.sees("версия 2", "После закрытия изменилось: 1")
        assert "• Иван Орлов, результативные звонки: 1 → 2 (кто: Иван Орлов)" in said.text
    await head.press("Версии: 2")
    told = (await head.sees("Версии недели 23.11–29.11")).text.splitlines()
    assert [line[:2] for line in told[1:]] == ["2.", "• ", "1."]
    assert await place.polevik.database.transaction(versions) == [1, 2]


async def test_a_head_who_mended_it_is_named(quick_team: Team) -> None:
    """An absence told late makes the norm smaller: the head told it."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await works(ivan)
    await place.move_to(at(1, "00:05", 12))
    await head.say("/absence Иван 24.11-25.11 болезнь")
    await head.sees("24.11")
    await head.say("/summary прошлая")
    said = await head.sees("версия 2")
    assert "• Иван Орлов, результативные звонки, норма: 50 → 30 (кто: Ольга Седова)" in said.text
    assert "◐ Норма за неполную неделю: Иван Орлов (3 дня из 5)" in said.text


async def test_the_head_closes_a_week_that_is_over_and_opens_it_again(quick_team: Team) -> None:
    """By buttons, each pressed twice; the trail names him. While it is open nothing is a correction."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await works(ivan)
    await head.say("/summary закрыть 23.11")
    await head.sees("Неделя ещё идёт")
    await place.move_to(at(30, "09:30"))
    await head.say("/summary прошлая")
    shown = await head.sees_button("Закрыть неделю")
    await head.press("Закрыть неделю")
    await head.sees("закрыта: версия 1")
    assert await head.press_again(shown, "Закрыть неделю") == "Эта неделя уже закрыта."
    await head.press("К сводке")
    await head.sees(TITLE, "закрыта пн 30.11 09:30")
    await head.press("Открыть заново")
    await head.sees("открыта заново", "в ночь на вт 08.12")
    await mends(ivan)
    await head.say("/summary прошлая")
    assert "После закрытия" not in (await head.sees(TITLE, "открыта заново", "звонки 2/50")).text
    await head.say("/summary закрыть")
    await head.sees("закрыта: версия 2")
    await head.say("/summary версии")
    said = await head.sees("Версии недели 23.11–29.11", "открыта заново пн 30.11 09:30: Ольга Седова")
    assert "2. пн 30.11 09:30, закрыта: Ольга Седова" in said.text
    assert "1 → 2 (кто: Иван Орлов)" in said.text
    actions = await place.polevik.database.transaction(lambda c: list(c.scalars(select(audit.c.action))))
    assert [each for each in actions if each.startswith("week.")] == ["week.closed", "week.reopened", "week.closed"]


async def test_what_was_opened_again_closes_with_the_next_week(quick_team: Team) -> None:
    """By itself, over a restart; both weeks in one night."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await works(ivan)
    await place.move_to(at(1, "00:05", 12))
    await head.say("/summary открыть")
    await head.sees("открыта заново")
    await head.say("/summary открыть 23.11")
    await head.sees("Эта неделя не закрыта")
    await place.move_to(at(2, "00:05", 12))
    assert len(await place.polevik.database.transaction(versions)) == 1
    await place.stop_bot()
    await place.move_to(at(8, "07:00", 12))
    await place.start_bot()
    await place.polevik.tick()
    assert await place.polevik.database.transaction(versions) == [1, 1, 2]
    await head.say("/summary 23.11")
    await head.sees(TITLE, "закрыта вт 08.12 07:00, версия 2")


async def test_in_english_it_reads_alike(quick_team: Team) -> None:
    """Closing, opening, versions, eight weeks."""
    place = quick_team.town
    john = await join(place, quick_team.head, 6, "John Smith", "head", "en")
    await works(quick_team.hunter)
    await place.move_to(at(30, "09:30"))
    await john.say("/summary last")
    await john.sees("the week is over, it closes in the night to Tue 01.12")
    await john.press("Close the week")
    await john.sees("is closed: version 1")
    await john.say("/summary reopen")
    await john.sees("is open again")
    await john.say("/summary close 23.11")
    await john.sees("is closed: version 2")
    await john.say("/summary versions")
    await john.sees("Versions of the week 23.11–29.11", "reopened", "closed by John Smith")
