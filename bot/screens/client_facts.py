"""What a client's card tells besides people and history: number, ИНН, segment, until when he is left alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.clients import Client
from bot.domain.segments import Segment
from bot.screens.dates import show_day
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def lines(t: Texts, client: Client, segment: str, *, editable: bool) -> list[str]:
    """A number stands as it is dialled: a phone makes it tappable by itself. Where there is none, how to add one."""
    known = [
        t("client-phone", phone=client.phone) if client.phone else "",
        t("client-inn", inn=client.inn) if client.inn else "",
        t("client-segment", segment=segment) if segment else "",
        t("client-postponed", day=show_day(client.postponed_until, t)) if client.postponed_until else "",
        t("client-facts-hint") if editable and not client.phone else "",
    ]
    return list(filter(None, known))


def ask_segment(t: Texts, client: Client, segments: Sequence[Segment]) -> Screen:
    back = button(client.name, "client.show", client.id)
    if not segments:
        return Screen(t("client-no-segments"), ((back,),))
    buttons = [button(each.name, "fact.segment", client.id, each.id) for each in segments]
    nothing = button(t.plain("button-no-segment"), "fact.segment", client.id, 0)
    return Screen(t("client-ask-segment", client=client.name), column(*buttons, nothing))
