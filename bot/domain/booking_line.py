"""A meeting typed in one line: `Клиент; ФИО; должность; вт 11:00; у клиента; Ленина 5; цель`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.free_text import clean
from bot.domain.funnel import Kind
from bot.domain.line import LONGEST_TIME, NAME_LIMIT, NOTE_LIMIT, POSITION_LIMIT, Draft, phone_apart
from bot.domain.meetings import Place
from bot.domain.persons import tidy_person
from bot.domain.when import When, WhenProblem, parse_future

ADDRESS_LIMIT = 200
_SLOT = re.compile(r"(?:встреч[иау]|блок|слот|block|slot|meetings?)[\s№-]*(\d{1,2})", re.IGNORECASE)
_PLACES = {
    Place.CLIENT: (
        *("у клиента", "у них", "на выезде", "в офисе клиента"),
        *("at the client's", "at the client", "client's", "theirs"),
    ),
    Place.OURS: (
        *("у нас", "в нашем офисе", "в офисе", "наш офис"),
        *("at our office", "our office", "at ours", "ours"),
    ),
    Place.NEUTRAL: (
        *("нейтральная", "на нейтральной", "на нейтральной территории", "нейтральное место", "в кафе", "кафе"),
        *("at a neutral place", "neutral", "cafe"),
    ),
}


def slot_named(text: str) -> int | None:
    """«Встречи-3» -> 3: a numbered slot of the timetable."""
    found = _SLOT.fullmatch(text.strip())
    return int(found[1]) if found else None


def place_named(text: str) -> Place | None:
    word = " ".join(text.lower().replace("’", "'").split()).rstrip(".!")
    return next((place for place, words in _PLACES.items() if word in words), None)


@dataclass(frozen=True, slots=True)
class Where:
    """The place that a line names, and what stands behind it."""

    place: Place | None = None
    address: str = ""
    rest: str = ""


def where_named(note: str) -> Where:
    """«у клиента; Ленина 5; обсудить смету»: the field behind the place is its address, the others are the purpose."""
    fields = [field.strip() for field in note.split(";")]
    at = next((number for number, field in enumerate(fields) if place_named(field)), None)
    if at is None:
        return Where(rest=note)
    place = place_named(fields[at])
    behind = fields[at + 1] if at + 1 < len(fields) else ""
    is_address = len(behind) <= ADDRESS_LIMIT and any(letter.isdigit() for letter in behind)
    others = fields[:at] + fields[at + (2 if is_address else 1) :]
    return Where(place, behind if is_address else "", "; ".join(filter(None, others)))


def read_booking(text: str, now: datetime, zone: ZoneInfo) -> Draft:
    """Read a line of /book: the first field that is a time, or a slot, says when; what follows it is the purpose."""
    client, *fields = [clean(field, NOTE_LIMIT) for field in text.split(";")]
    draft = Draft(Kind.BOOKING, client=client[:NAME_LIMIT])
    fields = _with_time_apart(fields, now, zone)
    at = next((number for number, field in enumerate(fields) if _is_time(field, now, zone)), None)
    phone, people = phone_apart(fields[:at] if at is not None else fields)
    behind = fields[at + 1 :] if at is not None else []
    return replace(
        draft,
        person=tidy_person(people[0])[:NAME_LIMIT] if people else "",
        position=people[1][:POSITION_LIMIT] if len(people) > 1 else "",
        phone=phone,
        detail=fields[at] if at is not None else "",
        note="; ".join(filter(None, [*people[2:], *behind]))[:NOTE_LIMIT],
    )


def _is_time(field: str, now: datetime, zone: ZoneInfo) -> bool:
    if slot_named(field) is not None:
        return True
    return parse_future(field, now, zone, need_time=True) is not WhenProblem.NOT_UNDERSTOOD


def _with_time_apart(fields: list[str], now: datetime, zone: ZoneInfo) -> list[str]:
    """«вт 11:00 у нас» -> «вт 11:00», «у нас»: an hour or a slot at the start of a field stands by itself."""
    for number, field in enumerate(fields):
        if _is_time(field, now, zone):
            return fields
        words = field.split()
        for n in range(min(LONGEST_TIME, len(words) - 1), 0, -1):
            time = " ".join(words[:n]).rstrip(",.:—–-")
            if slot_named(time) or isinstance(parse_future(time, now, zone, need_time=True), When):
                return [*fields[:number], time, " ".join(words[n:]), *fields[number + 1 :]]
    return fields
