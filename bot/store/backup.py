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

VERSION = "SELECT version_num FROM alembic_version"


def backup(url: str, file: Path) -> str | None:
    """Write a consistent copy while the bot runs. Returns what went wrong, in a sentence; then FILE is as it was."""
    database = make_url(url)
    partial = file.with_name(file.name + ".partial")
    try:
        if database.get_backend_name() == "postgresql":
            problem = _postgres(database, ["pg_dump", "--format=custom", f"--file={partial}"])
        else:
            problem = _copy(Path(database.database or ""), partial)
        if problem is None:
            # In one step: an older backup of this name is replaced by a whole one, or not at all.
            partial.replace(file)
    except (OSError, sqlite3.Error) as error:
        problem = f"No backup was written ({error}): is there room, and may this user write to {file.parent}?"
    if problem is not None:
        partial.unlink(missing_ok=True)
    return problem


def _copy(source: Path, target: Path) -> str | None:
    if not source.is_file():
        return f"There is no database at {source}: is DATABASE_URL right?"
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        # The copy is one file, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    return None


def restore(url: str, file: Path) -> str | None:
    """Put a backup in place of the database. Returns what went wrong; then the database is as it was."""
    database = make_url(url)
    if not file.is_file():
        return f"There is no file {file}."
    if database.get_backend_name() == "postgresql":
        return _unfit_dump(url, file) or _postgres(
            database, ["pg_restore", "--clean", "--if-exists", "--single-transaction", str(file)]
        )
    problem = _unfit_copy(url, file)
    if problem:
        return problem
    target = Path(database.database or "")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(target)) as live:
            copy.backup(live)
    except (OSError, sqlite3.Error) as error:
        return f"The database was not replaced ({error}): stop the bot, and see DATABASE_URL."
    return None


def _unfit_copy(url: str, file: Path) -> str | None:
    """Why a file must not become the database: damaged, foreign, or written by a newer version."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return f"{file} is damaged: use another backup."
            row = copy.execute(VERSION).fetchone()
    except sqlite3.Error:
        return f"{file} is no backup of this bot, or it is damaged: use another one."
    return _unknown_version(url, file, row[0] if row else "")


def _unknown_version(url: str, file: Path, version: str) -> str | None:
    known = {script.revision for script in ScriptDirectory.from_config(config(url)).walk_revisions()}
    return None if version in known else f"{file} was written by a newer version: upgrade first, then restore."


def _unfit_dump(url: str, file: Path) -> str | None:
    program = shutil.which("pg_restore")
    if program is None:
        return _missing("pg_restore")
    shown = _run([program, "--data-only", "--table=alembic_version", "--file=-", str(file)], {})
    if shown.returncode != 0:
        return f"{file} is no backup of this bot, or it is damaged: use another one."
    # The table's only row stands on the line behind COPY.
    lines = shown.stdout.splitlines()
    begins = next((number for number, line in enumerate(lines) if line.startswith("COPY ")), None)
    return _unknown_version(url, file, lines[begins + 1].strip() if begins is not None else "")


def _postgres(database: URL, command: list[str]) -> str | None:
    program = shutil.which(command[0])
    if program is None:
        return _missing(command[0])
    query = {key: value if isinstance(value, str) else value[0] for key, value in database.query.items()}
    target = [f"--host={database.host or query.get('host', '')}", f"--port={database.port or 5432}"]
    target += [f"--username={database.username or 'postgres'}", f"--dbname={database.database}"]
    # The password goes by the environment: arguments are seen by everybody on the machine.
    done = _run([program, *command[1:], *target], {"PGPASSWORD": str(database.password or "")})
    return None if done.returncode == 0 else f"{command[0]}: {done.stderr.strip()}"


def _missing(program: str) -> str:
    return f"{program} is not installed: it comes with PostgreSQL's client package."


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the program was found on PATH, the rest is the operator's own
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
