"""Before a meeting its brief, after it «Состоялась?»: gather, decide (domain), put into the outbox; each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.meetings import Ask, Meeting, due_between, is_late, spoken_of, still_helps
from bot.domain.people import Ability, Member, may
from bot.domain.promises import LONGEST_MONTH, is_confirmed
from bot.domain.reminding import LOOK_BACK, SENT, URGENT, Delivery, Kind
from bot.reminders import holding_back
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.one_by_one import one_by_one
from bot.screens import meetings as screens
from bot.screens.forms import facts
from bot.screens.screen import Screen
from bot.store import absences, clients, forms, meetings, promises, reminders, timetables
from bot.store.database import Database
from bot.store.reminders import Claim
from bot.texts import texts

TICK = "meetings"
Due = tuple[Member, Meeting]
AT_ONCE = 100
FACTS = 3
"""Answers of the last questionnaire in a brief."""


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """What became due since the last tick about booked meetings."""
    last = await database.transaction(lambda c: reminders.looked_until(c, TICK, now))
    for ask in Ask:
        await in_chunks(database, partial(_ask, ask, last, now), send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _ask(ask: Ask, last: datetime, now: datetime, after: int, connection: Connection) -> Chunk:
    """Ask about the next meetings; returns the messages and the id to go on from, -1 at the end."""
    begin, end = due_between(ask, max(last, now - LOOK_BACK), now)
    due = reminders.meetings_due(connection, ask, begin, end, after, limit=AT_ONCE)
    if not due:
        return [], -1

    def miss(one: Due) -> Member:
        reminders.claim_all(connection, [claim_of(*one, ask, Delivery.MISSED)], now)
        return one[0]

    items = one_by_one(connection, due, partial(_tell, connection, ask, now), miss)
    return items, due[-1][1].id if len(due) == AT_ONCE else -1


def _tell(connection: Connection, ask: Ask, now: datetime, due: Sequence[Due]) -> list[Item]:
    there = _without_absent(connection, ask, due)
    urgent = Kind(ask) in URGENT
    until = {} if urgent else holding_back.until(connection, [member for member, _ in there], now, Kind(ask))
    claims = [_claim(member, meeting, ask, now, until) for member, meeting in there]
    claimed = reminders.claim_all(connection, claims, now)
    messages = [
        message_to(member.telegram_id, screen_of(connection, member, meeting, ask, now))
        for (member, meeting), claim in zip(there, claims, strict=True)
        if (member.id, claim.key) in claimed and claim.state in SENT
    ]
    return outbox.put(connection, messages, now, Priority.REMINDER)


def _without_absent(connection: Connection, ask: Ask, due: Sequence[Due]) -> list[Due]:
    """Who is away is left alone: of what was not moved he is asked when he is back.

    A day off is another thing, and so is a meeting that he set into his absence himself: he works for it.
    """
    days = [member.day(spoken_of(ask, meeting)) for member, meeting in due]
    away = absences.of_people(connection, {member.id for member, _ in due}, min(days), max(days))
    return [
        (member, meeting)
        for (member, meeting), day in zip(due, days, strict=True)
        if meeting.despite_absence or not any(each.member_id == member.id and day in each for each in away)
    ]


def _claim(member: Member, meeting: Meeting, ask: Ask, now: datetime, until: dict[int, datetime]) -> Claim:
    state = (
        Delivery.MISSED
        if not still_helps(ask, meeting, now)
        else Delivery.SEND_LATE
        if is_late(ask, meeting, now)
        else Delivery.SEND
    )
    claim = claim_of(member, meeting, ask, state)
    return holding_back.waiting(claim, until, lambda at: still_helps(ask, meeting, at))


def claim_of(member: Member, meeting: Meeting, ask: Ask, state: str) -> Claim:
    """A meeting that was moved is asked about anew: its key holds how often that was."""
    assert meeting.starts_at is not None
    return Claim(member, f"{ask}-{meeting.id}-{meeting.sequence}", member.day(meeting.starts_at), state)


def screen_of(connection: Connection, member: Member, meeting: Meeting, ask: Ask, now: datetime) -> Screen:
    t, late = texts(member.locale), is_late(ask, meeting, now)
    location = meetings.location(connection, meeting)
    shown = screens.shown_as(meeting, timetables.at(connection, member, meeting.starts_at), member.zone, location)
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
