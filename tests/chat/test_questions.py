"""`/questions`: the head edits the team's form, by buttons and typed; what the method needs stays."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.domain.questionnaire import AnswerType, Audience, Condition, Fact, Questionnaire
from bot.domain.questionnaire_json import loads
from bot.domain.questionnaire_rules import asked, options_of
from bot.store.tables import questionnaires
from bot.texts import texts
from tests.chat.conftest import Team, found, hand_over, join
from tests.chat.town import Phone, Town

SPOKEN = ("ru", "en")


async def versions(place: Town) -> list[Questionnaire]:
    """All versions of the only team's form, oldest first."""

    def read(connection: Connection) -> list[str]:
        return list(connection.scalars(select(questionnaires.c.content).order_by(questionnaires.c.version)))

    return [loads(content) for content in await place.polevik.database.transaction(read)]


async def newest(place: Town) -> Questionnaire:
    return (await versions(place))[-1]


async def open_question(head: Phone, section: str, question: str) -> None:
    """From the form's sections to one question, by buttons."""
    await head.say("/questions")
    await head.press(section)
    await head.sees(section)
    await head.press(question)
    await head.sees(question)


# -- by buttons


@pytest.mark.parametrize("language", SPOKEN)
async def test_a_question_is_edited_by_buttons(quick_place: Town, language: str) -> None:
    """Its text, its place, whether it is required, whether it may stay unknown, whom it is for; in one message."""
    head, t = await found(quick_place, language), texts(language)
    business = "Чем занимается компания?" if language == "ru" else "What does the company do?"
    await open_question(head, "1. ", f"2. {business}")
    card = await head.sees(business)
    await head.press(t.plain("questions-text"))
    await head.sees(t.plain("questions-ask-text", number=2, question=business).splitlines()[1])
    await head.say("Ваше <дело>?")
    await head.sees("2. Ваше <дело>?", t.plain("questions-done", done="saved"))
    await head.press("⬆️")
    await head.sees("1. Ваше <дело>?")
    await head.press("⬇️")
    await head.press("⬇️")
    section = "Текущая ситуация" if language == "ru" else "Situation now"
    edited = await head.sees("2. Ваше <дело>?", section)
    await head.press(t.plain("questions-not-required"))
    await head.sees_button(t.plain("questions-required"))
    await head.press(t.plain("questions-no-unknown"))
    await head.sees_button(t.plain("questions-unknown"))
    await head.press(t.plain("questions-who"))
    await head.press(t.plain("questions-audience", audience="new"))
    last = await head.sees("2. Ваше <дело>?", t.plain("questions-audience-is", audience="new"))
    assert last.message_id == edited.message_id > card.message_id
    question = (await newest(quick_place)).question("business")
    assert question is not None
    assert (question.text, question.section) == ("Ваше <дело>?", "now")
    assert (question.required, question.unknown_allowed, question.audience) == (True, True, Audience.NEW)


@pytest.mark.parametrize("language", SPOKEN)
async def test_options_are_edited_by_buttons(quick_place: Town, language: str) -> None:
    """Renamed, added one or several, removed; the rest keep their keys."""
    head, t = await found(quick_place, language), texts(language)
    first, last = ("Договор", "Рамочный договор") if language == "ru" else ("Contract", "Framework contract")
    await open_question(head, "6. ", "Как проходит закупка?" if language == "ru" else "How do you buy?")
    await head.press(t.plain("questions-options"))
    await head.press(first)
    await head.sees(t.plain("questions-ask-option", option=first))
    await head.say("Разовый договор")
    await head.sees_button("Разовый договор")
    await head.press(t.plain("questions-option-add"))
    await head.sees(t.plain("questions-ask-option-add"))
    await head.say("Аукцион, Запрос цен")
    await head.sees_button("Запрос цен")
    await head.press(last)
    await head.press(t.plain("questions-option-remove"))
    await head.press(t.plain("questions-back-question"))
    shown = await head.sees("Разовый договор", "Аукцион", "Запрос цен")
    assert last not in shown.text
    question = (await newest(quick_place)).question("procurement")
    assert question is not None
    assert [each.key for each in options_of(question)][:2] == ["contract", "tender"]
    assert len(options_of(question)) == 4


