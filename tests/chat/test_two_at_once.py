"""Two people at once, one button twice, one update twice: every fact is recorded once."""

from __future__ import annotations

import asyncio

from simulator.bot_view import message_json
from simulator.state import Press, Update
from tests.chat.conftest import Team, join, kept_records
from tests.chat.town import Phone, Seen, Town

LINE = "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ: дорого"


async def at_the_result(ivan: Phone) -> Seen:
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор")
    return await ivan.sees("Чем кончилось")


async def answers_to(place: Town, phone: Phone, card: Seen, labels: list[str]) -> list[str]:
    """Presses gather at Telegram while the bot is away, then reach it together: what each was answered."""
    await place.stop_bot()
    await phone._remember()
    for label in labels:
        row, col = next((r, c) for r, row in enumerate(card.buttons) for c, one in enumerate(row) if label in one)
        await phone._call("press", {"message_id": card.message_id, "row": row, "col": col, "wait": 0})
    await place.start_bot()
    presses = list(place.simulator.world.presses.values())[-len(labels) :]
    return [await _said(place, each) for each in presses]


async def _said(place: Town, pressed: Press) -> str:
    """What the bot answered, or tried to: it tries once."""
    async with asyncio.timeout(place.patience):
        while not (said := pressed.answer or place.tried_to_answer(pressed.id)):
            await pressed.bell.wait(place.trouble.spinner)
    return str(said.get("text") or "")


async def test_the_same_result_pressed_twice_makes_one_record(quick_team: Team) -> None:
    """The second press is told «Уже записано»."""
    ivan, place = quick_team.hunter, quick_team.town
    card = await at_the_result(ivan)
    first, second = await answers_to(place, ivan, card, ["Отказ", "Отказ"])
    assert not first
    assert "Уже записано" in second
    await ivan.sees("Засчитано", "1 из 50")
    assert len(await kept_records(place)) == 1


async def test_two_results_pressed_on_one_card_make_one_record(quick_team: Team) -> None:
    """The first one stands, the second is told «Уже записано» and how to correct it."""
    ivan, place = quick_team.hunter, quick_team.town
    card = await at_the_result(ivan)
    first, second = await answers_to(place, ivan, card, ["Отказ", "Встреча"])
    assert not first
    assert "Уже записано" in second
    assert "Отменить" in second
    await ivan.sees("Засчитано", "отказ")
    assert [row.result for row in await kept_records(place)] == ["refused"]


async def test_an_update_that_the_server_hands_over_twice_makes_one_record(team: Team) -> None:
    """Telegram repeats what it is not sure of."""
    ivan, world = team.hunter, team.town.simulator.world
    bot = world.chosen_bot(None)
    await ivan.say(LINE)
    chat = world.private_chat(bot, ivan.id)
    sent = next(message for message in reversed(chat.messages.values()) if message.content.get("text") == LINE)
    again = Update(world.next_update_id - 1, "message", message_json(world, chat, sent), f"chat{chat.id}", 2**40)
    await ivan.sees("Засчитано", "1 из 50")
    bot.waiting[again.update_id] = again
    bot.bell.ring()
    if bot.on_update is not None:
        bot.on_update(again)
    await ivan.say("дождь")  # handled after the repeated one
    await ivan.sees("Заметка сохранена")
    assert len(await kept_records(team.town)) == 1
    assert again.update_id not in bot.waiting


async def test_two_members_who_call_one_person_on_one_day(team: Team) -> None:
    """The first counts, the second is told whose it was; when the first is undone the second counts at once."""
    ivan = team.hunter
    anna = await join(team.town, team.head, 3, "Анна Лис", "trainee")
    await ivan.say(LINE)
    record = await ivan.sees("Засчитано", "1 из 50")
    await anna.say(LINE)
    await anna.sees("Не засчитано: второй звонок этому ЛПР за день, первый — Иван Орлов, 10:00", "0 из 15")
    await ivan.press_again(record, "Отменить")
    await ivan.sees("Отменено")
    await anna.sees_pinned("Результативные звонки: 1/15")
    await anna.say("/week")
    await anna.sees("Результативные звонки: 1/15\n")


async def test_two_people_step_by_step_do_not_mix(team: Team) -> None:
    """Each has his own conversation: what one types never lands in the other's record."""
    ivan = team.hunter
    anna = await join(team.town, team.head, 3, "Анна Лис", "trainee")
    await asyncio.gather(ivan.say("/call"), anna.say("/call"))
    await asyncio.gather(ivan.sees("Кому звонили"), anna.sees("Кому звонили"))
    await asyncio.gather(ivan.say("Север"), anna.say("Заря"))
    await asyncio.gather(ivan.press("Создать «Север»"), anna.press("Создать «Заря»"))
    await asyncio.gather(ivan.sees("Север", "С кем"), anna.sees("Заря", "С кем"))
    await asyncio.gather(ivan.say("Котов Игорь; директор"), anna.say("Зайцев Олег; закупки"))
    await asyncio.gather(ivan.sees("Север", "Котов И."), anna.sees("Заря", "Зайцев О."))
    await asyncio.gather(ivan.press("Отказ"), anna.press("Перезвонить"))
    await asyncio.gather(
        ivan.sees("Засчитано", "Север — Котов И.: отказ", "1 из 50"),
        anna.sees("Засчитано", "Заря — Зайцев О.: перезвонить", "1 из 15"),
    )
    await asyncio.gather(ivan.say("дорого"), anna.say("завтра"))
    await asyncio.gather(ivan.sees("Причина: дорого"), anna.sees("Перезвонить: вт 24.11"))


async def test_two_members_who_call_one_person_in_the_same_moment_count_once(team: Team) -> None:
    """Whatever the order, one counts and the other is told."""
    ivan = team.hunter
    anna = await join(team.town, team.head, 3, "Анна Лис", "trainee")
    await asyncio.gather(ivan.say(LINE), anna.say(LINE))
    seen = [(await ivan.sees("асчитано")).text, (await anna.sees("асчитано")).text]
    assert sum("✅ Засчитано" in text for text in seen) == 1, seen
    assert sum("второй звонок этому ЛПР за день" in text for text in seen) == 1, seen
