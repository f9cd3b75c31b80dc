"""What the sample's people know while they live their quarter: whom they talk to, which hours are free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.demo.agenda import Act, Agenda, Scene
from bot.demo.cast import WORDS, Part
from bot.demo.firms import Firms
from bot.demo.words import Words
from bot.domain.clients import Client, DecisionMaker
from bot.domain.local_time import to_utc
from bot.domain.people import Member
from bot.domain.timetable import Activity, Week, slots_of_day, timetable_of, week_of
from bot.store import calendars

Item = TypeVar("Item")
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
WEEKS = 13
AHEAD = 9
"""Days within which a meeting is agreed."""


@dataclass(slots=True)
class Known:
    """A client, as whoever works with him remembers him."""

    client: Client
    people: list[DecisionMaker]
    owner: int
    """The number of who works with him."""
    spoken: date | None = None
    due: date | None = None
    """A call was promised for this day."""
    meets: bool = False
    """A meeting is ahead, or he was met: he is called cold no more."""
    out: bool = False
    """Refused, lost or postponed."""

    @property
    def id(self) -> int:
        return self.client.id


@dataclass(slots=True)
class Life:
    zone: ZoneInfo
    locale: str
    begins: date
    """The Monday of the first week."""
    today: date
    chance: Random
    seed: int
    agenda: Agenda = field(default_factory=Agenda)
    members: dict[int, Member] = field(default_factory=dict)
    """By the number of the account."""
    parts: dict[int, Part] = field(default_factory=dict)
    segments: dict[str, int] = field(default_factory=dict)
    known: dict[int, list[Known]] = field(default_factory=dict)
    """By who works with them."""
    away: dict[int, list[tuple[date, date]]] = field(default_factory=dict)
    off: set[date] = field(default_factory=set)
    """The team's own days off."""
    taken: dict[int, set[datetime]] = field(default_factory=dict)
    """Beginnings of meetings, by who holds them."""
    hers: bool = False
    """A meeting is left with the trainee who booked it."""
    left: bool = False
    """A form is left for the visitor to fill."""
    mended: set[date] = field(default_factory=set)
    """Mondays of weeks in which something is mended after they closed."""
    words: Words = field(init=False)
    firms: Firms = field(init=False)

    def __post_init__(self) -> None:
        self.words = WORDS[self.locale]
        self.firms = Firms(self.words, self.seed)

    # -- chance

    def pick(self, choices: Sequence[Item]) -> Item:
        return self.chance.choice(choices)

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def one_of(self, **shares: float) -> str:
        """A name by its share."""
        return self.chance.choices(tuple(shares), tuple(shares.values()))[0]

    def address(self) -> str:
        place, street = self.pick(self.words.places), self.pick(self.words.streets)
        return self.words.address.format(place=place, street=street, house=self.chance.randrange(1, 90))

    # -- time

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return to_utc(day, time(hour, minute), self.zone)

    def works(self, number: int, day: date) -> bool:
        """It is a working day, and he is there."""
        if day in self.off or not calendars.public(day, day).works(day):
            return False
        return not any(first <= day <= last for first, last in self.away.get(number, ()))

    def days(self, number: int, first: date, count: int) -> Iterator[date]:
        """His working days from one on, so many calendar days ahead."""
        return (day for n in range(count) if self.works(number, day := first + n * DAY))

    def next_day(self, number: int, first: date) -> date:
        return next(self.days(number, first, 30))

    def mood(self, number: int, week: Week) -> float:
        """A week is not like another: the same at any look at it."""
        return Random(f"{self.seed} {number} {week.monday}").uniform(0.82, 1.1)  # noqa: S311 - no secret

    def slots(self, number: int, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
        """Free meeting slots, in order."""
        table = timetable_of(self.members[number].role)
        taken = self.taken.setdefault(number, set())
        for day in self.days(number, first, (last - first).days + 1):
            for slot in slots_of_day(table, day):
                begins = to_utc(day, slot.start, self.zone)
                if slot.activity is Activity.MEETING and begins not in taken:
                    yield begins, to_utc(day, slot.end, self.zone)

    def take_slot(self, number: int, first: date, last: date) -> tuple[datetime, datetime] | None:
        """One of the next free ones, his from now on; None: all are taken."""
        free = list(self.slots(number, first, last))[:5]
        if not free:
            return None
        found = self.pick(free)
        self.taken[number].add(found[0])
        return found

    # -- what comes again and again, whoever of them is there

    def every_day(self, number: int, hour: int, minute: int, act: Callable[[Scene, date], None], since: date) -> None:
        """On each of his working days, for ever; planned from day to day."""

        def do(scene: Scene) -> None:
            day = scene.now.astimezone(self.zone).date()
            self.agenda.plan(self.at(day + DAY, hour, minute), 0, do)
            if number in self.members and self.works(number, day):
                act(scene, day)

        self.agenda.plan(self.at(since, hour, minute), 0, do)

    def every_week(self, number: int, weekday: int, hour: int, minute: int, act: Act, since: date) -> None:
        """Each week, at the same hour, whatever the day is."""

        def do(scene: Scene) -> None:
            self.agenda.plan(self.at(scene.now.astimezone(self.zone).date() + WEEK, hour, minute), 0, do)
            if number in self.members:
                act(scene)

        self.agenda.plan(self.at(week_of(since).monday + weekday * DAY, hour, minute), 0, do)
