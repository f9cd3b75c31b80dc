"""What the functions of the store are tried with that are about the team itself: who works here, whose clients are
whose, who stands in, a trainee's first week, the team's settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot.domain.handover import HandoverState
from bot.domain.newcomer import Item
from bot.domain.path import Move, Said
from bot.domain.people import Member, Role
from bot.domain.study_choice import Cause, Chosen
from bot.domain.team_settings import Callers
from bot.store import (
    checks,
    deputies,
    handovers,
    heads,
    moving,
    paths,
    people,
    role_changes,
    studies,
    team,
    team_settings,
)
from tests.store.teams_town import NOW, TODAY, WEEK, Town

Ask = Callable[[Connection, Town, Member], Any]


def _join(c: Connection, team_id: int, number: int, role: Role) -> Member:
    return people.add_member(c, team_id, number, role, "Bob", "Europe/Moscow", "en", None, NOW)


def _named(c: Connection, town: Town) -> int:
    """She stands in for a head of her own team."""
    known = people.by_telegram_id(c, 77)
    head = known[0] if known else _join(c, town.team, 77, Role.HEAD)
    return deputies.name(c, head, town.ann.id, TODAY, TODAY, NOW).id


def _leads(c: Connection, town: Town, me: Member) -> list[int]:
    _named(c, town)
    return [one.id for one in heads.to_tell(c, me.team_id, NOW) if one.id == town.ann.id]


def _first_week(c: Connection, town: Town, me: Member) -> int:
    """How much of it is behind: his calls, which are hers alone."""
    path = checks.path_of_member(c, replace(me, role=Role.TRAINEE))
    assert path is not None
    assert me.id == town.ann.id or path.calls == 0
    return path.calls


def _ticked(c: Connection, town: Town, me: Member) -> bool:
    checks.tick(c, town.ann, Item.TRAINING, town.ann, NOW)
    path = checks.path_of_member(c, replace(me, role=Role.TRAINEE))
    return path is not None and Item.TRAINING in path.done


def _given(c: Connection, town: Town, me: Member) -> int:
    """To a colleague of the one who gives."""
    other = _join(c, me.team_id, 100 + me.id, Role.HUNTER)
    return moving.give(c, me, other, [town.client.id], me, NOW, leaves=False)


def _offered_to(c: Connection, town: Town, me: Member) -> list[tuple[str, int]]:
    found = handovers.offered(c, town.team, town.client.id)
    if found is not None:
        handovers.settle(c, found, HandoverState.TAKEN_BACK, NOW)
    handovers.offer(c, town.ann, town.client.id, town.ann.id, town.ann.id, "", NOW)
    return moving.offers_to(c, me, NOW)


def _settings(c: Connection, town: Town, me: Member) -> bool:
    team_settings.change(c, town.team, callers=Callers.HUNTERS)
    return team_settings.of_team(c, me.team_id).callers is Callers.HUNTERS


def _gave_up(c: Connection, town: Town, me: Member) -> bool:
    """Whether her study is over."""
    studies.begin(c, town.ann, [Chosen(town.client.id, Cause.RISK)], TODAY, NOW)
    moving.give_up_studies(c, me, NOW)
    return studies.all_of_day(c, town.ann, TODAY)[-1].undone_at is not None


def _left(c: Connection, town: Town, me: Member) -> None:
    """Her promises go to whose the client is."""
    other = _join(c, me.team_id, 200 + me.id, Role.HUNTER)
    moving.give(c, me, other, [town.client.id], me, NOW, leaves=True)
    team.let_go(c, me, NOW)


def _joined(c: Connection, town: Town, me: Member) -> dict[Member, list[tuple[int, str]]]:
    """The closing that she joined."""
    _in_block_3(c, town)
    paths.join(c, town.ann, town.client.id, NOW)
    return team.unjoin(c, me)


def _in_block_3(c: Connection, town: Town) -> bool:
    seen = paths.latest(c, town.team, town.client.id)
    return paths.move(c, town.ann, town.client.id, Said(Move.CONTRACT, TODAY), seen, NOW) is not None


def _as_farmer(c: Connection, me: Member) -> Member:
    return people.change(c, me, role=Role.FARMER)


QUESTIONS: dict[str, Ask] = {
    "people.colleague": lambda c, t, me: people.colleague(c, me.team_id, t.ann.id),
    "team.everybody": lambda c, t, me: [one for one in team.everybody(c, me.team_id) if one.id == t.ann.id],
    "team.of_week": lambda c, t, me: [one for one in team.of_week(c, me.team_id, WEEK) if one.id == t.ann.id],
    "team.load": lambda c, t, me: team.load(c, me.team_id, [t.ann.id]),
    "team.in_hand": lambda c, t, me: not team.in_hand(c, me, NOW).is_empty,
    "heads.to_tell": _leads,
    "deputies.of_team": lambda c, t, me: _named(c, t) and deputies.of_team(c, me.team_id, TODAY),
    "deputies.get": lambda c, t, me: deputies.get(c, me.team_id, _named(c, t)),
    "deputies.of_person": lambda c, t, me: _named(c, t) and deputies.of_person(c, me),
    "deputies.stands_in_for": lambda c, t, me: _named(c, t) and deputies.stands_in_for(c, me, NOW),
    "team.unjoin": _joined,
    "checks.path_of_member": _first_week,
    "checks.tick": _ticked,
    "moving.deals": lambda c, t, me: _in_block_3(c, t) and moving.deals(c, me.team_id, [t.client.id]),
    "moving.some": lambda c, t, me: moving.some(c, me, moving.ALL, 9),
    "moving.count": lambda c, t, me: moving.count(c, me, moving.ALL),
    "moving.by_segment": lambda c, t, me: moving.by_segment(c, me),
    "moving.by_letter": lambda c, t, me: moving.by_letter(c, me),
    "moving.meetings_over": lambda c, t, me: moving.meetings_over(c, me, [t.ann.id], NOW),
    "moving.offers_to": _offered_to,
    "moving.give_up_studies": _gave_up,
    "team_settings.of_team": _settings,
}

CHANGES: dict[str, Ask] = {
    "moving.give": _given,
    "moving.off_lists": lambda c, t, me: moving.off_lists(c, me, NOW),
    "team.let_go": _left,
    "role_changes.note_existing": lambda c, t, me: role_changes.note_existing(c, me, TODAY),
    "role_changes.settle": lambda c, t, me: role_changes.settle(c, _as_farmer(c, me), 0, NOW),
}

ELSEWHERE = {
    # About the team itself: whose it is, their callers asked before.
    "team_settings.change", "team_settings.keep_thresholds",
    # Of one person's row; his base follows him by role_changes.
    "team.change_role", "team.change_share",
    # What it takes away was fetched for this member before; days of one's own lists.
    "checks.untick", "list_existing.silent_key",
}  # fmt: skip
