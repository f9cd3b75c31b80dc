"""The made quarter as rows of a database."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert

from bot.store.tables import (
    absences,
    clients,
    decision_makers,
    forms,
    list_items,
    meetings,
    members,
    paths,
    promises,
    questionnaires,
    records,
    standings,
    studies,
    teams,
)
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW, Act, Booked, Form, Person, Quarter, Study

EARLY = datetime.combine(FIRST_MONDAY - timedelta(days=60), time(), UTC)
HEAD = 9000


def fill(c: Connection, made: Quarter, team_id: int = 1, zone: str = "Europe/Moscow") -> int:
    """Write a team's quarter down; returns its id. People, clients and rows keep the ids of the facts."""
    c.execute(insert(teams), [{"id": team_id, "name": "Отдел", "timezone": zone, "locale": "ru", "created_at": EARLY}])
    c.execute(insert(members), [_member(team_id, each) for each in made.people])
    head = Person(HEAD, "Ольга Седова", "head", FIRST_MONDAY - timedelta(days=60))
    c.execute(insert(members), [_member(team_id, head)])
    questions = {"id": 1, "team_id": team_id, "version": 1, "content": "{}", "created_at": EARLY}
    c.execute(insert(questionnaires), [questions])
    c.execute(insert(clients), [_client(team_id, each) for each in made.clients])
    c.execute(insert(decision_makers), [_decider(team_id, one) for each in made.clients for one in each.deciders])
    c.execute(insert(records), [_record(team_id, each) for each in made.acts])
    c.execute(insert(meetings), [_meeting(team_id, each) for each in made.booked])
    c.execute(insert(forms), [_form(team_id, each) for each in made.forms])
    c.execute(insert(promises), [_promise(team_id, each) for each in made.agreed])
    if made.studies:
        c.execute(insert(studies), [_study(team_id, each) for each in made.studies])
    if made.away:
        c.execute(insert(absences), [_absence(team_id, each) for each in made.away])
    _as_things_stand(c, made, team_id)
    return team_id


def _member(team_id: int, one: Person) -> dict[str, Any]:
    before = [one.role, *(role for _, role in one.became)][:-1]
    left = None if one.left is None else datetime.combine(one.left, time(18), MOSCOW)
    return {
        "id": one.id,
        "team_id": team_id,
        "telegram_id": None if left else one.id,
        "role": one.became[-1][1] if one.became else one.role,
        "roles": [[at.isoformat(), was] for (at, _), was in zip(one.became, before, strict=True)] or None,
        "name": one.name,
        "timezone": "Europe/Moscow",
        "locale": "ru",
        "joined_at": datetime.combine(one.joined, time(8), MOSCOW),
        "share": one.share,
        "left_at": left,
    }


def _client(team_id: int, each: Any) -> dict[str, Any]:
    return {
        "id": each.id,
        "team_id": team_id,
        "name": each.name,
        "search_name": each.name.lower(),
        "owner_id": each.owner,
        "existing_since": each.since,
        "created_at": EARLY,
    }


def _decider(team_id: int, each: Any) -> dict[str, Any]:
    return {
        "id": each.id,
        "team_id": team_id,
        "client_id": each.client,
        "full_name": each.name,
        "position": each.position,
        "standing": each.standing,
        "created_at": EARLY,
    }


def _record(team_id: int, act: Act) -> dict[str, Any]:
    return {
        "id": act.id,
        "team_id": team_id,
        "member_id": act.who,
        "client_id": act.client.id,
        "decision_maker_id": act.decider.id if act.decider else None,
        "kind": act.kind,
        "result": act.result,
        "happened_at": act.at,
        "local_day": act.day,
        "answered_on": act.answered,
        "created_at": act.at,
        "undone_at": act.at + timedelta(minutes=5) if act.undone else None,
    }


