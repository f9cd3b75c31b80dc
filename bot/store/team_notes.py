"""What a team writes down for itself: the worksheet's answers, the topics of its trainings. The latest word holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from bot.domain.people import Member
from bot.domain.team_notes import Question
from bot.store.tables import team_notes

TRAINING = "training"
_WORKSHEET = (
    select(team_notes.c.kind, team_notes.c.content)
    .where(team_notes.c.team_id == bindparam("team_id"), team_notes.c.kind.in_(tuple(Question)))
    .order_by(team_notes.c.id)
)
_LATEST_TOPICS = (
    select(func.max(team_notes.c.id))
    .where(
        team_notes.c.team_id.in_(bindparam("team_ids", expanding=True)),
        team_notes.c.kind == TRAINING,
        team_notes.c.monday == bindparam("monday"),
    )
    .group_by(team_notes.c.team_id)
)
_TOPICS = select(team_notes.c.team_id, team_notes.c.content).where(team_notes.c.id.in_(_LATEST_TOPICS))


def worksheet(connection: Connection, team_id: int) -> dict[str, str]:
    """The answers that the head has given, by question, in the questions' order."""
    said = {row.kind: row.content for row in connection.execute(_WORKSHEET, {"team_id": team_id})}
    return {question: said[question] for question in Question if said.get(question)}


def answer(connection: Connection, by: Member, question: Question, text: str, now: datetime) -> None:
    """Write an answer down; an empty one takes it back."""
    _write(connection, by, question, None, text, now)


def topics(connection: Connection, team_ids: Collection[int], monday: date) -> dict[int, str]:
    """The topic of a week's training, by team; of teams that have one."""
    if not team_ids:
        return {}
    rows = connection.execute(_TOPICS, {"team_ids": list(team_ids), "monday": monday})
    return {team_id: content for team_id, content in rows if content}


def topic(connection: Connection, team_id: int, monday: date) -> str | None:
    return topics(connection, [team_id], monday).get(team_id)


def set_topic(connection: Connection, by: Member, monday: date, text: str, now: datetime) -> None:
    """The topic of the training in the week of this Monday; an empty one takes it back."""
    _write(connection, by, TRAINING, monday, text, now)


def _write(connection: Connection, by: Member, kind: str, monday: date | None, content: str, now: datetime) -> None:
    row = {"team_id": by.team_id, "kind": kind, "monday": monday, "content": content}
    connection.execute(insert(team_notes).values(**row, created_by=by.id, created_at=now))
