"""A base changes hands by the head's word: some clients at a time, with everything that is still to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, or_, select, update

from bot.domain.call_lists import ItemState
from bot.domain.handover import HandoverState, becomes_existing
from bot.domain.leaving import Deal
from bot.domain.meetings import MeetingState
from bot.domain.path import CLOSING, TALKS
from bot.domain.people import Ability, Member, may
from bot.store import existing, handing_over
from bot.store.tables import clients, handovers, list_items, meetings, paths, segments, studies

LETTERS = 40
SEGMENTS = 20
_IDS: Any = bindparam("ids", expanding=True)
_OLD: Any = bindparam("old")
_OWNED = (clients.c.team_id == bindparam("team_id"), clients.c.owner_id == bindparam("member_id"))
# The domain's `letter_of`: the search form is kept with each client.
_letter = func.substr(clients.c.search_name, 1, 1)
NO_SEGMENT = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Which of somebody's clients: all, or those of a segment, or those whose names begin with a letter."""

    segment_id: int | None = None
    """NO_SEGMENT: those of none."""
    letter: str = ""


ALL = Part()


def _part(part: Part) -> Select[Any]:
    chosen = select(clients.c.id).where(*_OWNED)
    if part.letter:
        chosen = chosen.where(_letter == part.letter)
    if part.segment_id == NO_SEGMENT:
        chosen = chosen.where(clients.c.segment_id.is_(None))
    elif part.segment_id is not None:
        chosen = chosen.where(clients.c.segment_id == part.segment_id)
    return chosen


def some(connection: Connection, member: Member, part: Part, limit: int) -> list[int]:
    """The next of his clients, as far as they are still his: those with deals first, to be shared at once."""
    wanted = _part(part).outerjoin(paths, paths.c.client_id == clients.c.id)
    wanted = wanted.order_by(func.coalesce(paths.c.block, 0).desc(), clients.c.id).limit(limit)
    return list(connection.scalars(wanted, {"team_id": member.team_id, "member_id": member.id}))


_DEALS = select(paths.c.client_id, paths.c.block, paths.c.amount).where(
    paths.c.team_id == bindparam("team_id"), paths.c.client_id.in_(_IDS), paths.c.block.in_((TALKS, CLOSING))
)


def deals(connection: Connection, team_id: int, ids: Sequence[int]) -> dict[int, Deal]:
    """Which of these clients stand in blocks 2 and 3, and for how much."""
    rows = connection.execute(_DEALS, {"team_id": team_id, "ids": list(ids)}) if ids else ()
    return {row.client_id: Deal(row.block, row.amount) for row in rows}


def count(connection: Connection, member: Member, part: Part) -> int:
    wanted = select(func.count()).select_from(_part(part).subquery())
    return int(connection.scalar(wanted, {"team_id": member.team_id, "member_id": member.id}) or 0)


_BY_SEGMENT = (
    select(segments.c.id, segments.c.name, func.count())
    .select_from(clients.outerjoin(segments, segments.c.id == clients.c.segment_id))
    .where(*_OWNED)
    .group_by(segments.c.id, segments.c.name)
    .order_by(func.count().desc())
    .limit(SEGMENTS)
)
_BY_LETTER = select(_letter, func.count()).where(*_OWNED).group_by(_letter).order_by(_letter).limit(LETTERS)


def by_segment(connection: Connection, member: Member) -> list[tuple[int, str, int]]:
    """His clients by segment: its id and name, and how many; of none, NO_SEGMENT and no name."""
    rows = connection.execute(_BY_SEGMENT, {"team_id": member.team_id, "member_id": member.id})
    return [(row[0] or NO_SEGMENT, row[1] or "", row[2]) for row in rows]


def by_letter(connection: Connection, member: Member) -> list[tuple[str, int]]:
    """By the first letter of their names, as they are searched for."""
    rows = connection.execute(_BY_LETTER, {"team_id": member.team_id, "member_id": member.id})
    return [(row[0], row[1]) for row in rows if row[0]]


# -- changing hands

_HIS = select(clients.c.id).where(*_OWNED, clients.c.id.in_(_IDS)).order_by(clients.c.id)

_OFFERS = (
    update(handovers)
    .where(handovers.c.client_id.in_(_IDS), handovers.c.state == HandoverState.OFFERED)
    .values(state=HandoverState.TAKEN_BACK, settled_at=bindparam("at"))
)
_MEETINGS = (
    update(meetings)
    .where(
        meetings.c.client_id.in_(_IDS),
        meetings.c.member_id == _OLD,
        meetings.c.state == MeetingState.BOOKED,
        or_(meetings.c.starts_at.is_(None), meetings.c.starts_at >= bindparam("since")),
    )
    .values(member_id=bindparam("new"), calendar=False, despite_absence=False)
    .returning(meetings.c.id)
)
_ITEMS = (
    update(list_items)
    .where(
        list_items.c.client_id.in_(_IDS),
        list_items.c.member_id == _OLD,
        list_items.c.monday >= bindparam("this_monday"),
        list_items.c.state == ItemState.WAITING,
    )
    .values(member_id=bindparam("new"))
)
_STUDIES = (
    update(studies)
    .where(
        studies.c.client_id.in_(_IDS),
        studies.c.member_id == _OLD,
        studies.c.concluded_at.is_(None),
        studies.c.undone_at.is_(None),
    )
    .values(undone_at=bindparam("at"))
)
UNSETTLED = timedelta(days=60)
"""Of meetings so long ago nobody says any more what became of them."""


