"""The bytes of a file of clients, xlsx, csv or vCard, as contacts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.contacts import Contacts, contact_to_plain, refusal_to_plain
from bot.domain.contacts_table import HEAD_WITHIN, read_rows, rows_of
from bot.domain.imports import MOST_ROWS
from bot.domain.vcard import as_rows, cards_in, is_vcard
from bot.files.tables import LARGEST, read_table
from bot.files.unreadable import Fault, Unreadable

MOST_COLUMNS = 60


def contacts_in(content: bytes) -> dict[str, Any]:
    """`rows`: how many hold anything, `contacts`, `refusals`: see bot/domain/contacts.py. Raises Unreadable."""
    if looks_like_cards(content):
        return _told(_of_cards(content))
    return contacts_of(read_table(content, "", most_rows=MOST_ROWS + HEAD_WITHIN, most_columns=MOST_COLUMNS))


def contacts_of(sheet: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The same of a table that was read already. Raises Unreadable."""
    rows = rows_of(sheet)
    if rows is None:
        raise Unreadable(Fault.NO_HEAD)
    return _told(read_rows(rows))


def _told(read: Contacts) -> dict[str, Any]:
    if not read.rows:
        raise Unreadable(Fault.EMPTY)
    if read.rows > MOST_ROWS:
        raise Unreadable(Fault.TOO_MANY_ROWS)
    return {
        "rows": read.rows,
        "contacts": [contact_to_plain(each) for each in read.contacts],
        "refusals": [refusal_to_plain(each) for each in read.refusals],
    }


def looks_like_cards(content: bytes) -> bool:
    return is_vcard(_decoded(content[:64]))


def _of_cards(content: bytes) -> Contacts:
    if len(content) > LARGEST:
        raise Unreadable(Fault.TOO_BIG)
    return read_rows(as_rows(cards_in(_decoded(content))))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")
