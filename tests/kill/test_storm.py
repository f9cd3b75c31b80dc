"""Nothing is lost and nothing is doubled, however the bot ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kill.storm import NAME, TOKEN, rage, scene, stop

pytestmark = pytest.mark.kill
KILLS = 4
UPDATES = 60


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_kills_at_random_moments_lose_nothing_and_double_nothing(
    database_url: str, tmp_path: Path, webhook: bool
) -> None:
    """Every call is recorded once and answered; a kill repeats at most one message in a chat."""
    async with scene(database_url, tmp_path, webhook=webhook) as storm:
        books = await rage(storm, KILLS, UPDATES, seed=7)
        assert not books.faults(KILLS), books
        assert storm.kills == KILLS


async def test_sigterm_ends_well_and_repeats_no_message(database_url: str, tmp_path: Path) -> None:
    """In the middle of a stream of updates: status 0 within ten seconds, and the next process goes on."""
    async with scene(database_url, tmp_path) as storm:
        books = await rage(storm, 2, UPDATES, seed=5, end=stop)
        assert not books.faults(0), books
        assert books.repeated == 0
        assert storm.kills == 2


async def test_the_log_of_a_whole_run_names_nobody(tmp_path: Path, database_url: str) -> None:
    """No token, no person, no client stands in it, though the run logged something."""
    async with scene(database_url, tmp_path) as storm:
        await rage(storm, 1, UPDATES // 3, seed=3)
        said = storm.log.read_text()
        assert "running" in said
        secrets = {TOKEN.partition(":")[2], *NAME.split(), *(person.client for person in storm.people)}
        assert [secret for secret in secrets if secret in said] == []
