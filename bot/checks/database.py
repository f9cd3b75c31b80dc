"""The database: there, writable, of this version, whole, with room to grow; and nothing stuck in it."""

from __future__ import annotations

import asyncio
import shutil
import stat
import tempfile
from datetime import timedelta
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.checks.finding import Finding, right, wrong
from bot.clock import system_clock
from bot.delivery.state import State, state
from bot.store import damage
from bot.store.database import UNUSABLE, open_database
from bot.store.holding import file_of, is_worked_on
from bot.store.migrating import config, newest_version, version_of

LEAST_FREE = 500 * 2**20
"""Bytes: a restore, a backup beside the database and a busy month."""
WAITS = timedelta(minutes=1)


def look(url: str) -> tuple[bool, list[Finding]]:
    """Whether a bot works on it, and what there is to say."""
    file = file_of(url)
    found = _of_file(file) if file else []
    if any(not each.fine for each in found) and (file is None or not file.is_file()):
        return False, found
    try:
        runs = is_worked_on(url)
    except UNUSABLE:
        runs = False
    return runs, [*found, *asyncio.run(_asked(url, runs=runs))]


def _of_file(file: Path) -> list[Finding]:
    """A SQLite database before it is opened: to open it would make it."""
    folder = file.parent
    try:
        existing = next(each for each in (folder, *folder.parents) if each.is_dir())
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        return [wrong(f"This user may not write into {folder} ({error.strerror}): see DATABASE_URL, or `chown` it.")]
    if not file.is_file():
        return [wrong(f"There is no database at {file}: `polevik migrate` makes it, or see DATABASE_URL.")]
    found = [room(folder)]
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        found.append(wrong(f"Others on this machine may read {file}, which holds clients' data: `chmod 600` it."))
    if (why := damage.in_file(file)) is not None:
        found.append(wrong(f"The database is damaged ({why}): stop the bot and `polevik restore` a backup."))
    return found


def room(folder: Path, least: int = LEAST_FREE) -> Finding:
    free = shutil.disk_usage(folder).free
    if free < least:
        return wrong(f"The disk of {folder} is nearly full ({free // 2**20} MB left): make room.")
    return right(f"The disk has room ({free // 2**20} MB).")


async def _asked(url: str, *, runs: bool) -> list[Finding]:
    try:
        database = await open_database(url)
    except ValueError as error:
        return [wrong(f"{error}.")]
    except UNUSABLE as error:
        return [wrong(f"The database does not open ({type(error).__name__}): see DATABASE_URL.")]
    try:
        version = await database.transaction(version_of)
        found = [_version(url, version)]
        if found[0].fine:
            found += _stuck(await database.transaction(_state), runs=runs)
    except (OperationalError, ProgrammingError):
        return [wrong("The database is empty: `polevik migrate`.")]
    except UNUSABLE as error:
        return [wrong(f"The database does not answer ({type(error).__name__}): see DATABASE_URL.")]
    finally:
        await database.close()
    return found


def _state(connection: Connection) -> State:
    return state(connection, system_clock())


def _version(url: str, version: str) -> Finding:
    newest = newest_version(url)
    if version == newest:
        return right("The database answers and is up to date.")
    known = {script.revision for script in ScriptDirectory.from_config(config(url)).walk_revisions()}
    if version not in known:
        return wrong(f"The database is at {version}, of a newer version: upgrade the bot.")
    return wrong(f"The database is at {version}, this version needs {newest}: `polevik migrate`.")


def _stuck(found: State, *, runs: bool) -> list[Finding]:
    said = [right("A bot runs on this database." if runs else "No bot runs on this database.")]
    if found.set_aside:
        said.append(wrong(f"Updates set aside: {found.set_aside}. `polevik failed` says why, then `replay` them."))
    if found.oldest_update > WAITS:
        how_long = f"{found.updates} updates wait to be handled, the oldest for {found.oldest_update}"
        said.append(wrong(f"{how_long}: " + ("see the bot's log." if runs else "start the bot.")))
    return said
