"""What changes today is nothing to a week that is over: who keeps a promise, how much and as what somebody works."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from itertools import cycle

from sqlalchemy import ColumnElement, Connection, select, update

from bot.domain.closing import same_figures
from bot.domain.funnel import Gap, Kind
from bot.domain.people import Member, Role
from bot.domain.promises import PromiseState
from bot.domain.summary import PersonWeek, Promised, Summary
from bot.domain.timetable import Week
from bot.store import (
    closing_weeks,
    existing,
    handing_over,
    moving,
    people,
    promises,
    records,
    role_changes,
    summaries,
    team,
)
from bot.store.database import Database
from bot.store.tables import clients
from bot.store.tables import promises as promise_rows
from bot.store.tables import records as record_rows
from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW, WEEKS
from tests.summaries.quarter_rows import HEAD

DAY = timedelta(days=1)
WEEK = Week(FIRST_MONDAY + timedelta(weeks=WEEKS - 3))
CLOSED = datetime.combine(WEEK.sunday + 2 * DAY, time(0, 5), MOSCOW)
NEXT = Week(WEEK.monday + timedelta(weeks=1))


@dataclass(frozen=True)
class Given:
    """A promise of the week that is still open, whose author looks after the client."""

    id: int
    client_id: int
    author: Member


def member(c: Connection, member_id: int) -> Member:
    found = people.get(c, 1, member_id)
    assert found is not None
    return found


def given(c: Connection) -> Given:
    row = c.execute(
        select(promise_rows.c.id, promise_rows.c.client_id, promise_rows.c.author_id)
        .join(clients, clients.c.id == promise_rows.c.client_id)
        .where(
            promise_rows.c.made_on.between(WEEK.monday, WEEK.sunday),
            promise_rows.c.state == PromiseState.OPEN,
            clients.c.owner_id == promise_rows.c.author_id,
        )
        .order_by(promise_rows.c.id)
    ).first()
    assert row is not None
    return Given(row.id, row.client_id, member(c, row.author_id))


def whose(told: tuple[Promised, ...]) -> dict[int, int]:
    return {each.id: each.member_id for each in told}


def closed(c: Connection) -> Summary:
    assert closing_weeks.close(c, summaries.gather(c, 1, WEEK, CLOSED), CLOSED)
    return closing_weeks.look(c, 1, WEEK, CLOSED).summary


def correct_another(c: Connection, not_of: set[int]) -> None:
    """A call that counted is taken back: so the week is closed anew."""
    others = [each for each in summaries.who_worked(c, 1, WEEK) if each.role is Role.HUNTER and each.id not in not_of]
    statement = select(record_rows.c.id, record_rows.c.member_id)
    for number, member_id in c.execute(
        statement.where(
            record_rows.c.kind == Kind.CALL,
            record_rows.c.local_day == WEEK.monday,
            record_rows.c.undone_at.is_(None),
            record_rows.c.member_id.in_([each.id for each in others]),
        )
    ).all():
        found = records.own(c, member(c, member_id), number)
        assert found is not None
        records.undo(c, found, CLOSED + DAY)


async def test_a_promise_that_went_over_stays_given_by_its_author_and_is_kept_by_whoever_keeps_it(
    office: Database,
) -> None:
    """Handed over after the close, and once more by who leaves; closed anew for another record's sake."""

    def story(c: Connection) -> None:
        promise = given(c)
        hunters = [each for each in summaries.who_worked(c, 1, NEXT) if each.role is Role.HUNTER and each.works_here]
        second, third = [each for each in hunters if each.id != promise.author.id][:2]
        before = closed(c)
        assert whose(before.promises.made)[promise.id] == promise.author.id

        today = CLOSED.date()
        hand = partial(handing_over.move, c, 1, promise.client_id, existing_now=False, now=CLOSED)
        assert hand(promise.author.id, second.id, today)
        assert hand(second.id, third.id, today)
        team.let_go(c, member(c, promise.author.id), CLOSED)
        correct_another(c, {promise.author.id, second.id, third.id})
        after = closing_weeks.look(c, 1, WEEK, CLOSED + DAY)
        assert after.mark is not None
        assert after.mark.version == 2
        assert after.summary.promises == before.promises
        assert after.mark.changes
        assert [each for each in after.mark.changes if each.stage is None] == []

        goes = promises.get(c, 1, promise.id)
        assert goes is not None
        assert (goes.author_id, goes.keeper_id) == (promise.author.id, third.id)
        assert promise.id in [each.id for each in promises.open_of(c, third, WEEK.monday)]
        assert promise.id not in [each.id for each in promises.open_of(c, promise.author, WEEK.monday)]
        promises.settle(c, goes, PromiseState.KEPT, None, today + DAY)
        this = summaries.gather(c, 1, NEXT, CLOSED + 2 * DAY)
        assert whose(this.promises.kept)[promise.id] == third.id
        assert promise.id not in whose(this.promises.made)
        again = closing_weeks.look(c, 1, WEEK, CLOSED + 2 * DAY)
        assert (again.mark, again.summary) == (after.mark, after.summary)

    await office.transaction(story)


