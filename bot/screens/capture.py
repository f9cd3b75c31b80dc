"""Logging a record: whom, with whom, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from bot.domain.clients import Client, DecisionMaker
from bot.domain.funnel import RESULTS, Kind, Result
from bot.domain.persons import short_name
from bot.screens.screen import Rows, Screen, button, column, grid, label_in
from bot.texts import Texts


def ask_client(t: Texts, kind: Kind, likely: Sequence[Client]) -> Screen:
    key = "ask-client" if likely else "ask-client-first"
    return Screen(t(key, kind=kind), column(*(button(each.name, "log.client", kind, each.id) for each in likely)))


def ask_which_client(t: Texts, kind: Kind, name: str, found: Sequence[Client]) -> Screen:
    """Several may be meant, or none: then the typed name can be created."""
    text = t("ask-client-which") if found else t("ask-client-create", name=name)
    choices = (button(each.name, "log.which", kind, each.id, fingerprint(name)) for each in found)
    create = button(label_in(t, "button-create", "name", name=name), "log.create", kind, fingerprint(name))
    return Screen(text, column(*choices, create))


def ask_whose(t: Texts, kind: Kind, person: str, likely: Sequence[Client]) -> Screen:
    """A person was typed where a client is wanted: he belongs to one of these, or the name is a client's after all."""
    choices = (button(each.name, "log.which", kind, each.id, fingerprint(person)) for each in likely)
    create = button(label_in(t, "button-create-client", "name", name=person), "log.create", kind, fingerprint(person))
    return Screen(t("ask-client-of", person=person), column(*choices, create))


def fingerprint(name: str) -> int:
    """Tells by a button which of the names typed one after another it belongs to."""
    return crc32(name.encode())


ENDED_BEFORE = {
    Kind.CALL: ("button-not-reached", Result.NOT_REACHED),
    Kind.WALKIN: ("button-walkin-refused", Result.REFUSED),
    Kind.CONTACT: ("button-not-reached", Result.NOT_REACHED),
    Kind.INCOMING: ("button-missed", Result.NOT_REACHED),
}
"""How it ends before anybody is spoken to."""


def ask_person(t: Texts, kind: Kind, client: Client, known: Sequence[DecisionMaker]) -> Screen:
    bottom: Rows = ()
    if kind in ENDED_BEFORE:
        label, result = ENDED_BEFORE[kind]
        bottom = column(button(t.plain(label), "log.result", kind, result, client.id, 0))
    others = [button(t.plain("button-other-person"), "log.other", kind, client.id)] if known else []
    if kind is not Kind.WALKIN:
        others.append(button(t.plain("button-no-decision-maker"), "log.nobody", kind, client.id))
    buttons = (*grid(others, 2), *bottom)
    if not known:
        text = t("ask-person-first", client=client.name, kind=kind, example=t.plain("person-example"))
        return Screen(text, buttons)
    people = [button(person_label(person), "log.person", kind, person.id) for person in known]
    return Screen(t("ask-person", client=client.name, kind=kind), (*column(*people), *buttons))


def person_label(person: DecisionMaker) -> str:
    name = short_name(person.full_name)
    return f"{name}, {person.position}" if person.position else name


def ask_other_person(t: Texts, kind: Kind, client: Client) -> Screen:
    return Screen(t("ask-person-first", client=client.name, kind=kind, example=t.plain("person-example")))


def ask_replaced(
    t: Texts, name: str, client: Client, five: Sequence[DecisionMaker], data: Sequence[str | int]
) -> Screen:
    """Whom the sixth replaces; `data`: what the buttons carry before the id of the one replaced."""
    action, *arguments = data
    people = [button(person_label(person), str(action), *arguments, person.id) for person in five]
    nobody = button(t.plain("button-nobody"), str(action), *arguments, 0)
    return Screen(t("ask-replaced", client=client.name, name=name), column(*people, nobody))


def ask_result(t: Texts, kind: Kind, client: Client, person: DecisionMaker | None) -> Screen:
    if person is None:
        text = t("ask-result-no-person", client=client.name)
    else:
        text = t("ask-result", client=client.name, person=person_label(person))
    return Screen(text, result_buttons(t, kind, client.id, person.id if person else 0))


def result_buttons(t: Texts, kind: Kind, client_id: int, person_id: int) -> Rows:
    buttons = [
        button(_result_label(t, kind, result), "log.result", kind, result, client_id, person_id)
        for result in RESULTS[kind]
    ]
    return grid(buttons, 2)


def _result_label(t: Texts, kind: Kind, result: Result) -> str:
    if kind is Kind.INCOMING and result is Result.NOT_REACHED:
        return t.plain("button-missed")
    return t.plain("button-result", result=result)
