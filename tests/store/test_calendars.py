"""A team's working days: the Russian holidays with their transfers, by the decrees, and the team's own word."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.people import Member, Role
from bot.domain.work_calendar import OwnDay, days_between
from bot.store import calendars, people
from bot.store.database import Database

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def days(year: int, text: str) -> set[date]:
    """`1.01-9.01 23.02` of a year."""
    found: set[date] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        ends = [
            date(year, int(month), int(day)) for day, _, month in (e.partition(".") for e in (first, last or first))
        ]
        found |= set(days_between(*ends))
    return found


# Written out by hand from the Labour Code (article 112) and the government's decrees on the transfers: weekdays on
# which Russia does not work, and weekend days on which it does.
WEEKDAYS_OFF = {
    2026: days(2026, "1.01-2.01 5.01-9.01 23.02 9.03 1.05 11.05 12.06 4.11 31.12"),
    2027: days(2027, "1.01 4.01-8.01 22.02 23.02 8.03 3.05 10.05 14.06 4.11 5.11 31.12"),
}
WORKED_SATURDAYS = {2026: set[date](), 2027: {date(2027, 2, 20)}}
WORKING_DAYS = {2026: 247, 2027: 247}
"""In the five-day week of the production calendar."""


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_day_of_the_year_is_worked_or_off_as_the_decrees_say(year: int) -> None:
    """All 365 of them, against the list written by hand."""
    whole = list(days_between(date(year, 1, 1), date(year, 12, 31)))
    calendar = calendars.public(whole[0], whole[-1])
    expected = [
        day for day in whole if day in WORKED_SATURDAYS[year] or (day.weekday() < 5 and day not in WEEKDAYS_OFF[year])
    ]
    assert calendar.working(whole) == expected
    assert len(expected) == WORKING_DAYS[year]


def test_a_span_over_new_year_reads_both_years() -> None:
    """From the 28th of December to the 11th of January four days are worked."""
    calendar = calendars.public(date(2026, 12, 28), date(2027, 1, 11))
    worked = calendar.working(days_between(date(2026, 12, 28), date(2027, 1, 11)))
    assert worked == sorted(days(2026, "28.12-30.12") | days(2027, "11.01"))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_holidays_are_named_in_the_persons_language_and_transfers_are_not(locale: str) -> None:
    """«Выходной (перенесено с …)» is no name of a holiday."""
    named = calendars.names(date(2026, 12, 31), date(2027, 2, 23), locale)
    assert (
        named[date(2027, 2, 23)] == {"ru": "День защитника Отечества", "en": "Defender of the Fatherland Day"}[locale]
    )
    assert date(2026, 12, 31) not in named
    assert date(2027, 2, 22) not in named


def head_of(c: Connection, name: str, telegram_id: int) -> Member:
    team = people.found_team(c, name, "Europe/Moscow", "ru", NOW)
    return people.add_member(c, team, telegram_id, Role.HEAD, name, "Europe/Moscow", "ru", None, NOW)


async def test_a_team_overrides_holidays_for_itself_only(database: Database) -> None:
    """Said again it is changed, dropped it is as everybody's; the other team keeps the public calendar."""
    new_years_eve, friday = date(2026, 12, 31), date(2026, 12, 25)

    def play(c: Connection) -> None:
        ours, theirs = head_of(c, "Наш", 1), head_of(c, "Чужой", 2)
        calendars.say(c, ours, new_years_eve, None, NOW, works=True)
        calendars.say(c, ours, friday, "Совещание", NOW, works=True)
        calendars.say(c, ours, friday, "День компании", NOW, works=False)
        span = (friday, new_years_eve)
        mine = calendars.of_team(c, ours.team_id, *span)
        assert mine.works(new_years_eve)
        assert not mine.works(friday)
        assert calendars.own(c, ours.team_id, *span) == [
            OwnDay(friday, works=False, name="День компании"),
            OwnDay(new_years_eve, works=True),
        ]
        assert calendars.of_team(c, theirs.team_id, *span) == calendars.public(*span)
        both = calendars.of_teams(c, [ours.team_id, theirs.team_id], *span)
        assert both == {ours.team_id: mine, theirs.team_id: calendars.public(*span)}
        assert not calendars.drop(c, theirs.team_id, friday)
        assert calendars.drop(c, ours.team_id, friday)
        assert calendars.of_team(c, ours.team_id, *span).works(friday)

    await database.transaction(play)


async def test_an_override_outside_the_span_is_not_read(database: Database) -> None:
    """The calendar says nothing of other days."""

    def play(c: Connection) -> None:
        ours = head_of(c, "Наш", 1)
        day = date(2026, 11, 25)
        calendars.say(c, ours, day, None, NOW, works=False)
        assert day not in calendars.of_team(c, ours.team_id, day + timedelta(days=1), day + timedelta(days=9)).off

    await database.transaction(play)
