"""The questionnaire's buttons with whatever behind them: nobody touches or reads what is not his to fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.delivery.calls import Call
from bot.delivery.outbox import Card, Reply
from bot.domain.default_questionnaire import default
from bot.domain.people import Role
from bot.handlers import form_answers, form_moves, form_people, form_sums, forms
from bot.handlers.dispatch import Dispatcher
from bot.store import people, questionnaires
from bot.store.tables import answers, attachments, promises
from bot.store.tables import forms as forms_table
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    FARMER,
    HEAD,
    IVAN,
    NOW,
    STRANGER,
    connection,
    dispatch,
    everything,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

TRAINEE = 5
NAMES = ("Ромашка", "Иванов", "Петров", "Альфа", "Север")
OF_FORM = [
    "form.open:3",
    "form.go:1",
    "form.at:1:supplier",
    "form.back:1:supplier",
    "form.skip:1:supplier",
    "form.done:1:supplier",
    "form.rest:1",
    "form.left:1",
    "form.notes:1:supplier",
    "form.list:1",
    "form.sec:1:now:0",
    "form.many:1:problem:0",
    "form.book:1",
    "form.a:1:problem:0:price:0",
    "form.half:1:budget:approved:0",
    "form.agree:1:agreement:offer:20261127:0",
    "form.tick:1:problem:0:price:0:1",
    "form.unk:1:cost:0",
    "form.unit:1:budget:millions",
    "form.keep:1:supplier",
    "form.same:1:now",
    "form.leave:1:supplier",
    "form.over:1:supplier",
    "form.who:1:deciders:0:1:1",
    "form.role:1:deciders:0:1:decides:0",
    "form.pos:1:attendees:1:director",
    "form.other:1:problem:0",
    "form.drop:1:attendees:1",
    "form.out:1:attendees",
    "form.page:1:0",
    "form.pdf:1",
    "form.of:1:0",
    "form.new:1",
    "form.client:1",
]


@pytest.fixture
def filling(dispatch: Dispatcher, connection: Connection) -> Connection:
    """Иван held a meeting and answered a question; the questionnaire has a retired one; there is another client."""
    head = people.by_telegram_id(connection, HEAD)
    assert head is not None
    form = default("ru")
    retired = [replace(each, retired=each.key == "history") for each in form.questions]
    questionnaires.save(connection, head[0], replace(form, questions=tuple(retired)), NOW)
    people.add_member(connection, head[0].team_id, TRAINEE, Role.TRAINEE, "Имя 5", "Europe/Moscow", "ru", None, NOW)
    say(dispatch, connection, IVAN, "/meet Ромашка; Иванов Пётр Сергеевич")
    say(dispatch, connection, IVAN, "3. поставщик Альфа")
    say(dispatch, connection, COLLEAGUE, "/call Север; Котов Игорь Львович; директор; отказ")
    return connection


def rows(connection: Connection) -> list[Any]:
    others = (forms_table, answers, promises, attachments)
    return [everything(connection), *(connection.execute(select(table).order_by(table.c.id)).all() for table in others)]


def told(replies: list[Reply]) -> str:
    """All that a person would see."""
    screens = [reply.screen for reply in replies if isinstance(reply, Card)]
    labels = [each.label for screen in screens for row in screen.buttons for each in row]
    calls = [str(reply.parameters) for reply in replies if isinstance(reply, Call)]
    return " ".join([*(screen.text for screen in screens), *labels, *calls])


def test_every_button_of_the_questionnaire_is_forged_here() -> None:
    """A new one has to be added to the list."""
    routes = [each.routes().presses for each in (form_moves, form_answers, form_sums, form_people, forms)]
    assert {name for presses in routes for name in presses} == {data.split(":")[0] for data in OF_FORM}


@pytest.mark.parametrize("data", OF_FORM)
def test_another_team_cannot_touch_nor_read_a_form(dispatch: Dispatcher, filling: Connection, data: str) -> None:
    """The stranger is told that the button is out of date, and learns no name."""
    before = rows(filling)
    replies = press(dispatch, filling, STRANGER, data)
    assert rows(filling) == before
    assert "устарела" in said(replies)
    assert not any(name in told(replies) for name in NAMES)


@pytest.mark.parametrize(
    "data", [each for each in OF_FORM if each.split(":")[0] not in ("form.page", "form.pdf", "form.of")]
)
@pytest.mark.parametrize("who", [HEAD, TRAINEE])
def test_who_may_not_fill_touches_nothing(dispatch: Dispatcher, filling: Connection, who: int, data: str) -> None:
    """The refusal names the reason."""
    before = rows(filling)
    if who == TRAINEE and data == "form.book:1":
        return  # a trainee books meetings
    replies = press(dispatch, filling, who, data)
    assert rows(filling) == before
    assert said(replies)
    assert not any(isinstance(reply, Card) for reply in replies)


@pytest.mark.parametrize("who", [COLLEAGUE, FARMER])
def test_a_colleague_who_may_fill_opens_the_form(dispatch: Dispatcher, filling: Connection, who: int) -> None:
    """Two people may have been at the meeting; the record's own button is its author's."""
    [card] = [each for each in press(dispatch, filling, who, "form.go:1") if isinstance(each, Card)]
    assert "Ромашка" in card.screen.text
    assert "устарела" in said(press(dispatch, filling, who, "form.open:3"))


@pytest.mark.parametrize(
    "data",
    [
        "form.who:1:deciders:0:3:1",
        "form.role:1:deciders:0:3:decides:0",
        "form.pos:1:deciders:3:director",
        "form.who:1:deciders:0:99:1",
        "form.role:1:deciders:0:1:emperor:0",
        "form.role:1:deciders:1:1:decides:0",
        "form.role:1:problem:0:1:price:0",
        "form.pos:1:attendees:1:emperor",
        "form.a:1:problem:0:beauty:0",
        "form.a:1:problem:1:price:0",
        "form.a:1:problem:-1:price:0",
        "form.a:1:supplier:0:words:0",
        "form.a:1:satisfaction:0:11:0",
        "form.a:1:deadline:0:20261399:0",
        "form.a:1:deciders:0:decides:0",
        "form.half:1:problem:price:0",
        "form.agree:1:budget:approved:20261127:0",
        "form.agree:1:agreement:offer:99999999:0",
        "form.tick:1:problem:0:beauty:0:1",
        "form.tick:1:interest:0:yes:0:1",
        "form.unk:1:supplier:0",
        "form.keep:1:problem",
        "form.over:1:supplier",
        "form.book:1",
        "form.sec:1:nowhere:0",
        "form.go:99",
        "form.open:1",
        "form.open:99",
        "form.new:99",
        "form.of:99:0",
        *(f"form.{name}:1:history" for name in ("at", "back", "done", "keep", "notes", "leave", "over")),
        "form.a:1:history:0:price:0",
        "form.unk:1:history:0",
        "form.at:1:since_visit",
        "form.at:1:",
        "form.at:1",
        "form.a:1:problem:0:price",
        "form.a:x:problem:0:price:0",
        f"form.go:{2**70}",
    ],
)
def test_what_no_button_carries_is_out_of_date(dispatch: Dispatcher, filling: Connection, data: str) -> None:
    """Another client's person, an option that is none, a retired question, a part that there is not."""
    before = rows(filling)
    replies = press(dispatch, filling, IVAN, data)
    assert "устарела" in said(replies)
    assert rows(filling) == before


