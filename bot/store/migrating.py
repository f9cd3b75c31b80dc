"""The schema's state: `migrate` brings any database up to this version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
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

    Raises ValueError with a sentence for a database that is neither SQLite nor PostgreSQL.
    """
    if driver_of(url) == SQLITE and (file := make_url(url).database):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    command.upgrade(config(url), "head")


def newest_version(url: str) -> str | None:
    """The schema version that this version of the bot needs."""
    return ScriptDirectory.from_config(config(url)).get_current_head()


def version_of(connection: Connection) -> str:
    """The schema version that the database is at."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
