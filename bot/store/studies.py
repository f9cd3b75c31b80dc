"""Studies of clients' situations: a row is begun for each client of the day, and holds all that was said so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from bot.domain.client_class import Class
from bot.domain.days_choice import Changes
from bot.domain.people import Member
from bot.domain.standing_plain import from_plain, to_plain
from bot.domain.study import Conclusion, Draft
from bot.domain.study_choice import Cause, Chosen
from bot.domain.studying import DaysStudies, Said, Study, kept, of_day
from bot.store.dialect import change_row
from bot.store.study_facts import told_from_plain
from bot.store.tables import clients, studies

_DAY = timedelta(days=1)
_WHOLE = select(studies, clients.c.name.label("client_name"), clients.c.owner_id).join(
    clients, clients.c.id == studies.c.client_id
)
_MINE = (studies.c.team_id == bindparam("team"), studies.c.member_id == bindparam("member"))
_ONE = _WHOLE.where(*_MINE, studies.c.id == bindparam("id"))
_OF_DAY = _WHOLE.where(*_MINE, studies.c.local_day == bindparam("day")).order_by(studies.c.id)
_LAST_DONE = (
    _WHOLE.where(
        *_MINE,
        studies.c.local_day.between(bindparam("first"), bindparam("last")),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
    )
    .order_by(studies.c.concluded_at.desc(), studies.c.id.desc())
    .limit(1)
)
_OF_CLIENT = (
    _WHOLE.where(
        studies.c.team_id == bindparam("team"),
        studies.c.client_id == bindparam("client"),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
    )
    .order_by(studies.c.id.desc())
    .limit(1)
)


def _study(row: Row[Any]) -> Study:
    standing, turnover_class = from_plain(row.indicators) or (None, Class.C)
    return Study(
        id=row.id,
        member_id=row.member_id,
        client_id=row.client_id,
        client_name=row.client_name,
        owner_id=row.owner_id,
        local_day=row.local_day,
        cause=Cause(row.cause),
        asked=row.asked,
        answers=told_from_plain(row.answers),
        draft=Draft(
            Conclusion(row.conclusion) if row.conclusion else None,
            row.reason or "",
            row.next_step or "",
            row.next_on,
        ),
        concluded_at=row.concluded_at,
        undone_at=row.undone_at,
        standing=standing,
        turnover_class=turnover_class,
    )


def _key(member: Member, **more: Any) -> dict[str, Any]:
    return {"team": member.team_id, "member": member.id, **more}


def own(connection: Connection, member: Member, study_id: int) -> Study | None:
    """One of the member's own; nobody else's."""
    row = connection.execute(_ONE, _key(member, id=study_id)).first()
    return _study(row) if row else None


def all_of_day(connection: Connection, member: Member, day: date) -> list[Study]:
    """Everybody who had his turn on a day: also those who were put aside, and what was taken back."""
    return [_study(row) for row in connection.execute(_OF_DAY, _key(member, day=day))]


def day_of(connection: Connection, member: Member, day: date) -> DaysStudies:
    return of_day(all_of_day(connection, member, day))


def last_done(connection: Connection, member: Member, today: date) -> Study | None:
    """What he concluded last, today or yesterday."""
    row = connection.execute(_LAST_DONE, _key(member, first=today - _DAY, last=today)).first()
    return _study(row) if row else None


def last_of_client(connection: Connection, team_id: int, client_id: int) -> Study | None:
    """The last conclusion about a client, whoever made it."""
    row = connection.execute(_OF_CLIENT, {"team": team_id, "client": client_id}).first()
    return _study(row) if row else None


_LEFT_OPEN = (
    update(studies)
    .where(
        *_MINE,
        studies.c.local_day.between(bindparam("first"), bindparam("last")),
        studies.c.concluded_at.is_(None),
        studies.c.undone_at.is_(None),
    )
    .values(undone_at=bindparam("now"))
)
LOOK_BACK = timedelta(days=14)


def give_up_old(connection: Connection, member: Member, today: date, now: datetime) -> None:
    """What was begun on other days and not concluded gives way to the new day's choice."""
    key = _key(member, first=today - LOOK_BACK, last=today - _DAY, now=now)
    connection.execute(_LEFT_OPEN, key)


