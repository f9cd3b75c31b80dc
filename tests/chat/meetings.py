"""What the stories about meetings share: a booked one, its card, the files in the chat, a whole questionnaire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from icalendar import Calendar

from tests.chat.town import Phone, Seen

BOOK = "/book Ромашка; Иванов Пётр Сергеевич; директор; вт 11:00"
MEET = "/meet Ромашка; Иванов Пётр Сергеевич; директор"
FILE_PATIENCE = 50.0
"""Seconds until a file must have come: on a busy machine the process that makes it lets everybody else go first."""
TUESDAY = "вт 24.11 11:00–13:00 · Встречи-3"

FACTS = """1. Иванов Пётр Сергеевич; директор; решает
3. Сами, иногда «Бета»
4. 200, ежемесячно
8. цена, сроки
12. 500 тыс
15. вдвое быстрее
16. срок, цена
18. Иванов Пётр Сергеевич; директор; решает
19. утверждён, 3 млн
20. 15.12"""
"""Ten of the twelve required answers: all but the outcome."""
WHOLE = f"{FACTS}\n23. есть\n24. КП до пт"


def at(day: int, clock: str, month: int = 11) -> datetime:
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{clock}:00+03:00")


async def book(phone: Phone, line: str = BOOK) -> Seen:
    """A meeting that counts; its record."""
    await phone.say(line)
    return await phone.sees("Встреча: ")


async def open_card(phone: Phone, *parts: str) -> Seen:
    """From the record below to the meeting's card."""
    await phone.press("📅 Встреча")
    return await phone.sees("📅", *parts)


async def fill(phone: Phone, lines: str = FACTS) -> Seen:
    """Several answers in one message, while a question is on the screen."""
    await phone.say(lines)
    return await phone.sees("✅", " · ")


@dataclass(frozen=True)
class Entry:
    """What a calendar takes from a file."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str


async def content(phone: Phone, message: Seen) -> bytes:
    """The bytes of a picture or a document in the chat."""
    async with phone.town.http.get(phone.town.url + message.raw["media"]["url"]) as response:
        assert response.status == 200
        return await response.read()


async def media(phone: Phone, kind: str) -> list[Seen]:
    """What the bot sent of this kind, in order."""
    return [each for each in await phone.messages() if each.from_bot and (each.raw["media"] or {}).get("kind") == kind]


async def sees_media(phone: Phone, kind: str, count: int = 1) -> Seen:
    """Wait for the `count`-th picture or document that the bot knows it sent."""

    def wanted(messages: list[dict[str, Any]]) -> Seen | None:
        sent = [raw for raw in phone.known(messages) if raw["from"]["is_bot"]]
        found = [raw for raw in sent if (raw["media"] or {}).get("kind") == kind]
        if len(found) < count:
            return None
        raw = found[count - 1]
        return Seen(raw["message_id"], True, raw["text"], raw["buttons"], raw)

    return await phone._until(wanted, f"{kind} number {count}", FILE_PATIENCE)


async def entries(phone: Phone, count: int) -> list[Entry]:
    """The calendar files in the chat, once there are so many."""
    await sees_media(phone, "document", count)
    return [_entry(await content(phone, each)) for each in await media(phone, "document")]


def _entry(file: bytes) -> Entry:
    calendar = Calendar.from_ical(file)
    (event,) = calendar.events
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    return Entry(
        method=str(calendar["METHOD"]),
        uid=str(event["UID"]),
        sequence=int(str(event["SEQUENCE"])),
        starts_at=event.start,
        ends_at=event.end,
        summary=str(event["SUMMARY"]),
        location=str(event.get("LOCATION", "")),
    )


def links(message: Seen) -> list[str]:
    """Where the links in its text lead."""
    return [entity["url"] for entity in message.raw["entities"] if entity["type"] == "text_link"]
