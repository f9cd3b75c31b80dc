"""Editing a week's table: whatever is done to it, it stays one; what is typed is understood."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Role
from bot.domain.timetable import FARMER, HUNTER, WEEKDAYS, Activity, Slot, Table
from bot.domain.timetable_editing import (
    MOST_OF_DAY,
    Refused,
    Span,
    Why,
    arranged,
    clear,
    copy_day,
    dumps,
    gaps,
    loads,
    move,
    of_day,
    put,
    remove,
    retime,
    set_activity,
    shift,
    slot_at,
)
from bot.domain.timetable_line import Do, apply, read_decision, read_edit, read_edits
from bot.domain.timetable_words import role_named


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


times = st.integers(0, 24 * 12 - 1).map(lambda n: time(n // 12, n % 12 * 5))
weekdays = st.integers(0, 6)
spans = st.builds(Span, times, times)
activities = st.sampled_from(list(Activity))
Edit = Callable[[Table], Table]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit that may or may not fit the table it meets; times are often those of slots."""
    day, other = draw(weekdays), draw(weekdays)
    start = draw(st.one_of(st.sampled_from(sorted({slot.start for slot in HUNTER})), times))
    span, activity, by = draw(spans), draw(activities), draw(st.sampled_from([-90, -30, 10, 600]))
    made: Edit = draw(
        st.sampled_from(
            [
                lambda table: put(table, day, span, activity),
                lambda table: retime(table, day, start, span),
                lambda table: shift(table, day, start, by, 0),
                lambda table: shift(table, day, start, 0, by),
                lambda table: set_activity(table, day, start, activity),
                lambda table: move(table, day, start, other),
                lambda table: remove(table, day, start),
                lambda table: clear(table, day),
                lambda table: copy_day(table, day, other),
            ]
        )
    )
    return made


def hold(table: Table) -> None:
    """All that holds of every table."""
    assert table
    assert list(table) == sorted(table, key=lambda slot: (slot.weekday, slot.start))
    for slot in table:
        assert minutes(slot.end) - minutes(slot.start) >= 5
    for one, other in pairwise(table):
        assert one.weekday < other.weekday or one.end <= other.start
    numbers = [slot.number for slot in table if slot.activity is Activity.MEETING]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all((slot.number is None) == (slot.activity is not Activity.MEETING) for slot in table)
    assert all(len(of_day(table, day)) <= MOST_OF_DAY for day in range(7))
    assert len({slot.key for slot in table}) == len(table)
    assert all(len(slot.key) <= 48 for slot in table)
    assert loads(dumps(table)) == table


@given(table=st.sampled_from([HUNTER, FARMER]), sequence=st.lists(edits(), max_size=12))
def test_any_sequence_of_edits_leaves_a_table(table: Table, sequence: list[Edit]) -> None:
    """In order, without overlaps, meetings numbered through; a refused edit changes nothing."""
    for edit in sequence:
        before = table
        try:
            table = edit(table)
        except Refused:
            assert table == before
        hold(table)


@given(sequence=st.lists(edits(), max_size=6), day=weekdays, start=times)
def test_an_edit_touches_nothing_else(sequence: list[Edit], day: int, start: time) -> None:
    """What is removed goes, and all else stays but for the numbers of meetings."""
    table = HUNTER
    for edit in sequence:
        try:
            table = edit(table)
        except Refused:
            continue
    before = {(slot.weekday, slot.start, slot.end, slot.activity) for slot in table}
    try:
        gone = slot_at(table, day, start)
        after = remove(table, day, start)
    except Refused:
        return
    left = {(slot.weekday, slot.start, slot.end, slot.activity) for slot in after}
    assert before - left == {(gone.weekday, gone.start, gone.end, gone.activity)}
    assert left <= before


