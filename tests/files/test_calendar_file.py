"""A meeting for the phone's calendar."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar

from bot.files.calendar_file import meeting_ics

MEETING: dict[str, Any] = {
    "uid": "meeting-17@polevik",
    "sequence": 2,
    "starts_at": "2026-11-24T11:00:00+03:00",
    "ends_at": "2026-11-24T13:00:00+03:00",
    "stamp": "2026-11-23T09:30:00+00:00",
    "summary": "Встреча: ООО «Ромашка»; первая, важная",
    "location": "Казань, ул. Баумана, 5",
    "description": "Иванов Пётр\nдиректор \\ собственник",
    "cancelled": False,
    "url": "https://yandex.ru/maps/?text=Казань",
}


def event_of(**changes: Any) -> Any:
    calendar = Calendar.from_ical(meeting_ics({**MEETING, **changes}))
    (event,) = calendar.walk("VEVENT")
    return event


def test_the_same_meeting_is_the_same_file() -> None:
    """The uid is the meeting's, and no time is read from a clock."""
    assert meeting_ics(MEETING) == meeting_ics(dict(MEETING))
    assert event_of()["UID"] == "meeting-17@polevik"
    assert event_of(starts_at="2026-11-25T11:00:00+03:00", sequence=3)["UID"] == "meeting-17@polevik"


def test_a_change_has_a_higher_sequence() -> None:
    """By it a calendar knows that the entry moved."""
    assert event_of()["SEQUENCE"] == 2
    assert event_of(sequence=3)["SEQUENCE"] == 3


def test_times_are_in_utc() -> None:
    """So no calendar needs to know the person's zone."""
    lines = meeting_ics(MEETING).decode().splitlines()
    assert "DTSTART:20261124T080000Z" in lines
    assert "DTEND:20261124T100000Z" in lines
    assert "DTSTAMP:20261123T093000Z" in lines


def test_a_time_without_an_offset_is_refused() -> None:
    """It would be an hour of nobody's."""
    with pytest.raises(ValueError, match="without an offset"):
        meeting_ics({**MEETING, "starts_at": "2026-11-24T11:00:00"})


@pytest.mark.parametrize(
    ("cancelled", "method", "status"), [(False, "PUBLISH", "CONFIRMED"), (True, "CANCEL", "CANCELLED")]
)
def test_a_meeting_that_is_called_off_cancels_its_entry(cancelled: bool, method: str, status: str) -> None:
    """The method of the file and the state of the event say so alike."""
    content = meeting_ics({**MEETING, "cancelled": cancelled})
    calendar = Calendar.from_ical(content)
    assert calendar["METHOD"] == method
    assert event_of(cancelled=cancelled)["STATUS"] == status


def test_commas_semicolons_and_line_breaks_are_escaped_and_come_back() -> None:
    """The text that was put in is the text that a calendar shows."""
    content = meeting_ics(MEETING).decode().replace("\r\n ", "")
    assert "SUMMARY:Встреча: ООО «Ромашка»\\; первая\\, важная" in content
    event = event_of()
    assert [str(event[name.upper()]) for name in ("summary", "location", "description")] == [
        MEETING[name] for name in ("summary", "location", "description")
    ]


def test_no_text_can_add_a_line_to_the_file() -> None:
    """A line break in a client's name is a line break in the text."""
    evil = "Ромашка\r\nBEGIN:VALARM\rACTION:PROCEDURE\nEND:VALARM\x00\x07\ud800"
    content = meeting_ics({**MEETING, "summary": evil, "url": "https://a.ru/\r\nATTACH:file"})
    assert b"\nBEGIN:VALARM" not in content
    assert b"ATTACH" not in content.replace(b"\r\n ", b"")
    assert str(event_of(summary=evil)["SUMMARY"]) == "Ромашка\nBEGIN:VALARM\nACTION:PROCEDURE\nEND:VALARM"


def test_lines_are_folded_within_75_bytes_and_end_as_the_format_wants() -> None:
    """Letters of two bytes are not cut in two."""
    content = meeting_ics({**MEETING, "description": "Очень длинное описание. " * 40})
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://a b"])
def test_only_a_plain_link_is_a_link(url: str | None) -> None:
    """Anything else is left out, and so is an empty place."""
    event = event_of(url=url, location="")
    assert "URL" not in event
    assert "LOCATION" not in event
