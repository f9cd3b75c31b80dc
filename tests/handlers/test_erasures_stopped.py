"""An erasure that was asked for goes to its end, whoever leaves, loses his right or fails meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.delivery import errands
from bot.delivery.errands import Errand
from bot.delivery.outbox import Reply
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import clients, members
from tests.handlers.test_forged_presses import HEAD, IVAN, NOW, connection, dispatch, press, say
from tests.handlers.test_moves_stopped import SECOND, buttons, demoted, led, next_step, to

__all__ = ["connection", "dispatch", "led"]


def kept(c: Connection, replies: Sequence[Reply], chat: int) -> None:
    """What is wished for waits, as after a commit."""
    errands.keep(c, [each for each in replies if isinstance(each, Errand)], chat, NOW)


def to_its_end(dispatch: Dispatcher, c: Connection, replies: Sequence[Reply], chat: int) -> list[Reply]:
    told = list(replies)
    while any(isinstance(each, Errand) for each in replies):
        replies = next_step(dispatch, c, replies, chat=chat)
        told += replies
    return told


def row(c: Connection, member_id: int) -> Any:
    return c.execute(select(members).where(members.c.id == member_id)).one()


@pytest.fixture
def asked(dispatch: Dispatcher, led: Connection) -> list[Reply]:
    """Иван asked for it, and his clients have other owners: his name goes from texts, some clients at a time."""
    begun = press(dispatch, led, IVAN, "forget.do:2")
    while "forget.texts" not in [each.kind for each in begun if isinstance(each, Errand)]:
        begun = next_step(dispatch, led, begun, chat=IVAN)
    return list(begun)


def test_nobody_lets_him_go_meanwhile_and_the_last_head_stays(
    dispatch: Dispatcher, led: Connection, asked: list[Reply]
) -> None:
    """It is his own, to its end; of two heads who is being erased leads nobody any more."""
    kept(led, asked, IVAN)
    assert "уже передаётся" in str(press(dispatch, led, HEAD, "leave.do:2:-1"))
    assert row(led, 2).left_at is None
    kept(led, [Errand("forget.step", "", {"whom": 1})], HEAD)
    for line in ("/team Имя 5; уходит", "/team Имя 5; хантер", "/forgetme удалить мои данные"):
        assert "единственный руководитель" in str(say(dispatch, led, SECOND, line)), line
    to_its_end(dispatch, led, asked, IVAN)
    assert (row(led, 2).name, row(led, 2).telegram_id) == ("Сотрудник 2", None)


def test_a_step_that_fails_for_good_is_told_to_him_and_the_heads_and_he_goes_on(
    dispatch: Dispatcher, led: Connection, asked: list[Reply]
) -> None:
    """By one button."""
    told = next_step(dispatch, led, asked, failed=True, chat=IVAN)
    assert "Удаление ваших данных остановилось" in to(told, IVAN)
    assert "Имя 2: удаление личных данных по своей просьбе остановилось" in to(told, SECOND)
    (go_on,) = buttons(told, IVAN)
    to_its_end(dispatch, led, press(dispatch, led, IVAN, go_on), IVAN)
    assert row(led, 2).name == "Сотрудник 2"


def test_if_he_is_gone_all_the_same_it_goes_on_in_a_heads_name(
    dispatch: Dispatcher, led: Connection, asked: list[Reply]
) -> None:
    """The head hears why."""
    led.execute(update(members).where(members.c.id == 2).values(telegram_id=None, left_at=NOW))
    told = next_step(dispatch, led, asked, chat=IVAN)
    assert "Имя 2: просьба удалить личные данные поступила до ухода" in to(told, HEAD)
    done = to_its_end(dispatch, led, told, HEAD)
    assert "теперь это «Сотрудник 2»" in to(done, HEAD)
    assert row(led, 2).name == "Сотрудник 2"


@pytest.mark.parametrize("fails", [False, True])
def test_of_a_former_colleague_the_heads_of_today_go_on(dispatch: Dispatcher, led: Connection, fails: bool) -> None:
    """Where the one who began it leads no more, or it fails for good."""
    led.execute(update(clients).values(owner_id=4))
    led.execute(update(members).where(members.c.id == 2).values(telegram_id=None, left_at=NOW))
    begun = press(dispatch, led, HEAD, "former.do:2")
    if not fails:
        demoted(led)
    told = next_step(dispatch, led, begun, failed=fails)
    assert "Имя 2: удаление личных данных не закончено. Начато: Имя 1" in to(told, SECOND)
    (go_on,) = buttons(told, SECOND)
    done = to_its_end(dispatch, led, press(dispatch, led, SECOND, go_on), SECOND)
    assert "теперь это «Сотрудник 2»" in to(done, SECOND)
    assert row(led, 2).name == "Сотрудник 2"
