"""Personal data erased: one's own, a former colleague's, a decision maker's; asked, begun, done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.people import Member
from bot.screens.screen import Screen, button, column, grid
from bot.texts import Texts


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


def stopped(t: Texts, member_id: int) -> Screen:
    """To himself: it did not come to its end, and the way on."""
    return Screen(t("forget-stopped"), column(button(t.plain("button-go-on"), "forget.do", member_id)))


def told_head(t: Texts, of: Leaves, taker: int) -> Screen:
    """`taker`: who has his clients now; a head may pass them on at once."""
    text = t("forget-told-heads", name=of.name, alias=of.alias, clients=of.clients, head=of.head)
    move = column(button(t.plain("button-forget-move"), "move.of", taker)) if of.clients else ()
    return Screen(text, move)


# -- a former colleague

LISTED = 12


def former(t: Texts, left: Sequence[Member], said: str = "") -> Screen:
    """Whose data may be erased; `said`: what was wrong with the name that was typed."""
    title = t("former-title", example=t.plain("former-example"))
    buttons = grid([button(one.name, "former.ask", one.id) for one in left[:LISTED]], 2)
    return Screen(f"{said}\n{title}" if said else title, buttons)


def ask_former(t: Texts, whom: Member, alias: str) -> Screen:
    day = whom.day(whom.left_at) if whom.left_at else whom.joined_on
    text = t("former-ask", name=whom.name, day=f"{day:%d.%m.%Y}", alias=alias)
    buttons = column(
        button(t.plain("button-forget-do"), "former.do", whom.id),
        button(t.plain("button-forget-no"), "forget.no"),
    )
    return Screen(text, buttons)


def former_stopped(t: Texts, whom: Member, by: str) -> Screen:
    """To the heads: it did not come to its end, and the way on."""
    go_on = button(t.plain("button-go-on"), "former.do", whom.id)
    return Screen(t("former-stopped", name=whom.name, by=by), column(go_on))


# -- a client's decision maker


def ask_person(t: Texts, client: str, known: Sequence[tuple[int, str]]) -> Screen:
    buttons = (button(name, "person.ask", person_id) for person_id, name in known)
    return Screen(t("person-forget-whom", client=client), column(*buttons))


def sure_of_person(t: Texts, person_id: int, name: str, client: str, *, is_in_name: bool) -> Screen:
    """`is_in_name`: the firm is called after him, and goes on being called so."""
    buttons = column(
        button(t.plain("button-person-forget-do"), "person.do", person_id),
        button(t.plain("button-forget-no"), "forget.no"),
    )
    return Screen(_with_firm(t, t("person-forget-ask", name=name, client=client), is_in_name), buttons)


def person_forgotten(t: Texts, alias: str, *, is_in_name: bool) -> Screen:
    return Screen(_with_firm(t, t("person-forget-done", alias=alias), is_in_name))


def _with_firm(t: Texts, text: str, is_in_name: bool) -> str:
    return f"{text}\n{t('person-forget-firm')}" if is_in_name else text
