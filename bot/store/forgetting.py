"""A member's personal data is erased, at his own request or after he left; counts and records stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, null, or_, select, update

from bot.domain.absences import AbsenceKind
from bot.domain.people import NOBODY, Member
from bot.domain.traces import Reach, Traces, traces_of, without
from bot.store import forgetting_transit, forgetting_words, people
from bot.store.tables import (
    absences,
    attachments,
    cards,
    clients,
    conversations,
    decision_makers,
    errands,
    forms,
    inbox,
    meetings,
    members,
    outbox,
    records,
    reminders,
    teams,
)

SENT_BY_HAND = ("voice", "photo", "location")
"""Kinds of attachments that show or tell where a person is, how he speaks and what he sees."""
AT_ONCE = 50
"""Clients about whom all texts are looked through in one transaction."""
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


def team_locale(connection: Connection, team_id: int) -> str:
    """The language in which the team's texts tell that something was removed."""
    return str(connection.scalar(select(teams.c.locale).where(teams.c.id == team_id)))


_LEFT = (
    select(members)
    .where(members.c.team_id == bindparam("team_id"), members.c.left_at.is_not(None), members.c.forgotten_at.is_(None))
    .order_by(members.c.left_at.desc(), members.c.id)
)


def left_of(connection: Connection, team_id: int) -> list[Member]:
    """Who worked in the team and is not forgotten, the last to leave first."""
    return [people.as_member(row) for row in connection.execute(_LEFT, {"team_id": team_id})]


# -- his name in others' texts

_SOME = (
    select(clients.c.id)
    .where(clients.c.team_id == bindparam("team_id"), clients.c.id > bindparam("after"))
    .order_by(clients.c.id)
    .limit(AT_ONCE)
)
_BESIDE = select(decision_makers.c.client_id, decision_makers.c.full_name).where(
    decision_makers.c.client_id.in_(bindparam("clients", expanding=True))
)


def from_texts(connection: Connection, member: Member, after: int, mark: str) -> int | None:
    """He stands no more in what was said about the next clients; behind the last of them, in nothing that the team
    wrote. Returns behind which client to go on; None: it is done."""
    ids = connection.scalars(_SOME, {"team_id": member.team_id, "after": after}).all()
    known = forgetting_words.names_beside(connection.execute(_BESIDE, {"clients": ids})) if ids else {}
    tracing = {client_id: _traces(member, known.get(client_id, ())) for client_id in ids}
    forgetting_words.about_clients(
        connection, member.team_id, ids, lambda client_id, text: without(text, tracing[client_id], mark)
    )
    if len(ids) == AT_ONCE:
        return int(ids[-1])
    everywhere = _traces(member)
    forgetting_words.of_team(connection, member.team_id, everywhere, mark)
    forgetting_transit.clear(connection, member.team_id, lambda _: everywhere, mark)
    return None


def _traces(member: Member, others: Sequence[str] = ()) -> Traces:
    return traces_of(member.name, None, others=others, reach=Reach.SURNAME)


# -- his own


def forget(connection: Connection, member: Member, alias: str, now: datetime) -> None:
    """Of who left, nothing is known any more but what he did. Old weeks are judged by his roles and counted by the days
    of the zones he was in, so these stay."""
    key = {"of_member": member.id, "of_team": member.team_id}
    connection.execute(delete(attachments).where(*_HIS_ATTACHMENTS), key)
    his_absences = (absences.c.member_id == member.id, absences.c.kind != AbsenceKind.OTHER)
    connection.execute(update(absences).where(*his_absences).values(kind=AbsenceKind.OTHER))
    his_slots = (reminders.c.member_id == member.id, reminders.c.reason.is_not(None))
    connection.execute(update(reminders).where(*his_slots).values(reason=None))
    connection.execute(delete(conversations).where(conversations.c.member_id == member.id))
    connection.execute(delete(errands).where(errands.c.member_id == member.id))
    if member.telegram_id != NOBODY:
        _forget_chat(connection, member.telegram_id)
    gone = dict.fromkeys(("telegram_id", "zone_since", "zone_before", "quiet_from", "quiet_until", "unreachable_since"))
    people.change(connection, member, name=alias, forgotten_at=now, **gone)


def _forget_chat(connection: Connection, chat_id: int) -> None:
    """What he wrote and was written; what is still on its way to him, the farewell too, goes out first."""
    connection.execute(delete(cards).where(cards.c.chat_id == chat_id))
    connection.execute(delete(outbox).where(outbox.c.chat_id == chat_id, outbox.c.state == "failed"))
    over = (inbox.c.chat_key == chat_id, inbox.c.state == "failed")
    # The numbers stay for two days: Telegram may repeat an update.
    emptied = {"payload": null(), "error": None, "state": "done", "ended_at": inbox.c.received_at}
    connection.execute(update(inbox).where(*over).values(emptied))
