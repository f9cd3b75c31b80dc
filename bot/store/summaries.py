"""A team's week as the head's summary tells it: some queries, however many people there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.call_lists import next_week
from bot.domain.local_time import local_day
from bot.domain.people import Member
from bot.domain.sufficiency import sufficiency
from bot.domain.summary import GROUP_OF, Closing, Group, NextList, PersonWeek, Risks, Summary
from bot.domain.summing_up import most_improved, person_week
from bot.domain.timetable import Week
from bot.store import call_lists, closed_weeks, dial_rates_of_many, paths, summary_facts, team, time_accounts
from bot.store.tables import teams

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
FRESH = timedelta(days=7)
"""So long after a week it is still told how things stand at its end: of an older one nobody knows any more."""
_TEAM = select(teams.c.name, teams.c.timezone, teams.c.summary_lead, teams.c.created_at, teams.c.currency).where(
    teams.c.id == bindparam("team_id")
)


@dataclass(frozen=True, slots=True)
class Of:
    """The team, as its summary needs it."""

    id: int
    name: str
    zone: ZoneInfo
    lead: int
    """Minutes before the planning at which the summary comes."""
    created_on: date
    currency: str

    def today(self, now: datetime) -> date:
        return local_day(now, self.zone)


def team_of(connection: Connection, team_id: int) -> Of:
    row = connection.execute(_TEAM, {"team_id": team_id}).one()
    zone = ZoneInfo(row.timezone)
    return Of(team_id, row.name, zone, row.summary_lead, local_day(row.created_at, zone), row.currency)


def set_lead(connection: Connection, team_id: int, minutes: int) -> None:
    connection.execute(update(teams).where(teams.c.id == team_id).values(summary_lead=minutes))


def gather(connection: Connection, team_id: int, week: Week, now: datetime) -> Summary:
    """The week as it is now."""
    whom = who_worked(connection, team_id, week)
    before = as_closed(connection, team_id, week)
    people = weeks_of(connection, team_id, whom, week, before)
    return assembled(connection, team_id, week, now, people, lists_of(connection, team_id, whom, week, now))


# A tap waits for one step only, where the steps are done one transaction after another (reminders/gathering.py).


def who_worked(connection: Connection, team_id: int, week: Week) -> list[Member]:
    """Whoever worked here in the week and has norms, as he was at its end."""
    here = team.of_week(connection, team_id, week)
    return [one for one in here if one.role in GROUP_OF and one.onboarding is None and one.joined_on <= week.sunday]


def as_closed(connection: Connection, team_id: int, week: Week) -> Summary | None:
    """The week before this one, if it is closed."""
    version = closed_weeks.latest(connection, team_id, Week(week.monday - _WEEK))
    return version.summary if version is not None and version.mark.holds else None


def weeks_of(
    connection: Connection, team_id: int, whom: Sequence[Member], week: Week, before: Summary | None
) -> list[PersonWeek]:
    """These people's weeks. Where the week before is not closed it is counted as it is now."""
    cards = time_accounts.cards(connection, whom, week)
    behind = summary_facts.behind(connection, team_id, whom, week)
    last = {each.member_id: each for each in before.people} if before else _before(connection, team_id, whom, week)
    return [person_week(one, cards[one.id], behind[one.id], last.get(one.id)) for one in whom]


def assembled(
    connection: Connection,
    team_id: int,
    week: Week,
    now: datetime,
    people: Sequence[PersonWeek],
    lists: Mapping[int, NextList],
) -> Summary:
    """The summary of these people's weeks, with what was promised and how things stand."""
    of = team_of(connection, team_id)
    fresh = is_fresh(of, week, now)
    day = min(of.today(now), week.sunday + _DAY)
    ids = [each.member_id for each in people]
    return Summary(
        team_id=team_id,
        team=of.name,
        week=week,
        as_of=now,
        today=day,
        people=_in_order(replace(each, next_list=lists.get(each.member_id)) for each in people),
        promises=summary_facts.promised(connection, team_id, ids, week, day, fresh=fresh),
        risks=summary_facts.at_risk(connection, team_id, ids) if fresh else Risks(),
        closing=_closing(connection, team_id) if fresh else (),
        improved=most_improved(people),
        currency=of.currency,
    )


def is_fresh(of: Of, week: Week, now: datetime) -> bool:
    return week.monday <= of.today(now) <= week.sunday + FRESH


def counted(connection: Connection, team_id: int, week: Week, now: datetime) -> Summary:
    """Only what counts in the week, of whom: without the week before it and how things stand."""
    of = team_of(connection, team_id)
    whom = who_worked(connection, team_id, week)
    cards = time_accounts.cards(connection, whom, week)
    behind = summary_facts.behind(connection, team_id, whom, week)
    people = _in_order([person_week(one, cards[one.id], behind[one.id]) for one in whom])
    return Summary(team_id, of.name, week, now, min(of.today(now), week.sunday + _DAY), people)


def _in_order(people: Iterable[PersonWeek]) -> tuple[PersonWeek, ...]:
    groups = list(Group)
    return tuple(sorted(people, key=lambda each: (groups.index(each.group), each.name, each.member_id)))


def _closing(connection: Connection, team_id: int) -> tuple[Closing, ...]:
    return tuple(
        Closing(each.client_id, each.client, each.member_id, each.stage, each.amount, each.since, each.joined_by)
        for each in paths.closing(connection, team_id)
    )


def _before(connection: Connection, team_id: int, whom: Sequence[Member], week: Week) -> dict[int, PersonWeek]:
    """The week before this one of those who were here then."""
    last = Week(week.monday - _WEEK)
    here = [one.as_on(last.sunday) for one in whom if one.joined_on <= last.sunday]
    here = [one for one in here if one.role in GROUP_OF]
    cards = time_accounts.cards(connection, here, last)
    behind = summary_facts.behind(connection, team_id, here, last)
    return {one.id: person_week(one, cards[one.id], behind[one.id]) for one in here}


def lists_of(
    connection: Connection, team_id: int, whom: Sequence[Member], week: Week, now: datetime
) -> dict[int, NextList]:
    """How ready the lists of the week after this one are, as everybody is told himself on Friday; of an old week
    nobody knows any more."""
    of = team_of(connection, team_id)
    here = [one for one in whom if one.works_here] if is_fresh(of, week, now) else []
    ahead = next_week(week)
    cards = time_accounts.cards(connection, here, ahead)
    waiting = call_lists.left_of_many(connection, here, ahead.monday, ahead.sunday)
    rates = dial_rates_of_many.of_people(connection, team_id, here, of.today(now))
    found: dict[int, NextList] = {}
    for one in here:
        talks = cards[one.id].talks
        enough = talks and sufficiency(talks.norm, talks.counted, rates[one.id], waiting.get(one.id, 0))
        if enough and talks and talks.norm:
            found[one.id] = NextList(enough.waiting, enough.needed)
    return found
