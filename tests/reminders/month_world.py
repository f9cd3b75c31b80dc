"""A month made up by a seed: people in eleven time zones with their teams, and what happens to them meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.reminders.month_facts import HELPS, HOLIDAYS, MINUTE, Table, method, row_of
from tests.reminders.month_reference import DAY, Away, Person, Said, Team, every_slot

ZONES = (
    *("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Krasnoyarsk"),
    *("Asia/Irkutsk", "Asia/Vladivostok", "Asia/Kamchatka"),
    *("Europe/Berlin", "Asia/Nicosia", "America/New_York"),
)
"""The last three move their clocks, New York on days of its own."""
MOVING_CLOCKS = ZONES[8:]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TEAMS = 8
OFF = (time(0), time(0))

EARLY: Table = tuple(
    row_of(day, span, activity)
    for day in ("mon", "tue", "wed", "thu", "fri")
    # While it is quiet: one is over before eight; one waits till then, on other days one that does not help any more.
    for span, activity in (
        ("06:00-06:30", "standup"),
        ("06:30-07:20", "reporting"),
        ("07:25-09:00", "training") if day in ("mon", "thu") else ("07:35-08:30", "documents"),
        ("10:15-11:45", "telemarketing"),
    )
)
SATURDAYS: Table = (
    *method("hunter")[:6],
    row_of("sat", "10:00-12:00", "client_study"),
    row_of("sat", "12:00-13:30", "training"),
)
NIGHTS: Table = tuple(
    row_of("sun", span, "documents")
    for span in ("00:30-01:00", "01:30-02:00", "02:00-02:30", "02:30-03:30", "03:30-04:00", "04:00-04:30")
)
"""On Sundays, when clocks are moved: some hours do not come, some come twice."""
TEAMS_OWN: Table = tuple(
    row_of(day, span, activity)
    for day in ("mon", "tue", "wed", "thu", "fri")
    for span, activity in (("08:30-09:00", "standup"), ("09:20-11:00", "documents"), ("13:05-15:00", "telemarketing"))
)


@dataclass(frozen=True)
class Outage:
    """No tick in [since, until)."""

    since: datetime
    until: datetime

    def meets(self, other: Outage) -> bool:
        return self.since <= other.until and other.since <= self.until


@dataclass
class World:
    """`first` to `last`, the people's own days."""

    first: date
    last: date
    count: int
    seed: int
    teams: list[Team] = field(default_factory=lambda: [Team() for _ in range(TEAMS)])
    people: list[Person] = field(default_factory=list)
    outages: list[Outage] = field(default_factory=list)
    ticks: list[datetime] = field(default_factory=list)
    twice: set[datetime] = field(default_factory=set)
    """Ticks that come a second time at once."""
    together: set[datetime] = field(default_factory=set)
    """Ticks of two processes at the same moment."""
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.begin = datetime.combine(self.first, time(), UTC) - timedelta(hours=13)
        self.end = datetime.combine(self.last, time(), UTC) + DAY
        self._break_down()
        self._speak_of_teams()
        self.people = [self._hire(number) for number in range(self.count)]
        self._live()
        self._tick()

    def _hire(self, number: int) -> Person:
        learns = number % len(ZONES) in (1, 5) and number % 5 == 0
        role = "trainee" if learns else ("hunter", "farmer")[number // len(ZONES) % 2]
        return Person(number + 1, self.teams[number % TEAMS], role, ZONES[number % len(ZONES)], LONG_AGO)

    # -- what happens

    def moment(self) -> datetime:
        """Some moment at which the bot runs; at a minute at which no slot begins, so it is clear what came first."""
        while True:
            minutes = self.random.randrange(int((self.end - self.begin) / MINUTE) - 600)
            moment = (self.begin + minutes * MINUTE).replace(minute=self.random.choice([7, 23, 37, 52]))
            if not any(each.since - MINUTE <= moment <= each.until + MINUTE for each in self.outages):
                return moment

    def _break_down(self) -> None:
        """For three and forty minutes, often as slots begin; for five hours; over a weekend."""
        days = (self.last - self.first).days
        moscow = ZoneInfo("Europe/Moscow")
        for minutes, times in ((3, days // 3), (40, days // 5), (300, 2)):
            for _ in range(times):
                day = self.first + self.random.randrange(days) * DAY
                clock = time(self.random.randrange(1, 18), self.random.choice([0, 15, 20, 30]))
                since = datetime.combine(day, clock, moscow) - timedelta(seconds=self.random.randrange(1, 120))
                self.outages.append(Outage(since.astimezone(UTC), since.astimezone(UTC) + minutes * MINUTE))
        fridays = [day for day in (self.first + n * DAY for n in range(days - 3)) if day.weekday() == 4]
        if len(fridays) > 1:
            since = datetime.combine(self.random.choice(fridays), time(15, 41), moscow).astimezone(UTC)
            self.outages.append(Outage(since, since + timedelta(days=2, hours=18)))
            for activity in HELPS:
                for seconds in (-40, 40):
                    self.outages.append(self._at_the_limit(activity, timedelta(seconds=seconds), moscow))

    def _at_the_limit(self, activity: str, after: timedelta, zone: ZoneInfo) -> Outage:
        """The bot is back when a message of the kind helps for the last time, or a little after that."""
        rows = {row for role in ("hunter", "farmer") for row in method(role) if row.activity == activity}
        days = [day for n in range((self.last - self.first).days) if (day := self.first + n * DAY) not in HOLIDAYS]
        begins = [
            datetime.combine(day, row.start, zone).astimezone(UTC)
            for day in days
            for row in sorted(rows)
            if day.weekday() == row.weekday
        ]
        possible = [Outage(each - MINUTE, each + HELPS[activity] * MINUTE + after) for each in begins]
        return self.random.choice([each for each in possible if not any(map(each.meets, self.outages))])

    def _speak_of_teams(self) -> None:
        """Days off and on of their own; a table from a Monday on; one at once, taken back later."""
        working = [day for n in range((self.last - self.first).days + 1) if (day := self.first + n * DAY).weekday() < 5]
        off, on, saturday = self.teams[1].days, self.teams[2].days, self.teams[3].days
        off |= dict.fromkeys(self.random.sample(working, min(2, len(working))), False)
        on |= dict.fromkeys(working[:: max(1, len(working) // 4)], True)
        on |= {day: True for day in working if not self.teams[0].keeps(day)}
        saturday |= {self.first + n * DAY: n % 2 == 0 for n in range(14) if (self.first + n * DAY).weekday() == 5}
        monday = next((day for day in working[1:] if day.weekday() == 0), working[-1])
        self.teams[4].tables["hunter"] = [Said(LONG_AGO, monday, TEAMS_OWN)]
        said, back = sorted(self.moment() for _ in range(2))
        self.teams[5].tables["farmer"] = [Said(said, said.date(), TEAMS_OWN), Said(back, back.date(), None)]
        self.teams[5].tables["trainee"] = [Said(said, said.date(), TEAMS_OWN)]

    def _some(self, percent: int) -> Sequence[Person]:
        return self.random.sample(self.people, max(1, self.count * percent // 100))

    def _live(self) -> None:
        for one in self._some(8):
            one.joined = self.moment()
        for one in self._some(3):
            self._let_in_meanwhile(one)
        for one in self._some(2):
            one.invited_only = True
        for one in self._some(30):
            first = self.first + self.random.randrange(-3, (self.last - self.first).days) * DAY
            one.away.append(Away(LONG_AGO, first, first + self.random.randrange(10) * DAY))
        for one in self._some(10):  # falls ill in the middle of a day; some are back earlier than they thought
            at = self.moment()
            back = at + timedelta(hours=30) if self.random.random() < 0.5 else None
            one.away.append(Away(at, at.date(), at.date() + 4 * DAY, back))
        for one in self._some(5):
            one.blocked.append((self.moment(), None))
        for one in self._some(5):
            since = self.moment()
            one.blocked.append((since, since + self.random.randrange(1, 100) * timedelta(hours=1)))
        movers = [one for one in self._some(7) if one.joined == LONG_AGO]
        for one in movers:
            one.moved = (self.moment(), self.random.choice([zone for zone in ZONES if zone != one.zone]))
        for table, quiet in ((EARLY, (time(20), time(8))), (EARLY, (time(22), time(6, 30))), (SATURDAYS, OFF)):
            self._give(table, quiet, [one for one in self._some(4) if one not in movers])
        nightly = [one for one in self.people if one.zone in MOVING_CLOCKS and one.joined == LONG_AGO]
        self._give(NIGHTS, OFF, [one for one in nightly if one not in movers][:6:2])

    def _let_in_meanwhile(self, one: Person) -> None:
        """Another process let him in while none looked at the clock: of the slots before that he is told nothing."""
        for outage in self.outages:
            begun = sorted(
                begins
                for day, row, ((begins, _, _), *_) in every_slot(one, self.first, self.last)
                if row in one.table_on(day, begins) and one.team.keeps(day) and outage.since < begins < outage.until
            )
            if len(begun) > 1:
                one.joined = begun[-1] - MINUTE

    def _give(self, table: Table, quiet: tuple[time, time], whom: Sequence[Person]) -> None:
        for one in whom:
            one.quiet = quiet
            one.own.append(Said(LONG_AGO, self.first - DAY, table))

    # -- when the bot looks at its clock

    def _tick(self) -> None:
        """At every minute at which something may be due, some seconds into it, and now and then in between.

        In between nothing is due by anybody's clock. What a tick decides hangs on what lies between it and the one
        before, so ticks that are left out there would have decided nothing; and a message that the bot sent in such a
        stretch all the same would be seen at the next tick, as one that the reference does not know.
        """
        minutes = {begun for one in self.people for begun in self._minutes_of(one)}
        minutes |= {self.begin + n * timedelta(hours=5) for n in range((self.last - self.first).days * 5)}
        ticks = {self.begin} | {each + timedelta(seconds=self.random.randrange(60)) for each in minutes}
        ticks |= {each.until + timedelta(seconds=1) for each in self.outages}
        self.ticks = sorted(each for each in ticks if self.begin <= each < self.end and self._runs(each))
        self.twice = set(self.random.sample(self.ticks, len(self.ticks) // 20))
        self.together = set(self.random.sample(self.ticks, len(self.ticks) // 20))

    def _runs(self, moment: datetime) -> bool:
        return not any(each.since <= moment < each.until for each in self.outages)

    def _minutes_of(self, one: Person) -> set[datetime]:
        found = {begins for _, _, begun in every_slot(one, self.first - DAY, self.last + DAY) for begins, _, _ in begun}
        if one.moved:
            found.add(one.moved[0])
        zone, day = ZoneInfo(one.zone), self.first - DAY
        while one.own and day <= self.last:
            found.add(datetime.combine(day, one.quiet[1], zone).astimezone(UTC))
            day += DAY
        return found

    def ran_at(self, begins: datetime) -> bool:
        """Whether the bot ran in the minute in which a slot began."""
        return not any(each.since <= begins + MINUTE and begins < each.until for each in self.outages)
