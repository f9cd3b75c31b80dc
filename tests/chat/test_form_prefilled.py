"""The client's last form helps with the next one: «без изменений» by section, «как в прошлый раз» by question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.default_questionnaire import default
from bot.store.tables import promises
from tests.chat.conftest import Team
from tests.chat.form_scene import (
    MEET,
    STORY,
    fill,
    kept_answers,
    kept_forms,
    met,
    rows,
    step,
    the_form,
    to_question,
    use_form,
)
from tests.chat.town import Phone

AGAIN: tuple[tuple[tuple[str, str], str], ...] = (
    (("tap", "Иванов П. С."), "Текущая ситуация — как в прошлый раз?"),
    (("tap", "Без изменений"), "Проблемы — как в прошлый раз?"),
    (("tap", "Без изменений"), "Последствия — как в прошлый раз?"),
    (("tap", "Без изменений"), "Ценность и критерии — как в прошлый раз?"),
    (("tap", "Без изменений"), "Решение, деньги, сроки — как в прошлый раз?"),
    (("tap", "Без изменений"), "23. Интерес клиента?"),
    (("tap", "Сомневается"), "24. О чём и к какому дню договорились?"),
    (("tap", "Нет"), "анкета готова, 12 из 12"),
)


async def second_meeting(team: Team) -> Phone:
    """The first one's form is complete; a week later there is another meeting."""
    ivan = team.hunter
    await met(ivan)
    await fill(ivan, STORY)
    await team.town.move_to("2026-11-30T12:00:00+03:00")
    await ivan.say(MEET)
    await ivan.sees("анкета 0 из 12", "1. Кто на встрече?")
    return ivan


@pytest.mark.parametrize("typed", [False, True], ids=["taps", "typed"])
async def test_a_second_meeting_takes_eight_interactions(quick_team: Team, typed: bool) -> None:
    """Each section is shown as it was, and confirmed at once; what each meeting says anew is asked."""
    ivan = await second_meeting(quick_team)
    ivan.taps = 0
    for done, seen in AGAIN:
        await step(ivan, ("type", _typed(done[1])) if typed else done)
        await ivan.sees(seen)
    print("interactions of a second meeting with the client:", len(AGAIN), "of them taps:", ivan.taps)
    first, second = await kept_forms(quick_team.town)
    before, after = [await kept_answers(quick_team.town, each.id) for each in (first, second)]
    anew = {"interest", "agreement"}
    assert {key: value for key, value in after.items() if key not in anew} == {
        key: value for key, value in before.items() if key not in anew
    }
    assert after["interest"] != before["interest"]
    await the_form(ivan)


def _typed(label: str) -> str:
    return "Иванов; решает" if label.startswith("Иванов") else label.lower()


async def test_who_was_there_interest_and_agreement_are_never_offered_from_the_last_form(quick_team: Team) -> None:
    """Neither as a section nor as a button; what is typed of «the last time» is refused in a sentence."""
    ivan = await second_meeting(quick_team)
    for number in (1, 23, 24):
        asked = await to_question(ivan, number)
        assert "В прошлый раз" not in asked.text
        assert not any("прошлый раз" in label for label in asked.labels)
        await ivan.say("как в прошлый раз")
        await ivan.sees("В прошлой анкете ответа на этот вопрос нет")
    assert await kept_answers(quick_team.town) == {}


async def test_a_section_may_be_changed_question_by_question(quick_team: Team) -> None:
    """«Изменить» asks each of them and still shows the former answer, which one tap or a word keeps."""
    ivan = await second_meeting(quick_team)
    await ivan.press("Иванов П. С.")
    offered = await ivan.sees("Текущая ситуация — как в прошлый раз?", "Возим сами, поставщик Альфа", "200, ежемесячно")
    assert offered.labels[:2] == ["✅ Без изменений", "✏️ Изменить"]
    await ivan.press("Изменить")
    asked = await ivan.sees("3. Как решаете", "В прошлый раз: Возим сами, поставщик Альфа")
    assert "♻️ Как в прошлый раз" in asked.labels
    await ivan.say("Теперь поставщик Бета")
    await ivan.sees("✅ 3. Теперь поставщик Бета", "4. Сколько покупаете", "В прошлый раз: 200, ежемесячно")
    await ivan.press("Как в прошлый раз")
    await ivan.sees("✅ 4. 200, ежемесячно", "Проблемы — как в прошлый раз?")
    await ivan.press("Изменить")
    await ivan.sees("8. Что не устраивает", "В прошлый раз: Сроки")
    await ivan.say("как в прошлый раз")
    await ivan.sees("✅ 8. Сроки", "Последствия — как в прошлый раз?")


async def test_an_answer_typed_under_an_offered_section_answers_its_first_question(quick_team: Team) -> None:
    """Who has news types them at once."""
    ivan = await second_meeting(quick_team)
    await ivan.press("Иванов П. С.")
    await ivan.sees("Текущая ситуация — как в прошлый раз?")
    await ivan.say("Теперь поставщик Бета")
    await ivan.sees("✅ 3. Теперь поставщик Бета", "4. Сколько покупаете")


async def test_only_what_is_not_answered_yet_is_taken_over(quick_team: Team) -> None:
    """An answer of today is not overwritten by last week's; pressed twice, nothing happens."""
    ivan = await second_meeting(quick_team)
    await ivan.say("4. 500, еженедельно")
    await ivan.sees("анкета 1 из 12")
    await ivan.say("/form")
    await ivan.sees("1. Кто на встрече?")
    await ivan.press("Иванов П. С.")
    offered = await ivan.sees("Текущая ситуация — как в прошлый раз?")
    assert "200" not in offered.text
    message = await the_form(ivan)
    await ivan.press("Без изменений")
    await ivan.sees("Проблемы — как в прошлый раз?")
    kept = await kept_answers(quick_team.town)
    assert kept["volume"]["values"][:2] == [{"number": "500"}, "weekly"]
    assert message.message_id == (await the_form(ivan)).message_id


async def test_a_section_may_be_skipped_and_stays_missing(quick_team: Team) -> None:
    """Nothing is taken over without a word."""
    ivan = await second_meeting(quick_team)
    await ivan.press("Иванов П. С.")
    await ivan.sees("Текущая ситуация — как в прошлый раз?")
    await ivan.press("Позже")
    await ivan.sees("4. Сколько покупаете", "В прошлый раз: 200, ежемесячно")
    assert set(await kept_answers(quick_team.town)) == {"attendees"}


async def test_the_agreement_of_last_time_is_not_promised_again(quick_team: Team) -> None:
    """A section that was taken over makes no promise."""
    ivan = await second_meeting(quick_team)
    for done, seen in AGAIN:
        await step(ivan, done)
        await ivan.sees(seen)
    assert len(await rows(quick_team.town, promises)) == 1


async def test_an_option_that_is_gone_is_not_kept(quick_team: Team) -> None:
    """The head took «Сроки» out of the question meanwhile: it is asked anew, without the former answer."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY)
    form = default("ru")
    without = [
        replace(each, parts=(replace(each.parts[0], options=each.parts[0].options[2:]),))
        if each.key == "problem"
        else each
        for each in form.questions
    ]
    await use_form(quick_team, replace(form, questions=tuple(without)))
    await quick_team.town.move_to("2026-11-30T12:00:00+03:00")
    await ivan.say(MEET)
    await ivan.sees("анкета 0 из 12", "1. Кто на встрече?")
    asked = await to_question(ivan, 8)
    assert "прошлый раз" not in asked.text + " ".join(asked.labels)
