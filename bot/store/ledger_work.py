"""A piece of the work on a file of sales: some buyers' sales compared with the ledger, or written into it.

Large buyers are gone through part by part. One client under several names is gone through at once: what the names tell
of a day is one telling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile

from sqlalchemy import Connection

from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed, changes, joined
from bot.domain.ledger_match import Match
from bot.domain.ledger_parts import Keyed
from bot.domain.ledgers import (
    BUYERS_AT_ONCE,
    PART,
    Buyer,
    BuyerState,
    Counts,
    Summary,
    with_corrections,
)
from bot.domain.people import Member
from bot.store import ledger_buyers, ledger_clients, ledgers, sales
from bot.store.ledger_buyers import Noted
from bot.store.ledgers import Ledger


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is gone through in one go: a buyer, or the names of one client together, and all or a part of the sales."""

    buyers: tuple[Buyer, ...]
    told: Mapping[str, Sale]
    first: bool
    last: bool

    @property
    def buyer(self) -> Buyer:
        return self.buyers[0]

    @property
    def client_id(self) -> int:
        """Where there is one."""
        assert self.buyer.client_id is not None
        return self.buyer.client_id


def match_step(connection: Connection, of: Ledger, member: Member) -> Summary | None:
    """Find out who some buyers are; None: everybody was looked for."""
    found = ledger_buyers.next_of(connection, of, BuyerState.READ, BUYERS_AT_ONCE)
    if not found:
        return None
    matched = ledger_buyers.match_some(connection, member, found)
    settled = [(buyer, _STATES[one.match], one.client.client_id if one.client else None) for buyer, one in matched]
    ledger_buyers.match_all(connection, settled)
    return replace(of.summary, sought=of.summary.sought + len(found))


_STATES = {Match.FOUND: BuyerState.MATCHED, Match.OTHERS: BuyerState.OTHERS, Match.UNKNOWN: BuyerState.UNKNOWN}


def compare_step(connection: Connection, of: Ledger, today: date) -> Summary | None:
    """What some sales would change; None: all were looked at."""
    pieces = _pieces(connection, of, BuyerState.MATCHED)
    if not pieces:
        return None
    looked = _looked_at(connection, pieces, today)
    summary = of.summary
    noted: list[Noted] = []
    for one in looked:
        piece = one.piece
        compared = summary.compared + len(piece.told)
        summary = replace(_moved(summary, piece), compared=compared)
        summary = with_corrections(summary, piece.buyer.name, one.corrections)
        ready = BuyerState.NEW if piece.buyer.client_id is None else BuyerState.READY
        noted += _noted(one, ready if piece.last else BuyerState.MATCHED)
    ledger_buyers.note_all(connection, noted)
    return summary


def write_step(connection: Connection, of: Ledger, member: Member, now: datetime) -> Summary | None:
    """Write some sales down; None: all are written. Compared once more: the ledger may be another by now."""
    if not ledger_clients.settle_new(connection, of, member, now):
        return of.summary
    pieces = _pieces(connection, of, BuyerState.READY)
    if not pieces:
        return None
    given = ledger_clients.colleagues(connection, member, [piece.client_id for piece in pieces if piece.first])
    taken = [piece for piece in pieces if piece.client_id not in given]
    looked = _looked_at(connection, taken, member.day(now))
    sales.write(connection, of, {one.piece.client_id: one.changed for one in looked}, now)
    _complete(connection, of, [one.piece for one in looked])
    summary = of.summary
    noted: list[Noted] = []
    for buyer in (each for piece in pieces if piece.client_id in given for each in piece.buyers):
        if buyer.state is BuyerState.READY:
            summary = replace(summary, written=summary.written + buyer.sales)
            noted.append(Noted(buyer, BuyerState.OTHERS, buyer.client_id, Counts(), afresh=True))
    for one in looked:
        piece = one.piece
        summary = replace(_moved(summary, piece), written=summary.written + len(piece.told))
        noted += _noted(one, BuyerState.WRITTEN if piece.last else piece.buyer.state)
    ledger_buyers.note_all(connection, noted)
    return summary


