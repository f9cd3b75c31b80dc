"""What becomes of every text that is kept, when a person asks to be forgotten: one list, which a test holds against the
tables.

A new column of texts is declared here first. Which person: a member of the team, or a client's decision maker; in texts
about clients either may be spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, LargeBinary, MetaData, String, Table, TypeDecorator


class Fate(StrEnum):
    WORDS = "a name or a phone in it is replaced"
    OWN = "his own: something else stands in its place, or nothing"
    CLEARED = "the row that speaks of him goes"


WORDS, OWN, CLEARED = Fate.WORDS, Fate.OWN, Fate.CLEARED
_FEW = "one of a few words of ours"
_FIRM = "a firm's, not a person's; where it is called after him, whoever erases him is told so"
_SETTING = "how a team or a person works"
_IDS = "people and rows by their ids"


def _few(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, _FEW)


DECLARED: Mapping[str, Mapping[str, Fate | str]] = {
    # -- clients, and what is done with them
    "clients": {"phone": OWN, **dict.fromkeys(("name", "search_name", "inn"), _FIRM)},
    "client_keys": {"key": _FIRM},
    "decision_makers": {"full_name": OWN, "phone": OWN, "position": WORDS, **_few("role", "standing")},
    "records": {"note": WORDS, "reason": WORDS, **_few("kind", "result", "place"), "source": "a message's number"},
    "meetings": {"address": WORDS, "reason": WORDS, **_few("place", "state")},
    "promises": {"what": WORDS, "moved_because": WORDS, "reason": WORDS, **_few("kind", "state")},
    "forms": _few("interest"),
    "answers": {"value": WORDS, "earlier": WORDS, "question": "a question's key"},
    "attachments": {"content": WORDS, "kind": _FEW, "question": "a question's key"},
    "path_moves": {"reason": WORDS, **_few("move", "stage_from"), "source": "a message's number"},
    "paths": {"reason": WORDS, **_few("stage")},
    "handovers": {"note": WORDS, **_few("state")},
    "studies": {
        **dict.fromkeys(("answers", "reason", "next_step"), WORDS),
        **_few("cause", "conclusion"),
        "indicators": "figures",
        "source": "a message's number",
    },
    "standings": _few("turnover_class"),
    "alerts": _few("cause"),
    "list_items": {"purpose": WORDS, **_few("source", "state")},
    # -- files that were brought in
    "imports": {"name": WORDS, "content": WORDS, **_few("state")},
    "import_parts": {"content": WORDS, **_few("state")},
    "ledgers": {"name": WORDS, "content": "figures, firms, headings of columns", **_few("state")},
    "ledger_buyers": {**dict.fromkeys(("name", "search_name", "inn"), _FIRM), **_few("state")},
    "ledger_parts": {"content": "sales to firms, until they are taken or a week has passed"},
    "sales": dict.fromkeys(("key", "product_group", "document", "earlier"), "what a firm bought"),
    # -- the team
    "teams": {"name": "what the team calls itself", **dict.fromkeys(("timezone", "locale", "currency"), _SETTING)}
    | dict.fromkeys(("callers", "thresholds"), _SETTING),
    "members": {
        **dict.fromkeys(("name", "zone_before"), OWN),
        "stays": "old weeks are counted by the days of these zones",
        **dict.fromkeys(("role", "roles", "shares", "onboarding"), "old weeks are judged by it"),
        **dict.fromkeys(("timezone", "locale"), _SETTING),
    },
    "invitations": {"role": _FEW, "code_hash": "tells nothing"},
    "founding_links": {"code_hash": "tells nothing"},
    "team_notes": {"content": WORDS, "kind": _FEW},
    "segments": {"name": "kinds of firms; the head renames them"},
    "questionnaires": {"content": "what every client is asked"},
    "timetables": {"content": "hours and kinds of work", "role": _FEW},
    "calendar_days": {"name": "a holiday's"},
    "absences": {"kind": OWN},
    "batches": {"slot": _SETTING},
    "checks_done": _few("item"),
    "norms": _few("role", "stage"),
    "closed_weeks": {"content": _IDS, "changes": _IDS},
    "audit": {"details": _IDS, **_few("action", "subject")},
    "groups": {"title": "the group's own, as Telegram shows it"},
    "group_posts": {"key": "what was posted, by its date"},
    # -- on the way
    "conversations": {"data": CLEARED, "expects": _FEW},
    "reminders": {"reason": WORDS, **_few("slot", "state", "outcome")},
    "errands": {"data": CLEARED, "error": CLEARED, "file_id": "Telegram's number of a file", **_few("kind", "state")},
    "inbox": {"payload": WORDS, "error": WORDS, **_few("state")},
    "outbox": {"payload": CLEARED, "error": CLEARED, **_few("method", "card", "state")},
    "cards": _few("name"),
    "ticks": _few("name"),
}


def holds_text(column: Column[Any]) -> bool:
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, String | JSON | LargeBinary)


def undeclared(tables: MetaData) -> list[str]:
    """Columns of texts of which nobody said what becomes of them."""
    return [
        f"{table.name}.{column.name}"
        for table in tables.sorted_tables
        for column in table.c
        if holds_text(column) and column.name not in DECLARED.get(table.name, {})
    ]


def declared_in_vain(tables: MetaData) -> list[str]:
    """What is declared of no column of texts."""
    return [
        f"{table}.{name}"
        for table, said in DECLARED.items()
        for name in said
        if table not in tables.tables
        or name not in tables.tables[table].c
        or not holds_text(tables.tables[table].c[name])
    ]


def worded(table: Table) -> list[Column[Any]]:
    """The columns in which a name is replaced."""
    return [column for column in table.c if DECLARED.get(table.name, {}).get(column.name) is WORDS]
