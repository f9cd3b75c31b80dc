"""`/map`: how a base of existing clients stands, as a picture; the clients behind each quarter."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.messages import photo
from bot.delivery.outbox import Reply
from bot.domain.base_map import Quarter
from bot.domain.colleagues import named
from bot.domain.people import Ability, Member
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import base_map as screens
from bot.screens.screen import Screen
from bot.store import base_maps, catching_up, people

TEAM = 0
"""In place of a member's id: everybody's."""


def routes() -> Routes:
    presses = {"map.of": press_of, "map.list": press_list, "map.page": press_page}
    return Routes(
        commands={"map": base_map},
        presses=dict(presses),
        abilities=dict.fromkeys(("map", *presses), Ability.SEE_MAP),
    )


def base_map(turn: Turn, argument: str) -> list[Reply]:
    """`/map`: his own base, the head's whole team; `/map Вера`, for the head."""
    if not turn.member.leads:
        return _show(turn, turn.member.id)
    if not argument:
        return _show(turn, TEAM)
    having = _having(turn)
    found = named(having, argument)
    return _show(turn, found[0].id) if len(found) == 1 else [turn.say(screens.whom(turn.t, found or having))]


def _having(turn: Turn) -> list[Member]:
    """Who of the team works with existing clients; to others than the head, only he himself."""
    if not turn.member.leads:
        return [turn.member]
    team = people.of_team(turn.connection, turn.member.team_id)
    having = base_maps.who_has_any(turn.connection, turn.member.team_id, [one.id for one in team])
    return [one for one in team if one.id in having]


def _whose(turn: Turn, member_id: int) -> tuple[list[Member], str]:
    """Whose base it is, and what it is called. Raises Outdated for what he may not see."""
    if member_id == TEAM:
        if not turn.member.leads:
            raise Outdated
        return _having(turn), turn.t.plain("map-team")
    found = people.get(turn.connection, turn.member.team_id, member_id)
    if found is None or (not turn.member.leads and found.id != turn.member.id):
        raise Outdated
    return [found], found.name


def _show(turn: Turn, member_id: int) -> list[Reply]:
    members, whose = _whose(turn, member_id)
    # A file that was taken a moment ago is seen: what a tap cannot reckon is said to be on its way.
    left = catching_up.catch_up(turn.connection, members, turn.now)
    shown = base_maps.of(turn.connection, turn.member.team_id, [one.id for one in members])
    if not shown.count:
        return [turn.say(Screen(turn.t("map-nobody") if member_id == TEAM else turn.t("map-empty", whose=whose)))]
    data = screens.picture(turn.t, shown, whose, turn.member.day(turn.now))
    having = _having(turn) if turn.member.leads else []
    rows = screens.buttons(turn.t, shown, member_id, having)
    caption = screens.caption(turn.t, shown, whose, left)
    return [photo(turn.member.telegram_id, "base_map_png", data, caption, rows)]


def press_of(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _show(turn, number(arguments(given, 1)[0]))


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From the picture, which stays: the list comes below."""
    quarter, member_id = arguments(given, 2)
    return [turn.say(_list(turn, quarter, number(member_id), 0))]


def press_page(turn: Turn, given: Sequence[str]) -> list[Reply]:
    quarter, member_id, offset = arguments(given, 3)
    return [turn.show(_list(turn, quarter, number(member_id), number(offset)))]


def _list(turn: Turn, quarter_name: str, member_id: int, offset: int) -> Screen:
    quarter = next((each for each in Quarter if each == quarter_name), None)
    if quarter is None or offset < 0:
        raise Outdated
    members, whose = _whose(turn, member_id)
    ids = [one.id for one in members]
    connection, team_id = turn.connection, turn.member.team_id
    shown = base_maps.counted(connection, team_id, ids)
    found = base_maps.clients_of(connection, team_id, ids, quarter, offset, screens.LISTED)
    return screens.quarter_list(turn.t, quarter, found, offset, shown, (member_id, whose))
