"""Who of the team works by the method: has norms, a share of the week, a timetable."""

from __future__ import annotations

from bot.domain.people import Member, Role
from bot.handlers.turn import Turn
from bot.store import people


def workers(turn: Turn) -> list[Member]:
    """Everybody here but the heads and those who still come in."""
    everybody = people.of_team(turn.connection, turn.member.team_id)
    return [one for one in everybody if one.role is not Role.HEAD and one.onboarding is None]
