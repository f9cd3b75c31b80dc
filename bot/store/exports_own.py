"""The sheets of one person: what is kept about him, and what he logged.

Clients' names, phones and what was noted of them are the team's and are left out; their numbers stay, so that a record
can be asked about.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, or_, select

from bot.store.exports import MEMBER, TEAM, Sheet, Told, person, plain, sheet, word
from bot.store.exports_leading import TRAIL, trail_sheet
from bot.store.tables import (
    absences,
    attachments,
    audit,
    batches,
    checks_done,
    deputies,
    forms,
    meetings,
    members,
    norms,
    promises,
    records,
    reminders,
    studies,
    timetables,
)


def _own(of: Table, name: str, *told: Told) -> Sheet:
    return sheet(name, told, of.c.team_id == TEAM, of.c.member_id == MEMBER)


def _mine(of: Table) -> Any:
    return select(of.c.id).where(of.c.team_id == TEAM, of.c.member_id == MEMBER)


_SENT: ColumnElement[bool] = or_(
    attachments.c.record_id.in_(_mine(records)),
    attachments.c.meeting_id.in_(_mine(meetings)),
    attachments.c.form_id.in_(_mine(forms)),
)
_ABOUT_HIM = or_(audit.c.member_id == MEMBER, and_(audit.c.subject == "member", audit.c.subject_id == MEMBER))
_TRAIL = select(*TRAIL).where(audit.c.team_id == TEAM, _ABOUT_HIM, audit.c.id > bindparam("after")).order_by(audit.c.id)

SHEETS = (
    sheet(
        "me",
        (
            *(plain(members.c.id), plain(members.c.name, "person"), plain(members.c.telegram_id, "account")),
            *(word(members.c.role, "role"), plain(members.c.roles, "earlier_roles")),
            *(plain(members.c.share), plain(members.c.shares, "earlier_shares")),
            *(plain(members.c.timezone), plain(members.c.stays, "earlier_zones"), plain(members.c.locale)),
            *(plain(members.c.quiet_from), plain(members.c.quiet_until)),
            *(plain(members.c.joined_at), plain(members.c.unreachable_since)),
        ),
        members.c.team_id == TEAM,
        members.c.id == MEMBER,
    ),
    _own(
        absences,
        "absences",
        *(plain(absences.c.id), plain(absences.c.first_day), plain(absences.c.last_day)),
        *(word(absences.c.kind, "absence"), *person(absences.c.created_by, "author")),
        *(plain(absences.c.created_at), plain(absences.c.cancelled_at)),
    ),
    _own(
        reminders,
        "slots",
        *(plain(reminders.c.id), plain(reminders.c.day), plain(reminders.c.begins), plain(reminders.c.slot)),
        *(plain(reminders.c.state), word(reminders.c.outcome, "outcome"), plain(reminders.c.reason)),
    ),
    _own(
        timetables,
        "timetables",
        *(plain(timetables.c.id), plain(timetables.c.valid_from), plain(timetables.c.content)),
        *(*person(timetables.c.created_by, "author"), plain(timetables.c.created_at)),
    ),
    _own(
        norms,
        "norms",
        *(plain(norms.c.id), word(norms.c.role, "role"), word(norms.c.stage, "stage"), plain(norms.c.valid_from)),
        *(plain(norms.c.value), plain(norms.c.inherits), *person(norms.c.created_by, "author")),
    ),
    _own(
        deputies,
        "deputies",
        *(plain(deputies.c.id), *person(deputies.c.head_id, "head")),
        *(plain(deputies.c.first_day), plain(deputies.c.last_day)),
    ),
    _own(
        checks_done,
        "checks",
        *(plain(checks_done.c.id), plain(checks_done.c.item), plain(checks_done.c.done_at)),
    ),
    _own(
        records,
        "records",
        *(plain(records.c.id), plain(records.c.local_day, "day"), plain(records.c.happened_at)),
        *(word(records.c.kind, "kind"), word(records.c.result, "result"), plain(records.c.client_id)),
        *(plain(records.c.created_at), plain(records.c.undone_at)),
    ),
    _own(
        meetings,
        "meetings",
        *(plain(meetings.c.id), plain(meetings.c.starts_at), plain(meetings.c.ends_at)),
        *(word(meetings.c.state, "meeting"), plain(meetings.c.client_id), plain(meetings.c.record_id)),
    ),
    sheet(
        "promises",
        (
            *(plain(promises.c.id), word(promises.c.kind, "promise_kind"), plain(promises.c.client_id)),
            *(*person(promises.c.author_id), *person(promises.c.keeper_id, "keeper")),
            *(plain(promises.c.made_on), plain(promises.c.due_on), word(promises.c.state, "promise")),
        ),
        promises.c.team_id == TEAM,
        or_(promises.c.author_id == MEMBER, promises.c.keeper_id == MEMBER),
    ),
    _own(
        forms,
        "forms",
        *(plain(forms.c.id), plain(forms.c.client_id), plain(forms.c.answered), plain(forms.c.required)),
        *(plain(forms.c.begun_at), plain(forms.c.changed_at)),
    ),
    _own(
        studies,
        "studies",
        *(plain(studies.c.id), plain(studies.c.local_day, "day"), plain(studies.c.client_id)),
        *(word(studies.c.conclusion, "conclusion"), plain(studies.c.concluded_at)),
    ),
    _own(
        batches,
        "batches",
        *(plain(batches.c.id), plain(batches.c.day), plain(batches.c.begun_at), plain(batches.c.ended_at)),
        *(plain(batches.c.dialled), plain(batches.c.talked), plain(batches.c.effective), plain(batches.c.booked)),
    ),
    sheet(
        "attachments",
        (
            *(plain(attachments.c.id), word(attachments.c.kind, "attachment"), plain(attachments.c.record_id)),
            *(plain(attachments.c.meeting_id), plain(attachments.c.form_id), plain(attachments.c.created_at)),
        ),
        attachments.c.team_id == TEAM,
        _SENT,
    ),
    trail_sheet(_TRAIL, in_words=True),
)
