"""A long work whose starter loses the right in its middle: the heads hear how far it came, and one of them goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, update

from bot.delivery import errands
from bot.delivery.calls import Call
from bot.delivery.errands import Errand, Taken
from bot.delivery.outbox import Reply
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store import people, role_changes
from bot.store.tables import audit, clients, members
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    HEAD,
    IVAN,
    NOW,
    connection,
    dispatch,
    press,
    say,
)

__all__ = ["connection", "dispatch"]
SECOND = 5
"""Another head."""
MANY = 70


@pytest.fixture
def led(connection: Connection) -> Connection:
    """Two heads; Иван has a large base, of which «Ромашка» is one."""
    people.add_member(connection, 1, SECOND, Role.HEAD, "Имя 5", "Europe/Moscow", "ru", None, NOW)
    a_base(connection, MANY - 1)
    return connection


def a_base(c: Connection, count: int) -> None:
    row = {"team_id": 1, "owner_id": 2, "created_at": NOW}
    c.execute(insert(clients), [row | {"name": f"К {n}", "search_name": f"к {n}"} for n in range(count)])


def to(replies: Sequence[Reply], chat: int) -> str:
    """What this one is told."""
    calls = [each for each in replies if isinstance(each, Call) and each.parameters.get("chat_id") == chat]
    return " ".join(str(each.parameters.get("text", "")) for each in calls)


def buttons(replies: Sequence[Reply], chat: int) -> list[str]:
    calls = [each for each in replies if isinstance(each, Call) and each.parameters.get("chat_id") == chat]
    rows = [row for each in calls for row in each.parameters.get("reply_markup", {}).get("inline_keyboard", [])]
    return [each["callback_data"] for row in rows for each in row]


def next_step(
    dispatch: Dispatcher, c: Connection, replies: Sequence[Reply], failed: bool = False, chat: int = HEAD
) -> list[Reply]:
    """The errand among these replies, as its runner hands it over. `chat`: in whose name, also who is gone."""
    (wanted,) = [each for each in replies if isinstance(each, Errand)]
    starter = c.execute(select(members).where(members.c.telegram_id == chat)).first()
    member_id = starter.id if starter else chat
    taken = Taken(1, 1, member_id, chat, wanted.kind, "", wanted.data, 0, NOW)
    return list(dispatch.apologise_for_file(c, taken, NOW) if failed else dispatch.fetched(c, taken, None, NOW))


def demoted(c: Connection) -> None:
    c.execute(update(members).where(members.c.telegram_id == HEAD).values(role=Role.HUNTER))


def left(c: Connection) -> None:
    c.execute(update(members).where(members.c.telegram_id == HEAD).values(telegram_id=None, left_at=NOW))


def owned(c: Connection, member_id: int) -> int:
    return c.scalar(select(func.count()).select_from(clients).where(clients.c.owner_id == member_id)) or 0


@pytest.mark.parametrize("lose", [demoted, left])
def test_whoever_is_a_head_now_hears_what_was_moved_and_goes_on(
    dispatch: Dispatcher, led: Connection, lose: Any
) -> None:
    """So do the takers and whose base it was; what was moved is in the trail; one button asks whether to go on."""
    begun = press(dispatch, led, HEAD, "move.do:2:a:0:4")
    assert owned(led, 4) == 50
    lose(led)
    told = next_step(dispatch, led, begun)
    said = to(told, SECOND)
    assert "Передача клиентов остановилась: Имя 2" in said
    assert "Начато: Имя 1" in said
    assert "Передано: Имя 4 (50)" in said
    assert f"Осталось {MANY - 50} клиентов" in said
    assert "Теперь ваши: 50 клиентов" in to(told, COLLEAGUE)
    assert "передаёт ваших клиентов: Имя 4 (50)" in to(told, IVAN)
    [note] = led.execute(select(audit).where(audit.c.action == "clients.moved")).all()
    assert (note.member_id, note.details) == (1, {"to": {"4": 50}})
    [way_on] = buttons(told, SECOND)
    asked = press(dispatch, led, SECOND, way_on)
    assert f"{MANY - 50} клиентов" in to(asked, SECOND)
    done = press(dispatch, led, SECOND, buttons(asked, SECOND)[0])
    assert "передано → Имя 4 (20)" in to(done, SECOND)
    assert (owned(led, 2), owned(led, 4)) == (0, MANY)


def test_who_was_leaving_is_still_here_and_the_heads_say_what_becomes_of_him(
    dispatch: Dispatcher, led: Connection
) -> None:
    """He is no half-left person: the next head finishes it."""
    begun = press(dispatch, led, HEAD, "leave.do:2:4")
    demoted(led)
    told = next_step(dispatch, led, begun)
    assert "Уход не оформлен до конца: Имя 2" in to(told, SECOND)
    assert "уходит" not in to(told, COLLEAGUE)
    asked = press(dispatch, led, SECOND, buttons(told, SECOND)[0])
    press(dispatch, led, SECOND, buttons(asked, SECOND)[0])
    gone = people.get(led, 1, 2)
    assert gone is not None
    assert not gone.works_here


def test_where_all_takers_are_gone_or_it_fails_for_good_the_heads_are_asked_anew(
    dispatch: Dispatcher, led: Connection
) -> None:
    """The starter is one of them; the button asks who is to have the rest."""
    begun = press(dispatch, led, HEAD, "move.do:2:a:0:4")
    failed = next_step(dispatch, led, begun, failed=True)
    assert "остановилась" in to(failed, HEAD)
    assert buttons(failed, SECOND) == ["move.to:2:a:0:4"]
    led.execute(update(members).where(members.c.telegram_id == COLLEAGUE).values(telegram_id=None, left_at=NOW))
    told = next_step(dispatch, led, begun)
    assert buttons(told, HEAD) == buttons(told, SECOND) == ["move.part:2:a:0"]
    assert "Кому передать?" in to(press(dispatch, led, HEAD, "move.part:2:a:0"), HEAD)


def test_a_change_of_role_that_stops_left_everybody_what_he_was(dispatch: Dispatcher, led: Connection) -> None:
    """The heads are told, and one of them changes it."""
    a_base(led, role_changes.AT_ONCE)
    led.execute(update(clients).values(owner_id=3))
    begun = press(dispatch, led, HEAD, "team.role_do:3:hunter")
    assert "⏳" in to(begun, HEAD)
    # What is written down waits, and a second press does not begin it once more.
    errands.keep(led, [each for each in begun if isinstance(each, Errand)], HEAD, NOW)
    assert "уже идёт" in str(press(dispatch, led, SECOND, "team.role_do:3:hunter"))
    demoted(led)
    told = next_step(dispatch, led, begun)
    assert "Имя 3: смена роли на «хантер» не закончена" in to(told, SECOND)
    assert buttons(told, SECOND) == ["team.role_to:3:hunter"]
    assert [one.role for one in people.of_team(led, 1) if one.id == 3] == [Role.FARMER]
    assert "Имя 3" in to(say(dispatch, led, SECOND, "/team Имя 3; хантер"), SECOND)


def test_what_a_person_wanted_in_a_group_is_done_in_his_own_name(dispatch: Dispatcher, led: Connection) -> None:
    """A group is no member, and has no errands."""
    chat = {"id": -5, "type": "supergroup", "title": "Отдел"}
    who = {"id": HEAD, "is_bot": False, "first_name": "Имя"}
    message = {"message_id": 1, "date": int(NOW.timestamp()), "chat": chat, "from": who, "text": "/export csv"}
    replies = list(dispatch.handle(led, {"update_id": 5, "message": message}, NOW, NOW))
    wanted = [each for each in replies if isinstance(each, Errand)]
    errands.keep(led, wanted, -5, NOW)
    assert [each.chat_id for each in errands.take(led, [], limit=9)] == [HEAD]
