"""A held meeting counts when its questionnaire is complete: at once, in its own week, and only as long as it is."""

from __future__ import annotations

from bot.store.tables import promises, records
from tests.chat.conftest import Team
from tests.chat.form_scene import MEET, STORY, fill, kept_answers, met, rows, the_form, to_question
from tests.chat.town import Phone


async def held(team: Team, answers: int = len(STORY)) -> Phone:
    ivan = team.hunter
    await met(ivan)
    await fill(ivan, STORY[:answers])
    return ivan


async def test_a_meeting_whose_form_lacks_answers_says_so_everywhere(quick_team: Team) -> None:
    """Under its record, in the week with the way to mend it, on the client's card, in the list of what is missing."""
    ivan = await held(quick_team, 9)
    await ivan.say("что осталось")
    await ivan.sees("Встреча не засчитана: анкета 9/12", "Осталось вопросов: 3")
    await ivan.say("/week")
    week = await ivan.sees("Проведённые встречи: 0/12 (записано 1)", "· анкета не заполнена: 1", "Можно исправить")
    assert "✏️ Ромашка: анкета 9/12" in week.labels
    await ivan.say("/client Ромашка")
    assert "📋 Анкета 9/12" in (await ivan.sees("ЛПР")).labels
    await ivan.say("/week")
    await ivan.press("Ромашка: анкета 9/12")
    await ivan.sees("анкета 9 из 12", "20. Когда нужно решение")
    await the_form(ivan)


async def test_it_counts_at_once_when_the_last_answer_is_given(quick_team: Team) -> None:
    """The screen says so, and the pinned card follows."""
    ivan = await held(quick_team, 11)
    await ivan.sees_pinned("Проведённые встречи: 0/12")
    await ivan.press("Нет")
    await ivan.sees("анкета готова", "Встреча засчитана.", "Результативной не стала: нет договорённости")
    await ivan.sees_pinned("Проведённые встречи: 1/12", "Результативные встречи: 0/6")
    await ivan.say("24. КП до пт")
    await ivan.sees("Встреча засчитана, результативная")
    await ivan.sees_pinned("Результативные встречи: 1/6")


async def test_mended_a_week_later_it_counts_in_its_own_week(quick_team: Team) -> None:
    """The week of the meeting's date, not of the last answer."""
    ivan = await held(quick_team, 11)
    await quick_team.town.move_to("2026-12-01T10:00:00+03:00")
    await ivan.sees_pinned("Проведённые встречи: 0/12")
    await ivan.say("/form")
    await ivan.sees("24. О чём и к какому дню")
    await ivan.say("КП до 10.12")
    await ivan.sees("Встреча засчитана, результативная")
    await ivan.say("/week")
    await ivan.sees("Неделя 30.11–06.12", "Проведённые встречи: 0/12", "Результативные встречи: 0/6")
    await ivan.say("/week прошлая")
    await ivan.sees("Неделя 23.11–29.11", "Проведённые встречи: 1/12", "Результативные встречи: 1/6")


async def test_an_edit_that_makes_the_form_incomplete_says_that_the_meeting_counts_no_more(quick_team: Team) -> None:
    """An approved budget lacks its sum: until that is told the meeting is taken off the card."""
    ivan = await held(quick_team)
    await ivan.sees_pinned("Проведённые встречи: 1/12")
    await to_question(ivan, 19)
    await ivan.press("Утверждён")
    await ivan.sees("анкета 11 из 12", "Встреча не засчитана: анкета 11/12", "19. Порядок суммы?")
    await ivan.sees_pinned("Проведённые встречи: 0/12 (записано 1)", "Результативные встречи: 0/6")
    await ivan.say("2 млн")
    await ivan.sees("анкета готова", "Встреча засчитана, результативная")
    await ivan.sees_pinned("Проведённые встречи: 1/12", "Результативные встречи: 1/6")


