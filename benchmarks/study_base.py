"""The bases of a farmer's clients that benchmarks/study.py measures: what each bought, and how he stands by it."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, insert, select, update

from bot.capabilities import dispatcher
from bot.domain.imports import ImportState
from bot.domain.names import normalise
from bot.domain.people import Member, Role
from bot.domain.study_choice import NEVER
from bot.handlers.dispatch import Dispatcher
from bot.handlers.door import Door
from bot.store import people, stale, standings
from bot.store.migrating import migrate
from bot.store.tables import clients, ledgers, sales
from bot.store.tables import standings as standing_rows

FARMER = 100_000_001
SALES = 33
EVERY = 33
"""Days between two of them: three years in all."""
CHUNK = 20_000
AT_ONCE, RECKONED = 500, 50
"""Clients whose sales are made up together, and who are reckoned together."""
NAME = "Завод {number}"
SKEWED, BIGGEST, STEEPNESS = 3_000, 33_000, 0.72
"""Clients; sales of the biggest, and how quickly they become fewer: a million in all, 104 of the smallest."""
THREE_YEARS, IN_DOCUMENT, TERM = 1_080, 3, 14


@dataclass(frozen=True, slots=True)
class Base:
    size: int
    engine: Engine
    dispatch: Dispatcher
    now: datetime


def build(folder: Path, size: int, now: datetime, counts: Sequence[int] = ()) -> Base:
    """`counts`: how many sales each client has, where that is not the same of all."""
    url = f"sqlite+aiosqlite:///{folder / f'{size}.db'}"
    migrate(url)
    engine = create_engine(url.replace("+aiosqlite", ""))
    event.listen(engine, "connect", _as_the_bot_does)
    with engine.begin() as connection:
        _fill(connection, size, now, counts)
    door = Door("bench_bot", None, open_signup=False, timezone="Europe/Moscow", locale="ru")
    return Base(size, engine, dispatcher(door), now)


def _as_the_bot_does(connection: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _fill(connection: Connection, size: int, now: datetime, counts: Sequence[int]) -> None:
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
    kept = {**whose, "earlier": [], "ledger_id": ledger_id}
    for first in range(0, size, AT_ONCE):
        some = range(first, min(size, first + AT_ONCE))
        rows = [
            {**kept, "client_id": at + 1, **sale}
            for at in some
            for sale in (_many(chance, today, counts[at]) if counts else few_sales(chance, today))
        ]
        _insert(connection, sales, rows)
    stand(connection, member, today, range(1, size + 1))
    connection.execute(_SCATTER, [_scattered(chance, client_id, today) for client_id in range(1, size + 1)])


def stand(connection: Connection, member: Member, today: date, client_ids: Collection[int]) -> None:
    """Nobody is left to be reckoned, and all are in their classes: else a tap would do what the background has to."""
    stale.mark(connection, client_ids)
    for _ in range(2):
        marked = connection.scalars(_MARKED).all()
        for first in range(0, len(marked), RECKONED):
            standings.reckon(connection, member.team_id, marked[first : first + RECKONED], today)
        standings.classify(connection, member.id)


_MARKED = select(standing_rows.c.client_id).where(standing_rows.c.reckon_on == NEVER)
_SCATTER = (
    update(standing_rows)
    .where(standing_rows.c.client_id == bindparam("client"))
    .values(
        risk_order=bindparam("risks"),
        growth_order=bindparam("grows"),
        news=bindparam("is_news"),
        paused=bindparam("is_paused"),
        studied_on=bindparam("day"),
        reckon_on=bindparam("later"),
    )
)


def _scattered(chance: random.Random, client_id: int, today: date) -> dict[str, Any]:
    """So that each list of the day's choice has much to choose from."""
    return {
        "client": client_id,
        "risks": -chance.randrange(1000),
        "grows": -chance.randrange(1000),
        "is_news": chance.random() < 0.02,
        "is_paused": chance.random() < 0.05,
        "day": chance.choice([NEVER, *(today - timedelta(days=days) for days in (2, 9, 20, 50, 90))]),
        "later": today + timedelta(days=9),
    }


def few_sales(chance: random.Random, today: date) -> Iterator[dict[str, Any]]:
    """What an ordinary client bought, as columns of its rows."""
    for number in range(SALES):
        yield {
            "key": f"n{number}",
            "day": today - timedelta(days=chance.randrange(5) + EVERY * number),
            "amount": Decimal(chance.randrange(1, 90) * 1000),
            "product_group": chance.choice(("Крепёж", "Инструмент", "Краски")),
        }


def _many(chance: random.Random, today: date, count: int) -> Iterator[dict[str, Any]]:
    """Documents of three groups each, with terms and payments; some goods come back."""
    for number in range(count):
        if number % IN_DOCUMENT == 0:
            day = today - timedelta(days=THREE_YEARS * (count - number - 1) // count)
            due_on, paid_on = day + timedelta(days=TERM), day + timedelta(days=chance.randrange(2 * TERM))
        amount = chance.randrange(1, 90) * (-100 if chance.random() < 0.02 else 1000)
        group = f"Товарная группа {chance.randrange(20)}"
        yield {
            "key": f"n{number // IN_DOCUMENT}|{number}",
            "day": day,
            "amount": Decimal(amount),
            "product_group": group,
            "document": str(number // IN_DOCUMENT),
            "due_on": due_on,
            "paid_on": paid_on if paid_on <= today else None,
        }


def skewed() -> list[int]:
    """How many sales each client has."""
    return [round(BIGGEST * place**-STEEPNESS) for place in range(1, SKEWED + 1)]


def _insert(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), CHUNK):
        connection.execute(insert(table), list(rows[start : start + CHUNK]))
