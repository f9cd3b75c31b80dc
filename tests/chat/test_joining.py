"""Coming in: founding, invitations, the first questions, and what a newcomer finds when they are answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.tables import founding_links, invitations, members, teams
from tests.chat.conftest import Team, found, introduce, invite, join
from tests.chat.town import MONDAY, Phone, Town, town

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
    "hunter": ["📞 Звонок", "🚪 Обход", "📅 Сегодня", "📊 Неделя"],
    "trainee": ["📞 Звонок", "🚪 Обход", "📅 Сегодня", "📊 Неделя"],
    "farmer": ["📞 Звонок", "📅 Сегодня", "📊 Неделя"],
    "head": ["➕ Пригласить", "📊 Неделя", "❔ Помощь"],
}
IN_ENGLISH = {
    "📞 Звонок": "📞 Call",
    "🚪 Обход": "🚪 Walk-in",
    "📅 Сегодня": "📅 Today",
    "📊 Неделя": "📊 Week",
    "➕ Пригласить": "➕ Invite",
    "❔ Помощь": "❔ Help",
}
OUTSIDER = {"ru": "Попросите у руководителя ссылку-приглашение", "en": "Ask your head of sales for an invitation"}


async def keyboard(phone: Phone) -> list[str]:
    return [label for row in (await phone.chat())["reply_keyboard"] or [] for label in row]


async def commands(phone: Phone) -> dict[str, str]:
    return {each["command"]: each["description"] for each in (await phone.chat())["commands"]}


async def count(place: Town, table: object) -> int:
    rows = await place.polevik.database.transaction(lambda c: c.execute(select(table)).all())  # type: ignore[call-overload]  # a table
    return len(rows)


# -- founding


async def test_the_owner_founds_the_team_with_start(place: Town) -> None:
    """OWNER_ID says who: no link is printed, and his Start asks for the team's name."""
    assert place.polevik.founding_link is None
    head = await found(place)
    assert await keyboard(head) == KEYBOARD["head"]


async def test_who_may_found_a_team_and_writes_something_else_is_told_to_press_start(quick_place: Town) -> None:
    """The owner is not sent to a head who does not exist."""
    owner = await quick_place.phone(1, "Ольга")
    await owner.say("привет")
    await owner.sees("Чтобы создать отдел продаж, нажмите /start")


async def test_without_an_owner_a_link_founds_the_team_once(quick_url: str) -> None:
    """Who opens the printed link first founds the team; the second person is told that it works no more."""
    async with town(quick_url, owner_id=None) as place:
        link = place.polevik.founding_link
        assert link is not None
        code = link.rpartition("=")[2]
        assert all(
            code not in str(row)
            for row in await place.polevik.database.transaction(lambda c: c.execute(select(founding_links)).all())
        )
        olga = await place.phone(11, "Ольга")
        await olga.say("/start")
        await olga.sees(OUTSIDER["ru"])
        await olga.say(f"/start {code}")
        await olga.sees("Как он называется")
        stranger = await place.phone(12, "Чужой")
        await stranger.say(f"/start {code}")
        await stranger.sees("больше не действует")
        assert await count(place, teams) == 1
        await place.restart()
        assert place.polevik.founding_link is None, "a team is there"
        await olga.say("Отдел продаж")
        await introduce(olga, "Ольга Седова")


async def test_a_founding_link_of_an_earlier_start_is_replaced_by_the_new_one(quick_url: str) -> None:
    """Who presses the old one learns that a new one is printed at every start."""
    async with town(quick_url, owner_id=None) as place:
        old = (place.polevik.founding_link or "").rpartition("=")[2]
        await place.restart()
        new = (place.polevik.founding_link or "").rpartition("=")[2]
        assert old != new
        olga = await place.phone(11, "Ольга")
        await olga.say(f"/start {old}")
        await olga.sees("печатает новую при каждом запуске")
        await olga.say(f"/start {new}")
        await olga.sees("Как он называется")


async def test_with_open_signup_everybody_founds_a_team_of_his_own(quick_url: str) -> None:
    """Two people, two teams: neither sees the other's week nor clients."""
    async with town(quick_url, owner_id=None, open_signup=True) as place:
        assert place.polevik.founding_link is None
        for number, name in ((11, "Ольга"), (12, "Пётр")):
            phone = await place.phone(number, name)
            await phone.say("/start")
            await phone.sees("Как он называется")
            await phone.say(f"Отдел {name}")
            await introduce(phone, f"{name} Первый")
            await join(place, phone, number + 10, f"Иван {name}ин")
        ivan, other = Phone(place, 21, "Иван"), Phone(place, 22, "Иван")
        await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
        await ivan.sees("Засчитано")
        await other.say("/client Ромашка")
        await other.sees("Не нашёл «Ромашка»")
        await other.say("Ромашка")
        await other.sees("Не нашёл «Ромашка»")
        petr = Phone(place, 12, "Пётр")
        await petr.say("/week")
        week = await petr.sees("Иван Пётрин")
        assert "Иван Ольгаин" not in week.text