async def test_a_share_that_changes_is_that_of_the_weeks_since(office: Database) -> None:
    """A week that is over keeps its norms, closed or not; this one has those of the new share."""

    def story(c: Connection) -> None:
        before = closed(c)
        unclosed = summaries.counted(c, 1, Week(WEEK.monday - timedelta(weeks=4)), CLOSED)
        for one in people.of_team(c, 1):
            team.change_share(c, one, 40 if one.share == 100 else 100, CLOSED)
        shown = closing_weeks.look(c, 1, WEEK, CLOSED + DAY)
        assert shown.mark is not None
        assert (shown.mark.version, shown.summary) == (1, before)
        assert summaries.counted(c, 1, unclosed.week, CLOSED) == unclosed
        this = summaries.gather(c, 1, NEXT, CLOSED + DAY)
        shares = {
            each.member_id: (each.fair.share, was.fair.share)
            for each in this.people
            if (was := before.person(each.member_id))
        }
        assert set(shares.values()) == {(40, 100), (100, 50)}

    await office.transaction(story)


async def test_farmers_who_are_something_else_by_now_still_share_one_contact_a_client_a_day(office: Database) -> None:
    """However many people are counted at once: all, five a step, each alone."""

    def counted(c: Connection, at_once: int = 100) -> list[PersonWeek]:
        whom = summaries.who_worked(c, 1, WEEK)
        steps = (whom[n : n + at_once] for n in range(0, len(whom), at_once))
        return [week for step in steps for week in summaries.weeks_of(c, 1, step, WEEK, None)]

    def promote(c: Connection) -> None:
        for one in people.of_team(c, 1):
            if one.role is Role.FARMER:
                assert role_changes.note_existing(c, one, CLOSED.date())
                team.change_role(c, one, Role.HUNTER, one, CLOSED + DAY)

    before = await office.transaction(counted)
    shared = [
        gap for one in before for stage in one.stages for gap in stage.not_counted if gap.gap.startswith("same_day_")
    ]
    assert shared
    await office.transaction(promote)
    assert await office.transaction(counted) == before
    for at_once in (1, 5):
        assert await office.transaction(partial(counted, at_once=at_once)) == before


