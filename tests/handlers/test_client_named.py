"""Which client is meant: what is typed where his name is asked for, and what becomes of an answer that is no name."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.handlers.dispatch import Dispatcher
from bot.store.tables import clients, records
from tests.handlers.test_forged_presses import COLLEAGUE, FARMER, IVAN, connection, dispatch, said, say

__all__ = ["connection", "dispatch"]


def named(connection: Connection) -> list[str]:
    return list(connection.scalars(select(clients.c.name).order_by(clients.c.id)))


def recorded(connection: Connection) -> list[tuple[str, str]]:
    found = select(records.c.kind, clients.c.name).join(clients, clients.c.id == records.c.client_id)
    rows = connection.execute(found.where(records.c.member_id == 3).order_by(records.c.id))
    return [(str(row.kind), row.name) for row in rows]


@pytest.fixture
def known(dispatch: Dispatcher, connection: Connection) -> Connection:
    """The farmer knows «Каскад» and «Заря»."""
    for name in ("Каскад", "Заря"):
        say(dispatch, connection, FARMER, f"/contact {name}; Иванов Пётр; директор; обсудили договор")
    assert named(connection) == ["Ромашка", "Каскад", "Заря"]
    return connection


@pytest.mark.parametrize("word", ["да", "Ага", "ок"])
@pytest.mark.parametrize("line", ["/visit каскд; у нас; Иванов Пётр; директор", "/visit каскд"])
def test_a_yes_takes_the_only_client_who_is_offered(
    dispatch: Dispatcher, known: Connection, word: str, line: str
) -> None:
    """It is no client's name."""
    assert "Кого вы имели в виду?" in said(say(dispatch, known, FARMER, line))
    assert "Каскад" in str(say(dispatch, known, FARMER, word))
    assert named(known) == ["Ромашка", "Каскад", "Заря"]


@pytest.mark.parametrize("line", ["/visit каскд; у нас; Иванов Пётр; директор", "/contact каскд"])
def test_a_no_asks_for_the_name_and_keeps_the_rest_of_the_line(
    dispatch: Dispatcher, known: Connection, line: str
) -> None:
    """Another «нет» asks again; nothing is recorded until a name is given."""
    before = recorded(known)
    say(dispatch, known, FARMER, line)
    for word in ("нет", "нет", "да"):
        say(dispatch, known, FARMER, word)
        assert (named(known), recorded(known)) == (["Ромашка", "Каскад", "Заря"], before)
    assert "Заря" in str(say(dispatch, known, FARMER, "Заря"))


@pytest.mark.parametrize("line", ["/contact да", "/visit нет", "/call ок; Иванов Пётр; директор; отказ", "/meet ага"])
def test_a_client_named_by_such_a_word_gets_a_name_of_his_own(
    dispatch: Dispatcher, known: Connection, line: str
) -> None:
    """Whole lines and single words: no later «да» is taken for him."""
    who = IVAN if line.startswith(("/call", "/meet")) else FARMER
    assert " (клиент)" in said(say(dispatch, known, who, line))
    say(dispatch, known, who, "да")
    _, _, _, *made = named(known)
    assert all(name.endswith(" (клиент)") for name in made)


@pytest.mark.parametrize("line", ["/contact зря", "/visit зря", "/contact зря; у нас", "/visit зря; у нас"])
def test_a_slip_in_a_short_name_offers_who_is_near(dispatch: Dispatcher, known: Connection, line: str) -> None:
    """And to create it; never silently."""
    replies = str(say(dispatch, known, FARMER, line))
    assert "Заря" in replies
    assert "Создать «зря»" in replies
    assert named(known) == ["Ромашка", "Каскад", "Заря"]


def test_a_yes_creates_whom_nobody_is_like(dispatch: Dispatcher, known: Connection) -> None:
    """«Создать?» was the question."""
    assert "Создать?" in said(say(dispatch, known, FARMER, "/contact Полюс"))
    say(dispatch, known, FARMER, "да")
    assert named(known) == ["Ромашка", "Каскад", "Заря", "Полюс"]


@pytest.mark.parametrize("line", ["/call Складария", "/client Складария", "/path Складария", "/lists +Складария"])
def test_of_many_that_fit_as_typed_ones_own_come_first(dispatch: Dispatcher, known: Connection, line: str) -> None:
    """Colleagues' clients of shorter names, more than are shown, do not push him out."""
    towns = ("Юг", "Дон", "Ока", "Кама", "Волга", "Печора", "Чулым")
    for town in towns:
        say(dispatch, known, COLLEAGUE, f"/call Складария {town}; Иванов Пётр; директор; отказ")
    say(dispatch, known, IVAN, "/call Складария Верхнеднепровская; Иванов Пётр; директор; отказ")
    replies = str(say(dispatch, known, IVAN, line))
    assert 0 < replies.find("Верхнеднепровская") < min(at for at in map(replies.find, towns) if at > 0)


def test_a_yes_does_not_choose_among_several(dispatch: Dispatcher, known: Connection) -> None:
    """The choice is shown again."""
    for name in ("Север-Строй", "Север-Торг"):
        say(dispatch, known, FARMER, f"/contact {name}; Иванов Пётр; директор; обсудили договор")
    before = recorded(known)
    say(dispatch, known, FARMER, "/contact Север; Иванов Пётр")
    assert "Кого вы имели в виду?" in said(say(dispatch, known, FARMER, "да"))
    assert recorded(known) == before