@pytest.mark.parametrize("language", SPOKEN)
async def test_a_condition_is_set_by_ticks_and_taken_away(quick_place: Town, language: str) -> None:
    """«Показывать, если»: an earlier question, one or several of its answers; the last tick off takes it away."""
    head, t = await found(quick_place, language), texts(language)
    question, share = "rivals", "Как проходит закупка?" if language == "ru" else "How do you buy?"
    tender, contract = ("Тендер", "Договор") if language == "ru" else ("Tender", "Contract")
    await open_question(head, "6. ", "Кого ещё" if language == "ru" else "Whom else do")
    await head.press(t.plain("questions-if"))
    await head.press(share)
    await head.press(tender)
    await head.sees_button(f"✅ {tender}")
    await head.press(f"▫️ {contract}")
    await head.sees_button(f"✅ {contract}")
    found_question = (await newest(quick_place)).question(question)
    assert found_question is not None
    assert found_question.shown_if == Condition("procurement", frozenset({"tender", "contract"}))
    await head.press(t.plain("questions-back-question"))
    await head.sees(f"{contract} · {tender}")
    await head.press(t.plain("questions-if"))
    await head.press(f"✅ {(await newest(quick_place)).number('procurement')}.")
    await head.press(f"✅ {tender}")
    await head.press(f"✅ {contract}")
    await head.sees_button(f"▫️ {contract}")
    after = (await newest(quick_place)).question(question)
    assert after is not None
    assert after.shown_if is None


@pytest.mark.parametrize("language", SPOKEN)
async def test_a_section_and_a_question_are_added_by_buttons(quick_place: Town, language: str) -> None:
    """Title; then text, type, options, each asked in its turn; the section is renamed afterwards."""
    head, t = await found(quick_place, language), texts(language)
    await head.say("/questions")
    await head.press(t.plain("questions-add-section"))
    await head.sees(t.plain("questions-ask-section"))
    await head.say("Склад")
    await head.sees("9. Склад", t.plain("questions-done", done="section"), t.plain("questions-section-empty"))
    await head.press(t.plain("questions-add"))
    await head.sees(t.plain("questions-ask-new").split(":")[0])
    await head.say("Какой у вас склад?")
    await head.sees(t.plain("questions-ask-type", question="Какой у вас склад?"))
    await head.press(t.plain("questions-type", type="choice"))
    await head.sees(t.plain("questions-ask-options", question="Какой у вас склад?"))
    await head.say("Тёплый, Холодный\nНет")
    await head.sees("28. Какой у вас склад?", "Тёплый · Холодный · Нет", t.plain("questions-done", done="added"))
    await head.press(t.plain("questions-back-section"))
    await head.press(t.plain("questions-title"))
    await head.say("Хранение")
    await head.sees("9. Хранение")
    form = await newest(quick_place)
    added = form.numbered(28)
    assert added is not None
    assert (form.sections[-1].title, added.section) == ("Хранение", form.sections[-1].key)
    assert added.parts[0].type is AnswerType.CHOICE


@pytest.mark.parametrize("language", SPOKEN)
async def test_a_question_is_removed_and_restored_by_buttons(quick_place: Town, language: str) -> None:
    """It is kept in the form, out of sight; «Убранные» brings it back."""
    head, t = await found(quick_place, language), texts(language)
    share = "Какая доля" if language == "ru" else "What share"
    await open_question(head, "2. ", share)
    await head.press(t.plain("questions-retire"))
    section = await head.sees(t.plain("questions-done", done="retired"))
    assert not any(share in label for label in section.labels)
    assert len(asked(await newest(quick_place))) == 26
    await head.press(t.plain("questions-back-home"))
    await head.press(t.plain("questions-gone-button", count=1))
    await head.sees(t.plain("questions-gone-head"))
    await head.press(share)
    await head.sees(share)
    await head.press(t.plain("questions-restore"))
    await head.sees(f"6. {share}", t.plain("questions-done", done="restored"))
    await head.say("/questions")
    home = await head.sees("27")
    assert t.plain("questions-gone-button", count=1) not in home.labels


# -- typed

