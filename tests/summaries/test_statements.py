"""A summary takes as many statements for sixty people as for twenty, by index; step by step it is the same summary."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, insert, select

from bot.delivery.outbox import Item
from bot.domain.people import Role
from bot.domain.timetable import Week
from bot.reminders import summaries_again
from bot.store import closing_weeks, people, summaries, summary_records
from bot.store.database import Database, in_steps, open_database
from bot.store.steps import Apart, Steps
from bot.store.summaries_due import KEY
from bot.store.tables import reminders
from bot.store.work import Answer, Work
from tests import databases
from tests.store.test_query_plans import statements, whole_reads
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW, quarter
from tests.summaries.quarter_rows import HEAD, fill

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


def asked(c: Connection) -> tuple[int, list[int]]:
    """How many people, and in each step how many statements, with every row behind every figure."""
    said: list[int] = []

    def stepped(steps: Steps[Answer]) -> Answer:
        answer: Any = None
        while True:
            try:
                piece = steps.send(answer)
            except StopIteration as done:
                result: Answer = done.value
                return result
            with counted() as seen:
                answer = piece.make() if isinstance(piece, Apart) else piece(c)
            said.append(len(seen))

    with counted() as seen:
        shown = stepped(summaries.gathering(1, WEEK, NOW)).assembled(c, NOW)
    said.append(len(seen) - sum(said))
    stepped(summary_records.reading(shown))
    return len(shown.people), said


@pytest.mark.parametrize("closed", [False, True])
def test_of_the_people_of_a_step_nothing_is_asked_apart(tmp_path: Path, closed: bool) -> None:
    """Whether the week before is closed, or is to be counted too; and each step is of few people."""

    async def ask(url: str, people: int) -> tuple[int, list[int]]:
        database = await open_database(url)
        await database.transaction(lambda c: fill(c, quarter(people=people, weeks=3, busy=6)))
        if closed:
            await database.transaction(lambda c: closing_weeks.close(c, summaries.gather(c, 1, LAST, NOW), NOW))
        found = await database.transaction(asked)
        await database.close()
        return found

    found = []
    for size in (20, 60):
        folder = tmp_path / str(size)
        folder.mkdir()
        found.append(asyncio.run(ask(databases.sqlite_url(folder), size)))
    (few, said), (many, said_of_many) = found
    assert (few, many) == (19, 57)
    assert max(said) == max(said_of_many) <= 40
    assert len(said_of_many) >= 2 * many / summaries.AT_ONCE
    print("statements in a step:", max(said))


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
    found = await in_steps(office, summaries.gathering(1, week, now))
    apart = await office.transaction(lambda c: found.assembled(c, now))
    assert apart == await office.transaction(lambda c: summaries.gather(c, 1, week, now))
    assert len(apart.people) > 3 * summaries.AT_ONCE


async def test_no_statement_reads_a_growing_table_from_end_to_end(office: Database) -> None:
    """Counting, closing, opening, looking, eight weeks."""
    now = NOW + timedelta(weeks=1)
    with statements() as seen:
        await office.transaction(lambda c: closing_weeks.close(c, summaries.gather(c, 1, WEEK, now), now))
        shown = await office.transaction(lambda c: closing_weeks.look(c, 1, WEEK, now))
        await office.transaction(lambda c: summary_records.of_summary(c, shown.summary))
        await office.transaction(lambda c: closing_weeks.trend(c, 1, WEEK, now))
    assert await whole_reads(office, seen) == []


async def test_what_waited_for_quiet_hours_is_counted_step_by_step_and_told_once(office: Database) -> None:
    """By whichever process is quicker; not to who leads no more."""
    now, day = NOW + timedelta(weeks=10), WEEK.monday + timedelta(weeks=10, days=4)

    def wait(c: Connection) -> None:
        row = {"day": day, "slot": KEY, "state": "waiting", "decided_at": now, "again_at": now}
        hunter = next(each.id for each in people.of_team(c, 1) if each.role is Role.HUNTER)
        c.execute(insert(reminders), [row | {"team_id": 1, "member_id": each} for each in (HEAD, hunter)])

    class Counting:
        shared = False
        most = 0

        async def transaction(self, work: Work[Answer]) -> Answer:
            def count(c: Connection) -> Answer:
                with counted() as seen:
                    answer = work(c)
                self.most = max(self.most, len(seen))
                return answer

            return await office.transaction(count)

        async def close(self) -> None: ...

    await office.transaction(wait)
    looking = Counting()
    told: list[Item] = []
    await asyncio.gather(*(summaries_again.tick(looking, now, told.extend) for _ in range(2)))
    assert sorted(item.call.name for item in told) == ["sendDocument", "sendMessage", "sendPhoto", "sendPhoto"]
    assert {item.chat_id for item in told} == {HEAD}
    print("statements in a transaction:", looking.most)
    assert looking.most <= 40
    states = await office.transaction(
        lambda c: sorted(c.scalars(select(reminders.c.state).where(reminders.c.slot == KEY)))
    )
    assert states == ["missed", "send_late"]
