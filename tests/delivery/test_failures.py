"""Where something failed: what a log and `polevik failed` say of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy
from sqlalchemy.exc import OperationalError

from bot.delivery.failures import place
from bot.store import segments

MONDAY = datetime(2026, 11, 23, 6, tzinfo=UTC)


def test_of_a_librarys_frames_only_the_innermost_is_told() -> None:
    """SQLAlchemy alone is deeper than what is told: which of our functions asked the database has to be seen."""
    with (
        sqlalchemy.create_engine("sqlite://").begin() as connection,
        pytest.raises(OperationalError, match="no such table") as raised,
    ):
        segments.add(connection, 1, "Дом", MONDAY)
    frames = place(raised.value).split(" < ")
    assert frames[0].endswith(" do_execute")
    assert frames[1].startswith("segments.py:")
    assert frames[1].endswith(" add")


def test_a_failure_in_our_own_code_is_told_from_its_frame_outwards() -> None:
    """The last word of each is the function; a message may hold people's data and is not told."""
    with pytest.raises(AttributeError) as raised:
        segments.rename(None, 1, None, "Иванов")  # type: ignore[arg-type]  # it has to fail
    frames = place(raised.value).split(" < ")
    assert frames[0].startswith("segments.py:")
    assert frames[0].endswith(" rename")
    assert "Иванов" not in place(raised.value)
