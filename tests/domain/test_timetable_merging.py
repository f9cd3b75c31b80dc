"""An edit while another table waits for its day."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Role
from bot.domain.tables import Said, Version
from bot.domain.timetable import HUNTER, Activity, Table
from bot.domain.timetable_editing import Refused, Span, of_day, put, remove, retime, slot_at
from bot.domain.timetable_merging import in_force, merged

TODAY = date(2026, 11, 25)
MONDAY = date(2026, 11, 30)
ELEVEN = time(11)
STARTS = [(slot.weekday, slot.start) for slot in HUNTER]


@given(st.sampled_from(STARTS), st.sampled_from(STARTS))
def test_two_removals_meet_in_the_table_that_waits(one: tuple[int, time], other: tuple[int, time]) -> None:
    """Whichever came first; the same one twice is one."""
    waits, edited = remove(HUNTER, *one), remove(HUNTER, *other)
    both = waits if one == other else remove(waits, *other)
    assert merged(waits, HUNTER, edited) == merged(edited, HUNTER, waits) == both


def test_what_is_set_takes_the_place_of_what_stands_in_its_time() -> None:
    """What was said last holds: no two slots at one time, whatever the other table has there."""
    waits = retime(HUNTER, 2, ELEVEN, Span(time(11, 30), time(12, 30)))
    edited = put(HUNTER, 2, Span(ELEVEN, time(13)), Activity.DOCUMENTS)
    found = merged(waits, HUNTER, edited)
    assert slot_at(found, 2, ELEVEN).activity is Activity.DOCUMENTS
    assert len(of_day(found, 2)) == len(of_day(HUNTER, 2))


def test_a_table_without_any_slot_is_refused() -> None:
    """What waits has nothing but what is removed today."""
    waits: Table = (slot_at(HUNTER, 2, ELEVEN),)
    with pytest.raises(Refused):
        merged(waits, HUNTER, remove(HUNTER, 2, ELEVEN))


def test_an_edit_from_monday_says_nothing_of_the_days_before() -> None:
    """One step; at once, today's and Monday's."""
    waits, edited = remove(HUNTER, 2, ELEVEN), remove(HUNTER, 3, ELEVEN)
    plan = Said(Role.HUNTER, {Role.HUNTER: [Version(1, MONDAY, waits)]}).plan
    both = remove(waits, 3, ELEVEN)
    assert in_force(plan, MONDAY, HUNTER, edited) == [(MONDAY, both)]
    assert in_force(plan, TODAY, HUNTER, edited) == [(TODAY, edited), (MONDAY, both)]
    after = MONDAY + timedelta(weeks=1)
    assert in_force(plan, after, waits, edited) == [(after, edited)]
