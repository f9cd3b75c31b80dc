"""A week in which a role changed: each day belongs to one role, and is asked for once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import Absence, AbsenceKind
from bot.domain.fair_week import FULL_WEEK, FairWeek, fair, fair_norm
from bot.domain.people import Held, Member, Role, Stay
from bot.domain.stints import Stint, changed_in, stint_of, stints
from bot.domain.timetable import Week
from bot.domain.work_calendar import WorkCalendar

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
JOINED = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
MOSCOW = "Europe/Moscow"
H, F, T = Role.HUNTER, Role.FARMER, Role.TRAINEE


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo(MOSCOW))


def who(now: Role, *roles: tuple[datetime, Role], joined: datetime = JOINED, stays: tuple[Stay, ...] = ()) -> Member:
    before = tuple(Held(until, role) for until, role in roles)
    return Member(1, 1, 11, now, "Пётр", MOSCOW, "ru", None, joined, None, roles=before, stays=stays)


def told(member: Member) -> list[tuple[Role, list[int]]]:
    return [(each.role, [day.day for day in each.days]) for each in stints(member, WEEK)]


def test_a_day_belongs_to_the_role_at_its_end_and_what_was_for_an_hour_to_none() -> None:
    """Promoted on Wednesday; mistaken for an hour on Tuesday; a farmer of Tuesday alone; promoted on the first day."""
    assert told(who(F, (at(25), H))) == [(H, [23, 24]), (F, [25, 26, 27, 28, 29])]
    mistaken = who(H, (at(24, 10), H), (at(24, 11), F))
    assert told(mistaken) == [(H, [23, 24, 25, 26, 27, 28, 29])]
    assert (mistaken.began_on, changed_in(mistaken, WEEK)) == (mistaken.joined_on, True)
    assert told(who(H, (at(24), H), (at(25), F))) == [(F, [24]), (H, [23, 25, 26, 27, 28, 29])]
    assert told(who(H, (at(25, 14), T), joined=at(25, 9))) == [(H, [23, 24, 25, 26, 27, 28, 29])]
    assert stint_of(who(F, (at(25), H)), date(2026, 11, 24)).role is H


def test_in_a_week_with_a_worked_saturday_the_sixth_day_makes_up_for_none() -> None:
    """Three days of either role are three and two that count."""
    calendar = WorkCalendar(frozenset(), frozenset({date(2026, 11, 28)}))
    found = [fair_of(each, calendar) for each in stints(who(F, (at(26), H)), WEEK)]
    assert [(each.worked, each.days, fair_norm(50, each)) for each in found] == [(3, 3, 30), (3, 2, 20)]


def fair_of(stint: Stint, calendar: WorkCalendar, absences: tuple[Absence, ...] = ()) -> FairWeek:
    one, days = stint.member, stint.days
    return fair(WEEK, calendar, absences, one.joined_on, 100, one.role, days=days, began_on=one.began_on)


MOMENTS = st.integers(0, 24 * 21).map(lambda hours: datetime(2026, 11, 14, tzinfo=UTC) + timedelta(hours=hours))
CHANGES = st.lists(st.tuples(MOMENTS, st.sampled_from([H, F, T, Role.HEAD])), max_size=8).map(
    lambda found: sorted(found, key=lambda each: each[0])
)
DAYS = st.sets(st.sampled_from(WEEK.days))


@given(
    st.sampled_from([H, F, T]),
    CHANGES,
    st.lists(st.tuples(MOMENTS, st.sampled_from(["Asia/Vladivostok", "Europe/Kaliningrad"])), max_size=3),
    st.one_of(st.just(JOINED), MOMENTS),
    DAYS,
    DAYS,
    DAYS,
)
def test_the_days_of_all_roles_are_those_of_the_week(
    now: Role,
    changes: list[tuple[datetime, Role]],
    moves: list[tuple[datetime, str]],
    joined: datetime,
    off: set[date],
    extra: set[date],
    away: set[date],
) -> None:
    """Whatever he became and when, wherever he was: none twice, none lost, also of what the norms are meant for."""
    later = [each for each in changes if each[0] > joined]
    stays = tuple(Stay(until, zone) for until, zone in sorted(moves))
    member = who(now, *later, joined=joined, stays=stays)
    found = stints(member, WEEK)
    assert sorted(day for each in found for day in each.days) == list(WEEK.days)
    assert len({each.role for each in found}) == len(found)
    assert found[-1].days[-1] == WEEK.sunday
    for each in found:
        assert all(member.role_on(day) is each.role is member.as_on(day).role for day in each.days)
    calendar = WorkCalendar(frozenset(off), frozenset(extra - off))
    absences = tuple(Absence(1, 1, day, day, AbsenceKind.VACATION) for day in away)
    whole = fair(WEEK, calendar, absences, member.joined_on, 100, H)
    parts = [fair_of(each, calendar, absences) for each in found]
    assert sum(each.worked for each in parts) == whole.worked
    assert sum(each.days for each in parts) == whole.days <= FULL_WEEK
    if not changed_in(member, WEEK) and all(until.date() < MONDAY for until, _ in moves):
        assert [each.days for each in found] == [WEEK.days]
        began_on, role = found[0].member.began_on, found[0].role
        assert parts == [fair(WEEK, calendar, absences, member.joined_on, 100, role, began_on=began_on)]
