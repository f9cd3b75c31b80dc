"""A table that a person sends: what is wanted of it is kept with it until its headings say what it is."""

from __future__ import annotations

from aiogram.types import Message

from bot.delivery.errands import Errand
from bot.delivery.outbox import Reply
from bot.domain.captions import is_note
from bot.domain.free_text import clean
from bot.handlers.turn import Turn
from bot.screens.screen import Screen

DROPPED = "dropped"
"""The errand that fetches a table."""
CONTACTS, LEDGER, ANY = "contacts", "ledger", ""
"""What was asked for."""
TABLES = (".xlsx", ".xls", ".csv", ".mxl")
CARDS = ".vcf"
NAME_SHOWN = 60


def fetch(turn: Turn, message: Message, wanted: str, *, beside: bool = False) -> list[Reply]:
    """The document is fetched and read; that it was seen is said at once.

    `beside`: there is a record that it might belong to, and does if it turns out to be no table of ours.
    """
    assert message.document is not None
    name, file_id = clean(message.document.file_name or "", NAME_SHOWN), message.document.file_id
    data = {"name": name, "wanted": wanted, "beside": {"file_id": file_id, "name": name} if beside else None}
    said = turn.t("ledger-reading-beside" if beside else "import-reading")
    return [turn.say(Screen(said)), Errand(DROPPED, file_id, data)]


def is_other(message: Message) -> bool:
    """Neither a contact nor a file that may hold a table or contacts."""
    named = (message.document.file_name or "").lower() if message.document else ""
    return message.contact is None and not named.endswith((*TABLES, CARDS))


def is_table(message: Message) -> bool:
    """Sales or clients to be taken in, most likely; a caption that speaks of something else makes it a record's."""
    named = (message.document.file_name or "").lower() if message.document else ""
    return named.endswith(TABLES) and not is_note(message.caption or "")
