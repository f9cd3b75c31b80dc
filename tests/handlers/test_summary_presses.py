"""The buttons of the summary with whatever behind them: only a head sees, closes and opens his own team's weeks."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, func, select, update

from bot.delivery.calls import Call
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import closed_weeks, members, teams
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    FARMER,
    HEAD,
    IVAN,
    STRANGER,
    connection,
    dispatch,
    press,
    said,
)

__all__ = ["connection", "dispatch"]

THIS, EARLIER, AHEAD = "20261123", "20261116", "20261130"
PRESSES = [f"sum.{name}:{THIS}" for name in ("week", "trend", "records", "versions", "close", "reopen")]
PRESSES += ["sum.lead", "sum.leadset:30"]


def lead(connection: Connection) -> list[int]:
    return list(connection.scalars(select(teams.c.summary_lead).order_by(teams.c.id)))


def closed(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(closed_weeks)) or 0


@pytest.mark.parametrize("data", PRESSES)
def test_the_head_is_answered(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """So it is the person that is refused below."""
    assert "руководитель. Ваша неделя" not in said(press(dispatch, connection, HEAD, data))


@pytest.mark.parametrize("who", [IVAN, FARMER, COLLEAGUE, STRANGER])
@pytest.mark.parametrize("data", PRESSES)
def test_nobody_else_sees_or_changes_anything(
    dispatch: Dispatcher, connection: Connection, who: int, data: str
) -> None:
    """Refused in words, and nothing is done."""
    before = lead(connection), closed(connection)
    assert "Сводку отдела смотрит руководитель. Ваша неделя: /week" in said(press(dispatch, connection, who, data))
    assert (lead(connection), closed(connection)) == before


def test_the_head_of_another_team_sees_his_own(dispatch: Dispatcher, connection: Connection) -> None:
    """The same button, in another chat, names nobody of ours."""
    connection.execute(update(members).where(members.c.telegram_id == STRANGER).values(role=Role.HEAD))
    replies = press(dispatch, connection, STRANGER, f"sum.week:{THIS}")
    shown = " ".join(str(each.parameters) for each in replies if isinstance(each, Call))
    assert "Второй" in shown
    assert "Первый" not in shown
    assert "Имя 2" not in shown
    press(dispatch, connection, STRANGER, "sum.leadset:15")
    assert lead(connection) == [60, 15]


@pytest.mark.parametrize(
    "data",
    [
        *(f"sum.week:{AHEAD}", f"sum.week:{EARLIER}", "sum.week", "sum.week:x", "sum.week:99999999", "sum.week:1:2"),
        *("sum.leadset", "sum.leadset:7", "sum.leadset:-30", "sum.leadset:x", "sum.lead:1", f"sum.close:{AHEAD}"),
        *(f"sum.reopen:{EARLIER}", "sum.trend:20260230", "sum.records:0", "sum.versions"),
    ],
)
def test_nonsense_behind_a_button_is_out_of_date(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """Weeks to come, weeks before the team was, days that never were, leads that no button offers."""
    assert "устарела" in said(press(dispatch, connection, HEAD, data))
    assert (lead(connection), closed(connection)) == ([60, 60], 0)
