"""What is not about a slot and waited for a person: said late where it still helps, each kind by its own rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.delivery.messages import message_to
from bot.delivery.outbox import Shown
from bot.domain.meetings import Ask, MeetingState
from bot.domain.people import Member
from bot.domain.reminding import CHECK_AT, CHECK_LATEST, LATEST, SENT, Decided, Delivery, Kind, check_helps, held_back
from bot.reminders import meetings as meeting_reminders
from bot.reminders import promises as promise_reminders
from bot.reminders import training
from bot.screens.agreements import due as due_screen
from bot.screens.screen import Screen
from bot.store import meetings, put_off
from bot.store.put_off import Reminder
from bot.texts import texts


@dataclass(frozen=True, slots=True)
class Waiting:
    screen: Screen
    helps: Callable[[datetime], bool]


Make = Callable[[Connection, Reminder, Member, datetime], Waiting | None]


def waited(
    connection: Connection, found: Sequence[tuple[Reminder, Member]], until: dict[int, datetime], now: datetime
) -> list[Shown]:
    """Decide about each anew; the messages of those that are said now."""
    messages: list[Shown] = []
    for reminder, member in found:
        make = _MAKE.get(reminder.key.partition("-")[0])
        made = make(connection, reminder, member, now) if make and member.unreachable_since is None else None
        what = Decided(Delivery.MISSED)
        if made is not None:
            delivery = Delivery.SEND_LATE if made.helps(now) else Delivery.MISSED
            what = held_back(delivery, until.get(member.id), made.helps)
        put_off.decide(connection, reminder, what.delivery, what.again_at, now)
        if made is not None and what.delivery in SENT:
            messages.append(message_to(member.telegram_id, made.screen))
    return messages


def is_about_held(reminder: Reminder) -> bool:
    """«Состоялась?», which waits for other things than the rest."""
    return reminder.key.partition("-")[0] == Ask.HELD


def _held(connection: Connection, reminder: Reminder, member: Member, now: datetime) -> Waiting | None:
    """«Состоялась?», if nobody said so meanwhile, nor moved the meeting."""
    _, meeting_id, sequence = reminder.key.split("-")
    meeting = meetings.get(connection, member.team_id, int(meeting_id))
    if meeting is None or meeting.state is not MeetingState.BOOKED or meeting.sequence != int(sequence):
        return None
    screen = meeting_reminders.screen_of(connection, member, meeting, Ask.HELD, now)
    return Waiting(screen, lambda at: at - reminder.decided_at <= LATEST[Kind.HELD])


def _promises(connection: Connection, reminder: Reminder, member: Member, now: datetime) -> Waiting | None:
    found = promise_reminders.due_on(connection, [member], reminder.day).get(member.id)
    if not found:
        return None
    screen = due_screen(texts(member.locale), found, member.day(now), late=True)
    return Waiting(screen, lambda at: check_helps(member.zone, reminder.day, CHECK_AT, CHECK_LATEST, at))


def _training(connection: Connection, reminder: Reminder, member: Member, now: datetime) -> Waiting | None:  # noqa: ARG001 - the shape of a maker
    if not training.lacks_topic(connection, member, reminder.day):
        return None
    return Waiting(training.screen(member, reminder.day), lambda at: training.helps(member, reminder.day, at))


_MAKE: dict[str, Make] = {Ask.HELD: _held, promise_reminders.KEY: _promises, training.KEY: _training}
"""By the beginning of the reminder's key."""
