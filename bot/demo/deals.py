"""From interest to money: contract, order, payment; or lost, or put off. Paid, the client goes to the farmer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.demo.agenda import Act, Scene
from bot.demo.cast import OLGA, VERA
from bot.demo.life import DAY, Known, Life
from bot.domain.handover import HandoverState
from bot.domain.path import Move, PathStage, Place, Said, problem_of
from bot.store import (
    audit,
    client_facts,
    clients,
    existing,
    handing_over,
    handovers,
    paths,
)

JOINED_FROM = Decimal(600_000)
"""The head joins what is worth it, and leaves the rest to the hunter."""


def lead_on(life: Life, number: int, whom: Known, scene: Scene) -> None:
    """A promise was kept: what comes of it, some days later."""
    match life.one_of(contract=0.42, lost=0.16, postponed=0.12, talks=0.3):
        case "contract":
            _plan(life, number, scene, 5, lambda later: _contract(life, number, whom, later))
        case "lost":
            _plan(life, number, scene, 6, lambda later: _lose(life, number, whom, later))
        case "postponed":
            _plan(life, number, scene, 4, lambda later: _put_off(life, number, whom, later))


def of_head(life: Life, whom: Known, scene: Scene) -> None:
    """A key client of the head's own: his contract is being closed, by herself."""
    head = OLGA.number
    move(life, head, whom, scene, Move.PROGRESS, amount=Decimal(life.chance.randrange(150, 400) * 10_000))
    _plan(life, head, scene, 1, lambda later: _sign(life, head, whom, later))


def _sign(life: Life, number: int, whom: Known, scene: Scene) -> None:
    if move(life, number, whom, scene, Move.CONTRACT):
        _join(life, whom, scene)


def name_sum(life: Life, number: int, whom: Known, scene: Scene) -> None:
    """With the proposal the sum is known."""
    if life.happens(0.7):
        move(life, number, whom, scene, Move.PROGRESS, amount=Decimal(life.chance.randrange(8, 150) * 10_000))


def fade(life: Life, number: int, whom: Known, scene: Scene) -> None:
    """Who was interested and came no further in a month is mostly given up."""

    def give_up(later: Scene) -> None:
        deal = paths.get(later.connection, life.members[number].team_id, whom.id)
        if deal is None or deal.stage is not PathStage.PROGRESS or life.happens(0.2):
            return
        if life.happens(0.3):
            _put_off(life, number, whom, later)
        else:
            _lose(life, number, whom, later)

    _plan(life, number, scene, 45, give_up)


def _plan(life: Life, number: int, scene: Scene, days: int, act: Act) -> None:
    first = life.members[number].day(scene.now) + life.chance.randint(2, days + 3) * DAY
    life.agenda.plan(life.at(life.next_day(number, first), 17, life.chance.randrange(2, 55)), number, act)


def _contract(life: Life, number: int, whom: Known, scene: Scene) -> None:
    deal = paths.get(scene.connection, life.members[number].team_id, whom.id)
    named = deal.amount if deal else None
    amount = named or Decimal(life.chance.randrange(9, 140) * 10_000)
    if not move(life, number, whom, scene, Move.CONTRACT, amount=amount):
        return
    if amount >= JOINED_FROM:
        _plan(life, OLGA.number, scene, 1, lambda later: _join(life, whom, later))
    if life.happens(0.85):
        _plan(life, number, scene, 13, lambda later: _order(life, number, whom, later))
    else:
        _plan(life, number, scene, 9, lambda later: _lose(life, number, whom, later))


def _order(life: Life, number: int, whom: Known, scene: Scene) -> None:
    if move(life, number, whom, scene, Move.ORDER):
        _plan(life, number, scene, 16, lambda later: _pay(life, number, whom, later))


def _pay(life: Life, number: int, whom: Known, scene: Scene) -> None:
    if move(life, number, whom, scene, Move.PAID) and number != VERA.number:
        _plan(life, number, scene, 3, lambda later: _offer(life, number, whom, later))


def _lose(life: Life, number: int, whom: Known, scene: Scene) -> None:
    if move(life, number, whom, scene, Move.LOST, reason=life.pick(life.words.lost_because)):
        whom.out = True


def _put_off(life: Life, number: int, whom: Known, scene: Scene) -> None:
    day = life.next_day(number, life.members[number].day(scene.now) + life.chance.randint(20, 60) * DAY)
    move(life, number, whom, scene, Move.POSTPONED, reason=life.pick(life.words.postponed_because), returns_on=day)


def move(
    life: Life,
    number: int,
    whom: Known,
    scene: Scene,
    what: Move,
    *,
    amount: Decimal | None = None,
    reason: str = "",
    returns_on: date | None = None,
) -> bool:
    """As it is said by hand: with all that follows from it. False: it cannot be said of him now."""
    connection, member = scene.connection, life.members[number]
    deal = paths.get(connection, member.team_id, whom.id)
    client = clients.get(connection, member.team_id, whom.id)
    if client is None or client.owner_id != member.id:
        return False
    buys = existing.of_client(connection, member.team_id, whom.id)
    today = member.day(scene.now)
    said = Said(what, today, amount, reason, returns_on, buys)
    place = Place(paths.path_of(deal), buys, postponed=client.postponed_until is not None)
    if problem_of(place, said) is not None:
        return False
    seen = paths.latest(connection, member.team_id, whom.id)
    paths.move(connection, member, whom.id, said, seen, scene.now)
    if what is Move.PAID and not buys:
        existing.mark(connection, member.team_id, whom.id, today)
    if client.postponed_until != returns_on:
        client_facts.change(connection, client, postponed_until=returns_on)
    if what in (Move.POSTPONED, Move.LOST):
        handing_over.off_lists(connection, member.team_id, whom.id, member.id, today)
    audit.note(
        *(connection, member, "path.move", scene.now),
        subject=("client", whom.id),
        was=deal.stage if deal else None,
        move=what,
        amount=str(amount or "") or None,
    )
    return True


def _join(life: Life, whom: Known, scene: Scene) -> None:
    head = life.members[OLGA.number]
    if paths.join(scene.connection, head, whom.id, scene.now):
        audit.note(scene.connection, head, "path.join", scene.now, subject=("client", whom.id))


def _offer(life: Life, number: int, whom: Known, scene: Scene) -> None:
    """To the farmer, who takes him within some days."""
    giver, taker = life.members[number], life.members[VERA.number]
    client = clients.get(scene.connection, giver.team_id, whom.id)
    if client is None or client.owner_id != giver.id:
        return
    offered = handovers.offer(
        *(scene.connection, giver, whom.id, giver.id, taker.id, life.pick(life.words.handed)), scene.now
    )
    if offered is not None:
        _plan(life, VERA.number, scene, 3, lambda later: _accept(life, offered, whom, later))


def _accept(life: Life, handover_id: int, whom: Known, scene: Scene) -> None:
    taker = life.members[VERA.number]
    offer = handovers.get(scene.connection, taker.team_id, handover_id)
    if offer is None or not handovers.settle(scene.connection, offer, HandoverState.ACCEPTED, scene.now):
        return
    handing_over.move(
        *(scene.connection, taker.team_id, whom.id, offer.from_id, taker.id, taker.day(scene.now)),
        existing_now=True,
        now=scene.now,
    )
    about = ("client", whom.id)
    audit.note(scene.connection, taker, "client.handed", scene.now, subject=about, old=offer.from_id, new=taker.id)
    life.known[whom.owner].remove(whom)
    whom.owner = VERA.number
    life.known[VERA.number].append(whom)
