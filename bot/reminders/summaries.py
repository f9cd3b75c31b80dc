"""Before the weekly planning every head gets the team's summary, and the team's group: gather, decide, send, once.

The moment is on the head's own clock, of a group on the team's: so many minutes before the planning slot of the team's
table, on the last working day of the week. It is late while that day lasts; after that a head asks for it himself. The
group gets it whether or not a head can be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.delivery import outbox
from bot.delivery.failures import place
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.delivery.outbox import Shown as Message
from bot.domain.groups import summary_key
from bot.domain.local_time import local_day
from bot.domain.people import Member
from bot.domain.reminding import SENT, Delivery
from bot.domain.summary_due import USUAL_PLANNING, decide, helps_until, planning_day, summary_at
from bot.domain.summary_shown import Shown
from bot.domain.tables import keeps
from bot.domain.timetable import Week, week_of
from bot.reminders import closings, holding_back, summary_messages
from bot.store import attendance, calendars, groups, heads, reminders, summaries_due
from bot.store.database import Database, in_steps
from bot.store.reminders import Claim
from bot.store.summaries import Gathered, gathering
from bot.store.summaries_due import KEY, SHEET
from bot.store.work import trouble, was_away

TICK = "summaries"
LOOK_BACK = timedelta(days=1)
_WEEK = timedelta(weeks=1)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DueTeam:
    team_id: int
    timezone: str
    """Of the heads who are to be told now, and of the team, if its group is."""
    day: date
    at: datetime
    group: bool

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def week(self) -> Week:
        return week_of(self.day)


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Send the summaries that became due since the last look."""
    last = await database.transaction(lambda c: reminders.looked_until(c, TICK, now))
    since = max(last, now - LOOK_BACK)
    if since.replace(second=0, microsecond=0) == now.replace(second=0, microsecond=0):
        return  # nothing is due between two minutes
    for due in await database.transaction(partial(_due, since, now)):
        await _guarded(database, due, now, send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _due(since: datetime, now: datetime, connection: Connection) -> list[DueTeam]:
    own = summaries_due.with_own_tables(connection)
    found: list[DueTeam] = []
    for timezone, lead in summaries_due.together(connection):
        zone = ZoneInfo(timezone)
        day = local_day(now, zone)
        usual = since < summary_at(day, USUAL_PLANNING, lead, zone) <= now
        if not usual and not own:
            continue
        grouped = summaries_due.grouped(connection, timezone, lead)
        both = sorted({*summaries_due.led(connection, timezone, lead), *grouped})
        teams = _on_their_last_day(connection, both, day)
        asked = [team_id for team_id in teams if usual or team_id in own]
        for team_id, (planned, clock) in summaries_due.planning_of(connection, asked, week_of(day)).items():
            at = summary_at(planned, clock, lead, zone)
            if planned == day and since < at <= now:
                found.append(DueTeam(team_id, timezone, day, at, group=team_id in grouped))
    return found


def _on_their_last_day(connection: Connection, teams: Sequence[int], day: date) -> list[int]:
    """By everybody's calendar this is the week's last working day, or a team has a word of its own on the week."""
    week = week_of(day)
    if planning_day(week, calendars.public(week.monday, week.sunday)) == day:
        return list(teams)
    said = summaries_due.with_word_on(connection, week)
    return [team_id for team_id in teams if team_id in said]


async def _guarded(database: Database, due: DueTeam, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """One team of which nothing can be told must not silence the others; it is noted as missed."""
    try:
        await _tell(database, due, now, send)
    except Exception as error:
        if was_away(error) or isinstance(error, OperationalError):
            raise
        log.error("no summary", team=due.team_id, why=trouble(error), at=place(error))
        await database.transaction(partial(_miss, due, now))


def _miss(due: DueTeam, now: datetime, connection: Connection) -> None:
    whom = _waiting(due, now, connection)
    reminders.claim_all(connection, [Claim(one, KEY, due.day, Delivery.MISSED) for one in whom], now)


async def _tell(database: Database, due: DueTeam, now: datetime, send: Callable[[list[Item]], None]) -> None:
    if not await database.transaction(partial(_is_new, due, now)):
        return
    await closings.correct(database, due.team_id, Week(due.week.monday - _WEEK), now)
    found = await in_steps(database, gathering(due.team_id, due.week, now))
    send(await database.transaction(partial(_send, due, found, now)))
    whom, shown = await database.transaction(partial(_without_sheet, due, found, now))
    if shown is not None:
        calls = await in_steps(database, summary_messages.sheets(whom, shown))
        send(await database.transaction(partial(_send_sheets, due, whom, calls, now)))


def _is_new(due: DueTeam, now: datetime, connection: Connection) -> bool:
    """Whether anybody is to be told, or sent the table, who was not yet; the group too."""
    whom = _present(due, now, connection)
    told = summaries_due.claimed(connection, whom, due.day)
    sheets = summaries_due.claimed(connection, whom, due.day, SHEET)
    if any(one.id not in told or (told[one.id] and one.id not in sheets) for one in whom):
        return True
    return due.group and not groups.posted(connection, due.team_id, summary_key(due.week.monday))


def _present(due: DueTeam, now: datetime, connection: Connection) -> list[Member]:
    """Heads in this zone and who stands in for one, without those who are away on the day."""
    here = [one for one in heads.to_tell(connection, due.team_id, now) if one.timezone == due.timezone]
    attending = attendance.of_people(connection, here, due.day, due.day)
    return [one for one in here if keeps(attending[one.id], due.day)]


def _waiting(due: DueTeam, now: datetime, connection: Connection) -> list[Member]:
    whom = _present(due, now, connection)
    told = summaries_due.claimed(connection, whom, due.day)
    return [one for one in whom if one.id not in told]


def _send(due: DueTeam, found: Gathered, now: datetime, connection: Connection) -> list[Item]:
    """The picture and the words, to each head in his language, and into the team's group."""
    whom = _waiting(due, now, connection)
    until = holding_back.until(connection, whom, now)
    delivery = decide(due.at, due.day, due.zone, now)
    claims = [
        holding_back.waiting(Claim(one, KEY, due.day, delivery), until, lambda at: at < helps_until(due.day, due.zone))
        for one in whom
    ]
    claimed = reminders.claim_all(connection, claims, now)
    told = [each.member for each in claims if (each.member.id, KEY) in claimed and each.state in SENT]
    shown = summary_messages.live(connection, found, now)
    late = due.at if delivery is Delivery.SEND_LATE else None
    calls: list[Message] = []
    for one in told:
        above, words = summary_messages.to_head(connection, one, shown, now, late)
        calls += [*above, message_to(one.telegram_id, words)]
    items = outbox.put(connection, calls, now, Priority.REMINDER)
    posts = due.group and delivery in SENT
    return [*items, *summary_messages.into_group(connection, shown, now)] if posts else items


def _without_sheet(
    due: DueTeam, found: Gathered, now: datetime, connection: Connection
) -> tuple[list[Member], Shown | None]:
    """Who was sent the summary, and not yet the table of the records behind it; with what it is made of."""
    whom = _present(due, now, connection)
    told = summaries_due.claimed(connection, whom, due.day)
    sheets = summaries_due.claimed(connection, whom, due.day, SHEET)
    wanting = [one for one in whom if told.get(one.id) and one.id not in sheets]
    return wanting, summary_messages.live(connection, found, now) if wanting else None


def _send_sheets(
    due: DueTeam, whom: Sequence[Member], calls: Sequence[Message], now: datetime, connection: Connection
) -> list[Item]:
    """To each once: another process may have been quicker."""
    claims = [Claim(one, SHEET, due.day, Delivery.SEND) for one in whom]
    claimed = reminders.claim_all(connection, claims, now)
    mine = [call for one, call in zip(whom, calls, strict=False) if (one.id, SHEET) in claimed]
    return outbox.put(connection, mine, now, Priority.REMINDER)
