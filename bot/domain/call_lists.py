"""A call list of a week: from where its clients come, and whom a source may add (method.md §6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.clients import DecisionMaker
from bot.domain.record import Record
from bot.domain.sufficiency import Sufficiency
from bot.domain.timetable import Week, week_of

MOST = 1000
"""Clients on a list of a week."""
STALE_DAYS = (14, 30, 60)
LONGEST_STALE = 366
PURPOSE_LIMIT = 200
FRIDAY = 4
_DAYS_OF_WEEK = 7
REFUSED_REST = timedelta(days=30)
MET_REST = timedelta(days=14)
"""Who refused, or was met, is called cold again only after so long: no source of strangers (a segment, a file,
contacts, «давно») offers him before. Nor do they offer who has a meeting ahead; a file and contacts nobody without a
number. Who promised a call, returns or is added by name comes whatever was before."""


class Source(StrEnum):
    CALL_BACK = "call_back"
    """A call that was promised for a day of the week, or before it."""
    RETURN = "return"
    """Postponed until a day that has come."""
    CLASS = "class"
    """An existing client who was talked to longer ago than his class allows."""
    CONCLUSION = "conclusion"
    """The next step that a study of his situation left for a day of the week, or before it."""
    SEGMENT = "segment"
    STALE = "stale"
    """Somebody dealt with him, but not for some days."""
    NEVER = "never"
    """Nobody has dealt with him yet; whom the last file or the last contacts brought is offered with those."""
    FILE = "file"
    CONTACT = "contact"
    """Forwarded from a phone."""
    ADDED = "added"
    """One by one, by name."""


class ItemState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    REMOVED = "removed"
    """Taken off by hand: no source brings him back in that week."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client whom a source offers for a week."""

    client_id: int
    owner_id: int
    decision_maker_id: int | None = None
    purpose: str = ""
    due_on: date | None = None
    """He asked to be called on this day."""
    away_until: date | None = None
    """He asked to be left alone until then, or to be called then."""


@dataclass(frozen=True, slots=True)
class Item:
    """A client on a list, ready to be called."""

    id: int
    client_id: int
    client_name: str
    decision_maker: DecisionMaker | None
    phone: str | None
    """The decision maker's, else the company's, else that of another who decides."""
    source: Source
    purpose: str
    last_contact: Record | None
    since: datetime
    """When he was put on the list, or brought back to it."""
    phone_whose: str = ""
    """Whose number it is, where it is another decision maker's."""
    promised_on: date | None = None
    """The day for which he was promised this call."""
    promised_at: time | None = None
    """The hour, if one was named."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one tap would add."""

    source: Source
    count: int
    argument: int = 0
    """Days of `STALE`; a segment's id, an import's."""
    name: str = ""
    """Of a segment, of a file."""


def without_repeats(offers: Iterable[Offer]) -> list[Offer]:
    """Of «давно» in rising days only what differs: the same number twice is the same people."""
    kept: list[Offer] = []
    for each in offers:
        before = kept[-1] if kept else None
        if not (before and each.source is before.source is Source.STALE and each.count == before.count):
            kept.append(each)
    return kept


@dataclass(frozen=True, slots=True)
class CallList:
    """A member's list of a week: what is on it, what could be, and whether it is enough."""

    week: Week
    waiting: dict[Source, int]
    """Still to be called, by source."""
    done: int
    offers: tuple[Offer, ...]
    segments: tuple[Offer, ...]
    sufficiency: Sufficiency | None
    """None where the role has no norm of calls."""

    @property
    def left(self) -> int:
        return sum(self.waiting.values())


@dataclass(frozen=True, slots=True)
class Listed:
    """A client on a list, by name."""

    item_id: int
    client_id: int
    client_name: str
    source: Source
    due_on: date | None


def compose(candidates: Iterable[Candidate], member_id: int, week: Week, room: int) -> list[Candidate]:
    """Whom a source adds to a member's list: his own clients, each once, no more than there is room for."""
    chosen: dict[int, Candidate] = {}
    for each in candidates:
        if len(chosen) >= room:
            break
        if each.client_id not in chosen and may_list(each, member_id, week):
            chosen[each.client_id] = each
    return list(chosen.values())


def may_list(candidate: Candidate, member_id: int, week: Week) -> bool:
    """Nobody of another, nobody before the day for which he asked."""
    if candidate.owner_id != member_id:
        return False
    return candidate.away_until is None or candidate.away_until <= week.sunday


def week_to_list(day: date) -> Week:
    """For which week a list is made on this day: from Friday on it is the next one."""
    week = week_of(day)
    return week if day.weekday() < FRIDAY else next_week(week)


def next_week(week: Week) -> Week:
    return week_of(date.fromordinal(week.monday.toordinal() + _DAYS_OF_WEEK))


def week_from(monday: date, day: date) -> Week | None:
    """This week or the next as a button names them; None for any other: its list is history."""
    this = week_of(day)
    return next((week for week in (this, next_week(this)) if week.monday == monday), None)


def number_to_dial(
    person: DecisionMaker | None, client_phone: str | None, people: Iterable[DecisionMaker]
) -> tuple[str | None, str]:
    """His own number, else the company's; else another's there, and whose it is: any number is better than none."""
    phone = (person.phone if person else None) or client_phone
    if phone:
        return phone, ""
    other = next((each for each in people if each.phone), None)
    return (other.phone, other.full_name) if other else (None, "")


def whom_to_call(people: Iterable[DecisionMaker], wanted_id: int | None, last: Record | None) -> DecisionMaker | None:
    """The one who was named for the call, else he who was spoken to last, else the first whose number is known."""
    known = {person.id: person for person in people}
    spoken_to = last.decision_maker.id if last and last.decision_maker else None
    for number in (wanted_id, spoken_to):
        if number in known:
            return known[number]
    return next((each for each in known.values() if each.phone), next(iter(known.values()), None))
