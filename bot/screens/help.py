"""What the bot can do, for one role."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Role
from bot.screens.joining import menu
from bot.screens.screen import Screen
from bot.texts import Texts


def help_screen(t: Texts, role: Role, commands: Sequence[str]) -> Screen:
    """One line a command; the reply keyboard comes back with it."""
    lines = [f"<b>{t('help-title')}</b>", *(f"/{name} — {_said(t, name)}" for name in commands)]
    if "call" in commands:
        lines += ["", t("help-tail"), t("help-slots")]
    return Screen("\n".join(lines), menu=menu(t, role))


EXAMPLES = {
    "call": "call-example",
    "walkin": "walkin-example",
    "book": "book-example",
    "meet": "meet-example",
    "contact": "contact-example",
    "visit": "visit-example",
    "incoming": "incoming-example",
    "study": "study-example",
    "handover": "handover-example",
    "team": "team-example",
    "path": "path-example",
    "summary": "summary-example",
    **{name: f"{name}-example" for name in ("absence", "days", "share", "norms", "audit")},
}
"""Commands that take a whole line, and the text that shows one."""


def _said(t: Texts, name: str) -> str:
    if name in EXAMPLES:
        return t(f"help-{name}", example=t.plain(EXAMPLES[name]))
    return t(f"help-{name}")
