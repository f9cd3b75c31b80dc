"""Who follows which table, and what of it is due: computed once for all who share a table and a time zone."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.people import Member, Role
from bot.domain.reminding import Delivery, due_by
from bot.domain.tables import Plan, Said, Version, roles_behind
from bot.domain.timetable import Occurrence
from bot.domain.work_calendar import PLAIN, WorkCalendar
from bot.store.reminders import Moved, Some
from bot.store.timetables import OfSomebody

Decided = list[tuple[Occurrence, Delivery]]
AT_ONCE = 100
"""Tables between two looks at what else waits."""


@dataclass(frozen=True, slots=True)
class Due:
    """A slot that has begun for somebody."""

    member: Member
    occurrence: Occurrence
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class DueInGroup:
    """What is due for the people of one role in one time zone, by whose table they follow."""

    by_method: Decided
    by_team: dict[int, Decided]
    """Of teams that changed the role's table: also where nothing of it is due."""
    by_person: dict[int, Decided]

    def of(self, member: Member) -> list[Due]:
        """What is due for him; nothing from before he joined."""
        found = self.by_person.get(member.id)
        if found is None:
            found = self.by_team.get(member.team_id, self.by_method)
        return [Due(member, each, delivery) for each, delivery in found if each.begins >= member.joined_at]

    @property
    def all(self) -> list[Decided]:
        return [self.by_method, *self.by_team.values(), *self.by_person.values()]

    def __bool__(self) -> bool:
        return any(self.all)

    def most(self, weight: Callable[[Occurrence, Delivery], int]) -> int:
        """What the slots weigh that are due for one person."""
        return max(sum(weight(each, delivery) for each, delivery in decided) for decided in self.all)

    @property
    def last_begins(self) -> datetime:
        return max(each.begins for decided in self.all for each, _ in decided)

    @property
    def some(self) -> Some | None:
        """Whom it concerns, where it is not everybody who follows the method's table."""
        if self.by_method:
            return None
        return Some(
            frozenset(team for team, decided in self.by_team.items() if decided),
            frozenset(person for person, decided in self.by_person.items() if decided),
        )


@dataclass(slots=True)
class Followers:
    """All tables that teams and persons have instead of the method's."""

    _of_teams: dict[int, dict[Role, list[Version]]] = field(default_factory=lambda: defaultdict(dict))
    _own: dict[int, list[Version]] = field(default_factory=lambda: defaultdict(list))
    _people: dict[tuple[Role, str], dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """The people with tables of their own, and their teams, by role and time zone."""
    everybodys: WorkCalendar = PLAIN
    """Public holidays: which weekend days are worked, and so live by Friday's table."""
    worked: dict[int, set[date]] = field(default_factory=dict)
    """Of the teams that work on weekend days by their own word: on which."""

    def add(self, rows: Iterable[OfSomebody]) -> None:
        for row in rows:
            if row.member_id is None:
                self._of_teams[row.team_id].setdefault(row.role, []).append(row.version)
            else:
                self._own[row.member_id].append(row.version)
                self._people[row.role, row.timezone or ""][row.member_id] = row.team_id

    def plan(self, role: Role, team_id: int, member_id: int) -> Plan:
        return Said(role, self._of_teams.get(team_id, {}), self._own.get(member_id, ())).plan

    def calendar(self, team_id: int) -> WorkCalendar:
        """What a team's weekends are; whether it keeps a day is asked when somebody is to be told."""
        own = self.worked.get(team_id)
        return WorkCalendar(self.everybodys.off, self.everybodys.extra | own) if own else self.everybodys

    def _due(self, plan: Plan, team_id: int, zone: ZoneInfo, last: datetime, now: datetime) -> Decided:
        calendar = self.calendar(team_id)
        return due_by(lambda day: plan.lived_on(day, calendar), zone, last, now)

    async def due_in(self, role: Role, timezone: str, last: datetime, now: datetime) -> DueInGroup:
        """What began in (last, now] for the people of a role in a time zone."""
        zone = ZoneInfo(timezone)
        found = DueInGroup(self._due(self.plan(role, 0, 0), 0, zone, last, now), {}, {})
        behind = roles_behind(role)
        changed = {team_id for team_id, said in self._of_teams.items() if any(each in said for each in behind)}
        changed |= self.worked.keys()
        for number, team_id in enumerate(changed):
            found.by_team[team_id] = self._due(self.plan(role, team_id, 0), team_id, zone, last, now)
            await _breathe(number)
        for number, (member_id, team_id) in enumerate(self._people.get((role, timezone), {}).items()):
            found.by_person[member_id] = self._due(self.plan(role, team_id, member_id), team_id, zone, last, now)
            await _breathe(number)
        return found

    def due_after_move(self, moved: Moved, last: datetime, now: datetime) -> list[Due]:
        """What a person's clock jumped over when he moved to another time zone, and what has begun there since.

        On a clock that was set back the same hours come again, and what he was told of is not told again.
        """
        member = moved.member
        wall = min(moved.since, last).astimezone(moved.before).replace(tzinfo=member.zone)
        if wall >= now:
            return []
        plan = self.plan(member.role, member.team_id, member.id)
        decided = self._due(plan, member.team_id, member.zone, wall, now)
        return [Due(member, each, delivery) for each, delivery in decided if each.begins >= member.joined_at]


async def _breathe(number: int) -> None:
    """Thousands of tables take a while: taps are taken in between."""
    if number % AT_ONCE == AT_ONCE - 1:
        await asyncio.sleep(0)
