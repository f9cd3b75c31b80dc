"""A call or a walk-in in one line."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.funnel import Kind, Result
from bot.domain.line import NAME_LIMIT, NOTE_LIMIT, POSITION_LIMIT, Draft, past, read_line
from bot.domain.when import WhenProblem

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 16, 30, tzinfo=MOSCOW)  # a Tuesday
WHO = "Ромашка; Иванов Пётр; директор"


def read(text: str, kind: Kind = Kind.CALL) -> Draft:
    return read_line(kind, text, NOW, MOSCOW)


def local(draft: Draft) -> str | None:
    return None if draft.happened_at is None else f"{draft.happened_at.astimezone(MOSCOW):%d.%m %H:%M}"


@pytest.mark.parametrize(
    ("text", "client", "person", "position", "result"),
    [
        ("Ромашка; Иванов Пётр Сергеевич; директор; отказ", "Ромашка", "Иванов Пётр Сергеевич", "директор", "refused"),
        ("ромашка;иванов пётр;Директор;ОТКАЗ", "ромашка", "Иванов Пётр", "Директор", "refused"),
        ("Ромашка; Иванов Пётр; директор; отказ;;;", "Ромашка", "Иванов Пётр", "директор", "refused"),
        ("Ромашка; Иванов Пётр; отказ", "Ромашка", "Иванов Пётр", "", "refused"),
        ("Ромашка; ; директор; отказ", "Ромашка", "", "директор", "refused"),
        ("Ромашка; отказ", "Ромашка", "", "", "refused"),
        ("Ромашка; не дозвонился", "Ромашка", "", "", "not_reached"),
        ("Ромашка; Иванов Пётр; директор", "Ромашка", "Иванов Пётр", "директор", None),
        ("Ромашка; Иванов Пётр", "Ромашка", "Иванов Пётр", "", None),
        ("Ромашка", "Ромашка", "", "", None),
        ("Ромашка;", "Ромашка", "", "", None),
        (
            "Отказ-Сервис; Иванов Пётр; директор; не дозвонился",
            "Отказ-Сервис",
            "Иванов Пётр",
            "директор",
            "not_reached",
        ),
        ("Встреча; Контактов Пётр; директор; отказ", "Встреча", "Контактов Пётр", "директор", "refused"),
        ("Ромашка; Отказов Пётр; директор", "Ромашка", "Отказов Пётр", "директор", None),
        ("ООО «Ёлка» 🌲; Иванов Пётр; босс 👔; отказ", "ООО «Ёлка» 🌲", "Иванов Пётр", "босс 👔", "refused"),
        ("Acme; Ivanov Petr; director; refused", "Acme", "Ivanov Petr", "director", "refused"),
        ("Acme; N/A; n/a; refused", "Acme", "N/A", "n/a", "refused"),
        ("; Иванов Пётр; директор; отказ", "", "Иванов Пётр", "директор", "refused"),
        (";;;;", "", "", "", None),
        ("", "", "", "", None),
    ],
)
def test_a_line_is_read_field_by_field(text: str, client: str, person: str, position: str, result: str | None) -> None:
    """What is missing stays empty and is asked for; the result may stand in any field but the first."""
    known = Result(result) if result else None
    assert read(text) == Draft(Kind.CALL, client, person=person, position=position, result=known)


@pytest.mark.parametrize(
    ("typed", "result", "detail", "note"),
    [
        ("отказ: дорого", "refused", "дорого", ""),
        ("отказ 😞", "refused", "😞", ""),
        ("отказ; думает до весны", "refused", "", "думает до весны"),
        ("отказ; дорого; осенью", "refused", "", "дорого; осенью"),
        ("отказ; встреча с замом была бы лучше", "refused", "", "встреча с замом была бы лучше"),
        ("сказал, что подумает", None, "", "сказал, что подумает"),
        ("не берёт трубку", "not_reached", "", ""),
        ("встреча вт 11:00", "booked", "вт 11:00", ""),
        ("встреча; вт 11:00", "booked", "вт 11:00", ""),
        ("встреча пт 11:00 у них в офисе", "booked", "пт 11:00", "у них в офисе"),
        ("завтра в 11:00 встреча", "booked", "завтра в 11:00", ""),
        ("встреча, уточнить время", "booked", "уточнить время", ""),
        ("перезвонить завтра", "call_back", "завтра", ""),
        ("завтра перезвонить", "call_back", "завтра", ""),
        ("перезвонить через неделю, просил КП", "call_back", "через неделю", "просил КП"),
        ("refused: too expensive", "refused", "too expensive", ""),
        ("meeting tue 11:00", "booked", "tue 11:00", ""),
        ("call back tomorrow", "call_back", "tomorrow", ""),
    ],
)
def test_behind_the_result_stand_its_reason_its_plan_and_a_note(
    typed: str, result: str | None, detail: str, note: str
) -> None:
    """The plan is parted from the words beside it, so that it can be understood."""
    draft = read(f"{WHO}; {typed}")
    assert (draft.result, draft.detail, draft.note) == (result, detail, note)
    assert (draft.client, draft.person, draft.position) == ("Ромашка", "Иванов Пётр", "директор")
    assert (draft.happened_at, draft.time_problem) == (None, None)


def test_a_walkin_has_results_of_its_own() -> None:
    """«контакт» is a result where somebody walked in, and a word where somebody called."""
    assert read(f"{WHO}; контакт", Kind.WALKIN).result is Result.CONTACT
    assert read(f"{WHO}; контакт").note == "контакт"


@pytest.mark.parametrize(
    ("text", "happened", "result", "detail"),
    [
        (f"вчера 15:40 {WHO}; отказ", "23.11 15:40", "refused", ""),
        (f"вчера 15:40; {WHO}; отказ", "23.11 15:40", "refused", ""),
        ("Ромашка; вчера 15:40; Иванов Пётр; директор; отказ", "23.11 15:40", "refused", ""),
        ("Ромашка; Иванов Пётр; вчера; директор; отказ", "23.11 12:00", "refused", ""),
        (f"{WHO}; вчера 15:40; отказ", "23.11 15:40", "refused", ""),
        (f"{WHO}; вчера 15:40", "23.11 15:40", None, ""),
        (f"{WHO}; отказ; вчера 15:40", "23.11 15:40", "refused", ""),
        (f"{WHO}; отказ вчера 15:40", "23.11 15:40", "refused", ""),
        (f"{WHO}; отказ вчера", "23.11 12:00", "refused", ""),
        (f"{WHO}; отказ: дорого, вчера", "23.11 12:00", "refused", "дорого"),
        (f"{WHO}; вчера отказ", "23.11 12:00", "refused", ""),
        (f"{WHO}; вчера отказ: дорого", "23.11 12:00", "refused", "дорого"),
        (f"{WHO}; вчера 15:40 отказ", "23.11 15:40", "refused", ""),
        (f"{WHO}; вчера утром отказ", "23.11 12:00", "refused", ""),
        (f"{WHO}; в пятницу отказ", "20.11 12:00", "refused", ""),
        (f"{WHO}; 20.11 отказ", "20.11 12:00", "refused", ""),
        (f"{WHO}; час назад отказ", "24.11 15:30", "refused", ""),
        (f"{WHO}; пт 10:00 перезвонить завтра", "20.11 10:00", "call_back", "завтра"),
        (f"{WHO}; вчера перезвонить завтра", "23.11 12:00", "call_back", "завтра"),
        (f"{WHO}; перезвонить завтра; вчера 15:40", "23.11 15:40", "call_back", "завтра"),
        (f"{WHO}; перезвонить, вчера 15:40", "23.11 15:40", "call_back", ""),
        (f"{WHO}; вчера 15:40 встреча пт 11:00", "23.11 15:40", "booked", "пт 11:00"),
        (f"{WHO}; встреча пт 11:00", None, "booked", "пт 11:00"),
        (f"{WHO}; в пт встреча", None, "booked", "в пт"),
        (f"{WHO}; встреча 11:00", None, "booked", "11:00"),
        (f"{WHO}; отказ: вчера купили у других", None, "refused", "вчера купили у других"),
        ("Acme; Ivanov Petr; director; yesterday refused", "23.11 12:00", "refused", ""),
        ("Acme; Ivanov Petr; director; refused; yesterday 15:40", "23.11 15:40", "refused", ""),
    ],
)
def test_a_time_may_stand_anywhere_and_a_plan_is_not_taken_for_it(
    text: str, happened: str | None, result: str | None, detail: str
) -> None:
    """A day alone is its noon: what was said of yesterday is never recorded as today."""
    draft = read(text)
    assert (draft.client, draft.person.split()[-1]) in (("Ромашка", "Пётр"), ("Acme", "Petr"))
    assert draft.position in ("директор", "director")
    assert (local(draft), draft.result, draft.detail) == (happened, result, detail)
    assert draft.time_problem is None
    assert draft.note == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{WHO}; завтра отказ", WhenProblem.IN_FUTURE),
        (f"{WHO}; отказ завтра", WhenProblem.IN_FUTURE),
        (f"{WHO}; завтра 11:00; отказ", WhenProblem.IN_FUTURE),
        (f"{WHO}; 01.02.2026 отказ", WhenProblem.TOO_OLD),
    ],
)
def test_a_time_that_will_not_do_is_asked_about(text: str, problem: WhenProblem) -> None:
    """A record is not put on another day than was typed."""
    assert read(text).time_problem is problem


def test_a_time_alone_is_a_client_and_not_lost() -> None:
    """Who types only «вчера 15:40» is asked what he means."""
    assert read("вчера 15:40").client == "вчера 15:40"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("вчера", "23.11 12:00"),
        ("вчера вечером", "23.11 12:00"),
        ("сегодня", "24.11 12:00"),
        ("вчера 15:40", "23.11 15:40"),
        ("пт.", "20.11 12:00"),
    ],
)
def test_a_day_without_an_hour_is_its_noon(text: str, expected: str) -> None:
    """The day is what counts."""
    said = past(text, NOW, MOSCOW)
    assert isinstance(said, datetime)
    assert f"{said.astimezone(MOSCOW):%d.%m %H:%M}" == expected


def test_today_before_noon_is_now() -> None:
    """A record is not made in the future."""
    morning = NOW.replace(hour=9)
    assert past("сегодня", morning, MOSCOW) == morning
    assert past("сегодня утром", morning, MOSCOW) == morning


def test_a_whole_line_is_more_than_a_client() -> None:
    """A name alone is searched for, a line creates the client."""
    assert not read("Ромашка").whole_line
    assert not read("вчера 15:40 Ромашка").whole_line
    assert read("Ромашка; Иванов").whole_line
    assert read("Ромашка; отказ").whole_line


def test_ten_thousand_characters_are_cut_to_what_can_be_stored() -> None:
    """A pasted page is cut field by field."""
    draft = read("; ".join(["щ" * 10_000] * 3 + ["отказ " + "д" * 10_000, "з" * 10_000]))
    assert len(draft.client) == len(draft.person) == NAME_LIMIT
    assert len(draft.position) == POSITION_LIMIT
    assert draft.result is Result.REFUSED
    assert 0 < len(draft.detail) <= NOTE_LIMIT
    assert 0 < len(draft.note) <= NOTE_LIMIT


TIMES = ("вчера", "15:40", "вчера 15:40", "завтра", "пт 10:00", "час назад", "24.11", "утром", "tomorrow 11am", "в 10")
RESULTS = ("отказ", "встреча", "перезвонить", "не дозвонился", "контакт", "refused", "meeting", "call back")
MARKS = st.integers(0, 99).map(lambda n: f"слово{n:02}х")
WORDS = MARKS | st.sampled_from(TIMES + RESULTS) | st.sampled_from([",", ":", "—", ".", "!"])
FIELDS = st.lists(WORDS, max_size=5).map(" ".join)


def kept(draft: Draft) -> str:
    return " ".join((draft.client, draft.person, draft.position, draft.detail, draft.note)).casefold()


@given(st.sampled_from(Kind), st.lists(FIELDS, max_size=7).map(";".join))
@example(Kind.CALL, "слово01х; слово02х; слово03х; встреча пт 10:00 слово04х; вчера; слово05х")
def test_no_word_of_a_line_is_lost(kind: Kind, text: str) -> None:
    """Every word is in some field, unless it was understood as a result or as part of a time."""
    found = kept(read_line(kind, text, NOW, MOSCOW))
    for word in text.replace(";", " ").split():
        if word.startswith("слово"):
            assert word in found


@given(st.sampled_from(Kind), st.text(max_size=200) | st.lists(st.text(max_size=8) | FIELDS).map(";".join))
@example(Kind.CALL, "\u200d;\ud800; \u202eотказ ;" + "9" * 400)
def test_reading_a_line_never_fails_and_keeps_its_limits(kind: Kind, text: str) -> None:
    """Whatever a phone can send."""
    draft = read_line(kind, text, NOW, MOSCOW)
    assert max(len(draft.client), len(draft.person)) <= NAME_LIMIT
    assert len(draft.position) <= POSITION_LIMIT
    assert max(len(draft.detail), len(draft.note)) <= NOTE_LIMIT
    assert draft.happened_at is None or draft.happened_at <= NOW
