"""Buttons of lists, imports, segments and facts carry nothing that is trusted; one press is one deed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.delivery.calls import Call
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Reply
from bot.domain.imports import ImportState, Summary
from bot.handlers.dispatch import Dispatcher
from bot.store import imports, people
from bot.store.tables import clients, decision_makers, import_parts, list_items, segments
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    HEAD,
    IVAN,
    NOW,
    STRANGER,
    connection,
    dispatch,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

GUARDED = (clients, decision_makers, segments, list_items, import_parts)


@pytest.fixture
def busy(connection: Connection, dispatch: Dispatcher) -> Connection:
    """Segment 1, list item 1 of Иван's Ромашка, his import 1 of one client."""
    say(dispatch, connection, HEAD, "/segments + Стройка")
    say(dispatch, connection, IVAN, "/lists +Ромашка")
    found = people.by_telegram_id(connection, IVAN)
    assert found is not None
    contact = [2, "Альфа", None, None, "", "", []]
    summary = Summary(1, 1, new=1)
    imports.begin(connection, found[0], "база.xlsx", ImportState.OFFERED, summary, [([contact], [])], NOW)
    return connection


def everything(connection: Connection) -> list[Any]:
    return [connection.execute(select(table).order_by(table.c.id)).all() for table in GUARDED]


def alerts(replies: list[Reply]) -> str:
    return " ".join(
        str(each.parameters.get("text", "")) for each in replies if isinstance(each, Call) and is_answer(each)
    )


FOREIGN = (
    "fact.segments:1",
    "fact.segment:1:1",
    "list.off:1:2026-11-23:0",
    "list.one:1:2026-11-23",
    "list.drop:1:2026-11-23",
    "list.add:segment:1:2026-11-23",
    "imp.take:1",
    "imp.drop:1",
)


@pytest.mark.parametrize("data", FOREIGN)
def test_another_teams_rows_cannot_be_touched(dispatch: Dispatcher, busy: Connection, data: str) -> None:
    """The stranger hears that the button is out of date, and no name."""
    before = everything(busy)
    replies = press(dispatch, busy, STRANGER, data)
    assert everything(busy) == before
    assert "устарела" in said(replies)
    assert "Ромашка" not in said(replies)


@pytest.mark.parametrize(
    "data",
    ["fact.segment:1:1", "list.off:1:2026-11-23:0", "list.one:1:2026-11-23", "list.drop:1:2026-11-23", "imp.take:1"],
)
def test_a_colleagues_rows_cannot_be_touched(dispatch: Dispatcher, busy: Connection, data: str) -> None:
    """Of the same team, but not his."""
    before = everything(busy)
    assert press(dispatch, busy, COLLEAGUE, data)
    assert everything(busy) == before


@pytest.mark.parametrize(
    "data",
    [
        "list.home:2026-11-16",
        "list.home:2026-11-24",
        "list.home:вчера",
        "list.add:stale:0:2026-11-23",
        "list.add:stale:9999:2026-11-23",
        "list.add:nothing:0:2026-11-23",
        "list.add:added:1:2026-11-23",
        "list.add:segment:99:2026-11-23",
        "list.items:2026-11-23:x",
        "list.off:99:2026-11-23:0",
        "fact.segment:1:99",
        "fact.segments:99",
        "imp.take:99",
        "imp.template:1",
    ],
)
def test_a_button_that_fits_nothing_is_out_of_date(dispatch: Dispatcher, busy: Connection, data: str) -> None:
    """Whatever was put behind it."""
    before = everything(busy)
    assert "устарела" in alerts(press(dispatch, busy, IVAN, data))
    assert everything(busy) == before


def test_the_head_alone_presses_buttons_of_segments(dispatch: Dispatcher, busy: Connection) -> None:
    """A manager who crafts one is refused."""
    before = everything(busy)
    for data in ("segs.home", "segs.one:1", "segs.rename:1", "segs.retire:1", "segs.restore:1"):
        assert "меняет руководитель" in alerts(press(dispatch, busy, IVAN, data))
    assert everything(busy) == before
    assert "устарела" in alerts(press(dispatch, busy, HEAD, "segs.retire:99"))


def test_a_file_that_is_accepted_twice_is_written_once(dispatch: Dispatcher, busy: Connection) -> None:
    """Two taps before the first was answered."""
    press(dispatch, busy, IVAN, "imp.take:1")
    once = everything(busy)
    assert "Уже принято" in alerts(press(dispatch, busy, IVAN, "imp.take:1"))
    assert "Уже принято" in alerts(press(dispatch, busy, IVAN, "imp.drop:1"))
    assert everything(busy) == once
    assert [row.name for row in once[0]] == ["Ромашка", "Альфа"]


def test_a_source_that_is_pressed_twice_adds_once(dispatch: Dispatcher, busy: Connection) -> None:
    """Nobody is on a list twice."""
    press(dispatch, busy, IVAN, "imp.take:1")
    press(dispatch, busy, IVAN, "list.add:file:1:2026-11-23")
    once = everything(busy)
    press(dispatch, busy, IVAN, "list.add:file:1:2026-11-23")
    assert everything(busy) == once
