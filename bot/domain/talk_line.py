"""A farmer's record typed in one line: a talk, a visit, a client's own call, a complaint.

`Клиент; ФИО; должность; обсудили договор` · `Клиент; у нас; ФИО` · `Клиент; Пётр; хочет КП; перезвонить завтра`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.booking_line import place_named
from bot.domain.days_typed import day_meant
from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft, read_line
from bot.domain.talk_words import says_what
from bot.domain.unfit import Unfit

_BY = re.compile(r"(?:^|(?<=[\s,;:]))(?:ответ\w*\s+)?(?P<by>(?:до|ко?|не позже|by|until|till|before)\s)", re.IGNORECASE)
_SEAM = " ,;:.–—-"


def read_talk(kind: Kind, text: str, now: datetime, zone: ZoneInfo) -> Draft:
    """A talk that is typed with whom it was took place; what a complaint is about and by when stand together."""
    draft = read_line(kind, text, now, zone)
    if kind is Kind.CONTACT and draft.result is None and draft.person:
        return replace(draft, result=Result.TALKED)
    return complaint_whole(draft)


def complaint_whole(draft: Draft) -> Draft:
    """What a complaint is about may itself be parted by semicolons."""
    if draft.result is not Result.COMPLAINT:
        return draft
    return replace(draft, detail="; ".join(filter(None, (draft.detail, draft.note))), note="")


def read_result(kind: Kind, text: str, now: datetime, zone: ZoneInfo) -> Draft:
    """How a record ended, typed as an answer; of a contact what was talked about says that they talked."""
    draft = complaint_whole(read_line(kind, f"-; {text}", now, zone))
    if kind is Kind.CONTACT and draft.result is None and says_what(text):
        return Draft(kind, result=Result.TALKED, note=text.strip())
    return draft


def read_visit(text: str, now: datetime, zone: ZoneInfo) -> Draft:
    """A meeting that was held; the place may stand in any field behind the client."""
    client, *fields = text.split(";")
    at = next((number for number, field in enumerate(fields) if place_named(field)), None)
    if at is None:
        return read_line(Kind.MEETING, text, now, zone)
    others = ";".join([client, *fields[:at], *fields[at + 1 :]])
    return replace(read_line(Kind.MEETING, others, now, zone), place=place_named(fields[at]))


def deadline(text: str, now: datetime, zone: ZoneInfo) -> tuple[date | None, str]:
    """«привезли брак, до среды» -> the day, «привезли брак»; no day and the text where none is named that will do."""
    ends = [(found.start("by"), found.start()) for found in _BY.finditer(text)]
    for begins, seam in [*reversed(ends), (0, 0)]:
        try:
            return day_meant(text[begins:], now, zone), text[:seam].strip(_SEAM)
        except Unfit:
            continue
    return None, text
