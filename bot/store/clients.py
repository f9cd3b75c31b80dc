"""Clients, found by a few letters however they are spelt, and their decision makers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replace_values
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update

from bot.domain.assent import safe_name
from bot.domain.clients import Client, DecisionMaker, Standing, standing_of_newcomer
from bot.domain.name_index import is_alike, likely_keys, relayout, search_keys
from bot.domain.names import normalise, rank
from bot.domain.persons import is_full_name, is_short_for, same_person
from bot.store import promised_calls
from bot.store.dialect import change_row
from bot.store.tables import client_keys, clients, decision_makers, records

SHOWN = 6
CANDIDATES = 60
"""How many the index may bring before they are ranked: a bound, so that the cost does not grow with the base."""


def _client(row: Row[Any]) -> Client:
    return Client(row.id, row.name, row.owner_id, row.segment_id, row.inn, row.phone, row.postponed_until)


def as_decision_maker(row: Row[Any]) -> DecisionMaker:
    standing = Standing(row.standing)
    return DecisionMaker(row.id, row.client_id, row.full_name, row.position, standing, row.role, row.phone)


# Who was deleted is nobody's (client_removal.py).
_IS_SOMEBODYS = clients.c.owner_id.is_not(None)
_GET = select(clients).where(clients.c.team_id == bindparam("team_id"), clients.c.id == bindparam("id"), _IS_SOMEBODYS)


def get(connection: Connection, team_id: int, client_id: int) -> Client | None:
    row = connection.execute(_GET, {"team_id": team_id, "id": client_id}).first()
    return _client(row) if row else None


def create(connection: Connection, team_id: int, name: str, owner_id: int, now: datetime) -> Client:
    """Add a client and the keys by which it will be found."""
    name = safe_name(name)
    search_name = normalise(name)
    row = connection.execute(
        insert(clients)
        .values(team_id=team_id, name=name, search_name=search_name[:200], owner_id=owner_id, created_at=now)
        .returning(clients)
    ).one()
    keys = search_keys(search_name)
    connection.execute(
        insert(client_keys),
        [{"team_id": team_id, "client_id": row.id, "key": key, "exact": exact} for key, exact in sorted(keys)],
    )
    return _client(row)


def names(connection: Connection, team_id: int, ids: Sequence[int]) -> dict[int, str]:
    """The names of some clients by id."""
    if not ids:
        return {}
    rows = connection.execute(
        select(clients.c.id, clients.c.name).where(clients.c.team_id == team_id, clients.c.id.in_(ids))
    )
    return {row.id: row.name for row in rows}


_NAMED = (
    select(clients)
    .where(clients.c.team_id == bindparam("team_id"), clients.c.search_name == bindparam("search_name"), _IS_SOMEBODYS)
    .order_by(clients.c.id)
    .limit(SHOWN)
)


def named(connection: Connection, team_id: int, name: str) -> list[Client]:
    """The clients that bear exactly this name, legal form, case and quotes aside."""
    key = {"team_id": team_id, "search_name": normalise(name)[:200]}
    return [_client(row) for row in connection.execute(_NAMED, key)]


def find(connection: Connection, team_id: int, text: str, mine: int | None = None) -> list[Client]:
    """The clients a person may mean by a few letters, best first; misspelt ones only where nothing fits as typed.
    `mine`: whoever asks; of those that fit as typed the own ones come first, however many colleagues' there are."""
    for spelling in filter(None, (text, relayout(text))):
        wanted = normalise(spelling)
        fitting = _beginning(connection, team_id, wanted)
        found = fitting or _misspelt(connection, team_id, wanted)
        if found:
            ranked = [client for client, _ in rank(wanted, [(client, normalise(client.name)) for client in found])]
            if fitting and mine is not None:
                ranked.sort(key=lambda client: client.owner_id != mine)
            return ranked[:SHOWN]
    return []


