"""A record as a person sees it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.funnel import UNDO_LIFETIME, Kind, Result
from bot.domain.record import Record, is_fresh

MADE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
RECORD = Record(
    id=1,
    member_id=1,
    client_id=1,
    client_name="Ромашка",
    decision_maker=None,
    kind=Kind.CALL,
    result=Result.NOT_REACHED,
    happened_at=MADE - timedelta(days=1),
    local_day=date(2026, 11, 23),
    note=None,
    reason=None,
    call_back_on=None,
    meeting_at=None,
    created_at=MADE,
    undone=False,
)


def test_a_record_can_be_taken_back_for_fifteen_minutes() -> None:
    """The texts say so."""
    assert timedelta(minutes=15) == UNDO_LIFETIME


@pytest.mark.parametrize(("age", "fresh"), [(0, True), (900, True), (901, False), (86_400, False)])
def test_a_record_is_fresh_since_it_was_made_and_not_since_it_happened(age: int, fresh: bool) -> None:
    """Yesterday's call that is logged now can be taken back now."""
    assert is_fresh(RECORD, MADE + timedelta(seconds=age)) is fresh