def give(
    connection: Connection, old: Member, new: Member, ids: Sequence[int], by: Member, now: datetime, *, leaves: bool
) -> int:
    """These clients are another's from now on. Returns how many of the meetings go along: those to come, and of who
    leaves also those of which nobody has said what became of them. Who is not the old one's any more stays where he is.
    """
    today = new.day(now)
    ids = list(connection.scalars(_HIS, {"team_id": old.team_id, "member_id": old.id, "ids": list(ids)}))
    if not ids:
        return 0
    key = {"ids": ids, "old": old.id, "new": new.id, "at": now}
    connection.execute(_OFFERS, key)
    since = now - UNSETTLED if leaves else now
    went = len(connection.execute(_MEETINGS, key | {"since": since}).all())
    if may(new.role, Ability.MAKE_LISTS):
        connection.execute(_ITEMS, key | {"this_monday": today - timedelta(days=today.weekday())})
    connection.execute(_STUDIES, key)
    connection.execute(insert(handovers), [_hands(old, new, each, by, now) for each in ids])
    for client_id in ids:
        bought = existing.of_client(connection, old.team_id, client_id)
        handing_over.move(
            *(connection, old.team_id, client_id, old.id, new.id, today),
            existing_now=becomes_existing(bought, new.role),
            now=now,
        )
    return went


def _hands(old: Member, new: Member, client_id: int, by: Member, now: datetime) -> dict[str, Any]:
    """Through whose hands he went is told on his card: who brought him, and what was concluded of him, is not lost."""
    whose = {"team_id": old.team_id, "client_id": client_id, "from_id": old.id, "to_id": new.id, "created_by": by.id}
    return whose | {"state": HandoverState.MOVED, "created_at": now, "settled_at": now}


# -- what is left of who leaves

_LEFT_OVER = (
    select(meetings.c.id, clients.c.owner_id)
    .join(clients, clients.c.id == meetings.c.client_id)
    .where(
        meetings.c.team_id == bindparam("team_id"),
        meetings.c.member_id == bindparam("member_id"),
        meetings.c.state == MeetingState.BOOKED,
        or_(meetings.c.starts_at.is_(None), meetings.c.starts_at >= bindparam("since")),
    )
)
_ONE = (
    update(meetings)
    .where(meetings.c.id == bindparam("of_id"))
    .values(member_id=bindparam("holder"), calendar=False, despite_absence=False)
)
_OFF_LISTS = delete(list_items).where(
    list_items.c.team_id == bindparam("team_id"),
    list_items.c.member_id == bindparam("member_id"),
    list_items.c.state == ItemState.WAITING,
    list_items.c.monday >= bindparam("monday"),
)


def meetings_over(connection: Connection, member: Member, holders: Sequence[int], now: datetime) -> dict[int, int]:
    """His meetings with others' clients: to whom works with the client, if he may hold them, else to the first of
    `holders`. Returns how many each got."""
    key = {"team_id": member.team_id, "member_id": member.id, "since": now - UNSETTLED}
    got: dict[int, int] = {}
    for row in connection.execute(_LEFT_OVER, key).all():
        holder = row.owner_id if row.owner_id in holders else holders[0] if holders else row.owner_id
        connection.execute(_ONE, {"of_id": row.id, "holder": holder})
        got[holder] = got.get(holder, 0) + 1
    return got


def off_lists(connection: Connection, member: Member, now: datetime) -> None:
    """Nobody waits on his call lists any more: others may put them on theirs."""
    today = member.day(now)
    monday = today - timedelta(days=today.weekday())
    connection.execute(_OFF_LISTS, {"team_id": member.team_id, "member_id": member.id, "monday": monday})


def offers_to(connection: Connection, member: Member, now: datetime) -> list[tuple[str, int]]:
    """Nothing is offered to him any more; returns the clients' names and who offered them."""
    open_ones = (handovers.c.to_id == member.id, handovers.c.state == HandoverState.OFFERED)
    taken_back = update(handovers).where(*open_ones).values(state=HandoverState.TAKEN_BACK, settled_at=now)
    rows = connection.execute(taken_back.returning(handovers.c.client_id, handovers.c.created_by)).all()
    wanted = select(clients.c.id, clients.c.name).where(clients.c.id.in_([row.client_id for row in rows]))
    names = {row.id: row.name for row in connection.execute(wanted)} if rows else {}
    return [(names[row.client_id], row.created_by) for row in rows]


def give_up_studies(connection: Connection, member: Member, now: datetime) -> None:
    """What he began to study and did not conclude is begun by another."""
    begun = (studies.c.member_id == member.id, studies.c.concluded_at.is_(None), studies.c.undone_at.is_(None))
    connection.execute(update(studies).where(*begun).values(undone_at=now))
