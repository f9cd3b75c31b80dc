"""Files of sales on their way into the ledger: what was read of them, in parts, and how far each got."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.domain.contacts_check import name_key
from bot.domain.imports import ImportState
from bot.domain.ledger_parts import Keyed, loads
from bot.domain.ledgers import BuyerState, Summary, summary_from_plain, summary_to_plain
from bot.domain.people import Member
from bot.store.import_check import SEARCH_NAME
from bot.store.tables import ledger_buyers, ledger_parts, ledgers, teams

KEPT = timedelta(days=7)
"""How long a file waits to be taken: whom its buyers are takes some days to find out."""
_UNDER_WAY = (ImportState.CHECKING, ImportState.OFFERED)


@dataclass(frozen=True, slots=True)
class Ledger:
    id: int
    team_id: int
    member_id: int
    name: str
    state: ImportState
    summary: Summary


def _ledger(row: Row[Any]) -> Ledger:
    summary = summary_from_plain(row.content)
    return Ledger(row.id, row.team_id, row.member_id, row.name, ImportState(row.state), summary)


def begin(
    connection: Connection,
    member: Member,
    name: str,
    summary: Summary,
    buyers: Sequence[Sequence[Any]],
    parts: Sequence[str],
    now: datetime,
) -> Ledger:
    """Keep what was read; a file that waited before to be taken is given up.

    `buyers`: name, ИНН, how many sales, their sum in hundredths, first and last part.
    """
    for each in under_way(connection, member):
        finish(connection, each, ImportState.DROPPED, each.summary)
    whose = {"team_id": member.team_id}
    values = whose | {
        "member_id": member.id,
        "name": name,
        "content": summary_to_plain(summary),
        "state": ImportState.CHECKING,
        "created_at": now,
    }
    made = _ledger(connection.execute(insert(ledgers).values(values).returning(ledgers)).one())
    whose["ledger_id"] = made.id
    if buyers:
        told = enumerate(buyers, start=1)
        connection.execute(insert(ledger_buyers), [whose | _buyer_values(number, each) for number, each in told])
    if parts:
        connection.execute(
            insert(ledger_parts), [whose | {"number": number, "content": each} for number, each in enumerate(parts)]
        )
    return made


def _buyer_values(number: int, told: Sequence[Any]) -> dict[str, Any]:
    name, inn, sales, hundredths, first_part, last_part = told
    return {
        "number": number,
        "name": name,
        "search_name": name_key(name)[:SEARCH_NAME],
        "inn": inn,
        "sales": sales,
        "amount": Decimal(hundredths).scaleb(-2),
        "first_part": first_part,
        "last_part": last_part,
        "state": BuyerState.READ,
        "client_id": None,
        "chosen": False,
        **dict.fromkeys(("added", "corrected", "completed", "ahead"), 0),
    }


_MINE = (ledgers.c.team_id == bindparam("team_id"), ledgers.c.member_id == bindparam("member_id"))
_ONE = select(ledgers).where(*_MINE, ledgers.c.id == bindparam("id"))
_LAST = select(ledgers).where(*_MINE).order_by(ledgers.c.id.desc()).limit(1)


def own(connection: Connection, member: Member, ledger_id: int) -> Ledger | None:
    """One of the member's own; nobody else's."""
    row = connection.execute(_ONE, {"team_id": member.team_id, "member_id": member.id, "id": ledger_id}).first()
    return _ledger(row) if row else None


def last(connection: Connection, member: Member) -> Ledger | None:
    row = connection.execute(_LAST, {"team_id": member.team_id, "member_id": member.id}).first()
    return _ledger(row) if row else None


_WAITING = select(ledgers).where(*_MINE, ledgers.c.state.in_(_UNDER_WAY)).order_by(ledgers.c.id)


def under_way(connection: Connection, member: Member) -> list[Ledger]:
    """Those that are looked at, or wait to be taken or for the person to say who somebody is."""
    key = {"team_id": member.team_id, "member_id": member.id}
    return [_ledger(row) for row in connection.execute(_WAITING, key).all()]


_CHANGE = (
    update(ledgers)
    .where(ledgers.c.id == bindparam("ledger"))
    .values(state=bindparam("new_state"), content=bindparam("told"))
)


def change(connection: Connection, of: Ledger, state: ImportState, summary: Summary) -> None:
    connection.execute(_CHANGE, {"ledger": of.id, "new_state": state, "told": summary_to_plain(summary)})


_PARTS = select(ledger_parts.c.number, ledger_parts.c.content).where(
    ledger_parts.c.ledger_id == bindparam("ledger"), ledger_parts.c.number.in_(bindparam("numbers", expanding=True))
)


def sales_in(connection: Connection, of: Ledger, numbers: Collection[int]) -> dict[int, list[Keyed]]:
    """What these parts hold, by number."""
    rows = connection.execute(_PARTS, {"ledger": of.id, "numbers": sorted(numbers)}) if numbers else ()
    return {row.number: loads(row.content) for row in rows}


_CURRENCY = select(teams.c.currency).where(teams.c.id == bindparam("team"))


def currency(connection: Connection, team_id: int) -> str:
    """In which the team counts its money."""
    return str(connection.scalar(_CURRENCY, {"team": team_id}))


# -- giving up, forgetting

_FORGET_PARTS = delete(ledger_parts).where(ledger_parts.c.ledger_id == bindparam("of"))
_FORGET_BUYERS = delete(ledger_buyers).where(
    ledger_buyers.c.ledger_id == bindparam("of"),
    ~(ledger_buyers.c.chosen & (ledger_buyers.c.state == BuyerState.WRITTEN)),
)


def finish(connection: Connection, of: Ledger, state: ImportState, summary: Summary) -> None:
    """Its rows are sales now, or nothing. Whom the person named, and whose sales were taken, is remembered."""
    change(connection, of, state, summary)
    connection.execute(_FORGET_PARTS, {"of": of.id})
    connection.execute(_FORGET_BUYERS, {"of": of.id})


def prune(connection: Connection, now: datetime) -> None:
    """What nobody took in days is given up."""
    _give_up(connection, select(ledgers).where(ledgers.c.state.in_(_UNDER_WAY), ledgers.c.created_at < now - KEPT))


def _give_up(connection: Connection, waiting: Any) -> None:
    for row in connection.execute(waiting).all():
        each = _ledger(row)
        finish(connection, each, ImportState.DROPPED, each.summary)
