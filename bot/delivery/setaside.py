"""`failed` and `replay`: updates that were set aside, whole, after their handling failed."""

from __future__ import annotations

import asyncio
import sys

from bot.delivery import inbox
from bot.delivery.inbox import Failed
from bot.store.database import UNUSABLE, open_database
from bot.store.holding import file_of
from bot.store.work import Answer, Work


def show_failed(url: str) -> int:
    """Print the set-aside updates, one line each: no personal data, the update itself stays in the database."""
    failed: list[Failed] = asyncio.run(_once(url, inbox.failed))
    for each in failed:
        # The first line is the error's type and place; what follows may quote people.
        cause = each.error.partition("\n")[0]
        print(f"{each.update_id}  {each.received_at:%Y-%m-%d %H:%M:%S}  {each.attempts} tries  {cause}")
    if not failed:
        print("No update has failed.")
    return 0


def replay(url: str, update_id: int) -> int:
    """Make one pending again: the running bot takes it within seconds, a stopped one when it starts."""
    if asyncio.run(_once(url, lambda connection: inbox.replay(connection, update_id))):
        print(f"Update {update_id} will be handled again.")
        return 0
    print(f"No failed update has the id {update_id}: `polevik failed` lists them.", file=sys.stderr)
    return 1


async def _once(url: str, work: Work[Answer]) -> Answer:
    """Raises SystemExit with a sentence if the database cannot be asked."""
    file = file_of(url)
    if file is not None and not file.is_file():
        # To open it would make it: an empty one where nobody looks for it.
        print(f"There is no database at {file}: is DATABASE_URL right? `polevik check` says more.", file=sys.stderr)
        raise SystemExit(1)
    try:
        return await _ask(url, work)
    except UNUSABLE as error:
        print(f"The database cannot be asked ({type(error).__name__}): `polevik check` says more.", file=sys.stderr)
        raise SystemExit(1) from None


async def _ask(url: str, work: Work[Answer]) -> Answer:
    database = await open_database(url)
    try:
        return await database.transaction(work)
    finally:
        await database.close()
