"""A farmer's record typed in one line."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft
from bot.domain.meetings import Place
from bot.domain.talk_line import deadline, read_talk, read_visit
from bot.domain.talk_words import is_position, is_subject

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=MOSCOW)


def contact(text: str) -> Draft:
    return read_talk(Kind.CONTACT, text, NOW, MOSCOW)


def incoming(text: str) -> Draft:
    return read_talk(Kind.INCOMING, text, NOW, MOSCOW)


def told(draft: Draft) -> tuple[str, str, str, str]:
    return draft.client, draft.person, draft.position, draft.note


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ромашка; Иванов Пётр; директор; обсудили договор",
            ("Ромашка", "Иванов Пётр", "директор", "обсудили договор"),
        ),
        ("Ромашка; Иванов Пётр; обсудили договор", ("Ромашка", "Иванов Пётр", "", "обсудили договор")),
        ("Ромашка; иванов пётр; по счёту", ("Ромашка", "Иванов Пётр", "", "по счёту")),
        ("Ромашка; Иванов Пётр; логист; ждут счёт", ("Ромашка", "Иванов Пётр", "логист", "ждут счёт")),
        (
            "Ромашка; Иванов Пётр; главный энергетик; ждут счёт",
            ("Ромашка", "Иванов Пётр", "главный энергетик", "ждут счёт"),
        ),
        ("Ромашка; Иванов Пётр", ("Ромашка", "Иванов Пётр", "", "")),
        ("Acme; Brown Peter; discussed the contract", ("Acme", "Brown Peter", "", "discussed the contract")),
        (
            "Acme; Brown Peter; director; discussed the contract",
            ("Acme", "Brown Peter", "director", "discussed the contract"),
        ),
    ],
)
def test_a_contact_names_whom_and_about_what(line: str, expected: tuple[str, str, str, str]) -> None:
    """The position may be left out; a talk with somebody took place."""
    draft = contact(line)
    assert told(draft) == expected
    assert draft.result is Result.TALKED


@pytest.mark.parametrize("line", ["Ромашка; обсудили договор", "Ромашка", "Acme; discussed the contract"])
def test_a_contact_without_a_person_asks_for_one_and_keeps_what_was_said(line: str) -> None:
    """What the talk was about is no name."""
    draft = contact(line)
    assert (draft.person, draft.result) == ("", None)
    assert draft.note == line.partition("; ")[2]


@pytest.mark.parametrize(
    ("line", "expected", "result", "detail"),
    [
        (
            "Новый клиент; Пётр; хочет КП; перезвонить завтра",
            ("Новый клиент", "Пётр", "", "хочет КП"),
            Result.CALL_BACK,
            "завтра",
        ),
        ("Ромашка; Пётр; цена на трубы; отвечено", ("Ромашка", "Пётр", "", "цена на трубы"), Result.ANSWERED, ""),
        ("Ромашка; Пётр; снабженец; цена; отвечено", ("Ромашка", "Пётр", "снабженец", "цена"), Result.ANSWERED, ""),
        ("Ромашка; пропущен", ("Ромашка", "", "", ""), Result.NOT_REACHED, ""),
        ("Ромашка; Пётр; встреча вт 11:00", ("Ромашка", "Пётр", "", ""), Result.BOOKED, "вт 11:00"),
        (
            "Acme; Peter; wants an offer; call back tomorrow",
            ("Acme", "Peter", "", "wants an offer"),
            Result.CALL_BACK,
            "tomorrow",
        ),
        ("Acme; missed", ("Acme", "", "", ""), Result.NOT_REACHED, ""),
    ],
)
def test_an_incoming_call_tells_who_about_what_and_what_next(
    line: str, expected: tuple[str, str, str, str], result: Result, detail: str
) -> None:
    """Of a caller the position is told rarely: the field behind his name is what he wants."""
    draft = incoming(line)
    assert (told(draft), draft.result, draft.detail) == (expected, result, detail)


def test_an_incoming_call_says_how_it_ended_or_is_asked() -> None:
    """Answered or not is not guessed."""
    assert incoming("Ромашка; Пётр; вопрос по счёту").result is None


@pytest.mark.parametrize(
    ("line", "place", "person", "note"),
    [
        ("Ромашка; у нас; Иванов Пётр; директор", Place.OURS, "Иванов Пётр", ""),
        ("Ромашка; Иванов Пётр; директор; у клиента; обсудили смету", Place.CLIENT, "Иванов Пётр", "обсудили смету"),
        ("Ромашка; в кафе; обсудили смету", Place.NEUTRAL, "", "обсудили смету"),
        ("Acme; our office; Brown Peter; interested", Place.OURS, "Brown Peter", "interested"),
        ("Ромашка; Иванов Пётр", None, "Иванов Пётр", ""),
        ("У нас; Иванов Пётр", None, "Иванов Пётр", ""),
    ],
)
def test_a_visits_place_may_stand_anywhere_behind_the_client(
    line: str, place: Place | None, person: str, note: str
) -> None:
    """Three kinds of place; a company may bear any name."""
    draft = read_visit(line, NOW, MOSCOW)
    assert (draft.place, draft.person, draft.note) == (place, person, note)
    assert draft.client == line.partition(";")[0]


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("привезли брак, до среды", date(2026, 11, 25), "привезли брак"),
        ("привезли брак; ответить до 27.11", date(2026, 11, 27), "привезли брак"),
        ("завтра", date(2026, 11, 24), ""),
        ("late delivery, by fri", date(2026, 11, 27), "late delivery"),
        ("не довезли до склада", None, "не довезли до склада"),
        ("брак, до 20.11", None, "брак, до 20.11"),
        ("", None, ""),
    ],
)
def test_a_complaint_says_by_which_day_it_is_answered(text: str, day: date | None, rest: str) -> None:
    """A day that will not do is none, and no word is lost."""
    assert deadline(text, NOW, MOSCOW) == (day, rest)


def test_a_complaint_keeps_what_it_is_about_beside_its_day() -> None:
    """Both are read when it is written down."""
    draft = incoming("Ромашка; Пётр; жалоба: привезли брак; до среды")
    assert (draft.result, draft.detail, draft.note) == (Result.COMPLAINT, "привезли брак; до среды", "")


@pytest.mark.parametrize("name", ["Иванов", "иванов пётр", "Ли Анна", "Котова Ольга", "John Orders", "Пётр", "Жалобин"])
def test_names_are_no_subjects(name: str) -> None:
    """Who is named is asked for no more."""
    assert not is_subject(name)


@pytest.mark.parametrize("word", ["директор", "нач. отдела закупок", "зам", "chief engineer", "CEO", "Снабженец"])
def test_positions_are_known_by_their_words(word: str) -> None:
    """In both languages."""
    assert is_position(word)


@given(st.lists(st.sampled_from(["Ромашка", "Пётр", "директор", "обсудили счёт", "у нас", "до среды", "жалоба", ""])))
def test_no_word_of_a_line_is_lost(fields: list[str]) -> None:
    """Whatever its order: each stands somewhere in what was understood."""
    line = "; ".join(["Север", *fields])
    for draft in (contact(line), incoming(line), read_visit(line, NOW, MOSCOW)):
        kept = " ".join([draft.client, draft.person, draft.position, draft.detail, draft.note])
        said = {Place.OURS: "у нас"}.get(draft.place) if draft.place else ""
        result = "жалоба" if draft.result is Result.COMPLAINT else ""
        for field in fields:
            assert field.lower() in f"{kept} {said} {result}".lower()


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Nothing a person types breaks it."""
    for read in (contact, incoming):
        assert read(text).client is not None
    read_visit(text, NOW + timedelta(days=1), MOSCOW)
    deadline(text, datetime(2026, 11, 23, tzinfo=UTC), MOSCOW)