TYPED = {
    "ru": (
        ("2. Чем вы живёте?", "2. Чем вы живёте?"),
        ("2 вверх", "1. Чем вы живёте?"),
        ("1 вниз", "2. Чем вы живёте?"),
        ("2 обязательный", "2. Чем вы живёте?"),
        ("2 не сказал", "2. Чем вы живёте?"),
        ("2 для новых", "Для кого: новые клиенты"),
        ("2 + Аренда, Связь", "Аренда · Связь"),
        ("2 Аренда = Аренда техники", "Аренда техники · Связь"),
        ("2 - Связь", "Аренда техники"),
        ("6 если 2: аренда, торговля", "Только если «Чем вы живёте?»: Торговля · Аренда техники"),
        ("6 всегда", "6. Какая доля"),
        ("+ раздел Склад", "9. Склад"),
        ("раздел 9 Хранение", "9. Хранение"),
        ("+ хранение; Есть ли склад?; да/нет; обязательно", "28. Есть ли склад?"),
        ("6 убрать", "Вопрос убран"),
        ("вернуть какая доля", "6. Какая доля"),
        ("отменить", "Вернул как было"),
        ("2", "2. Чем вы живёте?"),
    ),
    "en": (
        ("2. What do you live on?", "2. What do you live on?"),
        ("2 up", "1. What do you live on?"),
        ("1 down", "2. What do you live on?"),
        ("2 required", "2. What do you live on?"),
        ("2 unknown", "2. What do you live on?"),
        ("2 for new", "For: new clients"),
        ("2 + Rent, Telecoms", "Rent · Telecoms"),
        ("2 Rent = Renting out", "Renting out · Telecoms"),
        ("2 - Telecoms", "Renting out"),
        ("6 if 2: renting, trade", "Only if “What do you live on?”: Trade · Renting out"),
        ("6 always", "6. What share"),
        ("+ section Stock", "9. Stock"),
        ("section 9 Storage", "9. Storage"),
        ("+ storage; Is there a store?; yes/no; required", "28. Is there a store?"),
        ("6 remove", "Question removed"),
        ("restore what share", "6. What share"),
        ("undo", "Back as it was"),
        ("2", "2. What do you live on?"),
    ),
}


@pytest.mark.parametrize("command", ["/questions ", ""])
@pytest.mark.parametrize("language", SPOKEN)
async def test_the_whole_story_is_typed(quick_place: Town, language: str, command: str) -> None:
    """Behind /questions; or, while the form is on the screen, without it."""
    head = await found(quick_place, language)
    await head.say("/questions")
    await head.sees("27")
    for typed, answer in TYPED[language]:
        await head.say(command + typed)
        await head.sees(answer)
    form = await newest(quick_place)
    business, last = form.question("business"), form.numbered(27)
    assert business is not None
    assert last is not None
    assert (business.required, business.unknown_allowed, business.audience) == (True, True, Audience.NEW)
    assert len(options_of(business)) == 7
    assert (last.required, last.parts[0].type) == (True, AnswerType.YES_NO)
    assert [each.key for each in form.questions if each.retired] == ["share"], "restoring it was undone"


async def test_a_new_question_is_asked_for_what_its_line_lacks(quick_team: Team) -> None:
    """Where, which kind, which options: each may be typed; what cannot be read is asked again with the way out."""
    head = quick_team.head
    await head.say("/questions + Какой у вас склад?")
    await head.sees("«Какой у вас склад?» — в какой раздел?")
    await head.say("чердак")
    await head.sees("Такого раздела нет")
    await head.say("карточка")
    await head.sees("какой будет ответ?")
    await head.say("краской")
    await head.sees("Такого типа нет")
    await head.say("несколько")
    await head.sees("какие варианты?")
    await head.say("один")
    await head.sees("Вариантов нужно не меньше 2")
    await head.say("холодный; тёплый")
    await head.sees("3. Какой у вас склад?", "холодный · тёплый")
    await head.say("/questions + Склад у дома?")
    await head.press("Итог")
    await head.say("выбор: да, нет")
    await head.sees("Склад у дома?", "да · нет")


async def test_without_the_command_only_what_is_plainly_an_edit_is_taken_for_one(quick_team: Team) -> None:
    """Chance words are not, and an hour after the editor was on the screen nothing is."""
    head, place = quick_team.head, quick_team.town
    await head.say("/questions")
    await head.sees("27 вопросов, версия 1")
    for chance in ("3 вопроса к Ивану", "привет", "2 звонка, потом встреча"):
        await head.say(chance)
        await head.sees("Не понял")
    before = await newest(place)
    await place.move_to("2026-11-23T11:30:00+03:00")
    await head.say("2. Новый текст")
    await head.sees("Не понял")
    assert await newest(place) == before
    await head.say("/questions 2. Новый текст")
    await head.sees("2. Новый текст")


# -- what is refused


