"""Through whose hands a client went, for his card."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.domain.clients import Client
from bot.domain.handover import first_giver, may_give, may_take_back
from bot.domain.people import Member
from bot.screens.handover_hands import Hands, Lost
from bot.store import handovers, people


def through_hands(connection: Connection, reader: Member, client: Client, owner: Member | None) -> Hands:
    """As this reader may know and change it."""
    team_id = reader.team_id
    went = handovers.accepted(connection, team_id, client.id)
    brought = first_giver(went, client.owner_id)
    offer = handovers.offered(connection, team_id, client.id)
    back = handovers.came_back(connection, team_id, client.id, owner) if owner else None
    return Hands(
        brought=name_of(connection, team_id, brought) if brought else "",
        offer_id=offer.id if offer else 0,
        offered_to=name_of(connection, team_id, offer.to_id) if offer else "",
        to_reader=offer is not None and offer.to_id == reader.id,
        may_give=may_give(reader, client.owner_id),
        may_take_back=offer is not None and may_take_back(reader, offer),
        lost=Lost(reader.day(back.settled_at), back.note or "") if back and back.settled_at else None,
    )


def name_of(connection: Connection, team_id: int, member_id: int) -> str:
    found = people.get(connection, team_id, member_id)
    return found.name if found else ""
