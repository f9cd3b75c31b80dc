"""Calls in a row: until when they last, what came of them, what is typed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.batches import (
    GRACE,
    SHORTEST,
    Batch,
    Best,
    Score,
    Word,
    beats,
    end_by_table,
    hint_for,
    lacks_detail,
    note_in,
    score,
    span,
    to_mend,
    unbooked,
    word_of,
)
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import RESULTS, Booking, Call, Gap, Kind, Result, Verdict, judge_booking, judge_calls
from bot.domain.line import read_line
from bot.domain.record import Record
from bot.domain.reminding import Kind as Reminder
from bot.domain.reminding import waits_for_batch
from bot.domain.timetable import FARMER, HUNTER, Activity, Occurrence, Slot, Table, occurrence, slots_of_day

MOSCOW, KATHMANDU, LORD_HOWE = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("Australia/Lord_Howe")
MONDAY = date(2026, 11, 23)
HOUR = timedelta(hours=1)
BOSS = DecisionMaker(1, 1, "Иванов Пётр", "директор", Standing.ACTIVE)
NAMELESS = DecisionMaker(2, 1, "Иванов Пётр", None, Standing.ACTIVE)


def at(clock: str, zone: ZoneInfo = MOSCOW, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def day_of(table: Table, zone: ZoneInfo = MOSCOW, day: date = MONDAY) -> list[Occurrence]:
    return [occurrence(slot, day, zone) for slot in slots_of_day(table, day)]


# -- until when


def slots_of(*spans: str) -> list[Occurrence]:
    """`9:20-10:00 telemarketing`, on Monday."""
    found = []
    for each in spans:
        clock, activity = each.split()
        begins, ends = (time.fromisoformat(part) for part in clock.split("-"))
        number = 1 if activity == "meeting" else None
        found.append(occurrence(Slot(0, begins, ends, Activity(activity), number), MONDAY, MOSCOW))
    return found


@pytest.mark.parametrize(
    ("table", "now", "until"),
    [
        (("09:20-11:00 telemarketing", "11:00-13:00 meeting"), "09:40", "11:00"),
        (("09:20-10:00 telemarketing", "10:00-11:00 meeting"), "09:40", "10:00"),
        (("09:20-09:30 telemarketing", "09:30-11:00 meeting"), "09:40", "09:40"),
        (("09:20-12:00 telemarketing",), "09:40", "12:00"),
        (("09:20-12:00 telemarketing",), "11:00", "12:00"),
        (("09:30-10:30 telemarketing",), "09:40", "10:30"),
        (("09:20-11:00 meeting",), "09:40", "09:40"),
        (("10:00-11:30 meeting", "14:00-15:00 telemarketing"), "09:40", "10:00"),
        (("14:00-15:00 telemarketing",), "09:40", "11:00"),
        ((), "09:40", "11:00"),
        (("09:20-10:00 telemarketing",), "11:05", "11:00"),
    ],
)
def test_a_batch_ends_with_its_slot_by_the_table_of_the_moment(table: tuple[str, ...], now: str, until: str) -> None:
    """Never in the past; what is no slot any more is over when another begins; what is over stays so."""
    begun = Batch(1, 1, MONDAY, "mon-0920-telemarketing", at("09:20"), at("11:00"), None, None, 1)
    assert end_by_table(begun, slots_of(*table), at(now)) == at(until)


@pytest.mark.parametrize(
    ("table", "clock", "slot", "until"),
    [
        (HUNTER, "09:20", "mon-0920-telemarketing", "11:00"),
        (HUNTER, "10:59", "mon-0920-telemarketing", "11:00"),
        (HUNTER, "09:05", "mon-0920-telemarketing", "11:00"),
        (HUNTER, "11:00", None, "12:00"),
        (HUNTER, "14:10", None, "15:00"),
        (HUNTER, "08:15", None, "09:00"),
        (FARMER, "09:30", None, "10:00"),
        (FARMER, "12:59", "mon-1100-telemarketing", "13:00"),
        ((), "09:20", None, "10:00"),
    ],
)
def test_a_batch_fills_the_telemarketing_slot_or_lasts_to_the_end_of_the_hour(
    table: Table,
    clock: str,
    slot: str | None,
    until: str,
) -> None:
    """The slot that is on, or one that begins before the hour is over; `()` is a day off."""
    found = span(day_of(table), at(clock), MOSCOW)
    assert (found.slot, found.ends_at) == (slot, at(until))


def test_with_little_left_of_the_hour_a_batch_lasts_through_the_next_one() -> None:
    """Five minutes are no batch."""
    assert span([], at("14:55"), MOSCOW).ends_at == at("16:00")
    assert span([], at("14:50"), MOSCOW).ends_at == at("15:00")


@given(
    minutes=st.integers(0, 24 * 60 - 1),
    seconds=st.integers(0, 59),
    zone=st.sampled_from((MOSCOW, KATHMANDU, LORD_HOWE)),
    table=st.sampled_from((HUNTER, FARMER, ())),
)
def test_a_batch_is_never_shorter_than_its_slot_leaves_nor_longer_than_its_slot_or_hours_allow(
    minutes: int,
    seconds: int,
    zone: ZoneInfo,
    table: Table,
) -> None:
    """In any zone; outside a slot it ends on a full hour of his own clock."""
    now = at("00:00", zone) + timedelta(minutes=minutes, seconds=seconds)
    found = span(day_of(table, zone), now, zone)
    calls = [each for each in day_of(table, zone) if each.slot.activity is Activity.TELEMARKETING]
    if found.slot is None:
        assert found.ends_at.astimezone(zone).strftime("%M:%S") == "00:00"
        assert SHORTEST <= found.ends_at - now < HOUR + SHORTEST
        assert not any(each.begins < found.ends_at and now < each.ends for each in calls)
    else:
        (filled,) = [each for each in calls if each.slot.key == found.slot]
        assert found.ends_at == filled.ends > now


# -- results a little later


def batch(**values: datetime | None) -> Batch:
    made = Batch(1, 2, MONDAY, None, at("09:20"), at("11:00"), None, None, 7)
    return replace(made, **values)  # type: ignore[arg-type]  # of the fields' own types


def test_a_batch_that_the_clock_ended_takes_the_result_of_its_last_talk_a_little_later() -> None:
    """One that the person ended himself takes none."""
    by_clock = batch(ended_at=at("11:00"))
    assert by_clock.takes_results(at("11:00") + GRACE)
    assert not by_clock.takes_results(at("11:01") + GRACE)
    assert not batch(ended_at=at("10:30")).takes_results(at("10:31"))
    assert batch().takes_results(at("10:30"))


def test_whatever_is_not_about_a_meeting_waits_for_a_batch() -> None:
    """The brief and «Состоялась?» come at once."""
    assert {kind for kind in Reminder if not waits_for_batch(kind)} == {Reminder.BRIEF, Reminder.HELD}


# -- what came of it


def record(number: int, result: Result, person: DecisionMaker | None = BOSS, **values: object) -> Record:
    made = Record(
        id=number,
        member_id=1,
        client_id=1,
        client_name="Ромашка",
        decision_maker=person,
        kind=Kind.CALL,
        result=result,
        happened_at=at("10:00") + timedelta(minutes=number),
        local_day=MONDAY,
        note=None,
        reason=None,
        call_back_on=None,
        meeting_at=None,
        created_at=at("10:00"),
        undone=False,
    )
    return replace(made, **values)  # type: ignore[arg-type]  # of the fields' own types


def judged(made: list[Record]) -> list[Verdict[Call]]:
    return judge_calls(
        Call(each.id, 1, each.client_id, each.decision_maker, each.local_day, each.happened_at, each.result)
        for each in made
    )


def test_a_batchs_score_counts_as_the_week_does() -> None:
    """Dialled: all; talked: who answered; effective and booked: what the norm counts; of the rest it is said why."""
    other = replace(BOSS, id=3)
    made = [
        record(1, Result.NOT_REACHED),
        record(2, Result.REFUSED),
        record(3, Result.CALL_BACK),  # the second call to the same person that day
        record(4, Result.BOOKED, other, meeting_at=at("15:00")),
        record(5, Result.BOOKED, None),  # no time was agreed, and nobody who decides
        record(6, Result.REFUSED, NAMELESS),
    ]
    met = [
        judge_booking(Booking(each.id, each.id, 1, 1, each.decision_maker, MONDAY, each.meeting_at, first=True))
        for each in made
        if each.result is Result.BOOKED
    ]
    assert score(made, judged(made), met) == Score(dialled=6, talked=5, effective=2, booked=1)
    assert unbooked(made, met) == (Gap.NO_DECISION_MAKER,)
    assert to_mend(made, judged(made)) == 2, "nobody who decides; no position"


def test_where_meetings_agreed_have_no_norm_each_of_them_counts() -> None:
    """A farmer's: nothing is said of why one would not."""
    made = [record(1, Result.BOOKED), record(2, Result.BOOKED, None), record(3, Result.REFUSED)]
    assert score(made, judged(made), None).booked == 2
    assert unbooked(made, None) == ()


