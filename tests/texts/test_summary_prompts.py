"""What the texts of the summary show is what its parsers understand."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.summary_due import LEAST_LEAD, LONGEST_LEAD
from bot.domain.summary_typed import Wish, read
from bot.texts import LOCALES, texts
from tests.domain.test_summary_due import MOSCOW

NOW = datetime(2026, 11, 25, 12, tzinfo=MOSCOW)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_weeks_and_of_the_lead_are_understood(locale: str) -> None:
    """The last week, a day, so many minutes."""
    t = texts(locale)
    week, day, lead = (
        read(line.removeprefix("/summary "), NOW, MOSCOW)
        for line in (
            t.plain("summary-example"),
            t.plain("summary-day-example", day="16.11"),
            t.plain("summary-lead-example"),
        )
    )
    assert week == day
    assert (day.wish, day.week is not None, lead.lead) == (Wish.SHOW, True, 45)
    said = t.plain("summary-lead-bad", least=LEAST_LEAD, most=LONGEST_LEAD, example="")
    assert str(LEAST_LEAD) in said
    assert str(LONGEST_LEAD) in said


@pytest.mark.parametrize("locale", LOCALES)
def test_the_label_of_eight_weeks_may_be_typed_too(locale: str) -> None:
    """A button needs a connection, a line waits in the phone's queue."""
    label = texts(locale).plain("button-summary-trend").removeprefix("📈 ")
    assert read(label, NOW, MOSCOW).wish is Wish.TREND