def _meeting(team_id: int, each: Booked) -> dict[str, Any]:
    return {
        "id": each.act.id,
        "team_id": team_id,
        "member_id": each.act.who,
        "client_id": each.act.client.id,
        "decision_maker_id": each.act.decider.id if each.act.decider else None,
        "record_id": each.act.id,
        "local_day": each.act.day,
        "starts_at": each.starts,
        "ends_at": each.starts and each.starts + timedelta(hours=1),
        "repeat": each.repeat,
        "state": "undone" if each.act.undone else "cancelled" if each.cancelled else "booked",
    }


def _form(team_id: int, each: Form) -> dict[str, Any]:
    return {
        "id": each.id,
        "team_id": team_id,
        "client_id": each.client.id,
        "member_id": each.who,
        "questionnaire_id": 1,
        "record_id": each.act.id if each.act else None,
        "existing": each.client.existing,
        "begun_at": each.begun,
        "changed_at": each.begun,
        "answered": each.answered,
        "required": each.required,
        "interest": "yes" if each.interest else "no",
    }


def _promise(team_id: int, each: Any) -> dict[str, Any]:
    return {
        "id": each.id,
        "team_id": team_id,
        "client_id": each.client.id,
        "author_id": each.who,
        "keeper_id": each.who,
        "record_id": each.act.id,
        "kind": "offer",
        "made_on": each.made,
        "due_on": each.due,
        "state": each.state,
        "settled_on": each.settled,
        "created_at": each.act.at,
    }


def _study(team_id: int, each: Study) -> dict[str, Any]:
    at = datetime.combine(each.day, time(10), MOSCOW)
    return {
        "id": each.id,
        "team_id": team_id,
        "member_id": each.who,
        "client_id": each.client.id,
        "local_day": each.day,
        "cause": "stale",
        "asked": 0,
        "answers": {},
        "indicators": {},
        "created_at": at,
        "concluded_at": at if each.concluded else None,
        "undone_at": at if each.undone else None,
    }


def _absence(team_id: int, each: Any) -> dict[str, Any]:
    whose = {"team_id": team_id, "member_id": each.who, "created_by": each.who, "created_at": EARLY}
    return whose | {"first_day": each.first, "last_day": each.last, "kind": "vacation"}


def _as_things_stand(c: Connection, made: Quarter, team_id: int) -> None:
    """Next week's lists, who is at risk, what stands in block 3: as of now, whenever that is."""
    last = max(each.day for each in made.acts)
    ahead = last - timedelta(days=last.weekday()) + timedelta(days=7)
    wanted = [each for one in made.people for each in _listed(made, one)]
    item = {"team_id": team_id, "monday": ahead, "source": "added", "position": 1}
    item["created_at"] = max(each.at for each in made.acts) + timedelta(hours=1)
    c.execute(insert(list_items), [item | {"member_id": each.owner, "client_id": each.id} for each in wanted])
    owners = {each.id: each for each in made.clients}
    stands = [_standing(team_id, owners[number], risk) for number, risk in made.at_risk.items()]
    if stands:
        c.execute(insert(standings), stands)
    for client, stage, amount, joined in made.deals:
        row = {"client_id": client.id, "team_id": team_id, "member_id": client.owner, "stage": stage, "block": 3}
        joins = {"joined_by": HEAD if joined else None}
        c.execute(insert(paths), [row | joins | {"since": FIRST_MONDAY, "amount": Decimal(amount)}])


def _listed(made: Quarter, one: Person) -> list[Any]:
    return [each for each in made.clients if each.owner == one.id][: made.listed[one.id]]


def _standing(team_id: int, client: Any, risk: int) -> dict[str, Any]:
    return {
        "client_id": client.id,
        "team_id": team_id,
        "member_id": client.owner,
        "turnover_class": "B",
        "turnover": Decimal(1000 * client.id),
        "risk": risk,
        "growth": 0,
        "risk_order": -risk * client.id,
        "growth_order": 0,
        "news": False,
        "paused": False,
        "unclassed": False,
        "studied_on": FIRST_MONDAY,
        "reckoned_on": FIRST_MONDAY,
        "reckon_on": FIRST_MONDAY + timedelta(days=400),
    }
