"""Who is not to be disturbed now, and until when: what is not urgent waits for him, or is missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.people import Member
from bot.domain.quiet import quiet_until
from bot.domain.reminding import Delivery, Kind, held_back, waits_for_batch
from bot.store import batches, put_off
from bot.store.reminders import Claim

LOOK_AGAIN = timedelta(minutes=1)


def until(connection: Connection, whom: Sequence[Member], now: datetime, kind: Kind = Kind.SLOT) -> dict[int, datetime]:
    """By member: the end of his quiet hours, of his batch, of the slot in which he wants peace; the latest of them."""
    found = {one.id: end for one in whom if (end := quiet_until(one.quiet, one.zone, now)) is not None}
    ids = [one.id for one in whom]
    busy = batches.busy_until(connection, ids, now) if waits_for_batch(kind) else {}
    # A batch may be ended or paused any minute: so long as a message would still help then, it waits.
    busy = {member_id: min(end, now + LOOK_AGAIN) for member_id, end in busy.items()}
    for held in (busy, put_off.left_in_peace(connection, ids, now)):
        found |= {member_id: max(end, found.get(member_id, end)) for member_id, end in held.items()}
    return found


def waiting(claim: Claim, until: Mapping[int, datetime], helps: Callable[[datetime], bool]) -> Claim:
    """The claim of somebody who may have to be left in peace for a while: sent, waiting or missed."""
    what = held_back(Delivery(claim.state), until.get(claim.member.id), helps)
    return replace(claim, state=what.delivery, again_at=what.again_at)
