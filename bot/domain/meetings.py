"""Meetings: booked into the timetable, moved, cancelled, held (method.md §2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.clients import DecisionMaker
from bot.domain.timetable import Activity, Occurrence, Slot, Week, occurrence, slots_of_day

USUAL_LENGTH = timedelta(minutes=90)
"""Of a meeting that is in no slot of the timetable."""


class MeetingState(StrEnum):
    BOOKED = "booked"
    HELD = "held"
    NOT_HELD = "not_held"
    """The time came and nobody met."""
    CANCELLED = "cancelled"
    UNDONE = "undone"
    """Taken back with the record it was booked in: as if it had never been."""


STANDING = (MeetingState.BOOKED, MeetingState.HELD, MeetingState.NOT_HELD)
"""States of a meeting that make a later one with the same client a repeat."""


class Place(StrEnum):
    CLIENT = "client"
    OURS = "ours"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Meeting:
    id: int
    member_id: int
    """Who will hold it."""
    client_id: int
    client_name: str
    decision_maker: DecisionMaker | None
    record_id: int
    """The record in which it was agreed."""
    starts_at: datetime | None
    ends_at: datetime | None
    """As planned when its time was set."""
    first: bool
    """The first with this client: no earlier one stands, and nobody said that they met before."""
    repeat: bool
    """Somebody said that they met before."""
    place: Place | None
    address: str | None
    state: MeetingState
    reason: str | None
    sequence: int
    """How often its time was changed."""
    held_record_id: int | None
    purpose: str | None
    """The note of the record in which it was agreed."""
    calendar: bool
    """The person put it into his calendar: it is told of a new time."""
    despite_absence: bool = False
    """He set its time into his own absence: he works for it then."""


class SlotState(StrEnum):
    FREE = "free"
    TAKEN = "taken"
    HELD = "held"
    PAST = "past"
    """Over, and nobody was met."""


@dataclass(frozen=True, slots=True)
class WeekSlot:
    """A numbered meeting slot of one week, and who takes it."""

    occurrence: Occurrence
    state: SlotState
    meeting: Meeting | None


def slots_of_week(
    table: Iterable[Slot], week: Week, zone: ZoneInfo, meetings: Sequence[Meeting], now: datetime
) -> list[WeekSlot]:
    """The week's meeting slots in order. A slot is taken by the first meeting that begins in it."""
    table = tuple(table)
    found: list[WeekSlot] = []
    for day in week.days:
        for slot in slots_of_day(table, day):
            if slot.activity is Activity.MEETING:
                each = occurrence(slot, day, zone)
                taken = next((one for one in meetings if takes(one, each)), None)
                found.append(WeekSlot(each, _state(each, taken, now), taken))
    return found


def takes(meeting: Meeting, each: Occurrence) -> bool:
    """Whether a meeting stands in this slot."""
    return stands(meeting) and meeting.starts_at is not None and each.begins <= meeting.starts_at < each.ends


def stands(meeting: Meeting) -> bool:
    """Whether it takes its time: it is to be held, or was."""
    return meeting.state in (MeetingState.BOOKED, MeetingState.HELD)


def _state(each: Occurrence, taken: Meeting | None, now: datetime) -> SlotState:
    if taken is not None:
        return SlotState.HELD if taken.state is MeetingState.HELD else SlotState.TAKEN
    return SlotState.PAST if each.begins <= now else SlotState.FREE


def ends_at(starts_at: datetime, table: Iterable[Slot], zone: ZoneInfo) -> datetime:
    """When a meeting is over: at the end of its slot, or after the usual time."""
    slot = slot_of(starts_at, table, zone)
    return slot.ends if slot else starts_at + USUAL_LENGTH


def slot_of(starts_at: datetime, table: Iterable[Slot], zone: ZoneInfo) -> Occurrence | None:
    """The numbered slot in which a meeting begins."""
    day = starts_at.astimezone(zone).date()
    within = (occurrence(slot, day, zone) for slot in slots_of_day(table, day) if slot.activity is Activity.MEETING)
    return next((each for each in within if each.begins <= starts_at < each.ends), None)


BRIEF_BEFORE = timedelta(minutes=30)
BRIEF_LATEST = timedelta(minutes=10)
"""After its beginning a brief is read by nobody."""
ASK_LATEST = timedelta(hours=20)
"""«Состоялась?» still helps in the evening, not when the next day's meetings are over."""


class Ask(StrEnum):
    """What a meeting makes the bot say by itself."""

    BRIEF = "brief"
    HELD = "held"


def due_between(ask: Ask, last: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Beginnings (for a brief) or ends (for «Состоялась?») in (from, until] are spoken of in (last, now]."""
    ahead = BRIEF_BEFORE if ask is Ask.BRIEF else timedelta(0)
    return last + ahead, now + ahead


def still_helps(ask: Ask, meeting: Meeting, now: datetime) -> bool:
    """Whether what was due while the bot was down is worth saying now."""
    if ask is Ask.BRIEF:
        return meeting.starts_at is not None and now <= meeting.starts_at + BRIEF_LATEST
    return meeting.ends_at is not None and now <= meeting.ends_at + ASK_LATEST


def spoken_of(ask: Ask, meeting: Meeting) -> datetime:
    """The moment of the meeting that its reminder is about: who is away then is not reminded."""
    moment = meeting.starts_at if ask is Ask.BRIEF else meeting.ends_at
    assert moment is not None
    return moment


def is_late(ask: Ask, meeting: Meeting, now: datetime) -> bool:
    """Whether it says so: a brief after the meeting began, a question long after it ended."""
    moment = meeting.starts_at if ask is Ask.BRIEF else meeting.ends_at
    return moment is not None and now > moment + (timedelta(0) if ask is Ask.BRIEF else BRIEF_BEFORE)
