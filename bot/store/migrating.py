"""The schema's state: `migrate` brings any database up to this version."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from sqlalchemy import Connection, make_url, text

import migrations
from bot.store.address import SQLITE, driver_of


def config(url: str) -> Config:
    """Alembic's configuration for one database."""
    found = Config()
    found.set_main_option("script_location", str(Path(migrations.__file__).parent))
    # Alembic reads options through a format string: a percent sign in a password is doubled.
    found.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return found


def migrate(url: str) -> None:
    """Create or upgrade the database. Not for use inside a running event loop: it starts one of its own.

    Raises ValueError with a sentence for a database that is neither SQLite nor PostgreSQL, or newer than this version.
    """
    if driver_of(url) == SQLITE and (name := make_url(url).database) not in (None, "", ":memory:"):
        make_private(Path(name))
    try:
        command.upgrade(config(url), "head")
    except CommandError as error:
        unknown = error.__cause__
        if not isinstance(unknown, ResolutionError):
            raise
        raise ValueError(f"The database is at {unknown.argument}, of a newer version: upgrade the bot") from error


def make_private(file: Path) -> None:
    """Make an empty file, if there is none, that only its owner may read: a SQLite database and what lies beside it are
    readable by whoever may read the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def newest_version(url: str) -> str | None:
    """The schema version that this version of the bot needs."""
    return ScriptDirectory.from_config(config(url)).get_current_head()


def version_of(connection: Connection) -> str:
    """The schema version that the database is at."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
