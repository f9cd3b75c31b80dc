"""What the database puts together of clients' sales is what the rules make of the rows themselves."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert

from bot.domain.ledger import Sale
from bot.domain.sold import Sold
from bot.domain.sold import sold as put_together
from bot.store import clients, sold
from bot.store.database import Database
from bot.store.tables import ledgers, sales
from tests.store.test_query_plans import statements
from tests.store.test_standings import NOW, TODAY, farm

GROUPS = (None, "Краски", " краски  ", "Крепёж", "Инструмент; ручной", "", "  ")
OTHERS = 3


def made(chance: random.Random, count: int, days: int) -> list[Sale]:
    """Discounts, returned goods, bills that are paid ahead, never, or years later."""
    found = []
    for _ in range(count):
        day = TODAY - timedelta(days=chance.randrange(-20, days))
        due_on = chance.choice([None, day + timedelta(days=chance.randrange(-5, 400))])
        paid_on = day + timedelta(days=chance.choice([0, 5, 40, 500])) if due_on and chance.random() < 0.6 else None
        amount = Decimal(chance.choice([0, 100, 250, 12345, -100, -250])).scaleb(-2)
        document = chance.choice([None, "1", "2", "3"])
        found.append(Sale(day, amount, chance.choice(GROUPS), due_on, paid_on, document))
    return found


def kept(c: Connection, team_id: int, client_id: int, rows: list[Sale]) -> None:
    ledger_id = c.scalar(ledgers.select().with_only_columns(ledgers.c.id).limit(1))
    whose: dict[str, Any] = {"team_id": team_id, "client_id": client_id, "ledger_id": ledger_id}
    whose |= {"earlier": [], "created_at": NOW}
    c.execute(
        insert(sales),
        [
            {
                **whose,
                "key": f"{number}",
                "day": each.day,
                "amount": each.amount,
                "product_group": each.group,
                "document": each.document,
                "due_on": each.due_on,
                "paid_on": each.paid_on,
            }
            for number, each in enumerate(rows)
        ],
    )


def known(found: Sold) -> Sold:
    """Who owes nothing, and paid nothing lately, pays as nobody asks."""
    return found if found.paid or found.owed else replace(found, tells_of_payments=False)


async def test_what_is_read_by_days_is_what_the_rows_make(database: Database) -> None:
    """Of several clients at once, at the end of any day; a day is one row, however much was sold on it."""

    def story(c: Connection) -> None:
        place, chance = farm(c), random.Random(11)
        team_id = place.vera.team_id
        row = {"team_id": team_id, "member_id": place.vera.id, "name": "x", "content": {}, "state": "done"}
        c.execute(insert(ledgers), {**row, "created_at": NOW})
        bought = {}
        for number, (count, days) in enumerate([(0, 1), (1, 40), (30, 60), (60, 1300), (400, 90), (400, 1300)]):
            client = clients.create(c, team_id, f"Клиент {number}", place.vera.id, NOW)
            bought[client.id] = made(chance, count, days)
            if count:
                kept(c, team_id, client.id, bought[client.id])
        for until in (TODAY, TODAY - timedelta(days=31), TODAY + timedelta(days=9), date(2024, 2, 29)):
            found = sold.of_clients(c, bought.keys(), until)
            for client_id, rows in bought.items():
                assert known(found.get(client_id, Sold())) == known(put_together(rows, until))
        assert sold.of_clients(c, [], TODAY) == {}

    await database.transaction(story)


async def test_what_is_asked_for_is_asked_for_all_clients_at_once(database: Database) -> None:
    """And where nothing came back and no bills are told, in one question."""

    def story(c: Connection) -> None:
        place = farm(c)
        team_id = place.vera.team_id
        row = {"team_id": team_id, "member_id": place.vera.id, "name": "x", "content": {}, "state": "done"}
        c.execute(insert(ledgers), {**row, "created_at": NOW})
        plain = Sale(TODAY, Decimal(1), "Краски", None, None, "1")
        ids = [clients.create(c, team_id, f"Клиент {number}", place.vera.id, NOW).id for number in range(OTHERS)]
        for client_id in ids:
            kept(c, team_id, client_id, [plain])
        with statements() as seen:
            sold.of_clients(c, ids, TODAY)
        assert len(seen) == 1

    await database.transaction(story)
