"""Nothing is written before its preview was shown: a «да» that is typed earlier does nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select

from bot.delivery import keeping
from bot.delivery.errands import Errand, Fetched
from bot.delivery.outbox import Reply
from bot.domain.imports import ImportState, Summary
from bot.handlers import import_steps, ledger, ledger_steps
from bot.handlers.dispatch import Dispatcher
from bot.handlers.turn import Turn
from bot.store import clients as base
from bot.store import imports, people
from bot.store.tables import clients, errands, ledgers, outbox, sales
from tests.handlers.test_forged_presses import FARMER, NOW, connection, dispatch, said, say
from tests.handlers.test_ledger_presses import CONTENT, member

__all__ = ["connection", "dispatch"]

STILL = "Ещё сверяю: покажу и спрошу."
Handler = Callable[[Turn, Fetched], Sequence[Reply]]


def run(connection: Connection, handler: Handler, fetched: Fetched) -> None:
    """A file or a step of work is handled and its answer put into the outbox, as after an errand."""
    found = people.by_telegram_id(connection, FARMER, NOW)
    assert found is not None
    turn = Turn(connection, NOW, NOW, found[0], "bot", found[1])
    connection.execute(delete(errands))
    keeping.keep(connection, handler(turn, fetched), FARMER, NOW)


def sent(connection: Connection) -> None:
    """All that was said has reached him."""
    connection.execute(delete(outbox))


def looked_at(connection: Connection, number: int) -> None:
    """File `number` of sales was read."""
    run(connection, ledger.look, Fetched("dropped", {"name": f"{number}.xlsx", "wanted": ""}, CONTENT))
    sent(connection)


def checked(connection: Connection, number: int) -> None:
    """To the end: its preview is on its way."""
    while connection.scalar(select(ledgers.c.state).where(ledgers.c.id == number)) == ImportState.CHECKING:
        run(connection, ledger_steps.check, Fetched("ledger.check", {"ledger": number}, None))


def written(connection: Connection) -> int:
    return len(connection.execute(select(sales.c.id)).all())


@pytest.fixture
def luch(connection: Connection) -> Connection:
    """The farmer's client, whose sales the files hold."""
    farmer = member(connection, FARMER)
    base.create(connection, farmer.team_id, "Луч", farmer.id, NOW)
    return connection


def test_a_yes_while_a_second_file_is_checked_writes_neither(dispatch: Dispatcher, luch: Connection) -> None:
    """Whatever was offered before; what comes of the second one is shown, and then a «да» writes it."""
    looked_at(luch, 1)
    checked(luch, 1)
    sent(luch)
    looked_at(luch, 2)
    for _ in range(2):
        assert said(say(dispatch, luch, FARMER, "да")) == STILL
    checked(luch, 2)
    assert said(say(dispatch, luch, FARMER, "да")) == STILL, "the preview waits for its turn to be sent"
    assert written(luch) == 0
    sent(luch)
    say(dispatch, luch, FARMER, "да")
    assert written(luch) == 1


@pytest.mark.parametrize("word", ["да", "ок", "записать"])
def test_a_yes_while_the_first_file_is_checked_does_nothing(dispatch: Dispatcher, luch: Connection, word: str) -> None:
    """Nothing was offered yet."""
    looked_at(luch, 1)
    assert said(say(dispatch, luch, FARMER, word)) == STILL
    checked(luch, 1)
    assert said(say(dispatch, luch, FARMER, word)) == STILL
    assert written(luch) == 0


def test_a_yes_while_a_corrected_file_is_read_does_not_take_the_one_before(
    dispatch: Dispatcher, luch: Connection
) -> None:
    """He means what he sent last."""
    looked_at(luch, 1)
    checked(luch, 1)
    sent(luch)
    keeping.keep(luch, [Errand("dropped", "file", {})], FARMER, NOW)
    assert said(say(dispatch, luch, FARMER, "да")) == STILL
    assert written(luch) == 0


def test_a_yes_said_before_the_preview_was_made_is_asked_for_again(dispatch: Dispatcher, luch: Connection) -> None:
    """It waited while the bot was down: what it meant was something else."""
    looked_at(luch, 1)
    checked(luch, 1)
    sent(luch)
    early = int((NOW - timedelta(seconds=30)).timestamp())
    chat = {"id": FARMER, "type": "private", "first_name": "Имя"}
    person = {"id": FARMER, "is_bot": False, "first_name": "Имя"}
    message = {"message_id": 71, "date": early, "chat": chat, "from": person, "text": "да"}
    replies = list(dispatch.handle(luch, {"update_id": 3, "message": message}, NOW, NOW))
    assert "Записать?" in said(replies)
    assert written(luch) == 0


def test_a_yes_while_clients_are_checked_adds_nobody(dispatch: Dispatcher, luch: Connection) -> None:
    """Clients by a file go the same way."""
    whom = member(luch, FARMER)
    parts: list[tuple[list[list[Any]], list[list[Any]]]] = [
        ([[line, name, None, None, "", "", []]], []) for line, name in ((2, "Полюс"), (3, "Норд"))
    ]
    made = imports.begin(luch, whom, "база.xlsx", ImportState.CHECKING, Summary(2, 2), parts, NOW)
    before = len(luch.execute(select(clients.c.id)).all())
    for at in (0, 1):
        run(luch, import_steps.check, Fetched("import.check", {"import": made.id, "part": at}, None))
        assert said(say(dispatch, luch, FARMER, "да")) == STILL
    assert len(luch.execute(select(clients.c.id)).all()) == before
    sent(luch)
    say(dispatch, luch, FARMER, "да")
    state = imports.own(luch, whom, made.id)
    assert state is not None
    assert state.state is ImportState.WRITING
