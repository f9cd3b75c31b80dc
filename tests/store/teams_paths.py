"""What the functions of the store are tried with that are about clients' paths and the board."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from bot.domain.board import Order
from bot.domain.path import CLOSING, Made, Move, Said
from bot.domain.people import Member
from bot.domain.timetable import week_of
from bot.store import boards, client_facts, existing, meetings, path_forms, paths, summary_facts
from tests.store.teams_town import NOW, TODAY, Town

Ask = Callable[[Connection, Town, Member], Any]


def _closing(c: Connection, town: Town) -> bool:
    """Her client comes to a contract."""
    for move in (Move.PROGRESS, Move.CONTRACT):
        seen = paths.latest(c, town.team, town.client.id)
        assert paths.move(c, town.ann, town.client.id, Said(move, TODAY, Decimal(5)), seen, NOW)
    return True


def _last(c: Connection, town: Town) -> Made:
    found = paths.last_by(c, town.ann)
    assert found is not None
    return found


def _undone(c: Connection, town: Town, me: Member) -> bool:
    _closing(c, town)
    paths.undo(c, me.team_id, _last(c, town), NOW)
    return all(each.undone for each in paths.moves_of(c, town.team, town.client.id)[-1:])


def _given(c: Connection, town: Town, me: Member) -> bool:
    _closing(c, town)
    paths.hand_over(c, me.team_id, town.client.id, town.stranger.id, TODAY, NOW)
    deal = paths.get(c, town.team, town.client.id)
    return deal is not None and deal.member_id == town.stranger.id


def _paid(c: Connection, town: Town) -> bool:
    _closing(c, town)
    seen = paths.latest(c, town.team, town.client.id)
    return paths.move(c, town.ann, town.client.id, Said(Move.PAID, TODAY), seen, NOW) is not None


def _buys(c: Connection, town: Town, me: Member) -> bool:
    existing.mark(c, town.team, town.client.id, TODAY)
    return path_forms.buys(c, me.team_id, town.client.id)


def _joined(c: Connection, town: Town, me: Member) -> Any:
    """Her client is being closed, and she joins that herself."""
    _closing(c, town)
    paths.join(c, town.ann, town.client.id, NOW)
    return meetings.joined_by(c, me, NOW, NOW + timedelta(days=9))


def _unmarked(c: Connection, town: Town, me: Member) -> bool:
    existing.mark(c, town.team, town.client.id, TODAY)
    existing.unmark(c, me.team_id, town.client.id, TODAY)
    return not existing.of_client(c, town.team, town.client.id)


def _board(c: Connection, town: Town, me: Member) -> Any:
    _closing(c, town)
    return boards.board(c, me.team_id, boards.TEAM, [town.ann.id], [town.ann.id], NOW, TODAY).pile(CLOSING).count


def _away(c: Connection, town: Town, me: Member) -> Any:
    client_facts.change(c, town.client, postponed_until=TODAY + timedelta(days=9))
    return boards.postponed(c, me.team_id, [town.ann.id], TODAY, 0, 9)


QUESTIONS: dict[str, Ask] = {
    "paths.get": lambda c, t, me: _closing(c, t) and paths.get(c, me.team_id, t.client.id),
    "paths.closing": lambda c, t, me: _closing(c, t) and paths.closing(c, me.team_id),
    "paths.unjoined": lambda c, t, me: _closing(c, t) and paths.unjoined(c, me.team_id, 9),
    "meetings.joined_by": _joined,
    "summary_facts.closing": lambda c, t, me: _closing(c, t) and summary_facts.closing(c, me.team_id),
    "paths.moves_of": lambda c, t, me: _closing(c, t) and paths.moves_of(c, me.team_id, t.client.id),
    "paths.standing_of": lambda c, t, me: _closing(c, t) and paths.standing_of(c, me.team_id, [t.client.id]),
    "paths.paid": lambda c, t, me: _paid(c, t) and paths.paid(c, me.team_id, week_of(TODAY)).count,
    "paths.made": lambda c, t, me: _closing(c, t) and paths.made(c, me.team_id, _last(c, t).id),
    "paths.last_by": lambda c, t, me: _closing(c, t) and paths.last_by(c, me),
    "paths.latest": lambda c, t, me: _closing(c, t) and paths.latest(c, me.team_id, t.client.id),
    "paths.join": lambda c, t, me: _closing(c, t) and paths.join(c, me, t.client.id, NOW),
    "paths.undo": _undone,
    "paths.hand_over": _given,
    "path_forms.buys": _buys,
    "existing.unmark": _unmarked,
    "boards.board": _board,
    "boards.deals": lambda c, t, me: (
        _closing(c, t) and boards.deals(c, me.team_id, boards.TEAM, CLOSING, Order.AMOUNT, 0, 9)
    ),
    "boards.leading": lambda c, t, me: _closing(c, t) and boards.leading(c, me.team_id),
    "boards.postponed": _away,
    "boards.latest": lambda c, t, me: boards.latest(c, me.team_id, [t.ann.id], 0, 9),
    "boards.cold": lambda c, t, me: boards.cold(c, me.team_id, [t.ann.id], 0, 9),
}

CHANGES: dict[str, Ask] = {}

ELSEWHERE = {
    # Whose client it is, their callers asked before.
    "paths.move", "paths.settle", "path_forms.follow", "handing_over.off_lists",
}  # fmt: skip
