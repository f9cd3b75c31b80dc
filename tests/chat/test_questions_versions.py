"""The form in its versions: what was begun is finished as it was; two heads, restarts and second thoughts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.chat.conftest import Team, join
from tests.chat.test_questions import newest, open_question, versions
from tests.chat.town import Phone


async def begin_form(ivan: Phone, client: str) -> None:
    await ivan.say(f"/call {client}; Иванов Пётр Сергеевич; директор; отказ дорого")
    await ivan.sees("Засчитано")
    await ivan.say(f"/form {client}")


async def test_a_begun_form_is_finished_on_its_version(team: Team) -> None:
    """The head renames, adds and removes meanwhile: the next client's form is the new one."""
    ivan, head = team.hunter, team.head
    await begin_form(ivan, "Ромашка")
    await ivan.sees("Ромашка", "1. Кто на встрече?")
    for typed, answer in (
        ("1. С кем встречаетесь?", "1. С кем встречаетесь?"),
        ("2 убрать", "Вопрос убран"),
        ("+ Карточка; Сколько складов?; число; обязательно", "2. Сколько складов?"),
    ):
        await head.say(f"/questions {typed}")
        await head.sees(answer)
    await head.say("/questions")
    await head.sees("версия 2")
    await ivan.press("Позже")
    await ivan.sees("3. Как решаете задачу сейчас, кто поставщик?")
    await ivan.press("Назад")
    await ivan.sees("1. Кто на встрече?")
    await begin_form(ivan, "Лютик")
    await ivan.sees("Лютик", "1. С кем встречаетесь?", "0 из 13")
    await ivan.press("Позже")
    await ivan.sees("2. Сколько складов?")
    assert len(await versions(team.town)) == 2


async def test_a_version_that_nobody_uses_is_overwritten(quick_team: Team) -> None:
    """An hour of editing is one version, not fifty; the first answer to it seals it."""
    head, place = quick_team.head, quick_team.town
    for text in ("Первый текст", "Второй текст", "Третий текст"):
        await head.say(f"/questions 2. {text}")
        await head.sees(text)
    assert len(await versions(place)) == 1
    await begin_form(quick_team.hunter, "Ромашка")
    await quick_team.hunter.sees("1. Кто на встрече?")
    await head.say("/questions 2. Четвёртый текст")
    await head.sees("Четвёртый текст")
    assert [form.questions[1].text for form in await versions(place)] == ["Третий текст", "Четвёртый текст"]


# -- undo


async def test_the_last_edit_is_taken_back_once(quick_team: Team) -> None:
    """By the button beside it or on the first screen; then there is nothing more to take back."""
    head, place = quick_team.head, quick_team.town
    await head.say("/questions")
    assert "Отменить" not in "".join((await head.sees("27")).labels)
    before = await newest(place)
    await head.say("/questions 2. Новый текст")
    await head.sees("2. Новый текст")
    await head.press("Отменить последнее")
    home = await head.sees("Вернул как было", "27")
    assert "Отменить" not in "".join(home.labels)
    assert await newest(place) == before
    await head.say("/questions 6 убрать")
    await head.sees("Вопрос убран")
    await head.say("/questions")
    await head.press("Отменить последнее")
    await head.sees("Вернул как было")
    await head.say("/questions отменить")
    await head.sees("Отменить можно только")
    assert await newest(place) == before


async def test_undo_survives_looking_round_and_a_prompt_that_was_left(quick_team: Team) -> None:
    """Other screens of the editor do not forget it."""
    head, place = quick_team.head, quick_team.town
    await head.say("/questions")
    await head.sees("27")
    before = await newest(place)
    await head.say("/questions 2. Новый текст")
    await head.press("✏️ Текст")
    await head.press("К вопросу")
    await head.press("К разделу")
    await head.press("Разделы")
    await head.press("Отменить последнее")
    await head.sees("Вернул как было")
    assert await newest(place) == before


async def test_undo_does_not_take_back_what_a_colleague_did_since(quick_team: Team) -> None:
    """Each head takes back his own last edit, and only while it is the last of all."""
    olga, place = quick_team.head, quick_team.town
    maria = await join(place, olga, 3, "Мария Лис", "head")
    await olga.say("/questions 2. Текст Ольги")
    card = await olga.sees("2. Текст Ольги")
    after_olga = await newest(place)
    await maria.say("/questions 3. Текст Марии")
    await maria.sees("3. Текст Марии")
    assert "Отменить можно только" in str(await olga.press_again(card, "Отменить последнее"))
    await maria.press("Отменить последнее")
    await maria.sees("Вернул как было")
    assert await newest(place) == after_olga


# -- two at once, twice, too late


