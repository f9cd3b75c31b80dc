"""Somebody leaves the team: his clients get a new owner, what is still to be done goes along, then he goes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.errands import Fetched
from bot.delivery.messages import message_to, no_commands
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.leaving import group, problem_of_leaving
from bot.domain.people import Ability, Member, may
from bot.handlers import team_moves as moves
from bot.handlers.pressed_rows import colleague_of
from bot.handlers.team_base import everybody, refusal, staying
from bot.handlers.team_moves import STEP, Job
from bot.handlers.team_parting import step_down
from bot.handlers.team_roles import offers_back
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import team_moving as screens
from bot.screens.screen import Screen
from bot.store import audit, batches, heads, moving, people
from bot.store import team as team_rows
from bot.texts import texts

NOBODY = -1
"""In place of a colleague's id: there is nothing to be taken over."""


def routes() -> Routes:
    presses = {"leave.of": press_of, "leave.to": press_to, "leave.do": press_do}
    return Routes(
        presses=dict(presses),
        files={STEP: carry_on},
        abandoned={STEP: moves.stopped},
        abilities=dict.fromkeys((*presses, STEP), Ability.LEAD_TEAM),
    )


def press_of(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return begin(turn, colleague_of(turn, number(arguments(given, 1)[0])))


def _refused(turn: Turn, whom: Member) -> list[Reply]:
    problem = problem_of_leaving(turn.member, whom, staying(turn, whom))
    return [turn.alert(refusal(turn, problem, whom))] if problem else []


def begin(turn: Turn, whom: Member) -> list[Reply]:
    """What he has in hand, and who may take it over; where it is nothing, only whether it is so."""
    if refused := _refused(turn, whom):
        return refused
    has, found = team_rows.in_hand(turn.connection, whom, turn.now), moves.fitting(turn, whom)
    if has.is_empty or not found:
        return [turn.show(screens.confirm_leaving(turn.t, whom, has, "", NOBODY))]
    load = team_rows.load(turn.connection, whom.team_id, [one.id for one in found])
    said = screens.leaving(turn.t, whom, has)
    spread = len(group(found)) if has.clients > 1 else 0
    return [turn.show(screens.ask_taker(turn.t, whom, found, load, spread, ("leave.to", str(whom.id)), said))]


def typed(turn: Turn, whom: Member, to: str) -> list[Reply]:
    """`/team Анна; уходит`, `/team Анна; уходит; Иван`."""
    found = named(moves.fitting(turn, whom), to) if to else []
    if len(found) != 1:
        return begin(turn, whom)
    return _refused(turn, whom) or _confirm(turn, whom, found[0].id)


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, taker = (number(each) for each in arguments(given, 2))
    whom = colleague_of(turn, member_id)
    return _refused(turn, whom) or _confirm(turn, whom, taker)


def _confirm(turn: Turn, whom: Member, taker: int) -> list[Reply]:
    has = team_rows.in_hand(turn.connection, whom, turn.now)
    to = ", ".join(one.name for one in moves.among(turn, whom, taker))
    return [turn.show(screens.confirm_leaving(turn.t, whom, has, to, taker))]


# -- carried out


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Once: pressed again, he is gone, and the button is out of date."""
    member_id, taker = (number(each) for each in arguments(given, 2))
    whom = colleague_of(turn, member_id)
    if refused := _refused(turn, whom):
        return refused
    if moves.under_way(turn, whom):
        return [turn.alert(turn.t.plain("move-under-way"))]
    if (
        taker == NOBODY
        and not team_rows.in_hand(turn.connection, whom, turn.now).is_empty
        and moves.fitting(turn, whom)
    ):
        # Something came up since he looked: who is to have it is asked.
        return begin(turn, whom)
    to = [] if taker == NOBODY else moves.among(turn, whom, taker)
    job = moves.begin(whom, to, "a", "0", leaves=True)
    return _go(turn, whom, *moves.some(turn, whom, job)) if to else _let_go(turn, whom, job)


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    """A step of a long move, of who leaves or of who stays."""
    try:
        found = moves.carry_on(turn, fetched)
    except Outdated:  # all who were to have them are gone: who is, is asked anew
        return moves.stopped(turn, fetched)
    if found is None:
        return []
    whom, job, is_over = found
    if job.leaves:
        return _go(turn, whom, job, is_over)
    return moves.finish(turn, whom, job) if is_over else moves.go_on(turn, whom, job)


def _go(turn: Turn, whom: Member, job: Job, is_over: bool) -> list[Reply]:
    return _let_go(turn, whom, job) if is_over else moves.go_on(turn, whom, job)


def _let_go(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    """His clients have new owners; what else he had goes to whom it concerns, and he is no member any more."""
    if refused := _refused(turn, whom):
        return refused
    gone = part_with(turn, whom, job)
    line = screens.moved(turn.t, whom.name, moves.named_shares(turn, job), sum(job.meetings)) if sum(job.got) else ""
    told = [*_farewell(turn, whom), *moves.tell_takers(turn, whom, job)]
    shown = [] if whom.id == turn.member.id else [turn.show(screens.left(turn.t, whom, line))]
    return [*shown, *told, *gone, *_tell_heads(turn, whom)]


def part_with(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    """What he has besides his clients goes to whom it concerns, and he is no member any more; these are told."""
    connection = turn.connection
    running = batches.running(connection, whom)
    if running is not None:
        batches.end(connection, whom, running, turn.now)
    met = moving.meetings_over(connection, whom, _holders(turn, whom, job), turn.now)
    moving.off_lists(connection, whom, turn.now)
    moving.give_up_studies(connection, whom, turn.now)
    back = offers_back(turn, whom)
    ended = step_down(turn, whom)
    team_rows.let_go(connection, whom, turn.now)
    audit.note(connection, turn.member, "member.left", turn.now, subject=("member", whom.id), role=whom.role)
    if job.to:
        moves.note(turn, whom, job)
    return [*_tell_others(turn, met), *back, *ended]


def _holders(turn: Turn, whom: Member, job: Job) -> list[int]:
    """Who may hold his meetings with others' clients: who took his own over first of all."""
    able = [
        one.id for one in everybody(turn) if one.id != whom.id and may(one.role, Ability.HOLD) and not one.onboarding
    ]
    return [*(each for each in job.to if each in able), *(each for each in able if each not in job.to)]


def _farewell(turn: Turn, whom: Member) -> list[Reply]:
    if whom.unreachable_since is not None:
        return []
    team = people.team_name(turn.connection, whom.team_id)
    return [message_to(whom.telegram_id, screens.farewell(texts(whom.locale), team)), no_commands(whom.telegram_id)]


def _tell_others(turn: Turn, met: dict[int, int]) -> list[Reply]:
    """Who got meetings of his with others' clients."""
    replies: list[Reply] = []
    for holder, count in met.items():
        one = people.colleague(turn.connection, turn.member.team_id, holder)
        if one is not None and one.id != turn.member.id:
            replies.append(message_to(one.telegram_id, Screen(texts(one.locale)("leave-meetings-told", count=count))))
    return replies


def _tell_heads(turn: Turn, whom: Member) -> list[Reply]:
    return [
        message_to(one.telegram_id, Screen(texts(one.locale)("leave-told-heads", name=whom.name, by=turn.member.name)))
        for one in heads.to_tell(turn.connection, whom.team_id, turn.now)
        if one.id != turn.member.id
    ]
