"""A large team: what its head asks is counted step by step, and he is told at once that it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, event, insert

from bot.store import summaries
from bot.store.tables import errands, members
from tests.chat.conftest import Team, join
from tests.chat.grouping import room
from tests.chat.meetings import sees_media
from tests.chat.test_handover import rows
from tests.chat.test_summary import TITLE, at, works
from tests.chat.town import MONDAY, Town

PEOPLE = 23
COUNTING = "⏳ Считаю"


async def grown(place: Town) -> None:
    """Many colleagues who came the same day."""

    def write(c: Connection) -> None:
        row = {"team_id": 1, "role": "hunter", "timezone": "Europe/Moscow", "locale": "ru", "joined_at": MONDAY}
        c.execute(insert(members), [row | {"telegram_id": 500 + n, "name": f"Имя {n:02}"} for n in range(PEOPLE)])

    await place.polevik.database.transaction(write)


async def test_what_a_head_of_many_asks_comes_step_by_step(quick_team: Team) -> None:
    """The picture and the words, eight weeks, the records, the versions, the close; typed and pressed."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await grown(place)
    await works(ivan)
    await head.say("/summary")
    await head.sees(COUNTING)
    await head.sees(TITLE, f"Хантеры ({PEOPLE + 1}): звонки 1/")
    pictures = -(-(PEOPLE + 1) // 13)
    await sees_media(head, "photo", pictures)
    await head.press("8 недель")
    assert "засчитано по неделям" in (await sees_media(head, "photo", pictures + 1)).raw["text"]
    shown = await head.sees_button("Записи (xlsx)")
    await head._remember()
    assert COUNTING in (await head.press_again(shown, "Записи (xlsx)") or "")
    await sees_media(head, "document")
    await place.move_to(at(30, "09:30"))
    await head.say("/summary закрыть")
    await head.sees("закрыта: версия 1")
    await head.say("/summary закрыть")
    await head.sees("Эта неделя уже закрыта")
    await head.say("/summary версии")
    await head.sees("Версии недели 23.11–29.11")
    made = await room(place, head, ivan)
    await made.say("/summary прошлая")
    await head.sees(TITLE, "закрыта пн 30.11 09:30")
    assert await made.said() == []
    assert await rows(place, errands) == []


async def test_eight_weeks_of_two_people_are_more_than_one_tap_waits_for(quick_team: Team) -> None:
    """Their one week is told at once."""
    head, place = quick_team.head, quick_team.town
    await join(place, head, 6, "Пётр Чудов", "hunter")
    await head.say("/summary 8 недель")
    await head.sees(COUNTING)
    await sees_media(head, "photo")
    await head.say("/summary")
    await head.sees(TITLE)
    assert sum(COUNTING in seen.text for seen in await head.messages()) == 1


async def test_no_transaction_counts_more_than_some_people(quick_team: Team) -> None:
    """However large the team is: a tap waits for some people's weeks, and no query asks for all of them."""
    head, place = quick_team.head, quick_team.town
    await grown(place)
    asked: list[int] = []
    engine = place.polevik.database._database._engine  # type: ignore[attr-defined]  # what is counted is what it sends

    def counted(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if "FROM records" in statement:
            asked.append(sum(isinstance(each, int) for each in parameters))

    event.listen(engine, "before_cursor_execute", counted)
    for line, told in (("/summary", TITLE), ("/summary 8 недель", "засчитано по неделям")):
        await head.say(line)
        await head.sees(told)
    event.remove(engine, "before_cursor_execute", counted)
    assert asked
    assert max(asked) < summaries.AT_ONCE + 3


async def test_what_is_being_counted_outlives_a_restart(quick_team: Team) -> None:
    """And is told once."""
    head, place = quick_team.head, quick_team.town
    await grown(place)
    await head.say("/summary")
    await head.sees(COUNTING)
    await place.restart()
    await head.sees(TITLE)
    assert sum(TITLE in seen.text for seen in await head.messages()) == 1
