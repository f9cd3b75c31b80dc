"""A meeting in one line: who, when, where, what for."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.booking_line import ADDRESS_LIMIT, Where, place_named, read_booking, slot_named, where_named
from bot.domain.funnel import Kind
from bot.domain.line import NAME_LIMIT, NOTE_LIMIT, POSITION_LIMIT, Draft
from bot.domain.meetings import Place

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)  # a Tuesday


def read(text: str) -> Draft:
    return read_booking(text, NOW, MOSCOW)


@pytest.mark.parametrize(
    ("text", "client", "person", "position", "detail", "note"),
    [
        ("Ромашка; Иванов Пётр; вт 11:00", "Ромашка", "Иванов Пётр", "", "вт 11:00", ""),
        ("Ромашка; иванов пётр; директор; вт 11:00", "Ромашка", "Иванов Пётр", "директор", "вт 11:00", ""),
        ("Ромашка; Иванов Пётр; Встречи-3", "Ромашка", "Иванов Пётр", "", "Встречи-3", ""),
        ("Ромашка; вт 11:00", "Ромашка", "", "", "вт 11:00", ""),
        ("Ромашка;; директор; вт 11:00", "Ромашка", "", "директор", "вт 11:00", ""),
        ("Ромашка; Иванов Пётр; вт", "Ромашка", "Иванов Пётр", "", "вт", ""),
        ("Ромашка; Иванов Пётр; вчера 11:00", "Ромашка", "Иванов Пётр", "", "вчера 11:00", ""),
        ("Ромашка; Иванов Пётр; вт 11:00; смета; у нас", "Ромашка", "Иванов Пётр", "", "вт 11:00", "смета; у нас"),
        ("Ромашка; Иванов; директор; смета; вт 11:00", "Ромашка", "Иванов", "директор", "вт 11:00", "смета"),
        ("Ромашка; Иванов Пётр", "Ромашка", "Иванов Пётр", "", "", ""),
        ("Ромашка", "Ромашка", "", "", "", ""),
        ("Acme; Smith John; director; tue 11am; estimate", "Acme", "Smith John", "director", "tue 11am", "estimate"),
        ("Acme; Smith John; slot 3", "Acme", "Smith John", "", "slot 3", ""),
        (";;;", "", "", "", "", ""),
    ],
)
def test_a_line_is_read_field_by_field(
    text: str, client: str, person: str, position: str, detail: str, note: str
) -> None:
    """The first field that is a time, or a slot, says when; before it stand the people, behind it the purpose."""
    said = Draft(Kind.BOOKING, client, person=person, position=position, detail=detail, note=note)
    assert read(text) == said


@pytest.mark.parametrize(
    ("field", "detail", "note"),
    [
        ("вт 11:00 у нас", "вт 11:00", "у нас"),
        ("вт 11:00, у клиента", "вт 11:00", "у клиента"),
        ("завтра в 11 утра обсудить смету", "завтра в 11 утра", "обсудить смету"),
        ("Встречи-3 у нас", "Встречи-3", "у нас"),
        ("tue 11am our office", "tue 11am", "our office"),
    ],
)
def test_what_stands_behind_the_hour_in_its_field_is_told_apart(field: str, detail: str, note: str) -> None:
    """Nobody types a semicolon at every seam."""
    draft = read(f"Ромашка; Иванов Пётр; директор; {field}")
    assert (draft.person, draft.position, draft.detail, draft.note) == ("Иванов Пётр", "директор", detail, note)


@pytest.mark.parametrize("surname", ["Суббота Иван", "Май Иван", "Среда Анна"])
def test_a_surname_that_is_a_day_is_a_person(surname: str) -> None:
    """An hour belongs to a time inside a field."""
    draft = read(f"Ромашка; {surname}; вт 11:00")
    assert (draft.person, draft.detail) == (surname, "вт 11:00")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Встречи-3", 3),
        ("встреча 3", 3),
        ("Встречи №12", 12),
        ("блок 4", 4),
        ("слот 4", 4),
        ("slot 4", 4),
        ("Meetings-5", 5),
        ("meeting 5", 5),
        ("Встречи", None),
        ("встреча в 3", None),
        ("3", None),
        ("Встречи-123", None),
        ("встреча 3 у нас", None),
    ],
)
def test_a_slot_is_named_by_its_number(text: str, number: int | None) -> None:
    """As the timetable calls it, in both languages."""
    assert slot_named(text) == number


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("у клиента", Place.CLIENT),
        ("У нас.", Place.OURS),
        ("  в  кафе ", Place.NEUTRAL),
        ("at the client’s", Place.CLIENT),
        ("our office", Place.OURS),
        ("у нас 3 склада", None),
        ("", None),
    ],
)
def test_a_place_is_named_by_a_field_of_its_own(text: str, place: Place | None) -> None:
    """A sentence that begins like one is none."""
    assert place_named(text) == place


@pytest.mark.parametrize(
    ("note", "where"),
    [
        ("у клиента; Ленина 5; смета", Where(Place.CLIENT, "Ленина 5", "смета")),
        ("смета; у клиента; Ленина 5", Where(Place.CLIENT, "Ленина 5", "смета")),
        ("у клиента; смета", Where(Place.CLIENT, "", "смета")),
        ("у нас", Where(Place.OURS, "", "")),
        ("смета; Ленина 5", Where(None, "", "смета; Ленина 5")),
        ("", Where(None, "", "")),
    ],
)
def test_the_field_behind_a_place_is_its_address_if_it_has_a_number(note: str, where: Where) -> None:
    """Everything else is the purpose."""
    assert where_named(note) == where


def test_an_address_too_long_to_be_one_stays_with_the_purpose() -> None:
    """It is not cut."""
    long = "Ленина 5, " + "подъезд " * 40
    assert len(long) > ADDRESS_LIMIT
    assert where_named(f"у клиента; {long}").rest == long.strip()


MARKS = st.integers(0, 99).map(lambda n: f"слово{n:02}х")
TIMES = st.sampled_from(["вт 11:00", "11:00", "вт", "завтра", "Встречи-3", "вчера", "24.11", "в 10", "tomorrow 11am"])
PLACES = st.sampled_from(["у клиента", "у нас", "кафе", "Ленина 5"])
FIELDS = st.lists(MARKS | TIMES | PLACES, max_size=4).map(" ".join)


@given(st.lists(FIELDS, max_size=8).map(";".join))
@example("слово01х; слово02х; слово03х; слово04х; вт 11:00 слово05х; у нас; слово06х; Встречи-3")
def test_every_typed_field_is_kept_somewhere(text: str) -> None:
    """No word gets lost: a time that is not the meeting's stays in the note, a place that is none too."""
    draft = read(text)
    where = where_named(draft.note)
    place = {Place.CLIENT: "у клиента", Place.OURS: "у нас", Place.NEUTRAL: "кафе", None: ""}[where.place]
    found = " ".join((draft.client, draft.person, draft.position, draft.detail, where.rest, where.address, place))
    kept = found.casefold().replace(";", " ").split()
    for word in text.casefold().replace(";", " ").split():
        assert word in kept


@given(st.text(max_size=200) | st.lists(st.text(max_size=8) | FIELDS).map(";".join))
@example("\u200d;\ud800; \u202eвт 11:00 ;" + "9" * 400)
@example(";" + "я" * 9000 + ";" + "ж" * 9000 + "; вт 11:00;" + "щ" * 9000)
def test_reading_a_line_never_fails_and_keeps_its_limits(text: str) -> None:
    """Whatever a phone can send."""
    draft = read(text)
    where = where_named(draft.note)
    assert max(len(draft.client), len(draft.person)) <= NAME_LIMIT
    assert len(draft.position) <= POSITION_LIMIT
    assert max(len(draft.detail), len(draft.note), len(where.rest)) <= NOTE_LIMIT
    assert len(where.address) <= ADDRESS_LIMIT
