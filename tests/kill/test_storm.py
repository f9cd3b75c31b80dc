"""Nothing is lost and nothing is doubled, however the bot ends and whatever happens to its database.

A few strikes of each kind: most of a strike's price is the start after it. `python -m tests.kill.storm --kills 200` is
the long run.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.kill.storm import NAME, TOKEN, Storm, Wanted, rage, scene, storm_of
from tests.kill.troubles import kill, terminate

pytestmark = [pytest.mark.kill, pytest.mark.slow]
KILLS = 2


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
        books = await rage(storm, [kill], KILLS, seed=7 + webhook)
        assert not books.faults(KILLS), books
        assert storm.kills == KILLS
        assert_log_names_nobody(storm)


async def test_sigterm_ends_well_and_repeats_no_message(database_url: str, tmp_path: Path) -> None:
    """In the middle of a stream of updates: status 0 within ten seconds, the next process goes on, the log is clean."""
    async with scene(database_url, tmp_path) as storm:
        books = await rage(storm, [terminate], 1, seed=5)
        assert not books.faults(0), books
        assert books.repeated == 0
        assert storm.falls == 0
        assert_log_names_nobody(storm)


@pytest.mark.postgres
async def test_a_server_that_is_killed_or_cut_off_in_a_commit_costs_nothing(tmp_path: Path) -> None:
    """The bot stays up, and no message is repeated: it was not the bot that died."""
    report = await storm_of(Wanted("postgres", 5, "postgres", webhook=True, seed=2), tmp_path)
    assert not report.faults, report
    assert report.books.repeated == report.falls == 0
    assert len(report.strikes) >= 4


@pytest.mark.skipif(os.geteuid() != 0, reason="NO SMALL DISK, so this is NOT tested: only root mounts one")
async def test_a_full_disk_that_is_emptied_again_costs_nothing(tmp_path: Path) -> None:
    """Nothing that was sent meanwhile is lost, and the log says what it was."""
    report = await storm_of(Wanted("full", 3, seed=1, seconds=0), tmp_path)
    assert not report.faults, report
    assert report.reasons["OperationalError SQLITE_FULL"] > 0


async def test_a_jumping_clock_reminds_of_every_slot_once(tmp_path: Path) -> None:
    """Of what it jumped over something is decided; a day that is lived again says nothing again."""
    report = await storm_of(Wanted("clock", 4, seed=5), tmp_path)
    assert not report.faults, report
    assert report.strikes.keys() == {"clock forward", "clock back a day"}


async def test_a_fifth_of_telegrams_calls_failing_costs_nothing(tmp_path: Path) -> None:
    """Floods, errors, cut answers, repeated and reordered updates: all is answered, and no button spins."""
    report = await storm_of(Wanted("faults", 6, webhook=True, seed=1), tmp_path)
    assert not report.faults, report