def begin(connection: Connection, member: Member, chosen: Iterable[Chosen], day: date, now: datetime) -> None:
    """These clients have their turn, in this order; of each a study that nothing was said in yet."""
    rows = [
        {
            "team_id": member.team_id,
            "member_id": member.id,
            "client_id": each.client_id,
            "local_day": day,
            "cause": each.cause,
            "asked": 0,
            "answers": {},
            "indicators": {},
            "created_at": now,
        }
        for each in chosen
    ]
    if rows:
        connection.execute(insert(studies), rows)


_DROP = delete(studies).where(*_MINE, studies.c.id.in_(bindparam("dropped", expanding=True)))


def follow(connection: Connection, member: Member, made: Changes, day: date, now: datetime) -> None:
    """The day's choice is another one by now: who waits and is not chosen any more was never begun."""
    if made.dropped:
        connection.execute(_DROP, _key(member, dropped=[each.id for each in made.dropped]))
    for study, cause in made.told_anew:
        change_row(connection, studies, study.id, {"cause": cause})
    begin(connection, member, made.begun, day, now)


def keep(connection: Connection, study: Study) -> None:
    """All that was shown and said so far."""
    shown = to_plain(study.standing, study.turnover_class) if study.standing else {}
    values = {"asked": study.asked, "answers": _told(study.answers), "indicators": shown, **_said(study.draft)}
    change_row(connection, studies, study.id, values)


def _told(answers: Any) -> dict[str, Sequence[str]]:
    return {key: [said.option, said.day.isoformat()] for key, said in answers.items()}


def _said(draft: Draft) -> dict[str, Any]:
    return {
        "conclusion": draft.conclusion,
        "reason": draft.reason or None,
        "next_step": draft.next_step or None,
        "next_on": draft.next_on,
    }


_CONCLUDE = (
    update(studies)
    .where(studies.c.id == bindparam("study"), studies.c.concluded_at.is_(None), studies.c.undone_at.is_(None))
    .values(
        concluded_at=bindparam("at"),
        local_day=bindparam("day"),
        answers=bindparam("told"),
        indicators=bindparam("shown"),
        source=bindparam("by"),
        asked=bindparam("behind"),
        conclusion=bindparam("said_conclusion"),
        reason=bindparam("said_reason"),
        next_step=bindparam("said_next_step"),
        next_on=bindparam("said_next_on"),
    )
)


def conclude(
    connection: Connection, study: Study, last: dict[str, Said], source: str, today: date, now: datetime
) -> bool:
    """The conclusion stands; what was answered before and not asked today stands with it. False: it did already."""
    told = study.as_told(today)
    values = {
        "study": study.id,
        "at": now,
        "day": today,
        "told": _told(kept(study, last, today)),
        "shown": to_plain(told, study.turnover_class) if told else {},
        "by": source,
        "behind": study.asked,
        **{f"said_{name}": value for name, value in _said(study.draft).items()},
    }
    return connection.execute(_CONCLUDE, values).rowcount == 1


def put_aside(connection: Connection, study: Study, now: datetime) -> None:
    """Not today: nothing is concluded, and the client stays where he stood."""
    change_row(connection, studies, study.id, {"undone_at": now})


def undo(connection: Connection, study: Study, today: date, now: datetime) -> int:
    """Take a conclusion back. The row stays for the history; another one goes on from its answers: its id."""
    change_row(connection, studies, study.id, {"undone_at": now, "source": None})
    row = {
        "client_id": study.client_id,
        "member_id": study.member_id,
        "local_day": today,
        "cause": study.cause,
        "asked": study.asked,
        "answers": _told(study.answers),
        "indicators": {},
        "created_at": now,
    }
    team = select(studies.c.team_id).where(studies.c.id == study.id).scalar_subquery()
    return int(connection.scalar(insert(studies).values(team_id=team, **row).returning(studies.c.id)) or 0)


_COUNT = (
    select(studies.c.member_id, func.count())
    .where(
        studies.c.member_id.in_(bindparam("members", expanding=True)),
        studies.c.local_day == bindparam("day"),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
    )
    .group_by(studies.c.member_id)
)


def done_by(connection: Connection, member_ids: Collection[int], day: date) -> dict[int, int]:
    """How many each concluded on a day."""
    if not member_ids:
        return {}
    return {row[0]: row[1] for row in connection.execute(_COUNT, {"members": sorted(member_ids), "day": day})}
