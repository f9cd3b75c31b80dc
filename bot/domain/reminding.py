"""What to do with the message of a slot that has begun: send it, send it as late, or record it as missed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.local_time import local_day, to_utc
from bot.domain.meetings import ASK_LATEST, BRIEF_LATEST
from bot.domain.timetable import Activity, Occurrence, Slot, occurrences_by, week_of

ON_TIME = timedelta(minutes=2)
LOOK_BACK = timedelta(days=7)

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
    WAITING = "waiting"
    """For its receiver, who is not to be disturbed now."""


SENT = (Delivery.SEND, Delivery.SEND_LATE)


class Kind(StrEnum):
    """What the bot says by itself."""

    SLOT = "slot"
    BRIEF = "brief"
    """Before a meeting."""
    HELD = "held"
    """«Состоялась?» after it."""
    PROMISES = "promises"
    TRAINING = "training"
    """The head is asked for the week's topic."""


URGENT = frozenset({Kind.BRIEF})
"""Said whatever the hour, and whatever the person is in the middle of; all else waits for him, or is missed."""

ABOUT_MEETINGS = frozenset({Kind.BRIEF, Kind.HELD})
"""A meeting does not wait for a batch of calls to end."""


def waits_for_batch(kind: Kind) -> bool:
    """Whether it is not said to who is at his calls, but when the batch ends or is paused, if it still helps then."""
    return kind not in ABOUT_MEETINGS


@dataclass(frozen=True, slots=True)
class Decided:
    delivery: Delivery
    again_at: datetime | None = None
    """Of what waits: when it is looked at again."""


def held_back(delivery: Delivery, until: datetime | None, helps: Callable[[datetime], bool]) -> Decided:
    """What becomes of a message whose receiver is not to be disturbed until then: it waits if it still helps then."""
    if delivery is Delivery.MISSED or until is None:
        return Decided(delivery)
    return Decided(Delivery.WAITING, until) if helps(until) else Decided(Delivery.MISSED)


def decide(occurrence: Occurrence, now: datetime) -> Delivery:
    """What becomes of the message of one slot, begun at or before `now`; never sent once the slot is over."""
    late = now - occurrence.begins
    if now >= occurrence.ends or late > LATENESS[occurrence.slot.activity]:
        return Delivery.MISSED
    return Delivery.SEND if late <= ON_TIME else Delivery.SEND_LATE


def slot_held_back(occurrence: Occurrence, delivery: Delivery, until: datetime | None) -> Decided:
    """`held_back` for the message of a slot."""
    return held_back(delivery, until, lambda at: decide(occurrence, at) is not Delivery.MISSED)


CHECK_AT = time(9, 0)
"""When people are asked about what is due that day; who does not work on it is asked on his next working day."""
CHECK_LATEST = timedelta(hours=9)
"""Until the evening the answer still helps."""
ASK_TOPIC_ON, ASK_TOPIC_AT = 3, time(15, 0)
"""On Thursday the head is asked for the topic of the week's training, if it has none."""
# The limits of what is not about a slot; a brief's and a question's are counted from the meeting.
LATEST: dict[Kind, timedelta] = {
    Kind.BRIEF: BRIEF_LATEST,
    Kind.HELD: ASK_LATEST,
    Kind.PROMISES: CHECK_LATEST,
    Kind.TRAINING: timedelta(hours=3),
}


def checks(
    zone: ZoneInfo,
    last_tick: datetime,
    now: datetime,
    clock: time = CHECK_AT,
    latest: timedelta = CHECK_LATEST,
) -> list[tuple[date, Delivery]]:
    """The days whose check came in (last_tick, now]; for whom a day is none of work it is no check."""
    day, today = local_day(max(last_tick, now - LOOK_BACK), zone), local_day(now, zone)
    found: list[tuple[date, Delivery]] = []
    while day <= today:
        at = to_utc(day, clock, zone)
        if last_tick < at <= now:
            late = now - at
            delivery = Delivery.SEND if late <= ON_TIME else Delivery.SEND_LATE
            found.append((day, delivery if late <= latest else Delivery.MISSED))
        day += timedelta(days=1)
    return found


WEEK_SHOWN_AT = time(0, 5)
"""When the new week is shown on the cards that hang in the chats."""


def week_begun(zone: ZoneInfo, last_tick: datetime, now: datetime) -> date | None:
    """The Monday of this week, if its card came due in (last_tick, now]: the weeks before it are over."""
    monday = week_of(local_day(now, zone)).monday
    return monday if last_tick < to_utc(monday, WEEK_SHOWN_AT, zone) <= now else None


def check_helps(zone: ZoneInfo, day: date, clock: time, latest: timedelta, at: datetime) -> bool:
    """Whether a check of this day, asked at this moment, still helps."""
    return at - to_utc(day, clock, zone) <= latest


def due_by(
    table_on: Callable[[date], Iterable[Slot]], zone: ZoneInfo, last_tick: datetime, now: datetime
) -> list[tuple[Occurrence, Delivery]]:
    """The slots that began in (last_tick, now] for whoever follows these tables in this zone, in order, each with its
    decision; at most one is sent. Nothing from further back than LOOK_BACK."""
    decided: list[tuple[Occurrence, Delivery]] = []
    sent = False
    for each in reversed(occurrences_by(table_on, zone, max(last_tick, now - LOOK_BACK), now)):
        # After an outage a person needs the slot he is in, not a heap of those before it.
        delivery = Delivery.MISSED if sent else decide(each, now)
        sent = sent or delivery is not Delivery.MISSED
        decided.append((each, delivery))
    return decided[::-1]
