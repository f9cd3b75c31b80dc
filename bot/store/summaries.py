"""A team's week as the head's summary tells it: some queries for some people, step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.call_lists import next_week
from bot.domain.closing import same_figures
from bot.domain.local_time import local_day
from bot.domain.people import Member
from bot.domain.stints import Key, Stint, stints
from bot.domain.sufficiency import sufficiency
from bot.domain.summary import GROUP_OF, Group, NextList, PersonWeek, Risks, Summary
from bot.domain.summing_up import Behind, in_role, most_improved, person_week
from bot.domain.timetable import Week
from bot.domain.week import WeekCard
from bot.store import call_lists, closed_weeks, dial_rates_of_many, paths, summary_facts, team, time_accounts
from bot.store.dial_rates_of_many import Counts
from bot.store.steps import Steps, at_once, step
from bot.store.tables import teams

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
AT_ONCE = 5
"""People whose weeks are counted in one step."""
SMALL = 10
"""People's weeks that are counted in one transaction when a head asks."""
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


_BEGAN = select(teams.c.id, teams.c.timezone, teams.c.created_at).where(
    teams.c.id.in_(bindparam("team_ids", expanding=True))
)


def began(connection: Connection, team_ids: Collection[int]) -> dict[int, date]:
    """Each team's first day: of a week before it nothing is known, whoever worked where then."""
    if not team_ids:
        return {}
    rows = connection.execute(_BEGAN, {"team_ids": sorted(team_ids)})
    return {row.id: local_day(row.created_at, ZoneInfo(row.timezone)) for row in rows}


def set_lead(connection: Connection, team_id: int, minutes: int) -> None:
    connection.execute(update(teams).where(teams.c.id == team_id).values(summary_lead=minutes))


def gather(connection: Connection, team_id: int, week: Week, now: datetime) -> Summary:
    """The week as it is now."""
    return at_once(connection, gathering(team_id, week, now)).assembled(connection, now)


# -- step by step


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that takes long of a team's summary."""

    team_id: int
    week: Week
    people: tuple[PersonWeek, ...]
    lists: dict[Key, NextList]

    def assembled(self, connection: Connection, now: datetime) -> Summary:
        """With what is quick to ask, in the transaction that sends or keeps it."""
        return assembled(connection, self.team_id, self.week, now, self.people, self.lists)


def gathering(team_id: int, week: Week, now: datetime) -> Steps[Gathered]:
    """Everybody's week, and the lists of the next."""
    whom = yield from step(lambda c: who_worked(c, team_id, week))
    before = yield from step(lambda c: as_closed(c, team_id, week))
    people: list[PersonWeek] = []
    ahead: dict[int, Ahead] = {}
    for some in _some(whom):
        people += yield from step(partial(_weeks, team_id, some, week, before))
        ahead |= yield from step(partial(_ahead, team_id, some, week, now))
    return Gathered(team_id, week, tuple(people), next_lists(whom, ahead))


def whole(team_id: int, week: Week, now: datetime) -> Steps[Summary]:
    """All of it."""
    found = yield from gathering(team_id, week, now)
    return (yield from step(lambda c: found.assembled(c, now)))


def stood_still(counted: Summary, now: datetime) -> Steps[bool]:
    """Whether nothing that counts changed while the week was counted, so that all of it is of one moment.

    It is counted once more. What is the same both times was so from its first reading to its second; and all first
    readings were done before any second one.
    """
    again = yield from counting(counted.team_id, counted.week, now)
    return same_figures(counted.people, again.people)


def counting(team_id: int, week: Week, now: datetime) -> Steps[Summary]:
    """Only what counts in the week, of whom: without the week before it and how things stand."""
    of = yield from step(lambda c: team_of(c, team_id))
    whom = yield from step(lambda c: who_worked(c, team_id, week))
    people: list[PersonWeek] = []
    for some in _some(whom):
        people += yield from step(partial(_only_weeks, team_id, some, week))
    return Summary(team_id, of.name, week, now, min(of.today(now), week.sunday + _DAY), _in_order(people))


def _some(whom: Sequence[Member]) -> Iterator[Sequence[Member]]:
    return (whom[n : n + AT_ONCE] for n in range(0, len(whom), AT_ONCE))


def _weeks(
    team_id: int, whom: Sequence[Member], week: Week, before: Summary | None, connection: Connection
) -> list[PersonWeek]:
    return weeks_of(connection, team_id, whom, week, before)


def _ahead(team_id: int, whom: Sequence[Member], week: Week, now: datetime, connection: Connection) -> dict[int, Ahead]:
    return ahead_of(connection, team_id, whom, week, now)


def _only_weeks(team_id: int, whom: Sequence[Member], week: Week, connection: Connection) -> list[PersonWeek]:
    return [person_week(each.member, card, behind) for each, card, behind in _told_of(connection, team_id, whom, week)]


def _told_of(
    connection: Connection, team_id: int, whom: Sequence[Member], week: Week
) -> list[tuple[Stint, WeekCard, Behind]]:
    """Each of these people once in every role in which he was there or recorded anything, in one at least."""
    whose = [each for one in whom for each in stints(one, week) if each.role in GROUP_OF]
    cards = time_accounts.cards_of(connection, whose, week)
    behind = summary_facts.behind(connection, team_id, whose, week)
    was_here = {each.key for each in whose if cards[each.key].was_here or behind[each.key].walkins}
    somewhere = {number for number, _ in was_here}
    last = {each.id: each.key for each in whose}
    kept = [each for each in whose if each.key in was_here or (each.id not in somewhere and each.key == last[each.id])]
    return [(each, cards[each.key], behind[each.key]) for each in kept]


