"""What the functions of the store are tried with that are about existing clients: ledgers, standings, studies, and
handing a client over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, update

from bot.domain.alerting import Alert
from bot.domain.base_map import Quarter
from bot.domain.client_class import Class
from bot.domain.funnel import Result
from bot.domain.handover import HandoverState
from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed
from bot.domain.ledgers import BuyerState, Summary
from bot.domain.people import Member
from bot.domain.record import Record
from bot.domain.study import Conclusion
from bot.domain.study_choice import Cause, Chosen
from bot.domain.studying import concluding
from bot.store import (
    alerts,
    base_maps,
    existing,
    farming_weeks,
    handing_over,
    handovers,
    ledger_buyers,
    ledgers,
    promised_calls,
    promises,
    records,
    sales,
    stale,
    standings,
    standings_due,
    studies,
)
from bot.store.tables import standings as standing_rows
from tests.store import teams_town
from tests.store.teams_town import NOW, TODAY, Town

Ask = Callable[[Connection, Town, Member], Any]


def build(c: Connection) -> Town:
    """The town, where the client buys too: a file of sales names him, and he is offered to a colleague."""
    town = teams_town.build(c)
    of = ledgers.begin(c, town.ann, "Sales", Summary(1, 1), [["Ромашка", None, 1, 100, 0, 0]], ["[]"], NOW)
    sale = Sale(TODAY, Decimal(1), None, None, None, None)
    sales.write(c, of, {town.client.id: [Changed("key", Change.NEW, None, sale)]}, NOW)
    handovers.offer(c, town.ann, town.client.id, town.ann.id, town.ann.id, "", NOW)
    return town


def _is_found(c: Connection, town: Town, me: Member) -> bool:
    of = ledgers.own(c, town.ann, 1)
    assert of is not None
    buyers = ledger_buyers.next_of(c, of, BuyerState.READ, 1)
    return any(found.client for _, found in ledger_buyers.match_some(c, me, buyers))


def _is_existing(c: Connection, town: Town, me: Member) -> bool:
    existing.mark(c, town.team, town.client.id, TODAY)
    return existing.of_client(c, me.team_id, town.client.id)


def _handed(c: Connection, town: Town, me: Member) -> Record | None:
    """Even if the row named him: he is of another team."""
    promised_calls.hand_over(c, town.team, town.client.id, town.ann.id, me.id, TODAY)
    return records.handed(c, me, town.record.id)


def _has_base(c: Connection, town: Town) -> bool:
    existing.mark(c, town.team, town.client.id, TODAY)
    return True


def _accepted(c: Connection, town: Town) -> bool:
    offer = handovers.get(c, town.team, 1)
    assert offer is not None
    return handovers.settle(c, offer, HandoverState.ACCEPTED, NOW)


def _standing(c: Connection, town: Town) -> None:
    """Her client buys, and how he stands is reckoned."""
    existing.mark(c, town.team, town.client.id, TODAY)
    standings.reckon(c, town.team, [town.client.id], TODAY)


def _stands(c: Connection, town: Town, me: Member) -> Any:
    _standing(c, town)
    return standings.look(c, me.team_id, [town.client.id], TODAY)


def _reckoned(c: Connection, town: Town, me: Member) -> Any:
    """A stranger's reckoning finds nobody, and takes nobody's row away."""
    _standing(c, town)
    found = standings.reckon(c, me.team_id, [town.client.id], TODAY)
    assert standings.has_any(c, town.ann)
    return found


def _candidates(c: Connection, town: Town, me: Member) -> Any:
    _standing(c, town)
    return standings.has_any(c, me) and standings.candidates(c, me, TODAY)


def _studied(c: Connection, town: Town, me: Member) -> tuple[Any, ...]:
    """Each way of finding a study that was concluded."""
    _standing(c, town)
    studies.begin(c, town.ann, [Chosen(town.client.id, Cause.RISK)], TODAY, NOW)
    study = studies.all_of_day(c, town.ann, TODAY)[-1]
    studies.conclude(c, concluding(study, Conclusion.KEEP), {}, str(study.id), TODAY, NOW)
    return (
        studies.own(c, me, study.id),
        studies.all_of_day(c, me, TODAY),
        studies.day_of(c, me, TODAY).studies,
        studies.last_done(c, me, TODAY),
        studies.last_of_client(c, me.team_id, town.client.id),
    )


def _waited(c: Connection, town: Town, me: Member) -> int:
    _standing(c, town)
    c.execute(update(standing_rows).values(turnover_class=Class.A))
    return standings.waited(c, me, [town.client.id], TODAY)


def _complaint(c: Connection, town: Town) -> bool:
    records.change(c, town.record, result=Result.COMPLAINT, call_back_on=TODAY)
    return True


def _noted(c: Connection, town: Town, me: Member, since: date = TODAY) -> Any:
    _standing(c, town)
    alerts.note(c, me.team_id, {town.client.id: [Alert("recency-risk", since, sharp=True)]})
    return alerts.waiting(c, [town.ann], sharp=True)


def _not_seen(c: Connection, town: Town, me: Member) -> Any:
    """Whether it was this member's look after which nothing is left to be told."""
    _noted(c, town, town.ann, TODAY + timedelta(days=me.id))
    alerts.seen(c, me.team_id, town.client.id, NOW)
    return not alerts.waiting(c, [town.ann], sharp=True)


