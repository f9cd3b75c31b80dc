"""What a team's own conversion is told from: the whole weeks of those who work in a role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy import Connection

from bot.domain.calibration import Calibration, Lived, TooLittle, calibrate, lived, looked_at
from bot.domain.people import Role
from bot.domain.stints import Stint, stints
from bot.domain.timetable import Week
from bot.store import team, time_accounts
from bot.store.steps import Steps, step

MOST_PEOPLE = 10
"""As many tell how calls convert; nobody waits for the weeks of sixty."""
SMALL = 2
"""Of so few people all weeks may be looked at in one transaction."""
AT_ONCE = 3
"""People whose week is one step: also of those who log a hundred and fifty records in it."""


def reckoning(team_id: int, role: Role, today: date) -> Steps[Calibration | TooLittle]:
    """How the stages came of each other with those who were in the role, week by week."""
    found: list[Lived] = []
    told = calibrate(role, found)
    for week in looked_at(today):
        whom = yield from step(partial(_whom, team_id, role, week))
        for first in range(0, len(whom), AT_ONCE):
            found += yield from step(partial(_lived, whom[first : first + AT_ONCE], week))
        told = calibrate(role, found)
        if isinstance(told, Calibration):
            break
    return told


def is_small(connection: Connection, team_id: int, role: Role, today: date) -> bool:
    """So few were in the role in any of the weeks that a tap may wait for all of it."""
    return all(len(_whom(team_id, role, week, connection)) <= SMALL for week in looked_at(today))


def _whom(team_id: int, role: Role, week: Week, connection: Connection) -> list[Stint]:
    """Of many some, old hands and newcomers alike."""
    here = [one for one in team.of_week(connection, team_id, week) if one.onboarding is None]
    ordered = sorted((s for one in here for s in stints(one, week) if s.role is role), key=lambda one: one.id)
    return ordered[:: -(-len(ordered) // MOST_PEOPLE) or 1]


def _lived(whom: Sequence[Stint], week: Week, connection: Connection) -> list[Lived]:
    return lived(time_accounts.cards_of(connection, whom, week).values())