RECORDS = st.lists(
    st.builds(
        lambda result, person, booked: (result, person, at("15:00") if booked else None),
        st.sampled_from(RESULTS[Kind.CALL]),
        st.sampled_from((BOSS, NAMELESS, None)),
        st.booleans(),
    ),
    max_size=30,
).map(
    lambda drawn: [
        record(n, result, person, meeting_at=booked if result is Result.BOOKED else None)
        for n, (result, person, booked) in enumerate(drawn, 1)
    ]
)


@given(made=RECORDS, undone=st.sets(st.integers(1, 30)))
def test_of_those_dialled_some_talked_and_of_these_some_count(made: list[Record], undone: set[int]) -> None:
    """Whatever was recorded; what was taken back is not there."""
    told = [replace(each, undone=each.id in undone) for each in made]
    standing = [each for each in made if each.id not in undone]
    brought = score(told, judged(standing))
    assert brought.dialled == len(standing)
    assert brought.effective <= brought.talked <= brought.dialled
    assert brought.booked <= brought.talked
    assert brought.effective + to_mend(told, judged(standing)) <= brought.talked


def test_the_best_batch_has_the_most_effective_calls_then_meetings_then_talks() -> None:
    """More dialling alone is no record, nor is the first batch."""
    best = Best(Score(dialled=30, talked=12, effective=9, booked=2), MONDAY)
    assert beats(Score(20, 11, 10, 0), best)
    assert beats(Score(20, 11, 9, 3), best)
    assert beats(Score(20, 13, 9, 2), best)
    assert not beats(Score(40, 12, 9, 2), best)
    assert not beats(Score(40, 30, 20, 9), None)


