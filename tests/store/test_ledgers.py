"""Files of sales in the store: a team's own, remembered names, what is kept beside a correction."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import Connection, func, select

from bot.domain.imports import ImportState
from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed
from bot.domain.ledger_match import Match
from bot.domain.ledger_parts import dumps
from bot.domain.ledgers import BuyerState, Summary, summary_from_plain, summary_to_plain
from bot.domain.people import Member, Role
from bot.store import clients, ledger_buyers, ledger_work, ledgers, people, sales
from bot.store.database import Database
from bot.store.ledgers import Ledger
from bot.store.tables import sales as sale_rows

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
MARCH = date(2026, 3, 12)
SOLD = Sale(MARCH, Decimal(100), None, None, None, "1")


def team(c: Connection, number: int = 1) -> Member:
    """A farmer in a team of his own with a client of his own."""
    team_id = people.found_team(c, f"Команда {number}", "Europe/Moscow", "ru", NOW)
    anna = people.add_member(c, team_id, number, Role.FARMER, "Анна", "Europe/Moscow", "ru", None, NOW)
    clients.create(c, team_id, "Ромашка", anna.id, NOW)
    return anna


def begun(c: Connection, anna: Member, *names: str) -> Ledger:
    buyers = [[name, None, 1, 10000, at, at] for at, name in enumerate(names)]
    parts = [dumps([("2026n1|", SOLD)]) for _ in names]
    return ledgers.begin(c, anna, "Продажи", Summary(len(names), len(names)), buyers, parts, NOW)


async def test_a_file_and_sales_are_a_teams_own(database: Database) -> None:
    """Whatever ids a stranger names."""

    def story(c: Connection) -> None:
        anna, stranger = team(c), team(c, 2)
        of = begun(c, anna, "Ромашка")
        assert ledgers.own(c, anna, of.id) is not None
        assert ledgers.last(c, anna) is not None
        assert ledgers.own(c, stranger, of.id) is None
        assert ledgers.last(c, stranger) is None
        assert ledgers.currency(c, anna.team_id) == "RUB"
        sales.write(c, of, {1: [Changed("2026n1|", Change.NEW, None, SOLD)]}, NOW)
        assert sales.kept(c, {1: {"2026n1|": SOLD}}) == {1: {"2026n1|": SOLD}}
        assert sales.until(c, anna.team_id) == SOLD.day
        assert sales.until(c, stranger.team_id) is None

    await database.transaction(story)


async def test_a_name_that_the_person_gave_is_remembered_in_his_team(database: Database) -> None:
    """Once its sales are written; a stranger's file of such a name finds nobody."""

    def story(c: Connection) -> None:
        anna, stranger = team(c), team(c, 2)
        of = begun(c, anna, "Рамашка")
        (buyer,) = ledger_buyers.next_of(c, of, BuyerState.READ, 5)
        assert [one.match for _, one in ledger_buyers.match_some(c, anna, [buyer])] == [Match.UNKNOWN]
        ledger_buyers.settle(c, buyer, BuyerState.WRITTEN, client_id=1, chosen=True)
        ledgers.finish(c, of, ImportState.DONE, of.summary)
        later = begun(c, anna, "ООО «Рамашка»")
        (again,) = ledger_buyers.next_of(c, later, BuyerState.READ, 5)
        ((_, matched),) = ledger_buyers.match_some(c, anna, [again])
        assert matched.client is not None
        assert matched.client.client_id == 1
        assert [one.match for _, one in ledger_buyers.match_some(c, stranger, [again])] == [Match.UNKNOWN]

    await database.transaction(story)


async def test_what_was_said_before_a_correction_is_kept_beside_it(database: Database) -> None:
    """The oldest first."""

    def story(c: Connection) -> None:
        anna = team(c)
        of = begun(c, anna, "Ромашка")
        sales.write(c, of, {1: [Changed("2026n1|", Change.NEW, None, SOLD)]}, NOW)
        for was, now in ((100, 120), (120, 130)):
            before, after = (Sale(MARCH, Decimal(amount), None, None, None, "1") for amount in (was, now))
            sales.write(c, of, {1: [Changed("2026n1|", Change.CORRECTED, before, after)]}, NOW)
        (row,) = c.execute(select(sale_rows)).all()
        assert row.amount == 130
        assert [each["amount"] for each in row.earlier] == ["100", "120"]

    await database.transaction(story)


async def test_a_large_buyer_is_gone_through_part_by_part(database: Database) -> None:
    """Each step looks at a part; counts add up, and the ledger is whole at the end."""

    def story(c: Connection) -> None:
        anna = team(c)
        many = [
            (f"2026n{n}|", Sale(date(2026, 1 + n // 900, 1), Decimal(1), None, None, None, str(n))) for n in range(2700)
        ]
        parts = [dumps(many[at : at + 900]) for at in (0, 900, 1800)]
        summary = Summary(2700, 2700, buyers=1)
        of = ledgers.begin(c, anna, "x", summary, [["Ромашка", None, 2700, 270000, 0, 2]], parts, NOW)
        steps = 0
        while (found := _step(c, of, anna)) is not None:
            of = found
            steps += 1
        assert steps == 1 + 3
        counts = ledger_buyers.counts(c, of)[BuyerState.READY]
        assert (counts.new, counts.sales, of.summary.percent) == (2700, 2700, 100)
        steps = 0
        while (summary_then := ledger_work.write_step(c, of, anna, NOW)) is not None:
            ledgers.change(c, of, ImportState.WRITING, summary_then)
            of = ledgers.own(c, anna, of.id) or of
            steps += 1
        assert steps == 3
        assert c.scalar(select(func.count()).select_from(sale_rows)) == 2700

    await database.transaction(story)


def _step(c: Connection, of: Ledger, anna: Member) -> Ledger | None:
    summary = ledger_work.match_step(c, of, anna) or ledger_work.compare_step(c, of, NOW.date())
    if summary is None:
        return None
    ledgers.change(c, of, ImportState.CHECKING, summary)
    return ledgers.own(c, anna, of.id)


def test_a_summary_comes_back_as_it_was() -> None:
    """With all that is kept of a file."""
    plain = {
        **summary_to_plain(Summary(3, 2, MARCH, MARCH, {"client": "Контрагент"}, buyers=2, sought=1, compared=1)),
        "skipped": {"bad_date": 1},
        "first": [[7, "bad_date", "вчера"]],
        "corrections": [["Луч", "2026-03-12", "100", "120.50"]],
    }
    assert summary_to_plain(summary_from_plain(plain)) == plain
