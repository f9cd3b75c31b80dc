"""A head is told that reminders were late: since when, what was missed, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.outages import Outage
from bot.domain.people import Member
from bot.domain.reminding import Kind
from bot.domain.timetable import Slot
from bot.screens.dates import show_day
from bot.screens.day import activity
from bot.screens.screen import Screen
from bot.texts import Texts

LINES = 5
NAMED = 3


@dataclass(frozen=True, slots=True)
class Missed:
    """One thing of which some people were not told."""

    kind: Kind
    day: date
    begins: time | None
    slot: Slot | None
    """None: it is no slot, or the table was changed since."""
    names: Sequence[str]


def down(t: Texts, reader: Member, found: Outage, missed: Sequence[Missed], late: int) -> Screen:
    """The bot was down."""
    today = reader.day(found.until)
    since, until = (_moment(t, reader, at, today) for at in (found.since, found.until))
    lines = [t("outage-down", since=since, until=until), t("outage-missed")]
    lines += [_line(t, each, today) for each in missed[-LINES:]]
    if len(missed) > LINES:
        lines.append(t("outage-more", count=len(missed) - LINES))
    if late:
        lines.append(t("outage-late", count=late))
    return Screen("\n".join([*lines, t("outage-do")]))


def queue(t: Texts, reader: Member, since: datetime, messages: int, now: datetime) -> Screen:
    """The bot is up, but its messages do not get out."""
    return Screen(t("outage-queue", since=_moment(t, reader, since, reader.day(now)), count=messages))


def _moment(t: Texts, reader: Member, at: datetime, today: date) -> str:
    local = at.astimezone(reader.zone)
    return f"{local:%H:%M}" if local.date() == today else f"{show_day(local.date(), t)} {local:%H:%M}"


def _line(t: Texts, each: Missed, today: date) -> str:
    named = ", ".join(each.names[:NAMED])
    more = len(each.names) - NAMED
    who = t.plain("outage-and-more", names=named, count=more) if more > 0 else named
    when = f"{each.begins:%H:%M}" if each.begins else ""
    if each.day != today:
        when = f"{show_day(each.day, t)} {when}".strip()
    what = activity(t, each.slot) if each.slot else t.plain("outage-what", kind=each.kind)
    return t("outage-line", what=f"{when} {what}".strip(), who=who)