def test_meetings_are_numbered_anew_through_the_week() -> None:
    """Monday's first one goes: all behind it move up."""
    edited = remove(HUNTER, 0, time(14))
    assert [slot.number for slot in edited if slot.activity is Activity.MEETING] == list(range(1, 12))
    assert slot_at(edited, 0, time(15, 30)).number == 1
    again = put(edited, 0, Span(time(14), time(15, 30)), Activity.MEETING)
    assert again == HUNTER


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda t: put(t, 0, Span(time(10), time(12)), Activity.MEETING), Why.OVERLAP),
        (lambda t: put(t, 0, Span(time(18), time(18, 4)), Activity.MEETING), Why.TOO_SHORT),
        (lambda t: put(t, 0, Span(time(19), time(18)), Activity.MEETING), Why.TOO_SHORT),
        (lambda t: retime(t, 0, time(9, 1), Span(time(9), time(10))), Why.NOT_THERE),
        (lambda t: retime(t, 0, time(9), Span(time(9), time(9, 30))), Why.OVERLAP),
        (lambda t: shift(t, 0, time(17), 0, 360), Why.BEYOND_DAY),
        (lambda t: move(t, 0, time(9), 1), Why.OVERLAP),
        (lambda t: move(t, 0, time(9), 0), Why.SAME_DAY),
        (lambda t: copy_day(t, 0, 6), Why.NOTHING_TO_COPY),
        (lambda t: copy_day(t, 0, 0), Why.SAME_DAY),
        (lambda t: clear(t, 6), Why.NOT_THERE),
        (lambda t: remove(t[:1], 0, time(9)), Why.LAST_SLOT),
    ],
)
def test_what_would_be_no_table_is_refused_with_its_reason(edit: Edit, why: Why) -> None:
    """Nothing is changed silently."""
    with pytest.raises(Refused) as refused:
        edit(HUNTER)
    assert refused.value.why is why


def test_a_refused_overlap_names_the_slot_in_the_way() -> None:
    """Not the new one."""
    with pytest.raises(Refused) as refused:
        put(HUNTER, 1, Span(time(10), time(11)), Activity.DOCUMENTS)
    assert refused.value.slot == slot_at(HUNTER, 1, time(9, 20))


def test_a_day_holds_a_dozen_slots_at_most() -> None:
    """More are no blocks of time."""
    full = arranged(Slot(0, time(8 + n), time(8 + n, 30), Activity.MEETING) for n in range(MOST_OF_DAY))
    with pytest.raises(Refused) as refused:
        put(full, 0, Span(time(6), time(7)), Activity.MEETING)
    assert refused.value.why is Why.TOO_MANY


def test_gaps_are_where_the_day_has_room() -> None:
    """Before, between and after the slots; an empty day has all of it."""
    assert gaps(HUNTER, 0) == [Span(time(8), time(9)), Span(time(13), time(14)), Span(time(18), time(20))]
    assert gaps(HUNTER, 6) == [Span(time(8), time(20))]
    for gap in gaps(HUNTER, 0):
        hold(put(HUNTER, 0, gap, Activity.DOCUMENTS))


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '[["mon","09:00","08:00","standup"]]', '[["xxx"]]', "{}", "1"])
def test_what_is_no_table_is_not_read(text: str) -> None:
    """A damaged row is an error, not an empty week."""
    with pytest.raises(ValueError, match="no timetable"):
        loads(text)


# -- typed


def edited(line: str, table: Table = HUNTER) -> Table:
    return apply(table, read_edits(line))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("пн 11:00-13:00 встречи", lambda t: set_activity(t, 0, time(11), Activity.MEETING)),
        ("Пн 11:00–13:00 Встречи-1", lambda t: set_activity(t, 0, time(11), Activity.MEETING)),
        ("mon 11-13 meetings", lambda t: set_activity(t, 0, time(11), Activity.MEETING)),
        ("вт 9:20-11:00 телемаркетинг", lambda t: t),
        ("понедельник с 18 до 19 планёрка", lambda t: put(t, 0, Span(time(18), time(19)), Activity.WEEK_PLANNING)),
        ("во вторник 18.00-19.00 кп", lambda t: put(t, 1, Span(time(18), time(19)), Activity.DOCUMENTS)),
        ("встречи сб 10:00-12:00", lambda t: put(t, 5, Span(time(10), time(12)), Activity.MEETING)),
        ("убрать пт 14:00", lambda t: remove(t, 4, time(14))),
        ("пт 14:00-15:30 убрать", lambda t: remove(t, 4, time(14))),
        ("remove fri 14:00", lambda t: remove(t, 4, time(14))),
        ("убрать пт", lambda t: clear(t, 4)),
        ("пт выходной", lambda t: clear(t, 4)),
        ("friday off", lambda t: clear(t, 4)),
        ("ср как вт", lambda t: copy_day(t, 2, 1)),
        ("в среду как во вторник", lambda t: copy_day(t, 2, 1)),
        ("wed as tue", lambda t: copy_day(t, 2, 1)),
        ("вт 9:20 на 9:30-11:00", lambda t: retime(t, 1, time(9, 20), Span(time(9, 30), time(11)))),
        ("вт 9:20 → 9:30-11:00", lambda t: retime(t, 1, time(9, 20), Span(time(9, 30), time(11)))),
        ("tue 9:20 to 9:30-11:00", lambda t: retime(t, 1, time(9, 20), Span(time(9, 30), time(11)))),
        ("вт 9:20-10:30", lambda t: retime(t, 1, time(9, 20), Span(time(9, 20), time(10, 30)))),
        ("вт 17:00 отчётность", lambda t: set_activity(t, 1, time(17), Activity.REPORTING)),
        ("пн 14:00 на сб", lambda t: move(t, 0, time(14), 5)),
        ("mon 14:00 to sat", lambda t: move(t, 0, time(14), 5)),
    ],
)
def test_an_edit_in_a_line_is_the_edit_by_buttons(line: str, expected: Edit) -> None:
    """Russian and English, as phones write it."""
    assert edited(line) == expected(HUNTER)


