"""Every table. Times are UTC; a row of people's data names its team."""

from bot.store.tables.base import Id, Instant, metadata
from bot.store.tables.delivery import PENDING, cards, errands, inbox, outbox, reminders, ticks
from bot.store.tables.forms import answers, forms, promises, questionnaires
from bot.store.tables.people import conversations, founding_links, invitations, members, teams
from bot.store.tables.plans import (
    RUNNING,
    absences,
    batches,
    calendar_days,
    import_parts,
    imports,
    list_items,
    segments,
    team_notes,
    timetables,
)
from bot.store.tables.work import attachments, client_keys, clients, decision_makers, meetings, records

__all__ = [
    "PENDING",
    "RUNNING",
    "Id",
    "Instant",
    "absences",
    "answers",
    "attachments",
    "batches",
    "calendar_days",
    "cards",
    "client_keys",
    "clients",
    "conversations",
    "decision_makers",
    "errands",
    "forms",
    "founding_links",
    "import_parts",
    "imports",
    "inbox",
    "invitations",
    "list_items",
    "meetings",
    "members",
    "metadata",
    "outbox",
    "promises",
    "questionnaires",
    "records",
    "reminders",
    "segments",
    "team_notes",
    "teams",
    "ticks",
    "timetables",
]
