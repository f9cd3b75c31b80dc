"""Two entries of a client's decision makers that turn out to be one person."""

from __future__ import annotations

from sqlalchemy import Connection, and_, or_, update

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.persons import same_person
from bot.store.clients import decision_makers_of
from bot.store.tables import decision_makers, meetings, records


def namesake(connection: Connection, team_id: int, person: DecisionMaker, full_name: str) -> DecisionMaker | None:
    """Another decision maker of the same client who bears this name."""
    known = decision_makers_of(connection, team_id, person.client_id)
    return next((each for each in known if each.id != person.id and same_person(each.full_name, full_name)), None)


def merge(connection: Connection, team_id: int, person: DecisionMaker, into: DecisionMaker) -> None:
    """Two entries turn out to be one person: his records and meetings go over, and so does his place."""
    for table in (records, meetings):
        his = and_(table.c.team_id == team_id, table.c.decision_maker_id == person.id)
        connection.execute(update(table).where(his).values(decision_maker_id=into.id))
    mine = decision_makers.c.team_id == team_id
    gone = {"standing": Standing.REPLACED, "replaced_by": into.id, "merged": True}
    same = and_(decision_makers.c.replaced_by == person.id, decision_makers.c.merged)
    connection.execute(update(decision_makers).where(mine, or_(decision_makers.c.id == person.id, same)).values(gone))
    if person.standing is Standing.ACTIVE:
        connection.execute(
            update(decision_makers).where(mine, decision_makers.c.id == into.id).values(standing=Standing.ACTIVE)
        )
