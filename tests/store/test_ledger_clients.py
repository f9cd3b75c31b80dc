"""Whose a file's sales become: judged again when it is written, one client for each firm, nothing lost between two."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from bot.domain.imports import ImportState
from bot.domain.ledger import Sale
from bot.domain.ledger_changes import key_of
from bot.domain.ledger_parts import dumps
from bot.domain.ledgers import PART, BuyerState, Summary
from bot.domain.people import Member, Role
from bot.store import clients, existing, ledger_buyers, ledger_work, ledgers, people, sales
from bot.store.database import Database
from bot.store.ledgers import Ledger
from bot.store.tables import clients as client_rows
from bot.store.tables import sales as sale_rows
from tests.store.test_ledgers import NOW, team

DAY = date(2026, 5, 1)
INN, OTHER_INN = "7707083893", "5003052454"


def sold(amount: int, document: str = "", day: date = DAY) -> dict[str, Sale]:
    return {key_of(day, None, document): Sale(day, Decimal(amount), None, None, None, document or None)}


def previewed(c: Connection, who: Member, *buyers: tuple[str, str | None, dict[str, Sale]]) -> Ledger:
    """A file that was looked at; whoever is unknown in it is to become a client."""
    rows = [
        [name, inn, len(told), int(100 * sum(sale.amount for sale in told.values())), at, at]
        for at, (name, inn, told) in enumerate(buyers)
    ]
    parts = [dumps(list(told.items())) for _, _, told in buyers]
    count = sum(len(told) for _, _, told in buyers)
    of = ledgers.begin(c, who, "x", Summary(count, count, buyers=len(buyers)), rows, parts, NOW)
    while summary := ledger_work.match_step(c, of, who):
        of = changed(c, of, who, ImportState.CHECKING, summary)
    for at in range(0, len(buyers), PART):
        for buyer in ledger_buyers.next_of(c, of, BuyerState.UNKNOWN, PART, at):
            ledger_buyers.settle(c, buyer, BuyerState.MATCHED, client_id=None)
    while summary := ledger_work.compare_step(c, of, DAY):
        of = changed(c, of, who, ImportState.OFFERED, summary)
    return of


def changed(c: Connection, of: Ledger, who: Member, state: ImportState, summary: Summary) -> Ledger:
    ledgers.change(c, of, state, summary)
    return ledgers.own(c, who, of.id) or of


def write(c: Connection, of: Ledger, who: Member) -> int:
    """To the end; in how many steps."""
    steps = 0
    while summary := ledger_work.write_step(c, of, who, NOW):
        of = changed(c, of, who, ImportState.WRITING, summary)
        steps += 1
    return steps


def firms(c: Connection) -> list[tuple[str, str | None, list[int]]]:
    """By name and ИНН, what each bought."""
    return [
        (
            row.name,
            row.inn,
            sorted(map(int, c.scalars(select(sale_rows.c.amount).where(sale_rows.c.client_id == row.id)))),
        )
        for row in c.execute(select(client_rows).order_by(client_rows.c.id))
    ]


async def test_two_new_firms_of_one_name_are_two_clients_with_what_each_bought(database: Database) -> None:
    """Two ИНН are two firms, as the preview says."""

    def story(c: Connection) -> None:
        anna = team(c)
        of = previewed(c, anna, ("ООО Альфа", INN, sold(100)), ("АО Альфа", OTHER_INN, sold(5000)))
        counts = ledger_buyers.counts(c, of)[BuyerState.NEW]
        assert (counts.buyers, counts.new) == (2, 2)
        write(c, of, anna)
        assert firms(c)[1:] == [("ООО Альфа", INN, [100]), ("АО Альфа", OTHER_INN, [5000])]

    await database.transaction(story)


async def test_two_names_of_one_new_client_are_written_together(database: Database) -> None:
    """However far apart they stand in the file: the second corrects nothing of the first."""

    def story(c: Connection) -> None:
        anna = team(c)
        between = [(f"Фирма {n}", None, sold(1)) for n in range(70)]
        of = previewed(c, anna, ("Альфа", None, sold(100)), *between, ("ООО Альфа", INN, sold(30)))
        write(c, of, anna)
        found = firms(c)[1:]
        assert ("Альфа", INN, [130]) in found
        assert len(found) == 71
        assert all(bought == [1] for name, _, bought in found if name != "Альфа")

    await database.transaction(story)


async def test_who_became_a_colleagues_client_meanwhile_stays_his(database: Database) -> None:
    """No second client of his name, and none of his sales."""

    def story(c: Connection) -> None:
        anna = team(c)
        boris = people.add_member(c, anna.team_id, 9, Role.FARMER, "Борис", "Europe/Moscow", "ru", None, NOW)
        of = previewed(c, anna, ("Новый", None, sold(5)), ("Ромашка", None, sold(7)))
        clients.create(c, anna.team_id, "Новый", boris.id, NOW)
        write(c, of, anna)
        assert firms(c) == [("Ромашка", None, [7]), ("Новый", None, [])]
        assert ledger_buyers.counts(c, of)[BuyerState.OTHERS].buyers == 1

    await database.transaction(story)


async def test_who_was_handed_over_meanwhile_gets_nothing_from_the_former_owners_file(database: Database) -> None:
    """A head's file is the whole team's."""

    def story(c: Connection) -> None:
        anna = team(c)
        boris = people.add_member(c, anna.team_id, 9, Role.FARMER, "Борис", "Europe/Moscow", "ru", None, NOW)
        olga = people.add_member(c, anna.team_id, 10, Role.HEAD, "Ольга", "Europe/Moscow", "ru", None, NOW)
        hers, his = (previewed(c, who, ("Ромашка", None, sold(7))) for who in (anna, olga))
        existing.give(c, anna.team_id, 1, anna.id, boris.id, NOW)
        write(c, hers, anna)
        assert firms(c) == [("Ромашка", None, [])]
        assert set(ledger_buyers.counts(c, hers)) == {BuyerState.OTHERS}
        write(c, his, olga)
        assert firms(c) == [("Ромашка", None, [7])]

    await database.transaction(story)


async def test_a_step_reads_of_the_ledger_what_the_file_tells_of(database: Database) -> None:
    """Other days of the same clients are left alone, however many there are between the first and the last."""

    def story(c: Connection) -> None:
        anna = team(c)
        many = {key: sale for n in range(28) for key, sale in sold(1, day=date(2026, 2, 1 + n)).items()}
        write(c, previewed(c, anna, ("Ромашка", None, many)), anna)
        told = sold(2, day=date(2026, 2, 1)) | sold(2, day=date(2026, 2, 28))
        assert set(sales.kept(c, {1: told})[1]) == set(told)

    await database.transaction(story)


async def test_a_step_ends_where_the_ledger_holds_a_part(database: Database) -> None:
    """The file tells a few days in short, the ledger knows them sale by sale: each client has a step of his own."""

    def story(c: Connection) -> None:
        anna = team(c)
        names = ["Ромашка", "Луч", "Заря"]
        for name in names[1:]:
            clients.create(c, anna.team_id, name, anna.id, NOW)
        many = {key: sale for n in range(PART) for key, sale in sold(1, str(n)).items()}
        write(c, previewed(c, anna, *((name, None, many) for name in names)), anna)
        of = previewed(c, anna, *((name, None, sold(PART + 1)) for name in names))
        counts = ledger_buyers.counts(c, of)[BuyerState.READY]
        assert (counts.buyers, counts.new, counts.corrected) == (3, 3, 3 * PART)
        assert write(c, of, anna) == 3
        standing = c.scalars(select(sale_rows.c.amount).where(sale_rows.c.amount != Decimal(0))).all()
        assert standing == [PART + 1] * 3

    await database.transaction(story)
