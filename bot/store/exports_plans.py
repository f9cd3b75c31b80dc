"""The sheets of how weeks are planned: call lists, batches, absences, days, tables, slots, what the team wrote down."""

from __future__ import annotations

from bot.store.exports import OF_TEAM, TEAM, client, person, plain, sheet, with_decider, word
from bot.store.exports import decider as deciding
from bot.store.tables import (
    absences,
    batches,
    calendar_days,
    imports,
    list_items,
    reminders,
    team_notes,
    timetables,
)

SHEETS = (
    sheet(
        "lists",
        (
            *(plain(list_items.c.id), plain(list_items.c.monday), *person(list_items.c.member_id)),
            *(*client(list_items), *deciding(list_items), word(list_items.c.source, "source")),
            *map(plain, (list_items.c.purpose, list_items.c.due_on, list_items.c.position)),
            *(word(list_items.c.state, "item"), plain(list_items.c.record_id)),
            *(plain(list_items.c.created_at), plain(list_items.c.settled_at)),
        ),
        list_items.c.team_id == TEAM,
        source=with_decider(list_items),
    ),
    sheet(
        "batches",
        (
            *(plain(batches.c.id), plain(batches.c.day), plain(batches.c.slot), *person(batches.c.member_id)),
            *(plain(batches.c.begun_at), plain(batches.c.ended_at)),
            *map(plain, (batches.c.dialled, batches.c.talked, batches.c.effective, batches.c.booked)),
        ),
        batches.c.team_id == TEAM,
        batches.c.member_id.in_(OF_TEAM),
    ),
    sheet(
        "imports",
        (
            *(plain(imports.c.id), plain(imports.c.name), *person(imports.c.member_id)),
            *(plain(imports.c.state), plain(imports.c.created_at)),
        ),
        imports.c.team_id == TEAM,
        imports.c.member_id.in_(OF_TEAM),
    ),
    sheet(
        "slots",
        (
            *(plain(reminders.c.id), plain(reminders.c.day), plain(reminders.c.begins), plain(reminders.c.slot)),
            *(*person(reminders.c.member_id), plain(reminders.c.state)),
            *(word(reminders.c.outcome, "outcome"), plain(reminders.c.reason), plain(reminders.c.decided_at)),
        ),
        reminders.c.team_id == TEAM,
        reminders.c.member_id.in_(OF_TEAM),
    ),
    sheet(
        "absences",
        (
            *(plain(absences.c.id), *person(absences.c.member_id)),
            *(plain(absences.c.first_day), plain(absences.c.last_day), word(absences.c.kind, "absence")),
            *(*person(absences.c.created_by, "author"), plain(absences.c.created_at), plain(absences.c.cancelled_at)),
        ),
        absences.c.team_id == TEAM,
    ),
    sheet(
        "days",
        (
            *map(plain, (calendar_days.c.id, calendar_days.c.day, calendar_days.c.works, calendar_days.c.name)),
            *(*person(calendar_days.c.created_by, "author"), plain(calendar_days.c.created_at)),
        ),
        calendar_days.c.team_id == TEAM,
    ),
    sheet(
        "timetables",
        (
            *(plain(timetables.c.id), *person(timetables.c.member_id), word(timetables.c.role, "role")),
            *(plain(timetables.c.valid_from), plain(timetables.c.content)),
            *(*person(timetables.c.created_by, "author"), plain(timetables.c.created_at)),
        ),
        timetables.c.team_id == TEAM,
    ),
    sheet(
        "notes",
        (
            *(plain(team_notes.c.id), word(team_notes.c.kind, "note"), plain(team_notes.c.monday)),
            plain(team_notes.c.content),
            *(*person(team_notes.c.created_by, "author"), plain(team_notes.c.created_at)),
        ),
        team_notes.c.team_id == TEAM,
    ),
)
