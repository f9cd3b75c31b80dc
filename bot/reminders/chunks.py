"""Reminding of many people, some in one transaction: a tap that comes meanwhile waits for a few of them only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection

from bot.delivery.outbox import Item
from bot.store.database import Database

Chunk = tuple[list[Item], int]
"""Messages, and the id to go on from; -1 at the end."""


async def in_chunks(
    database: Database, remind: Callable[[int, Connection], Chunk], send: Callable[[list[Item]], None]
) -> None:
    """Remind chunk after chunk, from the first id on; `send` gets the messages of each as it is committed."""
    after = 0
    while after >= 0:
        items, after = await database.transaction(partial(remind, after))
        send(items)
