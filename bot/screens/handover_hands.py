"""What a client's card tells of hand-overs: who brought him, to whom he is offered, why he came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.screens.dates import show_day
from bot.screens.screen import Button, button
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Lost:
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Hands:
    """Through whose hands a client went, as one reader may know and change it."""

    brought: str = ""
    """Who brought him, where another works with him by now."""
    offer_id: int = 0
    """The open offer."""
    offered_to: str = ""
    to_reader: bool = False
    may_give: bool = False
    may_take_back: bool = False
    lost: Lost | None = None
    """He was lost and came back to a hunter."""


NO_HANDS = Hands()


def hand_lines(t: Texts, hands: Hands) -> list[str]:
    lines = []
    if hands.lost is not None:
        lines.append(t("client-lost", day=show_day(hands.lost.on, t), reason=hands.lost.reason))
    if hands.offer_id:
        lines.append(t("client-offered", to=hands.offered_to))
    return lines


def hand_button(t: Texts, hands: Hands, client_id: int) -> Button | None:
    """What the reader can do about it: answer an offer, take it back, make one."""
    if hands.offer_id and hands.to_reader:
        return button(t.plain("button-hand-answer"), "hand.open", hands.offer_id)
    if hands.offer_id:
        return button(t.plain("button-hand-back"), "hand.back", hands.offer_id) if hands.may_take_back else None
    return button(t.plain("button-hand"), "hand.begin", client_id) if hands.may_give else None
