"""The questionnaire of a meeting from its first question to its last: by thumbs, by typing, after days and restarts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.chat.conftest import Team
from tests.chat.form_scene import (
    MEET,
    MEET_EN,
    STORY,
    STORY_EN,
    TYPED,
    TYPED_EN,
    data_behind,
    english_team,
    fill,
    kept_answers,
    kept_forms,
    met,
    press_data,
    step,
    the_form,
    to_question,
    twice,
)
from tests.chat.town import Phone, Town

GOAL = 12


@pytest.mark.parametrize("steps", [STORY, TYPED], ids=["taps", "typed"])
async def test_twelve_required_questions_take_twelve_interactions(
    team: Team, steps: tuple[tuple[str, str], ...]
) -> None:
    """From /meet to a meeting that counts and is effective; then what is optional, by taps."""
    ivan = team.hunter
    await met(ivan)
    ivan.taps = 0
    done = await fill(ivan, steps)
    assert "анкета готова, 12 из 12" in done.text
    assert "Встреча засчитана, результативная" in done.text
    await ivan.sees_pinned("Проведённые встречи: 1/12", "Результативные встречи: 1/6")
    interactions = ivan.taps + sum(how == "type" for how, _ in steps)
    assert interactions <= GOAL
    print("interactions of the twelve required questions:", interactions, "of them taps:", ivan.taps)
    assert len(await kept_answers(team.town)) == 12
    await ivan.press("Ещё 12 вопросов")
    await ivan.sees("2. Чем занимается компания?")
    await ivan.press("Строительство")
    await ivan.sees("2. Сколько человек или объектов?")
    await ivan.say("50")
    await ivan.sees("✅ 2. Строительство, 50", "5. Давно ли с ними")
    await ivan.say("что осталось")
    await ivan.sees("анкета готова", "Встреча засчитана, результативная")
    assert "➕ Ещё 11 вопросов по желанию" in (await the_form(ivan)).labels


@pytest.mark.parametrize("steps", [STORY_EN, TYPED_EN], ids=["taps", "typed"])
async def test_the_whole_story_in_english(place: Town, steps: tuple[tuple[str, str], ...]) -> None:
    """On both databases, by polling and by webhook."""
    john = (await english_team(place)).hunter
    await john.say(MEET_EN)
    await john.sees("form 0 of 12", "1. Who is at the meeting?")
    john.taps = 0
    for number, done in enumerate(steps, start=1):
        await step(john, done)
        seen = await john.sees(f"{number} of 12")
    assert "the form is complete, 12 of 12" in seen.text
    assert "The meeting counts and is effective" in seen.text
    await john.press("12 more questions")
    await john.sees("2. What does the company do?")
    print("interactions in English:", john.taps - 1 + sum(how == "type" for how, _ in steps))


async def test_a_restart_between_any_two_answers_loses_nothing(team: Team) -> None:
    """Each answer is kept the moment it is given: on both databases, by polling and by webhook."""
    ivan = team.hunter
    await met(ivan)
    for number, done in enumerate(STORY, start=1):
        await team.town.restart()
        await step(ivan, done)
        await ivan.sees(f"{number} из 12")
        assert len(await kept_answers(team.town)) == number
    await ivan.sees_pinned("Результативные встречи: 1/6")


async def test_answers_typed_while_the_bot_was_away_are_kept_in_order(quick_team: Team) -> None:
    """Typed messages wait at Telegram; each answers the question that follows the one before."""
    ivan = quick_team.hunter
    await met(ivan)
    await quick_team.town.stop_bot()
    for _, text in TYPED[:4]:
        await ivan.say(text)
    await quick_team.town.start_bot()
    await ivan.sees("анкета 4 из 12", "12. Во что это обходится")
    kept = await kept_answers(quick_team.town)
    assert list(kept) == ["attendees", "supplier", "volume", "problem"]
    await the_form(ivan)


# -- resumed


async def by_form(phone: Phone) -> None:
    await phone.say("/form")


async def by_form_of_client(phone: Phone) -> None:
    await phone.say("/form Ромашка")


async def from_week(phone: Phone) -> None:
    await phone.say("/week")
    await phone.sees("Проведённые встречи: 0/12 (записано 1)")
    await phone.press("Ромашка: анкета 3/12")


async def from_record(phone: Phone) -> None:
    await phone.press("📝 Анкета")


async def from_client(phone: Phone) -> None:
    await phone.say("/client Ромашка")
    await phone.press("Анкета 3/12")
    await phone.sees("Ромашка · анкета 3 из 12", "Возим сами")
    await phone.press("Продолжить")


async def after_start(phone: Phone) -> None:
    """As on a phone where everything was installed anew: nothing of the old chat is pressed."""
    await phone.say("/start")
    await phone.sees("Иван Орлов")
    await phone.say("/form")


REOPEN: tuple[Callable[[Phone], Awaitable[None]], ...] = (
    *(by_form, by_form_of_client, from_week, from_record, from_client, after_start),
)


@pytest.mark.parametrize("reopen", REOPEN)
async def test_days_later_the_first_missing_question_comes_again(
    quick_team: Team, reopen: Callable[[Phone], Awaitable[None]]
) -> None:
    """After other work and a restart; the old message is too old to be removed, and still one is left to press."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY[:3])
    await ivan.say("/call Север; Котов Игорь; директор; отказ")
    await ivan.sees("Засчитано")
    await quick_team.town.move_to("2026-11-26T15:10:00+03:00")
    await quick_team.town.restart()
    await reopen(ivan)
    await ivan.sees("анкета 3 из 12", "8. Что не устраивает больше всего?")
    await the_form(ivan)
    await ivan.say("цена")
    await ivan.sees("анкета 4 из 12", "✅ 8. Цена")
    await the_form(ivan)