async def test_two_heads_edit_the_newest_version(quick_team: Team) -> None:
    """Both had the form open: neither's edit undoes the other's, whatever has moved meanwhile."""
    olga, place = quick_team.head, quick_team.town
    maria = await join(place, olga, 3, "Мария Лис", "head")
    await open_question(olga, "1. ", "2. Чем занимается")
    await maria.say("/questions 2 вверх")
    await maria.sees("1. Чем занимается")
    await olga.press("✏️ Текст")
    await maria.say("/questions 6. Доля главного?")
    await maria.sees("6. Доля главного?")
    await olga.say("Ваше дело?")
    await olga.sees("1. Ваше дело?")
    form = await newest(place)
    assert [form.questions[number].text for number in (0, 1, 5)] == ["Ваше дело?", "Кто на встрече?", "Доля главного?"]


async def test_what_a_colleague_removed_meanwhile_is_not_edited(quick_team: Team) -> None:
    """Removed: it has to be restored first. Taken back altogether: the button is out of date."""
    olga, place = quick_team.head, quick_team.town
    maria = await join(place, olga, 3, "Мария Лис", "head")
    await open_question(olga, "2. ", "6. Какая доля")
    card = await olga.sees("6. Какая доля")
    await maria.say("/questions 6 убрать")
    await maria.sees("Вопрос убран")
    for label in ("✏️ Текст", "⬆️", "Обязателен", "«Не сказал»", "Варианты", "Для кого", "Только если", "Убрать"):
        assert "Сначала верните его" in str(await olga.press_again(card, label)), label
    await maria.say("/questions + Карточка; Есть склад?; да/нет")
    await maria.sees("3. Есть склад?")
    await olga.say("/questions 3")
    added = await olga.sees("3. Есть склад?")
    await maria.press("Отменить последнее")
    await maria.sees("Вернул как было")
    before = await newest(place)
    for label in ("✏️ Текст", "⬆️", "Обязателен", "«Не сказал»", "Для кого", "Только если", "Убрать"):
        assert "устарела" in str(await olga.press_again(added, label)), label
    assert await newest(place) == before


async def test_a_question_being_added_is_not_lost_by_a_refusal(quick_team: Team) -> None:
    """Too long, there already: the same thing is asked again."""
    head = quick_team.head
    await head.say("/questions")
    await head.press("1. Карточка")
    await head.press("➕ Вопрос")
    await head.sees("Напишите вопрос")
    for wrong, why in (("длинно " * 40, "до 200 знаков"), ("Кто на встрече?", "уже есть"), ("?!", "нужны слова")):
        await head.say(wrong)
        await head.sees(why)
    await head.say("Есть ли склад?")
    await head.press("Да/нет")
    await head.sees("3. Есть ли склад?", "Вопрос добавлен")


# -- a restart between any two steps

Step = tuple[Callable[[Phone], Awaitable[object]], str]


def says(text: str) -> Callable[[Phone], Awaitable[object]]:
    return lambda phone: phone.say(text)


def presses(label: str) -> Callable[[Phone], Awaitable[object]]:
    return lambda phone: phone.press(label)


STORY: tuple[Step, ...] = (
    (says("/questions"), "27 вопросов"),
    (presses("➕ Раздел"), "Как назвать"),
    (says("Склад"), "9. Склад"),
    (presses("➕ Вопрос"), "Напишите вопрос"),
    (says("Какой склад?"), "какой будет ответ"),
    (presses("Один вариант"), "какие варианты"),
    (says("тёплый, холодный"), "28. Какой склад?"),
    (presses("☑️ Варианты"), "Нажмите вариант"),
    (presses("тёплый"), "новое название"),
    (says("с отоплением"), "Нажмите вариант"),
    (presses("К вопросу"), "с отоплением"),
    (presses("✏️ Текст"), "новый текст"),
    (says("Есть ли склад?"), "28. Есть ли склад?"),
    (presses("К разделу"), "9. Склад"),
    (presses("Разделы"), "28 вопросов"),
    (presses("Отменить"), "Вернул как было"),
)


@pytest.mark.parametrize("before", range(len(STORY)))
async def test_a_restart_before_any_step_loses_nothing(quick_team: Team, before: int) -> None:
    """What was asked, what was said so far, what undo brings back."""
    for number, (step, answer) in enumerate(STORY):
        if number == before:
            await quick_team.town.restart()
        await step(quick_team.head)
        await quick_team.head.sees(answer)
    added = (await newest(quick_team.town)).numbered(28)
    assert added is not None
    assert added.text == "Какой склад?"
    assert [each.label for each in added.parts[0].options] == ["с отоплением", "холодный"]
