"""A client of class A has fallen silent: five lines at most, and what to do about it in one tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.record import Record
from bot.domain.signs import IndicatorKind
from bot.domain.study_facts import Standing
from bot.screens.dates import show_day
from bot.screens.record import said_result
from bot.screens.screen import Screen, button, column
from bot.screens.signs import marked, sign_line
from bot.texts import Texts

NAMED = 3


@dataclass(frozen=True, slots=True)
class Silent:
    client_id: int
    client_name: str
    standing: Standing


def one(t: Texts, silent: Silent, last: Record | None, currency: str, zone: ZoneInfo) -> Screen:
    """Days against his usual interval, the last contact with him."""
    contact = t("study-no-contacts")
    if last is not None:
        day = show_day(last.happened_at.astimezone(zone).date(), t)
        contact = t("study-contacts", contacts=f"{day} {said_result(t, last)}")
    indicator = silent.standing.indicator(IndicatorKind.RECENCY)
    assert indicator is not None
    lines = [t("alert-silent", client=silent.client_name), marked(t, indicator, currency), contact]
    study = button(t.plain("button-study"), "study.of", silent.client_id)
    talk = button(t.plain("button-contact"), "contact.of", silent.client_id)
    return Screen("\n".join(lines), ((study, talk),))


def several(t: Texts, named: Sequence[Silent], count: int, currency: str) -> Screen:
    """Several at once, as after a file of sales: one message, the biggest by name."""
    lines = [t("alert-several", count=count)]
    for each in named:
        indicator = each.standing.indicator(IndicatorKind.RECENCY)
        assert indicator is not None
        lines.append(t("alert-line", client=each.client_name, sign=sign_line(t, indicator, currency)))
    if count > len(named):
        lines.append(t("alert-more", count=count - len(named)))
    buttons = (button(f"🔎 {each.client_name}", "study.of", each.client_id) for each in named)
    return Screen("\n".join(lines), column(*buttons))
