"""The sheets of whom one works with and what was done: people, clients, records, meetings, promises."""

from __future__ import annotations

from sqlalchemy import or_, select

from bot.store.exports import OF_TEAM, TEAM, client, decider, person, plain, sheet, with_client, with_decider, word
from bot.store.tables import (
    attachments,
    clients,
    decision_makers,
    forms,
    meetings,
    members,
    promises,
    records,
    segments,
    teams,
)

_RECORDS = select(records.c.id).where(records.c.member_id.in_(OF_TEAM))
_MEETINGS = select(meetings.c.id).where(meetings.c.member_id.in_(OF_TEAM))
_FORMS = select(forms.c.id).where(forms.c.member_id.in_(OF_TEAM))

SHEETS = (
    sheet(
        "team",
        (
            *map(plain, (teams.c.id, teams.c.name, teams.c.timezone, teams.c.locale, teams.c.currency)),
            *map(plain, (teams.c.summary_lead, teams.c.callers, teams.c.studies_a_day, teams.c.thresholds)),
            plain(teams.c.created_at),
        ),
        teams.c.id == TEAM,
    ),
    sheet(
        "people",
        (
            *(plain(members.c.id), plain(members.c.name, "person"), word(members.c.role, "role")),
            *map(plain, (members.c.share, members.c.timezone, members.c.locale)),
            *map(plain, (members.c.joined_at, members.c.left_at, members.c.forgotten_at)),
            *(plain(members.c.roles, "earlier_roles"), plain(members.c.shares, "earlier_shares")),
        ),
        members.c.team_id == TEAM,
    ),
    sheet(
        "segments",
        tuple(map(plain, (segments.c.id, segments.c.name, segments.c.created_at, segments.c.retired_at))),
        segments.c.team_id == TEAM,
    ),
    sheet(
        "clients",
        (
            *map(plain, (clients.c.id, clients.c.name, clients.c.inn, clients.c.phone)),
            *(plain(clients.c.segment_id), plain(segments.c.name, "segment")),
            *person(clients.c.owner_id, "owner"),
            *map(plain, (clients.c.existing_since, clients.c.postponed_until, clients.c.touched_on)),
            *(plain(clients.c.import_id), plain(clients.c.created_at)),
        ),
        clients.c.team_id == TEAM,
        clients.c.owner_id.is_not(None),
        source=clients.outerjoin(segments, segments.c.id == clients.c.segment_id),
    ),
    sheet(
        "decision_makers",
        (
            plain(decision_makers.c.id),
            *client(decision_makers),
            *map(plain, (decision_makers.c.full_name, decision_makers.c.position, decision_makers.c.phone)),
            plain(decision_makers.c.role, "part"),
            word(decision_makers.c.standing, "standing"),
            *(plain(decision_makers.c.replaced_by), plain(decision_makers.c.created_at)),
        ),
        decision_makers.c.team_id == TEAM,
        clients.c.owner_id.is_not(None),
        source=with_client(decision_makers),
    ),
    sheet(
        "records",
        (
            *(plain(records.c.id), plain(records.c.local_day, "day"), plain(records.c.happened_at)),
            *(*person(records.c.member_id), *client(records), *decider(records)),
            *(word(records.c.kind, "kind"), word(records.c.result, "result")),
            *map(plain, (records.c.note, records.c.reason)),
            word(records.c.place, "place"),
            *map(plain, (records.c.answered_at, records.c.answered_on, records.c.call_back_on, records.c.call_back_at)),
            *person(records.c.call_back_by, "caller"),
            *map(plain, (records.c.batch_id, records.c.created_at, records.c.undone_at)),
        ),
        records.c.team_id == TEAM,
        records.c.member_id.in_(OF_TEAM),
        source=with_decider(records),
    ),
    sheet(
        "meetings",
        (
            *(plain(meetings.c.id), plain(meetings.c.local_day, "agreed_on")),
            *(plain(meetings.c.starts_at), plain(meetings.c.ends_at)),
            *(*person(meetings.c.member_id), *client(meetings), *decider(meetings)),
            *(word(meetings.c.state, "meeting"), plain(meetings.c.repeat), word(meetings.c.place, "place")),
            *map(plain, (meetings.c.address, meetings.c.reason, meetings.c.sequence)),
            *map(plain, (meetings.c.record_id, meetings.c.held_record_id, meetings.c.settled_at)),
        ),
        meetings.c.team_id == TEAM,
        meetings.c.member_id.in_(OF_TEAM),
        source=with_decider(meetings),
    ),
    sheet(
        "promises",
        (
            *(plain(promises.c.id), *person(promises.c.author_id), *person(promises.c.keeper_id, "keeper")),
            *(*client(promises), *decider(promises)),
            *(word(promises.c.kind, "promise_kind"), plain(promises.c.what)),
            *map(plain, (promises.c.made_on, promises.c.due_on)),
            *(word(promises.c.state, "promise"), plain(promises.c.settled_on), plain(promises.c.reason)),
            *map(plain, (promises.c.moved_from, promises.c.moved_because)),
            *map(plain, (promises.c.record_id, promises.c.form_id, promises.c.created_at)),
        ),
        promises.c.team_id == TEAM,
        promises.c.author_id.in_(OF_TEAM),
        source=with_decider(promises),
    ),
    sheet(
        "attachments",
        (
            *(plain(attachments.c.id), word(attachments.c.kind, "attachment")),
            *map(plain, (attachments.c.record_id, attachments.c.meeting_id, attachments.c.form_id)),
            *map(plain, (attachments.c.question, attachments.c.content, attachments.c.created_at)),
        ),
        attachments.c.team_id == TEAM,
        or_(
            attachments.c.record_id.in_(_RECORDS),
            attachments.c.meeting_id.in_(_MEETINGS),
            attachments.c.form_id.in_(_FORMS),
        ),
    ),
)
