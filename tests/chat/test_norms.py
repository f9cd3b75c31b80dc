"""`/norms`: the head says how much is asked of whom, from which Monday on; everybody's week follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import audit, norms
from tests.chat.conftest import Team, found, join
from tests.chat.test_pressing_twice import twice
from tests.chat.town import Town


async def rows(place: Town) -> list[tuple[Any, ...]]:
    """What was said: whose, of which stage, from when, how much."""

    def read(connection: Any) -> list[tuple[Any, ...]]:
        found = connection.execute(select(norms).order_by(norms.c.id))
        return [
            (row.role, row.member_id, row.stage, row.valid_from, "↩" if row.inherits else row.value) for row in found
        ]

    return await place.polevik.database.transaction(read)


async def test_a_roles_norm_by_line_holds_from_this_week_and_everybody_is_told(team: Team) -> None:
    """His week, his pinned card, his progress behind a call; a repetition changes nothing and tells nobody."""
    ivan, head = team.hunter, team.head
    await head.say("/norms")
    await head.sees("Нормы на неделю", "Хантер: звонки 50 · назначено 12 · проведено 12 · результативных 6")
    await head.say("/norms хантер звонки 60")
    await head.sees("✅ 🎯 Хантер, с этой недели (23.11): Результативные звонки — 60.", "(по методу 50)")
    await ivan.sees("Ваша норма с этой недели: Результативные звонки — 60 (было 50)", "Ольга Седова")
    await ivan.sees_pinned("Результативные звонки: 0/60")
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    await ivan.sees("1 из 60, осталось 59")
    await head.say("/norms хантер звонки 60")
    await head.sees("Так и есть, ничего не изменилось")
    assert await rows(team.town) == [("hunter", None, "effective_call", date(2026, 11, 23), 60)]


async def test_a_norm_of_next_week_leaves_this_one_alone(team: Team) -> None:
    """It is shown as one to come, and on its Monday the card shows it."""
    ivan, head, place = team.hunter, team.head, team.town
    await head.say("/norms Иван встречи 8 с 30.11")
    await head.sees("✅ Иван Орлов, с 30.11: Проведённые встречи — 8.", "⏳ С 30.11: Проведённые встречи — 8")
    await ivan.sees("Ваша норма с 30.11: Проведённые встречи — 8 (было 12)")
    await ivan.say("/week")
    await ivan.sees("Проведённые встречи: 0/12")
    for moment in ("2026-11-29T23:59:00+03:00", "2026-11-30T00:06:00+03:00"):
        await place.move_to(moment)
    await ivan.sees_pinned("Неделя 30.11–06.12", "Проведённые встречи: 0/8")
    await ivan.say("/week 25.11")
    await ivan.sees("Проведённые встречи: 0/12")


async def test_a_norm_by_buttons_survives_a_restart(quick_team: Team) -> None:
    """Role, stage, number, week; the number also typed."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    await head.say("/norms")
    await head.press("🎯 Хантер")
    shown = await head.sees("Обходы офисов: без нормы")
    assert "📐 По данным отдела" in shown.labels
    await head.press("Результативные звонки: 50")
    await head.sees("Сейчас: 50, по методу: 50")
    await head.press("+5")
    drafted = await head.sees("Новая норма: 55. С какой недели?")
    assert drafted.labels == [
        *("−5", "−1", "+1", "+5", "✅ 55 с этой недели (23.11)", "✅ 55 со следующей (30.11)"),
        *("🚫 Без нормы", "◀️ Назад"),
    ]
    await place.restart()
    # A slip is shown before it holds, what is no number is asked again, «отмена» changes nothing.
    await head.say("сто пятьдесять")
    await head.sees("Новая норма: 150. С какой недели?")
    await head.say("побольше")
    await head.sees("Нужно целое число от 1 до 999", "60 с 30.11", "отмена")
    await head.say("отмена")
    await head.sees("отменил")
    await head.say("62 со следующей")
    await head.sees("Не понял")
    await head.say("/norms хантер звонки")
    await head.say("62 со следующей")
    await head.sees("✅ 🎯 Хантер, с 30.11: Результативные звонки — 62.")
    await head.press("Результативные звонки: 50")
    await head.say("64")
    await head.sees("Новая норма: 64")
    await head.press("✅ 64 со следующей")
    await head.sees("✅ 🎯 Хантер, с 30.11: Результативные звонки — 64.")
    await ivan.sees("Ваша норма с 30.11: Результативные звонки — 64 (было 62)")
    assert [row[2:] for row in await rows(place)] == [("effective_call", date(2026, 11, 30), n) for n in (62, 64)]
    # What waits is taken back by saying that it stays as it is.
    await head.press("Результативные звонки: 50")
    await head.sees("⏳ С 30.11: Результативные звонки — 64")
    await head.press("✅ 50 со следующей")
    await head.sees("✅ 🎯 Хантер, с 30.11: Результативные звонки — 50.")
    await ivan.sees("Результативные звонки — 50 (было 64)")


