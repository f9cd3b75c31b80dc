"""What of the active funnel counts (method.md §2)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import (
    MENDABLE,
    RESULTS,
    Booking,
    Call,
    Gap,
    Held,
    Kind,
    Result,
    Verdict,
    judge_booking,
    judge_calls,
    judge_effective,
    judge_held,
)
from bot.domain.persons import is_full_name

MOSCOW, KAMCHATKA = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Kamchatka")
ANNA, BORIS = 1, 2
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)
NEEDED = {Result.BOOKED, Result.CALL_BACK, Result.REFUSED}


def person(
    id: int = 7,  # noqa: A002 - the field's name
    name: str = "Иванов Пётр",
    position: str | None = "директор",
    standing: Standing = Standing.ACTIVE,
) -> DecisionMaker:
    return DecisionMaker(id, 3, name, position, standing)


def call(
    id: int,  # noqa: A002 - the field's name
    at: datetime = TEN,
    whom: DecisionMaker | None = None,
    *,
    nobody: bool = False,
    member: int = ANNA,
    result: Result = Result.REFUSED,
    zone: ZoneInfo = MOSCOW,
) -> Call:
    return Call(id, member, 3, None if nobody else whom or person(), at.astimezone(zone).date(), at, result)


def gaps(*calls: Call) -> dict[int, Gap | None]:
    return {verdict.record.id: verdict.gap for verdict in judge_calls(calls)}


def booking(whom: DecisionMaker | None, at: datetime | None = TEN, *, first: bool = True) -> Booking:
    return Booking(1, 2, ANNA, 3, whom, date(2026, 11, 24), at, first)


@pytest.mark.parametrize("result", sorted(NEEDED))
def test_a_talk_with_a_decision_maker_counts_however_it_ended(result: Result) -> None:
    """The norm is of talks, not of successes."""
    assert gaps(call(1, result=result)) == {1: None}


def test_not_reached_is_logged_and_never_counted() -> None:
    """Nobody was talked to, whatever is known of him."""
    assert gaps(call(1, result=Result.NOT_REACHED)) == {1: Gap.NOT_REACHED}
    assert gaps(call(1, nobody=True, result=Result.NOT_REACHED)) == {1: Gap.NOT_REACHED}


def test_not_reached_does_not_take_the_place_of_the_talk_that_follows() -> None:
    """The first talk of the day counts, not the first attempt."""
    missed = call(1, TEN, result=Result.NOT_REACHED)
    assert gaps(missed, call(2, TEN + timedelta(hours=1))) == {1: Gap.NOT_REACHED, 2: None}


def test_second_call_to_same_decision_maker_on_one_day_is_logged_but_not_counted() -> None:
    """One call per decision maker and local day; the verdict names the call that counts instead."""
    first, second = call(1), call(2, TEN + timedelta(hours=3))
    assert judge_calls([first, second]) == [Verdict(first), Verdict(second, Gap.SAME_DAY, first)]


def test_call_of_two_members_to_one_person_counts_for_the_first_and_names_him_to_the_second() -> None:
    """The decision maker was called once that day, whoever called."""
    anna, boris = call(1, TEN + timedelta(hours=1), member=ANNA), call(2, TEN, member=BORIS)
    verdict = judge_calls([anna, boris])[1]
    assert (verdict.record, verdict.gap) == (anna, Gap.SAME_DAY)
    assert verdict.earlier is not None
    assert verdict.earlier.member_id == BORIS


def test_calls_to_two_decision_makers_of_one_client_both_count() -> None:
    """The rule is per person, not per client."""
    assert gaps(call(1), call(2, whom=person(8))) == {1: None, 2: None}


def test_same_decision_maker_counts_again_the_next_day() -> None:
    """Each local day has its own call."""
    assert gaps(call(1), call(2, TEN + timedelta(days=1))) == {1: None, 2: None}


def test_the_day_is_the_callers_own() -> None:
    """At 23:30 in Moscow it is tomorrow in Kamchatka: the two calls are of two days."""
    late = TEN.replace(hour=23, minute=30)
    assert gaps(call(1, late), call(2, late, member=BORIS, zone=KAMCHATKA)) == {1: None, 2: None}


def test_of_two_calls_in_one_moment_the_one_logged_first_counts() -> None:
    """Times typed by hand are often equal."""
    assert gaps(call(2), call(1)) == {1: None, 2: Gap.SAME_DAY}


def test_a_call_logged_late_counts_by_when_it_happened() -> None:
    """Yesterday's forgotten call takes yesterday's place, though its number is higher."""
    assert gaps(call(5, TEN), call(4, TEN + timedelta(hours=1))) == {5: None, 4: Gap.SAME_DAY}


def test_call_without_a_decision_maker_is_not_counted() -> None:
    """A secretary is no decision maker."""
    assert gaps(call(1, nobody=True)) == {1: Gap.NO_DECISION_MAKER}


@pytest.mark.parametrize("name", ["Иванов", "Иванов П.С.", "Пётр", ""])
def test_a_call_needs_the_full_name(name: str) -> None:
    """Initials are not known by heart."""
    assert gaps(call(1, whom=person(name=name))) == {1: Gap.NO_FULL_NAME}


@pytest.mark.parametrize("position", [None, ""])
def test_a_call_needs_the_position(position: str | None) -> None:
    """Who he is decides whether he decides."""
    assert gaps(call(1, whom=person(position=position))) == {1: Gap.NO_POSITION}


def test_record_counts_as_soon_as_the_position_is_known() -> None:
    """Judged anew with the same call and the mended person, it counts, and the call after it still does not."""
    later = TEN + timedelta(hours=1)
    assert set(gaps(call(1, whom=person(position=None)), call(2, later, person(position=None))).values()) == {
        Gap.NO_POSITION
    }
    assert gaps(call(1), call(2, later)) == {1: None, 2: Gap.SAME_DAY}


def test_sixth_decision_maker_does_not_count_until_he_replaces_one() -> None:
    """An organisation has at most five; he says so before anything else that is missing."""
    assert gaps(call(1, whom=person(name="Иванов", standing=Standing.EXTRA))) == {1: Gap.SIXTH}
    assert gaps(call(1, whom=person(standing=Standing.ACTIVE))) == {1: None}


def test_what_was_counted_for_a_replaced_decision_maker_stays_counted() -> None:
    """He was one of the five when he was called."""
    assert gaps(call(1, whom=person(standing=Standing.REPLACED))) == {1: None}


def test_booked_meeting_counts_with_a_day_a_time_and_a_decision_maker() -> None:
    """All three are there."""
    assert judge_booking(booking(person())).counts


def test_booked_meeting_without_a_time_is_not_counted() -> None:
    """«Созвонимся и решим» is not a meeting."""
    assert judge_booking(booking(person(), None)).gap is Gap.NO_TIME


def test_booked_meeting_with_nobody_is_not_counted() -> None:
    """A meeting is with a decision maker."""
    assert judge_booking(booking(None)).gap is Gap.NO_DECISION_MAKER


def test_only_the_first_meeting_with_a_client_is_the_norms() -> None:
    """A repeat meeting is progress, not a booked first meeting; nothing else is asked about it."""
    assert judge_booking(booking(person(), first=False)).gap is Gap.REPEAT
    assert judge_booking(booking(None, None, first=False)).gap is Gap.REPEAT


def test_every_kind_of_record_has_results_and_every_result_a_kind() -> None:
    """A result that belongs nowhere could never be pressed."""
    assert set(RESULTS) == set(Kind)
    assert {result for results in RESULTS.values() for result in results} == set(Result)


def test_what_cannot_be_mended_is_what_has_happened() -> None:
    """Facts cannot be mended, what is not known yet can."""
    happened = {Gap.NOT_REACHED, Gap.SAME_DAY, Gap.REPEAT, Gap.CANCELLED, Gap.NO_INTEREST, Gap.NO_AGREEMENT}
    happened |= {Gap.SAME_DAY_CLIENT, Gap.SAME_DAY_VISIT, Gap.ANSWERED_LATER}
    assert set(Gap) - MENDABLE == happened


def test_a_cancelled_meeting_is_not_counted_whatever_else_it_is() -> None:
    """The norm goes down at once; nothing else is asked about it."""
    off = Booking(1, 2, ANNA, 3, person(), date(2026, 11, 24), TEN, True, cancelled=True)
    assert judge_booking(off).gap is Gap.CANCELLED
    assert judge_booking(replace(off, first=False, decision_maker=None, starts_at=None)).gap is Gap.CANCELLED


# -- meetings that were held


def held(
    whom: DecisionMaker | None,
    answered: int = 12,
    *,
    interest: bool = True,
    agreed: bool = True,
    id: int = 1,  # noqa: A002 - the field's name
) -> Held:
    """A meeting with a form that asks for twelve answers."""
    return Held(id, ANNA, 3, whom, date(2026, 11, 24), 5, answered, 12, interest, agreed)


def verdicts(met: Held) -> tuple[Gap | None, Gap | None]:
    """What it lacks to count as held, and as effective."""
    return judge_held(met).gap, judge_effective(met).gap


def test_a_held_meeting_counts_when_its_questionnaire_is_complete() -> None:
    """Twelve of twelve; with eleven it does not."""
    assert judge_held(held(person())).counts
    assert judge_held(held(person(), 11)).gap is Gap.FORM_INCOMPLETE
    assert judge_held(held(person(), 0)).gap is Gap.FORM_INCOMPLETE


def test_a_held_meeting_without_a_form_is_not_counted() -> None:
    """Nothing to answer is not everything answered."""
    assert judge_held(Held(1, ANNA, 3, person(), date(2026, 11, 24))).gap is Gap.FORM_INCOMPLETE


def test_a_meeting_held_with_nobody_who_decides_is_not_counted() -> None:
    """In person, with a decision maker; it says so before the form is asked for."""
    assert verdicts(held(None, 3)) == (Gap.NO_DECISION_MAKER, Gap.NO_DECISION_MAKER)


def test_a_held_meeting_is_effective_with_interest_and_an_agreement() -> None:
    """Both; what is missing is said, interest first."""
    assert verdicts(held(person())) == (None, None)
    assert verdicts(held(person(), interest=False)) == (None, Gap.NO_INTEREST)
    assert verdicts(held(person(), agreed=False)) == (None, Gap.NO_AGREEMENT)
    assert verdicts(held(person(), interest=False, agreed=False)) == (None, Gap.NO_INTEREST)


def test_what_does_not_count_as_held_is_not_effective_either() -> None:
    """Interest and an agreement alone are no meeting."""
    assert verdicts(held(person(), 11)) == (Gap.FORM_INCOMPLETE, Gap.FORM_INCOMPLETE)


def test_a_held_meeting_counts_as_soon_as_the_last_answer_is_given() -> None:
    """Judged anew with the same record and the mended form."""
    before = held(person(), 11)
    assert [judge_held(each).counts for each in (before, replace(before, answered=12))] == [False, True]


meetings_held = st.builds(
    Held,
    st.integers(1, 50),
    st.just(ANNA),
    st.just(3),
    st.none() | st.just(person()),
    st.just(date(2026, 11, 24)),
    st.none() | st.just(5),
    st.integers(0, 12),
    st.sampled_from([9, 12]),
    st.booleans(),
    st.booleans(),
)


@given(meetings_held)
def test_held_meetings_are_judged_as_the_method_says(met: Held) -> None:
    """«Held in person with a decision maker, the questionnaire is complete; interest is recorded, agreement exists.»"""
    counts = met.decision_maker is not None and met.form_id is not None and met.answered >= met.required
    assert judge_held(met).counts == counts
    assert judge_effective(met).counts == (counts and met.interest and met.agreed)


PEOPLE = st.sampled_from(
    [
        person(1),
        person(2),
        person(3, name="Иванов"),
        person(4, position=None),
        person(5, standing=Standing.EXTRA),
        person(6, standing=Standing.REPLACED),
    ]
)
MOMENTS = st.integers(0, 96).map(lambda n: datetime(2026, 11, 23, 9, 0, tzinfo=UTC) + n * timedelta(minutes=30))


@st.composite
def logs(draw: st.DrawFn) -> list[Call]:
    """Calls of two members in different zones, often at the same moment, in any order."""
    made = [
        call(
            number,
            draw(MOMENTS),
            draw(PEOPLE),
            nobody=draw(st.booleans()) and draw(st.booleans()),
            member=member,
            result=draw(st.sampled_from(RESULTS[Kind.CALL])),
            zone=MOSCOW if member == ANNA else KAMCHATKA,
        )
        for number, member in enumerate(draw(st.lists(st.sampled_from([ANNA, BORIS]), max_size=12)))
    ]
    return draw(st.permutations(made))


def might_count(made: Call) -> bool:
    """«A call personally to a decision maker; his full name and position are known; at most 5 decision makers.»"""
    whom = made.decision_maker
    return (
        made.result in NEEDED
        and whom is not None
        and whom.standing is not Standing.EXTRA
        and is_full_name(whom.full_name)
        and bool(whom.position)
    )


def counted(made: Call, log: list[Call]) -> bool:
    """«One call per decision maker per local day»: no other such call came before it."""
    for other in log:
        if not might_count(other) or other.decision_maker != made.decision_maker or other.local_day != made.local_day:
            continue
        if other.happened_at < made.happened_at or (other.happened_at == made.happened_at and other.id < made.id):
            return False
    return might_count(made)


@given(logs())
def test_calls_are_judged_as_the_method_says(log: list[Call]) -> None:
    """Against nested loops over the method's sentences; each call is judged once, in the order of time."""
    verdicts = judge_calls(log)
    expected = {each.id for each in log if counted(each, log)}
    assert {verdict.record.id for verdict in verdicts if verdict.counts} == expected
    assert sorted(verdict.record.id for verdict in verdicts) == sorted(each.id for each in log)
    assert [verdict.record for verdict in verdicts] == sorted(log, key=lambda each: (each.happened_at, each.id))


@given(logs())
def test_a_second_call_names_the_call_that_counts(log: list[Call]) -> None:
    """And only a second call does."""
    verdicts = judge_calls(log)
    counts = [verdict.record for verdict in verdicts if verdict.counts]
    for verdict in verdicts:
        assert (verdict.gap is Gap.SAME_DAY) == (verdict.earlier is not None)
        if verdict.earlier is not None:
            assert verdict.earlier in counts
            assert verdict.earlier.decision_maker == verdict.record.decision_maker
            assert verdict.earlier.local_day == verdict.record.local_day


@given(st.data(), logs())
def test_the_order_in_which_calls_are_read_does_not_matter(data: st.DataObject, log: list[Call]) -> None:
    """A database may hand out rows as it likes."""
    assert judge_calls(data.draw(st.permutations(log))) == judge_calls(log)


def test_a_meeting_with_a_sixth_decision_maker_waits_for_his_place() -> None:
    """An organisation has five, for meetings as for calls."""
    sixth = DecisionMaker(9, 3, "Котов Игорь", "директор", Standing.EXTRA)
    assert judge_booking(booking(sixth)).gap is Gap.SIXTH
    assert judge_held(held(sixth)).gap is Gap.SIXTH
