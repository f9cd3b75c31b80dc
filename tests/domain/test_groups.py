"""What a head's `/start` in a group means."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.groups import Binding, Group, Place, binding, closing_key, summary_key

OURS, THEIRS = 1, 2
HERE = Place(-5, None, "here")
TOPIC = Place(-5, 7, "here")


def group(team_id: int = OURS, chat_id: int = -5, topic_id: int | None = None) -> Group:
    return Group(1, team_id, chat_id, topic_id, "a", "ru")


@pytest.mark.parametrize(
    ("place", "here", "own", "means"),
    [
        (HERE, None, None, Binding.NEW),
        (HERE, group(), group(), Binding.SAME),
        (TOPIC, group(topic_id=7), group(topic_id=7), Binding.SAME),
        (TOPIC, group(), group(), Binding.TOPIC),
        (HERE, group(topic_id=7), group(topic_id=7), Binding.TOPIC),
        (HERE, None, group(chat_id=-6), Binding.ANOTHER),
        (HERE, group(THEIRS), None, Binding.FOREIGN),
        (HERE, group(THEIRS), group(chat_id=-6), Binding.FOREIGN),
    ],
)
def test_a_start_means_by_whose_the_place_is(
    place: Place, here: Group | None, own: Group | None, means: Binding
) -> None:
    """Another team's stays its own; one's own group is asked about only where there is a second."""
    assert binding(OURS, place, here, own) is means


def test_what_is_posted_is_known_by_its_week_or_its_move() -> None:
    """Two weeks, two moves of one client, two words on one move are different things."""
    keys = {
        *(summary_key(date(2026, 11, day)) for day in (23, 30)),
        *(closing_key(what, 1, move) for what in ("closing", "join") for move in (2, 3)),
    }
    assert len(keys) == 6
    assert all(len(key) <= 64 for key in keys | {closing_key("closing", 2**63, 2**63)})
