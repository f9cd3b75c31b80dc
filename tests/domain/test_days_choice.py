"""The day's choice follows what is known by now, and nothing that was begun is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.days_choice import changes, in_order, is_untouched, of_choice, rest_of_day, touched
from bot.domain.next_steps import is_done
from bot.domain.study import Conclusion, Draft
from bot.domain.study_choice import NEVER, PER_DAY, Candidate, Cause, Chosen, choose, has_waited
from bot.domain.studying import Study, of_day
from tests.domain.sales_made import TODAY
from tests.domain.test_study_choice import CANDIDATES, client

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def begun(chosen: Sequence[Chosen]) -> list[Study]:
    return [
        Study(number, 7, each.client_id, f"К{each.client_id}", 7, TODAY, each.cause)
        for number, each in enumerate(chosen, 1)
    ]


def concluded(study: Study) -> Study:
    return replace(study, asked=8, draft=Draft(Conclusion.KEEP), concluded_at=NOW)


def rest(turns: Sequence[Study], base: dict[int, Candidate]) -> list[Chosen]:
    """As the store asks: who had his turn is no candidate, and had his claim before today."""
    had = [base[each] for each in of_choice(turns)]
    waited = sum(has_waited(each.turnover_class, each.studied_on, TODAY, paused=each.paused) for each in had)
    return rest_of_day(turns, [each for each in base.values() if each.client_id not in touched(turns)], TODAY, waited)


@settings(deadline=None, max_examples=300)
@given(CANDIDATES, st.data())
def test_as_long_as_nothing_new_is_known_the_choice_stays_as_it_was(
    candidates: list[Candidate], data: st.DataObject
) -> None:
    """Whichever of the day's clients are studied or put aside, in whatever order: nobody else comes in between."""
    base = {each.client_id: each for each in candidates}
    turns = begun(choose(candidates, TODAY))
    for _ in range(len(turns)):
        at = data.draw(st.integers(0, len(turns) - 1))
        turns[at] = concluded(turns[at]) if data.draw(st.booleans()) else replace(turns[at], undone_at=NOW)
        made = changes(turns, rest(turns, base))
        assert made.dropped == ()
        assert made.told_anew == ()
        if len(turns) == PER_DAY:
            assert made.begun == ()


@settings(deadline=None)
@given(CANDIDATES, CANDIDATES, st.data())
def test_whatever_comes_to_be_known_the_day_has_its_five_and_what_was_begun(
    before: list[Candidate], now: list[Candidate], data: st.DataObject
) -> None:
    """The weightiest of those who are left; whom he studied himself beside them takes nobody's place."""
    turns = begun(choose(before, TODAY))
    for at in data.draw(st.sets(st.integers(0, max(0, len(turns) - 1)), max_size=len(turns))):
        if turns:
            turns[at] = replace(turns[at], asked=data.draw(st.integers(1, 8)))
    beside = Study(99, 7, 1000, "Сам", 7, TODAY, Cause.ASKED, concluded_at=NOW)
    waiting = [each for each in now if each.client_id not in touched(turns)]
    wanted = rest_of_day([*turns, beside], waiting, TODAY, 0)
    made = changes([*turns, beside], wanted)
    assert all(is_untouched(each) for each in made.dropped)
    kept = [each for each in turns if each not in made.dropped]
    assert len(kept) + len(made.begun) <= PER_DAY
    assert wanted == rest_of_day(turns, waiting, TODAY, 0)


def test_a_new_risk_takes_the_place_of_who_only_waited() -> None:
    """Who was begun stays, whoever stays is told for his new cause."""
    turns = begun(choose([client(each, studied=60 - each) for each in range(1, 8)], TODAY))
    assert {each.cause for each in turns} == {Cause.UNSTUDIED}
    turns[0] = replace(turns[0], asked=2)
    now = [client(each, studied=60 - each, risk=90 if each in (2, 7) else 0) for each in range(2, 8)]
    made = changes(turns, rest_of_day(turns, now, TODAY, 0))
    assert [each.client_id for each in made.dropped] == [5]
    assert [(each.client_id, cause) for each, cause in made.told_anew] == [(2, Cause.RISK)]
    assert made.begun == (Chosen(7, Cause.RISK),)


def test_who_weighs_more_by_now_goes_before_whenever_he_was_chosen() -> None:
    """Of two at risk the heavier, though the other was chosen in the morning."""
    turns = begun([Chosen(1, Cause.RISK), Chosen(2, Cause.RISK)])
    rest = rest_of_day(turns, [client(1, risk=5), client(2, risk=90)], TODAY, 0)
    assert in_order(of_day(turns), rest).next == turns[1]


def test_what_was_begun_goes_before_and_whom_he_opened_himself_behind() -> None:
    """Between them the causes in their order, whenever they were chosen."""
    causes = (Cause.ASKED, Cause.UNSTUDIED, Cause.CLASS_A, Cause.RISK, Cause.DUE)
    turns = begun([Chosen(each, cause) for each, cause in enumerate(causes, 1)])
    turns[2] = replace(turns[2], asked=1)
    seen = []
    while (found := of_day(turns).next) is not None:
        seen.append(found.cause)
        turns = [concluded(each) if each is found else each for each in turns]
    assert seen == [Cause.CLASS_A, Cause.DUE, Cause.RISK, Cause.UNSTUDIED, Cause.ASKED]
    day = of_day(turns)
    assert (len(day.chosen_done), len(day.chosen), len(day.done)) == (4, 4, 5)


def test_a_step_is_done_by_what_it_begins_with() -> None:
    """A call by any talk, a meeting by a meeting, an offer by neither."""
    for what, by_talk, by_meeting in (
        ("Позвонить ЛПР", True, True),
        ("созвониться по КП", True, True),
        ("Встретиться с ЛПР", False, True),
        ("отправить КП и позвонить", False, False),
        ("call about the offer", True, True),
        ("", False, False),
    ):
        assert is_done(what, talked=True, met=False) is by_talk
        assert is_done(what, talked=False, met=True) is (by_meeting and what != "")
        assert not is_done(what, talked=False, met=False)


def test_nobody_is_chosen_twice_on_one_day() -> None:
    """Not even whom he opened himself and left."""
    left = Study(1, 7, 3, "К3", 7, TODAY, Cause.ASKED)
    assert touched([left]) == {3}
    assert of_choice([left]) == set()
    assert not is_untouched(left)
    assert client(3).studied_on != NEVER
