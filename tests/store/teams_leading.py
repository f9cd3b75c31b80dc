"""What the functions of the store are tried with by which a head leads: norms, ways to payment, weeks, the team."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.domain.funnel import Stage
from bot.domain.norms import SetNorm, Whose
from bot.domain.people import Member
from bot.store import calibrating, client_remains, client_removal, norms, people
from bot.store.client_removal import Gone
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


def _are_few(c: Connection, town: Town, me: Member) -> bool:
    """Three of the team who were there in every week that is looked at, where the other team has one."""
    more = [
        people.add_member(c, town.team, number, town.ann.role, "Ян", "Europe/Moscow", "ru", None, NOW)
        for number in (10 * me.id + 900, 10 * me.id + 901)
    ]
    for one in (town.ann, town.stranger, *more):
        people.change(c, one, joined_at=NOW - timedelta(weeks=12))
    return not calibrating.is_small(c, me.team_id, town.ann.role, TODAY)


QUESTIONS: dict[str, Ask] = {
    "norms.of_team": lambda c, t, me: _set(c, t, t.ann) and norms.of_team(c, me.team_id).said,
    "norms.of_member": _is_asked,
    "calibrating.is_small": _are_few,
    "client_removal.last_by": lambda c, t, me: (
        client_removal.remove(c, t.ann, t.cold, NOW) and client_removal.last_by(c, me)
    ),
}

CHANGES: dict[str, Ask] = {
    "norms.say": _set,
    "client_remains.clear_named": lambda c, t, me: (
        (me == t.stranger or client_removal.remove(c, me, t.cold, NOW))
        and client_remains.clear_named(c, me.team_id, t.cold.name)
    ),
    "client_removal.remove": lambda c, t, me: client_removal.remove(c, me, t.cold, NOW),
    "client_removal.bring_back": lambda c, t, me: (
        (me == t.stranger or client_removal.remove(c, me, t.cold, NOW))
        and client_removal.bring_back(c, me, Gone(t.cold.id, me.id, NOW), me, NOW)
    ),
}

ELSEWHERE: set[str] = set()