def _beginning(connection: Connection, team_id: int, wanted: str) -> list[Client]:
    """Clients that have, for every word typed, a word that begins with it: the longest one narrows, the rest sift."""
    words = sorted(wanted.split(), key=len, reverse=True)
    if not words:
        return []
    mine = client_keys.c
    matching = select(mine.client_id).where(
        mine.team_id == team_id, mine.exact, mine.key >= words[0][:24], mine.key < _after(words[0][:24])
    )
    for word in words[1:]:
        other = client_keys.alias()
        matching = matching.where(
            select(other.c.id)
            .where(
                other.c.client_id == mine.client_id,
                other.c.exact,
                other.c.key >= word[:24],
                other.c.key < _after(word[:24]),
            )
            .exists()
        )
    return _of_ids(connection, matching.order_by(mine.key).limit(CANDIDATES))


def _of_ids(connection: Connection, ids: Select[Any]) -> list[Client]:
    wanted = select(clients).where(clients.c.id.in_(ids.scalar_subquery()), _IS_SOMEBODYS)
    return [_client(row) for row in connection.execute(wanted)]


def _after(prefix: str) -> str:
    """The first string behind all that begin with the prefix, in the order of code points."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def _misspelt(connection: Connection, team_id: int, wanted: str) -> list[Client]:
    keys = likely_keys(wanted)
    if not keys:
        return []
    mine = client_keys.c
    ids = (
        select(mine.client_id)
        .where(mine.team_id == team_id, mine.key.in_(keys))
        .group_by(mine.client_id)
        .order_by(func.count().desc(), mine.client_id)
        .limit(CANDIDATES)
    )
    return [each for each in _of_ids(connection, ids) if is_alike(wanted, normalise(each.name))]


RECENT_RECORDS = 40
_recent_ids = (
    select(records.c.client_id, records.c.id)
    .where(records.c.member_id == bindparam("member_id"), records.c.undone_at.is_(None))
    .order_by(records.c.id.desc())
    .limit(RECENT_RECORDS)
    .subquery()
)
_LIKELY = (
    select(clients, func.max(_recent_ids.c.id).label("latest"))
    .join(_recent_ids, _recent_ids.c.client_id == clients.c.id)
    .where(clients.c.team_id == bindparam("team_id"))
    .group_by(clients.c.id)
    .order_by(func.max(_recent_ids.c.id).desc())
    .limit(SHOWN)
)
_DUE = (
    select(clients)
    .join(records, records.c.client_id == clients.c.id)
    .where(
        clients.c.team_id == bindparam("team_id"),
        promised_calls.by(lambda who: who == bindparam("member_id")),
        records.c.call_back_on <= bindparam("today"),
        records.c.call_back_on >= bindparam("since"),
        records.c.undone_at.is_(None),
        promised_calls.NOT_LOST,
    )
    .order_by(records.c.call_back_on.desc())
    .limit(SHOWN * 2)
)
_NEWEST = (
    select(clients)
    .where(clients.c.team_id == bindparam("team_id"), clients.c.owner_id == bindparam("member_id"))
    .order_by(clients.c.id.desc())
    .limit(SHOWN)
)


_HIS = clients.c.owner_id == bindparam("member_id")
_LIKELY_OF = {False: _LIKELY, True: _LIKELY.where(_HIS)}
_DUE_OF = {False: _DUE, True: _DUE.where(_HIS)}


def likely(
    connection: Connection, team_id: int, member_id: int, today: date, since: date, *, own: bool = False
) -> list[Client]:
    """Whom a person probably wants: call-backs that are due, then whom he spoke to last; then the newest of his own.
    `own`: nobody with whom another works by now."""
    due = connection.execute(
        _DUE_OF[own], {"team_id": team_id, "member_id": member_id, "today": today, "since": since}
    ).fetchall()
    recent = connection.execute(_LIKELY_OF[own], {"team_id": team_id, "member_id": member_id}).fetchall()
    newest: Sequence[Row[Any]] = ()
    if len(due) + len(recent) < SHOWN:
        newest = connection.execute(_NEWEST, {"team_id": team_id, "member_id": member_id}).fetchall()
    found = {row.id: _client(row) for row in [*due, *recent, *newest]}
    return list(found.values())[:SHOWN]


MOST_PEOPLE = 20
"""The five, and some who wait for a place: more than a screen holds are not offered."""
_DECISION_MAKERS = (
    select(decision_makers)
    .where(
        decision_makers.c.team_id == bindparam("team_id"),
        decision_makers.c.client_id == bindparam("client_id"),
        decision_makers.c.standing != Standing.REPLACED,
    )
    .order_by(decision_makers.c.standing, decision_makers.c.id)
    .limit(MOST_PEOPLE)
)


def decision_makers_of(connection: Connection, team_id: int, client_id: int) -> list[DecisionMaker]:
    """The active ones first, then those who wait for a place; the replaced are left out."""
    rows = connection.execute(_DECISION_MAKERS, {"team_id": team_id, "client_id": client_id})
    return [as_decision_maker(row) for row in rows]


_WITH_CLIENT = (
    select(decision_makers, clients.c.name.label("client_name"), clients.c.owner_id)
    .join(clients, clients.c.id == decision_makers.c.client_id)
    .where(decision_makers.c.team_id == bindparam("team_id"), decision_makers.c.id == bindparam("id"), _IS_SOMEBODYS)
)


def decision_maker(connection: Connection, team_id: int, person_id: int) -> tuple[DecisionMaker, Client] | None:
    row = connection.execute(_WITH_CLIENT, {"team_id": team_id, "id": person_id}).first()
    return (as_decision_maker(row), Client(row.client_id, row.client_name, row.owner_id)) if row else None


def add_decision_maker(
    connection: Connection, team_id: int, client_id: int, full_name: str, position: str | None, now: datetime
) -> DecisionMaker:
    """Add a person; the sixth stays outside the five until somebody says whom he replaces."""
    known = decision_makers_of(connection, team_id, client_id)
    active = sum(person.standing is Standing.ACTIVE for person in known)
    row = {
        "team_id": team_id,
        "client_id": client_id,
        "full_name": full_name,
        "position": position,
        "standing": standing_of_newcomer(active),
        "created_at": now,
    }
    return as_decision_maker(connection.execute(_ADD_DECISION_MAKER, row).one())


_ADD_DECISION_MAKER = insert(decision_makers).returning(decision_makers)


def find_or_add(
    connection: Connection, team_id: int, client_id: int, full_name: str, position: str, now: datetime
) -> DecisionMaker:
    """The client's decision maker of this name, told more about if more was typed; a new one if there is none."""
    known = decision_makers_of(connection, team_id, client_id)
    person = meant_by(known, full_name)
    if person is None:
        return add_decision_maker(connection, team_id, client_id, full_name, position or None, now)
    fullest = max(full_name, person.full_name, key=lambda name: (is_full_name(name), len(name)))
    told = replace_values(person, full_name=fullest, position=position or person.position)
    if told != person:
        describe(connection, team_id, person.id, full_name=told.full_name, position=told.position)
    return told


def meant_by(known: Sequence[DecisionMaker], name: str) -> DecisionMaker | None:
    """The one of this name; else the only one whom a surname, alone or with initials, can mean."""
    same = next((each for each in known if same_person(each.full_name, name)), None)
    if same is not None:
        return same
    alike = [each for each in known if is_short_for(name, each.full_name) or is_short_for(each.full_name, name)]
    return alike[0] if len(alike) == 1 else None


def describe(connection: Connection, team_id: int, person_id: int, **values: str | None) -> None:
    """Write down a decision maker's `position`, `full_name` or `phone`: his calls are judged anew from then on."""
    change_row(connection, decision_makers, person_id, values, team_id)


def replace(connection: Connection, team_id: int, old: DecisionMaker, new: DecisionMaker) -> None:
    """The sixth takes the place of one of the five."""
    rows = decision_makers.c
    connection.execute(
        update(decision_makers)
        .where(rows.team_id == team_id, rows.id == old.id)
        .values(standing=Standing.REPLACED, replaced_by=new.id)
    )
    connection.execute(
        update(decision_makers).where(rows.team_id == team_id, rows.id == new.id).values(standing=Standing.ACTIVE)
    )