def test_several_days_and_several_lines_at_once() -> None:
    """`пн-чт`, `пн, ср`, a line below a line, or `;` between them."""
    by_range = edited("пн-чт 18:00-19:00 документы")
    assert [slot.weekday for slot in by_range if slot.start == time(18)] == [0, 1, 2, 3]
    assert edited("пн, ср и пт 18:00-19:00 документы") == edited(
        "пн 18:00-19:00 документы; ср 18:00-19:00 документы\nпт 18:00-19:00 документы"
    )
    assert edited("будни 18:00-19:00 документы") == edited("пн-пт 18:00-19:00 документы")
    assert edited("пн-чт 9:00-9:20 отчётность") == edited("mon-thu 9:00 reporting")


def test_a_whole_day_is_told_in_a_line() -> None:
    """In place of what the day held."""
    day = edited("пн: 9:00-9:30 оперативка, 9:30-13:00 встречи")
    assert [(slot.start, slot.activity) for slot in of_day(day, 0)] == [
        (time(9), Activity.STANDUP),
        (time(9, 30), Activity.MEETING),
    ]
    assert of_day(day, 1)[1] == of_day(HUNTER, 1)[1]


@pytest.mark.parametrize(
    "line",
    ["пн 18:00-19:00 ерунда", "пн", "Ромашка", "пн 25:00-26:00 встречи", "пт-пн 18:00-19:00 кп", "11:00-13:00", "пн-"],
)
def test_what_is_no_edit_is_not_taken_for_one(line: str) -> None:
    """Said back, with the words that were not understood."""
    assert read_edit(line) is None
    with pytest.raises(Refused) as refused:
        read_edits(f"пн 11:00-13:00 встречи\n{line}")
    assert (refused.value.why, refused.value.about) == (Why.NOT_READ, line)


def test_a_time_without_an_activity_needs_a_slot() -> None:
    """Else it is asked what to do then."""
    with pytest.raises(Refused) as refused:
        edited("пн 18:00-19:00")
    assert refused.value.why is Why.NO_ACTIVITY


@given(st.text(alphabet="пнвтсрмо 0123456789:-–,;какубрать", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    """It is an edit, or it is refused."""
    with suppress(Refused):
        hold(edited(text))


@pytest.mark.parametrize(
    ("text", "do"),
    [
        ("Сразу", Do.NOW),
        ("с понедельника", Do.MONDAY),
        ("from monday", Do.MONDAY),
        ("как в методике", Do.RESET),
        ("печать", Do.PRINT),
        ("не менять", Do.DISCARD),
        ("понедельник", None),
    ],
)
def test_what_is_said_of_the_whole_draft(text: str, do: Do | None) -> None:
    """Words, not edits."""
    assert read_decision(text) is do


def test_roles_are_named_as_people_name_them() -> None:
    """In one or many, short or long."""
    for text in ("хантер", "Хантеры", "МП", "hunters"):
        assert role_named(text) is Role.HUNTER
    assert role_named("фермеры") is Role.FARMER
    assert role_named("стажёр") is Role.TRAINEE
    assert role_named("Иван") is None


def test_a_kept_table_names_days_as_the_source_does() -> None:
    """Readable in the database."""
    assert dumps(HUNTER[:1]) == '[["mon","09:00","09:20","standup"]]'
    assert all(day in dumps(HUNTER) for day in WEEKDAYS[:5])


@pytest.mark.parametrize(("guide", "title"), [("guide.ru.md", "## Расписание"), ("guide.en.md", "## The timetable")])
def test_every_example_of_the_guide_is_understood(guide: str, title: str) -> None:
    """As it is written there, of the hunters' table."""
    text = (Path(__file__).parents[2] / "docs" / guide).read_text("utf-8")
    chapter = text[text.index(title) :].partition("\n## ")[0]
    told = [example.partition("/timetable")[2] or example for example in re.findall(r"`([^`]+)`", chapter)]
    lines = [line.strip() for example in told for line in example.split(";") if line.strip()]
    edits_told = [line for line in lines if read_decision(line) is None and re.search(r"\d| как | as |вых| off", line)]
    assert len(edits_told) > 8
    for line in edits_told:
        hold(edited(line))
