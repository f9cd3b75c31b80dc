"""What a head's taps cost everybody else: `python -m benchmarks.leading`.

A made quarter of a team of 60 with some 20 000 records. Each tap goes through the bot's own dispatcher, and what it
leaves to be done goes on step by step, each step in a transaction of its own on SQLite, as the bot does it. Told is the
longest transaction of a tap, for that long all others wait; CPU is user+sys of this process.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select, update

from benchmarks.quietly import count
from benchmarks.report import aligned
from bot.capabilities import dispatcher
from bot.delivery import errands
from bot.delivery.keeping import keep
from bot.domain.timetable import Week
from bot.handlers import summary_counting
from bot.handlers.dispatch import Dispatcher
from bot.handlers.door import Door
from bot.store import closing_weeks, summaries
from bot.store.migrating import migrate
from bot.store.steps import Apart, Steps
from bot.store.tables import clients, closed_weeks, members, records
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW, WEEKS, quarter
from tests.summaries.quarter_rows import HEAD, fill

GATHERS = {summary_counting.STEP: summary_counting.gather}
BUSY = 5
"""Records a person makes a day: in thirteen weeks some 20 000 of sixty people."""
NOW = datetime.combine(FIRST_MONDAY + timedelta(days=7 * WEEKS - 2), clock(12), MOSCOW)
LAST = FIRST_MONDAY + timedelta(weeks=WEEKS - 1)
BEFORE = LAST - timedelta(weeks=1)
MOVED = "1"
"""The hunter with the large base."""


@dataclass
class Office:
    engine: Engine
    dispatch: Dispatcher
    steps: list[float] = field(default_factory=list)

    def transaction(self, work: Callable[[Connection], Any]) -> Any:
        begun = time.process_time_ns()
        with self.engine.begin() as connection:
            done = work(connection)
        self.steps.append((time.process_time_ns() - begun) / 1e6)
        return done

    def tap(self, content: dict[str, Any]) -> list[float]:
        """CPU ms of each transaction, from the tap until nothing is left to be done."""
        self.steps = []
        raw = _raw(content)
        self.transaction(lambda c: keep(c, self.dispatch.handle(c, raw, NOW, NOW), HEAD, NOW))
        while taken := self._next():
            self._carry_on(taken)
        return self.steps

    def _next(self) -> errands.Taken | None:
        with self.engine.begin() as connection:
            return next(iter(errands.take(connection, [], limit=1)), None)

    def _carry_on(self, taken: errands.Taken) -> None:
        gather = GATHERS.get(taken.kind)
        content = self._in_steps(gather(taken, NOW)) if gather else None
        self.transaction(lambda c: self._end(c, taken, content))

    def _in_steps(self, steps: Steps[Any]) -> Any:
        answer: Any = None
        while True:
            try:
                piece = steps.send(answer)
            except StopIteration as done:
                return done.value
            answer = piece.make() if isinstance(piece, Apart) else self.transaction(piece)

    def _end(self, connection: Connection, taken: errands.Taken, content: Any) -> None:
        errands.end(connection, taken.id)
        keep(connection, self.dispatch.fetched(connection, taken, content, NOW), taken.chat_id, NOW)


def _raw(content: dict[str, Any]) -> dict[str, Any]:
    person = {"id": HEAD, "is_bot": False, "first_name": "Ольга", "language_code": "ru"}
    message = {"message_id": 70, "date": int(NOW.timestamp()), "chat": {"id": HEAD, "type": "private"}, "from": person}
    if "press" in content:
        query = {"id": "5", "from": person, "chat_instance": "1", "message": {**message, "text": "?"}}
        return {"update_id": 2, "callback_query": {**query, "data": content["press"]}}
    return {"update_id": 1, "message": {**message, **content}}


def build(folder: Path, people: int, base: int) -> Office:
    url = f"sqlite+aiosqlite:///{folder / 'team.db'}"
    migrate(url)
    engine = create_engine(url.replace("+aiosqlite", ""))
    event.listen(engine, "connect", _as_the_bot_does)
    with engine.begin() as connection:
        fill(connection, quarter(people=people, busy=BUSY))
        connection.execute(update(members).where(members.c.id == HEAD).values(telegram_id=HEAD))
        row = {"team_id": 1, "owner_id": int(MOVED), "created_at": NOW}
        connection.execute(
            insert(clients),
            [row | {"name": f"Завод {n}", "search_name": f"завод {n}"} for n in range(base)],
        )
    return Office(engine, dispatcher(Door("bench_bot", None, open_signup=False, timezone="Europe/Moscow", locale="ru")))


def _as_the_bot_does(connection: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _close(office: Office) -> None:
    """The week before the last is closed, and one of its records taken back since."""
    week = Week(BEFORE)
    closed = NOW - timedelta(days=4)
    with office.engine.begin() as connection:
        closing_weeks.close(connection, summaries.gather(connection, 1, week, closed), closed)
        first = select(func.min(records.c.id)).where(
            records.c.local_day >= BEFORE, records.c.undone_at.is_(None), records.c.result != "not_reached"
        )
        connection.execute(update(records).where(records.c.id == first.scalar_subquery()).values(undone_at=NOW))


def _open(office: Office) -> None:
    with office.engine.begin() as connection:
        connection.execute(closed_weeks.delete())


TAPS = {
    "/summary, the live week": {"text": "/summary"},
    "/summary, a week that is closed by nobody": {"text": "/summary прошлая"},
    "eight weeks": {"press": f"sum.trend:{LAST:%Y%m%d}"},
    "records as xlsx": {"press": f"sum.records:{LAST:%Y%m%d}"},
    "closing a week": {"press": f"sum.close:{BEFORE:%Y%m%d}"},
}
CLOSED = {
    "/summary of a closed week, mended since": {"text": "/summary прошлая"},
    "its versions": {"press": f"sum.versions:{BEFORE:%Y%m%d}"},
}
ROLES = {
    "hunter with the base becomes a farmer": {"press": f"team.role_do:{MOVED}:farmer"},
    "and a hunter again": {"press": f"team.role_do:{MOVED}:hunter"},
    "and a head": {"press": f"team.role_do:{MOVED}:head"},
    "and a hunter once more": {"press": f"team.role_do:{MOVED}:hunter"},
    "and leaves": {"press": f"leave.do:{MOVED}:2"},
}


def run(people: int, base: int) -> str:
    rows = [["tap", "longest transaction, CPU ms", "the first", "of", "together"]]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        office = build(Path(folder), people, base)
        with office.engine.begin() as connection:
            print("records:", connection.scalar(select(func.count()).select_from(records)), file=sys.stderr)
        office.tap({"text": "/summary"})  # the holidays are read once, and statements are built
        gc.collect()
        gc.freeze()
        for before, taps in ((_open, TAPS), (_close, CLOSED), (_open, ROLES)):
            before(office)
            for name, content in taps.items():
                steps = office.tap(content)
                told = (f"{max(steps):.0f}", f"{steps[0]:.0f}", str(len(steps)), f"{sum(steps):.0f}")
                rows.append([name, *told])
        office.engine.dispose()
    return aligned(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leading", description=__doc__)
    parser.add_argument("--people", type=count, default=60)
    parser.add_argument("--base", type=count, default=3_000, help="clients of the one whose role changes")
    options = parser.parse_args(arguments)
    print(run(options.people, options.base))
    return 0


if __name__ == "__main__":
    sys.exit(main())
