"""A team's week gathered step by step, each in a transaction of its own: a tap that comes meanwhile waits for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.domain.people import Member
from bot.domain.summary import NextList, PersonWeek, Summary
from bot.domain.timetable import Week
from bot.store import summaries
from bot.store.database import Database

AT_ONCE = 5
"""People whose weeks are counted in one transaction."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that takes long of a team's summary."""

    team_id: int
    week: Week
    people: tuple[PersonWeek, ...]
    lists: dict[int, NextList]

    def assembled(self, connection: Connection, now: datetime) -> Summary:
        """With what is quick to ask, in the transaction that sends or keeps it."""
        return summaries.assembled(connection, self.team_id, self.week, now, self.people, self.lists)


async def gathered(database: Database, team_id: int, week: Week, now: datetime) -> Gathered:
    whom, before = await database.transaction(partial(_begin, team_id, week))
    people: list[PersonWeek] = []
    for n in range(0, len(whom), AT_ONCE):
        people += await database.transaction(partial(_weeks, team_id, whom[n : n + AT_ONCE], week, before))
    lists = await database.transaction(lambda c: summaries.lists_of(c, team_id, whom, week, now))
    return Gathered(team_id, week, tuple(people), lists)


def _begin(team_id: int, week: Week, connection: Connection) -> tuple[list[Member], Summary | None]:
    return summaries.who_worked(connection, team_id, week), summaries.as_closed(connection, team_id, week)


def _weeks(
    team_id: int, whom: list[Member], week: Week, before: Summary | None, connection: Connection
) -> list[PersonWeek]:
    return summaries.weeks_of(connection, team_id, whom, week, before)
