"""A client's path: which moves are legal, where each leads, who may make it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.paid import payments
from bot.domain.path import (
    Made,
    Move,
    NoJoin,
    Path,
    PathStage,
    Place,
    Problem,
    Said,
    after,
    enters_closing,
    join_problem,
    legal,
    may_move,
    may_undo,
    problem_of,
    stands,
    wants_amount,
)
from bot.domain.people import Member, Role

DAY = date(2026, 11, 24)
LATER = DAY + timedelta(days=7)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
SUM = Decimal(1_500_000)


def at(stage: PathStage | None, *, existing: bool = False, postponed: bool = False) -> Place:
    return Place(Path(stage, DAY, SUM, "дорого") if stage else None, existing, postponed)


def said(move: Move, *, existing: bool = False) -> Said:
    """With everything that it needs."""
    lost, away = move is Move.LOST, move is Move.POSTPONED
    return Said(move, LATER, None, "дорого" if lost else "", LATER if away else None, existing)


# from ↓ to →                       progress contract order paid   lost  postponed back done
LEGAL = {
    None:               (True,  False, False, False, True,  True,  False, False),
    PathStage.PROGRESS: (False, True,  True,  False, True,  True,  False, False),
    PathStage.CONTRACT: (True,  False, True,  True,  True,  True,  False, False),
    PathStage.ORDER:    (True,  True,  False, True,  True,  True,  False, False),
    PathStage.PAID:     (False, False, True,  False, False, False, False, True),
    PathStage.LOST:     (True,  False, False, False, False, False, True,  False),
}  # fmt: skip
BY_HAND = [move for move in Move if move is not Move.INTEREST]


@pytest.mark.parametrize("stage", [None, *PathStage])
def test_only_these_moves_are_legal(stage: PathStage | None) -> None:
    """Into block 3 leads block 2, to payment a contract or an order; what is not legal has a reason."""
    order = (Move.PROGRESS, Move.CONTRACT, Move.ORDER, Move.PAID, Move.LOST, Move.POSTPONED, Move.BACK, Move.DONE)
    assert tuple(move in legal(at(stage)) for move in order) == LEGAL[stage]
    for move in order:
        assert (problem_of(at(stage), said(move)) is None) == (move in legal(at(stage)))


@pytest.mark.parametrize(
    ("place", "move", "problem"),
    [
        (at(None), Move.CONTRACT, Problem.EARLY),
        (at(None), Move.PAID, Problem.EARLY),
        (at(PathStage.PROGRESS), Move.PAID, Problem.NO_ORDER),
        (at(None, existing=True), Move.PAID, Problem.NO_ORDER),
        (at(PathStage.PROGRESS), Move.PROGRESS, Problem.SAME),
        (at(PathStage.LOST), Move.LOST, Problem.SAME),
        (at(PathStage.PAID), Move.LOST, Problem.PAID),
        (at(PathStage.PAID), Move.POSTPONED, Problem.PAID),
        (at(PathStage.LOST), Move.CONTRACT, Problem.LOST),
        (at(None, existing=True), Move.LOST, Problem.BUYS),
        (at(None), Move.BACK, Problem.NOTHING),
        (at(PathStage.ORDER), Move.DONE, Problem.NOTHING),
    ],
)
def test_a_refused_move_says_why(place: Place, move: Move, problem: Problem) -> None:
    """So that the person knows what comes first."""
    assert problem_of(place, said(move)) is problem


def test_lost_needs_a_reason_and_postponed_a_day() -> None:
    """Figures and signs are no reason."""
    assert problem_of(at(PathStage.ORDER), Said(Move.LOST, DAY)) is Problem.NEEDS_REASON
    assert problem_of(at(PathStage.ORDER), Said(Move.LOST, DAY, reason="123 !")) is Problem.NEEDS_REASON
    assert problem_of(at(None), Said(Move.POSTPONED, DAY)) is Problem.NEEDS_DAY


def test_another_sum_may_be_said_where_he_stands() -> None:
    """The stage and its day stay."""
    place = at(PathStage.CONTRACT)
    changed = Said(Move.CONTRACT, LATER, Decimal(2_000_000))
    assert problem_of(place, changed) is None
    assert after(place.path, changed) == Path(PathStage.CONTRACT, DAY, Decimal(2_000_000))


def test_the_sum_goes_along_until_another_is_said() -> None:
    """It is asked for in block 3 only while nobody said it."""
    talks = after(None, Said(Move.PROGRESS, DAY, SUM))
    assert talks == Path(PathStage.PROGRESS, DAY, SUM)
    assert not wants_amount(Place(talks), Said(Move.CONTRACT, LATER))
    assert after(talks, Said(Move.CONTRACT, LATER)) == Path(PathStage.CONTRACT, LATER, SUM)
    assert wants_amount(at(None), Said(Move.CONTRACT, DAY))
    assert not wants_amount(at(None), Said(Move.PROGRESS, DAY))


def test_an_effective_meeting_leads_to_block_2_and_nobody_back() -> None:
    """From cold work and from lost; a second one during the closing changes nothing."""
    met = Said(Move.INTEREST, LATER)
    assert after(None, met) == Path(PathStage.PROGRESS, LATER)
    assert after(at(PathStage.LOST).path, met) == Path(PathStage.PROGRESS, LATER, SUM)
    for stage in (PathStage.PROGRESS, PathStage.CONTRACT, PathStage.ORDER, PathStage.PAID):
        assert after(at(stage).path, met) == at(stage).path


@pytest.mark.parametrize("stage", [None, *PathStage])
def test_to_postpone_is_no_place_on_the_path(stage: PathStage | None) -> None:
    """He comes back to where he was; while he is away he may be brought back at once."""
    assert after(at(stage).path, said(Move.POSTPONED)) == at(stage).path
    assert Move.BACK in legal(at(stage, postponed=True))
    if stage is not PathStage.LOST:
        assert after(at(stage).path, said(Move.BACK)) == at(stage).path


def test_a_deal_with_an_existing_client_ends_and_leaves_him_what_he_is() -> None:
    """Paid or lost: he is an existing client without a deal. A first deal, paid, waits for its hand-over."""
    order = at(PathStage.ORDER).path
    assert after(order, said(Move.PAID, existing=True)) is None
    assert after(order, said(Move.LOST, existing=True)) is None
    assert after(order, said(Move.PAID)) == Path(PathStage.PAID, LATER, SUM)
    assert after(at(PathStage.PAID).path, said(Move.DONE)) is None
    assert set(legal(at(None, existing=True))) == {Move.PROGRESS, Move.CONTRACT, Move.ORDER, Move.POSTPONED}


@pytest.mark.parametrize("stage", [each for each in PathStage if each not in (PathStage.PAID, PathStage.LOST)])
def test_who_was_lost_comes_back_to_where_he_was_with_his_sum(stage: PathStage) -> None:
    """From the day of his return; to the talks he may be led as well, and by an effective meeting."""
    before = at(stage).path
    lost = after(before, said(Move.LOST))
    assert lost == Path(PathStage.LOST, LATER, SUM, "дорого", before)
    assert after(lost, said(Move.BACK)) == Path(stage, LATER, SUM, before.reason if before else "")
    assert after(lost, said(Move.PROGRESS)) == Path(PathStage.PROGRESS, LATER, SUM)
    assert after(lost, said(Move.INTEREST)) == Path(PathStage.PROGRESS, LATER, SUM)


def test_who_was_lost_in_cold_work_comes_back_to_it() -> None:
    """There was no deal that he could come back to."""
    assert after(after(None, said(Move.LOST)), said(Move.BACK)) is None


def test_the_board_and_who_joins_go_by_one_rule() -> None:
    """A head joins in block 3 until the money is there; why he does not is said for each other place."""
    assert [join_problem(at(stage).path) for stage in (None, *PathStage)] == [
        *(NoJoin.COLD, NoJoin.TALKS, None, None, NoJoin.PAID, NoJoin.LOST)
    ]


def test_heads_are_told_when_block_3_is_entered_and_not_within_it() -> None:
    """From block 2, or an existing client's deal; a payment that came back is no entry."""
    entry = [(before, now) for before in (None, *PathStage) for now in PathStage if _enters(before, now)]
    assert set(entry) == {
        (before, now)
        for before in (None, PathStage.PROGRESS, PathStage.LOST)
        for now in (PathStage.CONTRACT, PathStage.ORDER)
    }