def _complete(connection: Connection, of: Ledger, pieces: Sequence[_Piece]) -> None:
    """What the file tells of the clients themselves."""
    inns = {piece.client_id: next((each.inn for each in piece.buyers if each.inn), None) for piece in pieces}
    ledger_clients.tell_inns(connection, {client_id: inn for client_id, inn in inns.items() if inn})
    begun = [piece for piece in pieces if piece.first and piece.told]
    since = {piece.client_id: min(sale.day for sale in piece.told.values()) for piece in begun}
    ledger_clients.note_buying(connection, of, since)


# -- what is gone through


def _pieces(connection: Connection, of: Ledger, state: BuyerState) -> list[_Piece]:
    """The next buyers in this state, so many that their sales are about one part."""
    found: list[Buyer] = []
    for buyer in ledger_buyers.next_of(connection, of, state, BUYERS_AT_ONCE):
        if found and sum(each.sales for each in found) + buyer.sales > PART:
            break
        found.append(buyer)
    together = _names(connection, of, found)
    wanted = {at for each in together for at in _parts(of, each)}
    parts = ledgers.sales_in(connection, of, wanted)
    return [_piece(of, each, parts) for each in together]


def _names(connection: Connection, of: Ledger, found: Sequence[Buyer]) -> list[tuple[Buyer, ...]]:
    """Each buyer, and with him whoever else in the file is the same client."""
    known = {each.client_id for each in found if each.client_id is not None}
    named: dict[int | None, list[Buyer]] = defaultdict(list)
    for each in ledger_buyers.of_clients(connection, of, known):
        named[each.client_id].append(each)
    groups = {each.id: tuple(named.get(each.client_id, (each,))) for each in found}
    return list({group[0].id: group for group in groups.values()}.values())


def _parts(of: Ledger, buyers: Sequence[Buyer]) -> list[int]:
    """The parts that are gone through now: all, or of one with many sales the next."""
    one = buyers[0]
    if len(buyers) == 1 and one.sales > PART:
        return [one.first_part + of.summary.part]
    return [at for each in buyers for at in range(each.first_part, each.last_part + 1)]


def _piece(of: Ledger, buyers: tuple[Buyer, ...], parts: Mapping[int, Sequence[Keyed]]) -> _Piece:
    told: dict[str, Sale] = {}
    wanted = _parts(of, buyers)
    for at in wanted:
        for key, sale in parts[at]:
            told[key] = joined(told[key], sale) if key in told else sale
    first = buyers[0].first_part in wanted
    return _Piece(buyers, told, first=first, last=len(buyers) > 1 or buyers[0].last_part in wanted)


def _moved(summary: Summary, piece: _Piece) -> Summary:
    return replace(summary, part=0 if piece.last else summary.part + 1)


# -- what it changes


@dataclass(frozen=True, slots=True)
class _Looked:
    piece: _Piece
    changed: list[Changed]
    ahead: int
    """Sales that are dated after today, which nobody made yet."""

    @property
    def corrections(self) -> list[Changed]:
        return [each for each in self.changed if each.kind is Change.CORRECTED]


def _looked_at(connection: Connection, pieces: Sequence[_Piece], today: date) -> list[_Looked]:
    """As many of the pieces as the ledger holds about one part of; the others' turn comes with the next step."""
    told = [{key: sale for key, sale in piece.told.items() if sale.day <= today} for piece in pieces]
    of_known = {
        piece.buyer.client_id: each
        for piece, each in zip(pieces, told, strict=True)
        if piece.buyer.client_id is not None
    }
    kept = sales.kept(connection, of_known)
    read = takewhile(
        lambda one: one[0].buyer.client_id is None or one[0].buyer.client_id in kept, zip(pieces, told, strict=True)
    )
    return [
        _Looked(piece, changes(kept.get(piece.buyer.client_id or 0, {}), each), len(piece.told) - len(each))
        for piece, each in read
    ]


def _noted(one: _Looked, state: BuyerState) -> list[Noted]:
    """On the first name of a client stands what all of them change."""
    kinds = Counter(each.kind for each in one.changed)
    counts = Counts(
        new=kinds[Change.NEW], corrected=kinds[Change.CORRECTED], completed=kinds[Change.COMPLETED], ahead=one.ahead
    )
    client_id = one.piece.buyer.client_id
    first, *others = one.piece.buyers
    noted = [Noted(first, state, client_id, counts, afresh=one.piece.first)]
    return noted + [Noted(each, state, client_id, Counts(), afresh=True) for each in others]
