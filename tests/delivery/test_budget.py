"""The budget: as fast as Telegram allows, never faster, and nobody waits for ever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.budget import BURST, GROUP_A_MINUTE, Budget

GAPS = st.lists(st.tuples(st.floats(0, 3), st.integers(-2, 3)), min_size=1, max_size=200)


def play(budget: Budget, wishes: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Send each as soon as it may leave; returns when each left and to which chat (0 is made a chat of its own)."""
    now, left = 0.0, []
    for gap, chat in wishes:
        now += gap
        now = max(now, budget.overall_ready_at(now), budget.chat_ready_at(chat, now))
        budget.take(chat, now)
        left.append((now, chat))
    return left


def most_within(moments: list[float], seconds: float) -> int:
    """The most moments in any window of so many seconds."""
    return max((sum(start <= moment < start + seconds for moment in moments) for start in moments), default=0)


@given(GAPS, st.sampled_from([1.0, 5.0, 30.0]))
def test_never_more_in_any_second_than_the_limit_and_its_small_burst(
    wishes: list[tuple[float, int]], limit: float
) -> None:
    """Whatever people do and whenever they do it."""
    moments = [moment for moment, _ in play(Budget(limit, 0.0), wishes)]
    assert most_within(moments, 1.0) <= limit + max(1.0, limit / 10)


@given(GAPS)
def test_a_chat_gets_its_burst_and_then_one_a_second_and_a_group_twenty_a_minute(
    wishes: list[tuple[float, int]],
) -> None:
    """Of all chats side by side, each for itself."""
    left = play(Budget(1000, 0.0), wishes)
    for chat in {chat for _, chat in left}:
        moments = [moment for moment, to in left if to == chat]
        if chat < 0:
            assert most_within(moments, 60.0) <= 2 * GROUP_A_MINUTE
        else:
            assert most_within(moments, 1.0) <= BURST + 1


@given(GAPS)
def test_nobody_waits_longer_than_his_rate_says(wishes: list[tuple[float, int]]) -> None:
    """A message that is ready leaves within a second and the share of the total, in a group within three seconds."""
    budget, now = Budget(30, 0.0), 0.0
    for gap, chat in wishes:
        now += gap
        ready = max(budget.overall_ready_at(now), budget.chat_ready_at(chat, now))
        assert ready - now <= (60 / GROUP_A_MINUTE if chat < 0 else 1.0) + 1e-6
        now = max(now, ready)
        budget.take(chat, now)


def test_without_a_limit_everything_leaves_at_once() -> None:
    """For a Bot API server of one's own."""
    assert {moment for moment, _ in play(Budget(0, 0.0), [(0.0, -1)] * 1000)} == {0.0}


def test_chats_that_have_rested_are_forgotten() -> None:
    """Else everybody ever written to would stay in memory; the forgotten have their burst again, as before."""
    budget = Budget(10_000, 0.0)
    for chat in range(1, 5001):
        budget.take(chat, float(chat))
    assert len(budget._chats) <= 1001
    assert budget.chat_ready_at(1, 5001.0) == 5001.0
