"""The first questions, and what a newcomer finds when they are answered."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.store.tables import members
from tests.chat.conftest import Team, found, invite
from tests.chat.town import Phone, Town

IDEOLOGY = {
    "hunter": {"ru": "Мы решаем проблемы клиентов", "en": "We solve our clients' problems"},
    "trainee": {"ru": "ваш блок — холодная работа", "en": "your block is cold work"},
    "farmer": {"ru": "Мы заботимся о своих клиентах", "en": "We care for our clients"},
    "head": {"ru": "план и прибыль", "en": "the plan and the profit"},
}
ROLE_NAME = {
    "hunter": {"ru": "Хантер", "en": "hunter"},
    "trainee": {"ru": "стажёр", "en": "trainee"},
    "farmer": {"ru": "Фермер", "en": "farmer"},
    "head": {"ru": "руководитель отдела продаж", "en": "head of sales"},
}
KEYBOARD = {
    "hunter": ["📞 Звонок", "🚪 Обход", "🤝 Встреча", "📝 Анкета", "📅 Сегодня", "📊 Неделя"],
    "trainee": ["📞 Звонок", "🚪 Обход", "🤝 Встреча", "📅 Сегодня", "📊 Неделя"],
    "farmer": [
        *("💬 Контакт", "🚗 Визит", "📥 Входящий"),
        *("📞 Звонок", "🤝 Встреча", "📝 Анкета", "🔎 Изучить", "📅 Сегодня", "📊 Неделя"),
    ],
    "head": ["📈 Сводка", "🗂 Доска", "👥 Команда", "📊 Неделя", "➕ Пригласить", "❔ Помощь"],
}
IN_ENGLISH = {
    "📞 Звонок": "📞 Call",
    "🚪 Обход": "🚪 Walk-in",
    "💬 Контакт": "💬 Contact",
    "🚗 Визит": "🚗 Visit",
    "📥 Входящий": "📥 Incoming",
    "🔎 Изучить": "🔎 Study",
    "🤝 Встреча": "🤝 Meeting",
    "📝 Анкета": "📝 Form",
    "📅 Сегодня": "📅 Today",
    "📊 Неделя": "📊 Week",
    "➕ Пригласить": "➕ Invite",
    "❔ Помощь": "❔ Help",
    "📈 Сводка": "📈 Summary",
    "🗂 Доска": "🗂 Board",
    "👥 Команда": "👥 Team",
}


async def keyboard(phone: Phone) -> list[str]:
    return [label for row in (await phone.chat())["reply_keyboard"] or [] for label in row]


async def commands(phone: Phone) -> dict[str, str]:
    return {each["command"]: each["description"] for each in (await phone.chat())["commands"]}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("role", ["hunter", "trainee", "farmer", "head"])
async def test_a_newcomer_finds_his_ideology_keyboard_and_commands(quick_team: Team, role: str, language: str) -> None:
    """After three taps: who he is here, what to press first, his menu in his language; the head hears of him."""
    head, place = quick_team.head, quick_team.town
    code = await invite(head, role)
    anna = await place.phone(3, "Анна", language)
    await anna.say(f"/start {code}")
    await anna.sees(ROLE_NAME[role][language])
    await anna.press("Анна")
    await anna.press("✅")
    await anna.press("Русский" if language == "ru" else "English")
    await anna.sees("Анна", IDEOLOGY[role][language])
    assert anna.taps == 3
    await head.sees("Анна теперь в команде", ROLE_NAME[role]["ru"])
    if role in ("hunter", "trainee"):
        await anna.sees_pinned("Результативные звонки: 0/" if language == "ru" else "Effective calls: 0/")
    await anna.say("/help")
    await anna.sees("/settings")
    wanted = KEYBOARD[role] if language == "ru" else [IN_ENGLISH[label] for label in KEYBOARD[role]]
    assert await keyboard(anna) == wanted
    menu = await commands(anna)
    assert menu["help"] == ("Помощь" if language == "ru" else "Help")
    assert ("invite" in menu) == (role == "head")
    assert ("call" in menu) == (role != "head")
    assert ("walkin" in menu) == (role in ("hunter", "trainee"))
    if role == "head":
        assert len((await anna.chat())["reply_keyboard"]) <= 3
        shown = {"ru": ("Хантеры (1)", "Доска: ", "работают"), "en": ("Hunters (1)", "Board: ", "at work")}[language]
        for label, answer in zip((wanted[0], wanted[1], wanted[2]), shown, strict=True):
            await anna.say(label)
            await anna.sees(answer)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Пермь", "Asia/Yekaterinburg"),
        ("UTC+5", "Asia/Yekaterinburg"),
        ("МСК+2", "Asia/Yekaterinburg"),
        ("владивосток", "Asia/Vladivostok"),
    ],
)
async def test_the_questions_may_be_answered_by_typing_and_across_restarts(
    quick_team: Team, typed: str, zone: str
) -> None:
    """Nonsense is asked again with the way out; after each step the bot is stopped and started."""
    place = quick_team.town
    code = await invite(quick_team.head, "hunter")
    anna = await place.phone(3, "Анна")
    await anna.say(f"/start {code}")
    await anna.sees("Как вас записать")
    await place.restart()
    await anna.say("12345")
    await anna.sees("Имя не разобрал")
    await anna.say("анна белова")
    await anna.sees("Где вы работаете")
    await place.restart()
    await anna.say("на луне")
    await anna.sees("Не нашёл такой пояс", "Пермь")
    await anna.sees("Где вы работаете")
    await anna.say(typed)
    await anna.sees("Язык?")
    await place.restart()
    await anna.say("эсперанто")
    await anna.sees("Язык?")
    await anna.say("русский")
    await anna.sees("Готово, Анна Белова")
    stored = await place.polevik.database.transaction(
        lambda c: c.execute(select(members).where(members.c.telegram_id == 3)).one()
    )
    assert (stored.name, stored.timezone, stored.locale) == ("Анна Белова", zone, "ru")


async def test_a_newcomer_is_asked_on_every_database_and_receiver(place: Town) -> None:
    """The whole way in, by polling and webhook, with a restart in its middle."""
    head = await found(place)
    code = await invite(head, "trainee")
    anna = await place.phone(3, "Анна")
    await anna.say(f"/start {code}")
    await anna.press("Анна")
    await anna.press("Екатеринбург")
    await place.restart()
    await anna.press("English")
    await anna.sees("Done, Анна")
    await anna.sees_pinned("Effective calls: 0/15")


@pytest.mark.parametrize("body", [{"photo": True}, {"voice": {}}, {"text": "/call"}, {"text": "📞 Звонок"}])
async def test_anything_else_in_the_middle_of_the_questions_asks_the_open_one_again(
    quick_team: Team, body: dict[str, object]
) -> None:
    """Nothing is skipped and nothing is lost."""
    code = await invite(quick_team.head, "hunter")
    anna = await quick_team.town.phone(3, "Анна")
    await anna.say(f"/start {code}")
    await anna.press("Анна")
    await anna.sees("Где вы работаете")
    await anna.send(body)
    await anna.sees("Где вы работаете")


async def test_help_in_the_middle_of_the_questions_is_followed_by_the_open_one(quick_team: Team) -> None:
    """He reads what the bot can do and still knows what it waits for."""
    code = await invite(quick_team.head, "hunter")
    anna = await quick_team.town.phone(3, "Анна")
    await anna.say(f"/start {code}")
    await anna.sees("Как вас записать")
    await anna.say("/help")
    await anna.sees("Что умею")
    await anna.sees("Как вас записать")


async def test_a_button_of_an_earlier_question_shows_the_open_one(quick_team: Team) -> None:
    """The name was typed; its button, pressed afterwards, changes nothing."""
    code = await invite(quick_team.head, "hunter")
    anna = await quick_team.town.phone(3, "Анна")
    await anna.say(f"/start {code}")
    asked = await anna.sees("Как вас записать")
    await anna.say("Анна Белова")
    zones = await anna.sees("Где вы работаете")
    await anna.press_again(asked, "Анна")
    await anna.say("Омск")
    await anna.sees("Язык?")
    await anna.press_again(zones, "Самара")
    await anna.press("Русский")
    await anna.sees("Готово, Анна Белова")
    stored = await quick_team.town.polevik.database.transaction(
        lambda c: c.execute(select(members).where(members.c.telegram_id == 3)).one()
    )
    assert stored.timezone == "Asia/Omsk"
