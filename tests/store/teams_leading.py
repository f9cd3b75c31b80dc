"""What the functions of the store are tried with by which a head leads: norms, ways to payment, weeks, the team."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.domain.calibration import TooLittle
from bot.domain.funnel import Kind, Result, Stage
from bot.domain.norms import SetNorm, Whose
from bot.domain.people import Member
from bot.store import calibrating, norms, people, records
from tests.store.teams_town import NOW, TODAY, WEEK, Town

Ask = Callable[[Connection, Town, Member], Any]


def _set(c: Connection, town: Town, by: Member) -> list[SetNorm]:
    """Sixty calls for everybody, and seventy for her."""
    role, stage = town.ann.role, Stage.EFFECTIVE_CALL
    whose = (Whose(role), 60), (Whose(role, town.ann.id), 70)
    return norms.say(c, by, [SetNorm(each, stage, WEEK.monday, value) for each, value in whose], NOW)


def _is_asked(c: Connection, town: Town, me: Member) -> bool:
    """More than the method asks."""
    _set(c, town, town.ann)
    return norms.of_member(c, me, WEEK)[Stage.EFFECTIVE_CALL] != 50


def _is_lived(c: Connection, town: Town, me: Member) -> int:
    """In how many weeks anybody of the team called."""
    last_week = NOW - timedelta(weeks=1)
    for one in (town.ann, town.stranger):
        people.change(c, one, joined_at=NOW - timedelta(weeks=3))
    records.add(c, town.ann, Kind.CALL, Result.REFUSED, town.client.id, town.director.id, last_week, None, last_week)
    found = calibrating.by_team(c, me.team_id, town.ann.role, TODAY)
    return found.weeks if isinstance(found, TooLittle) else 0


QUESTIONS: dict[str, Ask] = {
    "norms.of_team": lambda c, t, me: _set(c, t, t.ann) and norms.of_team(c, me.team_id).said,
    "norms.of_member": _is_asked,
    "calibrating.by_team": _is_lived,
}

CHANGES: dict[str, Ask] = {
    "norms.say": _set,
}

ELSEWHERE: set[str] = set()
