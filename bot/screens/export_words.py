"""The words of an export: titles of sheets, headings of columns, values that are one of a few."""

from __future__ import annotations

from bot.texts import Texts

SAID_ELSEWHERE = {
    "role": ("team-role", "role"),
    "stage": ("stage", "stage"),
    "gap": ("gap", "gap"),
    "result": ("result", "result"),
    "promise_kind": ("promise-kind", "kind"),
    "path": ("path-stage", "stage"),
    "move": ("path-move", "move"),
    "conclusion": ("study-conclusion", "conclusion"),
}
"""Families of values that the chat names too: by the same words."""
EXCEL_TITLE = 31
"""Characters that Excel takes."""


def title(t: Texts, sheet: str) -> str:
    return t.plain("export-sheet", sheet=sheet)[:EXCEL_TITLE]


def heading(t: Texts, name: str) -> str:
    return t.plain("export-heading", heading=name)


def word(t: Texts, family: str, value: str) -> str:
    """`call` -> «звонок»; a value that has no word as it is kept."""
    if family in SAID_ELSEWHERE:
        key, variable = SAID_ELSEWHERE[family]
        return t.plain(key, **{variable: value})
    said = t.plain("export-word", word=f"{family}_{value}")
    return value if said == f"{family}_{value}" else said
