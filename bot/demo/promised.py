"""What was promised comes due: kept, moved, broken or forgotten; and an offer may lead to a deal."""

from __future__ import annotations

from datetime import date

from bot.demo import deals
from bot.demo.agenda import Scene
from bot.demo.life import DAY, Known, Life
from bot.domain.promises import PromiseKind, PromiseState, latest_due
from bot.store import path_forms, promises


def expect(life: Life, number: int, whom: Known, promise_id: int, due: date) -> None:
    """The afternoon of its day, or of the working day before."""
    fate = life.one_of(kept=0.73, moved=0.13, broken=0.09, forgotten=0.05)
    at = life.at(due, 17, life.chance.randrange(5, 50))
    match fate:
        case "kept":
            life.agenda.plan(at, number, lambda scene: _keep(life, number, whom, promise_id, scene))
        case "moved":
            morning = life.at(due, 9, 12)
            life.agenda.plan(morning, number, lambda scene: _move(life, number, whom, promise_id, scene))
        case "broken":
            life.agenda.plan(at, number, lambda scene: _break(life, number, whom, promise_id, scene))


def _keep(life: Life, number: int, whom: Known, promise_id: int, scene: Scene) -> None:
    member = life.members[number]
    found = promises.get(scene.connection, member.team_id, promise_id)
    if found is None or found.state is not PromiseState.OPEN:
        return
    promises.settle(scene.connection, found, PromiseState.KEPT, None, member.day(scene.now))
    if found.kind is PromiseKind.OFFER:
        deals.name_sum(life, number, whom, scene)
    deals.lead_on(life, number, whom, scene)


def _move(life: Life, number: int, whom: Known, promise_id: int, scene: Scene) -> None:
    member = life.members[number]
    found = promises.get(scene.connection, member.team_id, promise_id)
    if found is None or not found.may_move:
        return
    later = min(life.next_day(number, found.due_on + 4 * DAY), latest_due(found.made_on))
    promises.move(scene.connection, found, later, life.pick(life.words.moved_because))
    at = life.at(later, 17, 30)
    life.agenda.plan(at, number, lambda then: _keep(life, number, whom, promise_id, then))


def _break(life: Life, number: int, whom: Known, promise_id: int, scene: Scene) -> None:
    member = life.members[number]
    found = promises.get(scene.connection, member.team_id, promise_id)
    if found is None or found.state is not PromiseState.OPEN:
        return
    why = life.pick(life.words.broken_because)
    promises.settle(scene.connection, found, PromiseState.BROKEN, why, member.day(scene.now))
    path_forms.follow(scene.connection, member.team_id, whom.id, scene.now)
