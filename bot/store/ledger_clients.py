"""Whose a buyer's sales become when a file is written: judged again, since the base may be another one by then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.domain.ledger_match import Match
from bot.domain.ledgers import BUYERS_AT_ONCE, Buyer, BuyerState
from bot.domain.people import Member, Role
from bot.store import clients as base
from bot.store import ledger_buyers, stale
from bot.store.ledgers import Ledger
from bot.store.tables import clients, members


def settle_new(connection: Connection, of: Ledger, member: Member, now: datetime) -> bool:
    """Who is new becomes a client, before anything is written: then all names of one client are written together.

    False: there are more than are settled in one go.
    """
    found = ledger_buyers.next_of(connection, of, BuyerState.NEW, BUYERS_AT_ONCE)
    if not found:
        return True
    # One by one: the next may be the client that the one before him became.
    ledger_buyers.match_all(connection, [_settled(connection, of, member, buyer, now) for buyer in found])
    return len(found) < BUYERS_AT_ONCE


def _settled(
    connection: Connection, of: Ledger, member: Member, buyer: Buyer, now: datetime
) -> tuple[Buyer, BuyerState, int]:
    """A client of the person's, unless somebody wrote him down meanwhile; with his ИНН, for two ИНН are two firms."""
    if buyer.client_id is not None:
        return buyer, BuyerState.READY, buyer.client_id
    ((_, matched),) = ledger_buyers.match_some(connection, member, [buyer])
    if matched.client is not None and matched.match is not Match.UNKNOWN:
        state = BuyerState.READY if matched.match is Match.FOUND else BuyerState.OTHERS
        return buyer, state, matched.client.client_id
    made = base.create(connection, of.team_id, buyer.name, member.id, now)
    tell_inns(connection, {made.id: buyer.inn} if buyer.inn else {})
    return buyer, BuyerState.READY, made.id


_COLLEAGUES = select(clients.c.id).where(
    clients.c.team_id == bindparam("team"),
    clients.c.id.in_(bindparam("clients", expanding=True)),
    clients.c.owner_id != bindparam("owner"),
)


def colleagues(connection: Connection, member: Member, client_ids: Collection[int]) -> set[int]:
    """Of these clients those whose sales are not this person's to bring in: they may have been handed over since."""
    owner = ledger_buyers.owner_of(member)
    if owner is None or not client_ids:
        return set()
    key = {"team": member.team_id, "owner": owner, "clients": sorted(client_ids)}
    return set(connection.scalars(_COLLEAGUES, key))


_INN = update(clients).where(clients.c.id == bindparam("client"), clients.c.inn.is_(None)).values(inn=bindparam("told"))


def tell_inns(connection: Connection, inns: dict[int, str]) -> None:
    """By client: an ИНН that the file knows is his, if he has none."""
    if inns:
        connection.execute(_INN, [{"client": client_id, "told": inn} for client_id, inn in inns.items()])


_SINCE = (
    update(clients)
    .where(
        clients.c.id == bindparam("client"),
        clients.c.existing_since.is_(None),
        clients.c.owner_id.in_(
            select(members.c.id).where(
                members.c.team_id == bindparam("team"),
                or_(members.c.role == Role.FARMER, members.c.role == Role.HEAD),
            )
        ),
    )
    .values(existing_since=bindparam("day"))
)


def note_buying(connection: Connection, of: Ledger, since: dict[int, date]) -> None:
    """By client the day of his first sale: who buys is an existing client since then."""
    if since:
        told = [{"client": client_id, "day": day, "team": of.team_id} for client_id, day in since.items()]
        connection.execute(_SINCE, told)
        stale.mark(connection, since)
