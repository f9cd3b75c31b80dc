"""Forms filled for clients: every answer is kept the moment it is given, with what it replaced."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.domain.forms import Form, FormSummary, Given
from bot.domain.indicators import WALLET
from bot.domain.people import Member
from bot.domain.questionnaire import Answer, Answers, Fact, Progress
from bot.domain.questionnaire_json import answer_from_data, answer_to_data, loads
from bot.store import stale
from bot.store.files import Attachment
from bot.store.tables import answers, attachments, clients, forms, questionnaires, records

LISTED = 10
_WHOLE = (
    select(
        forms,
        clients.c.name.label("client_name"),
        questionnaires.c.content,
        records.c.local_day,
    )
    .join(clients, clients.c.id == forms.c.client_id)
    .join(questionnaires, questionnaires.c.id == forms.c.questionnaire_id)
    .outerjoin(records, records.c.id == forms.c.record_id)
    .where(forms.c.team_id == bindparam("team_id"))
)
_before = forms.alias("before")
_EARLIER_FORM = (
    select(_before.c.id)
    .where(_before.c.client_id == forms.c.client_id, _before.c.id < forms.c.id, _before.c.answered > 0)
    .order_by(_before.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("earlier")
)
_ONE = _WHOLE.add_columns(_EARLIER_FORM).where(forms.c.id == bindparam("id"))
_GIVEN = (answers.c.question, answers.c.value, answers.c.member_id, answers.c.answered_at, answers.c.revision)
_ANSWERS = select(*_GIVEN).where(answers.c.form_id == bindparam("form_id"))
_VALUES = select(answers.c.question, answers.c.value).where(answers.c.form_id == bindparam("form_id"))
_OF_RECORD = select(forms.c.id).where(
    forms.c.team_id == bindparam("team_id"), forms.c.record_id == bindparam("record_id")
)
_SUMMARY = (
    select(
        *(forms.c.id, forms.c.client_id, clients.c.name, forms.c.begun_at),
        *(forms.c.answered, forms.c.required, forms.c.record_id, records.c.local_day),
    )
    .join(clients, clients.c.id == forms.c.client_id)
    .outerjoin(records, records.c.id == forms.c.record_id)
    .where(forms.c.team_id == bindparam("team_id"))
)
_UNFINISHED = (
    _SUMMARY.where(
        forms.c.member_id == bindparam("member_id"),
        forms.c.changed_at >= bindparam("since"),
        forms.c.answered < forms.c.required,
    )
    .order_by(forms.c.changed_at.desc())
    .limit(LISTED)
)
_OF_CLIENT = _SUMMARY.where(forms.c.client_id == bindparam("client_id"))
_LAST_OF_CLIENT = (
    select(forms.c.id)
    .where(
        forms.c.team_id == bindparam("team_id"),
        forms.c.client_id == bindparam("client_id"),
        forms.c.id < bindparam("before"),
        forms.c.answered > 0,
    )
    .order_by(forms.c.id.desc())
    .limit(1)
)


def get(connection: Connection, member: Member, form_id: int) -> Form | None:
    """A form of the member's team; days are his."""
    row = connection.execute(_ONE, {"team_id": member.team_id, "id": form_id}).first()
    if row is None:
        return None
    given = {
        key: Given(answer_from_data(value), by, at, revision)
        for key, value, by, at, revision in connection.execute(_ANSWERS, {"form_id": form_id})
    }
    return Form(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        member_id=row.member_id,
        record_id=row.record_id,
        existing=row.existing,
        met_on=row.local_day or member.day(row.begun_at),
        begun_at=row.begun_at,
        questionnaire=loads(row.content),
        given=given,
        earlier=answers_of(connection, row.earlier) if row.earlier else {},
    )


def of_record(connection: Connection, team_id: int, record_id: int) -> int | None:
    """The id of a held meeting's form."""
    return connection.scalar(_OF_RECORD, {"team_id": team_id, "record_id": record_id})


def begin(
    connection: Connection,
    member: Member,
    client_id: int,
    questionnaire_id: int,
    record_id: int | None,
    required: Progress,
    *,
    existing: bool,
    now: datetime,
) -> int:
    """A new form without answers; returns its id."""
    row = {
        "team_id": member.team_id,
        "client_id": client_id,
        "member_id": member.id,
        "questionnaire_id": questionnaire_id,
        "record_id": record_id,
        "existing": existing,
        "begun_at": now,
        "changed_at": now,
        "answered": required.answered,
        "required": required.required,
    }
    return int(connection.scalar(insert(forms).returning(forms.c.id), row) or 0)


def link(connection: Connection, team_id: int, form_id: int, record_id: int) -> None:
    """A form begun beforehand belongs to this held meeting from now on."""
    mine = (forms.c.team_id == team_id, forms.c.id == form_id, forms.c.record_id.is_(None))
    connection.execute(update(forms).where(*mine).values(record_id=record_id))


def unlink(connection: Connection, team_id: int, record_id: int) -> None:
    """The meeting's record was taken back: what was answered stays with the client."""
    mine = (forms.c.team_id == team_id, forms.c.record_id == record_id)
    connection.execute(update(forms).where(*mine).values(record_id=None))


