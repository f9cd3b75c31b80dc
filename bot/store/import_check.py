"""Contacts against the team's base: who is new, who is one's own already, who may not be taken and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from bot.domain.colleagues import named
from bot.domain.contacts import Contact, Refusal, Why
from bot.domain.contacts_check import Known, name_key, refusal_of, same_client
from bot.domain.contacts_table import cells_of
from bot.domain.people import Member
from bot.store import people
from bot.store.tables import clients, decision_makers, members

SEARCH_NAME = 200
"""Characters of a normalised name that are kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A contact that may be written down."""

    contact: Contact
    owner_id: int
    client_id: int | None
    """One's own client whom it means; None: it is a new one."""


@dataclass(frozen=True, slots=True)
class Judged:
    taken: tuple[Taken, ...]
    refusals: tuple[Refusal, ...]

    @property
    def new(self) -> int:
        return sum(each.client_id is None for each in self.taken)

    @property
    def own(self) -> int:
        return len(self.taken) - self.new


def judge(connection: Connection, member: Member, contacts: Sequence[Contact]) -> Judged:
    """What becomes of each, in the base as it is now."""
    base = Base(connection, member.team_id, contacts)
    managers = _Managers(connection, member)
    taken: list[Taken] = []
    refusals: list[Refusal] = []
    for contact in contacts:
        owner = managers.owner_of(contact)
        if isinstance(owner, Refusal):
            refusals.append(owner)
            continue
        same = same_client(contact, base.like(contact), owner)
        refusal = refusal_of(contact, same, owner) if same else None
        if refusal:
            refusals.append(refusal)
        else:
            taken.append(Taken(contact, owner, same.client_id if same else None))
    return Judged(tuple(taken), tuple(refusals))


class _Managers:
    """Who is to work with a contact. The team is read only where a file names somebody."""

    def __init__(self, connection: Connection, member: Member) -> None:
        self._connection = connection
        self._member = member
        self._known: dict[str, int | Why] = {"": member.id}

    def owner_of(self, contact: Contact) -> int | Refusal:
        if contact.manager not in self._known:
            self._known[contact.manager] = self._named(contact.manager)
        found = self._known[contact.manager]
        return Refusal(contact.line, found, contact.manager, cells_of(contact)) if isinstance(found, Why) else found

    def _named(self, name: str) -> int | Why:
        # Heads too: who fills in his own name means himself.
        found = named(people.of_team(self._connection, self._member.team_id), name)
        if len(found) != 1:
            return Why.NO_MANAGER
        is_allowed = self._member.leads or found[0].id == self._member.id
        return found[0].id if is_allowed else Why.NOT_YOURS


def _some(column: Any, name: str) -> Select[Any]:
    return (
        select(*_CLIENT)
        .join(members, members.c.id == clients.c.owner_id)
        .where(clients.c.team_id == bindparam("team_id"), column.in_(bindparam(name, expanding=True)))
    )


_CLIENT = (
    *(clients.c[name] for name in ("id", "name", "search_name", "owner_id", "inn", "phone")),
    members.c.name.label("owner_name"),
)
_BY_INN = _some(clients.c.inn, "inns")
_BY_NAME = _some(clients.c.search_name, "names")
_BY_PHONE = _some(clients.c.phone, "phones")
_BY_PERSON = (
    select(*_CLIENT[:-1], members.c.name.label("owner_name"), decision_makers.c.phone.label("person_phone"))
    .join(decision_makers, decision_makers.c.client_id == clients.c.id)
    .join(members, members.c.id == clients.c.owner_id)
    .where(
        decision_makers.c.team_id == bindparam("team_id"),
        decision_makers.c.phone.in_(bindparam("phones", expanding=True)),
    )
)


class Base:
    """The clients of the team that any of the contacts may mean: found by four look-ups, however many they are."""

    def __init__(self, connection: Connection, team_id: int, contacts: Sequence[Contact]) -> None:
        self._found: dict[tuple[str, str], list[Known]] = defaultdict(list)
        inns = sorted({contact.inn for contact in contacts if contact.inn})
        names = sorted({name_key(contact.name)[:SEARCH_NAME] for contact in contacts})
        phones = sorted({phone for contact in contacts for phone in contact.phones})
        if inns:
            self._keep(
                "inn", ((row.inn, row) for row in connection.execute(_BY_INN, {"team_id": team_id, "inns": inns}))
            )
        by_name = connection.execute(_BY_NAME, {"team_id": team_id, "names": names})
        self._keep("name", ((row.search_name, row) for row in by_name))
        if phones:
            key = {"team_id": team_id, "phones": phones}
            self._keep("phone", ((row.phone, row) for row in connection.execute(_BY_PHONE, key)))
            self._keep("phone", ((row.person_phone, row) for row in connection.execute(_BY_PERSON, key)))

    def _keep(self, by: str, rows: Iterable[tuple[str, Any]]) -> None:
        for value, row in rows:
            phones = frozenset({value} if by == "phone" else ())
            self._found[by, value].append(Known(row.id, row.name, row.owner_id, row.owner_name, row.inn, phones))

    def like(self, contact: Contact) -> list[Known]:
        keys = [("inn", contact.inn or ""), ("name", name_key(contact.name)[:SEARCH_NAME])]
        keys += [("phone", phone) for phone in contact.phones]
        return [each for key in keys if key in self._found for each in self._found[key]]
