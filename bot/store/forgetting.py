"""Personal data is erased, counts and records stay: of a member who asks for it, of a client's decision maker."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, null, or_, select, update

from bot.domain.absences import AbsenceKind
from bot.domain.clients import DecisionMaker
from bot.domain.forgetting import without_name
from bot.domain.people import Member
from bot.store import people
from bot.store.tables import (
    absences,
    answers,
    attachments,
    cards,
    conversations,
    decision_makers,
    errands,
    forms,
    inbox,
    meetings,
    outbox,
    promises,
    records,
    reminders,
)

SENT_BY_HAND = ("voice", "photo", "location")
"""Kinds of attachments that show or tell where a person is, how he speaks and what he sees."""
_MINE: Any = bindparam("of_member")
_ATTACHED = or_(
    attachments.c.record_id.in_(select(records.c.id).where(records.c.member_id == _MINE)),
    attachments.c.meeting_id.in_(select(meetings.c.id).where(meetings.c.member_id == _MINE)),
    attachments.c.meeting_id.in_(
        select(meetings.c.id).join(records, records.c.id == meetings.c.record_id).where(records.c.member_id == _MINE)
    ),
    attachments.c.form_id.in_(select(forms.c.id).where(forms.c.member_id == _MINE)),
)
_HIS_ATTACHMENTS = (attachments.c.team_id == bindparam("of_team"), _ATTACHED, attachments.c.kind.in_(SENT_BY_HAND))
_RECORDS = select(func.count()).where(records.c.member_id == _MINE, records.c.undone_at.is_(None))
_COUNT = select(func.count()).select_from(attachments).where(*_HIS_ATTACHMENTS)


def kept_of(connection: Connection, member: Member) -> tuple[int, int]:
    """How many records are his, and how many voice notes, photos and places he attached."""
    key = {"of_member": member.id, "of_team": member.team_id}
    return int(connection.scalar(_RECORDS, key) or 0), int(connection.scalar(_COUNT, key) or 0)


def forget(connection: Connection, member: Member, alias: str, now: datetime) -> None:
    """Of who left, nothing is known any more but what he did. Old weeks are judged by his roles, so these stay."""
    key = {"of_member": member.id, "of_team": member.team_id}
    connection.execute(delete(attachments).where(*_HIS_ATTACHMENTS), key)
    his_absences = (absences.c.member_id == member.id, absences.c.kind != AbsenceKind.OTHER)
    connection.execute(update(absences).where(*his_absences).values(kind=AbsenceKind.OTHER))
    his_slots = (reminders.c.member_id == member.id, reminders.c.reason.is_not(None))
    connection.execute(update(reminders).where(*his_slots).values(reason=None))
    connection.execute(delete(conversations).where(conversations.c.member_id == member.id))
    connection.execute(delete(errands).where(errands.c.member_id == member.id))
    _forget_chat(connection, member.telegram_id)
    gone = dict.fromkeys(("telegram_id", "zone_since", "zone_before", "quiet_from", "quiet_until", "unreachable_since"))
    people.change(connection, member, name=alias, forgotten_at=now, stays=null(), **gone)


def _forget_chat(connection: Connection, chat_id: int) -> None:
    """What he wrote and was written; what is still on its way to him, the farewell too, goes out first."""
    connection.execute(delete(cards).where(cards.c.chat_id == chat_id))
    connection.execute(delete(outbox).where(outbox.c.chat_id == chat_id, outbox.c.state == "failed"))
    over = (inbox.c.chat_key == chat_id, inbox.c.state.in_(("done", "failed")))
    # The numbers stay for two days: Telegram may repeat an update.
    emptied = {"payload": null(), "error": None, "state": "done", "ended_at": inbox.c.received_at}
    connection.execute(update(inbox).where(*over).values(emptied))


# -- a client's decision maker

_ANSWERS = (
    select(answers.c.id, answers.c.value, answers.c.earlier)
    .join(forms, forms.c.id == answers.c.form_id)
    .where(answers.c.team_id == bindparam("team_id"), forms.c.client_id == bindparam("client_id"))
)
_KEEP = (
    update(answers)
    .where(answers.c.id == bindparam("of_id"))
    .values(value=bindparam("told"), earlier=bindparam("before"))
)
_WRITTEN = ((records.c.note, records.c.client_id), (promises.c.what, promises.c.client_id))


def forget_person(connection: Connection, team_id: int, person: DecisionMaker, alias: str) -> None:
    """His name and phone are gone, on the card, in forms and notes; his position stays, so what counted counts."""
    mine = (decision_makers.c.team_id == team_id, decision_makers.c.id == person.id)
    connection.execute(update(decision_makers).where(*mine).values(full_name=alias, phone=None))
    for row in connection.execute(_ANSWERS, {"team_id": team_id, "client_id": person.client_id}).all():
        told, before = (without_name(each, person.full_name, alias) for each in (row.value, row.earlier))
        if (told, before) != (row.value, row.earlier):
            connection.execute(_KEEP, {"of_id": row.id, "told": told, "before": before})
    for column, client_id in _WRITTEN:
        named = (column.table.c.team_id == team_id, client_id == person.client_id, column.contains(person.full_name))
        changed = {column.name: func.replace(column, person.full_name, alias)}
        connection.execute(update(column.table).where(*named).values(changed))
    with_him = select(records.c.id).where(records.c.team_id == team_id, records.c.decision_maker_id == person.id)
    cards_of_him = (attachments.c.record_id.in_(with_him), attachments.c.kind == "contact")
    connection.execute(delete(attachments).where(*cards_of_him))
