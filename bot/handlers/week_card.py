"""The week card that hangs in a person's chat, and what it is counted from."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection

from bot.delivery.outbox import Card
from bot.domain.people import Member, Role
from bot.domain.stints import Stint, stint_of, stints
from bot.domain.timetable import Week, week_of
from bot.domain.week import WeekCard
from bot.screens import week as screens
from bot.store import time_accounts, week_cards
from bot.texts import texts


def count_week(connection: Connection, member: Member, day: date) -> WeekCard:
    """The member's week in the role that he had on this day, against the norms of as much of it as he works."""
    return time_accounts.card(connection, stint_of(member, day), week_of(day))


def in_each_role(connection: Connection, member: Member, week: Week) -> list[tuple[Stint, WeekCard]]:
    """His week in each role in which he was there, the last one always."""
    *earlier, last = stints(member, week)
    cards = [(each, time_accounts.card(connection, each, week)) for each in earlier if each.role is not Role.HEAD]
    return [*(each for each in cards if each[1].was_here), (last, time_accounts.card(connection, last, week))]


def pinned(member: Member, card: WeekCard) -> Card:
    """The pinned message that shows this state of the week."""
    return Card(member.telegram_id, week_cards.NAME, screens.pinned(texts(member.locale), card))


def pinned_after(connection: Connection, member: Member, card: WeekCard, now: datetime) -> Card:
    """The same where a day's card is at hand: it may be that of what he was before."""
    return pinned(member, card) if len(stints(member, card.week)) == 1 else week_card_reply(connection, member, now)


def week_card_reply(connection: Connection, member: Member, now: datetime) -> Card:
    """The pinned message with the present week."""
    return pinned(member, count_week(connection, member, member.day(now)))
