"""Promises: by when at the latest, when they may be moved, and the share that was kept."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.promises import (
    Confirmed,
    Promise,
    PromiseKind,
    PromiseState,
    confirmed_share,
    is_confirmed,
    is_document,
    latest_due,
    may_reopen,
)

TUESDAY = date(2026, 11, 24)
MONTH_LATER = date(2026, 12, 24)
DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def promise(
    state: PromiseState = PromiseState.OPEN,
    due_on: date = date(2026, 11, 27),
    settled_on: date | None = None,
    moved_from: date | None = None,
    made_on: date = TUESDAY,
) -> Promise:
    return Promise(
        id=1,
        author_id=2,
        keeper_id=2,
        client_id=3,
        client_name="Ромашка",
        kind=PromiseKind.OFFER,
        what="смета",
        made_on=made_on,
        due_on=due_on,
        state=state,
        moved_from=moved_from,
        moved_because=None,
        reason=None,
        settled_on=settled_on,
        record_id=5,
    )


@pytest.mark.parametrize(
    ("made_on", "latest"),
    [
        (date(2026, 11, 24), date(2026, 12, 24)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 28), date(2027, 2, 28)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2026, 9, 30)),
        (date(2027, 2, 28), date(2027, 3, 28)),
    ],
)
def test_a_promise_is_due_within_one_calendar_month(made_on: date, latest: date) -> None:
    """Of a shorter month it is the last day."""
    assert latest_due(made_on) == latest


@given(days)
def test_the_latest_day_is_the_same_day_of_the_next_month_or_its_last(made_on: date) -> None:
    """Never less than four weeks, never more than 31 days, and never in the month after the next."""
    latest = latest_due(made_on)
    assert timedelta(days=28) <= latest - made_on <= timedelta(days=31)
    assert (latest.year * 12 + latest.month) - (made_on.year * 12 + made_on.month) == 1
    assert latest.day == made_on.day or (
        latest.day < made_on.day and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    )


@given(days, days)
def test_a_later_meeting_never_has_an_earlier_limit(one: date, other: date) -> None:
    """The order of days is kept."""
    first, second = sorted((one, other))
    assert latest_due(first) <= latest_due(second)


def test_a_promise_may_be_moved_once_and_only_within_its_month() -> None:
    """A second time, after the end, or with no later day left: no."""
    assert promise().may_move
    assert not promise(moved_from=date(2026, 11, 26)).may_move
    assert promise(due_on=MONTH_LATER - DAY).may_move
    assert not promise(due_on=MONTH_LATER).may_move
    for state in (PromiseState.KEPT, PromiseState.BROKEN):
        assert not promise(state).may_move


def test_what_is_open_within_its_month_is_neither_confirmed_nor_not() -> None:
    """Also after its own day: there is time to make it good."""
    assert is_confirmed(promise(), TUESDAY) is None
    assert is_confirmed(promise(), MONTH_LATER) is None


def test_what_nobody_settled_in_its_month_was_not_kept() -> None:
    """The day after the month it lapses."""
    assert is_confirmed(promise(), MONTH_LATER + DAY) is False
    assert is_confirmed(promise(moved_from=date(2026, 11, 26)), MONTH_LATER + DAY) is False


def test_what_was_kept_within_the_month_is_confirmed_for_ever() -> None:
    """On its last day too; kept after it, it is not."""
    for today in (TUESDAY, MONTH_LATER + 100 * DAY):
        assert is_confirmed(promise(PromiseState.KEPT, settled_on=TUESDAY), today) is True
        assert is_confirmed(promise(PromiseState.KEPT, settled_on=MONTH_LATER), today) is True
        assert is_confirmed(promise(PromiseState.KEPT, settled_on=MONTH_LATER + DAY), today) is False
        assert is_confirmed(promise(PromiseState.KEPT), today) is True


def test_what_was_not_kept_is_so_at_once() -> None:
    """Its month is not waited for."""
    assert is_confirmed(promise(PromiseState.BROKEN, settled_on=TUESDAY), TUESDAY) is False


def test_the_share_is_of_what_is_settled() -> None:
    """Two kept, one broken, one lapsed; what is open is not held against anybody."""
    made = [
        promise(PromiseState.KEPT, settled_on=TUESDAY),
        promise(PromiseState.KEPT, settled_on=TUESDAY),
        promise(PromiseState.BROKEN),
        promise(made_on=TUESDAY - 40 * DAY, due_on=TUESDAY - 30 * DAY),
        promise(),
    ]
    share = confirmed_share(made, TUESDAY)
    assert (share, share.percent) == (Confirmed(2, 4), 50)


@pytest.mark.parametrize(
    ("kept", "settled", "percent"),
    [(0, 0, None), (0, 3, 0), (3, 3, 100), (1, 3, 33), (2, 3, 67), (1, 8, 13), (1, 200, 1), (1, 201, 0)],
)
def test_the_share_is_a_whole_percentage_half_up(kept: int, settled: int, percent: int | None) -> None:
    """Nothing settled is no share, and not none kept."""
    assert Confirmed(kept, settled).percent == percent


promises = st.builds(
    promise,
    state=st.sampled_from(PromiseState),
    due_on=st.dates(TUESDAY, MONTH_LATER),
    settled_on=st.none() | st.dates(TUESDAY, MONTH_LATER + 9 * DAY),
    moved_from=st.none() | st.dates(TUESDAY, MONTH_LATER),
)


@given(st.lists(promises, max_size=12), st.dates(TUESDAY, MONTH_LATER + 30 * DAY))
def test_the_share_lies_between_none_and_all(made: list[Promise], today: date) -> None:
    """And counts every promise that is settled, each once."""
    share = confirmed_share(made, today)
    assert 0 <= share.kept <= share.settled <= len(made)
    assert share.settled == sum(is_confirmed(each, today) is not None for each in made)
    assert (share.percent is None) == (share.settled == 0)
    assert share.percent is None or 0 <= share.percent <= 100


@given(promises, st.dates(TUESDAY, MONTH_LATER + 30 * DAY))
def test_time_settles_what_is_open_and_never_unsettles(made: Promise, today: date) -> None:
    """What was once confirmed, or not, stays so on every later day."""
    said = is_confirmed(made, today)
    later = is_confirmed(made, today + 5 * DAY)
    assert said is None or said == later
    assert is_confirmed(replace(made, state=PromiseState.OPEN), MONTH_LATER + DAY) is False


def test_proposals_and_solutions_are_made_at_the_desk() -> None:
    """They feed the documents slot; a survey and a meeting do not."""
    assert {kind for kind in PromiseKind if is_document(kind)} == {PromiseKind.OFFER, PromiseKind.SOLUTION}


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_what_was_settled_may_be_taken_back_the_same_day_or_the_next_within_its_month(
    made_on: date, settled_after: int, later: int
) -> None:
    """An open one has nothing to take back."""
    settled_on = made_on + settled_after * DAY
    today = settled_on + later * DAY
    kept = promise(PromiseState.KEPT, settled_on=settled_on, made_on=made_on)
    assert may_reopen(kept, today) == (later <= 1 and today <= latest_due(made_on))
    assert not may_reopen(promise(made_on=made_on), today)
