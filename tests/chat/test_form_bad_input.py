"""The wrong thing for every type of answer: one helpful sentence, the place is kept, nothing that was said is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.default_questionnaire import default
from bot.domain.questionnaire import AnswerType, Part, Question
from tests.chat.conftest import Team, hand_over
from tests.chat.form_scene import (
    STORY,
    fill,
    kept_answers,
    kept_notes,
    kept_people,
    met,
    the_form,
    to_question,
    use_form,
)
from tests.chat.town import MONDAY, Phone, Seen

OTHERS = (
    Question("visited", "card", "Были у нас в цеху?", (Part(AnswerType.YES_NO),)),
    Question("turnover", "card", "Какой оборот в год?", (Part(AnswerType.MONEY, lowest=Decimal(0)),)),
    Question("founded", "card", "Когда открывают новый цех?", (Part(AnswerType.DATE),)),
)
"""Types that the default form has only beside another one, or not at all."""


@dataclass(frozen=True)
class Wrong:
    number: int
    said: str
    answer: str
    """What the bot says of it."""
    right: str


TYPES: dict[str, Wrong] = {
    "people": Wrong(1, "123", "Имя не разобрал. Напишите: ФИО; должность; роль.", "Иванов Пётр; директор; решает"),
    "text": Wrong(6, "…", "Ответ пустой. Напишите словами.", "Возим сами"),
    "number": Wrong(7, "много", "Здесь нужно число. Напишите, например: «200»", "200, ежемесячно"),
    "number_below": Wrong(7, "-5", "Слишком мало: не меньше 0.", "200, ежемесячно"),
    "choices": Wrong(11, "777", "Такого варианта нет. Нажмите кнопку или напишите: Цена, Сроки", "цена"),
    "scale": Wrong(14, "11", "Слишком много: не больше 10.", "8"),
    "ordered": Wrong(19, "красота", "Такого варианта нет. Нажмите кнопку или напишите: Цена, Срок", "цена"),
    "choice_and_money": Wrong(22, "синий", "Такого варианта нет. Нажмите кнопку или напишите: Утверждён", "нет"),
    "date": Wrong(5, "когда-нибудь", "День не разобрал. Напишите, например: «15.12»", "15.12"),
    "date_past": Wrong(5, "вчера", "Этот день уже прошёл. Напишите день не раньше 23.11.2026", "15.12"),
    "choice": Wrong(24, "фиолетово", "Такого варианта нет. Нажмите кнопку или напишите: Договор", "тендер"),
    "within_month": Wrong(27, "КП до 24.12", "Слишком далеко: не позже 23.12.2026.", "КП до пт"),
    "yes_no": Wrong(3, "пожалуй", "Напишите «да» или «нет».", "да"),
    "money": Wrong(4, "прилично", "Здесь нужно число. Напишите, например: «200» или «1,5 млн»", "1,5 млн"),
    "money_below": Wrong(4, "-5", "Слишком мало: не меньше 0.", "1,5 млн"),
    "money_beyond": Wrong(
        4, "9" * 30, "Слишком много: не больше 1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000.", "1,5 млн"
    ),
}
THINGS: dict[str, tuple[dict[str, Any], str]] = {
    "emoji": ({"text": "🙂🙂🙂"}, ""),
    "sticker": ({"sticker": {"emoji": "👍"}}, "ответьте текстом; голос, фото или файл сохраню заметкой"),
    "forwarded": ({"text": "Это нам не к спеху", "forward_from": "Снабженец"}, "Пересланное сохранено заметкой"),
    "photo": ({"photo": True}, "Сохранено к вопросу"),
    "voice": ({"voice": {"duration": 7}}, "Сохранено к вопросу"),
    "document": ({"document": {"name": "план.txt", "content_base64": "0J8="}}, "Сохранено к вопросу"),
    "location": ({"location": {"latitude": 55.75, "longitude": 37.62}}, "Сохранено к вопросу"),
    "contact": ({"contact": {"phone_number": "+79990000000", "first_name": "Пётр"}}, "Сохранено к вопросу"),
}
NOTED = ("forwarded", "photo", "voice", "document", "location", "contact")


async def with_all_types(team: Team) -> Phone:
    """A meeting whose form asks for every type; the numbers are those of TYPES."""
    form = default("ru")
    attendees, business, *others = form.questions
    await use_form(team, replace(form, questions=(attendees, business, *OTHERS, *others)))
    ivan = team.hunter
    await ivan.say("/meet Ромашка; нет; ")
    await ivan.sees("1. Кто на встрече?")
    return ivan


async def asked_anew(phone: Phone, form: Seen, said: str) -> Seen:
    """What was said of it and the question, with all its buttons, in one message at the bottom; no other one asks."""
    asked = await phone.sees(said, f"\n{form.text.splitlines()[2]}")
    assert asked.labels == form.labels
    assert asked.text.endswith("\n".join(form.text.splitlines()[1:]))
    messages = [raw for raw in (await phone.chat())["messages"] if "service" not in raw]
    assert messages[-1]["message_id"] == asked.message_id > form.message_id
    assert await the_form(phone) == asked
    return asked


async def only_answer(phone: Phone, form: Seen) -> str:
    """The one message that the bot said meanwhile; the question stands where it stood, as it was."""
    messages = (await phone.chat())["messages"]
    later = [raw for raw in messages if raw["from"]["is_bot"] and raw["message_id"] > form.message_id]
    assert [raw["text"] for raw in messages if raw["message_id"] == form.message_id] == [form.text]
    (said,) = {raw["text"] for raw in later if "service" not in raw}
    return str(said)


@pytest.mark.parametrize("kind", TYPES)
async def test_the_wrong_words_get_one_helpful_sentence_above_the_question_anew(quick_team: Team, kind: str) -> None:
    """And the right ones are taken afterwards."""
    wrong, ivan = TYPES[kind], await with_all_types(quick_team)
    await to_question(ivan, wrong.number)
    form = await the_form(ivan)
    await ivan.say(wrong.said)
    asked = await asked_anew(ivan, form, wrong.answer)
    assert asked.text.splitlines()[1].count(".") <= wrong.answer.count(".") + 2
    assert await kept_answers(quick_team.town) == {}
    await ivan.say(wrong.right)
    await ivan.sees(f"✅ {wrong.number}. ")
    assert len(await kept_answers(quick_team.town)) == 1


@pytest.mark.parametrize("number", sorted({each.number for each in TYPES.values()}))
async def test_what_is_no_text_gets_one_sentence_and_is_kept_with_the_question(quick_team: Team, number: int) -> None:
    """Emoji, a sticker, a forwarded message, a photo, a voice note, a file, a place, a contact."""
    ivan = await with_all_types(quick_team)
    for what, (body, answer) in THINGS.items():
        await to_question(ivan, number)
        form = await the_form(ivan)
        await ivan.send(body)
        if "emoji" in what or "sticker" in what:
            await asked_anew(ivan, form, answer)
        else:
            await ivan.sees(answer)
            await only_answer(ivan, form)
    assert await kept_answers(quick_team.town) == {}
    assert [kind for _, kind, _ in await kept_notes(quick_team.town)] == ["text", *NOTED[1:]]
    assert len({question for question, _, _ in await kept_notes(quick_team.town)}) == 1


@pytest.mark.parametrize("number", [1, 3, 4, 5, 6, 7, 11, 19, 24])
async def test_ten_thousand_characters_get_one_sentence_and_their_tail_is_no_answer(
    quick_team: Team, number: int
) -> None:
    """A phone cuts them into three messages; the last of these would be short enough for an answer."""
    ivan = await with_all_types(quick_team)
    await to_question(ivan, number)
    long = "возим сами " * 800
    for start in (0, 4096, 8192):
        await ivan.say(long[start : start + 4096])
    await ivan.sees(f"\n{number}. ")
    assert await kept_answers(quick_team.town) == {}
    await quick_team.town.move_to(MONDAY + timedelta(seconds=10))
    await ivan.say(next(each.right for each in TYPES.values() if each.number == number))
    # A chat's answers come in its order: what came of the three stands above this one.
    form = await ivan.sees(f"✅ {number}. ")
    messages = await ivan.messages()
    assert len([each for each in messages if "Слишком длинно: до 1\u00a0000 знаков" in each.text]) == 1
    assert len(await kept_answers(quick_team.town)) == 1
    assert form.message_id == messages[-1].message_id


async def test_a_thousand_characters_are_kept_whole_and_one_more_is_refused(quick_team: Team) -> None:
    """With marks that HTML would take for its own; the screen shows their beginning."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 3)
    words = ("<b>&amp;</i> " * 100)[:999] + "!"
    await ivan.say(words + "!")
    await ivan.sees("Слишком длинно")
    await ivan.say(words)
    await ivan.sees("✅ 3. <b>&amp;</i> <b>", "…")
    assert (await kept_answers(quick_team.town))["supplier"] == {"values": [words]}


