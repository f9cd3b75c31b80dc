"""What to say when a text was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.clients import Client
from bot.domain.funnel import Kind
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def did_not_understand(t: Texts, commands: Sequence[str], *, near: bool) -> Screen:
    """The nearest commands, to press as they stand; where none is near, those of every day."""
    lines = [f"/{name} — {t(f'menu-{name}')}" for name in commands]
    return Screen("\n".join([t("unknown-text" if near else "unknown-text-far"), *lines, "/help"]))


def is_it_a_client(t: Texts, client: Client, kind: Kind) -> Screen:
    call = button(t.plain("button-call"), "log.client", kind, client.id)
    return Screen(t("unknown-client", client=client.name), column(call))