def _team_marked(c: Connection, town: Town, me: Member) -> Any:
    """Whether her client is to be reckoned by that."""
    _standing(c, town)
    stale.mark_team(c, me.team_id)
    return standings_due.due(c, town.ann.zone.key, TODAY, 1)


QUESTIONS: dict[str, Ask] = {
    "alerts.note": _noted,
    "alerts.seen": _not_seen,
    "existing.of_client": _is_existing,
    # Others than a record that there is none of: hers.
    "existing.began_with": lambda c, t, me: not existing.began_with(c, me.team_id, t.client.id, 0),
    "standings.look": _stands,
    "standings.reckon": _reckoned,
    "standings.candidates": _candidates,
    "standings.has_any": _candidates,
    "standings.waited": _waited,
    "records.complaints": lambda c, t, me: _complaint(c, t) and records.complaints(c, me, TODAY, TODAY),
    "records.complaints_with": lambda c, t, me: (
        _complaint(c, t) and records.complaints_with(c, me.team_id, t.client.id)
    ),
    "study_facts.gather": _stands,
    "studies.own": lambda c, t, me: _studied(c, t, me)[0],
    "studies.all_of_day": lambda c, t, me: _studied(c, t, me)[1],
    "studies.day_of": lambda c, t, me: _studied(c, t, me)[2],
    "studies.last_done": lambda c, t, me: _studied(c, t, me)[3],
    "studies.last_of_client": lambda c, t, me: _studied(c, t, me)[4],
    "farming_weeks.filled": lambda c, t, me: farming_weeks.filled(c, me.team_id, t.form),
    "records.handed": _handed,
    "records.call_backs_with": lambda c, t, me: records.call_backs_with(c, me.team_id, t.client.id, t.ann.id, TODAY),
    "base_maps.of": lambda c, t, me: _has_base(c, t) and base_maps.of(c, me.team_id, [t.ann.id]).count,
    "base_maps.counted": lambda c, t, me: _has_base(c, t) and base_maps.counted(c, me.team_id, [t.ann.id]).count,
    "base_maps.clients_of": lambda c, t, me: (
        _has_base(c, t) and base_maps.clients_of(c, me.team_id, [t.ann.id], Quarter.KEEP, 0, 9)
    ),
    "base_maps.who_has_any": lambda c, t, me: _has_base(c, t) and base_maps.who_has_any(c, me.team_id, [t.ann.id]),
    "handovers.get": lambda c, t, me: handovers.get(c, me.team_id, 1),
    "handovers.offered": lambda c, t, me: handovers.offered(c, me.team_id, t.client.id),
    "handovers.to_member": lambda c, t, me: handovers.to_member(c, me),
    "handovers.from_member": lambda c, t, me: handovers.from_member(c, me),
    "handovers.of_team": lambda c, t, me: handovers.of_team(c, me.team_id),
    "handovers.came_back": lambda c, t, me: _accepted(c, t) and handovers.came_back(c, me.team_id, t.client.id, t.ann),
    "handovers.accepted": lambda c, t, me: _accepted(c, t) and handovers.accepted(c, me.team_id, t.client.id),
    "handovers.settled": lambda c, t, me: _accepted(c, t) and handovers.settled(c, me.team_id, NOW),
    "handovers.receivers": lambda c, t, me: _accepted(c, t) and handovers.receivers(c, me.team_id, t.ann.id),
    "ledgers.own": lambda c, t, me: ledgers.own(c, me, 1),
    "ledgers.last": lambda c, t, me: ledgers.last(c, me),
    "ledgers.under_way": lambda c, t, me: [each.id for each in ledgers.under_way(c, me)],
    "ledger_buyers.match_some": _is_found,
    "sales.until": lambda c, t, me: sales.until(c, me.team_id),
    "stale.mark_team": _team_marked,
}

CHANGES: dict[str, Ask] = {
    "existing.mark": lambda c, t, me: existing.mark(c, me.team_id, t.client.id, TODAY),
    "handing_over.move": lambda c, t, me: handing_over.move(
        *(c, me.team_id, t.client.id, t.ann.id, t.stranger.id, TODAY), existing_now=True, now=NOW
    ),
    "promised_calls.hand_over": lambda c, t, me: promised_calls.hand_over(
        c, me.team_id, t.client.id, t.ann.id, t.stranger.id, TODAY
    ),
    "promises.hand_over": lambda c, t, me: promises.hand_over(
        c, me.team_id, t.client.id, t.ann.id, t.stranger.id, TODAY
    ),
    "handovers.note": lambda c, t, me: handovers.note(c, me.team_id, t.client.id, t.ann.id, t.stranger.id, NOW),
    "existing.give": lambda c, t, me: existing.give(c, me.team_id, t.client.id, t.ann.id, t.stranger.id, NOW),
}

ELSEWHERE = {
    # About the team itself, or they make new rows in it: whose these are, their callers asked before.
    "ledgers.begin", "ledgers.currency",
    # The ledger was fetched for this member before; of a stranger's name nobody is found by ledger_buyers.match_some.
    "ledger_work.match_step", "ledger_work.write_step", "ledger_clients.settle_new",
    # Of the clients that this file named: which of them the member may not bring sales of any more.
    "ledger_clients.colleagues",
    # The clients were chosen from the member's own; what is given up is his own.
    "studies.begin", "studies.give_up_old", "studies.follow",
    # Whose client it is, existing.give has asked; it names the team once more.
    "stale.given",
    # The study was fetched for this member before.
    "standings.reckon_concluded",
}  # fmt: skip
