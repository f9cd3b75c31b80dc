"""A summary as plain data and back: what a closed week keeps.

People's names are not kept, their ids are: whoever is forgotten is forgotten in the weeks that are closed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.board import NOTHING, Pile
from bot.domain.fair_week import FairWeek
from bot.domain.funnel import Gap, Stage
from bot.domain.path import PathStage
from bot.domain.people import Role
from bot.domain.promises import PromiseKind
from bot.domain.summary import (
    AtRisk,
    Closing,
    Improved,
    NextList,
    NotCounted,
    PersonWeek,
    Promised,
    Promises,
    Risks,
    StageWeek,
    Summary,
)
from bot.domain.timetable import Week

Plain = dict[str, Any]
FORMAT = 2
"""Of the first one, people whose role changed in the week were judged by the role of its Sunday."""


def to_plain(summary: Summary) -> Plain:
    promises = summary.promises
    better = summary.improved
    return {
        "format": FORMAT if summary.by_stints else 1,
        "team_id": summary.team_id,
        "team": summary.team,
        "monday": summary.week.monday.isoformat(),
        "as_of": summary.as_of.isoformat(),
        "today": summary.today.isoformat(),
        "people": [_person_out(each) for each in summary.people],
        "made": _promised_out(promises.made),
        "kept": _promised_out(promises.kept),
        "broken": _promised_out(promises.broken),
        "overdue": _promised_out(promises.overdue),
        "at_risk": summary.risks.count,
        "risks": [[each.client_id, each.client, each.member_id, str(each.turnover)] for each in summary.risks.clients],
        "closing": [_closing_out(each) for each in summary.closing],
        "paid": [summary.paid.count, str(summary.paid.amount), summary.paid.unknown],
        "currency": summary.currency,
        "improved": [better.member_id, better.done, better.before] if better else None,
    }


def from_plain(data: Mapping[str, Any], names: Mapping[int, str]) -> Summary:
    """With people's names as they are now, by member."""
    better = data["improved"]
    return Summary(
        team_id=data["team_id"],
        team=data["team"],
        week=Week(date.fromisoformat(data["monday"])),
        as_of=datetime.fromisoformat(data["as_of"]),
        today=date.fromisoformat(data["today"]),
        people=tuple(_person_in(each, names) for each in data["people"]),
        promises=Promises(*(_promised_in(data[name]) for name in ("made", "kept", "broken", "overdue"))),
        risks=Risks(
            data["at_risk"],
            tuple(
                AtRisk(client_id, client, member_id, Decimal(turnover))
                for client_id, client, member_id, turnover in data["risks"]
            ),
        ),
        closing=tuple(_closing_in(each) for each in data["closing"]),
        # Weeks that were closed before this was told have none.
        paid=Pile(data["paid"][0], Decimal(data["paid"][1]), data["paid"][2]) if "paid" in data else NOTHING,
        improved=Improved(*better) if better else None,
        currency=data["currency"],
        by_stints=data["format"] >= FORMAT,
    )


def _person_out(each: PersonWeek) -> Plain:
    fair, ready = each.fair, each.next_list
    return {
        "id": each.member_id,
        "role": str(each.role),
        "fair": [fair.worked, fair.of, fair.share, fair.ramp, fair.spare],
        "walkins": list(each.walkins),
        "list": [ready.waiting, ready.needed] if ready else None,
        "done": [each.done, each.done_last],
        "stages": [
            {
                "stage": str(stage.stage),
                "norm": stage.norm,
                "last": stage.last,
                "ids": list(stage.ids),
                "gaps": [[str(gap.gap), list(gap.ids)] for gap in stage.not_counted],
            }
            for stage in each.stages
        ],
    }


def _person_in(data: Mapping[str, Any], names: Mapping[int, str]) -> PersonWeek:
    ready = data["list"]
    done, done_last = data["done"]
    return PersonWeek(
        member_id=data["id"],
        name=names.get(data["id"], ""),
        role=Role(data["role"]),
        stages=tuple(_stage_in(each) for each in data["stages"]),
        fair=FairWeek(*data["fair"]),
        walkins=tuple(data["walkins"]),
        next_list=NextList(*ready) if ready else None,
        done=done,
        done_last=done_last,
    )


def _stage_in(data: Mapping[str, Any]) -> StageWeek:
    return StageWeek(
        stage=Stage(data["stage"]),
        norm=data["norm"],
        last=data["last"],
        ids=tuple(data["ids"]),
        not_counted=tuple(NotCounted(Gap(gap), tuple(ids)) for gap, ids in data["gaps"]),
    )


def _promised_out(promises: Iterable[Promised]) -> list[list[Any]]:
    return [
        [each.id, each.member_id, each.client_id, each.client, str(each.kind), each.due_on.isoformat()]
        for each in promises
    ]


def _promised_in(rows: Iterable[Iterable[Any]]) -> tuple[Promised, ...]:
    return tuple(
        Promised(number, member_id, client_id, client, PromiseKind(kind), date.fromisoformat(due_on))
        for number, member_id, client_id, client, kind, due_on in rows
    )


def _closing_out(each: Closing) -> list[Any]:
    amount = None if each.amount is None else str(each.amount)
    who = [each.client_id, each.client, each.member_id]
    return [*who, str(each.stage), amount, each.since.isoformat(), each.joined_by]


def _closing_in(row: Iterable[Any]) -> Closing:
    client_id, client, member_id, stage, amount, since, joined_by = row
    known = None if amount is None else Decimal(amount)
    return Closing(client_id, client, member_id, PathStage(stage), known, date.fromisoformat(since), joined_by)
