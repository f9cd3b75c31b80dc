"""A file that takes long to make: made while an errand waits for it, and sent beside the chat's order.

Neither the transaction nor the chat's next answer waits for it. The errand ends after it was sent, so a kill in between
sends it once more, as with any message, and loses nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import structlog

from bot.delivery.attempts import Moved, Refused, Unreachable
from bot.delivery.calls import Call, Upload, a_call
from bot.delivery.errands import GONE, Taken, Unread
from bot.delivery.failures import place

log = structlog.get_logger()
NOT_MADE = Unread("not_made")
REFUSED = Unread("refused")
"""Telegram would not take it."""
LARGEST = 50_000_000
"""Bytes that Telegram takes of a bot."""


@dataclass(frozen=True, slots=True)
class Parcel:
    name: str
    content: bytes
    caption: str
    """HTML."""
    told: dict[str, Any]
    """What the handler is given once it was sent."""


Pack = Callable[[Taken, datetime], Awaitable[Parcel | None]]
"""Makes the file that an errand wishes for; none: nobody is to have it."""


class Sends(Protocol):
    async def send_beside(self, chat_id: int, made: Call) -> None: ...


async def send(sender: Sends, pack: Pack, errand: Taken, now: datetime) -> Any:
    """What the handler is given: the parcel's word, nothing, or `Unread`. Raises Wait: not now."""
    try:
        parcel = await pack(errand, now)
    except Exception as error:
        log.error("file not made", errand=errand.id, kind=errand.kind, why=type(error).__name__, at=place(error))
        return NOT_MADE
    if parcel is None:
        return None
    if len(parcel.content) > LARGEST:
        log.error("file too big", errand=errand.id, kind=errand.kind, size=len(parcel.content))
        return NOT_MADE
    try:
        await sender.send_beside(errand.chat_id, _call(errand.chat_id, parcel))
    except (Refused, Moved) as refusal:
        log.error("file refused", errand=errand.id, kind=errand.kind, why=type(refusal).__name__)
        return REFUSED
    except Unreachable:
        return GONE
    return parcel.told


def _call(chat_id: int, parcel: Parcel) -> Call:
    parameters = {"chat_id": chat_id, "caption": parcel.caption, "parse_mode": "HTML", "document": parcel.name}
    return a_call("sendDocument", parameters, Upload("document", parcel.name, parcel.content))
