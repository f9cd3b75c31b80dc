"""What is shown of a week, live or closed; closing it, opening it again, and versions made by corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.domain.closing import LONGEST_REST, MENDED_WITHIN, Change, as_it_stood, closes_on, differences
from bot.domain.people import Member
from bot.domain.stints import changed_in
from bot.domain.summary import Summary
from bot.domain.summary_shown import Shown
from bot.domain.summary_trend import WEEKS, Trend, trend_week
from bot.domain.timetable import Week, week_of
from bot.domain.work_calendar import WorkCalendar
from bot.store import audit, calendars, closed_weeks, summaries, summary_authors, team
from bot.store.closed_weeks import Version
from bot.store.steps import Steps, at_once, step

_WEEK = timedelta(weeks=1)
TRIES = 3
"""So often a week is counted that is to be closed, until it stands still."""


def look(connection: Connection, team_id: int, week: Week, now: datetime) -> Shown:
    """A week as it is: the live figures, or the version that holds; what was mended since makes the next one."""
    return at_once(connection, looking(team_id, week, now))


def looking(team_id: int, week: Week, now: datetime) -> Steps[Shown]:
    """The same, step by step."""
    version, changes = yield from step(partial(_held, team_id, week, now))
    if version is not None and not changes:
        return (yield from step(lambda c: shown(c, version.summary, version, closing_day(c, team_id, week))))
    counted = yield from summaries.whole(team_id, week, now)
    if version is not None:
        yield from _mending(version, counted, now)
    return (yield from step(lambda c: _seen(c, counted)))


def _seen(connection: Connection, counted: Summary) -> Shown:
    """As it is by now: meanwhile it may have been closed, opened, mended by another look."""
    version = closed_weeks.latest(connection, counted.team_id, counted.week)
    closes = closing_day(connection, counted.team_id, counted.week)
    holds = version is not None and version.mark.holds
    return shown(connection, version.summary if version and holds else counted, version, closes)


def mending(team_id: int, week: Week, now: datetime) -> Steps[None]:
    """Make the next version of a closed week in which anything was mended; of one that is not closed nothing."""
    version, changes = yield from step(partial(_held, team_id, week, now))
    if version is not None and changes:
        yield from _mending(version, (yield from summaries.whole(team_id, week, now)), now)


def _held(team_id: int, week: Week, now: datetime, connection: Connection) -> tuple[Version | None, bool]:
    """The version that holds, and whether anything can still be mended in it."""
    version = closed_weeks.latest(connection, team_id, week)
    if version is None or not version.mark.holds:
        return None, False
    return version, may_change(version, now, connection)


def _mending(version: Version, counted: Summary, now: datetime) -> Steps[None]:
    """Over the version that held before it was counted. What changed meanwhile is left to the next look."""
    if not _mended(version, counted):
        return
    if (yield from summaries.stood_still(counted, now)):
        yield from step(lambda c: correct(c, version, counted, now))


def shown(connection: Connection, summary: Summary, version: Version | None, closes: date) -> Shown:
    """With everybody's names: also of who is in no summary."""
    names = {one.id: one.name for one in team.everybody(connection, summary.team_id)}
    return Shown(summary, version.mark if version else None, closes, names)


def closing_day(connection: Connection, team_id: int, week: Week) -> date:
    """The day that begins with the week's closing; one that was opened again closes with the week in which it was."""
    last = next(reversed(closed_weeks.all_of(connection, team_id, week)), None)
    if last is not None and last.reopened_at is not None:
        week = week_of(summaries.team_of(connection, team_id).today(last.reopened_at))
    return closes_on(week, _calendar(connection, team_id, week))


def _calendar(connection: Connection, team_id: int, week: Week) -> WorkCalendar:
    return calendars.of_team(connection, team_id, week.monday, week.sunday + timedelta(days=LONGEST_REST))


def correct(connection: Connection, version: Version, counted: Summary, now: datetime) -> Version | None:
    """Make the next version of a closed week if anything that counts is another figure now; None: all is as it was,
    or this is not the version any more that holds."""
    before, mark = version.summary, version.mark
    found = _mended(version, counted) if may_change(version, now, connection) else []
    if not found or not _is_still(connection, version):
        return None
    changes = summary_authors.told(connection, before.team_id, before.week, found, mark.closed_at)
    closed_weeks.add(connection, as_it_stood(before, counted), mark.version + 1, now, changes=changes)
    return closed_weeks.latest(connection, before.team_id, before.week)


