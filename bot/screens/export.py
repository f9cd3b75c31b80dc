"""The team's export, and what is kept about a person: asked for, begun, done; erasing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Leaves:
    """What becomes of whoever is forgotten."""

    id: int
    name: str
    alias: str
    clients: int
    head: str
    """Who gets his clients."""


def ask_forget(t: Texts, of: Leaves) -> Screen:
    told = t("forget-clients", count=of.clients, head=of.head) if of.clients else t("forget-no-clients")
    # Escaped by now: `plain` would not, `t` would do it again.
    text = t.plain("forget-ask", alias=of.alias, clients=told, phrase=t.plain("forget-phrase"))
    buttons = column(
        button(t.plain("button-forget-do"), "forget.do", of.id),
        button(t.plain("button-forget-no"), "forget.no"),
    )
    return Screen(text, buttons)


def forgotten(t: Texts) -> Screen:
    """To himself: his keyboard goes with it."""
    return Screen(t("forget-done"), menu=())


def told_head(t: Texts, of: Leaves, taker: int | None) -> Screen:
    """`taker`: the head who has his clients now and reads this: he may pass them on at once."""
    text = t("forget-told-heads", name=of.name, alias=of.alias, clients=of.clients, head=of.head)
    move = column(button(t.plain("button-forget-move"), "move.of", taker)) if taker and of.clients else ()
    return Screen(text, move)


# -- a client's decision maker


def ask_person(t: Texts, client: str, known: Sequence[tuple[int, str]]) -> Screen:
    buttons = (button(name, "person.ask", person_id) for person_id, name in known)
    return Screen(t("person-forget-whom", client=client), column(*buttons))


def sure_of_person(t: Texts, person_id: int, name: str, client: str) -> Screen:
    buttons = column(
        button(t.plain("button-person-forget-do"), "person.do", person_id),
        button(t.plain("button-forget-no"), "forget.no"),
    )
    return Screen(t("person-forget-ask", name=name, client=client), buttons)
