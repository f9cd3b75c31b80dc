"""A thumb that presses twice before the answer comes: one thing is done."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from bot.store.tables import members, records
from tests.chat.conftest import Team, found, invite
from tests.chat.town import Phone, Town


async def twice(phone: Phone, label: str) -> None:
    """Both presses leave before either is answered."""
    message = await phone.sees_button(label)
    await phone._remember()
    await asyncio.gather(phone.press_again(message, label), phone.press_again(message, label))


async def test_a_result_pressed_twice_is_one_record(team: Team) -> None:
    """On every database, by polling and by webhook."""
    ivan = team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор")
    await twice(ivan, "Отказ")
    await ivan.sees("1 из 50")
    made = await team.town.polevik.database.transaction(lambda c: c.execute(select(records)).all())
    assert len(made) == 1


async def test_a_newcomers_buttons_pressed_twice_answer_one_question_each(place: Town) -> None:
    """The second press of a name, a zone, a language does not answer the next question."""
    head = await found(place)
    code = await invite(head, "hunter")
    anna = await place.phone(3, "Анна")
    await anna.say(f"/start {code}")
    await twice(anna, "Анна")
    await twice(anna, "Самара")
    await twice(anna, "English")
    await anna.sees("Done, Анна")
    stored = await place.polevik.database.transaction(
        lambda c: c.execute(select(members).where(members.c.telegram_id == 3)).one()
    )
    assert (stored.timezone, stored.locale, stored.onboarding) == ("Europe/Samara", "en", None)
    await anna.say("/help")
    await anna.sees("What I can do")
    assert [seen.text for seen in await anna.messages()].count("Saved.") == 0
    await head.sees_times("теперь в команде", 1)
    joined = [seen for seen in await head.messages() if "теперь в команде" in seen.text]
    assert len(joined) == 1


async def test_a_role_pressed_twice_makes_two_links_that_each_work(quick_team: Team) -> None:
    """A link is for one person: pressing again is how the second is invited."""
    head = quick_team.head
    await head.say("/invite")
    await head.press("Хантер")
    first = await head.sees("t.me/")
    await head.press("Хантер")
    second = await head.sees("t.me/")
    assert first.text != second.text
    for number, said in enumerate((first, second), 3):
        phone = await quick_team.town.phone(number, "Анна")
        await phone.say("/start " + said.text.rpartition("?start=")[2])
        await phone.sees("Как вас записать")
