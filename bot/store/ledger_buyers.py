"""Whom a file of sales names, who of the team's clients each is, and what his sales change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, select, update

from bot.domain.assent import safe_name
from bot.domain.contacts import Contact
from bot.domain.contacts_check import Known, name_key
from bot.domain.ledger_match import Match, Matched, match
from bot.domain.ledgers import Buyer, BuyerState, Counts
from bot.domain.people import Member
from bot.store.dialect import change_row
from bot.store.import_check import SEARCH_NAME, Base
from bot.store.ledgers import Ledger
from bot.store.tables import clients, ledger_buyers, members

_mine = ledger_buyers.c
_CHANGES = ("added", "corrected", "completed", "ahead")


def _buyer(row: Row[Any]) -> Buyer:
    return Buyer(
        row.id,
        row.number,
        row.name,
        row.inn,
        row.sales,
        row.amount,
        row.first_part,
        row.last_part,
        BuyerState(row.state),
        row.client_id,
        row.chosen,
    )


_NEXT = (
    select(ledger_buyers)
    .where(
        _mine.ledger_id == bindparam("ledger"),
        _mine.state == bindparam("in_state"),
        _mine.number > bindparam("after"),
    )
    .order_by(_mine.number)
    .limit(bindparam("most"))
)


def next_of(connection: Connection, of: Ledger, state: BuyerState, most: int, after: int = 0) -> list[Buyer]:
    """The first ones in this state; whoever bought most comes first."""
    key = {"ledger": of.id, "in_state": state, "after": after, "most": most}
    return [_buyer(row) for row in connection.execute(_NEXT, key)]


_ONE = select(ledger_buyers).where(_mine.ledger_id == bindparam("ledger"), _mine.id == bindparam("id"))


def get(connection: Connection, of: Ledger, buyer_id: int) -> Buyer | None:
    row = connection.execute(_ONE, {"ledger": of.id, "id": buyer_id}).first()
    return _buyer(row) if row else None


_OF_CLIENTS = (
    select(ledger_buyers)
    .where(_mine.ledger_id == bindparam("ledger"), _mine.client_id.in_(bindparam("clients", expanding=True)))
    .order_by(_mine.number)
)


def of_clients(connection: Connection, of: Ledger, client_ids: Collection[int]) -> list[Buyer]:
    """All that the file calls these clients: there may be several names for one."""
    key = {"ledger": of.id, "clients": sorted(client_ids)}
    return [_buyer(row) for row in connection.execute(_OF_CLIENTS, key)] if client_ids else []


def settle(connection: Connection, buyer: Buyer, state: BuyerState, **more: Any) -> None:
    """`more`: `client_id`, `chosen`."""
    change_row(connection, ledger_buyers, buyer.id, {"state": state, **more})


_MATCHED = (
    update(ledger_buyers)
    .where(_mine.id == bindparam("buyer"))
    .values(state=bindparam("new_state"), client_id=bindparam("client"))
)
_NOTED = (
    update(ledger_buyers)
    .where(_mine.id == bindparam("buyer"))
    .values(
        state=bindparam("new_state"),
        client_id=bindparam("client"),
        # Of a large one a part is told at a time: the first begins afresh.
        **{name: case((bindparam("afresh"), 0), else_=_mine[name]) + bindparam(f"more_{name}") for name in _CHANGES},
    )
)


@dataclass(frozen=True, slots=True)
class Noted:
    """What a buyer's sales change, and what he is from now on."""

    buyer: Buyer
    state: BuyerState
    client_id: int | None
    counts: Counts
    afresh: bool
    """Not on top of what was counted before."""


def match_all(connection: Connection, found: Sequence[tuple[Buyer, BuyerState, int | None]]) -> None:
    rows = [{"buyer": buyer.id, "new_state": state, "client": client_id} for buyer, state, client_id in found]
    connection.execute(_MATCHED, rows)


def note_all(connection: Connection, noted: Sequence[Noted]) -> None:
    connection.execute(
        _NOTED,
        [
            {
                "buyer": each.buyer.id,
                "new_state": each.state,
                "client": each.client_id,
                "afresh": each.afresh,
                "more_added": each.counts.new,
                "more_corrected": each.counts.corrected,
                "more_completed": each.counts.completed,
                "more_ahead": each.counts.ahead,
            }
            for each in noted
        ],
    )


_COUNTED = ("sales", "amount", *_CHANGES)
_COUNTS = (
    select(
        _mine.state, func.count().label("buyers"), *(func.sum(_mine[name]).label(f"{name}_in_all") for name in _COUNTED)
    )
    .where(_mine.ledger_id == bindparam("ledger"))
    .group_by(_mine.state)
)


def counts(connection: Connection, of: Ledger) -> dict[BuyerState, Counts]:
    """What the file comes to, by state."""
    return {BuyerState(row.state): _counted(row) for row in connection.execute(_COUNTS, {"ledger": of.id})}


def _counted(row: Row[Any]) -> Counts:
    in_all = [int(row._mapping[f"{name}_in_all"]) for name in _COUNTED if name != "amount"]
    sales, *changed = in_all
    return Counts(row.buyers, sales, row.amount_in_all, *changed)


# -- who it is


def match_some(connection: Connection, member: Member, buyers: Sequence[Buyer]) -> list[tuple[Buyer, Matched]]:
    """By ИНН and name, and by what the person said of such a name before. A farmer's are his own clients."""
    told = [Contact(each.number, safe_name(each.name), each.inn) for each in buyers]
    base = Base(connection, member.team_id, told)
    owner = owner_of(member)
    found = [match(one.name, one.inn, base.like(one), owner_id=owner) for one in told]
    unknown = [buyer for buyer, matched in zip(buyers, found, strict=True) if matched.match is Match.UNKNOWN]
    named = _remembered(connection, member, unknown) if unknown else {}
    return [
        (buyer, named.get(name_key(buyer.name), matched) if matched.match is Match.UNKNOWN else matched)
        for buyer, matched in zip(buyers, found, strict=True)
    ]


def owner_of(member: Member) -> int | None:
    """Whose clients a person may bring sales of; None: the whole team's."""
    return None if member.leads else member.id


_REMEMBERED = (
    select(
        *(_mine.search_name, clients.c.id, clients.c.name, clients.c.owner_id, clients.c.inn),
        members.c.name.label("owner"),
    )
    .join(clients, clients.c.id == _mine.client_id)
    .join(members, members.c.id == clients.c.owner_id)
    .where(
        _mine.team_id == bindparam("team_id"),
        _mine.search_name.in_(bindparam("names", expanding=True)),
        _mine.state == BuyerState.WRITTEN,
        _mine.chosen,
    )
    .order_by(_mine.id)
)


def _remembered(connection: Connection, member: Member, buyers: Sequence[Buyer]) -> dict[str, Matched]:
    """By search name, whom the person meant by it in a file before; the last word counts."""
    names = {name_key(each.name)[:SEARCH_NAME]: each for each in buyers}
    owner = owner_of(member)
    found: dict[str, Matched] = {}
    for row in connection.execute(_REMEMBERED, {"team_id": member.team_id, "names": sorted(names)}):
        buyer = names[row.search_name]
        if owner in (None, row.owner_id) and not (buyer.inn and row.inn and buyer.inn != row.inn):
            known = Known(row.id, row.name, row.owner_id, row.owner, row.inn, frozenset())
            found[name_key(buyer.name)] = Matched(Match.FOUND, known)
    return found
