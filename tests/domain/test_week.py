"""A person's week against the norm."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.funnel import Booking, Call, Gap, Result, Stage, judge_booking
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Role
from bot.domain.timetable import week_of
from bot.domain.week import Tally, WeekCard, week_card
from tests.domain.test_funnel import ANNA, BORIS, MOMENTS, PEOPLE, booking, call, counted, logs, person

WEEK = week_of(date(2026, 11, 24))


def card(*calls: Call, bookings: list[Booking] | None = None, role: Role = Role.HUNTER, walkins: int = 0) -> WeekCard:
    return week_card(WEEK, role, ANNA, calls, bookings or [], walkins)


def tally(of: WeekCard, stage: Stage) -> Tally:
    found = of.tally(stage)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("role", "norms"),
    [
        (
            Role.HUNTER,
            {
                Stage.EFFECTIVE_CALL: 50,
                Stage.BOOKED_MEETING: 12,
                Stage.HELD_MEETING: 12,
                Stage.EFFECTIVE_MEETING: 6,
            },
        ),
        (Role.TRAINEE, {Stage.EFFECTIVE_CALL: 30, Stage.BOOKED_MEETING: 6}),
        (Role.FARMER, {Stage.EFFECTIVE_CALL: None}),
        (Role.HEAD, {}),
    ],
)
def test_an_empty_week_shows_the_roles_stages_in_the_order_of_the_funnel(
    role: Role, norms: dict[Stage, int | None]
) -> None:
    """The default norms of the method; a trainee has block 1 only."""
    shown = card(role=role).tallies
    assert [(each.stage, each.norm) for each in shown] == list(norms.items())
    assert all((each.counted, each.logged, each.gaps) == (0, 0, ()) for each in shown)


def test_every_role_has_its_norms() -> None:
    """Nobody's week fails for want of a table."""
    assert set(DEFAULT_NORMS) == set(Role)


def test_everything_is_logged_and_only_what_meets_the_rule_is_counted() -> None:
    """Each record that does not count is under its reason."""
    calls = [call(1), call(2), call(3, whom=person(8, position=None)), call(4, result=Result.NOT_REACHED)]
    calls.append(call(5, whom=person(9, position=None)))
    shown = tally(card(*calls), Stage.EFFECTIVE_CALL)
    assert (shown.counted, shown.logged, shown.left) == (1, 5, 49)
    assert shown.gaps[0] == (Gap.NO_POSITION, 2)
    assert dict(shown.gaps) == {Gap.NO_POSITION: 2, Gap.SAME_DAY: 1, Gap.NOT_REACHED: 1}


def test_a_colleagues_calls_are_neither_logged_nor_counted_for_me() -> None:
    """They are there only because they may have come before mine."""
    shown = card(call(1, member=BORIS), call(2))
    assert [verdict.record.id for verdict in shown.calls] == [2]
    assert tally(shown, Stage.EFFECTIVE_CALL).counted == 0


def test_a_booked_meeting_is_counted_beside_its_call() -> None:
    """One record feeds two stages."""
    shown = card(call(2, result=Result.BOOKED), bookings=[booking(person())])
    assert (tally(shown, Stage.EFFECTIVE_CALL).counted, tally(shown, Stage.BOOKED_MEETING).counted) == (1, 1)
    assert shown.booking_of(2) is not None
    assert shown.booking_of(1) is None
    assert shown.verdict_of(2) is not None


def test_over_the_norm_nothing_is_left() -> None:
    """Never a negative number of calls to make."""
    assert Tally(Stage.EFFECTIVE_CALL, 51, 60, 50, ()).left == 0
    assert Tally(Stage.EFFECTIVE_CALL, 51, 60, None, ()).left == 0


def test_walkins_have_no_norm_of_their_own() -> None:
    """They are shown and feed other stages."""
    shown = card(walkins=4)
    assert shown.walkins == 4
    assert all(each.logged == 0 for each in shown.tallies)


@st.composite
def bookings(draw: st.DrawFn) -> list[Booking]:
    count = draw(st.integers(0, 8))
    made = [
        Booking(
            number,
            100 + number,
            ANNA,
            3,
            draw(st.none() | PEOPLE),
            date(2026, 11, 24),
            draw(st.none() | MOMENTS),
            draw(st.booleans()),
        )
        for number in range(count)
    ]
    return draw(st.permutations(made))


@given(logs(), bookings(), st.sampled_from([ANNA, BORIS]))
def test_the_week_adds_up_as_the_method_says(log: list[Call], booked: list[Booking], member: int) -> None:
    """Against loops over the method's sentences: counted, logged, and every reason."""
    shown = week_card(WEEK, Role.HUNTER, member, log, booked, 0)
    calls, meetings = tally(shown, Stage.EFFECTIVE_CALL), tally(shown, Stage.BOOKED_MEETING)
    own = [each for each in log if each.member_id == member]
    assert (calls.counted, calls.logged) == (sum(counted(each, log) for each in own), len(own))
    met = [each for each in booked if each.first and each.starts_at and each.decision_maker]
    assert (meetings.counted, meetings.logged) == (len(met), len(booked))
    for each in (calls, meetings):
        assert sum(number for _, number in each.gaps) == each.logged - each.counted
        assert [number for _, number in each.gaps] == sorted((number for _, number in each.gaps), reverse=True)
    assert dict(meetings.gaps) == Counter(verdict.gap for verdict in map(judge_booking, booked) if verdict.gap)


@given(st.data(), logs(), bookings())
def test_the_same_week_is_the_same_card(data: st.DataObject, log: list[Call], booked: list[Booking]) -> None:
    """Whatever order the rows come in: the pinned card is edited only when something has changed."""
    again = week_card(WEEK, Role.HUNTER, ANNA, data.draw(st.permutations(log)), data.draw(st.permutations(booked)), 0)
    assert again == week_card(WEEK, Role.HUNTER, ANNA, log, booked, 0)


def test_the_card_finds_nothing_for_a_record_that_is_not_in_it() -> None:
    """Asking about another week's record is no error."""
    shown = card(call(1))
    assert (shown.verdict_of(9), shown.booking_of(9)) == (None, None)
    assert card(role=Role.HEAD).tally(Stage.EFFECTIVE_CALL) is None
