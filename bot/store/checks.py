"""What of his first week a trainee has behind him: facts counted, and what was said of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from bot.domain.funnel import Kind
from bot.domain.meetings import MeetingState
from bot.domain.newcomer import Facts, Path, path_of
from bot.domain.people import Member, Role
from bot.domain.team_notes import Question
from bot.store import people
from bot.store.dialect import insert_if_new
from bot.store.tables import checks_done, meetings, members, records, team_notes

PROPOSED = "proposed"
"""The heads were told that everything is behind him."""
_IDS: Any = bindparam("ids", expanding=True)
_TICKED = select(checks_done.c.member_id, checks_done.c.item).where(checks_done.c.member_id.in_(_IDS))
_CALLS = (
    select(records.c.member_id, func.count())
    .where(records.c.member_id.in_(_IDS), records.c.kind == Kind.CALL, records.c.undone_at.is_(None))
    .group_by(records.c.member_id)
)
_BOOKED = (
    select(records.c.member_id, func.count())
    .join(meetings, meetings.c.record_id == records.c.id)
    .where(
        records.c.member_id.in_(_IDS),
        records.c.undone_at.is_(None),
        meetings.c.state != MeetingState.UNDONE,
    )
    .group_by(records.c.member_id)
)
_SHEETS = (
    select(team_notes.c.team_id)
    .where(team_notes.c.team_id.in_(bindparam("teams", expanding=True)), team_notes.c.kind.in_(tuple(Question)))
    .distinct()
)
_WAITING = (
    select(members)
    .where(
        members.c.team_id.in_(bindparam("teams", expanding=True)),
        members.c.role == Role.TRAINEE,
        members.c.onboarding.is_(None),
        members.c.left_at.is_(None),
        ~select(checks_done.c.id)
        .where(checks_done.c.member_id == members.c.id, checks_done.c.item == PROPOSED)
        .exists(),
    )
    .order_by(members.c.id)
)


def paths_of(connection: Connection, whom: Sequence[Member]) -> dict[int, Path]:
    """The first weeks of those who are trainees, of any teams, by member; of others nothing."""
    trainees = [one for one in whom if one.role is Role.TRAINEE]
    if not trainees:
        return {}
    key = {"ids": [one.id for one in trainees]}
    ticked: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(_TICKED, key):
        ticked[row.member_id].add(row.item)
    calls, booked = ({row[0]: row[1] for row in connection.execute(each, key)} for each in (_CALLS, _BOOKED))
    sheets = set(connection.scalars(_SHEETS, {"teams": sorted({one.team_id for one in trainees})}))
    return {
        one.id: path_of(
            Facts(
                joined=one.onboarding is None,
                worksheet=one.team_id in sheets,
                calls=calls.get(one.id, 0),
                meetings=booked.get(one.id, 0),
                ticked=frozenset(ticked[one.id]),
            )
        )
        for one in trainees
    }


def path_of_member(connection: Connection, member: Member) -> Path | None:
    return paths_of(connection, [member]).get(member.id)


def tick(connection: Connection, member: Member, item: str, by: Member, now: datetime) -> bool:
    """It is behind him; false: it was."""
    row = {"team_id": member.team_id, "member_id": member.id, "item": item, "done_by": by.id, "done_at": now}
    return connection.execute(insert_if_new(connection, checks_done, checks_done.c.id), row).first() is not None


def untick(connection: Connection, member: Member, item: str) -> None:
    mine = (checks_done.c.team_id == member.team_id, checks_done.c.member_id == member.id)
    connection.execute(delete(checks_done).where(*mine, checks_done.c.item == item))


def complete(connection: Connection, team_ids: Collection[int]) -> list[Member]:
    """The trainees of these teams who have everything behind them, of whom the heads were not told yet."""
    if not team_ids:
        return []
    trainees = [people.as_member(row) for row in connection.execute(_WAITING, {"teams": sorted(team_ids)})]
    found = paths_of(connection, trainees)
    return [one for one in trainees if found[one.id].is_complete]
