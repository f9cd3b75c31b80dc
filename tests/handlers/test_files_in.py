"""A file that was fetched comes to the handler that wanted it, as its sender's turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine

from bot.delivery.calls import Call
from bot.delivery.errands import TOO_BIG, Fetched, Taken
from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Role
from bot.handlers.dispatch import Dispatcher, join_routes
from bot.handlers.door import Door
from bot.handlers.turn import Outdated, Routes, Turn
from bot.screens.screen import Screen
from bot.store import conversations, people
from tests import databases

NOW = datetime.fromisoformat("2026-11-23T10:00:00+03:00")
SENT_AT = NOW - timedelta(hours=2)
HEAD, HUNTER, STRANGER = 1, 2, 3


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(databases.sqlite_url(tmp_path).replace("+aiosqlite", ""))
    with engine.connect() as opened:
        team_id = people.found_team(opened, "Отдел", "Europe/Moscow", "ru", NOW)
        for telegram_id, role in ((HEAD, Role.HEAD), (HUNTER, Role.HUNTER)):
            people.add_member(opened, team_id, telegram_id, role, "Имя", "Europe/Moscow", "ru", None, NOW)
        yield opened
    engine.dispose()


def take(turn: Turn, fetched: Fetched) -> list[Reply]:
    if fetched.content == "old":
        raise Outdated
    expects = turn.conversation.expects if turn.conversation else None
    return [turn.say(Screen(f"{turn.member.role} {turn.said_at:%H:%M} {expects} {fetched.data} {fetched.content}"))]


DISPATCH = Dispatcher(
    join_routes(
        [Routes(files={"clients": take}), Routes(files={"form": take}, abilities={"form": Ability.EDIT_QUESTIONS})]
    ),
    Door("polevik_bot", None, False, "Europe/Moscow", "ru"),
    {},
)


def fetched(connection: Connection, telegram_id: int, content: Any, kind: str = "clients", member_id: int = 0) -> str:
    """What is said to the person."""
    errand = Taken(1, 1, member_id or telegram_id, telegram_id, kind, "file", {"a": 1}, 0, SENT_AT)
    replies = DISPATCH.fetched(connection, errand, content, NOW)
    return " ".join(str(reply.parameters["text"]) for reply in replies if isinstance(reply, Call))


def test_the_handler_gets_its_own_data_and_the_content(connection: Connection) -> None:
    """Dated when the file was sent, with the question that is open now."""
    conversations.expect(connection, 1, "file", {}, NOW)
    assert fetched(connection, HEAD, ["row"]) == "head 08:00 file {'a': 1} ['row']"


def test_the_handler_hears_why_there_is_no_content(connection: Connection) -> None:
    """It knows which file that was, and says it in its own words."""
    assert str(TOO_BIG) in fetched(connection, HEAD, TOO_BIG)


def test_an_ability_that_was_lost_meanwhile_is_refused(connection: Connection) -> None:
    """The rule of commands and buttons holds for files too."""
    assert "row" in fetched(connection, HEAD, ["row"], "form")
    refusal = fetched(connection, HUNTER, ["row"], "form")
    assert refusal
    assert "row" not in refusal


def test_a_file_of_somebody_who_is_no_member_any_more_is_dropped(connection: Connection) -> None:
    """Nobody is told anything, and another member who has the chat now is not mistaken for him."""
    assert fetched(connection, STRANGER, ["row"]) == ""
    assert fetched(connection, HUNTER, ["row"], member_id=HEAD) == ""


def test_a_file_that_came_too_late_is_said_to_be_outdated(connection: Connection) -> None:
    """As a button is."""
    assert fetched(connection, HEAD, "old")


def test_two_capabilities_cannot_want_the_same_kind() -> None:
    """One of them would never be called."""
    with pytest.raises(ValueError, match="clients"):
        join_routes([Routes(files={"clients": take}), Routes(files={"clients": take})])
