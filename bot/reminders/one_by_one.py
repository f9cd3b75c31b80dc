"""Many are told at once; one of whom nothing can be told must not silence the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.delivery.failures import place
from bot.delivery.outbox import Item
from bot.domain.people import Member
from bot.store.work import trouble, was_away

log = structlog.get_logger()
Each = TypeVar("Each")


def one_by_one(
    connection: Connection,
    whom: Sequence[Each],
    tell: Callable[[Sequence[Each]], list[Item]],
    miss: Callable[[Each], Member],
) -> list[Item]:
    """Tell all of them together; where that fails, each alone. Who fails alone too is noted by `miss`, which says who
    it is: else the next look would fail at him again, four times a minute for ever."""
    if not whom:
        return []
    try:
        with connection.begin_nested():
            return tell(whom)
    except Exception as error:
        if was_away(error) or isinstance(error, OperationalError):
            raise  # nobody's fault: the next look finds all of them again
        if len(whom) > 1:
            return [item for each in whom for item in one_by_one(connection, [each], tell, miss)]
        log.error("not reminded", member=miss(whom[0]).id, why=trouble(error), at=place(error))
        return []
