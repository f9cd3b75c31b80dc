"""Who works, and worked, in a team; what each has in hand; a role that changes, a person who leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, update

from bot.domain.leaving import InHand
from bot.domain.meetings import MeetingState
from bot.domain.path import CLOSING, OPEN
from bot.domain.people import NOBODY, Held, Member, Role
from bot.domain.promises import PromiseState
from bot.domain.timetable import Week
from bot.store import people, promised_calls, timetables
from bot.store.handing_over import CALLS_SINCE, PROMISES_SINCE
from bot.store.tables import clients, conversations, invitations, meetings, members, paths, promises, records, reminders

HELD_KEPT = 50
_EVERYBODY = select(members).where(members.c.team_id == bindparam("team_id")).order_by(members.c.id)


def everybody(connection: Connection, team_id: int) -> list[Member]:
    """Everybody of the team, also those who left, by id."""
    return [people.as_member(row) for row in connection.execute(_EVERYBODY, {"team_id": team_id})]


def of_week(connection: Connection, team_id: int, week: Week) -> list[Member]:
    """Whoever was here in a week, or came since, as what he logs of it is shown too; each as he was at its end, heads
    last, by name."""
    found = [
        one.as_on(week.sunday)
        for one in everybody(connection, team_id)
        if one.left_at is None or one.day_then(one.left_at) >= week.monday
    ]
    return sorted(found, key=lambda one: (one.role is Role.HEAD, one.name))


# -- in hand

_LOAD = (
    select(clients.c.owner_id, func.count())
    .where(clients.c.team_id == bindparam("team_id"), clients.c.owner_id.in_(bindparam("ids", expanding=True)))
    .group_by(clients.c.owner_id)
)
_CLIENTS = select(func.count(), func.count(clients.c.existing_since)).where(
    clients.c.team_id == bindparam("team_id"), clients.c.owner_id == bindparam("member_id")
)
_DEALS = select(func.count()).where(paths.c.member_id == bindparam("member_id"), paths.c.block >= 2)
_MEETINGS = select(func.count()).where(
    meetings.c.member_id == bindparam("member_id"),
    meetings.c.state == MeetingState.BOOKED,
    meetings.c.starts_at >= bindparam("now"),
)
_PROMISES = select(func.count()).where(
    promises.c.keeper_id == bindparam("member_id"),
    promises.c.state == PromiseState.OPEN,
    promises.c.made_on >= bindparam("promised_since"),
)
_CALLS = select(func.count()).where(
    promised_calls.by(lambda who: who == bindparam("member_id")),
    records.c.call_back_on >= bindparam("called_since"),
    records.c.undone_at.is_(None),
    promised_calls.UNANSWERED,
)


def load(connection: Connection, team_id: int, ids: Collection[int]) -> dict[int, int]:
    """How many clients each of these has."""
    if not ids:
        return {}
    rows = connection.execute(_LOAD, {"team_id": team_id, "ids": sorted(ids)})
    return {row[0]: row[1] for row in rows}


def in_hand(connection: Connection, member: Member, now: datetime) -> InHand:
    """What is still to be done by somebody, and with whom he works."""
    today = member.day(now)
    key = {
        "team_id": member.team_id,
        "member_id": member.id,
        "now": now,
        "promised_since": today - PROMISES_SINCE,
        "called_since": today - CALLS_SINCE,
    }
    owned = connection.execute(_CLIENTS, key).one()
    deals, booked, promised, calls = (
        int(connection.scalar(each, key) or 0) for each in (_DEALS, _MEETINGS, _PROMISES, _CALLS)
    )
    existing = owned[0] if member.role is Role.FARMER else owned[1]
    return InHand(owned[0], existing, deals, booked, promised, calls)


# -- another role, another share

_FORGET_SLOTS = (
    update(reminders)
    .where(reminders.c.member_id == bindparam("of_member"), reminders.c.again_at.is_not(None))
    .values(again_at=None)
)


def change_role(connection: Connection, member: Member, role: Role, by: Member, now: datetime) -> Member:
    """From now on he is this; what he was before is kept, and old weeks are judged by it. His base: role_changes."""
    if member.id in timetables.with_own(connection, member.team_id):
        timetables.save(connection, by, member_id=member.id, valid_from=member.day(now), slots=None, now=now)
    connection.execute(_FORGET_SLOTS, {"of_member": member.id})
    connection.execute(delete(conversations).where(conversations.c.member_id == member.id))
    if member.role is Role.HEAD:
        # One that he made for a head would bring in a head of whom nobody who leads knows.
        _void(connection, _given(member))
    return people.change(connection, member, role=role, roles=_before(member.roles, member.role, now))


def change_share(connection: Connection, member: Member, share: int, now: datetime) -> Member:
    """From now on he works so much of a full week; what he worked before is kept, and old weeks are judged by it."""
    return people.change(connection, member, share=share, shares=_before(member.shares, member.share, now))


def _before(kept: Sequence[Held[Any]], last: Any, until: datetime) -> list[list[Any]]:
    """What somebody had, with what he has until now."""
    return [[each.until.isoformat(), each.what] for each in (*kept, Held(until, last))][-HELD_KEPT:]


# -- who leads no more

_UNJOIN = (
    update(paths)
    .where(
        paths.c.team_id == bindparam("of_team"),
        paths.c.block == CLOSING,
        paths.c.stage.in_([str(each) for each in OPEN]),
        paths.c.joined_by == bindparam("of_member"),
    )
    .values(joined_by=None, joined_at=None)
    .returning(paths.c.client_id, paths.c.member_id)
)
_NAMES = select(clients.c.id, clients.c.name).where(
    clients.c.team_id == bindparam("team_id"), clients.c.id.in_(bindparam("ids", expanding=True))
)


def unjoin(connection: Connection, member: Member) -> dict[Member, list[tuple[int, str]]]:
    """The closings that he joined wait for a head again; returns whose these deals are, and the clients by name."""
    rows = connection.execute(_UNJOIN, {"of_team": member.team_id, "of_member": member.id}).all()
    key = {"team_id": member.team_id, "ids": sorted(row.client_id for row in rows)}
    names = {row.id: row.name for row in connection.execute(_NAMES, key)} if rows else {}
    freed: dict[Member, list[tuple[int, str]]] = {}
    for row in sorted(rows):
        leads = people.get(connection, member.team_id, row.member_id)
        if leads is not None:
            freed.setdefault(leads, []).append((row.client_id, names[row.client_id]))
    return freed


# -- who leaves

_OWNER = select(clients.c.owner_id).where(clients.c.id == promises.c.client_id).scalar_subquery()
_PROMISES_OVER = (
    update(promises)
    .where(
        promises.c.keeper_id == bindparam("of_member"),
        promises.c.state == PromiseState.OPEN,
        promises.c.made_on >= bindparam("since"),
    )
    .values(keeper_id=_OWNER)
)
_CALLER = select(clients.c.owner_id).where(clients.c.id == records.c.client_id).scalar_subquery()
_CALLS_OVER = (
    update(records)
    .where(
        promised_calls.by(lambda who: who == bindparam("of_member")),
        records.c.call_back_on >= bindparam("since"),
        records.c.undone_at.is_(None),
    )
    .values(call_back_by=_CALLER)
)


def let_go(connection: Connection, member: Member, now: datetime) -> None:
    """He works here no more. His clients were moved before: what he promised to others' goes to these others."""
    today = member.day(now)
    connection.execute(_PROMISES_OVER, {"of_member": member.id, "since": today - PROMISES_SINCE})
    connection.execute(_CALLS_OVER, {"of_member": member.id, "since": today - CALLS_SINCE})
    connection.execute(_FORGET_SLOTS, {"of_member": member.id})
    connection.execute(delete(conversations).where(conversations.c.member_id == member.id))
    _void_links(connection, member)
    people.change(connection, member, left_at=now, telegram_id=None)


def _void_links(connection: Connection, member: Member) -> None:
    """Neither the link by which he came nor those he gave away let anybody in any more."""
    _void(connection, (invitations.c.team_id == member.team_id, invitations.c.used_by == member.telegram_id))
    _void(connection, _given(member))


def _given(member: Member) -> tuple[ColumnElement[bool], ...]:
    """The links that he gave away, and nobody used."""
    mine = invitations.c.team_id == member.team_id
    return mine, invitations.c.created_by == member.id, invitations.c.used_by.is_(None)


def _void(connection: Connection, which: tuple[ColumnElement[bool], ...]) -> None:
    connection.execute(update(invitations).where(*which).values(used_by=NOBODY))