def _mended(version: Version, counted: Summary) -> list[Change]:
    return differences(version.summary, as_it_stood(version.summary, counted))


def _is_still(connection: Connection, version: Version) -> bool:
    """A week is counted in several transactions: meanwhile a head may open it again, or another look mend it."""
    last = closed_weeks.latest(connection, version.summary.team_id, version.summary.week)
    return last is not None and last.mark.id == version.mark.id and last.mark.holds


def may_change(version: Version, now: datetime, connection: Connection) -> bool:
    """Whether anything can still be mended in it: what is older than records may be does not change any more.

    A week in which somebody's role changed, closed when the role of its Sunday judged all of it, stays as it was
    counted, until a head opens it again: the rule alone corrects nothing.
    """
    of = version.summary
    if now.date() - of.week.monday > MENDED_WITHIN:
        return False
    return of.by_stints or not any(changed_in(one, of.week) for one in team.everybody(connection, of.team_id))


@dataclass(frozen=True, slots=True)
class Closable:
    """A week that was counted to be closed."""

    summary: Summary | None
    """None: it is closed, or it changed again and again while it was counted."""
    over: int
    """Its last version when it began to be counted; 0: none."""


def closing(team_id: int, week: Week, now: datetime) -> Steps[Closable]:
    """What `close_counted` keeps, step by step: all of it as it stood at one moment."""
    last = yield from step(partial(_latest, team_id, week))
    over = last.mark.id if last else 0
    if last is not None and last.mark.holds:
        return Closable(None, over)
    for _ in range(TRIES):
        counted = yield from summaries.whole(team_id, week, now)
        if (yield from summaries.stood_still(counted, now)):
            return Closable(counted, over)
    return Closable(None, over)


def close_counted(connection: Connection, found: Closable, now: datetime, by: Member | None = None) -> bool:
    """See `close`. False also where somebody closed it or opened it again meanwhile, or it did not stand still."""
    if found.summary is None:
        return False
    last = closed_weeks.latest(connection, found.summary.team_id, found.summary.week)
    return (last.mark.id if last else 0) == found.over and close(connection, found.summary, now, by)


def close(connection: Connection, summary: Summary, now: datetime, by: Member | None = None) -> bool:
    """Keep the week as it was counted; false where it is closed, or nobody worked. `by`: the head; none, the clock."""
    last = closed_weeks.latest(connection, summary.team_id, summary.week)
    if not summary.people or (last is not None and last.mark.holds):
        return False
    changes = differences(last.summary, summary) if last else []
    since = last.mark.closed_at if last else now
    told = summary_authors.told(connection, summary.team_id, summary.week, changes, since) if changes else ()
    number = last.mark.version + 1 if last else 1
    # Closed anew, it tells how things stood the first time: of an old week nobody knows it any more.
    kept = as_it_stood(last.summary, summary) if last else summary
    made = closed_weeks.add(connection, kept, number, now, by=by, changes=told)
    if made and by is not None:
        audit.note(connection, by, "week.closed", now, monday=summary.week.monday.isoformat(), version=number)
    return made


def reopen(connection: Connection, team_id: int, week: Week, by: Member, now: datetime) -> bool:
    """Open a closed week again: it is live until somebody closes it, or the clock with the next one."""
    last = closed_weeks.latest(connection, team_id, week)
    if last is None or not closed_weeks.reopen(connection, team_id, last.mark, by, now):
        return False
    audit.note(connection, by, "week.reopened", now, monday=week.monday.isoformat(), version=last.mark.version)
    return True


def trend(connection: Connection, team_id: int, last: Week, now: datetime) -> Trend:
    """Eight weeks up to this one: as they were closed, else as they are counted now."""
    return at_once(connection, trending(team_id, last, now))


def trending(team_id: int, last: Week, now: datetime) -> Steps[Trend]:
    """The same, step by step."""
    weeks = [Week(last.monday - n * _WEEK) for n in reversed(range(WEEKS))]
    began = yield from step(lambda c: summaries.team_of(c, team_id).created_on)
    found = []
    for week in weeks:
        version = yield from step(partial(_latest, team_id, week))
        if version is not None and version.mark.holds:
            found.append(trend_week(version.summary, closed=True))
        elif week.sunday >= began:
            counted = yield from summaries.counting(team_id, week, now)
            found.append(trend_week(counted, closed=False))
    return Trend(tuple(found))


def _latest(team_id: int, week: Week, connection: Connection) -> Version | None:
    return closed_weeks.latest(connection, team_id, week)
