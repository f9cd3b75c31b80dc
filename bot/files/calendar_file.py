"""A meeting for the phone's calendar (RFC 5545). The same uid with a higher sequence moves or cancels the entry."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar, Event

_PRODUCT = "-//Polevik//Meetings//RU"


def meeting_ics(data: dict[str, Any]) -> bytes:
    """A calendar of one event.

    `uid`, `sequence` (int), `starts_at`, `ends_at`, `stamp` (ISO with an offset), `summary`, `location`, `description`,
    `cancelled` (bool), `url` (may be missing). Raises KeyError for what is missing, ValueError for a bad time.
    """
    cancelled = bool(data["cancelled"])
    event = Event()
    event.add("uid", _text(data["uid"]))
    event.add("sequence", int(data["sequence"]))
    event.add("dtstamp", _utc(data["stamp"]))
    event.add("dtstart", _utc(data["starts_at"]))
    event.add("dtend", _utc(data["ends_at"]))
    event.add("summary", _text(data["summary"]))
    for name in ("location", "description"):
        if text := _text(data[name]):
            event.add(name, text)
    if _is_link(url := str(data.get("url") or "")):
        event.add("url", url)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _utc(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"a time without an offset: {text}")
    return moment.astimezone(UTC)


def _text(text: str) -> str:
    """Without control characters: a calendar may refuse the whole file for one of them. Line breaks stay, escaped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def _is_link(url: str) -> bool:
    """The only value that the format does not escape: anything but a plain link is left out."""
    return url.isprintable() and " " not in url and urlsplit(url).scheme in ("http", "https")
