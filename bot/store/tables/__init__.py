"""Every table. Times are UTC; a row of people's data names its team."""

from bot.store.tables.base import Id, Instant, metadata
from bot.store.tables.delivery import PENDING, cards, errands, inbox, outbox, reminders, ticks
from bot.store.tables.forms import answers, forms, promises, questionnaires
from bot.store.tables.people import conversations, founding_links, invitations, members, teams
from bot.store.tables.work import attachments, client_keys, clients, decision_makers, meetings, records

__all__ = [
    "PENDING",
    "Id",
    "Instant",
    "answers",
    "attachments",
    "cards",
    "client_keys",
    "clients",
    "conversations",
    "decision_makers",
    "errands",
    "forms",
    "founding_links",
    "inbox",
    "invitations",
    "meetings",
    "members",
    "metadata",
    "outbox",
    "promises",
    "questionnaires",
    "records",
    "reminders",
    "teams",
    "ticks",
]
