"""What the head does: who works here and how, days off, norms, topics; and what closes by itself."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from bot.demo import deals, traces
from bot.demo.agenda import Scene
from bot.demo.cast import ANNA, IVAN, OLGA, TIMUR, VERA
from bot.demo.life import DAY, WEEK, WEEKS, Known, Life
from bot.domain.absences import AbsenceKind
from bot.domain.closing import CLOSES_AT, closes_on
from bot.domain.funnel import Stage
from bot.domain.local_time import to_utc
from bot.domain.newcomer import Item
from bot.domain.norms import SetNorm, Whose
from bot.domain.people import Role
from bot.domain.team_notes import Question
from bot.domain.timetable import Week, week_of
from bot.domain.work_calendar import OwnDay
from bot.store import (
    absences,
    audit,
    calendars,
    checks,
    closed_weeks,
    closing_weeks,
    deputies,
    handovers,
    norms,
    summaries,
    team,
    team_notes,
)

SICK, REST, PARTY = 4, 6, 8
"""The weeks in which the farmer was ill, a hunter on leave, and the department had its day."""


def prepare(life: Life, scene: Scene) -> None:
    """Before anybody works: the worksheet, and the topics of all trainings."""
    head = life.members[OLGA.number]
    for question, text in life.words.worksheet.items():
        team_notes.answer(scene.connection, head, Question(question), text, scene.now)
    for _ in range(2):
        key = traces.meet(life, scene, life.firms.one(), OLGA.number, scene.now)
        life.agenda.plan(life.at(life.begins + (WEEKS - 2) * WEEK + DAY, 16), OLGA.number, partial(_lead, life, key))
    for n in range(WEEKS + 2):
        topic = life.words.topics[n % len(life.words.topics)]
        team_notes.set_topic(scene.connection, head, life.begins + n * WEEK, topic, scene.now)


def _lead(life: Life, whom: Known, scene: Scene) -> None:
    deals.of_head(life, whom, scene)


def begin(life: Life) -> None:
    """What the head does in the course of the quarter, planned."""
    first, head = life.begins, OLGA.number
    _away(life, VERA.number, first + SICK * WEEK + 2 * DAY, 2, AbsenceKind.SICK)
    _away(life, TIMUR.number, first + REST * WEEK, 5, AbsenceKind.VACATION)
    lately = [life.today - n * DAY for n in range(1, 40) if life.works(OLGA.number, life.today - n * DAY)]
    _away(life, IVAN.number, first + (WEEKS + 3) * WEEK, 5, AbsenceKind.VACATION, told=lately[2])
    _away(life, OLGA.number, first + (WEEKS + 1) * WEEK + 2 * DAY, 2, AbsenceKind.TRIP, told=lately[1])
    _away(life, TIMUR.number, first + (WEEKS + 2) * WEEK + DAY, 3, AbsenceKind.TRIP, told=lately[2])
    _away(life, VERA.number, first + (WEEKS + 5) * WEEK, 5, AbsenceKind.VACATION, told=lately[1])
    _away(life, ANNA.number, first + (WEEKS + 1) * WEEK + 3 * DAY, 1, AbsenceKind.OTHER, told=lately[0])
    party, stocktaking = life.words.days_off
    _day_off(life, first + PARTY * WEEK + 4 * DAY, party, first + (PARTY - 1) * WEEK)
    _day_off(life, first + (WEEKS + 2) * WEEK + 4 * DAY, stocktaking, lately[3])
    life.agenda.plan(life.at(first + 5 * WEEK + 3 * DAY, 16), head, lambda scene: _raise(life, scene))
    life.agenda.plan(life.at(first + 3 * WEEK, 9, 5), head, lambda scene: _share(life, scene))
    life.agenda.plan(life.at(lately[1], 16, 40), head, lambda scene: _deputy(life, scene))
    life.agenda.plan(life.at(lately[2], 12, 30), VERA.number, lambda scene: _give_back(life, scene))
    for n, item in enumerate((Item.ROLE_PLAY, Item.TRAINING)):
        day = first + (WEEKS - ANNA.weeks) * WEEK + (3 + 7 * n) * DAY
        life.agenda.plan(life.at(day, 15), head, partial(_check, life, item))
    _close_weeks(life)


def _away(life: Life, number: int, first: date, days: int, kind: AbsenceKind, told: date | None = None) -> None:
    """Known to him from the start, and to the bot since it was told."""
    last = first + (days - 1) * DAY
    life.away.setdefault(number, []).append((first, last))

    def tell(scene: Scene) -> None:
        member, head = life.members[number], life.members[OLGA.number]
        absences.add(scene.connection, member, first, last, kind, head, scene.now)
        days_of = {"first": first.isoformat(), "last": last.isoformat()}
        about = ("member", member.id)
        audit.note(scene.connection, head, "absence.set", scene.now, subject=about, kind=kind, **days_of)

    life.agenda.plan(life.at(told or first, 8, 30), OLGA.number, tell)


def _day_off(life: Life, day: date, name: str, told: date) -> None:
    life.off.add(day)

    def tell(scene: Scene) -> None:
        head = life.members[OLGA.number]
        calendars.say(scene.connection, head, day, name, scene.now, works=False)
        first = last = day.isoformat()
        audit.note(scene.connection, head, "days.set", scene.now, said="off", first=first, last=last)

    life.agenda.plan(life.at(told, 10, 5), OLGA.number, tell)


def _raise(life: Life, scene: Scene) -> None:
    """More calls, from the next week on."""
    monday = week_of(life.members[OLGA.number].day(scene.now)).monday + WEEK
    said = SetNorm(Whose(Role.HUNTER), Stage.EFFECTIVE_CALL, monday, 55)
    norms.say(scene.connection, life.members[OLGA.number], [said], scene.now)


def _share(life: Life, scene: Scene) -> None:
    """One hunter studies on Fridays."""
    head, whose = life.members[OLGA.number], life.members[TIMUR.number]
    life.members[TIMUR.number] = team.change_share(scene.connection, whose, 90, scene.now)
    about = ("member", whose.id)
    audit.note(scene.connection, head, "share.set", scene.now, subject=about, was=whose.share, value=90)


def _deputy(life: Life, scene: Scene) -> None:
    first = life.away[OLGA.number][0]
    head, whom = life.members[OLGA.number], life.members[IVAN.number]
    deputies.name(scene.connection, head, whom.id, *first, scene.now)
    days = {"first": first[0].isoformat(), "last": first[1].isoformat()}
    audit.note(scene.connection, head, "deputy.named", scene.now, subject=("member", whom.id), **days)


def _give_back(life: Life, scene: Scene) -> None:
    """Two clients of the farmer's who buy no more are offered to the hunters, and wait for their answer."""
    farmer = life.members[VERA.number]
    for (place, hunter), why in zip(((9, IVAN), (14, TIMUR)), life.words.given_back, strict=True):
        whom, taker = life.known[VERA.number][place], life.members[hunter.number]
        handovers.offer(scene.connection, farmer, whom.id, farmer.id, taker.id, why, scene.now)


