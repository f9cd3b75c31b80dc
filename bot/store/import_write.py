"""Contacts that were accepted become clients: many at once, or one's own told more about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from bot.domain.clients import Standing, standing_of_newcomer
from bot.domain.contacts import Contact
from bot.domain.contacts_check import name_key
from bot.domain.name_index import search_keys
from bot.domain.people import Member
from bot.domain.persons import same_person
from bot.domain.segments import Segment, named, problem_of_name
from bot.store import clients as base
from bot.store import segments, stale
from bot.store.client_facts import set_phone_of
from bot.store.dialect import change_row
from bot.store.import_check import SEARCH_NAME, Judged, Taken
from bot.store.tables import client_keys, clients, decision_makers


@dataclass(frozen=True, slots=True)
class Written:
    added: int
    completed: int


def write(
    connection: Connection, member: Member, import_id: int, judged: Judged, now: datetime, *, may_add_segments: bool
) -> Written:
    """Write down what was judged just now, in the same transaction."""
    named_so = _segments(connection, member, [each.contact for each in judged.taken], now, may_add=may_add_segments)
    new = [each for each in judged.taken if each.client_id is None]
    _add(connection, member.team_id, import_id, new, named_so, now)
    for each in judged.taken:
        if each.client_id is not None:
            _complete(connection, member.team_id, import_id, each.client_id, each.contact, named_so, now)
    return Written(len(new), len(judged.taken) - len(new))


def unknown_segments(connection: Connection, team_id: int, contacts: Sequence[Contact]) -> list[str]:
    """The names that are none of the team's segments."""
    wanted = dict.fromkeys(each.segment for each in contacts if each.segment)
    known = segments.of_team(connection, team_id) if wanted else []
    return [name for name in wanted if named(known, name) is None]


def _segments(
    connection: Connection, member: Member, contacts: Sequence[Contact], now: datetime, *, may_add: bool
) -> dict[str, int]:
    """Name as typed -> the segment's id; one that the team lacks is made, where that may be."""
    wanted = dict.fromkeys(each.segment for each in contacts if each.segment)
    known: list[Segment] = segments.of_team(connection, member.team_id) if wanted else []
    found: dict[str, int] = {}
    for name in wanted:
        segment = named(known, name)
        if segment is None and may_add and problem_of_name(known, name) is None:
            segment = segments.add(connection, member.team_id, name, now)
            known.append(segment)
        if segment is not None:
            found[name] = segment.id
    return found


def _add(
    connection: Connection,
    team_id: int,
    import_id: int,
    new: Sequence[Taken],
    named_so: Mapping[str, int],
    now: datetime,
) -> None:
    if not new:
        return
    search_names = [name_key(each.contact.name) for each in new]
    statement = insert(clients).returning(clients.c.id, sort_by_parameter_order=True)
    rows = [
        {
            "team_id": team_id,
            "name": each.contact.name,
            "search_name": search_name[:SEARCH_NAME],
            "segment_id": named_so.get(each.contact.segment),
            "inn": each.contact.inn,
            "phone": each.contact.phone,
            "import_id": import_id,
            "owner_id": each.owner_id,
            "created_at": now,
        }
        for each, search_name in zip(new, search_names, strict=True)
    ]
    ids = list(connection.scalars(statement, rows))
    stale.mark(connection, ids)
    keys = [
        {"team_id": team_id, "client_id": client_id, "key": key, "exact": exact}
        for client_id, search_name in zip(ids, search_names, strict=True)
        for key, exact in sorted(search_keys(search_name))
    ]
    connection.execute(insert(client_keys), keys)
    _add_people(connection, team_id, list(zip(ids, new, strict=True)), now)


def _add_people(connection: Connection, team_id: int, added: Sequence[tuple[int, Taken]], now: datetime) -> None:
    rows = [
        {
            "team_id": team_id,
            "client_id": client_id,
            "full_name": person.full_name,
            "position": person.position or None,
            "phone": person.phone,
            "standing": standing_of_newcomer(number),
            "created_at": now,
        }
        for client_id, each in added
        for number, person in enumerate(each.contact.people)
    ]
    if rows:
        connection.execute(insert(decision_makers), rows)


def _complete(
    connection: Connection,
    team_id: int,
    import_id: int,
    client_id: int,
    contact: Contact,
    named_so: Mapping[str, int],
    now: datetime,
) -> None:
    """What is missing is added; what is known stays as it is."""
    known = base.get(connection, team_id, client_id)
    assert known is not None
    told = {"inn": contact.inn, "phone": contact.phone, "segment_id": named_so.get(contact.segment)}
    missing = {name: value for name, value in told.items() if value is not None and getattr(known, name) is None}
    change_row(connection, clients, client_id, {**missing, "import_id": import_id})
    people = base.decision_makers_of(connection, team_id, client_id)
    for person in contact.people:
        has_position = any(each.position and same_person(each.full_name, person.full_name) for each in people)
        position = "" if has_position else person.position
        found = base.find_or_add(connection, team_id, client_id, person.full_name, position, now)
        if person.phone and found.phone is None and found.standing is not Standing.REPLACED:
            set_phone_of(connection, found, person.phone)
