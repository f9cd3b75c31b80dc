"""Moving about in the questionnaire: back, on, to a section, to what is missing; by thumbs and by words."""

from __future__ import annotations

from tests.chat.conftest import Team
from tests.chat.form_scene import REQUIRED, STORY, fill, is_form, kept_answers, met, the_form, to_question


async def test_back_and_skip_by_taps_and_what_was_skipped_is_listed(quick_team: Team) -> None:
    """Skipping everything ends in the list of what is missing; each entry opens its question."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.press("Решает")
    await ivan.sees("3. Как решаете")
    await ivan.press("Назад")
    back = await ivan.sees("1. Кто на встрече?", "Сейчас: Иванов П. С., директор (решает)")
    assert "◀️ Назад" not in back.labels
    await ivan.press("Дальше")
    for number in REQUIRED[1:]:
        await ivan.sees(f"\n{number}. ")
        await ivan.press("Позже")
    left = await ivan.sees("Встреча не засчитана: анкета 1/12", "Осталось вопросов: 11")
    assert [label.split(".")[0] for label in left.labels[:11]] == [str(number) for number in REQUIRED[1:]]
    await ivan.press("19. Есть ли бюджет?")
    await ivan.sees("19. Есть ли бюджет?")
    await ivan.press("Нет")
    await ivan.sees("анкета 2 из 12", "20. Когда нужно решение")


async def test_back_skip_list_and_jump_by_words(quick_team: Team) -> None:
    """Buttons need a connection at the moment of the press: each has its word."""
    ivan = quick_team.hunter
    await met(ivan)
    for said, seen in (
        ("пропустить", "3. Как решаете"),
        ("дальше", "4. Сколько покупаете"),
        ("Назад", "3. Как решаете"),
        ("список", "К какому разделу?"),
        ("раздел 3", "Проблемы"),
        ("раздел итог", "Итог"),
        ("вопрос 19", "19. Есть ли бюджет?"),
        ("вопрос 99", "К какому разделу?"),
        ("раздел фантазии", "К какому разделу?"),
        ("что осталось", "Осталось вопросов: 12"),
        ("дальше", "1. Кто на встрече?"),
        ("что осталось", "Осталось вопросов: 12"),
        ("назад", "24. О чём"),
        ("вся анкета", "Ответов пока нет"),
    ):
        await ivan.say(said)
        await ivan.sees(seen)
    assert await kept_answers(quick_team.town) == {}


async def test_sections_show_what_is_answered_and_lead_to_each_question(quick_team: Team) -> None:
    """❗ lacks something required, ✅ does not; inside, ▫️ may stay open. The open question still waits."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY[:1])
    await ivan.press("☰ Обзор")
    listed = await ivan.sees("К какому разделу?", "Ждёт ответа: 3. Как решаете")
    assert listed.labels[:2] == ["✅ Карточка 1/2", "❗ Текущая ситуация 0/5"]
    assert "❗ Не хватает: 11" in listed.labels
    await ivan.press("Карточка")
    inside = await ivan.sees("Карточка", "▫️ по желанию")
    assert inside.labels == ["✅ 1. Кто на встрече?", "▫️ 2. Чем занимается компания?", "☰ Обзор"]
    await ivan.say("Возим сами")
    await ivan.sees("✅ 3. Возим сами")
    await ivan.press("☰ Обзор")
    await ivan.press("Не хватает: 10")
    await ivan.sees("Осталось вопросов: 10")
    await the_form(ivan)


async def test_no_screen_is_a_dead_end(quick_team: Team) -> None:
    """Whatever list or question is on the screen, a tap leads on."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY)
    for number in (*REQUIRED, 2, 5, 9):
        seen = await to_question(ivan, number)
        assert any(each in label for label in seen.labels for each in ("Дальше", "Позже"))
        assert "☰ Обзор" in seen.labels
    await ivan.say("вопрос 22")
    await ivan.sees("22. Кого ещё рассматриваете")
    await ivan.press("Позже")
    done = await ivan.sees("анкета готова")
    assert done.labels
    assert is_form(done)
