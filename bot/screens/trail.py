"""The trail of changes on a phone: a page of entries, and the choice of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.people import Member
from bot.domain.trail import Entry
from bot.screens.audit import Names, told
from bot.screens.screen import Button, Screen, button, cut, grid
from bot.texts import Texts

PAGE = 8
"""Entries on one screen."""
PEOPLE = 12
NEWEST = 2**62
WORDS = 160
"""Characters of one entry."""


@dataclass(frozen=True, slots=True)
class Page:
    entries: Sequence[Entry]
    more: bool
    """There are older ones."""
    newest: bool
    """There are no newer ones."""
    member_id: int
    name: str
    """Whose; empty: everybody's."""


def page(t: Texts, shown: Page, names: Names, zone: ZoneInfo) -> Screen:
    lines = [t("audit-title-of", name=shown.name) if shown.name else t("audit-title")]
    lines += [_line(t, each, names, zone) for each in shown.entries] or [t("audit-empty")]
    if shown.newest and not shown.name:
        lines.append(t("audit-hint", example=t.plain("audit-example")))
    turning: list[Button] = []
    if not shown.newest:
        turning.append(button(t.plain("button-audit-newest"), "audit.page", NEWEST, shown.member_id))
    if shown.more:
        turning.append(button(t.plain("button-audit-older"), "audit.page", shown.entries[-1].id, shown.member_id))
    choosing = [button(t.plain("button-audit-people"), "audit.people", 0)]
    if shown.name:
        choosing.append(button(t.plain("button-audit-all"), "audit.page", NEWEST, 0))
    return Screen("\n".join(lines), tuple(filter(None, (tuple(turning), tuple(choosing)))))


def _line(t: Texts, entry: Entry, names: Names, zone: ZoneInfo) -> str:
    short = cut(told(t, entry, names), WORDS)
    who = names.people.get(entry.member_id, "")
    return t("audit-line", at=f"{entry.at.astimezone(zone):%d.%m %H:%M}", who=who, what=short)


def whom(t: Texts, people: Sequence[Member], first: int, unknown: str = "") -> Screen:
    """Whose changes; `unknown`: the name that was typed and means nobody."""
    shown = people[first * PEOPLE : (first + 1) * PEOPLE]
    names = grid([button(one.name, "audit.page", NEWEST, one.id) for one in shown], 2)
    back = [button(t.plain("button-team-back"), "audit.people", first - 1)] if first else []
    on = [button(t.plain("button-team-on"), "audit.people", first + 1)] if (first + 1) * PEOPLE < len(people) else []
    rows = (
        *names,
        *(((*back, *on),) if back or on else ()),
        (button(t.plain("button-audit-all"), "audit.page", NEWEST, 0),),
    )
    return Screen(t("audit-whom-unknown", name=unknown) if unknown else t("audit-whom"), rows)