_INSERT_ANSWER = insert(answers)
_CHANGE_ANSWER = (
    update(answers)
    .where(answers.c.form_id == bindparam("of_form"), answers.c.question == bindparam("of_question"))
    .values(
        value=bindparam("value"),
        member_id=bindparam("by"),
        answered_at=bindparam("at"),
        revision=bindparam("revision"),
        earlier=bindparam("earlier"),
    )
)
_EARLIER = select(answers.c.value, answers.c.member_id, answers.c.answered_at, answers.c.earlier).where(
    answers.c.form_id == bindparam("form_id"), answers.c.question == bindparam("question")
)
_CHANGE_FORM = (
    update(forms)
    .where(forms.c.id == bindparam("of_form"))
    .values(
        changed_at=bindparam("at"),
        answered=bindparam("answered"),
        required=bindparam("required"),
        interest=bindparam("interest"),
    )
)


def keep(connection: Connection, member: Member, form: Form, question: str, answer: Answer, now: datetime) -> Form:
    """Write an answer down, with what it replaces; returns the form as it is then."""
    revision = form.revision(question) + 1
    value = answer_to_data(answer)
    if revision == 1:
        row = {
            "team_id": member.team_id,
            "form_id": form.id,
            "question": question,
            "value": value,
            "member_id": member.id,
            "answered_at": now,
            "revision": 1,
            "earlier": [],
        }
        connection.execute(_INSERT_ANSWER, row)
    else:
        _replace(connection, member, form, question, value, revision, now)
    given = Given(answer, member.id, now, revision)
    changed = replace(form, given={**form.given, question: given})
    done = changed.progress
    connection.execute(
        _CHANGE_FORM,
        {
            "of_form": form.id,
            "at": now,
            "answered": done.answered,
            "required": done.required,
            "interest": next(iter(changed.holds(Fact.INTEREST)), None),
        },
    )
    if question in WALLET:
        stale.mark(connection, [form.client_id])
    return changed


def _replace(
    connection: Connection, member: Member, form: Form, question: str, value: Any, revision: int, now: datetime
) -> None:
    old = connection.execute(_EARLIER, {"form_id": form.id, "question": question}).one()
    before = {"value": old.value, "by": old.member_id, "at": old.answered_at.isoformat()}
    connection.execute(
        _CHANGE_ANSWER,
        {
            "of_form": form.id,
            "of_question": question,
            "value": value,
            "by": member.id,
            "at": now,
            "revision": revision,
            "earlier": [*old.earlier, before],
        },
    )


def _summary(row: Any) -> FormSummary:
    return FormSummary(*row)  # in the order of _SUMMARY


def unfinished(connection: Connection, member: Member, since: datetime) -> list[FormSummary]:
    """The forms he began and has not completed, the latest touched first."""
    key = {"team_id": member.team_id, "member_id": member.id, "since": since}
    return [_summary(row) for row in connection.execute(_UNFINISHED, key)]


def of_client(connection: Connection, team_id: int, client_id: int, *, skip: int = 0) -> list[FormSummary]:
    """The client's forms, the latest first, LISTED at most, behind the first `skip`."""
    wanted = _OF_CLIENT.order_by(forms.c.id.desc()).limit(LISTED).offset(skip)
    return [_summary(row) for row in connection.execute(wanted, {"team_id": team_id, "client_id": client_id})]


def count_of_client(connection: Connection, team_id: int, client_id: int) -> int:
    mine = (forms.c.team_id == team_id, forms.c.client_id == client_id)
    return connection.scalar(select(func.count()).select_from(forms).where(*mine)) or 0


def last_of_client(connection: Connection, team_id: int, client_id: int, before: int = 2**62) -> int | None:
    """The id of the client's latest form with answers; of those begun before the form `before`."""
    return connection.scalar(_LAST_OF_CLIENT, {"team_id": team_id, "client_id": client_id, "before": before})


def answers_of(connection: Connection, form_id: int) -> Answers:
    """The answers of a form whose team was asked before."""
    return {key: answer_from_data(value) for key, value in connection.execute(_VALUES, {"form_id": form_id})}


def attach(
    connection: Connection, member: Member, form_id: int, question: str, kind: str, content: Any, now: datetime
) -> None:
    """A voice note or another file stays with the question, to be typed out later."""
    row = {
        "team_id": member.team_id,
        "form_id": form_id,
        "question": question,
        "kind": kind,
        "content": content,
        "created_at": now,
    }
    connection.execute(insert(attachments).values(row))


def notes_waiting(connection: Connection, form: Form) -> dict[str, int]:
    """By question: how many notes were sent to it since it was last answered, and wait to be typed out."""
    wanted = select(attachments.c.question, attachments.c.created_at).where(attachments.c.form_id == form.id)
    waiting: Counter[str] = Counter()
    for question, sent_at in connection.execute(wanted):
        given = form.given.get(question)
        if question and (given is None or given.answered_at < sent_at):
            waiting[question] += 1
    return dict(waiting)


def notes_of(connection: Connection, form_id: int, question: str) -> list[Attachment]:
    """What was sent to a question of a form whose team was asked before, in order; LISTED at most, the latest."""
    rows = connection.execute(
        select(attachments.c.kind, attachments.c.content, attachments.c.created_at)
        .where(attachments.c.form_id == form_id, attachments.c.question == question)
        .order_by(attachments.c.id.desc())
        .limit(LISTED)
    )
    return [Attachment(row.kind, row.content, row.created_at) for row in rows][::-1]
