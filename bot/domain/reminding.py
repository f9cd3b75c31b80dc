"""What to do with the message of a slot that has begun: send it, send it as late, or record it as missed."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.local_time import local_day, to_utc
from bot.domain.timetable import Activity, Occurrence, Slot, occurrences

ON_TIME = timedelta(minutes=2)
LOOK_BACK = timedelta(days=7)
SATURDAY = 5

# How late a message still helps: a batch while a fair part of it can be done, a briefing before the meeting is over.
LATENESS: dict[Activity, timedelta] = {
    Activity.STANDUP: timedelta(minutes=20),
    Activity.TELEMARKETING: timedelta(minutes=75),
    Activity.REPORTING: timedelta(minutes=90),
    Activity.CLIENT_STUDY: timedelta(minutes=75),
    Activity.MEETING: timedelta(minutes=30),
    Activity.DOCUMENTS: timedelta(minutes=45),
    Activity.TRAINING: timedelta(minutes=30),
    Activity.WEEK_LISTS: timedelta(minutes=60),
    Activity.WEEK_PLANNING: timedelta(minutes=60),
}


class Delivery(StrEnum):
    SEND = "send"
    SEND_LATE = "send_late"
    MISSED = "missed"


def decide(occurrence: Occurrence, now: datetime) -> Delivery:
    """What becomes of the message of one slot, begun at or before `now`; never sent once the slot is over."""
    late = now - occurrence.begins
    if now >= occurrence.ends or late > LATENESS[occurrence.slot.activity]:
        return Delivery.MISSED
    return Delivery.SEND if late <= ON_TIME else Delivery.SEND_LATE


CHECK_AT = time(9, 0)
"""When people are asked about what is due that day, on working days."""
CHECK_LATEST = timedelta(hours=9)
"""Until the evening the answer still helps."""


def checks(zone: ZoneInfo, last_tick: datetime, now: datetime) -> list[tuple[date, date, Delivery]]:
    """The days on which promises were to be checked in (last_tick, now]: what is due from .. to that day.

    Monday's check holds what was due at the weekend.
    """
    day, today = local_day(max(last_tick, now - LOOK_BACK), zone), local_day(now, zone)
    found: list[tuple[date, date, Delivery]] = []
    while day <= today:
        at = to_utc(day, CHECK_AT, zone)
        if day.weekday() < SATURDAY and last_tick < at <= now:
            first = day - timedelta(days=2 if day.weekday() == 0 else 0)
            late = now - at
            delivery = Delivery.SEND if late <= ON_TIME else Delivery.SEND_LATE
            found.append((first, day, delivery if late <= CHECK_LATEST else Delivery.MISSED))
        day += timedelta(days=1)
    return found


def due(
    table: Iterable[Slot], zone: ZoneInfo, last_tick: datetime, now: datetime, joined_at: datetime
) -> list[tuple[Occurrence, Delivery]]:
    """One person's slots that began in (last_tick, now], in order, each with its decision; at most one is sent.

    Nothing from before he joined, nor from further back than LOOK_BACK.
    """
    begun = occurrences(table, zone, max(last_tick, now - LOOK_BACK), now)
    decided: list[tuple[Occurrence, Delivery]] = []
    sent = False
    for each in reversed([each for each in begun if each.begins >= joined_at]):
        # After an outage a person needs the slot he is in, not a heap of those before it.
        delivery = Delivery.MISSED if sent else decide(each, now)
        sent = sent or delivery is not Delivery.MISSED
        decided.append((each, delivery))
    return decided[::-1]
