"""The bot may stop between any two steps: the person goes on as if nothing had happened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.chat.conftest import Team, kept_records
from tests.chat.town import Phone

Step = Callable[[Phone], Awaitable[object]]


def says(text: str) -> Step:
    return lambda phone: phone.say(text)


def presses(label: str) -> Step:
    return lambda phone: phone.press(label)


BUTTONS: list[tuple[Step, str]] = [
    (says("📞 Звонок"), "Кому звонили"),
    (says("Заря"), "пока нет"),
    (presses("Создать «Заря»"), "С кем говорили"),
    (says("Иванов Пётр; директор"), "Чем кончилось"),
    (presses("Встреча"), "Когда встреча?"),
    (presses("Встречи-1"), "Назначенные встречи: 1 из 12"),
    (says("спросить Марину"), "Заметка сохранена"),
]
TYPED: list[tuple[Step, str]] = [
    (says("/call Заря; Иванов Пётр; завтра 15:00"), "ещё не наступило"),
    (says("сегодня 9:30"), "Чем кончилось"),
    (says("перезвонить"), "Когда перезвонить?"),
    (says("в пятницу"), "Перезвонить: пт 27.11"),
    (presses("Закупки"), "Засчитано"),
    (says("спросить Марину"), "Заметка сохранена"),
]


async def play(team: Team, steps: list[tuple[Step, str]], before: int) -> None:
    for number, (step, answer) in enumerate(steps):
        if number == before:
            await team.town.restart()
        await step(team.hunter)
        await team.hunter.sees(answer)
    assert [(row.happened_at is not None, row.note) for row in await kept_records(team.town)] == [
        (True, "спросить Марину")
    ]
    await team.hunter.sees_pinned("Результативные звонки: 1/50")


@pytest.mark.parametrize("before", range(len(BUTTONS)))
async def test_a_restart_before_any_step_of_the_button_flow_loses_nothing(quick_team: Team, before: int) -> None:
    """One record with its meeting and its note."""
    await play(quick_team, BUTTONS, before)


@pytest.mark.parametrize("before", range(len(TYPED)))
async def test_a_restart_before_any_step_of_the_typed_flow_loses_nothing(quick_team: Team, before: int) -> None:
    """One record with its time, its day and its note."""
    await play(quick_team, TYPED, before)


async def test_a_restart_before_every_step_loses_nothing(team: Team) -> None:
    """On both databases, by polling and by webhook."""
    await team.hunter.sees_pinned("0/50")
    for step, answer in BUTTONS:
        await team.town.restart()
        await step(team.hunter)
        await team.hunter.sees(answer)
    await team.hunter.sees_pinned("Результативные звонки: 1/50", "Назначенные встречи: 1/12")


async def test_what_was_sent_while_the_bot_was_away_is_answered_in_order(quick_team: Team) -> None:
    """Typed messages wait at Telegram; a press older than 150 seconds is gone, the typed way is not."""
    ivan = quick_team.hunter
    await quick_team.town.stop_bot()
    await ivan.say("/call Заря; Иванов Пётр; директор; перезвонить")
    await ivan.say("в пятницу")
    await ivan.say("спросить Марину")
    await quick_team.town.start_bot()
    await ivan.sees("Заметка сохранена")
    [record] = await kept_records(quick_team.town)
    assert (str(record.call_back_on), record.note) == ("2026-11-27", "спросить Марину")
