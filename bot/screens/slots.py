"""The week's numbered meeting slots: taken and free, to choose from and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.meetings import Meeting, SlotState, WeekSlot
from bot.domain.timetable import Occurrence, Week
from bot.screens.dates import show_clock, show_day, show_time
from bot.screens.screen import Button, button
from bot.texts import Texts

LAST_MINUTE = 2**27
"""A bound on `stamp`: in the year 2225."""


def stamp(instant: datetime) -> int:
    """An instant inside a button: whole minutes since 1970."""
    return int(instant.timestamp()) // 60


def choices(t: Texts, free: Sequence[Occurrence], zone: ZoneInfo, name: str, target: int) -> list[Button]:
    """`вт 24.11 11:00 · Встречи-3`, each a button `name:target:minutes`."""
    return [
        button(
            t.plain("slot-label", time=show_time(each.begins, zone, t), slot=slot_title(t, each)),
            *(name, target, stamp(each.begins)),
        )
        for each in free
    ]


def slot_title(t: Texts, each: Occurrence) -> str:
    """`Встречи-3`"""
    return t.plain("slot-meeting", number=each.slot.number or 0)


def span(each: Occurrence, zone: ZoneInfo) -> str:
    """`11:00–13:00`"""
    return f"{show_clock(each.begins, zone)}–{show_clock(each.ends, zone)}"


def picture(
    t: Texts, week: Week, slots: Sequence[WeekSlot], beside: Sequence[Meeting], zone: ZoneInfo
) -> dict[str, Any]:
    """What the picture of a week is drawn from: see bot/files/slots_picture.py. `beside`: meetings in no slot."""
    days = groupby(slots, key=lambda each: each.occurrence.day)
    return {
        "title": t.plain("week-title", monday=f"{week.monday:%d.%m}", sunday=f"{week.sunday:%d.%m}"),
        "free": t.plain("slots-free-word"),
        "days": [
            {"title": show_day(day, t), "slots": [_cell(t, each, zone) for each in of_day]} for day, of_day in days
        ],
        "others": [
            f"{show_time(each.starts_at, zone, t)} · {each.client_name}"
            for each in beside
            if each.starts_at is not None
        ],
    }


def _cell(t: Texts, each: WeekSlot, zone: ZoneInfo) -> dict[str, str]:
    return {
        "title": slot_title(t, each.occurrence),
        "time": span(each.occurrence, zone),
        "client": each.meeting.client_name if each.meeting else "",
        "state": each.state.value,
    }


def caption(t: Texts, slots: Sequence[WeekSlot]) -> str:
    """`Свободно блоков: 9 из 12`"""
    free = sum(each.state is SlotState.FREE for each in slots)
    return t("slots-free", free=free, all=len(slots))