async def test_what_farmers_did_counts_as_it_did_whoever_has_their_clients_since(office: Database) -> None:
    """Handed over, moved, given by the team's rule, with a meeting; clients of hunters who are farmers since."""

    def story(c: Connection) -> None:
        whom = summaries.who_worked(c, 1, WEEK)
        farmers = [each for each in whom if each.role is Role.FARMER and each.works_here]
        hunters = [each for each in whom if each.role is Role.HUNTER and each.works_here]
        # Half of their talks were with hunters' clients, whom only another role or another owner would make count.
        theirs, others = (_clients_of(c, each) for each in (farmers, hunters))
        talks = (
            c.execute(select(record_rows.c.id).where(*_talks_of(farmers)).order_by(record_rows.c.id)).scalars().all()
        )
        for number, client_id in zip(talks[::2], cycle(others), strict=False):
            c.execute(update(record_rows).where(record_rows.c.id == number).values(client_id=client_id))
        before = closed(c)
        gaps = [gap for one in before.people for stage in one.stages for gap in stage.not_counted]
        assert any(gap.gap is Gap.NOT_EXISTING and len(gap.ids) > 1 for gap in gaps)

        later = CLOSED + DAY
        for at, (client_id, owner) in enumerate(theirs.items()):
            old, new = member(c, owner), hunters[at % len(hunters)]
            match at % 3:
                case 0:
                    moving.give(c, old, new, [client_id], member(c, HEAD), later, leaves=False)
                case 1:
                    existing.give(c, 1, client_id, old.id, new.id, later)
                case _:
                    handing_over.move(c, 1, client_id, old.id, new.id, later.date(), existing_now=False, now=later)
        for at, (client_id, owner) in enumerate(others.items()):
            if at % 2:
                moving.give(c, member(c, owner), farmers[0], [client_id], member(c, HEAD), later, leaves=False)
        for one in hunters:
            team.change_role(c, member(c, one.id), Role.FARMER, one, later)
            assert role_changes.settle(c, member(c, one.id), 0, later) is None
        shown = closing_weeks.look(c, 1, WEEK, later + DAY)
        assert shown.mark is not None
        assert (shown.mark.version, shown.summary) == (1, before)

    await office.transaction(story)


async def test_a_week_closed_when_its_sunday_judged_all_of_it_is_counted_by_days_once_it_is_opened_again(
    office: Database,
) -> None:
    """The rule alone corrects nothing; where nobody's role changed, a week closed then is corrected as any other."""

    def story(c: Connection) -> None:
        head = member(c, HEAD)
        for week, changed in ((WEEK, True), (NEXT, False)):
            now = datetime.combine(week.sunday + 2 * DAY, time(0, 5), MOSCOW)
            counted = summaries.gather(c, 1, week, now)
            assert (len({each.member_id for each in counted.people}) < len(counted.people)) is changed
            assert closing_weeks.close(c, replace(counted, by_stints=False, people=counted.people[:-1]), now)
            before = closing_weeks.look(c, 1, week, now + DAY)
            assert before.mark is not None
            assert (before.summary.by_stints, before.mark.version) == ((False, 1) if changed else (True, 2))
            assert closing_weeks.reopen(c, 1, week, head, now + DAY)
            assert closing_weeks.close(c, summaries.gather(c, 1, week, now + DAY), now + DAY, head)
            after = closing_weeks.look(c, 1, week, now + DAY)
            assert after.mark is not None
            assert after.summary.by_stints
            assert same_figures(after.summary.people, counted.people)
            assert {each.member_id for each in after.mark.changes} == (
                {counted.people[-1].member_id} if changed else set()
            )

    await office.transaction(story)


def _talks_of(whom: list[Member]) -> tuple[ColumnElement[bool], ...]:
    return (
        record_rows.c.member_id.in_([each.id for each in whom]),
        record_rows.c.local_day.between(WEEK.monday, WEEK.sunday),
        record_rows.c.kind == Kind.CONTACT,
    )


def _clients_of(c: Connection, whom: list[Member]) -> dict[int, int]:
    """Whose each is; many are enough."""
    wanted = select(clients.c.id, clients.c.owner_id).where(clients.c.owner_id.in_([each.id for each in whom]))
    return {row.id: row.owner_id for row in c.execute(wanted.order_by(clients.c.id))}
