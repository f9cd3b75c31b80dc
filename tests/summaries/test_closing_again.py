"""A week that is closed anew tells how things stood the first time; a look that came too late closes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from bot.domain.people import Member
from bot.domain.summary import Summary
from bot.domain.timetable import Week
from bot.store import closed_weeks, closing_weeks, people, summaries
from bot.store.database import Database
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW
from tests.summaries.quarter_rows import HEAD

WEEKS = 11
WEEK = Week(FIRST_MONDAY + timedelta(weeks=WEEKS - 1))
CLOSED = datetime.combine(WEEK.monday + timedelta(days=7), time(0, 5), MOSCOW)
LONG_AFTER = CLOSED + timedelta(days=30)


def counted(c: Connection, now: datetime) -> Summary:
    return summaries.gather(c, 1, WEEK, now)


def the_head(c: Connection) -> Member:
    found = people.get(c, 1, HEAD)
    assert found is not None
    return found


async def test_what_is_closed_anew_a_month_later_keeps_its_deals_and_risks(office: Database) -> None:
    """Of an old week nobody knows any more who was at risk or in block 3."""

    def story(c: Connection) -> tuple[Summary, Summary]:
        assert closing_weeks.close(c, counted(c, CLOSED), CLOSED)
        assert closing_weeks.reopen(c, 1, WEEK, the_head(c), LONG_AFTER)
        assert closing_weeks.close(c, counted(c, LONG_AFTER), LONG_AFTER, the_head(c))
        first = closed_weeks.all_of(c, 1, WEEK)[0]
        last = closed_weeks.latest(c, 1, WEEK)
        assert last is not None
        assert (first.version, last.mark.version) == (1, 2)
        return counted(c, CLOSED), last.summary

    before, kept = await office.transaction(story)
    assert before.closing
    assert kept.closing == before.closing
    assert kept.risks == before.risks
    assert [each.next_list for each in kept.people] == [each.next_list for each in before.people]


async def test_a_look_that_began_before_the_head_opened_the_week_does_not_close_it(office: Database) -> None:
    """It is counted in several transactions; what was found in them is told with the next close."""

    def story(c: Connection) -> bool:
        assert closing_weeks.close(c, counted(c, CLOSED), CLOSED)
        looked_at = closed_weeks.latest(c, 1, WEEK)
        assert looked_at is not None
        first, *others = counted(c, LONG_AFTER).people
        nothing = replace(first, stages=tuple(replace(each, ids=()) for each in first.stages))
        changed = replace(counted(c, LONG_AFTER), people=(nothing, *others))
        assert closing_weeks.reopen(c, 1, WEEK, the_head(c), LONG_AFTER)
        assert closing_weeks.correct(c, looked_at, changed, LONG_AFTER) is None
        last = closed_weeks.latest(c, 1, WEEK)
        return last is not None and last.mark.version == 1 and not last.mark.holds

    assert await office.transaction(story)
