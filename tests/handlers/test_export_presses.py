"""The buttons of the export, the trail and erased data with whatever behind them: only the head, only one's own."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.delivery.errands import Errand, Taken
from bot.delivery.messages import is_answer
from bot.domain.exporting import Cursor, asked_of
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import audit, decision_makers, members
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

EXPORTING = ["export.as:xlsx", "export.as:csv", "audit.page:4611686018427387904:0", "audit.page:9:2", "audit.people:0"]
ABOUT_PERSON = ["person.whom:1", "person.ask:1", "person.do:1"]
ABOUT_LEFT = ["former.list", "former.ask:3", "former.do:3"]
OUTDATED = [
    *("export.as", "export.as:pdf", "export.as:xlsx:1", "audit.page:1", "audit.page:x:0", "audit.page:9:999"),
    *("audit.people:-1", "audit.people:9", "audit.people", "person.whom:999", "person.ask:999", "person.do:x"),
    *("forget.do", "forget.do:999", "forget.do:x", "forget.ask:1", "mydata.file:1", "mydata.show:1"),
    *("former.list:1", "former.ask", "former.ask:2", "former.ask:999", "former.do:2", "former.do:x"),
]


@pytest.mark.parametrize("data", [*EXPORTING, *ABOUT_PERSON])
def test_the_head_is_served(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """So it is the person, or the data, that is refused below."""
    assert "устарела" not in said(press(dispatch, connection, HEAD, data))


@pytest.mark.parametrize("who", [IVAN, FARMER, STRANGER])
@pytest.mark.parametrize("data", [*EXPORTING, *ABOUT_PERSON, *ABOUT_LEFT])
def test_nobody_else_is(dispatch: Dispatcher, connection: Connection, who: int, data: str) -> None:
    """They are told where their own data is, and nothing is made."""
    before = everything(connection)
    replies = press(dispatch, connection, who, data)
    assert [is_answer(reply) for reply in replies] == [True]
    assert "руководитель" in said(replies)
    assert everything(connection) == before


@pytest.mark.parametrize("data", OUTDATED)
def test_nonsense_behind_a_button_is_out_of_date(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """No such format, person, page."""
    before = everything(connection)
    assert "устарела" in said(press(dispatch, connection, HEAD, data))
    assert everything(connection) == before


@pytest.mark.parametrize("who", [COLLEAGUE, STRANGER, HEAD])
def test_a_button_forgets_only_the_one_it_was_shown_to(dispatch: Dispatcher, connection: Connection, who: int) -> None:
    """Иван's, the second member's, in another's hands."""
    before = everything(connection)
    assert "устарела" in said(press(dispatch, connection, who, "forget.do:2"))
    assert everything(connection) == before
    assert "удалены" in said(press(dispatch, connection, IVAN, "forget.do:2"))
    assert connection.scalar(select(members.c.name).where(members.c.id == 2)) == "Сотрудник 2"


def test_another_teams_head_sees_and_erases_nothing(dispatch: Dispatcher, connection: Connection) -> None:
    """The stranger, made a head."""
    connection.execute(members.update().where(members.c.telegram_id == STRANGER).values(role="head"))
    for data in (*ABOUT_PERSON, "audit.page:9:2"):
        assert "устарела" in said(press(dispatch, connection, STRANGER, data))
    assert "Имя 2" not in said(say(dispatch, connection, STRANGER, "/audit"))
    names = list(connection.scalars(select(decision_makers.c.full_name).order_by(decision_makers.c.id)))
    assert names == ["Иванов Пётр Сергеевич", "Петров Иван Ильич"]


def test_a_person_is_erased_once(dispatch: Dispatcher, connection: Connection) -> None:
    """A second press finds the button out of date; it is noted once."""
    assert "Удалённый Контакт 1" in said(press(dispatch, connection, HEAD, "person.do:1"))
    assert "устарела" in said(press(dispatch, connection, HEAD, "person.do:1"))
    noted = [row.action for row in connection.execute(select(audit)).all()]
    assert noted.count("person.forgotten") == 1


def test_who_left_is_erased_once_and_by_his_own_team(dispatch: Dispatcher, connection: Connection) -> None:
    """Whoever works here erases his data himself; another team's head finds nobody."""
    assert "нет" in said(press(dispatch, connection, HEAD, "former.list"))
    connection.execute(members.update().where(members.c.id == 3).values(left_at=NOW, telegram_id=None))
    connection.execute(members.update().where(members.c.telegram_id == STRANGER).values(role="head"))
    for data in ABOUT_LEFT[1:]:
        assert "устарела" in said(press(dispatch, connection, STRANGER, data))
    assert "Ушли из отдела" in said(press(dispatch, connection, HEAD, "former.list"))
    assert "«Сотрудник 3»" in said(press(dispatch, connection, HEAD, "former.ask:3"))
    assert "теперь это «Сотрудник 3»" in said(press(dispatch, connection, HEAD, "former.do:3"))
    assert "устарела" in said(press(dispatch, connection, HEAD, "former.do:3"))
    noted = connection.execute(
        select(audit.c.member_id, audit.c.subject_id).where(audit.c.action == "member.forgotten")
    )
    assert [tuple(each) for each in noted] == [(1, 3)]


def test_what_is_asked_for_is_one_errand_and_stands_in_the_trail(dispatch: Dispatcher, connection: Connection) -> None:
    """Whoever takes everything away is noted; one's own data is nobody's business."""
    wanted = [each for each in press(dispatch, connection, HEAD, "export.as:csv") if isinstance(each, Errand)]
    assert [each.data["format"] for each in wanted] == ["csv"]
    own = [each for each in press(dispatch, connection, IVAN, "mydata.file") if isinstance(each, Errand)]
    assert [each.data["whose"] for each in own] == ["own"]
    assert [row.action for row in connection.execute(select(audit).where(audit.c.action == "export.taken"))] == [
        "export.taken"
    ]


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        *((line, "Выгружает данные отдела руководитель") for line in ("/export", "/export csv")),
        *((line, "Кто что менял, смотрит руководитель") for line in ("/audit", "/audit Имя")),
    ],
)
def test_the_commands_are_the_heads(dispatch: Dispatcher, connection: Connection, line: str, refusal: str) -> None:
    """By one place; whoever is none is sent to what he may."""
    told = said(say(dispatch, connection, IVAN, line))
    assert refusal in told
    assert "/mydata" in told
    assert refusal not in said(say(dispatch, connection, HEAD, line))


def test_after_a_part_comes_the_next_and_after_the_last_the_sum(dispatch: Dispatcher, connection: Connection) -> None:
    """One file is its own word; of several it is said that they are all."""
    (first,) = [each for each in press(dispatch, connection, HEAD, "export.as:csv") if isinstance(each, Errand)]
    taken = Taken(1, 1, 1, HEAD, first.kind, "", first.data, 0, NOW)
    following = asked_of(first.data).following(Cursor(12, 345), 900).as_data()
    (second,) = dispatch.fetched(connection, taken, {"following": following, "parts": 1, "rows": 900}, NOW)
    assert isinstance(second, Errand)
    assert (second.kind, second.data["part"], second.data["cursor"]) == (first.kind, 2, {"sheet": 12, "after": 345})
    last = dispatch.fetched(connection, taken, {"following": None, "parts": 2, "rows": 1001}, NOW)
    assert said(list(last)) == "✅ Это всё: 2 файла, 1001 строка."
    assert list(dispatch.fetched(connection, taken, {"following": None, "parts": 1, "rows": 900}, NOW)) == []
