"""`backup` and `restore`: SQLite's own online copy; PostgreSQL's own pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import URL, make_url

from bot.store.migrating import config


def backup(url: str, file: Path) -> str | None:
    """Write a consistent copy while the bot runs. Returns what went wrong, in a sentence."""
    database = make_url(url)
    if database.get_backend_name() == "postgresql":
        return _postgres(database, ["pg_dump", "--format=custom", f"--file={file}"])
    source = Path(database.database or "")
    if not source.is_file():
        return f"There is no database at {source}: is DATABASE_URL right?"
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(file)) as copy:
        live.backup(copy)
    return None


def restore(url: str, file: Path) -> str | None:
    """Put a backup in place of the database. Returns what went wrong; then the database is as it was."""
    database = make_url(url)
    if not file.is_file():
        return f"There is no file {file}."
    if database.get_backend_name() == "postgresql":
        return _postgres(database, ["pg_restore", "--clean", "--if-exists", "--single-transaction", str(file)])
    problem = _unsound(url, file)
    if problem:
        return problem
    target = Path(database.database or "")
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(target)) as live:
        copy.backup(live)
    return None


def _unsound(url: str, file: Path) -> str | None:
    """Why a file must not become the database: damaged, foreign, or written by a newer version."""
    try:
        with closing(sqlite3.connect(file)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return f"{file} is damaged: use another backup."
            row = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return f"{file} is no backup of this bot."
    known = {script.revision for script in ScriptDirectory.from_config(config(url)).walk_revisions()}
    if row is None or row[0] not in known:
        return f"{file} was written by a newer version: upgrade first, then restore."
    return None


def _postgres(database: URL, command: list[str]) -> str | None:
    program = shutil.which(command[0])
    if program is None:
        return f"{command[0]} is not installed: it comes with PostgreSQL's client package."
    query = {key: value if isinstance(value, str) else value[0] for key, value in database.query.items()}
    target = [f"--host={database.host or query.get('host', '')}", f"--port={database.port or 5432}"]
    target += [f"--username={database.username or 'postgres'}", f"--dbname={database.database}"]
    # The password goes by the environment: arguments are seen by everybody on the machine.
    environment = os.environ | {"PGPASSWORD": str(database.password or "")}
    whole = [program, *command[1:], *target]
    done = subprocess.run(whole, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - PostgreSQL's own program
    return None if done.returncode == 0 else f"{command[0]}: {done.stderr.strip()}"
