"""A study's card and the day's choice, with a few clients and with many: `python -m benchmarks.study`.

One farmer has the whole base, and each client 33 sales: with 30 000 clients the ledger has a million rows. Updates go
through the bot's own dispatcher, each in a transaction of its own on SQLite, without Telegram; bases take turns, update
by update, so that whatever else the machine does meets all of them. CPU is user+sys of this process.
"""

import argparse
import gc
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert

from benchmarks.quietly import count
from benchmarks.report import aligned
from bot.app import dispatcher
from bot.clock import system_clock
from bot.delivery import outbox
from bot.delivery.errands import Errand
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Priority
from bot.domain.client_class import Class
from bot.domain.imports import ImportState
from bot.domain.names import normalise
from bot.domain.people import Role
from bot.domain.study_choice import NEVER, choose
from bot.handlers.dispatch import Dispatcher
from bot.handlers.door import Door
from bot.store import people, standings
from bot.store.migrating import migrate
from bot.store.tables import clients, ledgers, sales, studies
from bot.store.tables import standings as standing_rows

FARMER = 100_000_001
SALES = 33
EVERY = 33
"""Days between two of them: three years in all."""
CHUNK = 20_000
NAME = "Завод {number}"


@dataclass(frozen=True, slots=True)
class Base:
    size: int
    engine: Engine
    dispatch: Dispatcher
    now: datetime


def build(folder: Path, size: int, now: datetime) -> Base:
    url = f"sqlite+aiosqlite:///{folder / f'{size}.db'}"
    migrate(url)
    engine = create_engine(url.replace("+aiosqlite", ""))
    event.listen(engine, "connect", _as_the_bot_does)
    with engine.begin() as connection:
        _fill(connection, size, now)
    door = Door("bench_bot", None, open_signup=False, timezone="Europe/Moscow", locale="ru")
    return Base(size, engine, dispatcher(door), now)


def _as_the_bot_does(connection: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _fill(connection: Connection, size: int, now: datetime) -> None:
    chance = random.Random(7)  # the same base each time
    team_id = people.found_team(connection, "Отдел продаж", "Europe/Moscow", "ru", now)
    member = people.add_member(
        connection, team_id, FARMER, Role.FARMER, "Вера Фомина", "Europe/Moscow", "ru", None, now
    )
    whose = {"team_id": team_id, "created_at": now}
    ledger = {**whose, "member_id": member.id, "name": "Продажи", "content": {}, "state": ImportState.DONE}
    ledger_id = connection.scalar(insert(ledgers).returning(ledgers.c.id), ledger)
    names = [NAME.format(number=number) for number in range(size)]
    told = [{**whose, "name": name, "search_name": normalise(name), "owner_id": member.id} for name in names]
    _insert(connection, clients, told)
    today = member.day(now)
    bought = [
        {
            **whose,
            "client_id": client_id,
            "key": f"n{number}",
            "day": today - timedelta(days=chance.randrange(5) + EVERY * number),
            "amount": Decimal(chance.randrange(1, 90) * 1000),
            "product_group": chance.choice(("Крепёж", "Инструмент", "Краски")),
            "earlier": [],
            "ledger_id": ledger_id,
        }
        for client_id in range(1, size + 1)
        for number in range(SALES)
    ]
    _insert(connection, sales, bought)
    stands = [
        {
            "client_id": client_id,
            "team_id": team_id,
            "member_id": member.id,
            "turnover_class": chance.choice(list(Class)),
            "turnover": Decimal(chance.randrange(10**6)),
            "risk": 10,
            "growth": 0,
            "risk_order": -chance.randrange(1000),
            "growth_order": -chance.randrange(1000),
            "news": chance.random() < 0.02,
            "paused": chance.random() < 0.05,
            "unclassed": False,
            "studied_on": chance.choice([NEVER, *(today - timedelta(days=days) for days in (2, 9, 20, 50, 90))]),
            "reckoned_on": today,
            "reckon_on": today + timedelta(days=9),
        }
        for client_id in range(1, size + 1)
    ]
    _insert(connection, standing_rows, stands)


def _insert(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), CHUNK):
        connection.execute(insert(table), list(rows[start : start + CHUNK]))


# -- what is measured


