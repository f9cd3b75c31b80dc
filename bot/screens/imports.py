"""Bringing clients in: what to send, what would come of it, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.contacts import Refusal, Why
from bot.domain.contacts_table import COLUMNS
from bot.domain.imports import MOST_ROWS, SEGMENTS_SHOWN, Summary
from bot.screens.screen import Button, Screen, button, column
from bot.texts import Texts

NAME_SHOWN = 40


def opened(t: Texts) -> Screen:
    return Screen(t("import-open", most=MOST_ROWS), ((template_button(t),),))


def template_button(t: Texts) -> Button:
    return button(t.plain("button-import-template"), "imp.template")


def unreadable(t: Texts, why: str) -> Screen:
    """One sentence, and the way out."""
    return Screen(t("import-unreadable", fault=why, most=MOST_ROWS), ((template_button(t),),))


def offered(t: Texts, import_id: int, name: str, summary: Summary, *, may_add_segments: bool) -> Screen:
    """The dry run, to be accepted with one tap."""
    title = "import-summary-contacts" if summary.contacts else "import-summary"
    named = {} if summary.contacts else {"name": name}
    lines = [t(title, rows=summary.rows, **named)]
    if summary.new:
        lines.append(t("import-new", count=summary.new))
    if summary.own:
        lines.append(t("import-own", count=summary.own))
    if summary.refusals:
        lines.append(t("import-refused", count=summary.refusals))
        lines += [_refused(t, each, summary) for each in summary.first]
        more = summary.refusals - len(summary.first)
        lines += [t("import-refused-more", count=more)] if more else []
    if summary.segments and summary.taken:
        names = ", ".join(summary.segments[:SEGMENTS_SHOWN]) + ("…" if len(summary.segments) > SEGMENTS_SHOWN else "")
        lines.append(t("import-new-segments" if may_add_segments else "import-lost-segments", names=names))
    if not summary.taken:
        return Screen("\n".join([*lines, t("import-nothing")]), ((template_button(t),),))
    take = button(t.plain("button-import-take", count=summary.taken), "imp.take", import_id)
    return Screen("\n".join(lines), ((take,), (button(t.plain("button-import-drop"), "imp.drop", import_id),)))


def _refused(t: Texts, refusal: Refusal, summary: Summary) -> str:
    """A row of a file by its number, a contact by its name."""
    why = t.plain("import-why", why=refusal.why, about=refusal.about)
    if summary.contacts:
        nameless = t.plain("import-nameless") if refusal.why is Why.NO_NAME else why
        return t("import-refused-contact", who=_who(summary, refusal.line), why=nameless)
    return t("import-refused-row", row=refusal.line, why=why)


def _who(summary: Summary, line: int) -> str:
    """Of a contact that was forwarded: its person, company or number, whichever it has."""
    cells = dict(zip(COLUMNS, summary.gathered[line - 1], strict=True)) if line <= len(summary.gathered) else {}
    told = (cells.get(column, "") for column in ("person", "name", "person_phone", "phone"))
    return next(filter(None, told), "")[:NAME_SHOWN]


def done(t: Texts, summary: Summary, lists: Sequence[Button]) -> Screen:
    """`lists`: what puts them on a call list."""
    return Screen(t("import-done", added=summary.added, completed=summary.completed), column(*lists))