# -- a voice note, to be typed out later


async def test_a_voice_note_is_kept_with_its_question_until_it_is_typed_out(quick_team: Team) -> None:
    """🎙 in the lists leads to the question, its notes are played again, and the mark goes with the answer."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY[:1])
    await ivan.send({"voice": {"duration": 12}})
    await ivan.sees("📎 Сохранено к вопросу 3. Ответ впишите текстом, когда будет удобно.")
    await ivan.press("Позже")
    await ivan.sees("4. Сколько покупаете")
    await quick_team.town.restart()
    await ivan.press("☰ Обзор")
    await ivan.sees("К какому разделу?")
    await ivan.press("🎙 Текущая ситуация")
    inside = await ivan.sees("🎙 вписать из заметки")
    assert inside.labels[0].startswith("❗🎙 3. Как решаете задачу сейчас")
    await ivan.press("🎙 3.")
    await ivan.sees("3. Как решаете")
    await ivan.press("Заметки: 1")
    played = await _played(ivan)
    asked = await ivan.sees("3. Как решаете")
    assert played < asked.message_id == (await the_form(ivan)).message_id
    await ivan.say("Возим сами")
    await ivan.sees("✅ 3. Возим сами")
    await ivan.press("☰ Обзор")
    listed = await ivan.sees("К какому разделу?")
    assert not any("🎙" in label for label in listed.labels)


async def _played(phone: Phone) -> int:
    """The id of the voice note that the bot sent back."""

    def wanted(messages: list[dict[str, Any]]) -> Seen | None:
        found = [
            each for each in messages if each["from"]["is_bot"] and (each.get("media") or {}).get("kind") == "voice"
        ]
        return Seen(found[0]["message_id"], True, "", []) if found else None

    return (await phone._until(wanted, "the voice note")).message_id


async def test_the_caption_of_a_photo_is_kept_too(quick_team: Team) -> None:
    """What was typed under it is no less worth than the picture."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.send({"photo": True, "caption": "визитка снабженца"})
    await ivan.sees("Сохранено к вопросу 1")
    notes = await kept_notes(quick_team.town)
    assert [(question, kind) for question, kind, _ in notes] == [("attendees", "photo"), ("attendees", "text")]
    assert notes[1][2] == {"text": "визитка снабженца"}