def handle(base: Base, content: dict[str, Any]) -> Callable[[Connection], object]:
    """An update, from its text to the outbox, as a unit of work."""
    person = {"id": FARMER, "is_bot": False, "first_name": "Вера", "language_code": "ru"}
    chat = {"id": FARMER, "type": "private", "first_name": "Вера"}
    message = {"message_id": 70, "date": int(base.now.timestamp()), "chat": chat, "from": person}
    if "press" in content:
        query = {"id": "5", "from": person, "chat_instance": "1", "message": {**message, "text": "?"}}
        raw = {"update_id": 2, "callback_query": {**query, "data": content["press"]}}
    else:
        raw = {"update_id": 1, "message": {**message, **content}}

    def work(connection: Connection) -> None:
        replies = base.dispatch.handle(connection, raw, base.now, base.now)
        shown = [each for each in replies if not isinstance(each, Errand) and not is_answer(each)]
        outbox.put(connection, shown, base.now, Priority.ANSWER)

    return work


def _choice(base: Base) -> Callable[[Connection], object]:
    def work(connection: Connection) -> object:
        found = people.by_telegram_id(connection, FARMER)
        assert found is not None
        today = found[0].day(base.now)
        return choose(standings.candidates(connection, found[0], today), today)

    return work


def _last_study(base: Base) -> int:
    with base.engine.begin() as connection:
        return int(connection.scalar(studies.select().order_by(studies.c.id.desc()).limit(1)) or 0)


def cpu_ms(base: Base, work: Callable[[Connection], object]) -> float:
    begun = time.process_time_ns()
    with base.engine.begin() as connection:
        work(connection)
    return (time.process_time_ns() - begun) / 1e6


def turn(base: Base, number: int) -> dict[str, float]:
    """One client: a tap of another kind first, to compare with."""
    chosen = NAME.format(number=number * 7 % base.size)
    figures = {
        "tap of a contact": cpu_ms(base, handle(base, {"press": f"log.client:contact:{number % base.size + 1}"})),
        "the day's choice": cpu_ms(base, _choice(base)),
        "opening a card": cpu_ms(base, handle(base, {"text": f"/study {chosen}"})),
    }
    study = _last_study(base)
    figures["tap on a card"] = cpu_ms(base, handle(base, {"press": f"study.ans:{study}:0:same"}))
    figures["conclusion"] = cpu_ms(base, handle(base, {"text": "спасать; молчит; позвонить; завтра"}))
    with base.engine.begin() as connection:  # each card is the first of its day
        connection.execute(studies.delete())
    return figures


SHOWN = ("tap of a contact", "opening a card", "tap on a card", "conclusion", "the day's choice")


def run(sizes: Sequence[int], cards: int) -> str:
    now = system_clock()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bases = []
        for size in sizes:
            print(f"filling {size} clients, {size * SALES} sales ...", file=sys.stderr, flush=True)
            bases.append(build(Path(folder), size, now))
        gc.collect()
        gc.freeze()
        found: dict[int, dict[str, list[float]]] = {size: defaultdict(list) for size in sizes}
        for number in range(cards + 5):
            for base in bases:
                for name, figure in turn(base, number).items():
                    if number >= 5:  # statements are built by then
                        found[base.size][name].append(figure)
        for base in bases:
            base.engine.dispose()
    return table(found)


def table(found: dict[int, dict[str, list[float]]]) -> str:
    """Medians, and the greatest base as a multiple of the smallest."""
    medians = {size: [median(figures[name]) for name in SHOWN] for size, figures in found.items()}
    rows = [["clients of a farmer", *(f"{name}, CPU ms" for name in SHOWN)]]
    rows += [[f"{size}", *(f"{figure:.2f}" for figure in figures)] for size, figures in medians.items()]
    few, many = min(medians), max(medians)
    if few != many:
        growth = [most / least for least, most in zip(medians[few], medians[many], strict=True)]
        rows.append([f"{many} ÷ {few}", *(f"{each:.2f}" for each in growth)])
    return aligned(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.study", description=__doc__)
    parser.add_argument("--clients", type=_sizes, default=(300, 3_000, 30_000), help="default: 300,3000,30000")
    parser.add_argument("--cards", type=count, default=100, help="of each base")
    options = parser.parse_args(arguments)
    print(run(options.clients, options.cards))
    return 0


def _sizes(value: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(size) for size in value.split(",")))


if __name__ == "__main__":
    sys.exit(main())
