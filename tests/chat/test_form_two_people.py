"""Two people at one meeting fill one questionnaire: neither goes over the other's answer without a word."""

from __future__ import annotations

from typing import Any

import pytest

from bot.store.tables import answers, members
from tests.chat.conftest import Team, join
from tests.chat.form_scene import (
    STORY,
    data_behind,
    fill,
    kept_answers,
    kept_forms,
    met,
    press_data,
    rows,
    the_form,
    to_question,
)
from tests.chat.town import Phone


async def both(team: Team) -> tuple[Phone, Phone]:
    """Иван met the client; Анна opens the same form by the client's name. Both see the question about the supplier."""
    anna = await join(team.town, team.head, 3, "Анна Белова")
    ivan = team.hunter
    await met(ivan)
    await fill(ivan, STORY[:1])
    await anna.say("/form Ромашка")
    await anna.sees("анкета 1 из 12", "3. Как решаете")
    return ivan, anna


async def kept(team: Team, question: str) -> Any:
    """The row of the answer to this question."""
    return next(row for row in await rows(team.town, answers) if row.question == question)


async def author(team: Team, question: str) -> str:
    by = (await kept(team, question)).member_id
    return str(next(row.name for row in await rows(team.town, members) if row.id == by))


async def clash(team: Team) -> tuple[Phone, Phone]:
    """Анна has answered, Иван types another answer to what he saw before."""
    ivan, anna = await both(team)
    await anna.say("Поставщик Бета")
    await anna.sees("✅ 3. Поставщик Бета")
    await ivan.say("Поставщик Альфа")
    shown = await ivan.sees("3. Как решаете", "Анна Белова: Поставщик Бета", "Вы: Поставщик Альфа")
    assert shown.labels == ["Оставить тот", "Заменить моим"]
    assert (await kept(team, "supplier")).value == {"values": ["Поставщик Бета"]}
    return ivan, anna


async def test_a_colleague_opens_the_same_form(team: Team) -> None:
    """On both databases, by polling and by webhook: there is one form, and both answer it."""
    ivan, anna = await both(team)
    await anna.say("Поставщик Бета")
    await anna.sees("анкета 2 из 12", "4. Сколько покупаете")
    await ivan.say("4. 200, ежемесячно")
    await ivan.sees("анкета 3 из 12")
    assert len(await kept_forms(team.town)) == 1


async def test_whose_form_it_is_hears_once_who_writes_in_it_and_the_page_says_who_said_what(quick_team: Team) -> None:
    """Whoever may fill forms may help; his own answers, and a second one of the colleague's, are no news."""
    ivan, anna = await both(quick_team)
    await anna.say("Поставщик Бета")
    await anna.sees("анкета 2 из 12", "4. Сколько покупаете")
    told = await ivan.sees("Анна Белова пишет в анкете клиента «Ромашка»")
    await anna.say("4. 200, ежемесячно")
    await anna.sees("анкета 3 из 12")
    await ivan.say("8. Цена")
    await ivan.sees("✅ 8. Цена")
    assert sum("пишет в анкете" in seen.text for seen in [*await ivan.messages(), *await anna.messages()]) == 1
    await ivan.press_again(told, "Открыть анкету")
    page = await ivan.sees("Иван Орлов, Анна Белова")
    assert "Поставщик Бета (Анна Белова)" in page.text
    assert "Цена (" not in page.text
    # With a client of his own a colleague begins a form: that is his to know too.
    await ivan.say("/call Лютик; Котов Игорь; директор; отказ: дорого")
    await ivan.sees("Засчитано")
    await anna.say("/form Лютик")
    await anna.sees("Лютик")
    await anna.say("3. Сами")
    await ivan.sees("Анна Белова пишет в анкете клиента «Лютик»")


@pytest.mark.parametrize("typed", [False, True], ids=["taps", "typed"])
async def test_the_colleagues_answer_may_be_left(quick_team: Team, typed: bool) -> None:
    """By a button or a word; the next question comes, and the form stays one message."""
    ivan, _ = await clash(quick_team)
    await (ivan.say("оставить") if typed else ivan.press("Оставить тот"))
    await ivan.sees("анкета 2 из 12", "4. Сколько покупаете")
    assert (await kept(quick_team, "supplier")).value == {"values": ["Поставщик Бета"]}
    assert await author(quick_team, "supplier") == "Анна Белова"
    await the_form(ivan)


@pytest.mark.parametrize("typed", [False, True], ids=["taps", "typed"])
async def test_the_colleagues_answer_may_be_replaced_and_is_kept_among_the_earlier_ones(
    quick_team: Team, typed: bool
) -> None:
    """Who said what before is not lost."""
    ivan, _ = await clash(quick_team)
    await (ivan.say("заменить") if typed else ivan.press("Заменить моим"))
    await ivan.sees("анкета 2 из 12", "✅ 3. Поставщик Альфа", "4. Сколько покупаете")
    row = await kept(quick_team, "supplier")
    assert row.value == {"values": ["Поставщик Альфа"]}
    assert [each["value"] for each in row.earlier] == [{"values": ["Поставщик Бета"]}]
    assert await author(quick_team, "supplier") == "Иван Орлов"


async def test_a_word_that_chooses_neither_is_asked_again(quick_team: Team) -> None:
    """Both answers wait; a voice note sent meanwhile is the question's."""
    ivan, _ = await clash(quick_team)
    await ivan.say("не знаю")
    await ivan.sees("Напишите «оставить» или «заменить»")
    await ivan.send({"voice": True})
    await ivan.sees("Сохранено к вопросу 3")
    await ivan.say("замени")
    await ivan.sees("✅ 3. Поставщик Альфа")


