"""Before a meeting its brief, after it «Состоялась?»: gather, decide (domain), put into the outbox; each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.meetings import Ask, Meeting, due_between, is_late, still_helps
from bot.domain.people import Ability, Member, may
from bot.domain.promises import is_confirmed
from bot.domain.reminding import LOOK_BACK, Delivery
from bot.domain.timetable import timetable_of
from bot.screens import meetings as screens
from bot.screens.forms import facts
from bot.screens.screen import Screen
from bot.store import clients, forms, meetings, promises, reminders
from bot.store.database import Database
from bot.store.reminders import Claim
from bot.texts import texts

TICK = "meetings"
AT_ONCE = 100
LONGEST_MONTH = timedelta(days=31)
FACTS = 3
"""Answers of the last questionnaire in a brief."""


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """What became due since the last tick about booked meetings."""
    last = await database.transaction(lambda c: reminders.last_tick(c, TICK)) or now - timedelta(minutes=1)
    for ask in Ask:
        after = 0
        while after >= 0:
            chunk, after = await database.transaction(lambda c, ask=ask, after=after: _ask(c, ask, last, now, after))  # type: ignore[misc]  # mypy cannot type defaults that bind loop variables
            send(chunk)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _ask(connection: Connection, ask: Ask, last: datetime, now: datetime, after: int) -> tuple[list[Item], int]:
    """Ask about the next meetings; returns the messages and the id to go on from, -1 at the end."""
    begin, end = due_between(ask, max(last, now - LOOK_BACK), now)
    due = reminders.meetings_due(connection, ask, begin, end, after, limit=AT_ONCE)
    if not due:
        return [], -1
    claims = [_claim(member, meeting, ask, now) for member, meeting in due]
    claimed = reminders.claim_all(connection, claims, now)
    messages = [
        message_to(member.telegram_id, _screen(connection, member, meeting, ask, now))
        for (member, meeting), claim in zip(due, claims, strict=True)
        if (member.id, claim.key) in claimed and claim.state is not Delivery.MISSED
    ]
    following = due[-1][1].id if len(due) == AT_ONCE else -1
    return outbox.put(connection, messages, now, Priority.REMINDER), following


def _claim(member: Member, meeting: Meeting, ask: Ask, now: datetime) -> Claim:
    """A meeting that was moved is asked about anew: its key holds how often that was."""
    state = (
        Delivery.MISSED
        if not still_helps(ask, meeting, now)
        else Delivery.SEND_LATE
        if is_late(ask, meeting, now)
        else Delivery.SEND
    )
    assert meeting.starts_at is not None
    return Claim(member, f"{ask}-{meeting.id}-{meeting.sequence}", member.day(meeting.starts_at), state)


def _screen(connection: Connection, member: Member, meeting: Meeting, ask: Ask, now: datetime) -> Screen:
    t, late = texts(member.locale), is_late(ask, meeting, now)
    location = meetings.location(connection, meeting)
    shown = screens.shown_as(meeting, timetable_of(member.role), member.zone, location)
    if ask is Ask.HELD:
        return screens.ask_held(t, shown, member.zone, may_hold=may(member.role, Ability.HOLD), late=late)
    last = forms.last_of_client(connection, member.team_id, meeting.client_id)
    form = forms.get(connection, member, last) if last else None
    today = member.day(now)
    agreed = promises.open_with(connection, member.team_id, meeting.client_id, today - LONGEST_MONTH)
    return screens.brief(
        t,
        shown,
        member.zone,
        clients.decision_makers_of(connection, member.team_id, meeting.client_id),
        facts(t, form, FACTS) if form else (),
        [each for each in agreed if is_confirmed(each, today) is None],
        last_form=last,
        late=late,
    )
