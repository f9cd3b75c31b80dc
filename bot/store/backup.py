"""`backup` and `restore`: SQLite's own online copy; PostgreSQL's own pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import URL, make_url

from bot.store.database import UNUSABLE
from bot.store.holding import Busy, alone, file_of, is_worked_on
from bot.store.migrating import config, make_private
from bot.store.tables import metadata

VERSION = "SELECT version_num FROM alembic_version"
DAMAGED = (
    "The database is damaged, so no backup was written, and the older ones stay: restore one of them. "
    "`polevik check` says more."
)


def backup(url: str, file: Path) -> str | None:
    """Write a consistent copy while the bot runs. Returns what went wrong, in a sentence; then FILE is as it was."""
    database = make_url(url)
    partial = file.with_name(file.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        if database.get_backend_name() == "postgresql":
            problem = _dump(database, partial)
        else:
            problem = _copy(Path(database.database or ""), partial)
        if problem is None:
            # In one step: an older backup of this name is replaced by a whole one, or not at all.
            _put_in_place(partial, file)
    except (OSError, sqlite3.Error) as error:
        problem = f"No backup was written ({error}): is there room, and may this user write to {file.parent}?"
    if problem is not None:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return problem


def _dump(database: URL, partial: Path) -> str | None:
    if shutil.which("pg_dump") is None:
        return _missing("pg_dump")
    if not partial.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {partial.parent}")
    # It holds what people said of their clients: pg_dump writes into the file that is there.
    make_private(partial)
    return _postgres(database, ["pg_dump", "--format=custom", f"--file={partial}"])


def _copy(source: Path, target: Path) -> str | None:
    """A copy of one moment, in one file: a writer beside it neither waits nor is waited for."""
    if not source.is_file():
        return f"There is no database at {source}: is DATABASE_URL right?"
    if not target.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {target.parent}")
    make_private(target)
    try:
        with closing(sqlite3.connect(source, timeout=30)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            # The copy is one file, without a log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
            # Page by page it is what the database is: a damaged one must not take the place of a good backup.
            whole = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
            return DAMAGED
        raise
    return None if whole else DAMAGED


def _put_in_place(made: Path, target: Path) -> None:
    """In one step, and so that it is there after a power cut too."""
    _to_disk(made)
    made.replace(target)
    _to_disk(target.parent)


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def restore(url: str, file: Path) -> str | None:
    """Put a backup in place of the database. Returns what went wrong; then the database is as it was."""
    if not file.is_file():
        return f"There is no file {file}."
    try:
        target = file_of(url)
        if target is None:
            return _restore_dump(url, file)
        with alone(url):
            return _unfit_copy(url, file) or _restore_copy(file, target)
    except Busy as busy:
        return str(busy)
    except UNUSABLE as error:
        return f"The database was not replaced ({error}): see DATABASE_URL."


def _restore_copy(file: Path, target: Path) -> str | None:
    """The whole new database lies beside the old one before it takes its place: the old one may be past reading."""
    partial = target.with_name(target.name + ".restoring")
    partial.unlink(missing_ok=True)
    try:
        if problem := _copy(file, partial):
            return problem
        _fold_log(target)
        _put_in_place(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    return None


def _fold_log(target: Path) -> None:
    """What lies beside the old database is the old one's: to the new one it would be foreign."""
    if target.exists():
        # Into the file, so that the old database is whole until it is replaced; of a damaged one nothing can be kept.
        with suppress(sqlite3.Error), closing(sqlite3.connect(target)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + ending).unlink(missing_ok=True)


def _unfit_copy(url: str, file: Path) -> str | None:
    """Why a file must not become the database: damaged, foreign, or written by a newer version."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return f"{file} is damaged: use another backup."
            row = copy.execute(VERSION).fetchone()
    except sqlite3.Error:
        return f"{file} is no backup of this bot, or it is damaged: use another one."
    return _unknown_version(url, file, row[0] if row else "")


def _unknown_version(url: str, file: Path, version: str) -> str | None:
    known = {script.revision for script in ScriptDirectory.from_config(config(url)).walk_revisions()}
    return None if version in known else f"{file} was written by a newer version: upgrade first, then restore."


def _restore_dump(url: str, file: Path) -> str | None:
    if problem := _unfit_dump(url, file):
        return problem
    if is_worked_on(url):
        return "A bot works on this database: stop it first."
    # Written out whole before anything is replaced: what is damaged further on is found here. Only its owner reads it.
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f"{file.name}.restoring-") as folder:
        script = Path(folder) / "script.sql"
        if _run(["pg_restore", f"--file={script}", str(file)], {}).returncode != 0:
            return f"{file} is damaged: use another backup."
        # A newer version's tables are in no older dump, and would be in the way of the migration that makes them.
        ours = ", ".join([*metadata.tables, "alembic_version"])
        first = ["--no-psqlrc", "--quiet", "--output=/dev/null", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        steps = [f"--command=DROP TABLE IF EXISTS {ours} CASCADE", f"--file={script}"]
        return _postgres(make_url(url), ["psql", *first, *steps])


def _unfit_dump(url: str, file: Path) -> str | None:
    for program in ("pg_restore", "psql"):
        if shutil.which(program) is None:
            return _missing(program)
    shown = _run(["pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file)], {})
    # The table's only row stands on the line behind COPY.
    lines = shown.stdout.splitlines()
    begins = next((number for number, line in enumerate(lines) if line.startswith("COPY ")), None)
    if shown.returncode != 0 or begins is None:
        return f"{file} is no backup of this bot, or it is damaged: use another one."
    return _unknown_version(url, file, lines[begins + 1].strip())


def _postgres(database: URL, command: list[str]) -> str | None:
    query = {key: value if isinstance(value, str) else value[0] for key, value in database.query.items()}
    target = [f"--host={database.host or query.get('host', '')}", f"--port={database.port or 5432}"]
    target += [f"--username={database.username or 'postgres'}", f"--dbname={database.database}"]
    # The password goes by the environment: arguments are seen by everybody on the machine.
    done = _run([*command, *target], {"PGPASSWORD": str(database.password or "")})
    return None if done.returncode == 0 else f"{command[0]}: {done.stderr.strip()}"


def _missing(program: str) -> str:
    return f"{program} is not installed: it comes with PostgreSQL's client package."


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - PostgreSQL's own programs, as they are found on PATH; the rest is the operator's
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