async def test_a_note_sent_while_a_position_is_asked_is_the_questions(quick_team: Team) -> None:
    """So is a forwarded text; and the words that move about are no position."""
    ivan = quick_team.hunter
    await met(ivan, "/meet Ромашка; нет")
    await ivan.say("Котов Игорь Львович; решает")
    await ivan.sees("Котов Игорь Львович — какая должность?")
    await ivan.send({"voice": True})
    await ivan.sees("Сохранено к вопросу 1")
    await ivan.send({"text": "Он у нас главный", "forward_from": "Снабженец"})
    await ivan.sees("Пересланное сохранено заметкой")
    for said in ("123", "не знаю", "🙂"):
        await ivan.say(said)
        await ivan.sees("Должность не разобрал")
    await ivan.say("дальше")
    await ivan.sees("3. Как решаете")
    assert [each.position for each in await kept_people(quick_team.town)] == [None]
    await ivan.say("назад")
    await ivan.sees("Котов Игорь Львович — какая должность?")
    await ivan.say("снабженец")
    await ivan.sees("анкета 1 из 12", "✅ 1. Котов И. Л., снабженец (решает)")


async def test_what_telegram_sends_and_nobody_expects_is_answered(quick_team: Team) -> None:
    """A dice, a video message: one sentence, the place is kept."""
    ivan = quick_team.hunter
    form = await met(ivan)
    await hand_over(ivan, {"dice": {"emoji": "🎲", "value": 3}})
    await asked_anew(ivan, form, "На вопрос 1 ответьте текстом")