async def test_a_clash_survives_a_restart_and_a_third_answer(quick_team: Team) -> None:
    """Анна changes hers while Иван ponders: he is asked about the new one."""
    ivan, anna = await clash(quick_team)
    await quick_team.town.restart()
    await anna.say("3. Поставщик Гамма")
    await anna.sees("✅ 3. Поставщик Гамма")
    await ivan.press("Заменить моим")
    await ivan.sees("Анна Белова: Поставщик Гамма", "Вы: Поставщик Альфа")
    await ivan.press("Заменить моим")
    await ivan.sees("✅ 3. Поставщик Альфа")
    earlier = (await kept(quick_team, "supplier")).earlier
    assert [each["value"]["values"] for each in earlier] == [["Поставщик Бета"], ["Поставщик Гамма"]]


async def test_the_same_answer_of_both_is_no_clash(quick_team: Team) -> None:
    """They agree: nobody is asked anything."""
    ivan, anna = await both(quick_team)
    for phone in (anna, ivan):
        await to_question(phone, 8)
    await anna.press("Цена")
    await anna.sees("✅ 8. Цена")
    await ivan.press("Цена")
    await ivan.sees("✅ 8. Цена")
    assert (await kept(quick_team, "problem")).earlier == []


@pytest.mark.parametrize(
    ("number", "hers", "his", "key"),
    [
        (8, "Цена", "Качество", "problem"),
        (18, "Иванов П. С.", "Иванов П. С.", "deciders"),
        (19, "Нет", "Утверждён, без суммы", "budget"),
        (20, "вт 24.11", "чт 26.11", "deadline"),
        (24, "Нет", "КП чт 26.11", "agreement"),
    ],
)
async def test_taps_of_both_on_one_question_clash_too(
    quick_team: Team, number: int, hers: str, his: str, key: str
) -> None:
    """Whatever is tapped: an option, a day, one with its day, one without its sum."""
    ivan, anna = await both(quick_team)
    for phone in (anna, ivan):
        await to_question(phone, number)
    await anna.press(hers)
    await anna.sees(f"✅ {number}. ")
    before = (await kept(quick_team, key)).value
    await ivan.press(his)
    await ivan.sees(f"✅ {number}. " if hers == his else "Какой ответ оставить?")
    assert (await kept(quick_team, key)).value == before


async def test_ticks_of_both_clash(quick_team: Team) -> None:
    """The first tick is kept at once, so the second person's is asked about."""
    ivan, anna = await both(quick_team)
    for phone in (anna, ivan):
        await to_question(phone, 16)
        await phone.press("Несколько")
        await phone.sees("Отметьте по порядку")
    await anna.press("Срок")
    await anna.sees("Сейчас: Срок")
    await ivan.press("Цена")
    await ivan.sees("Анна Белова: Срок", "Вы: Цена")


async def test_one_who_sees_the_colleagues_answer_may_change_it(quick_team: Team) -> None:
    """It is before his eyes: he is not asked twice, and the former one is kept."""
    ivan, anna = await both(quick_team)
    await anna.say("Поставщик Бета")
    await anna.sees("✅ 3. Поставщик Бета")
    await ivan.say("вопрос 3")
    await ivan.sees("Сейчас: Поставщик Бета")
    await ivan.say("Поставщик Альфа")
    await ivan.sees("✅ 3. Поставщик Альфа")
    assert len((await kept(quick_team, "supplier")).earlier) == 1


async def test_of_several_typed_answers_only_the_one_that_clashes_is_asked_about(quick_team: Team) -> None:
    """The others are kept."""
    ivan, anna = await both(quick_team)
    await anna.say("Поставщик Бета")
    await anna.sees("✅ 3. Поставщик Бета")
    await ivan.say("3. Поставщик Альфа\n8. цена\n23. есть")
    await ivan.sees("Анна Белова: Поставщик Бета", "Вы: Поставщик Альфа")
    assert set(await kept_answers(quick_team.town)) == {"attendees", "supplier", "problem", "interest"}
    assert (await kept(quick_team, "supplier")).value == {"values": ["Поставщик Бета"]}


async def test_the_other_persons_clash_cannot_be_pressed_for_him(quick_team: Team) -> None:
    """«Заменить моим» replaces with the answer of the one who pressed, if he gave one."""
    ivan, anna = await clash(quick_team)
    shown = await the_form(ivan)
    data = data_behind(ivan, shown, "Заменить")
    before = await the_form(anna)
    await press_data(anna, before, data)
    await quick_team.town.restart()
    assert (await kept(quick_team, "supplier")).value == {"values": ["Поставщик Бета"]}


async def test_the_author_of_the_meeting_sees_it_count_when_the_colleague_completes_it(quick_team: Team) -> None:
    """His pinned card, not hers."""
    ivan, anna = await both(quick_team)
    await anna.say(
        "3. Альфа\n4. 200, ежемесячно\n8. цена\n12. не сказал\n15. быстрее\n16. срок\n18. Иванов; решает\n"
        "19. нет\n20. до 15.12\n23. есть\n24. КП до пт"
    )
    await anna.sees("анкета готова, 12 из 12", "Встреча засчитана, результативная")
    await ivan.sees_pinned("Проведённые встречи: 1/12", "Результативные встречи: 1/6")
    await anna.sees_pinned("Проведённые встречи: 0/12")