def is_small(connection: Connection, team_id: int, week: Week, times: int = 1) -> bool:
    """So few worked in the week that all of it may be counted in one transaction, so many `times`: nobody notices that
    he waits."""
    return len(who_worked(connection, team_id, week)) * times <= SMALL


# -- the pieces


def who_worked(connection: Connection, team_id: int, week: Week) -> list[Member]:
    """Whoever worked here in the week and had norms on any of its days, as he was at its end."""
    here = team.of_week(connection, team_id, week)
    found = [one for one in here if one.onboarding is None and one.joined_on <= week.sunday]
    return [one for one in found if any(each.role in GROUP_OF for each in stints(one, week))]


def as_closed(connection: Connection, team_id: int, week: Week) -> Summary | None:
    """The week before this one, if it is closed."""
    version = closed_weeks.latest(connection, team_id, Week(week.monday - _WEEK))
    return version.summary if version is not None and version.mark.holds else None


def weeks_of(
    connection: Connection, team_id: int, whom: Sequence[Member], week: Week, before: Summary | None
) -> list[PersonWeek]:
    """These people's weeks. Where the week before is not closed it is counted as it is now."""
    last = before.people if before else _before(connection, team_id, whom, week)
    return [
        person_week(each.member, card, behind, in_role(last, each.key))
        for each, card, behind in _told_of(connection, team_id, whom, week)
    ]


def assembled(
    connection: Connection,
    team_id: int,
    week: Week,
    now: datetime,
    people: Sequence[PersonWeek],
    lists: Mapping[Key, NextList],
) -> Summary:
    """The summary of these people's weeks, with what was promised and how things stand."""
    of = team_of(connection, team_id)
    fresh = is_fresh(of, week, now)
    day = min(of.today(now), week.sunday + _DAY)
    ids = list(dict.fromkeys(each.member_id for each in people))
    return Summary(
        team_id=team_id,
        team=of.name,
        week=week,
        as_of=now,
        today=day,
        people=_in_order(replace(each, next_list=lists.get(each.key)) for each in people),
        promises=summary_facts.promised(connection, team_id, ids, week, day, fresh=fresh),
        risks=summary_facts.at_risk(connection, team_id, ids) if fresh else Risks(),
        closing=summary_facts.closing(connection, team_id) if fresh else (),
        paid=paths.paid(connection, team_id, week),
        improved=most_improved(people),
        currency=of.currency,
    )


def is_fresh(of: Of, week: Week, now: datetime) -> bool:
    return week.monday <= of.today(now) <= week.sunday + FRESH


def counted(connection: Connection, team_id: int, week: Week, now: datetime) -> Summary:
    """See `counting`."""
    return at_once(connection, counting(team_id, week, now))


def _in_order(people: Iterable[PersonWeek]) -> tuple[PersonWeek, ...]:
    groups = list(Group)
    return tuple(sorted(people, key=lambda each: (groups.index(each.group), each.name, each.member_id)))


def _before(connection: Connection, team_id: int, whom: Sequence[Member], week: Week) -> Sequence[PersonWeek]:
    """The week before this one of those who were here then."""
    last = Week(week.monday - _WEEK)
    if last.sunday < began(connection, [team_id])[team_id]:
        return ()
    return _only_weeks(team_id, [one for one in whom if one.joined_on <= last.sunday], last, connection)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is known of somebody's list of the week after this one."""

    norm: int | None
    counted: int
    waiting: int
    counts: Counts
    """Of what he dialled lately."""


def ahead_of(
    connection: Connection, team_id: int, whom: Sequence[Member], week: Week, now: datetime
) -> dict[int, Ahead]:
    """Of who works here; of an old week nobody knows any more how the lists after it were."""
    of = team_of(connection, team_id)
    here = [one for one in whom if one.works_here and one.role in GROUP_OF] if is_fresh(of, week, now) else []
    ahead = next_week(week)
    cards = time_accounts.cards(connection, here, ahead)
    waiting = call_lists.left_of_many(connection, here, ahead.monday, ahead.sunday)
    counts = dial_rates_of_many.counts_of(connection, team_id, here, of.today(now))
    found: dict[int, Ahead] = {}
    for one in here:
        talks = cards[one.id].talks
        norm, done = (talks.norm, talks.counted) if talks else (None, 0)
        found[one.id] = Ahead(norm, done, waiting.get(one.id, 0), counts[one.id])
    return found


def next_lists(whom: Sequence[Member], ahead: Mapping[int, Ahead]) -> dict[Key, NextList]:
    """How ready the lists of the week after this one are, as everybody is told himself on Friday: in his last role."""
    here = [one for one in whom if one.id in ahead]
    rates = dial_rates_of_many.rates(here, {number: each.counts for number, each in ahead.items()})
    found: dict[Key, NextList] = {}
    for one in here:
        each = ahead[one.id]
        enough = sufficiency(each.norm, each.counted, rates[one.id], each.waiting)
        if enough and each.norm:
            found[one.id, one.role] = NextList(enough.waiting, enough.needed)
    return found
