"""What the bot does not do: it says why, and what to do instead."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.store.tables import invitations, records, reminders
from tests.chat.conftest import Team, join


@pytest.mark.parametrize(
    ("role", "typed", "why", "way_out"),
    [
        ("head", "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ", "Звонки записывают", "/week"),
        ("head", "/walkin", "Обходы офисов записывают", "/call"),
        ("farmer", "/walkin Ромашка; Иванов Пётр Сергеевич; директор; контакт", "Обходы офисов записывают", "/call"),
        ("hunter", "/invite trainee", "Приглашает руководитель", "Попросите его"),
        ("trainee", "/invite", "Приглашает руководитель", "Попросите его"),
    ],
)
async def test_another_roles_command_is_refused_with_the_reason_and_the_way_out(
    quick_team: Team, role: str, typed: str, why: str, way_out: str
) -> None:
    """Nothing is recorded, nobody is invited."""
    place = quick_team.town
    phones = {"head": quick_team.head, "hunter": quick_team.hunter}
    phone = phones.get(role) or await join(place, quick_team.head, 3, "Анна Белова", role)
    before = await place.polevik.database.transaction(lambda c: len(c.execute(select(invitations)).all()))
    await phone.say(typed)
    await phone.sees(why, way_out)
    made = await place.polevik.database.transaction(lambda c: c.execute(select(records)).all())
    after = await place.polevik.database.transaction(lambda c: len(c.execute(select(invitations)).all()))
    assert (made, after) == ([], before)


async def test_refusals_are_in_the_persons_language(quick_team: Team) -> None:
    """An English-speaking farmer is refused in English."""
    farmer = await join(quick_team.town, quick_team.head, 3, "Ann White", "farmer", "en")
    await farmer.say("/walkin")
    await farmer.sees("Walk-ins are logged by hunters and trainees", "/call")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/cal", "/call"),
        ("/weak", "/week"),
        ("/клиент", "/client"),
        ("неделя", "/week"),
        ("хочу записать обход", "/walkin"),
    ],
)
async def test_what_is_not_understood_offers_the_nearest_commands(quick_team: Team, typed: str, offered: str) -> None:
    """Three of his commands, the likeliest among them, and help."""
    await quick_team.hunter.say(typed)
    said = await quick_team.hunter.sees("Не понял", offered)
    assert said.text.count("/") == 4
    assert said.text.endswith("/help")


async def test_only_what_he_may_do_is_offered(quick_team: Team) -> None:
    """A hunter who mistypes an invitation is not sent to a command that would refuse him."""
    await quick_team.hunter.say("/invit")
    assert "/invite " not in (await quick_team.hunter.sees("Не понял")).text


async def test_a_clients_name_alone_offers_to_log_a_call(quick_team: Team) -> None:
    """One tap goes on: with whom."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    await ivan.say("/cancel")
    await ivan.say("/week")
    await ivan.sees("Результативные звонки: 1/50")
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "farmer")
    await anna.say("ооо «ромашка»")
    await anna.sees("Это клиент «Ромашка»?")
    await anna.press("Звонок")
    await anna.sees("С кем говорили")


async def test_a_photo_with_nothing_recorded_is_answered(quick_team: Team) -> None:
    """Never silence: it says what to do first."""
    await quick_team.hunter.send({"photo": True})
    await quick_team.hunter.sees("Сначала запишите: /call")


async def test_who_blocked_the_bot_is_reminded_of_nothing_until_he_writes_again(quick_team: Team) -> None:
    """Blocked at ten, he gets nothing at eleven; he lets the bot in and writes, and at two it reminds him."""
    ivan, place = quick_team.hunter, quick_team.town
    async with place.http.post(f"{place.url}/sim/users/2/block") as response:
        assert response.status == 200
    await quick_team.head.say("/help")
    await quick_team.head.sees("Что умею")
    await place.move_to("2026-11-23T11:00:00+03:00")
    decided = await place.polevik.database.transaction(lambda c: c.execute(select(reminders)).all())
    assert decided == [], "nothing was to be sent to him"
    async with place.http.post(f"{place.url}/sim/users/2/unblock") as response:
        assert response.status == 200
    await ivan.say("/today")
    await ivan.sees("▶ 11:00 Отчётность")
    await place.move_to("2026-11-23T14:00:00+03:00")
    await ivan.sees("14:00", "Встречи-1")
