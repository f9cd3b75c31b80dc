"""What part of a full week each person works."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Member
from bot.domain.shares import USUAL
from bot.screens.screen import Screen, button, button_of, column, grid
from bot.texts import Texts

PEOPLE_SHOWN = 20


def listing(t: Texts, people: Sequence[Member], first: str = "") -> Screen:
    lines = [*filter(None, [first]), f"<b>{t('shares-title')}</b>"]
    lines.append(t("shares-hint", example=t.plain("share-example")) if people else t("week-team-empty"))
    rows = [button_of(one.name, f" · {one.share} %", "share.of", one.id) for one in people[:PEOPLE_SHOWN]]
    return Screen("\n".join(lines), column(*rows))


def ask(t: Texts, whose: Member) -> Screen:
    shares = [button(f"{percent} %", "share.set", whose.id, percent) for percent in USUAL]
    text = t("share-ask", name=whose.name, percent=whose.share)
    return Screen(text, (*grid(shares, 4), (button(t.plain("button-back"), "share.list"),)))


def whom(t: Texts, typed: str, people: Sequence[Member], *, many: bool) -> Screen:
    """Nobody is called so, or several are."""
    text = t("absence-whom-many") if many else t("absence-whom-unknown", name=typed)
    rows = [button_of(one.name, f" · {one.share} %", "share.of", one.id) for one in people[:PEOPLE_SHOWN]]
    return Screen(text, column(*rows))