async def test_a_button_pressed_twice_sets_once(quick_team: Team) -> None:
    """The second time it is so already, and nobody is told again."""
    ivan, head = quick_team.hunter, quick_team.head
    await head.say("/norms хантер звонки")
    await head.press("−1")
    await head.sees("Новая норма: 49")
    await twice(head, "✅ 49 с этой недели")
    await head.sees("Так и есть")
    assert len(await rows(quick_team.town)) == 1
    await ivan.sees_pinned("Результативные звонки: 0/49")
    assert sum("Ваша норма" in seen.text for seen in await ivan.messages()) == 1


async def test_a_persons_own_norm_goes_before_his_roles_and_back(quick_team: Team) -> None:
    """Others keep the team's; back «как у всех» he follows it again."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    petr = await join(place, head, 3, "Пётр Котов")
    await head.say("/norms Иван звонки 30")
    await head.sees("✅ Иван Орлов, с этой недели (23.11): Результативные звонки — 30.", "(у всех 50)")
    await head.say("/norms хантер звонки 45")
    await head.sees("👤 Свои нормы: Иван Орлов")
    await petr.sees("Результативные звонки — 45 (было 50)")
    await petr.sees_pinned("Результативные звонки: 0/45")
    await ivan.sees_pinned("Результативные звонки: 0/30")
    await head.say("/norms Иван звонки как у всех")
    await head.sees("✅ Иван Орлов, с этой недели (23.11): Результативные звонки — 45.")
    await ivan.sees_pinned("Результативные звонки: 0/45")
    # One that waits ends with the one that holds: by a line, and by the buttons of the stage.
    await head.say("/norms Иван звонки 32")
    await head.say("/norms Иван звонки 34 с 30.11")
    await head.sees("⏳ С 30.11: Результативные звонки — 34")
    await head.say("/norms Иван звонки как у всех")
    cleared = await head.sees("✅ Иван Орлов, с этой недели (23.11): Результативные звонки — 45.")
    assert "⏳" not in cleared.text
    assert "↩️ Как у всех" not in cleared.labels
    await ivan.sees("Ваша норма с 30.11: Результативные звонки — 45 (было 34)")
    for way in ("/norms Иван звонки как у всех", "✅ 45 с этой недели"):
        await head.say("/norms Иван звонки 5 с понедельника")
        await head.sees("⏳ С 30.11: Результативные звонки — 5")
        if way.startswith("/"):
            await head.say(way)
        else:
            await head.press("Результативные звонки: 45")
            await head.press("↩️ Как у всех")
            await head.press(way)
        cleared = await head.sees("✅ Иван Орлов, с 30.11: Результативные звонки — 45.")
        assert "⏳" not in cleared.text
    await head.say("/norms хантер по методу")
    await head.sees("✅ 🎯 Хантер, с этой недели (23.11): Результативные звонки — 50.")
    await ivan.sees_pinned("Результативные звонки: 0/50")


async def test_walkins_have_a_norm_once_the_head_sets_one(quick_team: Team) -> None:
    """Then they are a line of the week like others; without it they are only told."""
    ivan, head = quick_team.hunter, quick_team.head
    await ivan.say("/walkin Луч; Котов Игорь; директор; контакт")
    await ivan.sees_pinned("Обходы офисов: 1")
    await head.say("/norms хантер обходы 10")
    await ivan.sees("Обходы офисов — 10 (было без нормы)")
    card = await ivan.sees_pinned("Обходы офисов: 1/10")
    assert card.text.count("Обходы") == 1
    await head.say("/norms хантер обходы без нормы")
    await ivan.sees("Обходы офисов — без нормы (было 10)")
    await ivan.say("/week")
    assert "Обходы офисов: 1/" not in (await ivan.sees("Обходы офисов: 1")).text


async def test_a_part_time_person_owes_his_part_of_the_new_norm(quick_team: Team) -> None:
    """Half of sixty is thirty."""
    await quick_team.head.say("/share Иван 50")
    await quick_team.hunter.sees_pinned("Результативные звонки: 0/25")
    await quick_team.head.say("/norms хантер звонки 60")
    await quick_team.hunter.sees_pinned("ставка 50 %", "Результативные звонки: 0/30")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("/norms хантер звонки 6000", ["от 1 до 999"]),
        ("/norms хантер звонки 7,5", ["от 1 до 999"]),
        ("/norms хантер звонки 60 с 16.11", ["Прошлые недели", "с 23.11"]),
        ("/norms хантер звонки 60 с 99.99", ["День не разобрал"]),
        ("/norms хантер анкеты 5", ["Здесь можно задать: Результативные звонки"]),
        ("/norms стажёр результативные встречи 5", ["Здесь можно задать"]),
        ("/norms фермер входящие 5", ["доля отвеченных"]),
        ("/norms Аркадий звонки 60", ["«Аркадий»: такого имени в отделе нет"]),
        ("/norms звонки 60", ["Чья норма?"]),
        ("/norms Иван 60", ["Иван Орлов: какая норма?"]),
        ("/norms ерунда", ["такого имени в отделе нет"]),
    ],
)
async def test_what_will_not_do_is_told_and_what_is_missing_is_asked(
    quick_team: Team, typed: str, parts: list[str]
) -> None:
    """And nothing is set."""
    await quick_team.head.say(typed)
    await quick_team.head.sees(*parts)
    assert await rows(quick_team.town) == []


async def test_what_was_missing_is_answered(quick_team: Team) -> None:
    """By a button, by a word, by a day; what is no answer is not taken for one."""
    head = quick_team.head
    await head.say("/norms Иван 14")
    await head.press("Назначенные встречи")
    await head.sees("Новая норма: 14. С какой недели?")
    await head.say("с 30.11")
    await head.sees("✅ Иван Орлов, с 30.11: Назначенные встречи — 14.")
    await head.say("звонки 55")
    await head.sees("Новая норма: 55. С какой недели?")
    await head.say("со следующей недели")
    await head.sees("✅ Иван Орлов, с 30.11: Результативные звонки — 55.")
    await head.say("какая сегодня погода")
    await head.sees("Не понял")
    assert [row[2:] for row in await rows(quick_team.town)] == [
        ("booked_meeting", date(2026, 11, 30), 14),
        ("effective_call", date(2026, 11, 30), 55),
    ]


async def test_a_day_that_is_no_monday_and_misspelt_words_lose_no_number(quick_team: Team) -> None:
    """The coming Monday is one tap away; whoever is chosen by a button gets the number that was typed."""
    head = quick_team.head
    await head.say("/norms Иван звонки сорок со среды")
    asked = await head.sees("а вы назвали ср 25.11", "понедельник — 30.11", "Новая норма: 40 с 30.11. Верно?")
    assert asked.labels == ["✅ 40 с 30.11", "◀️ Назад"]
    await head.press("✅ 40 с 30.11")
    await head.sees("✅ Иван Орлов, с 30.11: Результативные звонки — 40.")
    await head.say("/norms Иван встречи 7 с пятницы")
    await head.sees("а вы назвали пт 27.11")
    await head.say("да")
    await head.sees("✅ Иван Орлов, с 30.11: Проведённые встречи — 7.")
    await head.say("/norms хантер звонки шестьдесят с 7 декабря")
    await head.sees("✅ 🎯 Хантер, с 07.12: Результативные звонки — 60.")
    # A guess is shown before it holds.
    await head.say("/norms хонтер званки 55")
    await head.sees("Хантер · Результативные звонки", "Новая норма: 55. С какой недели?")
    await head.say("/norms Аркадий званки 52 с 7.12")
    await head.sees("такого имени в отделе нет")
    await head.press("Иван Орлов")
    await head.sees("✅ Иван Орлов, с 07.12: Результативные звонки — 52.")
    await head.say("/norms Аркадий звонки 51")
    await head.sees("такого имени в отделе нет")
    await head.say("Иван")
    await head.sees("Иван Орлов · Результативные звонки", "Новая норма: 51. С какой недели?")
    await head.say("/norms звонки 49 с понедельника")
    await head.sees("Чья норма?")
    await head.press("🎯 Хантер")
    await head.sees("✅ 🎯 Хантер, с 30.11: Результативные звонки — 49.")
    await head.say("/norms Иван 5 со среды")
    await head.sees("какая норма?")
    await head.press("Назначенные встречи")
    await head.sees("а вы назвали ср 25.11", "Новая норма: 5 с 30.11")


async def test_only_the_head_sets_norms_and_the_trail_says_so(quick_team: Team) -> None:
    """A rep is sent to his week; what the head did is kept with what it was before."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    await ivan.say("/norms хантер звонки 10")
    await ivan.sees("Нормы меняет руководитель отдела. Ваши: /week")
    await head.say("/norms Иван звонки 40 с 30.11")
    await head.sees("✅")

    def read(connection: Any) -> list[Any]:
        found = connection.execute(select(audit).where(audit.c.action == "norm.set"))
        return [(row.subject, row.details) for row in found]

    assert await place.polevik.database.transaction(read) == [
        (
            "member",
            {"role": "hunter", "stage": "effective_call", "monday": "2026-11-30", "was": 50, "value": 40},
        )
    ]


async def test_in_english(quick_place: Town) -> None:
    """Typed and by buttons."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Orr", language="en")
    await head.say("/norms hunter calls 60 from next week")
    await head.sees("✅ 🎯 Hunter, from 30.11: Effective calls — 60.", "⏳ From 30.11: Effective calls — 60")
    await john.sees("Your norm from 30.11: Effective calls — 60 (was 50)")
    await head.say("/norms John meetings 8")
    await head.sees("✅ John Orr, from this week (23.11): Held meetings — 8.")
    await head.press("As everybody's")
    await head.sees("Held meetings — 12")
    await head.say("/norms hanter cals fifty-five from wednesday")
    await head.sees("you named Wed 25.11", "The next Monday is 30.11", "New norm: 55 from 30.11. Right?")
    await head.press("✅ 55 from 30.11")
    await head.sees("✅ 🎯 Hunter, from 30.11: Effective calls — 55.")
