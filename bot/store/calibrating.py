"""What a team's own conversion is told from: the whole weeks of those who work in a role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from bot.domain.calibration import Calibration, Lived, TooLittle, calibrate, lived, looked_at
from bot.domain.people import Member, Role
from bot.store import team, time_accounts

MOST_PEOPLE = 10
"""As many tell how calls convert; a tap does not wait for the weeks of sixty."""


def by_team(connection: Connection, team_id: int, role: Role, today: date) -> Calibration | TooLittle:
    """How the stages came of each other with those who were in the role, week by week."""
    found: list[Lived] = []
    told = calibrate(role, found)
    for week in looked_at(today):
        whom = [one for one in team.of_week(connection, team_id, week) if one.role is role and one.onboarding is None]
        found += lived(time_accounts.cards(connection, _some(whom), week).values())
        told = calibrate(role, found)
        if isinstance(told, Calibration):
            break
    return told


def _some(whom: Sequence[Member]) -> list[Member]:
    """Of many some, old hands and newcomers alike."""
    ordered = sorted(whom, key=lambda one: one.id)
    return ordered[:: -(-len(ordered) // MOST_PEOPLE) or 1]
