"""Who is back from an absence is asked, in the morning, of the meetings that fell into it: each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.absences import is_absent
from bot.domain.attendance import LONGEST_AWAY
from bot.domain.local_time import to_utc
from bot.domain.meetings import Ask, Meeting, spoken_of
from bot.domain.people import Ability, Member, may
from bot.domain.reminding import CHECK_AT, CHECK_LATEST, SENT, Delivery, check_helps, checks
from bot.reminders import holding_back
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.meetings import claim_of
from bot.reminders.one_by_one import one_by_one
from bot.screens import meetings as screens
from bot.store import absences, attendance, reminders, timetables
from bot.store.database import Database
from bot.store.reminders import Claim
from bot.texts import texts

TICK = "returns"
LATELY = timedelta(days=14)
"""Holidays may stand between the end of an absence and the first day of work."""
AT_ONCE = 100
_DAY = timedelta(days=1)


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Ask those who are back when their morning has come since the last tick."""
    last, groups = await database.transaction(lambda c: (reminders.looked_until(c, TICK, now), reminders.groups(c)))
    for timezone in sorted({timezone for _, timezone in groups}):
        for day, delivery in checks(ZoneInfo(timezone), last, now):
            if delivery is not Delivery.MISSED:
                await in_chunks(database, partial(_ask, timezone, day, now), send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _ask(timezone: str, day: date, now: datetime, after: int, connection: Connection) -> Chunk:
    """Ask the next people; returns the messages and the id to go on from, -1 at the end."""
    back = absences.lately_back(connection, timezone, day - LATELY, day - _DAY, after, AT_ONCE)
    asked = _left_open(connection, [member for member in back if may(member.role, Ability.HOLD)], day)

    def miss(one: tuple[Member, Meeting]) -> Member:
        reminders.claim_all(connection, [claim_of(*one, Ask.HELD, Delivery.MISSED)], now)
        return one[0]

    items = one_by_one(connection, asked, partial(_tell, connection, day, now), miss)
    return items, back[-1].id if len(back) == AT_ONCE else -1


def _tell(connection: Connection, day: date, now: datetime, asked: Sequence[tuple[Member, Meeting]]) -> list[Item]:
    until = holding_back.until(connection, [member for member, _ in asked], now)
    claims = [_claim(member, meeting, day, until) for member, meeting in asked]
    claimed = reminders.claim_all(connection, claims, now)
    messages = [
        message_to(
            member.telegram_id, screens.ask_held(texts(member.locale), shown, member.zone, may_hold=True, late=True)
        )
        for (member, meeting), claim in zip(asked, claims, strict=True)
        if (member.id, claim.key) in claimed and claim.state in SENT
        for shown in [screens.shown_as(meeting, timetables.at(connection, member, meeting.starts_at), member.zone)]
    ]
    return outbox.put(connection, messages, now, Priority.REMINDER)


def _claim(member: Member, meeting: Meeting, day: date, until: dict[int, datetime]) -> Claim:
    return holding_back.waiting(
        claim_of(member, meeting, Ask.HELD, Delivery.SEND_LATE),
        until,
        lambda at: check_helps(member.zone, day, CHECK_AT, CHECK_LATEST, at),
    )


def _left_open(connection: Connection, back: Sequence[Member], day: date) -> list[tuple[Member, Meeting]]:
    """The meetings of their absences that nobody settled, of those who work on this day; they share a time zone.

    Also on a later morning than the first: who is back at noon was still away when it came. Of an absence that was
    cancelled too: nobody asked while it stood. Who was asked is not asked again.
    """
    attending = attendance.of_people(connection, back, day - LONGEST_AWAY, day)
    there = [member for member in back if attending[member.id].works(day)]
    if not there:
        return []
    noted = absences.noted_of_people(connection, [member.id for member in there], day - LONGEST_AWAY, day)
    begin, end = (to_utc(each, time(), there[0].zone) for each in (day - LONGEST_AWAY, day))
    booked = reminders.meetings_of(connection, [member.id for member in there], begin, end)
    return [
        (member, meeting)
        for member in there
        for meeting in booked.get(member.id, ())
        if is_absent([each for each in noted if each.member_id == member.id], member.day(spoken_of(Ask.HELD, meeting)))
    ]
