"""A table that a person sends: what is wanted of it is kept with it until its headings say what it is."""

from __future__ import annotations

from aiogram.types import Message

from bot.delivery.errands import Errand
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.handlers.turn import Turn
from bot.screens.screen import Screen

DROPPED = "dropped"
"""The errand that fetches a table."""
CONTACTS, LEDGER, ANY = "contacts", "ledger", ""
"""What was asked for."""
NAME_SHOWN = 60


def fetch(turn: Turn, message: Message, wanted: str) -> list[Reply]:
    """The document is fetched and read; that it was seen is said at once."""
    assert message.document is not None
    name = clean(message.document.file_name or "", NAME_SHOWN)
    data = {"name": name, "wanted": wanted}
    return [turn.say(Screen(turn.t("import-reading"))), Errand(DROPPED, message.document.file_id, data)]
