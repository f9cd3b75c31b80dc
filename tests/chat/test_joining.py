"""Coming in: founding, invitations, and the closed door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.tables import founding_links, invitations, members, teams
from tests.chat.conftest import Team, found, introduce, invite, join
from tests.chat.test_first_questions import KEYBOARD, keyboard
from tests.chat.town import MONDAY, Phone, Town, town

OUTSIDER = {"ru": "Попросите у руководителя ссылку-приглашение", "en": "Ask your head of sales for an invitation"}


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
