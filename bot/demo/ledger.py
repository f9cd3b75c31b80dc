"""What the farmer's clients buy: each by his own habit, told by a file of sales each Monday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.demo import traces
from bot.demo.agenda import Scene
from bot.demo.cast import VERA
from bot.demo.life import DAY, Known, Life
from bot.domain.imports import ImportState
from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed, key_of
from bot.domain.ledgers import Summary
from bot.domain.timetable import week_of
from bot.store import existing, ledgers, sales

CLIENTS = 40
MONTHS = 15
TURNED = 92
"""Days ago somebody began to buy more, or less."""
CREDIT = 21


class Trend(StrEnum):
    STEADY = "steady"
    GROWS = "grows"
    FALLS = "falls"
    SILENT = "silent"


@dataclass(slots=True)
class Habit:
    """How a client buys."""

    whom: Known
    every: int
    """Days from one order to the next."""
    amount: int
    trend: Trend
    groups: tuple[str, ...]
    late: int | None
    """Days by which he pays too late; None: he pays at once."""
    next_on: date
    owed: list[Changed] = field(default_factory=list)
    """Told before he paid."""


@dataclass(slots=True)
class Books:
    habits: list[Habit]
    told_until: date
    documents: int = 0


def begin(life: Life, scene: Scene) -> Books:
    """The base that the farmer looks after when the quarter begins, and a file of all that it bought before."""
    first = life.begins - (MONTHS - 3) * 30 * DAY
    habits = [_habit(life, scene, number, first) for number in range(CLIENTS)]
    books = Books(habits, first)
    _tell(life, scene, books, life.begins - DAY, life.words.year_file)
    return books


def every_monday(life: Life, books: Books, since: date) -> None:
    def tell(scene: Scene) -> None:
        known = {each.whom.id for each in books.habits}
        for whom in life.known[VERA.number]:
            if whom.id not in known:
                books.habits.append(_newcomer(life, whom, books.told_until))
        _tell(life, scene, books, scene.now.astimezone(life.zone).date() - DAY, None)

    life.every_week(VERA.number, 0, 8, 45, tell, since)


def _habit(life: Life, scene: Scene, number: int, first: date) -> Habit:
    """Of the first some stand out: one of the largest is silent, some grow, some fall."""
    whom = traces.meet(life, scene, life.firms.one(), VERA.number, scene.now)
    since = first if number < CLIENTS - 6 else first + life.chance.randrange(60, 200) * DAY
    existing.mark(scene.connection, life.members[VERA.number].team_id, whom.id, since)
    trend = Trend.SILENT if number == 0 else Trend.GROWS if number < 6 else Trend.FALLS if number < 11 else Trend.STEADY
    large = number < 11
    every = 14 if number == 0 else life.chance.randint(9, 24) if large else life.chance.randint(18, 48)
    amount = life.chance.randrange(90, 260) if large else life.chance.randrange(8, 70)
    groups = tuple(life.chance.sample(life.words.groups, life.chance.randint(1, 3)))
    late = life.chance.choice((None, None, -4, -2, 0, 9)) if number else -3
    return Habit(whom, every, (260 if number == 0 else amount) * 1000, trend, groups, late, since)


def _newcomer(life: Life, whom: Known, since: date) -> Habit:
    """Handed over by a hunter: he buys since about then."""
    amount = life.chance.randrange(40, 160) * 1000
    return Habit(
        whom, life.chance.randint(14, 30), amount, Trend.STEADY, (life.pick(life.words.groups),), None, since + DAY
    )


def _tell(life: Life, scene: Scene, books: Books, until: date, name: str | None) -> None:
    """A file of what was bought since the last one, until this day."""
    member = life.members[VERA.number]
    told = {each.whom.id: [*_paid(each, until), *_bought(life, books, each, until)] for each in books.habits}
    rows = sum(map(len, told.values()))
    first, books.told_until = books.told_until, until + DAY
    name = name or life.words.week_file.format(first=week_of(until).monday, last=until)
    summary = Summary(rows, rows, first, until, buyers=len(told), sought=len(told), compared=rows, written=rows)
    ledger = ledgers.begin(scene.connection, member, name, summary, (), (), scene.now)
    sales.write(scene.connection, ledger, {whom: each for whom, each in told.items() if each}, scene.now)
    ledgers.finish(scene.connection, ledger, ImportState.DONE, summary)


def _bought(life: Life, books: Books, habit: Habit, until: date) -> Iterator[Changed]:
    while habit.next_on <= until:
        day = habit.next_on
        more, sooner = _turn(life, habit, day)
        gap = habit.every * sooner * life.chance.uniform(0.8, 1.2)
        habit.next_on = day + timedelta(days=max(2, round(gap)))
        if habit.trend is Trend.SILENT and (life.today - day).days < habit.every * 4:
            habit.next_on = date.max
            return
        while day.weekday() > 4:
            day += DAY
        if day > until:
            # Ordered at the week's end: it is in the next file.
            habit.next_on = day
            return
        books.documents += 1
        for group in life.chance.sample(habit.groups, life.chance.randint(1, len(habit.groups))):
            amount = Decimal(round(habit.amount * more * life.chance.uniform(0.75, 1.25) / len(habit.groups), -2))
            yield _sold(habit, day, amount, group, f"{life.words.document}-{books.documents:05}", until)


def _sold(habit: Habit, day: date, amount: Decimal, group: str, document: str, until: date) -> Changed:
    due = None if habit.late is None else day + CREDIT * DAY
    paid = day if habit.late is None else day + timedelta(days=CREDIT + habit.late)
    sale = Sale(day, amount, group, due, paid if paid <= until else None, document)
    told = Changed(key_of(day, group, document), Change.NEW, None, sale)
    if paid > until:
        habit.owed.append(replace(told, now=replace(sale, paid_on=paid)))
    return told


def _paid(habit: Habit, until: date) -> Iterator[Changed]:
    """What was told as owed and is paid by now."""
    owed, habit.owed = habit.owed, []
    for each in owed:
        if each.now.paid_on is not None and each.now.paid_on <= until:
            yield Changed(each.key, Change.COMPLETED, replace(each.now, paid_on=None), each.now)
        else:
            habit.owed.append(each)


def _turn(life: Life, habit: Habit, day: date) -> tuple[float, float]:
    """How much more, and how much sooner, he orders on this day than he used to."""
    turned = TURNED - (life.today - day).days
    if habit.trend not in (Trend.GROWS, Trend.FALLS) or turned < 0:
        return 1.0, 1.0
    return (1.7, 0.75) if habit.trend is Trend.GROWS else (0.3, 1.25)
