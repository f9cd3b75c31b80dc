"""A head moves somebody's clients to a colleague: all, a segment's or a letter's; a large base step by step.

Each step moves some, ends and wishes for the next in one transaction, so a kill leaves nobody without an owner: who
was not moved yet is still the old one's, and the next step goes on with him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.delivery import errands
from bot.delivery.errands import Fetched, step
from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.leaving import AT_ONCE, group, shares, takers
from bot.domain.people import Ability, Member, Role
from bot.domain.segments import named as segment_named
from bot.domain.team_typed import letter_named
from bot.handlers.team_base import card_of, chosen, everybody, pinned_week
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import team_moving as screens
from bot.screens.screen import Screen
from bot.store import audit, moving, people, segments
from bot.store import team as team_rows
from bot.store.moving import Part
from bot.texts import texts

STEP = "team.step"
FORGET_STEP = "forget.step"
"""Of who asked that his data be erased: his clients go to a head first."""
SPREAD = screens.SPREAD


def routes() -> Routes:
    presses = {"move.of": press_of, "move.part": press_part, "move.to": press_to, "move.do": press_do}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.LEAD_TEAM))


# -- what and to whom


def fitting(turn: Turn, whom: Member) -> list[Member]:
    """To whom his clients may go, likely first."""
    team, has = everybody(turn), team_rows.in_hand(turn.connection, whom, turn.now)
    load = team_rows.load(turn.connection, turn.member.team_id, [one.id for one in team])
    return takers(whom, team, has, load)


def press_of(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_part(turn, chosen(turn, number(arguments(given, 1)[0])))


def _ask_part(turn: Turn, whom: Member) -> list[Reply]:
    count = moving.count(turn.connection, whom, moving.ALL)
    if not count:
        return [turn.alert(turn.t.plain("move-nothing", name=whom.name))]
    by_segment = moving.by_segment(turn.connection, whom)
    return [turn.show(screens.ask_part(turn.t, whom, count, by_segment, moving.by_letter(turn.connection, whom)))]


def _part(turn: Turn, kind: str, value: str) -> tuple[Part, str]:
    """Which clients a button means, and what they are called. Raises Outdated."""
    if kind == "a":
        return moving.ALL, ""
    if kind == "l" and len(value) == 1:
        return Part(letter=value), screens.what(turn.t, kind, value.upper())
    if kind != "s":
        raise Outdated
    if value == str(moving.NO_SEGMENT):
        return Part(moving.NO_SEGMENT), turn.t.plain("move-part-none")
    found = segments.get(turn.connection, turn.member.team_id, number(value))
    if found is None:
        raise Outdated
    return Part(found.id), screens.what(turn.t, kind, found.name)


def press_part(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, value = arguments(given, 3)
    return _ask_taker(turn, chosen(turn, number(member_id)), kind, value)


def _ask_taker(turn: Turn, whom: Member, kind: str, value: str) -> list[Reply]:
    part, what = _part(turn, kind, value)
    count, found = moving.count(turn.connection, whom, part), fitting(turn, whom)
    if not count:
        return [turn.alert(turn.t.plain("move-nothing", name=whom.name))]
    if not found:
        return [turn.alert(turn.t.plain("move-nobody"))]
    load = team_rows.load(turn.connection, whom.team_id, [one.id for one in found])
    press = ("move.to", str(whom.id), kind, value)
    said = screens.ask_whom(turn.t, whom, count, what)
    return [turn.show(screens.ask_taker(turn.t, whom, found, load, len(group(found)), press, said))]


def among(turn: Turn, whom: Member, taker: int) -> list[Member]:
    """Who gets them: this one, or all who fit best. Raises Outdated."""
    found = fitting(turn, whom)
    chosen_ones = group(found) if taker == SPREAD and found else [one for one in found if one.id == taker]
    if not chosen_ones:
        raise Outdated
    return chosen_ones


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, value, taker = arguments(given, 4)
    return _confirm(turn, chosen(turn, number(member_id)), kind, value, number(taker))


def _confirm(turn: Turn, whom: Member, kind: str, value: str, taker: int) -> list[Reply]:
    part, what = _part(turn, kind, value)
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
    if len(found) != 1 or not moving.count(turn.connection, whom, _part(turn, *part)[0]):
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


# -- carried out


@dataclass(frozen=True, slots=True)
class Job:
    """A base that changes hands, and how far it got; as an errand keeps it."""

    whom: int
    to: tuple[int, ...]
    kind: str = "a"
    value: str = "0"
    leaves: bool = False
    got: tuple[int, ...] = ()
    """How many each has by now, in the order of `to`."""
    meetings: tuple[int, ...] = ()
    began: bool = False
    """It is told that it goes on."""

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"to": list(self.to), "got": list(self.got), "meetings": list(self.meetings)}


def job_of(data: dict[str, Any]) -> Job:
    lists = {name: tuple(data[name]) for name in ("to", "got", "meetings")}
    return Job(
        data["whom"], kind=data["kind"], value=data["value"], leaves=data["leaves"], began=data["began"], **lists
    )


def under_way(turn: Turn, whom: Member) -> bool:
    """His clients are being moved already."""
    kinds = (STEP, FORGET_STEP)
    waiting = [each for kind in kinds for each in errands.under_way(turn.connection, turn.member.team_id, kind)]
    return any(each["whom"] == whom.id for each in waiting)


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, value, taker = arguments(given, 4)
    whom = chosen(turn, number(member_id))
    if under_way(turn, whom):
        return [turn.alert(turn.t.plain("move-under-way"))]
    part, _ = _part(turn, kind, value)
    if not moving.count(turn.connection, whom, part):
        return [turn.alert(turn.t.plain("move-nothing", name=whom.name))]
    to = among(turn, whom, number(taker))
    job, is_over = some(turn, whom, begin(whom, to, kind, value, leaves=False))
    return finish(turn, whom, job) if is_over else go_on(turn, whom, job)


def begin(whom: Member, to: Sequence[Member], kind: str, value: str, *, leaves: bool) -> Job:
    nothing = (0,) * len(to)
    return Job(whom.id, tuple(one.id for one in to), kind, value, leaves, nothing, nothing)


def some(turn: Turn, whom: Member, job: Job) -> tuple[Job, bool]:
    """Some of them change hands; whether these were the last."""
    part, _ = _part(turn, job.kind, job.value)
    ids = moving.some(turn.connection, whom, part, AT_ONCE)
    got, meetings = list(job.got), list(job.meetings)
    there = {one.id: one for one in everybody(turn) if one.id in job.to}
    if not there:
        # All who were to have them left meanwhile: who is, is asked anew.
        raise Outdated
    for taker, his in shares(ids, list(there), sum(job.got)).items():
        if his:
            place = job.to.index(taker)
            got[place] += len(his)
            meetings[place] += moving.give(
                *(turn.connection, whom, there[taker], his, turn.member, turn.now), leaves=job.leaves
            )
    return replace(job, got=tuple(got), meetings=tuple(meetings)), len(ids) < AT_ONCE


def go_on(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    """The next some, when everybody else had his turn."""
    on = step(STEP, replace(job, began=True).as_data())
    if job.began:
        return [on]
    part, _ = _part(turn, job.kind, job.value)
    count = sum(job.got) + moving.count(turn.connection, whom, part)
    return [turn.show(Screen(turn.t("move-goes-on", count=count))), on]


def carry_on(turn: Turn, fetched: Fetched) -> tuple[Member, Job, bool] | None:
    """A step of a long move: whose clients, how far it is, whether it is over; None: he left meanwhile."""
    job = job_of(fetched.data)
    whom = people.colleague(turn.connection, turn.member.team_id, job.whom)
    return (whom, *some(turn, whom, job)) if whom else None


def finish(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    """All are told what came of it."""
    note(turn, whom, job)
    got = named_shares(turn, job)
    done = screens.moved(turn.t, whom.name, got, sum(job.meetings))
    told = []
    if whom.id != turn.member.id:
        told.append(message_to(whom.telegram_id, screens.told_owner(texts(whom.locale), turn.member.name, got)))
    return [turn.show(card_of(turn, whom, done)), *told, *tell_takers(turn, whom, job), *pinned_week(turn, whom)]


def note(turn: Turn, whom: Member, job: Job) -> None:
    part = {"segment": job.value} if job.kind == "s" else {"letter": job.value} if job.kind == "l" else {}
    shared = {str(taker): count for taker, count in zip(job.to, job.got, strict=True)}
    about = ("member", whom.id)
    audit.note(turn.connection, turn.member, "clients.moved", turn.now, subject=about, to=shared, **part)


def named_shares(turn: Turn, job: Job) -> list[tuple[str, int]]:
    found = [people.get(turn.connection, turn.member.team_id, each) for each in job.to]
    return [(one.name, count) for one, count in zip(found, job.got, strict=True) if one is not None]


def tell_takers(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    replies: list[Reply] = []
    for taker, count, met in zip(job.to, job.got, job.meetings, strict=True):
        one = people.colleague(turn.connection, turn.member.team_id, taker)
        if one is None or one.id == turn.member.id or not (count or met):
            continue
        told = screens.told_taker(texts(one.locale), turn.member.name, whom.name, count, met, leaves=job.leaves)
        replies += [message_to(one.telegram_id, told), *pinned_week(turn, one)]
    return replies
