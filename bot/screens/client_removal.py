"""A client is deleted, and comes back."""

from __future__ import annotations

from bot.domain.clients import Client
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def deleted(t: Texts, client: Client) -> Screen:
    back = button(t.plain("button-client-return"), "client.return", client.id)
    return Screen(t("client-deleted", client=client.name), column(back))


def returned(t: Texts, client_id: int, name: str) -> Screen:
    return Screen(t("client-returned", client=name), column(button(t.plain("form-client"), "client.show", client_id)))
