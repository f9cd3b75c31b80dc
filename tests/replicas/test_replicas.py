"""Several processes behind a proxy: what holds of one holds of all of them together.

A few hits: `python -m tests.replicas.storm --kills 50` is the long run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.replicas.storm import Hit, rage

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture
def url(postgres: databases.Postgres) -> Iterator[str]:
    found = postgres.migrated()
    yield found
    postgres.drop(found)


async def test_when_whoever_leads_ends_another_goes_on(url: str, tmp_path: Path) -> None:
    """Killed, and then hung and woken: nothing is lost or doubled, answers keep their order, no meeting is asked about
    twice, and no limit of Telegram's is passed."""
    hits = [Hit(who_leads=True, hangs=False), Hit(who_leads=True, hangs=True)]
    told = await rage(url, tmp_path, replicas=2, hits=hits, seed=1)
    assert not told.faults(kills=2), told
    assert len(told.takeovers) == 2
