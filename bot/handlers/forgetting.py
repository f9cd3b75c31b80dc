"""`/forgetme`: a person leaves and has his personal data erased; his clients go to a head first, some at a time.

What is asked for is an errand, so a kill in the middle loses nothing: the next step goes on with whoever is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery import errands
from bot.delivery.errands import Fetched, step
from bot.delivery.messages import message_to, no_commands
from bot.delivery.outbox import Reply
from bot.domain.forgetting import heir, is_phrase
from bot.domain.people import Ability, Member, may
from bot.handlers import forgetting_person
from bot.handlers import team_moving as moves
from bot.handlers.team_base import everybody
from bot.handlers.team_leaving import part_with
from bot.handlers.team_moving import FORGET_STEP as STEP
from bot.handlers.team_moving import Job
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import export as screens
from bot.screens.export import Leaves
from bot.screens.screen import Screen
from bot.store import audit, forgetting, heads, moving, people
from bot.store import team as team_rows
from bot.texts import texts

SURE = "forget.sure"


def routes() -> Routes:
    return Routes(
        commands={"forgetme": forgetme},
        presses={"forget.ask": press_ask, "forget.do": press_do, "forget.no": press_no},
        answers={SURE: type_phrase},
        files={STEP: carry_on},
    )


def forgetme(turn: Turn, argument: str) -> list[Reply]:
    """`/forgetme`, `/forgetme удалить мои данные`; a head's `/forgetme Ромашка; Иванов` is about a decision maker."""
    if ";" in argument and may(turn.member, Ability.LEAD_TEAM):
        return forgetting_person.typed(turn, argument)
    return _do(turn) if _is_sure(turn, argument) else _ask(turn)


def _is_sure(turn: Turn, text: str) -> bool:
    return is_phrase(text, turn.t.plain("forget-phrase"))


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _ask(turn)


def press_no(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    if turn.conversation is not None and turn.conversation.expects == SURE:
        turn.forget()
    return [turn.show(Screen(turn.t("forget-not")))]


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The button names whom it forgets: who came back later is another one."""
    if number(arguments(given, 1)[0]) != turn.member.id:
        raise Outdated
    return _do(turn)


def type_phrase(turn: Turn, text: str) -> list[Reply]:
    """The words that confirm it; nothing: the text is about something else."""
    return _do(turn) if _is_sure(turn, text) else []


# -- asked


def _heir(turn: Turn) -> Member | None:
    team = everybody(turn)
    load = team_rows.load(turn.connection, turn.member.team_id, [one.id for one in team])
    return heir(turn.member, team, load)


def _ask(turn: Turn) -> list[Reply]:
    """What will be gone, what stays, to whom his clients go."""
    head = _heir(turn)
    if head is None:
        return [turn.alert(turn.t.plain("forget-last-head"))]
    turn.ask(SURE)
    return [turn.show(screens.ask_forget(turn.t, _leaves(turn, head)))]


def _leaves(turn: Turn, head: Member, given: int = 0) -> Leaves:
    alias = turn.t.plain("forget-alias", number=str(turn.member.id))
    count = given + moving.count(turn.connection, turn.member, moving.ALL)
    return Leaves(turn.member.id, turn.member.name, alias, count, head.name)


# -- done


def _do(turn: Turn) -> list[Reply]:
    """Once: he is no member then, and his buttons say so."""
    head = _heir(turn)
    if head is None:
        return [turn.alert(turn.t.plain("forget-last-head"))]
    if _under_way(turn):
        return [turn.alert(turn.t.plain("forget-under-way"))]
    if moves.under_way(turn, turn.member):
        return [turn.alert(turn.t.plain("forget-moving"))]
    return _some(turn, head, moves.begin(turn.member, [head], "a", "0", leaves=True))


def _under_way(turn: Turn) -> bool:
    waiting = errands.under_way(turn.connection, turn.member.team_id, STEP)
    return any(each["whom"] == turn.member.id for each in waiting)


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    """The next of his clients; where the head who got them left meanwhile, they go to another one."""
    job, head = moves.job_of(fetched.data), _heir(turn)
    if head is None:
        return [turn.alert(turn.t.plain("forget-last-head"))]
    if people.colleague(turn.connection, turn.member.team_id, job.to[0]) is None:
        job = moves.begin(turn.member, [head], "a", "0", leaves=True)
    return _some(turn, head, job)


def _some(turn: Turn, head: Member, job: Job) -> list[Reply]:
    left = moving.count(turn.connection, turn.member, moving.ALL)
    job, is_over = moves.some(turn, turn.member, job)
    if is_over:
        return _forget(turn, head, job)
    on = step(STEP, replace(job, began=True).as_data())
    return [on] if job.began else [turn.show(Screen(turn.t("forget-begun", count=left))), on]


def _forget(turn: Turn, head: Member, job: Job) -> list[Reply]:
    """He has nothing in hand any more: he leaves, and his data goes."""
    whom, chat = turn.member, turn.member.telegram_id
    taker = people.colleague(turn.connection, whom.team_id, job.to[0]) or head
    leaves = _leaves(turn, taker, sum(job.got))
    # Of a base of nobody nothing is noted.
    gone = part_with(turn, whom, job if leaves.clients else replace(job, to=(), got=(), meetings=()))
    forgetting.forget(turn.connection, whom, leaves.alias, turn.now)
    audit.note(turn.connection, whom, "member.forgotten", turn.now, subject=("member", whom.id))
    told = [
        message_to(
            one.telegram_id, screens.told_head(texts(one.locale), leaves, one.id if one.id == taker.id else None)
        )
        for one in heads.to_tell(turn.connection, whom.team_id, turn.now)
    ]
    return [turn.say(screens.forgotten(turn.t)), no_commands(chat), *gone, *told]
