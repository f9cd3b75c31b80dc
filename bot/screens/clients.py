"""Clients: the list of one's own, and the card of one."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.clients import Client, DecisionMaker
from bot.domain.record import Record
from bot.screens.dates import show_day
from bot.screens.record import what
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def listing(t: Texts, clients: Sequence[Client]) -> Screen:
    """Clients as buttons that open their cards."""
    if not clients:
        return Screen(t("clients-empty"))
    return Screen(t("clients-title"), column(*(button(client.name, "client.show", client.id) for client in clients)))


def found(t: Texts, clients: Sequence[Client]) -> Screen:
    buttons = (button(client.name, "client.show", client.id) for client in clients)
    return Screen(t("ask-client-which"), column(*buttons))


def card(
    t: Texts,
    client: Client,
    owner: str,
    people: Sequence[DecisionMaker],
    history: Sequence[Record],
    zone: ZoneInfo,
    *,
    may_call: bool,
) -> Screen:
    """Who decides, who works with the client, what happened last."""
    lines = [f"<b>{t('verbatim', text=client.name)}</b>", t("client-owner", name=owner), ""]
    lines.append(t("client-persons") if people else t("client-no-persons"))
    lines += [f"· {_person(t, person)}" for person in people]
    if history:
        lines += ["", t("client-history")]
        lines += [
            f"{show_day(record.happened_at.astimezone(zone).date(), t)} {t('verbatim', text=what(t, record))}"
            for record in history
        ]
    call = column(button(t.plain("button-call"), "log.client", "call", client.id)) if may_call else ()
    return Screen("\n".join(lines), call)


def _person(t: Texts, person: DecisionMaker) -> str:
    position = t.plain("no-position") if person.position is None else person.position
    return t("verbatim", text=f"{person.full_name}, {position}")