async def test_what_is_typed_days_later_answers_the_question_that_stood_there(quick_team: Team) -> None:
    """Nothing has to be opened: the question was not forgotten overnight."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY[:3])
    await quick_team.town.move_to("2026-11-25T08:30:00+03:00")
    await quick_team.town.restart()
    await ivan.say("цена, документы")
    await ivan.sees("анкета 4 из 12", "✅ 8. Цена, документы")


async def test_of_several_unfinished_forms_one_is_chosen(quick_team: Team) -> None:
    """`/form` alone lists them, the latest touched first; a tap or the client's name goes on with one."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.press("Решает")
    await ivan.sees("анкета 1 из 12")
    await met(ivan, "/meet Север; Котов Игорь Львович; директор")
    await ivan.say("/form")
    listed = await ivan.sees("Какую анкету продолжить?")
    assert [label.split(" · ")[0] for label in listed.labels] == ["▫️ Север", "▫️ Ромашка"]
    await ivan.press("Ромашка")
    await ivan.sees("Ромашка · анкета 1 из 12", "3. Как решаете")
    await ivan.say("/form")
    await ivan.sees("Какую анкету продолжить?")
    await ivan.say("Север")
    await ivan.sees("Север · анкета 0 из 12", "1. Кто на встрече?")


async def test_a_form_that_was_begun_before_the_meeting_is_the_meetings(quick_team: Team) -> None:
    """What was answered on the phone beforehand is not asked again after it."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.say("/form Ромашка")
    await ivan.sees("анкета 0 из 12")
    await ivan.say("3. Возим сами\n8. цена")
    await ivan.sees("анкета 2 из 12", "✅ 3. Возим сами · 8. Цена")
    await ivan.say(MEET)
    await ivan.sees("анкета 2 из 12", "1. Кто на встрече?")
    [kept] = await kept_forms(quick_team.town)
    assert kept.record_id is not None


# -- one message


async def test_a_tap_edits_the_message_and_typing_brings_it_anew_below(quick_team: Team) -> None:
    """There is always one message of the form, and after typing it is the last one."""
    ivan = quick_team.hunter
    first = await met(ivan)
    await ivan.press("Решает")
    tapped = await ivan.sees("анкета 1 из 12")
    assert tapped.message_id == first.message_id
    await ivan.say("Возим сами")
    typed = await ivan.sees("анкета 2 из 12")
    assert typed.message_id > first.message_id
    left = await the_form(ivan)
    assert left.message_id == typed.message_id == (await ivan.messages())[-1].message_id


async def test_a_button_of_a_message_that_is_gone_answers_the_question_it_showed(quick_team: Team) -> None:
    """Two phones of one person, or a press that was long under way: never another question's answer."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY[:3])
    shown = await ivan.sees("8. Что не устраивает")
    late = data_behind(ivan, shown, "Качество")
    await ivan.press("Цена")
    await ivan.sees("12. Во что это обходится")
    before = await kept_answers(quick_team.town)
    await press_data(ivan, shown, late)
    await ivan.sees("✅ 8. Качество")
    after = await kept_answers(quick_team.town)
    assert {key for key in after if after[key] != before.get(key)} == {"problem"}
    await the_form(ivan)


async def test_a_button_pressed_twice_answers_once(quick_team: Team) -> None:
    """A thumb that trembles does not answer the next question, which may have the same option."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY[:3])
    await twice(ivan, "Цена")
    await ivan.sees("12. Во что это обходится")
    assert list(await kept_answers(quick_team.town)) == ["attendees", "supplier", "volume", "problem"]


async def test_a_tick_pressed_twice_stays(quick_team: Team) -> None:
    """The button says what it does: it sets, and a second press of it takes nothing back."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 8)
    await ivan.press("Несколько")
    await ivan.sees("Отметьте всё, что подходит")
    await twice(ivan, "Сроки")
    await ivan.sees("Сейчас: Сроки")
    await ivan.press("Сервис")
    await ivan.sees("Сейчас: Сроки, сервис")
    await ivan.press("Сроки")
    await ivan.sees("Сейчас: Сервис")
    await ivan.press("Готово")
    await ivan.sees("✅ 8. Сервис", "12. Во что это обходится")
    assert (await kept_answers(quick_team.town))["problem"] == {"values": [["service"]]}


async def test_ordered_options_stand_in_the_order_of_the_taps(quick_team: Team) -> None:
    """The first one is what matters most."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 16)
    await ivan.press("Несколько")
    for label, now in (("Срок", "Срок"), ("Гарантия", "Срок → гарантия"), ("Цена", "Срок → гарантия → цена")):
        await ivan.press(label)
        seen = await ivan.sees(f"Сейчас: {now}")
    assert {"1. Срок", "2. Гарантия", "3. Цена"} <= set(seen.labels)
    await ivan.press("Готово")
    await ivan.sees("✅ 16. Срок → гарантия → цена")
