"""A summary takes as many statements for sixty people as for twenty, by index; step by step it is the same summary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import Connection, Engine, event

from bot.domain.timetable import Week
from bot.reminders import gathering
from bot.store import closing_weeks, summaries, summary_records
from bot.store.database import Database, open_database
from tests import databases
from tests.store.test_query_plans import statements, whole_reads
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW, quarter
from tests.summaries.quarter_rows import fill

WEEK = Week(FIRST_MONDAY + timedelta(weeks=2))
LAST = Week(FIRST_MONDAY + timedelta(weeks=1))
NOW = datetime.combine(WEEK.monday + timedelta(days=4), time(16), MOSCOW)


@contextmanager
def counted() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_: object, __: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def asked(c: Connection) -> tuple[int, int]:
    """How many people, in how many statements, with every row behind every figure."""
    with counted() as seen:
        shown = summaries.gather(c, 1, WEEK, NOW)
        summary_records.of_summary(c, shown)
    return len(shown.people), len(seen)


@pytest.mark.parametrize("closed", [False, True])
def test_of_sixty_people_nothing_is_asked_apart(tmp_path: Path, closed: bool) -> None:
    """Whether the week before is closed, or is to be counted too."""
    import asyncio  # noqa: PLC0415 - databases are made outside of a loop

    async def ask(url: str, people: int) -> tuple[int, int]:
        database = await open_database(url)
        await database.transaction(lambda c: fill(c, quarter(people=people, weeks=3, busy=6)))
        if closed:
            await database.transaction(lambda c: closing_weeks.close(c, summaries.gather(c, 1, LAST, NOW), NOW))
        found = await database.transaction(asked)
        await database.close()
        return found

    found = []
    for people in (20, 60):
        folder = tmp_path / str(people)
        folder.mkdir()
        found.append(asyncio.run(ask(databases.sqlite_url(folder), people)))
    (few, said), (many, said_of_many) = found
    assert (few, many) == (19, 57)
    assert said == said_of_many <= 60
    print("statements:", said)


async def test_twenty_people_take_less_than_a_second(office: Database) -> None:
    """All of their week, with a closed one before it or without."""

    def ask(c: Connection) -> float:
        begun = perf_counter()
        summaries.gather(c, 1, Week(FIRST_MONDAY + timedelta(weeks=12)), NOW + timedelta(weeks=10))
        return perf_counter() - begun

    took = min([await office.transaction(ask) for _ in range(3)])
    print(f"twenty people: {took:.3f} s")
    assert took < 1


async def test_step_by_step_it_is_the_same_summary(office: Database) -> None:
    """In transactions of five people each."""
    now = NOW + timedelta(weeks=10)
    week = Week(FIRST_MONDAY + timedelta(weeks=12))
    found = await gathering.gathered(office, 1, week, now)
    apart = await office.transaction(lambda c: found.assembled(c, now))
    assert apart == await office.transaction(lambda c: summaries.gather(c, 1, week, now))
    assert len(apart.people) > 3 * gathering.AT_ONCE


async def test_no_statement_reads_a_growing_table_from_end_to_end(office: Database) -> None:
    """Counting, closing, opening, looking, eight weeks."""
    now = NOW + timedelta(weeks=1)
    with statements() as seen:
        await office.transaction(lambda c: closing_weeks.close(c, summaries.gather(c, 1, WEEK, now), now))
        shown = await office.transaction(lambda c: closing_weeks.look(c, 1, WEEK, now))
        await office.transaction(lambda c: summary_records.of_summary(c, shown.summary))
        await office.transaction(lambda c: closing_weeks.trend(c, 1, WEEK, now))
    assert await whole_reads(office, seen) == []
