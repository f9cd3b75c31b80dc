"""A source adds to a call list: gathered, composed by the domain, written down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.call_lists import MOST, Source, compose
from bot.domain.people import Member
from bot.domain.timetable import Week
from bot.store import list_making, list_sources
from bot.store.list_sources import Wanted


def fill(connection: Connection, member: Member, week: Week, wanted: Wanted, now: datetime) -> int:
    """Everybody whom the source offers, as far as there is room; what was promised needs none. How many were added."""
    offered = list_sources.candidates(connection, member, week, wanted, now)
    if wanted.source is not Source.CALL_BACK:
        room = MOST - list_making.size(connection, member, week.monday)
        chosen = compose(offered, member.id, week, room)
        return list_making.add(connection, member, week.monday, wanted.source, chosen, now)
    chosen = compose(offered, member.id, week, MOST)
    new = list_making.renew(connection, member, week.monday, chosen, now)
    return len(chosen) - len(new) + list_making.add(connection, member, week.monday, wanted.source, new, now)


def add_promised(connection: Connection, member: Member, week: Week, now: datetime) -> int:
    """The calls that were promised for days of the week, also by somebody who was called from the list already."""
    return fill(connection, member, week, Wanted(Source.CALL_BACK), now)