def test_a_call_back_lacks_its_day_and_a_meeting_its_hour() -> None:
    """Other results lack nothing."""
    assert lacks_detail(record(1, Result.CALL_BACK))
    assert not lacks_detail(record(1, Result.CALL_BACK, call_back_on=MONDAY))
    assert lacks_detail(record(1, Result.BOOKED))
    assert not lacks_detail(record(1, Result.BOOKED, meeting_at=at("15:00")))
    assert not lacks_detail(record(1, Result.REFUSED))
    assert not lacks_detail(record(1, Result.NOT_REACHED))


def test_hints_take_turns() -> None:
    """Card after card; a team without a worksheet has none."""
    assert [hint_for(["a", "b"], n) for n in range(4)] == ["a", "b", "a", "b"]
    assert hint_for([], 5) == ""


# -- what is typed


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("пропустить", Word.NEXT),
        ("Дальше!", Word.NEXT),
        ("skip", Word.NEXT),
        ("пауза", Word.PAUSE),
        ("pause", Word.PAUSE),
        ("продолжить", Word.RESUME),
        ("resume", Word.RESUME),
        ("Закончить.", Word.END),
        ("кончить", Word.END),
        ("стоп", Word.END),
        ("finish", Word.END),
        ("отменить", Word.UNDO),
        ("undo", Word.UNDO),
        ("не с ЛПР", Word.NOBODY),
        ("not with one", Word.NOBODY),
        ("not a decision maker", Word.NOBODY),
    ],
)
def test_every_button_has_its_word(typed: str, word: Word) -> None:
    """In both languages."""
    assert word_of(typed) is word


@pytest.mark.parametrize(
    "typed", ["отказ", "перезвонить", "встреча", "не дозвонился", "booked", "no answer", "Стоп-Кран"]
)
def test_a_result_or_a_name_is_no_word(typed: str) -> None:
    """What is recorded must never be taken for a button."""
    assert word_of(typed) is None


@pytest.mark.parametrize("word", ["пропустить", "пауза", "закончить", "отменить", "skip", "pause", "end", "undo"])
def test_a_word_is_no_result(word: str) -> None:
    """And the other way round."""
    assert read_line(Kind.CALL, f"-; {word}", at("10:00"), MOSCOW).result is None


def test_a_note_stands_behind_its_word() -> None:
    """The rest of the text is kept whole; without the word it is no note."""
    assert note_in("заметка: секретарь Марина") == "секретарь Марина"
    assert note_in("Note: ask\nMarina") == "ask\nMarina"
    assert note_in("секретарь Марина") is None
    assert note_in("заметка") is None
