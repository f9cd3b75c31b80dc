"""Meetings in the timetable: which slot they take, when they are over, and what the bot says of them by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.meetings import (
    ASK_LATEST,
    BRIEF_BEFORE,
    BRIEF_LATEST,
    STANDING,
    USUAL_LENGTH,
    Ask,
    Meeting,
    MeetingState,
    SlotState,
    due_between,
    ends_at,
    is_late,
    slot_of,
    slots_of_week,
    stands,
    still_helps,
    takes,
)
from bot.domain.timetable import HUNTER, Activity, Slot, Week, occurrence, slots_of_day, timetable_of, week_of

MOSCOW, BERLIN, LORD_HOWE = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
MONDAY = date(2026, 11, 23)
WEEK = week_of(MONDAY)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=MOSCOW)
MINUTE = timedelta(minutes=1)
# A week in which the clocks of both zones move, and a plain one.
WEEKS = [week_of(date(2026, 10, 25)), week_of(date(2027, 3, 28)), WEEK]


def at(day: int, clock: str) -> datetime:
    return datetime.combine(date(2026, 11, day), time.fromisoformat(clock), MOSCOW)


def meeting(
    starts_at: datetime | None,
    state: MeetingState = MeetingState.BOOKED,
    id: int = 1,  # noqa: A002 - the field's name
    ends: datetime | None = None,
) -> Meeting:
    return Meeting(
        id=id,
        member_id=2,
        client_id=3,
        client_name="Ромашка",
        decision_maker=None,
        record_id=10 + id,
        starts_at=starts_at,
        ends_at=ends or (starts_at and ends_at(starts_at, HUNTER, MOSCOW)),
        first=True,
        repeat=False,
        place=None,
        address=None,
        state=state,
        reason=None,
        sequence=0,
        held_record_id=None,
        purpose=None,
        calendar=False,
    )


def states(*meetings: Meeting, now: datetime = NOW) -> dict[int | None, SlotState]:
    return {each.occurrence.slot.number: each.state for each in slots_of_week(HUNTER, WEEK, MOSCOW, meetings, now)}


# -- the week's slots


def test_a_free_week_shows_the_timetables_numbered_slots_in_order() -> None:
    """Twelve for a hunter, all of them free on Monday morning."""
    assert states() == dict.fromkeys(range(1, 13), SlotState.FREE)


def test_a_booked_meeting_takes_the_slot_in_which_it_begins() -> None:
    """Half past eleven on Tuesday is «Встречи-3», whatever its length."""
    assert states(meeting(at(24, "11:30"))) == dict.fromkeys(range(1, 13), SlotState.FREE) | {3: SlotState.TAKEN}


def test_a_slot_belongs_to_its_beginning_and_not_to_its_end() -> None:
    """At 15:30 the second slot of Monday begins and the first is over."""
    taken = states(meeting(at(23, "15:30")))
    assert (taken[1], taken[2]) == (SlotState.FREE, SlotState.TAKEN)


@pytest.mark.parametrize("clock", ["09:00", "13:30", "18:30"])
def test_a_meeting_outside_the_slots_takes_none(clock: str) -> None:
    """Before work, at lunch, in the evening."""
    assert SlotState.TAKEN not in states(meeting(at(24, clock))).values()


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.NOT_HELD, MeetingState.UNDONE])
def test_what_is_off_leaves_its_slot_free(state: MeetingState) -> None:
    """The next client may have it."""
    assert states(meeting(at(24, "11:00"), state))[3] is SlotState.FREE
    assert not stands(meeting(at(24, "11:00"), state))


def test_a_held_meeting_keeps_its_slot_and_shows_as_held() -> None:
    """Nobody books into it afterwards."""
    assert states(meeting(at(23, "14:00"), MeetingState.HELD), now=at(23, "16:00"))[1] is SlotState.HELD


def test_a_slot_that_has_begun_empty_is_past() -> None:
    """From its first minute on it is offered no more; a taken one stays taken."""
    assert states(now=at(23, "13:59"))[1] is SlotState.FREE
    assert states(now=at(23, "14:00"))[1] is SlotState.PAST
    assert states(meeting(at(23, "14:00")), now=at(23, "15:00"))[1] is SlotState.TAKEN


def test_a_meeting_without_a_time_takes_nothing() -> None:
    """It is agreed, and nobody knows for when."""
    assert SlotState.TAKEN not in states(meeting(None)).values()


def test_what_was_cancelled_or_taken_back_makes_no_later_one_a_repeat() -> None:
    """As the norm counts first meetings; nobody having come does not make the next one the first."""
    assert set(MeetingState) - set(STANDING) == {MeetingState.CANCELLED, MeetingState.UNDONE}


moments = st.integers(0, 7 * 24 * 4 - 1)


@st.composite
def booked(draw: st.DrawFn) -> tuple[ZoneInfo, date, list[Meeting]]:
    """A week of meetings at quarters of hours in a zone, in order of their time; more than one may begin at once."""
    zone = draw(st.sampled_from([MOSCOW, BERLIN, LORD_HOWE]))
    week = draw(st.sampled_from(WEEKS))
    monday = datetime.combine(week.monday, time(), zone).astimezone(UTC)
    starts = sorted(monday + n * timedelta(minutes=15) for n in draw(st.lists(moments, max_size=20)))
    made = [meeting(each, draw(st.sampled_from(MeetingState)), id=n) for n, each in enumerate(starts)]
    return zone, week.monday, made


@given(booked(), st.sampled_from(["hunter", "farmer"]), moments)
def test_a_slot_holds_one_meeting_and_a_meeting_is_in_one_slot(
    drawn: tuple[ZoneInfo, date, list[Meeting]], role: str, since: int
) -> None:
    """Never double-booked: each slot once, the first meeting that begins in it, and no meeting shown twice."""
    zone, monday, made = drawn
    now = datetime.combine(monday, time(), zone).astimezone(UTC) + since * timedelta(minutes=15)
    table = timetable_of(role)
    shown = slots_of_week(table, week_of(monday), zone, made, now)
    numbers = [each.occurrence.slot.number for each in shown]
    assert numbers == [slot.number for slot in table if slot.activity is Activity.MEETING]
    taking = [each.meeting.id for each in shown if each.meeting]
    assert len(taking) == len(set(taking))
    for each in shown:
        begun = [one for one in made if stands(one) and one.starts_at and slot_of(one.starts_at, table, zone)]
        here = [one for one in begun if takes(one, each.occurrence)]
        assert each.meeting == (here[0] if here else None)
        expected = SlotState.FREE if now < each.occurrence.begins else SlotState.PAST
        if here:
            expected = SlotState.HELD if here[0].state is MeetingState.HELD else SlotState.TAKEN
        assert each.state is expected


@given(booked())
def test_slots_of_a_week_follow_each_other(drawn: tuple[ZoneInfo, date, list[Meeting]]) -> None:
    """So a moment is in one of them at most, in weeks when the clocks move too."""
    zone, monday, made = drawn
    shown = slots_of_week(HUNTER, week_of(monday), zone, made, datetime(2026, 1, 1, tzinfo=UTC))
    assert all(a.occurrence.ends <= b.occurrence.begins for a, b in pairwise(shown))


# -- when it is over


def test_a_meeting_in_a_slot_is_over_with_it() -> None:
    """Also one that begins late in it."""
    assert ends_at(at(24, "11:00"), HUNTER, MOSCOW) == at(24, "13:00")
    assert ends_at(at(24, "12:45"), HUNTER, MOSCOW) == at(24, "13:00")


def test_a_meeting_outside_the_slots_takes_the_usual_time() -> None:
    """At lunch, on a Saturday, or for whom there is no timetable."""
    assert ends_at(at(24, "13:00"), HUNTER, MOSCOW) == at(24, "14:30")
    assert ends_at(at(28, "11:00"), HUNTER, MOSCOW) == at(28, "12:30")
    assert ends_at(at(24, "11:00"), (), MOSCOW) == at(24, "11:00") + USUAL_LENGTH


def test_other_slots_are_no_meeting_slots() -> None:
    """A meeting in the time for telephoning is in none of the numbered ones."""
    assert slot_of(at(24, "10:00"), HUNTER, MOSCOW) is None
    found = slot_of(at(24, "14:10"), HUNTER, MOSCOW)
    assert found is not None
    assert found.slot.number == 4


night = st.builds(
    lambda weekday, start, length: Slot(
        weekday,
        time(start // 60, start % 60),
        time((start + length) // 60, (start + length) % 60),
        Activity.MEETING,
        number=1,
    ),
    st.sampled_from([5, 6, 0]),
    st.integers(0, 240),
    st.integers(1, 90),
)


@given(
    st.sampled_from(WEEKS),
    st.integers(0, 7 * 24 * 60 - 1),
    st.sampled_from([MOSCOW, BERLIN, LORD_HOWE]),
    st.just(HUNTER) | st.lists(night, max_size=4, unique=True).map(tuple),
)
def test_a_meeting_always_ends_after_it_began(
    week: Week, minutes: int, zone: ZoneInfo, table: tuple[Slot, ...]
) -> None:
    """At the end of the slot in which it began, else after the usual time; at night when the clocks move too."""
    starts_at = datetime.combine(week.monday, time(), zone).astimezone(UTC) + minutes * MINUTE
    over = ends_at(starts_at, table, zone)
    assert over > starts_at
    day = starts_at.astimezone(zone).date()
    ends = [occurrence(slot, day, zone) for slot in slots_of_day(table, day) if slot.activity is Activity.MEETING]
    around = [each.ends for each in ends if each.begins <= starts_at < each.ends]
    assert over in (around or [starts_at + USUAL_LENGTH])


# -- what is said of it before and after


def test_a_brief_comes_half_an_hour_before_and_the_question_at_the_end() -> None:
    """Ticks a minute apart: the one at 10:30 speaks of the meeting at 11:00, the one at 13:00 of that which is over."""
    assert due_between(Ask.BRIEF, at(24, "10:29"), at(24, "10:30")) == (at(24, "10:59"), at(24, "11:00"))
    assert due_between(Ask.HELD, at(24, "12:59"), at(24, "13:00")) == (at(24, "12:59"), at(24, "13:00"))


@given(st.sampled_from(Ask), st.sets(st.integers(0, 3000), min_size=2, max_size=20), st.integers(-100, 3200))
def test_each_meeting_is_spoken_of_by_one_tick(ask: Ask, ticks: set[int], moment: int) -> None:
    """However the time is cut, what begins or ends within it falls into exactly one stretch."""
    stretches = list(pairwise(sorted(NOW + n * MINUTE for n in ticks)))
    about = NOW + moment * MINUTE
    found = [stretch for stretch in (due_between(ask, *each) for each in stretches) if stretch[0] < about <= stretch[1]]
    ahead = BRIEF_BEFORE if ask is Ask.BRIEF else timedelta(0)
    assert len(found) == (stretches[0][0] < about - ahead <= stretches[-1][1])


@pytest.mark.parametrize(
    ("ask", "late", "helps", "says_so"),
    [
        (Ask.BRIEF, -BRIEF_BEFORE, True, False),
        (Ask.BRIEF, timedelta(0), True, False),
        (Ask.BRIEF, MINUTE, True, True),
        (Ask.BRIEF, BRIEF_LATEST, True, True),
        (Ask.BRIEF, BRIEF_LATEST + MINUTE, False, True),
        (Ask.HELD, timedelta(0), True, False),
        (Ask.HELD, BRIEF_BEFORE, True, False),
        (Ask.HELD, BRIEF_BEFORE + MINUTE, True, True),
        (Ask.HELD, ASK_LATEST, True, True),
        (Ask.HELD, ASK_LATEST + MINUTE, False, True),
    ],
)
def test_after_an_outage_it_is_late_and_then_helps_no_more(
    ask: Ask, late: timedelta, helps: bool, says_so: bool
) -> None:
    """A brief until ten minutes into the meeting, the question until the next day's meetings."""
    met = meeting(at(24, "11:00"))
    moment = met.starts_at if ask is Ask.BRIEF else met.ends_at
    assert moment is not None
    assert (still_helps(ask, met, moment + late), is_late(ask, met, moment + late)) == (helps, says_so)


def test_of_a_meeting_without_a_time_nothing_is_said() -> None:
    """There is nothing to be early or late for."""
    nowhen = replace(meeting(None), ends_at=None)
    for ask in Ask:
        assert not still_helps(ask, nowhen, NOW)
        assert not is_late(ask, nowhen, NOW)
