"""The week card that hangs in a person's chat, and what it is counted from."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection

from bot.delivery.outbox import Card
from bot.domain.people import Member
from bot.domain.timetable import week_of
from bot.domain.week import WeekCard, week_card
from bot.screens import week as screens
from bot.store import attendance, norms, week_cards, weeks
from bot.texts import texts


def count_week(connection: Connection, member: Member, day: date) -> WeekCard:
    """The member's week that holds this day, against the norms of as much of it as he works."""
    week = week_of(day)
    member = member.as_on(week.sunday)
    logged = weeks.week(connection, member, week)
    fair = attendance.fair(connection, member, week)
    held = norms.of_member(connection, member, week)
    counted = (logged.calls, logged.bookings, logged.walkins, logged.held)
    return week_card(week, member.role, member.id, *counted, fair, logged.farmed, norms=held)


def pinned(member: Member, card: WeekCard) -> Card:
    """The pinned message that shows this state of the week."""
    return Card(member.telegram_id, week_cards.NAME, screens.pinned(texts(member.locale), card))


def week_card_reply(connection: Connection, member: Member, now: datetime) -> Card:
    """The pinned message with the present week."""
    return pinned(member, count_week(connection, member, member.day(now)))
