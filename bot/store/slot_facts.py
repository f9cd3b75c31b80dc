"""Facts for the messages of slots, for many people at once: a query each for a whole chunk of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Result
from bot.store import promised_calls
from bot.store.tables import attachments, clients, decision_makers, forms, records

_MEMBERS: Any = bindparam("member_ids", expanding=True)
_CLIENTS: Any = bindparam("client_ids", expanding=True)
_CALL_BACKS = (
    select(promised_calls.caller, func.count())
    .where(
        promised_calls.by(lambda who: who.in_(_MEMBERS)),
        records.c.call_back_on.between(bindparam("since"), bindparam("today")),
        records.c.undone_at.is_(None),
        records.c.result != Result.COMPLAINT,
        ~promised_calls.KEPT,
    )
    .group_by(promised_calls.caller)
)
_ANSWER_DUE = records.c.call_back_on.between(bindparam("since"), bindparam("today"))
_COMPLAINTS = (
    select(promised_calls.caller, func.count())
    .where(
        or_(
            and_(promised_calls.by(lambda who: who.in_(_MEMBERS)), _ANSWER_DUE),
            # Where no day was named it should have been answered the same day.
            and_(
                records.c.member_id.in_(_MEMBERS),
                records.c.local_day.between(bindparam("since"), bindparam("today")),
                records.c.call_back_on.is_(None),
            ),
        ),
        records.c.result == Result.COMPLAINT,
        records.c.answered_at.is_(None),
        records.c.undone_at.is_(None),
    )
    .group_by(promised_calls.caller)
)
_OWNED = select(clients.c.owner_id, func.count()).where(clients.c.owner_id.in_(_MEMBERS)).group_by(clients.c.owner_id)
_NAMES = select(clients.c.id, clients.c.name).where(clients.c.id.in_(_CLIENTS))
_PEOPLE = (
    select(decision_makers)
    .where(decision_makers.c.client_id.in_(_CLIENTS), decision_makers.c.standing == Standing.ACTIVE)
    .order_by(decision_makers.c.id)
)
_LAST_FORMS = (
    select(forms.c.client_id, func.max(forms.c.id)).where(forms.c.client_id.in_(_CLIENTS)).group_by(forms.c.client_id)
)
_PLACES = (
    select(attachments.c.meeting_id, attachments.c.content)
    .where(
        attachments.c.meeting_id.in_(bindparam("meeting_ids", expanding=True)),
        attachments.c.kind == "location",
    )
    .order_by(attachments.c.id)
)


def call_backs_due(connection: Connection, member_ids: Collection[int], since: date, today: date) -> dict[int, int]:
    """How many promised calls are due and were not followed by another record of the client, by member."""
    return _counts(connection, _CALL_BACKS, member_ids, since, today)


def complaints_due(connection: Connection, member_ids: Collection[int], since: date, today: date) -> dict[int, int]:
    """How many complaints nobody answered, by the member who is to: they are no call-backs, as in /today."""
    return _counts(connection, _COMPLAINTS, member_ids, since, today)


def _counts(
    connection: Connection, asked: Select[Any, int], member_ids: Collection[int], since: date, today: date
) -> dict[int, int]:
    if not member_ids:
        return {}
    key = {"member_ids": list(member_ids), "since": since, "today": today}
    return {row[0]: row[1] for row in connection.execute(asked, key)}


def clients_owned(connection: Connection, member_ids: Collection[int]) -> dict[int, int]:
    """How many clients each has."""
    if not member_ids:
        return {}
    return {row[0]: row[1] for row in connection.execute(_OWNED, {"member_ids": list(member_ids)})}


def client_names(connection: Connection, client_ids: Collection[int]) -> dict[int, str]:
    """Of clients of all teams: for reminders, which are everybody's."""
    if not client_ids:
        return {}
    return {row.id: row.name for row in connection.execute(_NAMES, {"client_ids": list(client_ids)})}


def deciding(connection: Connection, client_ids: Collection[int]) -> dict[int, list[DecisionMaker]]:
    """Who decides at these clients."""
    if not client_ids:
        return {}
    found: dict[int, list[DecisionMaker]] = defaultdict(list)
    for row in connection.execute(_PEOPLE, {"client_ids": list(client_ids)}):
        person = DecisionMaker(row.id, row.client_id, row.full_name, row.position, Standing(row.standing))
        found[row.client_id].append(person)
    return found


def last_forms(connection: Connection, client_ids: Collection[int]) -> dict[int, int]:
    """The last questionnaire of each client."""
    if not client_ids:
        return {}
    return {row[0]: row[1] for row in connection.execute(_LAST_FORMS, {"client_ids": list(client_ids)})}


def places(connection: Connection, meeting_ids: Collection[int]) -> dict[int, tuple[float, float]]:
    """Latitude and longitude that was sent to a meeting last, by meeting."""
    if not meeting_ids:
        return {}
    rows = connection.execute(_PLACES, {"meeting_ids": list(meeting_ids)})
    return {row.meeting_id: (float(row.content["latitude"]), float(row.content["longitude"])) for row in rows}
