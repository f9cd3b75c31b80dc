"""A study's card and the day's choice, with a few clients and with many: `python -m benchmarks.study`.

One farmer has the whole base, and each client 33 sales: with 30 000 clients the ledger has a million rows. `--skewed`:
3 000 clients and a million rows as they are in life, the biggest client has 33 000 of them. Updates go
through the bot's own dispatcher, each in a transaction of its own on SQLite, without Telegram; bases take turns, update
by update, so that whatever else the machine does meets all of them. CPU is user+sys of this process.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection

from benchmarks.quietly import count
from benchmarks.report import aligned
from benchmarks.study_base import FARMER, NAME, SALES, SKEWED, Base, build, skewed
from bot.clock import system_clock
from bot.delivery import outbox
from bot.delivery.errands import Errand
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Priority
from bot.domain.study_choice import choose
from bot.store import people, standings
from bot.store.tables import studies

LOOKED_AT = (1, 2, 24, 600, 3_000)
"""Of the skewed base, the biggest first."""


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


def turn(base: Base, number: int, chosen: str) -> dict[str, float]:
    """One client: a tap of another kind first, to compare with."""
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
                for name, figure in turn(base, number, NAME.format(number=number * 7 % base.size)).items():
                    if number >= 5:  # statements are built by then
                        found[base.size][name].append(figure)
        for base in bases:
            base.engine.dispose()
    return table(found)


def run_skewed(cards: int) -> str:
    """A row for each of some clients: what he costs by how much he bought."""
    now, counts = system_clock(), skewed()
    print(f"filling {SKEWED} clients, {sum(counts)} sales ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        base = build(Path(folder), SKEWED, now, counts)
        gc.collect()
        gc.freeze()
        found: dict[int, dict[str, list[float]]] = {place: defaultdict(list) for place in LOOKED_AT}
        for number in range(cards + 5):
            for place in LOOKED_AT:
                figures = turn(base, number, NAME.format(number=place - 1))
                figures["reckoning alone"] = cpu_ms(base, _reckon(base, place))
                for name, figure in figures.items():
                    if number >= 5:
                        found[place][name].append(figure)
        base.engine.dispose()
    shown = (*SHOWN[:-1], "reckoning alone")
    rows = [["sales of a client", *(f"{name}, CPU ms" for name in shown)]]
    rows += [
        [f"{counts[place - 1]}", *(f"{median(figures[name]):.2f}" for name in shown)]
        for place, figures in found.items()
    ]
    return aligned(rows)


def _reckon(base: Base, client_id: int) -> Callable[[Connection], object]:
    def work(connection: Connection) -> object:
        found = people.by_telegram_id(connection, FARMER)
        assert found is not None
        return standings.reckon(connection, found[0].team_id, [client_id], found[0].day(base.now))

    return work


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
    parser.add_argument("--skewed", action="store_true", help="3000 clients, a million sales, 33000 of the biggest")
    options = parser.parse_args(arguments)
    print(run_skewed(options.cards) if options.skewed else run(options.clients, options.cards))
    return 0


def _sizes(value: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(size) for size in value.split(",")))


if __name__ == "__main__":
    sys.exit(main())
