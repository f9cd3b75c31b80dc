"""What a farmer is told of by itself: what is sharp at once, what is news in the study slot; each cause once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.alerting import SILENT, Alert, alerts, is_hour
from bot.domain.client_class import Class
from bot.domain.people import Member, Role
from bot.domain.quiet import OFF
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.study import Facts, Standing, standing
from bot.domain.study_choice import NEVER
from tests.domain.sales_made import TODAY, ago, every

LAST = ago(50)
SHARP = Alert("recency-risk", LAST, sharp=True)
VERA = Member(1, 1, 1, Role.FARMER, "Вера", "Europe/Moscow", "ru", None, datetime(2026, 1, 1, tzinfo=UTC), None)


def silent(last: date = LAST, grade: Class = Class.A) -> Standing:
    """Who bought every week, up to this day."""
    week = every(7, ago(50 + 7 * 60), last)
    return standing(Facts(sales=week, turnover_class=grade, last_warm_on=TODAY, existing_since=ago(900)), TODAY)


def test_a_doubled_interval_in_class_a_is_sharp_and_in_b_is_not() -> None:
    """Who was never studied is told of all the same; in class B his turn comes by itself."""
    assert alerts(silent(), Class.A, (), NEVER) == (SHARP,)
    assert alerts(silent(grade=Class.B), Class.B, (), NEVER) == ()
    assert alerts(silent(ago(1)), Class.A, (), NEVER) == ()


def test_whoever_was_studied_for_this_silence_is_told_of_no_more_but_of_the_next_one() -> None:
    """Once he ordered after the study and fell silent again, it is another cause."""
    known = {(each.kind, each.sign) for each in silent().risks}
    assert SILENT in known
    assert alerts(silent(), Class.A, known, ago(3)) == ()
    assert alerts(silent(), Class.A, known, ago(70)) == (SHARP,)


def test_what_came_up_since_the_study_waits_for_the_slot() -> None:
    """The same sign after another study is another cause; silence is told by the day of the last order."""
    found = {each.cause: each for each in alerts(silent(grade=Class.B), Class.B, (), ago(9))}
    assert found["recency-risk"] == Alert("recency-risk", LAST)
    assert found["turnover-risk"] == Alert("turnover-risk", ago(9))
    assert found["turnover-risk"].sign == (IndicatorKind.TURNOVER, Sign.RISK)
    both = alerts(silent(), Class.A, (), ago(9))
    assert both[0] == SHARP
    assert [each.cause for each in both].count("recency-risk") == 1
    assert not any(each.sharp for each in both[1:])


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [(23, 59, False), (0, 0, False), (8, 59, False), (9, 0, True), (18, 0, True), (18, 1, False)],
)
def test_an_alarm_is_told_from_nine_until_the_evening(hour: int, minute: int, told: bool) -> None:
    """Also to who wants no quiet hours."""
    now = datetime(2026, 11, 23, hour, minute, tzinfo=VERA.zone)
    assert is_hour(replace(VERA, quiet=OFF), now) is told
