"""A team's questionnaire in its versions: what a form was begun on, it is finished on."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain.default_questionnaire import default
from bot.domain.people import Member
from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_json import dumps, loads
from bot.store import audit
from bot.store.dialect import insert_if_new
from bot.store.tables import forms, questionnaires


class Version(NamedTuple):
    id: int
    version: int
    """From 1."""
    form: Questionnaire


_OF_TEAM = select(
    questionnaires.c.id, questionnaires.c.version, questionnaires.c.content, questionnaires.c.created_at
).where(questionnaires.c.team_id == bindparam("team_id"))
_NEWEST = _OF_TEAM.order_by(questionnaires.c.version.desc()).limit(1)
_ONE = _OF_TEAM.where(questionnaires.c.id == bindparam("id"))
_BEGUN_ON = (
    select(forms.c.id)
    .where(forms.c.questionnaire_id == bindparam("id"), forms.c.team_id == bindparam("team_id"))
    .limit(1)
)


def current(connection: Connection, team_id: int, locale: str, now: datetime) -> Version:
    """The newest version; a team that has none begins with the default form in this language."""
    row = connection.execute(_NEWEST, {"team_id": team_id}).first()
    if row is None:
        first = {"team_id": team_id, "version": 1, "content": dumps(default(locale)), "created_at": now}
        connection.execute(insert_if_new(connection, questionnaires), first)
        row = connection.execute(_NEWEST, {"team_id": team_id}).one()
    return _version(row)


def get(connection: Connection, team_id: int, questionnaire_id: int) -> Version | None:
    """A version of this team's, old or new."""
    row = connection.execute(_ONE, {"team_id": team_id, "id": questionnaire_id}).first()
    return _version(row) if row else None


def _version(row: Any) -> Version:
    return Version(row.id, row.version, loads(row.content))


def save(connection: Connection, member: Member, form: Questionnaire, now: datetime) -> int:
    """Keep an edited form; returns its version's id.

    A version on which a form was begun stays as it is, and a new one follows it; one that nobody used is overwritten.
    """
    newest = connection.execute(_NEWEST, {"team_id": member.team_id}).first()
    audit.note(connection, member, "questions.changed", now)
    if newest is None or _is_used(connection, member.team_id, newest.id):
        row = {
            "team_id": member.team_id,
            "version": newest.version + 1 if newest else 1,
            "content": dumps(form),
            "created_by": member.id,
            "created_at": now,
        }
        return int(connection.execute(insert(questionnaires).values(row).returning(questionnaires.c.id)).scalar_one())
    mine = (questionnaires.c.team_id == member.team_id, questionnaires.c.id == newest.id)
    connection.execute(update(questionnaires).where(*mine).values(content=dumps(form), created_by=member.id))
    return int(newest.id)


def _is_used(connection: Connection, team_id: int, questionnaire_id: int) -> bool:
    key = {"team_id": team_id, "id": questionnaire_id}
    return connection.execute(_BEGUN_ON, key).first() is not None
