"""What is shown of a week, live or closed; closing it, opening it again, and versions made by corrections."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.closing import LONGEST_REST, MENDED_WITHIN, as_it_stood, closes_on, differences
from bot.domain.people import Member
from bot.domain.summary import Summary
from bot.domain.summary_shown import Shown
from bot.domain.summary_trend import WEEKS, Trend, trend_week
from bot.domain.timetable import Week, week_of
from bot.domain.work_calendar import WorkCalendar
from bot.store import audit, calendars, closed_weeks, summaries, summary_authors, team
from bot.store.closed_weeks import Version

_WEEK = timedelta(weeks=1)


def look(connection: Connection, team_id: int, week: Week, now: datetime) -> Shown:
    """A week as it is: the live figures, or the version that holds; what was mended since makes the next one."""
    closes = closing_day(connection, team_id, week)
    version = closed_weeks.latest(connection, team_id, week)
    if version is None or not version.mark.holds:
        return shown(connection, summaries.gather(connection, team_id, week, now), version, closes)
    counted = summaries.gather(connection, team_id, week, now) if may_change(version, now) else version.summary
    known = correct(connection, version, counted, now) or version
    return shown(connection, known.summary, known, closes)


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
    """Make the next version of a closed week if anything that counts is another figure now; None: all is as it was."""
    before, mark = version.summary, version.mark
    after = as_it_stood(before, counted)
    found = differences(before, after) if may_change(version, now) else []
    if not found or not _is_still(connection, version):
        return None
    changes = summary_authors.told(connection, before.team_id, before.week, found, mark.closed_at)
    closed_weeks.add(connection, after, mark.version + 1, now, changes=changes)
    return closed_weeks.latest(connection, before.team_id, before.week)


def _is_still(connection: Connection, version: Version) -> bool:
    """A week is counted in several transactions: meanwhile a head may open it again, or another look mend it."""
    last = closed_weeks.latest(connection, version.summary.team_id, version.summary.week)
    return last is not None and last.mark.id == version.mark.id and last.mark.holds


def may_change(version: Version, now: datetime) -> bool:
    """Whether anything can still be mended in it: what is older than records may be does not change any more."""
    return now.date() - version.summary.week.monday <= MENDED_WITHIN


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
    first = last.monday - (WEEKS - 1) * _WEEK
    closed = closed_weeks.between(connection, team_id, first, last.monday)
    began = summaries.team_of(connection, team_id).created_on
    found = []
    for n in range(WEEKS):
        week = Week(first + n * _WEEK)
        version = closed.get(week.monday)
        if version is not None and version.mark.holds:
            found.append(trend_week(version.summary, closed=True))
        elif week.sunday >= began:
            found.append(trend_week(summaries.counted(connection, team_id, week, now), closed=False))
    return Trend(tuple(found))
