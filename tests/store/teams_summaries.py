"""What the functions of the store are tried with that are about a team's weeks: counted, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.domain.closing import Change, Figure
from bot.domain.funnel import Stage
from bot.domain.people import Member
from bot.domain.stints import stints
from bot.domain.summary import PersonWeek
from bot.store import (
    closed_weeks,
    closing_weeks,
    dial_rates_of_many,
    summaries,
    summary_authors,
    summary_facts,
)
from tests.store.teams_town import NEXT, NOW, TODAY, WEEK, Town

Ask = Callable[[Connection, Town, Member], Any]
LATER = NOW + timedelta(weeks=1)


def _done(people: Sequence[PersonWeek]) -> list[int]:
    """The records that count."""
    return [number for one in people for stage in one.stages for number in stage.ids]


def _weeks(c: Connection, me: Member) -> list[int]:
    return _done(summaries.weeks_of(c, me.team_id, summaries.who_worked(c, me.team_id, WEEK), WEEK, None))


def _closed(c: Connection, town: Town) -> bool:
    return closing_weeks.close(c, summaries.gather(c, town.team, WEEK, NOW), LATER)


def _kept(c: Connection, town: Town) -> closed_weeks.Version:
    _closed(c, town)
    version = closed_weeks.latest(c, town.team, WEEK)
    assert version is not None
    return version


def _authors(c: Connection, town: Town, me: Member) -> list[int]:
    """Who called: of a stranger's own figure nobody of the town."""
    change = Change(0, Figure.COUNTED, Stage.EFFECTIVE_CALL, 0, 1, (town.record.id,))
    return [each for told in summary_authors.told(c, me.team_id, WEEK, [change], NOW) for each in told.by if each]


QUESTIONS: dict[str, Ask] = {
    "summaries.gather": lambda c, t, me: _done(summaries.gather(c, me.team_id, WEEK, NOW).people),
    "summaries.counted": lambda c, t, me: _done(summaries.counted(c, me.team_id, WEEK, NOW).people),
    "summaries.who_worked": lambda c, t, me: t.ann.id in [one.id for one in summaries.who_worked(c, me.team_id, WEEK)],
    "summaries.weeks_of": lambda c, t, me: _weeks(c, me),
    "summaries.as_closed": lambda c, t, me: _closed(c, t) and summaries.as_closed(c, me.team_id, NEXT),
    "summaries.is_small": lambda c, t, me: summaries.is_small(c, me.team_id, WEEK) and me.team_id == t.team,
    "summaries.ahead_of": lambda c, t, me: (
        summaries.ahead_of(c, me.team_id, [t.ann], WEEK, NOW)[t.ann.id].waiting == 0 and me.team_id == t.team
    ),
    "summary_facts.behind": lambda c, t, me: [
        each for each in summary_facts.behind(c, me.team_id, stints(t.ann, WEEK), WEEK) if me.team_id == t.team
    ],
    "summary_facts.promised": lambda c, t, me: (
        summary_facts.promised(c, me.team_id, [t.ann.id], WEEK, TODAY + timedelta(days=1), fresh=True).made
    ),
    "summary_authors.told": _authors,
    "dial_rates_of_many.counts_of": lambda c, t, me: dial_rates_of_many.counts_of(c, me.team_id, [t.ann], TODAY)[
        t.ann.id
    ][1],
    "closed_weeks.latest": lambda c, t, me: _closed(c, t) and closed_weeks.latest(c, me.team_id, WEEK),
    "closed_weeks.between": lambda c, t, me: (
        _closed(c, t) and closed_weeks.between(c, me.team_id, WEEK.monday, WEEK.monday)
    ),
    "closed_weeks.all_of": lambda c, t, me: _closed(c, t) and closed_weeks.all_of(c, me.team_id, WEEK),
    "closing_weeks.look": lambda c, t, me: _closed(c, t) and closing_weeks.look(c, me.team_id, WEEK, LATER).closed,
    "closing_weeks.closing_day": lambda c, t, me: (
        _kept(c, t)
        and closing_weeks.reopen(c, t.team, WEEK, t.ann, LATER + timedelta(weeks=1))
        and closing_weeks.closing_day(c, me.team_id, WEEK) > LATER.date() + timedelta(days=2)
    ),
    "closing_weeks.trend": lambda c, t, me: (
        _closed(c, t) and [each for each in closing_weeks.trend(c, me.team_id, WEEK, NOW).weeks if each.closed]
    ),
    "closed_weeks.reopen": lambda c, t, me: closed_weeks.reopen(c, me.team_id, _kept(c, t).mark, me, LATER),
    "closing_weeks.reopen": lambda c, t, me: _kept(c, t) and closing_weeks.reopen(c, me.team_id, WEEK, me, LATER),
}

CHANGES: dict[str, Ask] = {}

ELSEWHERE = {
    # Of the team itself; of people, or a summary, that were fetched by the team.
    "summaries.team_of", "summaries.set_lead", "summaries.assembled", "summary_facts.at_risk",
    "closed_weeks.add", "closing_weeks.close", "closing_weeks.close_counted",
}  # fmt: skip
