"""A week that is closed anew tells how things stood the first time; a look that came too late closes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.closing import same_figures
from bot.domain.funnel import Kind
from bot.domain.people import Member
from bot.domain.summary import Summary
from bot.domain.timetable import Week
from bot.store import closed_weeks, closing_weeks, people, records, summaries
from bot.store.database import Database
from bot.store.steps import Apart, Steps
from bot.store.tables import records as record_rows
from bot.store.work import Answer
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


def run(c: Connection, steps: Steps[Answer], then: dict[int, Callable[[], Any]]) -> Answer:
    """Step after step; after so many of them, what others do meanwhile."""
    answer: Any = None
    for done in range(1000):
        then.get(done, lambda: None)()
        try:
            piece = steps.send(answer)
        except StopIteration as over:
            result: Answer = over.value
            return result
        assert not isinstance(piece, Apart)
        answer = piece(c)
    raise AssertionError("it does not end")


def take_back(c: Connection, most: int = 100) -> None:
    """Everybody's calls of the week's Monday, of so many people."""
    whom = [one.id for one in summaries.who_worked(c, 1, WEEK)][:most]
    called = (
        record_rows.c.kind == Kind.CALL,
        record_rows.c.local_day == WEEK.monday,
        record_rows.c.undone_at.is_(None),
    )
    wanted = select(record_rows.c.id, record_rows.c.member_id).where(*called, record_rows.c.member_id.in_(whom))
    for number, member_id in c.execute(wanted).all():
        whose = people.get(c, 1, member_id)
        found = records.own(c, whose, number) if whose else None
        assert found is not None
        records.undo(c, found, CLOSED)


LATER = CLOSED + timedelta(days=2)


async def test_a_slow_look_shows_the_newer_version_and_writes_nothing_over_it(office: Database) -> None:
    """While it was counted something was mended, and another look made a version of that."""

    def story(c: Connection) -> None:
        assert closing_weeks.close(c, counted(c, CLOSED), CLOSED)
        take_back(c, 1)

        def another() -> None:
            take_back(c)
            closing_weeks.look(c, 1, WEEK, LATER)
            assert len(closed_weeks.all_of(c, 1, WEEK)) == 2

        seen = run(c, closing_weeks.looking(1, WEEK, LATER), {10: another})
        assert seen.mark == closing_weeks.look(c, 1, WEEK, LATER).mark
        assert [each.version for each in closed_weeks.all_of(c, 1, WEEK)] == [1, 2]
        assert same_figures(seen.summary.people, counted(c, LATER).people)

    await office.transaction(story)


@pytest.mark.parametrize("after", [4, 9])
async def test_no_version_tells_of_two_moments(office: Database, after: int) -> None:
    """What is mended between two steps is left to the next look; a week that is closed is counted until it stands."""

    def story(c: Connection) -> None:
        live = run(c, closing_weeks.closing(1, WEEK, CLOSED), {after: lambda: take_back(c, 1)})
        assert closing_weeks.close_counted(c, live, CLOSED)
        first = closed_weeks.latest(c, 1, WEEK)
        assert first is not None
        assert first.summary.people == counted(c, CLOSED).people
        seen = run(c, closing_weeks.looking(1, WEEK, LATER), {after: lambda: take_back(c)})
        assert (seen.mark, seen.summary) == (first.mark, first.summary)
        assert same_figures(closing_weeks.look(c, 1, WEEK, LATER).summary.people, counted(c, LATER).people)
        assert [each.version for each in closed_weeks.all_of(c, 1, WEEK)] == [1, 2]

    await office.transaction(story)


async def test_a_week_that_was_closed_and_opened_while_it_was_counted_is_not_closed_with_old_figures(
    office: Database,
) -> None:
    """Whoever opened it has something to mend."""

    def story(c: Connection) -> None:
        def close_and_open() -> None:
            assert closing_weeks.close(c, counted(c, CLOSED), CLOSED)
            assert closing_weeks.reopen(c, 1, WEEK, the_head(c), CLOSED)

        late = run(c, closing_weeks.closing(1, WEEK, CLOSED), {8: close_and_open})
        assert not closing_weeks.close_counted(c, late, CLOSED)
        assert len(closed_weeks.all_of(c, 1, WEEK)) == 1

    await office.transaction(story)
