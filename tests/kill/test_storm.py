"""Nothing is lost and nothing is doubled, however the bot ends.

A few kills of each kind: most of a kill's price is the start after it. `python -m tests.kill.storm --kills 200` is the
long run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kill.storm import NAME, TOKEN, Storm, rage, scene, stop

pytestmark = [pytest.mark.kill, pytest.mark.slow]
KILLS = 2
UPDATES = 36


def assert_log_names_nobody(storm: Storm) -> None:
    """No token, no person, no client stands in it, though the run logged something."""
    said = storm.log.read_text()
    assert "running" in said
    secrets = {TOKEN.partition(":")[2], *NAME.split(), *(person.client for person in storm.people)}
    assert [secret for secret in secrets if secret in said] == []


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_kills_at_random_moments_lose_nothing_and_double_nothing(
    database_url: str, tmp_path: Path, webhook: bool
) -> None:
    """Every call is recorded once and answered; a kill repeats at most one message in a chat; the log names nobody."""
    async with scene(database_url, tmp_path, webhook=webhook) as storm:
        books = await rage(storm, KILLS, UPDATES, seed=7 + webhook)
        assert not books.faults(KILLS), books
        assert storm.kills == KILLS
        assert_log_names_nobody(storm)


async def test_sigterm_ends_well_and_repeats_no_message(database_url: str, tmp_path: Path) -> None:
    """In the middle of a stream of updates: status 0 within ten seconds, the next process goes on, the log is clean."""
    async with scene(database_url, tmp_path) as storm:
        books = await rage(storm, 1, UPDATES, seed=5, end=stop)
        assert not books.faults(0), books
        assert books.repeated == 0
        assert storm.kills == 1
        assert_log_names_nobody(storm)
