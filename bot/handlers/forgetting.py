"""`/forgetme`: a person leaves and has his personal data erased; his clients go to a colleague first, some at a time.

What is asked for is an errand, so a kill in the middle loses nothing: the next step goes on with whoever is left. First
all clients change hands, then his name goes from what others wrote, then he goes himself. Meanwhile nobody lets him go,
and another head leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.errands import Fetched, step
from bot.delivery.messages import message_to, no_commands
from bot.delivery.outbox import Reply
from bot.domain.assent import agrees
from bot.domain.forgetting import heir, is_phrase
from bot.domain.leaving import is_only_head
from bot.domain.people import Ability, Member, may
from bot.handlers import forgetting_former, forgetting_person
from bot.handlers import team_moves as moves
from bot.handlers.team_base import FORGET_KEEP as KEEP
from bot.handlers.team_base import FORGET_STEP as STEP
from bot.handlers.team_base import FORGET_TEXTS as TEXTS_STEP
from bot.handlers.team_base import being_erased, staying
from bot.handlers.team_leaving import part_with
from bot.handlers.team_moves import Job
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import forgetting as screens
from bot.screens.forgetting import Leaves
from bot.screens.screen import Screen
from bot.store import audit, forgetting, heads, moving, people
from bot.store import team as team_rows
from bot.texts import texts

SURE = "forget.sure"


def routes() -> Routes:
    return Routes(
        commands={"forgetme": forgetme},
        presses={"forget.ask": press_ask, "forget.do": press_do, "forget.no": press_no},
        answers={SURE: type_phrase, KEEP: type_no},
        files={STEP: carry_on, TEXTS_STEP: carry_on_in_texts},
        abandoned={STEP: stopped, TEXTS_STEP: stopped},
    )


def forgetme(turn: Turn, argument: str) -> list[Reply]:
    """`/forgetme`, `/forgetme удалить мои данные`; a head's `/forgetme Ромашка; Иванов` is about a decision maker, his
    `/forgetme Орлов` about who left. What names somebody else is never a question about himself."""
    if _is_sure(turn, argument):
        return _do(turn)
    if not argument:
        return _ask(turn)
    if not may(turn.member, Ability.LEAD_TEAM):
        return [turn.alert(turn.t.plain("forget-others"))]
    typed = forgetting_person.typed if ";" in argument else forgetting_former.typed
    return typed(turn, argument)


def _is_sure(turn: Turn, text: str) -> bool:
    return is_phrase(text, turn.t.plain("forget-phrase"))


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _ask(turn)


def press_no(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _kept(turn)


def _kept(turn: Turn) -> list[Reply]:
    if turn.conversation is not None and turn.conversation.expects in (SURE, KEEP):
        turn.forget()
    return [turn.show(Screen(turn.t("forget-not")))]


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The button names whom it forgets: who came back later is another one."""
    if number(arguments(given, 1)[0]) != turn.member.id:
        raise Outdated
    return _do(turn)


def type_phrase(turn: Turn, text: str) -> list[Reply]:
    """The words that confirm it, or «нет»; nothing: the text is about something else."""
    return _do(turn) if _is_sure(turn, text) else type_no(turn, text)


def type_no(turn: Turn, text: str) -> list[Reply]:
    """«нет» to the question whether to erase; more than that word needs the button."""
    return _kept(turn) if agrees(text) is False else []


# -- asked


def _heir(turn: Turn) -> Member | None:
    """Who gets his clients; nobody: he is the only head."""
    whom, team = turn.member, staying(turn, turn.member)
    if is_only_head(whom, team):
        return None
    load = team_rows.load(turn.connection, whom.team_id, [one.id for one in team])
    return heir(whom, team, team_rows.in_hand(turn.connection, whom, turn.now), load)


def _ask(turn: Turn) -> list[Reply]:
    """What will be gone, what stays, to whom his clients go."""
    taker = _heir(turn)
    if taker is None:
        return [turn.alert(turn.t.plain("forget-last-head"))]
    turn.ask(SURE)
    return [turn.show(screens.ask_forget(turn.t, _leaves(turn, taker)))]


def _leaves(turn: Turn, taker: Member, given: int = 0) -> Leaves:
    alias = turn.t.plain("forget-alias", number=str(turn.member.id))
    count = given + moving.count(turn.connection, turn.member, moving.ALL)
    return Leaves(turn.member.id, turn.member.name, alias, count, taker.name)


