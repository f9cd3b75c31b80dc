"""Help says what one's role may do; the settings change zone and language, and everything follows."""

from __future__ import annotations

import re

import pytest

from tests.chat.conftest import Team, found, join
from tests.chat.test_first_questions import commands, keyboard
from tests.chat.town import Town

MAY = {
    "hunter": ["call", "walkin", "today", "week", "client", "clients", "undo", "settings", "cancel", "help"],
    "trainee": ["call", "walkin", "today", "week", "client", "clients", "undo", "settings", "cancel", "help"],
    "farmer": [
        "call",
        "contact",
        "visit",
        "incoming",
        "today",
        "week",
        "client",
        "clients",
        "undo",
        "settings",
        "cancel",
        "help",
    ],
    "head": ["today", "week", "client", "clients", "invite", "settings", "cancel", "help"],
}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("role", list(MAY))
async def test_help_names_what_the_role_may_do_and_the_menu_shows_the_same(
    quick_place: Town, role: str, language: str
) -> None:
    """One line a command, in his language; Telegram's menu of commands lists exactly these."""
    head = await found(quick_place, language)
    phone = head if role == "head" else await join(quick_place, head, 3, "Анна Белова", role, language)
    await phone.say("/help")
    said = await phone.sees("Что умею" if language == "ru" else "What I can do")
    named = re.findall(r"^/(\w+) — ", said.text, re.MULTILINE)
    assert set(MAY[role]) <= set(named)
    assert ("invite" in named) == (role == "head")
    assert ("walkin" in named) == (role in ("hunter", "trainee"))
    menu = await commands(phone)
    assert list(menu) == named
    assert bool(re.search("[а-я]", " ".join(menu.values()))) == (language == "ru")


async def test_the_zone_is_changed_by_buttons_and_by_typing(quick_team: Team) -> None:
    """Two taps, or a city; the next slot comes by the new clock."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/settings")
    await ivan.sees("Часовой пояс: Москва +3", "Язык: Русский")
    ivan.taps = 0
    await ivan.press("Часовой пояс")
    await ivan.press("Екатеринбург")
    await ivan.sees("Часовой пояс: Екатеринбург +5")
    assert ivan.taps == 2
    await ivan.say("/settings")
    await ivan.press("Часовой пояс")
    await ivan.sees("Где вы работаете")
    await ivan.say("на луне")
    await ivan.sees("Не нашёл такой пояс")
    await ivan.say("Самара")
    await ivan.sees("Часовой пояс: Самара +4")
    await place.move_to("2026-11-23T13:00:00+03:00")
    await ivan.sees("14:00", "Встречи-1")


async def test_a_zone_abroad_is_typed_and_its_clock_is_followed(quick_team: Team) -> None:
    """By city, or by its IANA name; the next slot comes by the clock there."""
    ivan, place = quick_team.hunter, quick_team.town
    for typed, shown in (("America/New_York", "Нью-Йорк"), ("Америка/Луна", "Не нашёл"), ("Берлин", "Берлин")):
        await ivan.say("/settings")
        await ivan.press("Часовой пояс")
        await ivan.say(typed)
        await ivan.sees(shown)
    await place.move_to("2026-11-23T14:00:00+01:00")
    await ivan.sees("14:00 · Встречи-1, до 15:30")


async def test_keyboard_commands_and_pinned_week_follow_the_language(quick_team: Team) -> None:
    """By buttons to English, typed back to Russian; the old keyboard's labels still work."""
    ivan = quick_team.hunter
    await ivan.sees_pinned("Результативные звонки: 0/50")
    await ivan.say("/settings")
    ivan.taps = 0
    await ivan.press("Язык")
    await ivan.press("English")
    assert ivan.taps == 2
    await ivan.sees("Saved.")
    await ivan.sees_pinned("Effective calls: 0/50")
    assert await keyboard(ivan) == ["📞 Call", "🚪 Walk-in", "🤝 Meeting", "📝 Form", "📅 Today", "📊 Week"]
    assert (await commands(ivan))["call"] == "Log a call"
    await ivan.say("📊 Неделя")
    await ivan.sees("Effective calls: 0/50")
    await ivan.say("/settings")
    await ivan.press("Language")
    await ivan.sees("Language?")
    await ivan.say("Русский")
    await ivan.sees("Сохранено.")
    await ivan.sees_pinned("Результативные звонки: 0/50")
    assert (await commands(ivan))["call"] == "Записать звонок"


async def test_keeping_the_language_says_so_quietly(quick_team: Team) -> None:
    """The settings stand again in the same message; nothing new is sent."""
    ivan = quick_team.hunter
    await ivan.say("/settings")
    await ivan.press("Язык")
    asked = await ivan.sees("Язык?")
    await ivan.press("Русский")
    assert (await ivan.sees("Язык: Русский")).message_id == asked.message_id


async def test_cancel_drops_the_question_of_the_settings(quick_team: Team) -> None:
    """A city typed afterwards is no zone any more."""
    ivan = quick_team.hunter
    await ivan.say("/settings")
    await ivan.press("Часовой пояс")
    await ivan.sees("Где вы работаете")
    await ivan.say("/cancel")
    await ivan.sees("отменил")
    await ivan.say("Самара")
    await ivan.sees("Не понял")
