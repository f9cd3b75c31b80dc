"""Where stories are played: the rule of this folder's fixtures."""

from __future__ import annotations

from pathlib import Path

from tests.chat.conftest import EVERY_WAY, ways

DATABASES, RECEIVING = {"sqlite", "postgres"}, {"polling", "webhook"}


def test_every_story_is_played_on_both_databases_and_received_in_both_ways() -> None:
    """Which of them goes with which differs from story to story, and never from run to run."""
    chosen = [ways("tests.chat.test_any", f"test_{number}") for number in range(20)]
    assert all({way[0] for way in each} == DATABASES and {way[1] for way in each} == RECEIVING for each in chosen)
    assert {("sqlite", way) for way in RECEIVING} < {way for each in chosen for way in each}
    assert chosen == [ways("tests.chat.test_any", f"test_{number}") for number in range(20)]


def test_the_stories_of_delivery_are_played_in_all_four_ways() -> None:
    """And they are there: one that was renamed would be played in two."""
    every = {(database, receiving) for database in DATABASES for receiving in RECEIVING}
    for module in EVERY_WAY:
        assert Path(__file__).with_name(f"{module.rpartition('.')[2]}.py").exists(), module
        assert set(ways(module, "test_any")) == every
