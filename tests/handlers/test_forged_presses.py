"""A button's data is never trusted: what a person crafts by hand touches nothing that is not his."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, select

from bot.capabilities import dispatcher
from bot.delivery.calls import Call
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Reply
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.handlers.door import Door
from bot.store import people
from bot.store.tables import (
    absences,
    attachments,
    calendar_days,
    clients,
    decision_makers,
    invitations,
    meetings,
    members,
    records,
)
from tests import databases

NOW = datetime.fromisoformat("2026-11-23T10:00:00+03:00")
DOOR = Door("polevik_bot", None, False, "Europe/Moscow", "ru")
GUARDED = (
    *(members, clients, decision_makers, records, meetings, attachments, invitations),
    *(absences, calendar_days),
)
IVAN, STRANGER, FARMER, HEAD, COLLEAGUE = 2, 22, 3, 1, 4
"""Иван and his colleagues are in the first team, the stranger is a hunter of another one."""


@pytest.fixture(scope="module")
def dispatch() -> Dispatcher:
    return dispatcher(DOOR)


@pytest.fixture
def connection(tmp_path: Path, dispatch: Dispatcher) -> Iterator[Connection]:
    """Two teams; Иван called «Ромашка» and booked a meeting."""
    engine = create_engine(databases.sqlite_url(tmp_path).replace("+aiosqlite", ""))
    with engine.connect() as opened:
        for team, whom in (
            ("Первый", ((HEAD, Role.HEAD), (IVAN, Role.HUNTER), (FARMER, Role.FARMER), (COLLEAGUE, Role.HUNTER))),
            ("Второй", ((STRANGER, Role.HUNTER),)),
        ):
            team_id = people.found_team(opened, team, "Europe/Moscow", "ru", NOW)
            for telegram_id, role in whom:
                people.add_member(
                    opened, team_id, telegram_id, role, f"Имя {telegram_id}", "Europe/Moscow", "ru", None, NOW
                )
        say(dispatch, opened, IVAN, "/call Ромашка; Иванов Пётр Сергеевич; директор; встреча вт 11:00")
        say(dispatch, opened, IVAN, "/call Ромашка; Петров Иван Ильич; перезвонить завтра")
        say(dispatch, opened, IVAN, "/absence вчера-завтра болезнь")
        yield opened
    engine.dispose()


def _person(telegram_id: int) -> dict[str, Any]:
    return {"id": telegram_id, "is_bot": False, "first_name": "Имя", "language_code": "ru"}


def _message(telegram_id: int, **content: Any) -> dict[str, Any]:
    chat = {"id": telegram_id, "type": "private", "first_name": "Имя"}
    return {"message_id": 70, "date": int(NOW.timestamp()), "chat": chat, "from": _person(telegram_id), **content}


def say(dispatch: Dispatcher, connection: Connection, telegram_id: int, text: str) -> list[Reply]:
    raw = {"update_id": 1, "message": _message(telegram_id, text=text)}
    return list(dispatch.handle(connection, raw, NOW, NOW))


def press(dispatch: Dispatcher, connection: Connection, telegram_id: int, data: str) -> list[Reply]:
    """As Telegram would deliver a press of a button that carries this."""
    query = {
        "id": "5",
        "from": _person(telegram_id),
        "chat_instance": "1",
        "data": data,
        "message": _message(telegram_id, text="?"),
    }
    return list(dispatch.handle(connection, {"update_id": 2, "callback_query": query}, NOW, NOW))


def everything(connection: Connection) -> list[Any]:
    return [connection.execute(select(table).order_by(table.c.id)).all() for table in GUARDED]


def said(replies: list[Reply]) -> str:
    return " ".join(str(reply.parameters.get("text", "")) for reply in replies if isinstance(reply, Call)).strip()


GARBAGE = (
    "",
    ":",
    ":x",
    ":call",
    ":call:x",
    ":call:99999999999999999999",
    ":call:refused:1",
    ":-1",
    ":1:2:3:4:5",
    ":0:0",
)


@pytest.mark.parametrize("name", sorted(dispatcher(DOOR).routes.presses))
def test_garbage_behind_any_button_is_answered_and_writes_nothing(
    dispatch: Dispatcher, connection: Connection, name: str
) -> None:
    """Cut off, of an older version, or invented: an answer, never a failure."""
    before = everything(connection)
    for garbage in GARBAGE:
        replies = press(dispatch, connection, IVAN, name + garbage)
        assert any(map(is_answer, replies)), garbage
        assert everything(connection) == before, garbage


@pytest.mark.parametrize("data", ["", "nothing", "старая:кнопка", "rec.undo" * 7])
def test_an_unknown_button_is_called_out_of_date(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """With the way out: /help."""
    assert "/help" in said(press(dispatch, connection, IVAN, data))


def test_an_outsiders_press_is_answered_and_gets_the_polite_sentence(
    dispatch: Dispatcher, connection: Connection
) -> None:
    """A button that was forwarded, or of a bot whose database was replaced."""
    before = everything(connection)
    replies = press(dispatch, connection, 999, "rec.undo:1")
    assert is_answer(replies[0])
    assert "Попросите у руководителя ссылку" in said(replies)
    assert everything(connection) == before


@pytest.mark.parametrize("telegram_id", [IVAN, 999])
def test_a_sticker_is_answered_with_a_sentence(dispatch: Dispatcher, connection: Connection, telegram_id: int) -> None:
    """What cannot be understood is never met with silence."""
    sticker = {
        "file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
        "is_animated": False, "is_video": False,
    }  # fmt: skip
    raw = {"update_id": 3, "message": _message(telegram_id, sticker=sticker)}
    assert said(list(dispatch.handle(connection, raw, NOW, NOW)))


def test_a_group_gets_no_answer_that_belongs_into_a_private_chat(dispatch: Dispatcher, connection: Connection) -> None:
    """A command in a group shows nobody's clients there; to a stranger it shows none at all."""
    group = {"chat": {"id": -5, "type": "group", "title": "Отдел"}}
    message = _message(IVAN, text="/client Ромашка") | group
    replies = list(dispatch.handle(connection, {"update_id": 4, "message": message}, NOW, NOW))
    assert [reply.parameters["chat_id"] for reply in replies if isinstance(reply, Call)] == [IVAN]
    nobodys = _message(999, text="/client@polevik_bot Ромашка") | group
    assert list(dispatch.handle(connection, {"update_id": 5, "message": nobodys}, NOW, NOW)) == []
