"""Calls in a row: until when a batch lasts, and what came of it (method.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.call_lists import Item
from bot.domain.funnel import MENDABLE, UNDO_LIFETIME, Booking, Call, Gap, Kind, Result, Verdict
from bot.domain.people import Ability, Role, may
from bot.domain.proactive_funnel import Talk
from bot.domain.record import Record
from bot.domain.timetable import Activity, Occurrence, week_of

SHORTEST = timedelta(minutes=10)
"""Outside a slot: with less left of the hour, a batch lasts until the end of the next one."""
GRACE = UNDO_LIFETIME
"""The clock ends a batch in the middle of a talk: so long its last card still takes a result."""


KINDS = (Kind.CALL, Kind.CONTACT)
"""Of the records that are made in batches."""


def kind_for(role: Role) -> Kind:
    """What is recorded in a batch: a farmer talks with existing clients, his results are those of a contact."""
    return Kind.CONTACT if may(role, Ability.LOG_CONTACT) else Kind.CALL


TOLD = -1
"""In a button, in place of the id of who decides: him of whom the card asks whether he is to be written down."""


@dataclass(frozen=True, slots=True)
class Span:
    """For what time a batch is opened."""

    slot: str | None
    """The key of the telemarketing slot that it fills."""
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    id: int
    member_id: int
    day: date
    slot: str | None
    begun_at: datetime
    ends_at: datetime
    paused_at: datetime | None
    ended_at: datetime | None
    item_id: int | None
    """Whose card is on the screen; with a question about the last call, his who was called."""

    @property
    def monday(self) -> date:
        """Of the week whose call list it works through."""
        return week_of(self.day).monday

    def is_over(self, now: datetime) -> bool:
        return now >= self.ends_at

    def is_past(self, now: datetime) -> bool:
        """It should have been ended so long ago that nobody could still be in its last talk."""
        return now - self.ends_at > GRACE

    def takes_results(self, now: datetime) -> bool:
        """Until it is ended; where it was the clock that ended it, a little longer."""
        if self.ended_at is None:
            return True
        return self.ended_at >= self.ends_at and now - self.ended_at <= GRACE


def span(slots: Iterable[Occurrence], now: datetime, zone: ZoneInfo) -> Span:
    """The telemarketing slot that is on, or that begins before the hour is over; else until the end of the hour.

    `slots`: those of the day that are kept.
    """
    ends_at = _end_of_hour(now, zone)
    calls = sorted(
        (each for each in slots if each.slot.activity is Activity.TELEMARKETING and each.ends > now),
        key=lambda each: each.begins,
    )
    near = next((each for each in calls if each.begins < ends_at), None)
    return Span(near.slot.key, near.ends) if near else Span(None, ends_at)


def end_by_table(batch: Batch, slots: Iterable[Occurrence], now: datetime) -> datetime:
    """Until when a batch lasts by the table as it holds now: to the end of its slot; what the table no longer has is
    over when something else begins, at the earliest now.

    `slots`: those of its day that are kept.
    """
    there = sorted(slots, key=lambda each: each.begins)
    calls = [each for each in there if each.slot.activity is Activity.TELEMARKETING]
    own = next((each for each in calls if each.slot.key == batch.slot), None)
    own = own or next((each for each in calls if each.begins <= now < each.ends), None)
    others = (each.begins for each in there if each.ends > now and each.begins < batch.ends_at and each not in calls)
    ends_at = own.ends if own else next(others, batch.ends_at)
    if ends_at >= batch.ends_at:
        return ends_at
    return batch.ends_at if batch.is_over(now) else max(ends_at, now)


def _end_of_hour(now: datetime, zone: ZoneInfo) -> datetime:
    """Of the hour on his own clock: some zones are half an hour off."""
    into = timedelta(minutes=now.astimezone(zone).minute, seconds=now.second, microseconds=now.microsecond)
    left = timedelta(hours=1) - into
    return now + (left if left >= SHORTEST else left + timedelta(hours=1))


# -- what came of it


@dataclass(frozen=True, slots=True)
class Score:
    """What a batch brought."""

    dialled: int
    talked: int
    effective: int
    """Calls that count toward the norm."""
    booked: int
    """Meetings that count toward the norm."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """By what batches of one person are compared."""
        return self.effective, self.booked, self.talked


@dataclass(frozen=True, slots=True)
class Best:
    """The best of a person's earlier batches."""

    score: Score
    day: date


