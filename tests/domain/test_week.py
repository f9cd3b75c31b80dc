"""A person's week against the norm."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients import Standing
from bot.domain.fair_week import FairWeek
from bot.domain.funnel import Booking, Call, Gap, Held, Result, Stage, judge_booking, judge_effective, judge_held
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Role
from bot.domain.timetable import week_of
from bot.domain.week import Tally, WeekCard, week_card
from tests.domain.test_funnel import (
    ANNA,
    BORIS,
    MOMENTS,
    PEOPLE,
    booking,
    call,
    counted,
    held,
    logs,
    meetings_held,
    person,
)

WEEK = week_of(date(2026, 11, 24))
HUNTERS = DEFAULT_NORMS[Role.HUNTER]


def card(
    *calls: Call,
    bookings: list[Booking] | None = None,
    role: Role = Role.HUNTER,
    walkins: int = 0,
    met: Iterable[Held] = (),
) -> WeekCard:
    return week_card(WEEK, role, ANNA, calls, bookings or [], walkins, met, norms=DEFAULT_NORMS[role])


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
        (
            Role.FARMER,
            {
                Stage.STUDIED: 25,
                Stage.WARM_CONTACT: 40,
                Stage.VISIT: 8,
                Stage.QUESTIONNAIRE: 8,
                Stage.INCOMING: None,
            },
        ),
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


def test_walkins_that_the_head_asks_for_are_a_stage_of_the_week() -> None:
    """The last one, pro-rated as the others; each of them counts."""
    norms = HUNTERS | {Stage.WALKIN: 10}
    shown = week_card(WEEK, Role.HUNTER, ANNA, [], [], 4, fair=FairWeek(4, 5), norms=norms)
    assert shown.tallies[-1] == Tally(Stage.WALKIN, 4, 4, 8, ())
    assert tally(shown, Stage.EFFECTIVE_CALL).norm == 40


def test_a_stage_whose_norm_is_taken_away_is_counted_all_the_same() -> None:
    """It is shown without a number to reach."""
    shown = week_card(WEEK, Role.HUNTER, ANNA, [call(1)], [], 0, norms=HUNTERS | {Stage.EFFECTIVE_CALL: None})
    assert tally(shown, Stage.EFFECTIVE_CALL) == Tally(Stage.EFFECTIVE_CALL, 1, 1, None, ())


def test_a_held_meeting_is_counted_when_its_form_is_complete_and_says_what_it_lacks_until_then() -> None:
    """One whole and effective, one whole without interest, one with nine answers of twelve."""
    whole, cool = held(person(), id=1), held(person(), interest=False, id=2)
    shown = card(met=[held(person(), 9, id=3), cool, whole])
    meetings, effective = tally(shown, Stage.HELD_MEETING), tally(shown, Stage.EFFECTIVE_MEETING)
    assert (meetings.counted, meetings.logged, meetings.gaps) == (2, 3, ((Gap.FORM_INCOMPLETE, 1),))
    assert (effective.counted, effective.logged, effective.gaps) == (1, 2, ((Gap.NO_INTEREST, 1),))
    assert [verdict.record.id for verdict in shown.held] == [1, 2, 3]


def test_what_is_not_held_by_the_rule_is_not_said_of_the_effective_stage_too() -> None:
    """A form that lacks answers is named once."""
    shown = card(met=[held(person(), 9), held(None, id=2)])
    assert tally(shown, Stage.EFFECTIVE_MEETING).gaps == ()
    assert shown.effective == ()
    gaps = [verdict.gap for verdict in (shown.held_of(1), shown.held_of(2)) if verdict]
    assert gaps == [Gap.FORM_INCOMPLETE, Gap.NO_DECISION_MAKER]


def test_a_cancelled_meeting_is_logged_and_its_norm_goes_down() -> None:
    """It was agreed; it is not counted any more."""
    made = booking(person())
    assert tally(card(bookings=[made]), Stage.BOOKED_MEETING).counted == 1
    off = tally(card(bookings=[replace(made, cancelled=True)]), Stage.BOOKED_MEETING)
    assert (off.counted, off.logged, off.gaps) == (0, 1, ((Gap.CANCELLED, 1),))


@given(st.lists(meetings_held, max_size=8, unique_by=lambda each: each.id))
def test_held_and_effective_meetings_add_up(met: list[Held]) -> None:
    """Whatever counts as held is judged as effective, nothing else is; every reason is counted once."""
    shown = card(met=met)
    meetings, effective = tally(shown, Stage.HELD_MEETING), tally(shown, Stage.EFFECTIVE_MEETING)
    assert meetings.logged == len(met)
    assert meetings.counted == effective.logged == sum(judge_held(each).counts for each in met)
    assert effective.counted == sum(judge_effective(each).counts for each in met)
    for each in (meetings, effective):
        assert sum(number for _, number in each.gaps) == each.logged - each.counted


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
    shown = week_card(WEEK, Role.HUNTER, member, log, booked, 0, norms=HUNTERS)
    calls, meetings = tally(shown, Stage.EFFECTIVE_CALL), tally(shown, Stage.BOOKED_MEETING)
    own = [each for each in log if each.member_id == member]
    assert (calls.counted, calls.logged) == (sum(counted(each, log) for each in own), len(own))
    five = (Standing.ACTIVE, Standing.REPLACED)
    whom = [each for each in booked if each.decision_maker and each.decision_maker.standing in five]
    met = [each for each in whom if each.first and each.starts_at]
    assert (meetings.counted, meetings.logged) == (len(met), len(booked))
    for each in (calls, meetings):
        assert sum(number for _, number in each.gaps) == each.logged - each.counted
        assert [number for _, number in each.gaps] == sorted((number for _, number in each.gaps), reverse=True)
    assert dict(meetings.gaps) == Counter(verdict.gap for verdict in map(judge_booking, booked) if verdict.gap)


@given(st.data(), logs(), bookings())
def test_the_same_week_is_the_same_card(data: st.DataObject, log: list[Call], booked: list[Booking]) -> None:
    """Whatever order the rows come in: the pinned card is edited only when something has changed."""
    mixed = data.draw(st.permutations(log)), data.draw(st.permutations(booked))
    again = week_card(WEEK, Role.HUNTER, ANNA, *mixed, 0, norms=HUNTERS)
    assert again == week_card(WEEK, Role.HUNTER, ANNA, log, booked, 0, norms=HUNTERS)


def test_the_card_finds_nothing_for_a_record_that_is_not_in_it() -> None:
    """Asking about another week's record is no error."""
    shown = card(call(1))
    assert (shown.verdict_of(9), shown.booking_of(9)) == (None, None)
    assert (shown.held_of(9), shown.effective) == (None, ())
    assert card(role=Role.HEAD).tally(Stage.EFFECTIVE_CALL) is None
