"""The timetable's buttons with whatever behind them: an answer each time; nobody sees or changes what is not his."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.capabilities import dispatcher
from bot.delivery.calls import Call
from bot.delivery.messages import is_answer
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import members, timetables
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    DOOR,
    FARMER,
    HEAD,
    IVAN,
    STRANGER,
    connection,
    dispatch,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

NAMES = sorted(name for name in dispatcher(DOOR).routes.presses if name.startswith("tt."))
SEEN_BY_ALL = {"tt.of", "tt.day", "tt.mine", "tt.pic", "tt.pdf", "tt.view", "tt.laterday"}
GARBAGE = (
    *(
        "",
        ":",
        ":x",
        ":hunter:9",
        ":hunter:-1",
        ":hunter:0:9999",
        ":hunter:0:xxxx",
        ":hunter:0:0900:x",
        ":hunter:0:0900:9",
    ),
    *(":hunter:0:0900:start:7", ":hunter:0:0900:xxx:10", ":hunter:now:x", ":hunter:never:1", ":head", ":head:0"),
    *(":hunter:later", ":hunter:never"),
    *(":99999", ":99999:0", ":hunter:0:13001400:cook", ":hunter:0:1400", ":-1", ":1:2:3:4:5:6:7", ":⬆️"),
)


def contents(connection: Connection) -> list[Any]:
    return list(connection.execute(select(timetables).order_by(timetables.c.id)))


def member_id(connection: Connection, telegram_id: int) -> int:
    found = connection.scalar(select(members.c.id).where(members.c.telegram_id == telegram_id))
    return int(found or 0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("telegram_id", [HEAD, IVAN])
def test_garbage_behind_any_button_is_answered_and_saves_nothing(
    dispatch: Dispatcher, connection: Connection, name: str, telegram_id: int
) -> None:
    """Pressed by the head himself, and by who may look only."""
    say(dispatch, connection, HEAD, "/timetable хантер; убрать пн 11:00")
    for garbage in GARBAGE:
        replies = press(dispatch, connection, telegram_id, name + garbage)
        assert any(map(is_answer, replies)), garbage
        assert contents(connection) == [], garbage


@pytest.mark.parametrize("name", NAMES)
def test_nobody_sees_or_changes_a_colleagues_or_the_roles_table(
    dispatch: Dispatcher, connection: Connection, name: str
) -> None:
    """Whatever the button says: neither the name nor a picture comes back."""
    for whose in (str(member_id(connection, COLLEAGUE)), "hunter"):
        for tail in ("", ":0", ":0:0900", ":0:0900:documents", ":0:0900:1", ":now:1"):
            for who in (IVAN, FARMER, STRANGER):
                replies = press(dispatch, connection, who, f"{name}:{whose}{tail}")
                assert f"Имя {COLLEAGUE}" not in said(replies)
                assert not any(
                    isinstance(each, Call) and each.name in ("sendPhoto", "sendDocument") for each in replies
                )
    assert contents(connection) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SEEN_BY_ALL])
def test_only_a_head_edits(dispatch: Dispatcher, connection: Connection, name: str) -> None:
    """His own table too is the head's to change."""
    own = member_id(connection, IVAN)
    for tail in ("", ":0", ":0:0900", ":0:0900:documents", ":now:1"):
        replies = press(dispatch, connection, IVAN, f"{name}:{own}{tail}")
        assert [is_answer(reply) for reply in replies] == [True]
        assert "руководитель" in said(replies)
    assert contents(connection) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_head_has_no_power_over_another_teams_people(dispatch: Dispatcher, connection: Connection, name: str) -> None:
    """Their tables are out of date for him."""
    theirs = member_id(connection, STRANGER)
    for tail in ("", ":0", ":0:0900", ":0:0900:documents", ":0:0900:1", ":now:1"):
        assert f"Имя {STRANGER}" not in said(press(dispatch, connection, HEAD, f"{name}:{theirs}{tail}"))
    say(dispatch, connection, HEAD, f"/timetable Имя {STRANGER}; убрать пн 11:00; сразу")
    assert [row for row in contents(connection) if row.member_id == theirs] == []


def test_everybody_sees_his_own(dispatch: Dispatcher, connection: Connection) -> None:
    """Else the tests above would prove nothing."""
    own = member_id(connection, IVAN)
    assert f"Имя {IVAN}" in said(press(dispatch, connection, IVAN, f"tt.of:{own}"))
    for name in ("tt.pic", "tt.pdf"):
        replies = press(dispatch, connection, IVAN, f"{name}:{own}:0")
        assert any(isinstance(each, Call) and each.name.startswith("send") for each in replies)


def test_a_button_pressed_twice_saves_once(dispatch: Dispatcher, connection: Connection) -> None:
    """«Сразу» belongs to its draft: with that it is gone."""
    (draft,) = say(dispatch, connection, HEAD, "/timetable хантер; убрать пн 11:00")
    assert isinstance(draft, Call)
    buttons = [each["callback_data"] for row in draft.parameters["reply_markup"]["inline_keyboard"] for each in row]
    (at_once,) = [data for data in buttons if data.startswith("tt.save:hunter:now:")]
    for _ in range(2):
        assert any(map(is_answer, press(dispatch, connection, HEAD, at_once)))
        assert len(contents(connection)) == 1
