"""The team's export, and what is kept about a person: asked for, begun, done."""

from __future__ import annotations

from bot.domain.exporting import Format
from bot.domain.people import Member
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def ask(t: Texts, zone: str) -> Screen:
    buttons = (
        button(t.plain("button-export-xlsx"), "export.as", Format.XLSX),
        button(t.plain("button-export-csv"), "export.as", Format.CSV),
    )
    return Screen(t("export-ask", zone=zone), (buttons,))


def begun(t: Texts) -> Screen:
    return Screen(t("export-begun"))


def failed(t: Texts, command: str) -> Screen:
    return Screen(t("export-failed", command=command))


def done(t: Texts, parts: int, rows: int) -> Screen:
    return Screen(t("export-done", parts=parts, rows=rows))


# -- one's own


def own(t: Texts, member: Member, records: int, attachments: int) -> Screen:
    """What is kept about him, and why."""
    buttons = column(
        button(t.plain("button-mydata-file"), "mydata.file"),
        button(t.plain("button-mydata-forget"), "forget.ask"),
    )
    return Screen(t("mydata-screen", name=member.name, records=records, attachments=attachments), buttons)


def own_begun(t: Texts) -> Screen:
    return Screen(t("mydata-begun"))