def _check(life: Life, item: Item, scene: Scene) -> None:
    head, trainee = life.members[OLGA.number], life.members[ANNA.number]
    checks.tick(scene.connection, trainee, item, head, scene.now)
    about = ("member", trainee.id)
    audit.note(scene.connection, head, "newcomer.check", scene.now, subject=about, item=item, done=True)


def _close_weeks(life: Life) -> None:
    """As the clock closes them; what was mended since makes another version of a week before."""

    def close(week: Week, scene: Scene) -> None:
        connection, team_id = scene.connection, life.members[OLGA.number].team_id
        for monday in sorted(each for each in life.mended if each < week.monday):
            life.mended.remove(monday)
            version = closed_weeks.latest(connection, team_id, Week(monday))
            if version is not None:
                counted = summaries.gather(connection, team_id, Week(monday), scene.now)
                closing_weeks.correct(connection, version, counted, scene.now)
        closing_weeks.close(connection, summaries.gather(connection, team_id, week, scene.now), scene.now)

    for n in range(WEEKS):
        week = Week(life.begins + n * WEEK)
        calendar = calendars.public(week.monday, week.sunday + timedelta(days=30))
        calendar = calendar.with_own([OwnDay(day, False, "") for day in sorted(life.off)])
        at = to_utc(closes_on(week, calendar), CLOSES_AT, life.zone)
        if closes_on(week, calendar) <= life.today:
            life.agenda.plan(at, 0, partial(close, week))