@dataclass(frozen=True, slots=True)
class Ended:
    """A batch that is over, as its result is shown."""

    batch: Batch
    score: Score
    best: Best | None
    left: int
    """Who waits on the list of the week."""
    to_mend: int
    last: Record | None = None
    """What he recorded last in it."""
    open_item: Item | None = None
    """The clock ended it while this card was on the screen."""
    open_question: Record | None = None
    """Its last call, where the day or the hour of what comes next was still asked for."""
    unbooked: tuple[Gap, ...] = ()
    """Why meetings agreed in it do not count, one by one."""
    kind: Kind = Kind.CALL
    """What its calls are recorded as."""


Judged = Verdict[Call] | Verdict[Talk]
"""Of a hunter's calls, of a farmer's."""


def score(
    made: Iterable[Record], verdicts: Iterable[Judged], bookings: Iterable[Verdict[Booking]] | None = ()
) -> Score:
    """Of the records made in a batch; `verdicts` and `bookings`: of the weeks in which they lie.

    `bookings` is `None` where the role has no norm of meetings agreed: each of them counts.
    """
    calls = _standing(made)
    counted = {verdict.record.id for verdict in verdicts if verdict.counts}
    agreed = {each.id for each in calls if each.result is Result.BOOKED}
    met = agreed if bookings is None else {verdict.record.record_id for verdict in bookings if verdict.counts}
    return Score(
        dialled=len(calls),
        talked=sum(each.result is not Result.NOT_REACHED for each in calls),
        effective=sum(each.id in counted for each in calls),
        booked=sum(each.id in met for each in calls),
    )


def unbooked(made: Iterable[Record], bookings: Iterable[Verdict[Booking]] | None) -> tuple[Gap, ...]:
    """Why meetings agreed in a batch do not count."""
    calls = {each.id for each in _standing(made)}
    return tuple(verdict.gap for verdict in bookings or () if verdict.gap and verdict.record.record_id in calls)


def to_mend(made: Iterable[Record], verdicts: Iterable[Judged]) -> int:
    """How many calls of a batch do not count, but would with a word more."""
    mendable = {verdict.record.id for verdict in verdicts if verdict.gap in MENDABLE}
    return sum(each.id in mendable for each in _standing(made))


def _standing(made: Iterable[Record]) -> list[Record]:
    return [each for each in made if each.kind in KINDS and not each.undone]


def beats(now: Score, best: Best | None) -> bool:
    """The first batch that brought anything is no record yet."""
    return best is not None and now.rank > best.score.rank


def lacks_detail(record: Record) -> bool:
    """Its result says what comes next, but not when."""
    if record.result is Result.CALL_BACK:
        return record.call_back_on is None
    if record.result is Result.COMPLAINT:
        return record.call_back_on is None and record.waits_for_answer
    return record.result is Result.BOOKED and record.meeting_at is None


def hint_for(hints: Sequence[str], item_id: int) -> str:
    """A team's hints take turns from card to card."""
    return hints[item_id % len(hints)] if hints else ""


# -- what is typed on a card


class Word(StrEnum):
    NEXT = "next"
    """The card is passed over, or the question about the last call."""
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    UNDO = "undo"
    NOBODY = "nobody"
    """The talk is not with the decision maker."""


_WORDS = (
    (Word.NEXT, r"пропусти(?:ть|м)?|пропуск|дальше|следующ(?:ий|ая|ую)|skip|next"),
    (Word.PAUSE, r"пауза|перерыв|pause|break"),
    (Word.RESUME, r"продолж(?:ить|аем|им|ай)|поехали|resume|continue|go on"),
    (Word.END, r"(?:за)?конч(?:ить|или|им)|заверш(?:ить|аем)|стоп|хватит|end|finish|stop"),
    (Word.UNDO, r"отмен(?:ить|а|и)|undo"),
    (Word.NOBODY, r"не (?:с )?лпр|not with one|not (?:a|the) decision maker|no decision maker"),
)
_READ = tuple((word, re.compile(pattern, re.IGNORECASE)) for word, pattern in _WORDS)
_NOTE = re.compile(r"(?:заметк[аиу]|примечание|note)\s*[:—–-]\s*(.+)", re.IGNORECASE | re.DOTALL)


def word_of(text: str) -> Word | None:
    """What a text that is nothing else asks to do."""
    typed = " ".join(text.split()).strip(" .!")
    return next((word for word, pattern in _READ if pattern.fullmatch(typed)), None)


def note_in(text: str) -> str | None:
    """«заметка: секретарь Марина» -> «секретарь Марина»."""
    found = _NOTE.fullmatch(text.strip())
    return found[1].strip() if found else None