async def test_the_last_tick_taken_back_says_so_too(quick_team: Team) -> None:
    """Nothing is ticked any more: the question is open again."""
    ivan = await held(quick_team)
    await to_question(ivan, 8)
    await ivan.press("Несколько")
    await ivan.sees("Отметьте всё")
    await ivan.press("Сроки")
    await ivan.sees("анкета 11 из 12", "Встреча не засчитана: анкета 11/12")
    await ivan.press("Готово")
    await ivan.sees("Осталось вопросов: 1")
    await ivan.sees_pinned("Проведённые встречи: 0/12 (записано 1)")
    await ivan.say("8. качество")
    await ivan.sees("анкета готова", "Встреча засчитана, результативная")


async def test_the_last_ticks_complete_the_form_and_that_is_said(quick_team: Team) -> None:
    """«Готово» leads to what the meeting counts for now, not to what is optional."""
    ivan = await held(quick_team, 3)
    await ivan.say(
        "12. не сказал\n15. быстрее\n16. срок\n18. Иванов; решает\n19. нет\n20. до 15.12\n23. есть\n24. КП до пт"
    )
    await ivan.sees("анкета 11 из 12")
    await to_question(ivan, 8)
    await ivan.press("Несколько")
    await ivan.press("Сроки")
    await ivan.sees("анкета 12 из 12", "Сейчас: Сроки")
    await ivan.press("Готово")
    await ivan.sees("анкета готова", "✅ 8. Сроки", "Встреча засчитана, результативная")


async def test_interest_that_is_taken_back_makes_it_effective_no_more(quick_team: Team) -> None:
    """The form is complete all the same: it counts as held."""
    ivan = await held(quick_team)
    await to_question(ivan, 23)
    await ivan.press("Сомневается")
    await ivan.sees("анкета готова", "Результативной не стала: нет интереса")
    await ivan.sees_pinned("Проведённые встречи: 1/12", "Результативные встречи: 0/6")


async def test_an_agreement_that_is_taken_back_is_promised_no_more(quick_team: Team) -> None:
    """One agreement a form; said anew it is one again."""
    ivan = await held(quick_team)
    assert [each.kind for each in await rows(quick_team.town, promises)] == ["offer"]
    await ivan.say("24. нет")
    await ivan.sees("Результативной не стала: нет договорённости")
    assert await rows(quick_team.town, promises) == []
    await ivan.say("24. обследование, пн")
    await ivan.sees("Встреча засчитана, результативная")
    assert [(each.kind, str(each.due_on)) for each in await rows(quick_team.town, promises)] == [
        ("survey", "2026-11-30")
    ]


async def test_a_meeting_that_was_taken_back_leaves_its_answers_with_the_client(quick_team: Team) -> None:
    """The next meeting with him goes on with them."""
    ivan = await held(quick_team, 5)
    await ivan.say("/undo")
    await ivan.sees("Отменено")
    await ivan.sees_pinned("Проведённые встречи: 0/12")
    await ivan.say(MEET)
    await ivan.sees("анкета 5 из 12", "15. Какой результат нужен")
    assert len(await kept_answers(quick_team.town)) == 5


async def test_a_repeat_meeting_that_was_agreed_is_booked_from_the_form(quick_team: Team) -> None:
    """Recorded with whom this one was, its time is asked below; pressed twice, it is one."""
    ivan = await held(quick_team, 11)
    await ivan.press("Встреча чт 26.11")
    done = await ivan.sees("анкета готова")
    assert done.labels[0] == "📅 Назначить повторную встречу"
    await ivan.press("Назначить повторную встречу")
    await ivan.sees("Когда встреча?", "Ромашка — Иванов П. С.")
    said = await ivan.press("Назначить повторную встречу")
    assert said is not None
    assert "записано" in said
    await ivan.say("чт 11:00")
    await ivan.sees("Встреча: чт 26.11 11:00")
    kinds = [(each.kind, each.result) for each in await rows(quick_team.town, records)]
    assert kinds == [("meeting", "held"), ("booking", "booked")]
    assert (await the_form(ivan)).message_id == done.message_id
