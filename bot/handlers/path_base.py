"""What all of a client's path shares: who is meant, where he stands, who may move him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from bot.delivery.outbox import Reply
from bot.domain.board import Deal
from bot.domain.clients import Client
from bot.domain.path import Made, Move, Place, may_move
from bot.domain.people import Ability, Member, may
from bot.handlers.handover_hands import name_of
from bot.handlers.pressed_rows import client_of
from bot.handlers.turn import Turn
from bot.screens import path as screens
from bot.store import ledgers, path_forms, paths

NAME, WHICH, AMOUNT, UNIT = "path.name", "path.which", "path.sum", "path.unit"
LOST, UNTIL, WHY = "path.lost", "path.until", "path.why"
"""Questions."""


@dataclass(frozen=True, slots=True)
class State:
    """A client, and where he stands for the one who looks now."""

    client: Client
    place: Place
    seen: int
    """His last move: a button made over an earlier one is out of date."""
    shown: screens.Standing

    @property
    def deal(self) -> Deal | None:
        return self.shown.deal

    @property
    def existing(self) -> bool:
        """For the next move: he had bought before this deal began."""
        return self.shown.existing if self.deal else self.place.existing


def state_of(turn: Turn, client: Client) -> State:
    connection, team_id, today = turn.connection, turn.member.team_id, turn.member.day(turn.now)
    shown = standing(connection, turn.member, client, today)
    buys = path_forms.buys(connection, team_id, client.id)
    place = Place(paths.path_of(shown.deal), existing=buys, postponed=is_away(client, today))
    return State(client, place, paths.latest(connection, team_id, client.id), shown)


def is_away(client: Client, today: date) -> bool:
    return client.postponed_until is not None and client.postponed_until > today


def standing(connection: Connection, reader: Member, client: Client, today: date) -> screens.Standing:
    """As this reader may know and change it."""
    team_id = reader.team_id
    deal = paths.get(connection, team_id, client.id)
    away = is_away(client, today)
    moves = paths.moves_of(connection, team_id, client.id) if deal or away else []
    last = next((each for each in reversed(moves) if not each.undone), None)
    return screens.Standing(
        deal=deal,
        # A deal ends as it began: that he became an existing client by its payment does not make it one more.
        existing=last is not None and last.said.existing,
        currency=ledgers.currency(connection, team_id),
        joined=name_of(connection, team_id, deal.joined_by) if deal and deal.joined_by else "",
        why_away=_why_away(client, last) if away else "",
        may_move=may(reader, Ability.MOVE_PATH) and may_move(reader, client.owner_id),
    )


def _why_away(client: Client, last: Made | None) -> str:
    """What was said when he was postponed until just this day."""
    if last is None or last.said.move is not Move.POSTPONED or last.said.returns_on != client.postponed_until:
        return ""
    return last.said.reason


def refusal(turn: Turn, client: Client) -> list[Reply]:
    """Why this person may not move him; nothing: he may."""
    if may_move(turn.member, client.owner_id):
        return []
    owner = name_of(turn.connection, turn.member.team_id, client.owner_id)
    return [turn.alert(turn.t.plain("path-not-yours", client=client.name, owner=owner))]


def show(turn: Turn, client: Client) -> list[Reply]:
    """Where he stands and where he may go."""
    state = state_of(turn, client_of(turn, client.id))
    return [turn.show(screens.opened(turn.t, state.client, state.place, state.shown, state.seen))]
