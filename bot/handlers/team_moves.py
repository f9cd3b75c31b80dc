"""A base that changes hands: some clients at a time, until all are moved, or nobody may go on with it.

Each step moves some, ends and wishes for the next in one transaction, so a kill leaves nobody without an owner: who
was not moved yet is still the old one's, and the next step goes on with him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.delivery.errands import Fetched, step
from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.leaving import AT_ONCE, group, shares, takers
from bot.domain.path import CLOSING
from bot.domain.people import Member
from bot.handlers.team_base import being_erased, card_of, everybody, pinned_week, staying, waited_for
from bot.handlers.turn import Outdated, Turn, number
from bot.screens import team_moving as screens
from bot.screens.screen import Screen
from bot.store import audit, clients, heads, moving, people, segments
from bot.store import team as team_rows
from bot.store.moving import Part
from bot.texts import texts

STEP = "team.step"
SPREAD = screens.SPREAD


def fitting(turn: Turn, whom: Member) -> list[Member]:
    """To whom his clients may go, likely first."""
    team, has = staying(turn, whom), team_rows.in_hand(turn.connection, whom, turn.now)
    load = team_rows.load(turn.connection, turn.member.team_id, [one.id for one in team])
    return takers(whom, team, has, load)


def part_of(turn: Turn, kind: str, value: str) -> tuple[Part, str]:
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


def among(turn: Turn, whom: Member, taker: int) -> list[Member]:
    """Who gets them: this one, or all who fit best. Raises Outdated."""
    found = fitting(turn, whom)
    chosen_ones = group(found) if taker == SPREAD and found else [one for one in found if one.id == taker]
    if not chosen_ones:
        raise Outdated
    return chosen_ones


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
    closing: tuple[tuple[int, int], ...] = ()
    """Clients in block 3 who went over, each with who has him now."""

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {name: list(getattr(self, name)) for name in ("to", "got", "meetings", "closing")}


def job_of(data: dict[str, Any]) -> Job:
    # An errand that the version before began tells of no deals.
    closing = tuple((client, taker) for client, taker in data.get("closing", ()))
    lists = {name: tuple(data[name]) for name in ("to", "got", "meetings")}
    job = Job(data["whom"], kind=data["kind"], value=data["value"], leaves=data["leaves"], began=data["began"], **lists)
    return replace(job, closing=closing)


def under_way(turn: Turn, whom: Member) -> bool:
    """His clients are being moved already, or he is being erased."""
    return whom.id in {*being_erased(turn), *waited_for(turn, STEP)}


def begin(whom: Member, to: Sequence[Member], kind: str, value: str, *, leaves: bool) -> Job:
    nothing = (0,) * len(to)
    return Job(whom.id, tuple(one.id for one in to), kind, value, leaves, nothing, nothing)


def some(turn: Turn, whom: Member, job: Job) -> tuple[Job, bool]:
    """Some of them change hands; whether these were the last."""
    part, _ = part_of(turn, job.kind, job.value)
    ids = moving.some(turn.connection, whom, part, AT_ONCE)
    got, meetings, closing = list(job.got), list(job.meetings), list(job.closing)
    there = {one.id: one for one in everybody(turn) if one.id in job.to}
    if not there:
        # All who were to have them left meanwhile: who is, is asked anew.
        raise Outdated
    deals = moving.deals(turn.connection, whom.team_id, ids)
    for taker, his in shares(ids, deals, {one: job.got[job.to.index(one)] for one in there}).items():
        closing += [(each, taker) for each in his if each in deals and deals[each].block == CLOSING]
        if his:
            place = job.to.index(taker)
            got[place] += len(his)
            meetings[place] += moving.give(
                *(turn.connection, whom, there[taker], his, turn.member, turn.now), leaves=job.leaves
            )
    done = replace(job, got=tuple(got), meetings=tuple(meetings), closing=tuple(closing))
    return done, len(ids) < AT_ONCE


def go_on(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    """The next some, when everybody else had his turn."""
    on = step(STEP, replace(job, began=True).as_data())
    if job.began:
        return [on]
    part, _ = part_of(turn, job.kind, job.value)
    count = sum(job.got) + moving.count(turn.connection, whom, part)
    return [turn.show(Screen(turn.t("move-goes-on", count=count))), on]


def stopped(turn: Turn, fetched: Fetched) -> list[Reply]:
    """Nobody goes on with it: whoever began it leads no more, or those who were to have them are gone. Everybody hears
    how far it came, and every head may go on."""
    job = job_of(fetched.data)
    whom = people.colleague(turn.connection, turn.member.team_id, job.whom)
    return _stopped(turn, whom, job) if whom else []


def _stopped(turn: Turn, whom: Member, job: Job) -> list[Reply]:
    got, told = named_shares(turn, job), tell_takers(turn, whom, replace(job, leaves=False))
    if sum(job.got):
        note(turn, whom, job)
        told += [*_tell_owner(turn, whom, got), *pinned_week(turn, whom)]
    left, press = _left(turn, whom, job), _way_on(turn, whom, job)
    for one in heads.to_tell(turn.connection, whom.team_id, turn.now):
        t = texts(one.locale)
        screen = screens.stopped(t, whom.name, turn.member.name, got, left, press, leaves=job.leaves)
        told.append(message_to(one.telegram_id, screen))
    return told


def _left(turn: Turn, whom: Member, job: Job) -> int:
    try:
        return moving.count(turn.connection, whom, part_of(turn, job.kind, job.value)[0])
    except Outdated:  # the segment is gone, and with it what was to be moved
        return 0


def _way_on(turn: Turn, whom: Member, job: Job) -> tuple[str | int, ...]:
    """To the same as before, where they may still have them; else whom is asked anew."""
    fit = {one.id for one in fitting(turn, whom)}
    to = SPREAD if len(job.to) > 1 else job.to[0]
    asked = to in fit or (to == SPREAD and bool(fit))
    if job.leaves:
        return ("leave.to", whom.id, to) if asked else ("leave.of", whom.id)
    return ("move.to", whom.id, job.kind, job.value, to) if asked else ("move.part", whom.id, job.kind, job.value)


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
    told = [*_tell_owner(turn, whom, got), *tell_takers(turn, whom, job), *pinned_week(turn, whom)]
    return [turn.show(card_of(turn, whom, done)), *told]


def _tell_owner(turn: Turn, whom: Member, got: Sequence[tuple[str, int]]) -> list[Reply]:
    if whom.id == turn.member.id:
        return []
    return [message_to(whom.telegram_id, screens.told_owner(texts(whom.locale), turn.member.name, got))]


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
        his = [client for client, of in job.closing if of == taker]
        deals = list(clients.names(turn.connection, whom.team_id, his).values())
        told = screens.told_taker(texts(one.locale), turn.member.name, whom.name, count, met, deals, leaves=job.leaves)
        replies += [message_to(one.telegram_id, told), *pinned_week(turn, one)]
    return replies
