"""The budget: as fast as Telegram allows, never faster, and nobody waits for ever."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.budget import BURST, GROUP_A_MINUTE, KEPT_FREE, Budget
from simulator.limits import SendLimits


@dataclass(frozen=True)
class Wish:
    """To send a message: after how long a pause, to which chat, how long it is under way there and back."""

    gap: float
    chat: int
    there: float = 0.0
    back: float = 0.0
    spread: bool = False


@dataclass(frozen=True)
class Sent:
    chat: int
    left: float
    arrived: float


WISHES = st.lists(
    st.builds(Wish, st.floats(0, 3), st.integers(-2, 3), st.floats(0, 2), st.floats(0, 2), st.booleans()),
    min_size=1,
    max_size=200,
)


def play(budget: Budget, wishes: list[Wish]) -> list[Sent]:
    """Send each in turn, as soon as it may leave."""
    now, sent = 0.0, []
    answers: list[tuple[float, int]] = []
    for wish in wishes:
        now += wish.gap
        while True:
            while answers and answers[0][0] <= now:
                answered, chat = heapq.heappop(answers)
                budget.landed(chat, answered)
            overall = budget.overall_ready_at(now, answer=not wish.spread, spread=wish.spread)
            ready = max(overall, budget.chat_ready_at(wish.chat, now))
            if ready <= now:
                break
            now = min(ready, answers[0][0]) if answers else ready
            assert now < inf, "it waits for an answer that nobody owes"
        budget.take(wish.chat, now, answer=not wish.spread)
        sent.append(Sent(wish.chat, now, now + wish.there))
        heapq.heappush(answers, (now + wish.there + wish.back, wish.chat))
    return sent


def most_within(moments: list[float], seconds: float) -> int:
    """The most moments in any window of so many seconds."""
    return max((sum(start <= moment < start + seconds for moment in moments) for start in moments), default=0)


@given(WISHES, st.sampled_from([1.0, 5.0, 30.0]))
def test_never_more_arrive_in_any_second_than_the_limit(wishes: list[Wish], limit: float) -> None:
    """Whatever people do and whenever they do it, and however differently long messages are under way."""
    arrived = sorted(each.arrived for each in play(Budget(limit, 0.0), wishes))
    # A rounding error is no second: without the margin a message exactly a second later would count.
    assert most_within(arrived, 1.0 - 1e-6) <= limit


@given(st.floats(0, 0.02), st.floats(0, 0.02))
def test_at_work_the_limit_is_used_up(there: float, back: float) -> None:
    """What many messages lose is the time of the way there and back, once a second; spreading them loses nothing."""
    sent = play(Budget(30, 0.0), [Wish(0, number, there, back, spread=True) for number in range(1, 601)])
    assert (len(sent) - 1) / (sent[-1].left - sent[0].left) >= 0.995 * 30 / (1 + there + back)


@pytest.mark.parametrize("spread", [True, False])
def test_reminders_leave_room_for_an_answer_and_answers_go_at_once(spread: bool) -> None:
    """Thirty reminders take a second, and an answer need not wait for the next one; thirty answers take no time."""
    sent = play(Budget(30, 0.0), [Wish(0, number, spread=spread) for number in range(1, 31)])
    gaps = [after.left - before.left for before, after in pairwise(sent)]
    assert all(0.03 < gap < 0.034 if spread else gap == 0 for gap in gaps)


def test_while_people_tap_some_places_of_each_second_are_kept_for_answers() -> None:
    """One for three; when they tap no more, reminders have all of them."""
    budget = Budget(30, 0.0)
    for number in range(1, 27):
        answer = number <= 12
        assert budget.overall_ready_at(0.0, answer=answer) == 0.0
        budget.take(number, 0.0, answer=answer)
        budget.landed(number, 0.0)
    assert budget.overall_ready_at(0.5, answer=False) == 1.0
    assert budget.overall_ready_at(0.5) == 0.5
    assert budget._kept_free(1.0) == 0


@given(WISHES, st.sampled_from([5.0, 30.0]))
def test_telegram_at_its_strictest_refuses_nothing(wishes: list[Wish], limit: float) -> None:
    """Of all chats side by side, each for itself: one a second with bursts of five, in a group twenty a minute."""
    strict = SendLimits()
    # A rounding error is no second.
    for arrived, chat in sorted((each.arrived * (1 + 1e-9), each.chat) for each in play(Budget(limit, 0.0), wishes)):
        assert strict.refuse(1, chat, arrived) is None


@pytest.mark.parametrize("chat", [7, -7])
def test_a_chat_gets_what_it_may(chat: int) -> None:
    """Whoever taps twice a second for a minute is answered once a second; a group gets its twenty a minute."""
    sent = play(Budget(30, 0.0), [Wish(0.5, chat)] * 120)
    seconds = sent[-1].left - sent[0].left
    assert len(sent) - 1 >= 0.9 * seconds * (1 if chat > 0 else GROUP_A_MINUTE / 60)


def test_what_is_no_answer_leaves_room_for_one() -> None:
    """A pinned card that is edited after each tap does not make the taps wait; in a group nobody taps."""
    budget = Budget(30, 0.0)
    for _ in range(BURST - KEPT_FREE):
        for chat in (7, -7):
            assert budget.chat_ready_at(chat, 0.0, answer=False) == 0.0
            budget.take(chat, 0.0)
            budget.landed(chat, 0.0)
    assert budget.chat_ready_at(7, 0.0, answer=False) == BURST
    assert budget.chat_ready_at(7, 0.0) == 0.0
    assert budget.chat_ready_at(-7, 0.0, answer=False) == 0.0


@given(WISHES)
def test_nobody_waits_longer_than_his_chats_window(wishes: list[Wish]) -> None:
    """Five seconds in a private chat, a minute in a group, whatever was sent before."""
    budget, now = Budget(30, 0.0), 0.0
    for wish in wishes:
        now += wish.gap
        overall = budget.overall_ready_at(now, answer=not wish.spread, spread=wish.spread)
        ready = max(overall, budget.chat_ready_at(wish.chat, now))
        assert ready - now <= (60 if wish.chat < 0 else BURST) + 1e-6
        now = max(now, ready)
        budget.take(wish.chat, now, answer=not wish.spread)
        now += wish.there
        budget.landed(wish.chat, now)


def test_without_a_limit_everything_leaves_at_once() -> None:
    """For a Bot API server of one's own."""
    assert {each.left for each in play(Budget(0, 0.0), [Wish(0, -1, there=1, spread=True)] * 1000)} == {0.0}


def test_chats_that_have_rested_are_forgotten() -> None:
    """Else everybody ever written to would stay in memory; the forgotten have their burst again, as before."""
    budget = Budget(10_000, 0.0)
    for chat in range(1, 5001):
        budget.take(chat, float(chat))
        budget.landed(chat, float(chat))
    assert len(budget._chats) <= 1001
    assert budget.chat_ready_at(1, 5001.0) == 5001.0
