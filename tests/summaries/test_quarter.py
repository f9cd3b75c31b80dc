"""A made quarter of a team of twenty: every figure of its summaries against an independent calculation."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.domain.people import Role
from bot.domain.summary import PersonWeek, Summary
from bot.domain.timetable import Week
from bot.store import summaries
from bot.store.database import Database
from tests.summaries import quarter_reference
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW, WEEKS, Quarter
from tests.summaries.quarter_reference import Reference

MONDAYS = [FIRST_MONDAY + timedelta(weeks=n) for n in range(WEEKS)]


def friday(monday: date) -> datetime:
    return datetime.combine(monday + timedelta(days=4), time(20), MOSCOW)


def gathered(c: Connection, monday: date, now: datetime) -> Summary:
    return summaries.gather(c, 1, Week(monday), now)


def test_the_reference_knows_nothing_of_the_bot() -> None:
    """Neither it nor the facts that it counts from."""
    for name in ("quarter_reference", "quarter_made"):
        assert "import bot" not in (source := Path(quarter_reference.__file__).with_name(f"{name}.py").read_text())
        assert "from bot" not in source


async def test_every_figure_of_every_week_is_that_of_the_independent_calculation(
    office: Database, made: Quarter
) -> None:
    """What counts and which records it is, why the rest does not, norms of short weeks, last week's marks."""
    reference = Reference(made)
    figures = 0
    for monday in MONDAYS:
        shown = await office.transaction(lambda c, monday=monday: gathered(c, monday, friday(monday)))  # type: ignore[misc]  # binds the loop's week
        assert {each.key for each in shown.people} == {(one.id, role) for one, role in reference.people(monday)}
        for person in shown.people:
            figures += assert_as_reference_says(person, reference, monday)
        counted = [(stage.stage, each) for person in shown.people for stage in person.stages for each in stage.ids]
        assert len(set(counted)) == len(counted), "a record counts twice"
        reasons = {str(gap): dict(whose) for gap, whose in shown.not_counted}
        assert reasons == reference.reasons(monday)
    print("figures compared:", figures)
    assert figures > 3000


def assert_as_reference_says(person: PersonWeek, reference: Reference, monday: date) -> int:
    one = next(each for each in reference.made.people if each.id == person.member_id)
    expected = reference.week(one, person.role, monday)
    before = reference.before(one, person.role, monday)
    assert [str(each.stage) for each in person.stages] == list(expected.stages)
    for shown in person.stages:
        stage = expected.stages[shown.stage]
        assert set(shown.ids) == stage.counted, (one, monday, shown.stage)
        assert {number: str(gap.gap) for gap in shown.not_counted for number in gap.ids} == stage.why_not
        assert shown.norm == stage.norm
        was = before.stages.get(shown.stage) if before else None
        assert shown.last == (len(was.counted) if was else None)
    assert (person.fair.worked, person.done) == (expected.worked, expected.done)
    return 4 * len(person.stages) + 2


@pytest.mark.parametrize("monday", MONDAYS[2::5])
async def test_promises_risks_and_who_improved_are_those_of_the_independent_calculation(
    office: Database, made: Quarter, monday: date
) -> None:
    """By the day on which it is looked at."""
    reference = Reference(made)
    shown = await office.transaction(lambda c: gathered(c, monday, friday(monday)))
    told = {name: {each.id for each in getattr(shown.promises, name)} for name in ("made", "kept", "broken", "overdue")}
    assert told == reference.promises(monday, friday(monday).date())
    assert shown.risks.count == len(reference.at_risk(monday))
    assert {each.client_id for each in shown.risks.clients} <= reference.at_risk(monday)
    best = shown.improved
    assert (best and (best.member_id, best.done, best.before)) == reference.improved(monday)


async def test_what_stands_in_block_3_and_how_ready_the_lists_are_is_told_of_the_present_week_only(
    office: Database, made: Quarter
) -> None:
    """Of an old week nobody knows any more how things stood."""
    now = friday(MONDAYS[-1])
    this, old = [await office.transaction(lambda c, m=m: gathered(c, m, now)) for m in (MONDAYS[-1], MONDAYS[3])]  # type: ignore[misc]  # binds the loop's week
    deals = sorted(((client.id, stage, amount, joined) for client, stage, amount, joined in made.deals))
    shown = sorted((each.client_id, str(each.stage), int(each.amount or 0), not each.waits) for each in this.closing)
    assert shown == deals
    here = {one.id for one in made.people if one.left is None and one.role_on(now.date()) != "head"}
    lists = {each.member_id: each.next_list.waiting for each in this.people if each.next_list}
    assert lists == {number: min(30, count) for number, count in made.listed.items() if number in here}
    assert (old.closing, old.risks.count, [each for each in old.people if each.next_list]) == ((), 0, [])


async def test_it_is_the_same_on_each_database(anywhere: Database, made: Quarter) -> None:
    """One week, whole."""
    reference, monday = Reference(made), MONDAYS[7]
    shown = await anywhere.transaction(lambda c: gathered(c, monday, friday(monday)))
    for one, role in reference.people(monday):
        person = shown.person(one.id, Role(role))
        assert person is not None
        assert_as_reference_says(person, reference, monday)
