"""Of a week's calls so many are read as decide anything: what is judged of them is what would be judged of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import RESULTS, Call, Kind, Result, Verdict, judge_calls
from bot.domain.people import Member, Role
from bot.domain.stints import Stint
from bot.domain.timetable import Week
from bot.store import clients, people, records, weeks
from bot.store.database import Database
from bot.store.tables import decision_makers
from bot.store.tables import records as rows

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
WEEK = Week(date(2026, 11, 23))
BEGINS = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""Before the week in each zone below; it ends in them at different moments."""
ROLES = (Role.HUNTER, Role.TRAINEE, Role.HUNTER, Role.FARMER)
ZONES = ("Europe/Moscow", "Europe/Moscow", "Asia/Vladivostok", "Europe/Moscow")
PERSONS = (("Иванов Пётр", "директор"), ("Ким Олег", "закупки"), ("Пётр", "директор"), ("Сон Инна", None))
WALKIN = (Kind.WALKIN, Result.CONTACT)
WHAT = (*((Kind.CALL, result) for result in RESULTS[Kind.CALL]), WALKIN, (Kind.CONTACT, Result.TALKED))


@dataclass(frozen=True, slots=True)
class Done:
    """Somebody's talk with somebody, as it is drawn."""

    who: int
    whom: int | None
    what: tuple[Kind, Result]
    hours: int
    undone: bool = False


HOURS = (*range(0, 27, 3), *range(168, 180, 3))
"""About the week's begin and end in both zones, and so few that many talks are of one day, some of one moment."""
REACHED, FAILED = (Kind.CALL, Result.REFUSED), (Kind.CALL, Result.NOT_REACHED)
DONE = st.builds(
    Done,
    who=st.integers(0, len(ROLES) - 1),
    whom=st.sampled_from([0, 0, 0, 0, 0, 1, 2, 3, 4, None]),  # often the same one
    what=st.sampled_from(WHAT),
    hours=st.sampled_from(HOURS),
    undone=st.sampled_from([False, False, False, True]),
)


@dataclass(frozen=True, slots=True)
class Place:
    whom: list[Member]
    persons: list[DecisionMaker]


def build(c: Connection) -> Place:
    team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
    whom = [
        people.add_member(c, team_id, number, role, "Имя", zone, "ru", None, BEGINS)
        for number, (role, zone) in enumerate(zip(ROLES, ZONES, strict=True))
    ]
    client = clients.create(c, team_id, "Ромашка", whom[0].id, NOW)
    for name, position in PERSONS:
        clients.add_decision_maker(c, team_id, client.id, name, position, NOW)
    sixth = clients.add_decision_maker(c, team_id, client.id, "Шестая Анна", "финансы", NOW)
    c.execute(decision_makers.update().where(decision_makers.c.id == sixth.id).values(standing=Standing.EXTRA))
    ids = c.scalars(select(decision_makers.c.id).order_by(decision_makers.c.id)).all()
    found = [clients.decision_maker(c, team_id, number) for number in ids]
    return Place(whom, [each[0] for each in found if each])


def log(c: Connection, at: Place, done: Sequence[Done]) -> list[Call]:
    """All calls that stand, as they were made: not as they are read."""
    made: list[Call] = []
    for each in done:
        member, person = at.whom[each.who], None if each.whom is None else at.persons[each.whom]
        (kind, result), moment = each.what, BEGINS + timedelta(hours=each.hours)
        client_id = at.persons[0].client_id
        number = records.add(c, member, kind, result, client_id, person.id if person else None, moment, None, NOW)
        assert number is not None
        if each.undone:
            c.execute(rows.update().where(rows.c.id == number).values(undone_at=NOW))
        elif kind is Kind.CALL:
            made.append(Call(number, member.id, client_id, person, member.day(moment), moment, result))
    return made


def of(stint: Stint, verdicts: Iterable[Verdict[Call]]) -> list[Verdict[Call]]:
    """Of his own calls, in these days."""
    return [each for each in verdicts if each.record.member_id == stint.id and each.record.local_day in stint.days]


async def test_a_call_is_judged_as_if_all_calls_of_the_team_had_been_read(database: Database) -> None:
    """Whether it counts, why not, and whose counts instead: of one person, of some, of all, in a part of a week too."""

    def explore(c: Connection) -> None:
        at = build(c)

        @settings(max_examples=200, deadline=None)
        @given(st.lists(DONE, min_size=12, max_size=24), st.integers(1, 7), st.sets(st.sampled_from(range(len(ROLES)))))
        @example([Done(0, 0, FAILED, 24), Done(1, 0, REACHED, 25), Done(0, 0, REACHED, 26)], 7, {0})
        @example([Done(1, 0, REACHED, 24), Done(0, 0, REACHED, 25)], 7, {0})
        def check(done: list[Done], days: int, some: set[int]) -> None:
            point = c.begin_nested()
            try:
                judged = judge_calls(log(c, at, done))
                whose = [Stint(one, WEEK.days[:days]) for one in at.whom if one.role is not Role.FARMER]
                gathered = (whose, [each for number, each in enumerate(whose) if number in some])
                of_many = [(each, found[each.key]) for ask in gathered for found in [many(c, ask)] for each in ask]
                for stint, logged in (*of_many, *((each, weeks.week(c, each, WEEK)) for each in whose)):
                    assert of(stint, judge_calls(logged.calls)) == of(stint, judged)
            finally:
                point.rollback()

        check()

    await database.transaction(explore)


def many(c: Connection, whose: Sequence[Stint]) -> dict[tuple[int, Role], weeks.Logged]:
    return weeks.of_stints(c, whose, WEEK.monday, WEEK.sunday)
