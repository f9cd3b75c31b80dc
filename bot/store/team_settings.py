"""What a team's head has set: read where it is used, a row a team."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.signs import Thresholds
from bot.domain.study_choice import NEVER
from bot.domain.team_settings import Callers, with_changes
from bot.store.tables import members, standings, teams

_ONE = select(teams.c.callers, teams.c.studies_a_day, teams.c.thresholds).where(teams.c.id == bindparam("team_id"))
_STUDIES = select(teams.c.id, teams.c.studies_a_day).where(teams.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class TeamSettings:
    callers: Callers
    studies_a_day: int
    changed: dict[str, Any]
    """The thresholds that differ from the usual ones, as they are kept."""

    @property
    def thresholds(self) -> Thresholds:
        return with_changes(self.changed)


def of_team(connection: Connection, team_id: int) -> TeamSettings:
    row = connection.execute(_ONE, {"team_id": team_id}).one()
    return TeamSettings(Callers(row.callers), row.studies_a_day, dict(row.thresholds or {}))


def studies_of(connection: Connection, team_ids: Collection[int]) -> dict[int, int]:
    """How many clients a farmer of each of these teams studies a day."""
    if not team_ids:
        return {}
    return {row.id: row.studies_a_day for row in connection.execute(_STUDIES, {"ids": sorted(set(team_ids))})}


def change(connection: Connection, team_id: int, **values: Any) -> None:
    connection.execute(update(teams).where(teams.c.id == team_id).values(**values))


_OF_TEAM = select(members.c.id).where(members.c.team_id == bindparam("of_team"))
_AGAIN = update(standings).where(standings.c.member_id.in_(_OF_TEAM)).values(reckon_on=NEVER)


def keep_thresholds(connection: Connection, team_id: int, changed: dict[str, Any]) -> None:
    """From now on these differ from the usual ones; the whole base is reckoned anew, some at a time, by the tick."""
    change(connection, team_id, thresholds=changed or None)
    connection.execute(_AGAIN, {"of_team": team_id})