# -- done


def _do(turn: Turn) -> list[Reply]:
    """Once: he is no member then, and his buttons say so."""
    taker = _heir(turn)
    if taker is None:
        return [turn.alert(turn.t.plain("forget-last-head"))]
    if turn.member.id in being_erased(turn):
        return [turn.alert(turn.t.plain("forget-under-way"))]
    if moves.under_way(turn, turn.member):
        return [turn.alert(turn.t.plain("forget-moving"))]
    return _some(turn, taker, moves.begin(turn.member, [taker], "a", "0", leaves=True))


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    """The next of his clients; where the one who got them left meanwhile, they go to another one."""
    job, taker = moves.job_of(fetched.data), _heir(turn)
    if taker is None:
        return [turn.alert(turn.t.plain("forget-last-head"))]
    if people.colleague(turn.connection, turn.member.team_id, job.to[0]) is None:
        job = replace(moves.begin(turn.member, [taker], "a", "0", leaves=True), began=True)
    return _some(turn, taker, job)


def _some(turn: Turn, taker: Member, job: Job) -> list[Reply]:
    job, is_over = moves.some(turn, turn.member, job)
    return _in_texts(turn, taker, job, 0) if is_over else _later(turn, job, step(STEP, _goes_on(job)))


def carry_on_in_texts(turn: Turn, fetched: Fetched) -> list[Reply]:
    """What was said about the next clients; if he got new ones meanwhile, they are given away first."""
    job, taker = moves.job_of(fetched.data["job"]), _heir(turn)
    if taker is None or moving.count(turn.connection, turn.member, moving.ALL):
        return carry_on(turn, replace(fetched, data=fetched.data["job"]))
    return _in_texts(turn, taker, job, fetched.data["after"])


def _in_texts(turn: Turn, taker: Member, job: Job, after: int) -> list[Reply]:
    mark = texts(forgetting.team_locale(turn.connection, turn.member.team_id)).plain("forgotten-mark")
    reached = forgetting.from_texts(turn.connection, turn.member, after, mark)
    if reached is None:
        return _forget(turn, taker, job)
    data = {"whom": turn.member.id, "job": _goes_on(job), "after": reached}
    return _later(turn, job, step(TEXTS_STEP, data))


def stopped(turn: Turn, _: Fetched) -> list[Reply]:
    """A step failed for good: he is asked to go on, the heads hear of it. If he is gone, it goes on without him."""
    whom = turn.member
    if not whom.works_here:
        return forgetting_former.take_over(turn, whom)
    told = [one for one in heads.to_tell(turn.connection, whom.team_id, turn.now) if one.id != whom.id]
    lines = [(one, Screen(texts(one.locale)("forget-stopped-heads", name=whom.name))) for one in told]
    return [turn.say(screens.stopped(turn.t, whom.id)), *(message_to(one.telegram_id, line) for one, line in lines)]


def _goes_on(job: Job) -> dict[str, object]:
    return replace(job, began=True).as_data()


def _later(turn: Turn, job: Job, on: Reply) -> list[Reply]:
    """The next step, when everybody else had his turn; the first time he is told that it goes on."""
    count = sum(job.got) + moving.count(turn.connection, turn.member, moving.ALL)
    return [on] if job.began else [turn.show(Screen(turn.t("forget-begun", count=count))), on]


def _forget(turn: Turn, head: Member, job: Job) -> list[Reply]:
    """He has nothing in hand any more: he leaves, and his data goes."""
    whom, chat = turn.member, turn.member.telegram_id
    taker = people.colleague(turn.connection, whom.team_id, job.to[0]) or head
    leaves = _leaves(turn, taker, sum(job.got))
    # Of a base of nobody nothing is noted.
    job = job if leaves.clients else replace(job, to=(), got=(), meetings=())
    gone = part_with(turn, whom, job)
    forgetting.forget(turn.connection, whom, leaves.alias, turn.now)
    audit.note(turn.connection, whom, "member.forgotten", turn.now, subject=("member", whom.id))
    leading = heads.to_tell(turn.connection, whom.team_id, turn.now)
    told: list[Reply] = [
        message_to(one.telegram_id, screens.told_head(texts(one.locale), leaves, taker.id)) for one in leading
    ]
    if taker.id not in {one.id for one in leading}:
        told += moves.tell_takers(turn, whom, job)
    return [turn.say(screens.forgotten(turn.t)), no_commands(chat), *gone, *told]