def _enters(before: PathStage | None, now: PathStage) -> bool:
    return enters_closing(at(before).path, at(now).path)


def test_the_last_move_is_taken_back_for_a_quarter_of_an_hour() -> None:
    """Not once another followed, nor twice."""
    made = Made(7, 1, "Ромашка", 2, said(Move.CONTRACT), NOW)
    assert may_undo(made, 7, NOW + timedelta(minutes=15))
    assert not may_undo(made, 7, NOW + timedelta(minutes=15, seconds=1))
    assert not may_undo(made, 8, NOW)
    assert not may_undo(Made(7, 1, "Ромашка", 2, said(Move.CONTRACT), NOW, undone=True), 7, NOW)


@pytest.mark.parametrize(
    ("member_id", "role", "stands_in", "may"),
    [
        (1, Role.HUNTER, False, True),
        (2, Role.HUNTER, False, False),
        (2, Role.HEAD, False, True),
        (2, Role.FARMER, True, True),
    ],
)
def test_who_works_with_a_client_moves_him_and_who_leads_the_team(
    member_id: int, role: Role, stands_in: bool, may: bool
) -> None:
    """A deputy does what the head does."""
    mover = Member(member_id, 1, 11, role, "Анна", "UTC", "ru", None, NOW, None, stands_in=stands_in)
    assert may_move(mover, owner_id=1) is may


def test_where_he_stands_is_all_that_was_said_in_its_order() -> None:
    """From cold work to payment and out."""
    way = (Move.INTEREST, Move.CONTRACT, Move.POSTPONED, Move.ORDER, Move.PAID)
    assert stands(said(move) for move in way) == Path(PathStage.PAID, LATER)
    assert stands([]) is None


def test_what_was_paid_is_one_payment_a_deal() -> None:
    """With the sum it was about; money that did not come is none, a corrected sum is no second payment."""

    def told(*said: Said) -> list[tuple[int | None, Decimal | None]]:
        moves = [Made(n, 1, "Ромашка", 7, each, NOW) for n, each in enumerate(said, start=1)]
        return [(each.member_id, each.amount) for each in payments(moves)]

    deal = (Said(Move.CONTRACT, DAY, Decimal(5)), Said(Move.PAID, DAY))
    assert told(*deal) == [(7, Decimal(5))]
    assert told(*deal, Said(Move.DONE, DAY)) == [(7, Decimal(5))]
    assert told(*deal, Said(Move.ORDER, DAY)) == []
    assert told(*deal, Said(Move.PAID, DAY, Decimal(6))) == [(7, Decimal(6))]
    again = (Said(Move.ORDER, DAY, Decimal(2), existing=True), Said(Move.PAID, DAY, existing=True))
    assert told(*deal, Said(Move.DONE, DAY), *again) == [(7, Decimal(5)), (7, Decimal(2))]
    assert told(Said(Move.ORDER, DAY), Said(Move.PAID, DAY)) == [(7, None)]