REFUSED = (
    ("1 убрать", "основа метода"),
    ("1 необязательный", "основа метода"),
    ("1 для новых", "основа метода"),
    ("1 не сказал", "основа метода"),
    ("3 если 2: торговля", "основа метода"),
    ("24 + Обед", "считаются встречи"),
    ("24 - КП", "считаются встречи"),
    ("99 вверх", "нет. Номера"),
    ("1 вверх", "с краю анкеты"),
    ("27 вниз", "с краю анкеты"),
    ("2. ?!", "Здесь нужны слова"),
    ("2. " + "длинно " * 40, "до 200 знаков"),
    ("2. кто на встрече?", "«кто на встрече?» уже есть"),
    ("2 + Торговля", "«Торговля» уже есть"),
    ("2 + а, б, в, г, д, е, ж", "Больше 12 вариантов нельзя"),
    ("5 + Вариант", "вариантов нет"),
    ("6 - Всё", "нет. Номера"),
    ("6 если 5: да", "нет вариантов"),
    ("раздел 77 Склад", "нет. Номера"),
    ("+ раздел карточка", "«карточка» уже есть"),
    ("+ чердак; Есть склад?; да/нет", "Не разобрал «чердак»"),
    ("+ карточка; Есть склад?; ерунда", "Не разобрал «ерунда»"),
    ("вернуть погоду", "нет. Номера"),
    ("сделай красиво", "Не разобрал «сделай красиво»"),
    ("отменить", "Отменить можно только своё последнее изменение"),
)


async def test_every_refusal_says_what_to_do_and_changes_nothing(quick_team: Team) -> None:
    """One sentence each."""
    head = quick_team.head
    await head.say("/questions")
    await head.sees("27")
    before = await newest(quick_team.town)
    for typed, why in REFUSED:
        await head.say(f"/questions {typed}")
        assert len((await head.sees(why)).text) < 200
    assert await versions(quick_team.town) == [before]


async def test_a_condition_holds_its_question_in_place(quick_team: Team) -> None:
    """Neither the question it speaks of nor the option may go, nor may they change places."""
    head = quick_team.head
    await head.say("/questions 7 если 6: меньше")
    await head.sees("Только если «Какая доля")
    for typed, why in (
        ("6 убрать", "зависит вопрос «7."),
        ("6 - Меньше", "зависит вопрос «7."),
        ("6 вниз", "зависит от другого вопроса"),
        ("7 вверх", "зависит от другого вопроса"),
    ):
        await head.say(f"/questions {typed}")
        await head.sees(why, "Спрашивать всегда")
    await head.press("Только если")
    await head.press("Спрашивать всегда")
    await head.say("/questions 6 убрать")
    await head.sees("Вопрос убран")


async def test_the_core_is_renamed_and_moved_and_keeps_its_fact(quick_team: Team) -> None:
    """Its screen says so; what is forbidden has no button, and a refusal over the chat if one is made up."""
    head, place = quick_team.head, quick_team.town
    await open_question(head, "1. ", "1. Кто на встрече?")
    card = await head.sees("Основа метода")
    assert not [label for label in card.labels if any(word in label for word in ("Убрать", "Обяз", "если", "Для"))]
    await head.press("✏️ Текст")
    await head.say("С кем встречаетесь?")
    await head.sees("1. С кем встречаетесь?")
    await head.press("⬇️")
    await head.sees("2. С кем встречаетесь?")
    form = await newest(place)
    core = form.asking(Fact.ATTENDEES)
    assert core is not None
    assert (core.text, core.key, form.number(core.key)) == ("С кем встречаетесь?", "attendees", 2)


@pytest.mark.parametrize("role", ["hunter", "farmer", "trainee"])
async def test_only_the_head_edits(quick_team: Team, role: str) -> None:
    """Others are told whose it is and what is theirs; nothing changes."""
    place = quick_team.town
    phone = quick_team.hunter if role == "hunter" else await join(place, quick_team.head, 3, "Анна Лис", role)
    await quick_team.head.say("/questions")
    await quick_team.head.sees("27")
    before = await versions(place)
    for typed in ("/questions", "/questions 2 убрать"):
        await phone.say(typed)
        await phone.sees("Вопросы анкеты меняет руководитель", "/help")
    assert await versions(place) == before


STICKER = {
    "file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip
NO_TEXT = ({"photo": True}, {"location": {"latitude": 55.7, "longitude": 37.6}}, {"sticker": STICKER})


@pytest.mark.parametrize("content", NO_TEXT)
async def test_what_is_no_text_is_answered_and_the_question_stays(quick_team: Team, content: dict[str, object]) -> None:
    """One sentence; the new title is typed after it."""
    head = quick_team.head
    await head.say("/questions")
    await head.press("➕ Раздел")
    await head.sees("Как назвать")
    await (hand_over if "sticker" in content else Phone.send)(head, content)
    await head.sees("Пришлите текст или файл анкеты")
    await head.say("Склад")
    await head.sees("9. Склад")
