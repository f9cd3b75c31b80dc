"""What a head is sent of a week: the picture, the words, the table of the records; the group, the first two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import document, message_to, photo
from bot.delivery.outbox import Item, Priority
from bot.delivery.outbox import Shown as Message
from bot.domain.groups import summary_key
from bot.domain.packing import packed
from bot.domain.people import Member
from bot.domain.summary_records import Row
from bot.domain.summary_shown import Shown
from bot.screens import summary as words
from bot.screens import summary_buttons, summary_files
from bot.screens.dates import show_clock
from bot.screens.screen import Screen
from bot.screens.summary_pages import parts
from bot.store import closed_weeks, closing_weeks, groups, summaries, summary_records
from bot.store.steps import Steps, apart
from bot.store.summaries import Gathered
from bot.texts import Texts, texts

PICTURE, SHEET = "summary_png", "summary_xlsx"


def live(connection: Connection, found: Gathered, now: datetime) -> Shown:
    """The week as it is, with its earlier versions if a head closed it before its time and opened it again."""
    version = closed_weeks.latest(connection, found.team_id, found.week)
    closes = closing_weeks.closing_day(connection, found.team_id, found.week)
    return closing_weeks.shown(connection, found.assembled(connection, now), version, closes)


def to_head(
    connection: Connection, head: Member, shown: Shown, now: datetime, late: datetime | None = None
) -> tuple[tuple[Message, ...], Screen]:
    """The picture, if there is anybody in it, and the words for below it. `late`: when they should have come."""
    t = texts(head.locale)
    of = summaries.team_of(connection, head.team_id)
    said = t("summary-late", time=show_clock(late, head.zone)) if late else ""
    screen = summary_buttons.summary(t, shown, head.zone, head.day(now), of.created_on, of.lead, late=said)
    return pictures(head.telegram_id, t, shown, head.zone), screen


def pictures(chat_id: int, t: Texts, shown: Shown, zone: ZoneInfo, *, topic: int | None = None) -> tuple[Message, ...]:
    """One, of a large team several; none where there is nobody in it."""
    found = parts(summary_files.picture(t, shown, zone)) if shown.summary.people else []
    return tuple(photo(chat_id, PICTURE, packed(each), topic=topic) for each in found)


def sheets(whom: Sequence[Member], shown: Shown) -> Steps[list[Message]]:
    """One for each, none where there is nobody in it. The rows are read once for all heads of the team."""
    if not shown.summary.people:
        return []
    rows = yield from summary_records.reading(shown.summary)
    return (yield from apart(lambda: [_sheet(one, shown, rows) for one in whom]))


def _sheet(head: Member, shown: Shown, rows: Sequence[Row]) -> Message:
    t = texts(head.locale)
    data = packed(summary_files.sheet(t, shown, rows, head.zone))
    return document(head.telegram_id, summary_files.sheet_name(t, shown.summary), SHEET, data)


def into_group(connection: Connection, shown: Shown, now: datetime) -> list[Item]:
    """Once a week into the team's group, if it has one: the picture and the words, in its language and on its clock."""
    summary = shown.summary
    if not summary.people:
        return []
    group = groups.post(connection, summary.team_id, summary_key(summary.week.monday), now)
    if group is None:
        return []
    t, zone = texts(group.locale), summaries.team_of(connection, summary.team_id).zone
    said = message_to(group.chat_id, Screen(words.text(t, shown, zone, group=True)), topic=group.topic_id)
    calls = [*pictures(group.chat_id, t, shown, zone, topic=group.topic_id), said]
    return outbox.put(connection, calls, now, Priority.REMINDER)
