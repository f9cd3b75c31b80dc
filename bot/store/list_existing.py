"""Which existing clients a call list offers: too seldom talked to for their class, or whose next step has come.

Parts of the statements of list_sources.py.
"""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, literal, or_, select, union_all

from bot.domain.client_class import Class
from bot.domain.funnel import Result
from bot.domain.handover import CHANGED_HANDS
from bot.domain.local_time import to_utc
from bot.domain.people import Member, Role
from bot.domain.proactive_funnel import TALKS
from bot.domain.signs import DEFAULT
from bot.domain.timetable import Week
from bot.store import team_settings
from bot.store.tables import clients, handovers, records, standings, studies

_warm = records.alias("warm")
SILENT = or_(
    *(
        and_(
            standings.c.turnover_class == each,
            or_(clients.c.existing_since.is_(None), clients.c.existing_since < bindparam(f"silent_{each}")),
            ~select(_warm.c.id)
            .where(
                _warm.c.client_id == clients.c.id,
                _warm.c.happened_at >= bindparam(f"silent_{each}_at"),
                _warm.c.kind.in_([str(kind) for kind in TALKS]),
                _warm.c.result != Result.NOT_REACHED,
                _warm.c.decision_maker_id.is_not(None),
                _warm.c.undone_at.is_(None),
            )
            .exists(),
        )
        for each in Class
    )
)
"""By the week's end he will have been talked to longer ago than his class allows, as `indicators.of_contacts` says."""
_newer = studies.alias("newer")
_talked = records.alias("talked")
CONCLUDED = (studies.c.concluded_at.is_not(None), studies.c.undone_at.is_(None))
DONE_SINCE = or_(
    select(_newer.c.id)
    .where(
        _newer.c.client_id == studies.c.client_id,
        _newer.c.id > studies.c.id,
        _newer.c.concluded_at.is_not(None),
        _newer.c.undone_at.is_(None),
    )
    .exists(),
    select(_talked.c.id)
    .where(
        _talked.c.client_id == studies.c.client_id,
        _talked.c.happened_at > studies.c.concluded_at,
        _talked.c.result != Result.NOT_REACHED,
        _talked.c.undone_at.is_(None),
    )
    .exists(),
)
"""A later study, or a talk, put an end to what was concluded."""
STUDIED_BY = union_all(
    select(literal(0) + bindparam("member_id")),
    # What was concluded of a client goes over with him.
    select(handovers.c.from_id).where(
        handovers.c.to_id == bindparam("member_id"), handovers.c.state.in_(CHANGED_HANDS)
    ),
)


def silent_key(connection: Connection, member: Member, week: Week) -> dict[str, Any]:
    """For `SILENT`, by class: the last day on which a talk is too long ago by the week's end, and when it begins."""
    # Only of a farmer's lists is it asked.
    farms = member.role is Role.FARMER
    contact_days = (team_settings.of_team(connection, member.team_id).thresholds if farms else DEFAULT).contact_days
    days = {each: week.sunday - timedelta(days=most) for each, most in contact_days.items()}
    moments = {f"silent_{each}_at": to_utc(day, time(), member.zone) for each, day in days.items()}
    return {f"silent_{each}": day for each, day in days.items()} | moments
