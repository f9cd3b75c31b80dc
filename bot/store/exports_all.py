"""Which sheets there are, in their order, and the names that they tell ids by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from bot.domain.exporting import Whose
from bot.domain.people import Ability, Member, may
from bot.store import exports_farming, exports_forms, exports_leading, exports_own, exports_plans, exports_work, people
from bot.store.exports import Sheet
from bot.store.tables import members, teams

SHEETS: dict[Whose, tuple[Sheet, ...]] = {
    Whose.TEAM: (
        *exports_work.SHEETS,
        *exports_forms.SHEETS,
        *exports_farming.SHEETS,
        *exports_plans.SHEETS,
        *exports_leading.SHEETS,
    ),
    Whose.OWN: exports_own.SHEETS,
}
_TEAM = select(teams.c.name, teams.c.timezone, teams.c.currency).where(teams.c.id == bindparam("team_id"))
_NAMES = select(members.c.id, members.c.name).where(members.c.team_id == bindparam("team_id"))


@dataclass(frozen=True, slots=True)
class Of:
    """The team, as its files need it."""

    name: str
    zone: ZoneInfo
    people: dict[int, str]
    """Everybody's names, also of who left."""
    currency: str
    """In which the team counts its money."""


def of_team(connection: Connection, team_id: int) -> Of:
    row = connection.execute(_TEAM, {"team_id": team_id}).one()
    names = {each.id: each.name for each in connection.execute(_NAMES, {"team_id": team_id})}
    return Of(row.name, ZoneInfo(row.timezone), names, row.currency)


def who_takes(connection: Connection, telegram_id: int, whose: Whose, now: datetime) -> Member | None:
    """Who asked, if he may still have it: whoever left meanwhile, or leads no more, gets nothing."""
    found = people.by_telegram_id(connection, telegram_id, now)
    if found is None or found[0].onboarding is not None:
        return None
    member = found[0]
    return member if whose is Whose.OWN or may(member, Ability.EXPORT) else None
