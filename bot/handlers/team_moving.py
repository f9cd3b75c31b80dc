"""A head moves somebody's clients to a colleague: all, a segment's or a letter's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.leaving import group
from bot.domain.people import Ability, Member, Role
from bot.domain.segments import named as segment_named
from bot.domain.team_typed import letter_named
from bot.handlers import team_moves as moves
from bot.handlers.pressed_rows import colleague_of
from bot.handlers.team_moves import among, fitting, part_of
from bot.handlers.turn import Routes, Turn, arguments, number
from bot.screens import team_moving as screens
from bot.store import moving, segments
from bot.store import team as team_rows


def routes() -> Routes:
    presses = {"move.of": press_of, "move.part": press_part, "move.to": press_to, "move.do": press_do}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.LEAD_TEAM))


def press_of(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_part(turn, colleague_of(turn, number(arguments(given, 1)[0])))


def _ask_part(turn: Turn, whom: Member) -> list[Reply]:
    count = moving.count(turn.connection, whom, moving.ALL)
    if not count:
        return [turn.alert(turn.t.plain("move-nothing", name=whom.name))]
    by_segment = moving.by_segment(turn.connection, whom)
    return [turn.show(screens.ask_part(turn.t, whom, count, by_segment, moving.by_letter(turn.connection, whom)))]


def press_part(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, value = arguments(given, 3)
    return _ask_taker(turn, colleague_of(turn, number(member_id)), kind, value)


def _ask_taker(turn: Turn, whom: Member, kind: str, value: str) -> list[Reply]:
    part, what = part_of(turn, kind, value)
    count, found = moving.count(turn.connection, whom, part), fitting(turn, whom)
    if not count:
        return [turn.alert(turn.t.plain("move-nothing", name=whom.name))]
    if not found:
        return [turn.alert(turn.t.plain("move-nobody"))]
    load = team_rows.load(turn.connection, whom.team_id, [one.id for one in found])
    press = ("move.to", str(whom.id), kind, value)
    said = screens.ask_whom(turn.t, whom, count, what)
    return [turn.show(screens.ask_taker(turn.t, whom, found, load, len(group(found)), press, said))]


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, value, taker = arguments(given, 4)
    return _confirm(turn, colleague_of(turn, number(member_id)), kind, value, number(taker))


def _confirm(turn: Turn, whom: Member, kind: str, value: str, taker: int) -> list[Reply]:
    part, what = part_of(turn, kind, value)
    to = among(turn, whom, taker)
    count = moving.count(turn.connection, whom, part)
    warns = turn.t("move-becomes-existing") if any(one.role is Role.FARMER for one in to) and _cold(turn, whom) else ""
    press = ("move.do", whom.id, kind, value, taker)
    return [turn.show(screens.confirm(turn.t, whom, count, what, _names(to), press, warns))]


def _cold(turn: Turn, whom: Member) -> bool:
    has = team_rows.in_hand(turn.connection, whom, turn.now)
    return has.clients > has.existing


def _names(people_named: Sequence[Member]) -> str:
    return ", ".join(one.name for one in people_named)


def typed(turn: Turn, whom: Member, what: str, to: str) -> list[Reply]:
    """`/team Анна; клиенты`, `; клиенты; Иван`, `; клиенты; Опт; Иван`, `; клиенты; А; Иван`."""
    if not to:
        return _ask_part(turn, whom)
    part = _named_part(turn, what)
    if part is None:
        return [turn.alert(turn.t.plain("move-part-bad", said=what))]
    found = named(fitting(turn, whom), to)
    if len(found) != 1 or not moving.count(turn.connection, whom, part_of(turn, *part)[0]):
        return _ask_taker(turn, whom, *part)
    return _confirm(turn, whom, *part, found[0].id)


def _named_part(turn: Turn, what: str) -> tuple[str, str] | None:
    if not what:
        return "a", "0"
    segment = segment_named(segments.of_team(turn.connection, turn.member.team_id), what)
    if segment is not None:
        return "s", str(segment.id)
    letter = letter_named(what)
    return ("l", letter) if letter else None


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, value, taker = arguments(given, 4)
    whom = colleague_of(turn, number(member_id))
    if moves.under_way(turn, whom):
        return [turn.alert(turn.t.plain("move-under-way"))]
    part, _ = part_of(turn, kind, value)
    if not moving.count(turn.connection, whom, part):
        return [turn.alert(turn.t.plain("move-nothing", name=whom.name))]
    to = among(turn, whom, number(taker))
    job, is_over = moves.some(turn, whom, moves.begin(whom, to, kind, value, leaves=False))
    return moves.finish(turn, whom, job) if is_over else moves.go_on(turn, whom, job)
