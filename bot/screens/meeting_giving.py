"""A meeting changes hands: to whom, and what the one who holds it from now on has to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.clients import DecisionMaker
from bot.domain.meetings import Meeting
from bot.domain.record import Record
from bot.screens.dates import show_day
from bot.screens.meetings import Shown, back, doing, others_line, told
from bot.screens.record import what
from bot.screens.screen import Screen, button, grid
from bot.texts import Texts

HOLDERS_SHOWN = 20
HISTORY_SHOWN = 3
NOTE_SHOWN = 100


def ask_holder(t: Texts, meeting: Meeting, colleagues: Sequence[tuple[int, str]], unknown: str = "") -> Screen:
    """Who holds it: id and name of each who may. `unknown`: a name that is none of theirs."""
    people = [button(name, "meet.to", meeting.id, number) for number, name in colleagues[:HOLDERS_SHOWN]]
    text = t("meeting-ask-holder", client=meeting.client_name)
    said = f"{t('hand-unknown', name=unknown)}\n{text}" if unknown else text
    return Screen(said, (*grid(people, 2), (back(t, meeting),)))


def gave(t: Texts, meeting: Meeting, name: str, *, with_client: bool) -> Screen:
    lines = [t("meeting-gave", client=meeting.client_name, name=name)]
    lines += [t("meeting-gave-client", name=name)] if with_client else []
    return Screen("\n".join(lines))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a client whose meeting changes hands."""

    people: Sequence[DecisionMaker]
    history: Sequence[Record]
    """The last first."""
    with_client: bool
    """He goes along: cold work is done."""


def given(t: Texts, shown: Shown, zone: ZoneInfo, by: str, now: datetime, context: Context) -> Screen:
    """What the colleague sees who holds it from now on: the meeting, who else decides, what was said so far."""
    lines = [t("meeting-given", by=by), *told(t, shown, zone), *others_line(t, shown.meeting, context.people)]
    lines += [_said(t, each, zone) for each in context.history[:HISTORY_SHOWN]]
    lines += [t("meeting-given-client")] if context.with_client else []
    return Screen("\n".join(lines), doing(t, shown, now, may_hold=True))


def _said(t: Texts, record: Record, zone: ZoneInfo) -> str:
    day = show_day(record.happened_at.astimezone(zone).date(), t)
    note = f" — {record.note[:NOTE_SHOWN]}" if record.note else ""
    return t("meeting-given-line", said=f"{day} {what(t, record, client=False)}{note}")