@pytest.mark.parametrize("page", [-1, 5, 2**62])
@pytest.mark.parametrize("data", ["form.page:1:{}", "form.of:1:{}", "form.sec:1:now:{}"])
def test_a_page_that_there_is_not_is_the_nearest_one(
    dispatch: Dispatcher, filling: Connection, data: str, page: int
) -> None:
    """A form that grew shorter turns no page into nothing."""
    replies = press(dispatch, filling, IVAN, data.format(page))
    assert "устарела" not in said(replies)
    assert "Альфа" in told(replies) or "3. " in told(replies) or "1/12" in told(replies)


@pytest.fixture(scope="module")
def play_ground(tmp_path_factory: pytest.TempPathFactory, dispatch: Dispatcher) -> Iterator[Connection]:
    """One database for many presses."""
    made = connection.__wrapped__(Path(tmp_path_factory.mktemp("forged")), dispatch)  # type: ignore[attr-defined]
    opened = next(made)
    yield filling.__wrapped__(dispatch, opened)  # type: ignore[attr-defined]
    next(made, None)


pieces = st.sampled_from(
    (
        *(
            "1",
            "2",
            "3",
            "0",
            "-1",
            "99",
            "x",
            "",
            "problem",
            "supplier",
            "deciders",
            "attendees",
            "agreement",
            "budget",
        ),
        *("price", "time", "decides", "offer", "approved", "20261127", "20261399", "yes", "now", "director", "nowhere"),
    )
)
presses = st.builds(
    lambda name, given_: ":".join([name, *given_]),
    st.sampled_from([data.split(":")[0] for data in OF_FORM]),
    st.lists(pieces, max_size=7),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=presses)
def test_no_press_whatever_breaks_the_bot(dispatch: Dispatcher, play_ground: Connection, data: str) -> None:
    """It is answered, and what a stranger presses changes nothing."""
    assert press(dispatch, play_ground, IVAN, data)
    before = rows(play_ground)
    assert press(dispatch, play_ground, STRANGER, data)
    assert rows(play_ground) == before