# -- invitations


@pytest.mark.parametrize("label", ["Хантер", "Фермер", "Стажёр", "Руководитель"])
async def test_each_role_is_invited_with_two_taps(quick_team: Team, label: str) -> None:
    """«Пригласить», the role: the link stands in a message that can be forwarded as it is."""
    head = quick_team.head
    await head.say("➕ Пригласить")
    await head.press(label)
    said = await head.sees("t.me/", "Перешлите ссылку")
    assert "один раз, до пн 30.11" in said.text
    assert said.buttons == []


@pytest.mark.parametrize("typed", ["hunter", "хантер", "Хантер ", "HUNTER"])
async def test_a_role_may_be_typed_in_russian_and_in_english(quick_team: Team, typed: str) -> None:
    """Either language, any case."""
    await quick_team.head.say(f"/invite {typed}")
    await quick_team.head.sees("t.me/", "Хантер")


async def test_a_wrong_role_is_answered_with_an_example_and_the_buttons(quick_team: Team) -> None:
    """The way out stands in the answer."""
    await quick_team.head.say("/invite космонавт")
    said = await quick_team.head.sees("Роль не разобрал", "/invite hunter")
    assert len(said.labels) == 4


async def test_an_invitation_works_once_and_only_its_hash_is_stored(quick_team: Team) -> None:
    """The second person is told whom to ask; the database invites nobody."""
    head, place = quick_team.head, quick_team.town
    code = await invite(head, "hunter")
    rows = await place.polevik.database.transaction(lambda c: c.execute(select(invitations)).all())
    assert all(code not in str(row) for row in rows)
    first = await place.phone(3, "Анна")
    await first.say(f"/start {code}")
    await first.sees("Как вас записать")
    second = await place.phone(4, "Борис")
    await second.say(f"/start {code}")
    await second.sees("уже использована", "Попросите у руководителя новую")


async def test_an_invitation_expires_after_seven_days(quick_team: Team) -> None:
    """A minute before it still works; a link that came a moment too late says what to do."""
    head, place = quick_team.head, quick_team.town
    in_time, too_late = await invite(head, "farmer"), await invite(head, "farmer")
    await place.move_to(MONDAY + timedelta(days=7) - timedelta(minutes=1))
    anna = await place.phone(3, "Анна")
    await anna.say(f"/start {in_time}")
    await anna.sees("Как вас записать")
    await place.move_to(MONDAY + timedelta(days=7))
    boris = await place.phone(4, "Борис")
    await boris.say(f"/start {too_late}")
    await boris.sees("просрочена", "Попросите у руководителя новую")


async def test_who_presses_his_link_again_goes_on_where_he_was(quick_team: Team) -> None:
    """In the middle of the questions he gets the open one; afterwards he is told that he is in."""
    code = await invite(quick_team.head, "hunter")
    anna = await quick_team.town.phone(3, "Анна")
    await anna.say(f"/start {code}")
    await anna.sees("Как вас записать")
    await anna.say("Анна Белова")
    await anna.sees("Где вы работаете")
    await anna.say(f"/start {code}")
    await anna.press("✅")
    await anna.press("Русский")
    await anna.sees("Готово, Анна Белова")
    await anna.say(f"/start {code}")
    await anna.sees("Вы уже в команде «Отдел продаж»")
    assert await keyboard(anna) == KEYBOARD["hunter"]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ru", {"text": "здравствуйте"}),
        ("ru", {"photo": True}),
        ("ru", {"text": "/call Ромашка; Иванов; директор; отказ"}),
        ("en", {"text": "/week"}),
        ("en", {"contact": {"phone_number": "+79990000000", "first_name": "Zed"}}),
        ("de", {"text": "hallo"}),
    ],
)
async def test_an_outsider_gets_one_polite_sentence(quick_team: Team, language: str, body: dict[str, object]) -> None:
    """Whatever he sends, in his language if the bot speaks it; nothing is written down about him."""
    stranger = await quick_team.town.phone(99, "Чужой", language)
    await stranger.send(body)
    await stranger.sees(OUTSIDER.get(language, OUTSIDER["ru"]))
    assert await count(quick_team.town, members) == 2


async def test_a_garbage_link_is_answered_with_the_way_out(quick_team: Team) -> None:
    """Cut off, mistyped or invented: one sentence."""
    stranger = await quick_team.town.phone(99, "Чужой")
    await stranger.say("/start ../../etc/passwd' OR 1=1")
    await stranger.sees("Ссылка не подходит. Попросите у руководителя новую.")


# -- the first questions


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
    await anna.sees_pinned("Effective calls: 0/30")


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
