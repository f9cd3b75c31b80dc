"""A slot's message put off by the person: for ten minutes, to the end of the slot, or not today and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.free_text import clean
from bot.domain.quiet import Quiet, quiet_until
from bot.domain.reminding import Decided, Delivery, decide, held_back, slot_held_back
from bot.domain.timetable import Activity, Occurrence

SNOOZE = timedelta(minutes=10)
REASON_LIMIT = 100


class Outcome(StrEnum):
    """What a person said of a slot."""

    DONE = "done"
    OTHERWISE = "otherwise"
    """Left in peace to its end: it is used for something else."""
    SKIPPED = "skipped"
    """Not today, with a reason."""


class SkipReason(StrEnum):
    """The reasons that take one tap; any other is kept as typed."""

    CLIENT = "client"
    SICK = "sick"
    WORK = "work"


def slot_named(key: str) -> tuple[Activity, int]:
    """Activity and number of a slot by its key: `tue-1100-meeting-3`; 0 where it has none. Raises ValueError."""
    _, _, activity, *number = key.split("-")
    return Activity(activity), int(number[0]) if number else 0


def snoozed_until(asked_at: datetime, ends: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime | None:
    """The minute at which the message comes again; None: its slot would be over, or quiet hours last till then."""
    at = (asked_at + SNOOZE).replace(second=0, microsecond=0)
    at = quiet_until(quiet, zone, at) or at
    return at if at < ends else None


def comes_again(occurrence: Occurrence, now: datetime, until: datetime | None, *, shown: bool) -> Decided:
    """What becomes of a message that was put off until now.

    `shown`: the person saw it and put it off himself, so it helps to the end of the slot; else it waited for him, and
    is late as any other. `until`: when he may be disturbed again, where he may not be now.
    """
    if not shown:
        return slot_held_back(occurrence, decide(occurrence, now), until)
    delivery = Delivery.SEND if now < occurrence.ends else Delivery.MISSED
    return held_back(delivery, until, lambda at: at < occurrence.ends)


class Word(StrEnum):
    """What is typed instead of a button under a slot's message."""

    LATER = "later"
    MUTE = "mute"
    SKIP = "skip"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Typed:
    word: Word
    reason: str = ""


_SKIP = re.compile(r"(?:не сегодня|сегодня не (?:буду|получится)|not today)\b[ ,.:;–—-]*(?P<reason>.*)")
_WORDS = {
    Word.LATER: (
        *("отложить", "отложи", "позже", "попозже", "напомни позже", "через 10 минут", "10 минут"),
        *("later", "snooze", "remind me later", "in 10 minutes", "10 minutes"),
    ),
    Word.MUTE: (
        *("до конца блока", "до конца слота", "до конца", "не мешать"),
        *("to the end of the block", "to the end of the slot", "till the end", "mute"),
    ),
    Word.DONE: ("готово", "done"),
}
_MEANT = {said: word for word, all_said in _WORDS.items() for said in all_said}
_REASONS = {
    SkipReason.CLIENT: re.compile(r"(?:вызвал\w* )?клиент\w*(?: вызвал\w*)?|(?:the )?client(?: called(?: away)?)?"),
    SkipReason.SICK: re.compile(r"бол(?:ен|ьна|езнь|ею)|заболел\w*|на больничном|(?:i am |i'm )?(?:sick|ill)(?:ness)?"),
    SkipReason.WORK: re.compile(r"друг(?:ая|ое|ой) (?:работа|дело|задача)|work|(?:an)?other (?:work|task)"),
}


def read_typed(text: str) -> Typed | None:
    """`отложить`, `до конца блока`, `не сегодня: причина`, `готово`; None: it is none of these."""
    line = " ".join(text.split()).strip(" .!")
    if word := _MEANT.get(_folded(line)):
        return Typed(word)
    found = _SKIP.fullmatch(_folded(line))
    return Typed(Word.SKIP, line[found.start("reason") :]) if found else None


def reason_named(text: str) -> str:
    """One of the usual reasons, if that is what is typed; else the person's own words."""
    said = clean(text, REASON_LIMIT)
    return next((reason for reason, pattern in _REASONS.items() if pattern.fullmatch(_folded(said))), said)


def _folded(text: str) -> str:
    """The same length, so that places in it are places in the text."""
    return text.lower().replace("ё", "е").strip(" .!") if len(text.lower()) == len(text) else text
