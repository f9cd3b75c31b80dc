"""A made quarter of a team of twenty, as plain facts: what happened, and nothing of what it is worth.

Nothing of bot/ is imported: the database is filled from these facts, and the reference counts from them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from random import Random

DAY = timedelta(days=1)
MOSCOW = timezone(timedelta(hours=3))
FIRST_MONDAY = date(2026, 9, 7)
WEEKS = 13
HOLIDAYS = frozenset({date(2026, 11, 4)})
RISKY_FROM = 30


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    role: str
    joined: date
    share: int = 100
    left: date | None = None
    became: tuple[tuple[datetime, str], ...] = ()
    """What else he was since, one after another."""

    def role_on(self, day: date) -> str:
        """At the end of it."""
        return next((role for at, role in reversed(self.became) if at.astimezone(MOSCOW).date() <= day), self.role)


@dataclass(frozen=True)
class Decider:
    id: int
    client: int
    name: str
    position: str | None
    standing: str


@dataclass(frozen=True)
class Client:
    id: int
    name: str
    owner: int
    existing: bool
    deciders: tuple[Decider, ...]
    since: date | None = None
    """The day since which he buys, where that is known."""


@dataclass(frozen=True)
class Act:
    """A record: a call, a walk-in, a held meeting, a contact, a client's own call."""

    id: int
    who: int
    client: Client
    kind: str
    result: str
    at: datetime
    decider: Decider | None = None
    undone: bool = False
    answered: date | None = None

    @property
    def day(self) -> date:
        return self.at.astimezone(MOSCOW).date()


@dataclass(frozen=True)
class Booked:
    act: Act
    starts: datetime | None
    repeat: bool
    cancelled: bool


@dataclass(frozen=True)
class Form:
    id: int
    who: int
    client: Client
    act: Act | None
    begun: datetime
    answered: int
    required: int
    interest: bool


@dataclass(frozen=True)
class Agreed:
    id: int
    who: int
    client: Client
    act: Act
    made: date
    due: date
    state: str
    settled: date | None


@dataclass(frozen=True)
class Study:
    id: int
    who: int
    client: Client
    day: date
    concluded: bool
    undone: bool


@dataclass(frozen=True)
class Away:
    who: int
    first: date
    last: date


@dataclass
class Quarter:
    people: list[Person] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    booked: list[Booked] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)
    studies: list[Study] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    listed: dict[int, int] = field(default_factory=dict)
    """Clients on the list of the week after the last, by person."""
    at_risk: dict[int, int] = field(default_factory=dict)
    """Points of risk, by client."""
    deals: list[tuple[Client, str, int, bool]] = field(default_factory=list)
    """Client, stage, amount, whether the head joined."""


NAMES = (
    *("Анна Белова", "Борис Чехов", "Вера Дудина", "Глеб Ершов", "Дина Жук", "Егор Зимин", "Жанна Ильина"),
    *("Захар Котов", "Инна Лапина", "Кирилл Мухин", "Лада Носова", "Макар Орлов", "Нина Попова", "Олег Рябов"),
    *("Павел Сомов", "Рита Тихая", "Семён Уткин", "Таня Фёдорова", "Ульяна Хохлова", "Фёдор Цой"),
)
DECIDERS = (
    ("Иванов Пётр Сергеевич", "директор", "active"),
    ("Сидорова Анна", "закупки", "active"),
    ("Петров А. Б.", "инженер", "active"),
    ("Котов Олег Ильич", None, "active"),
    ("Шестая Мария", "юрист", "extra"),
)


FARMED: tuple[tuple[str, str], ...] = (
    *(("contact", "talked"),) * 4,
    *(("contact", "not_reached"), ("contact", "call_back"), ("meeting", "held"), ("call", "refused")),
    *(("incoming", "answered"), ("incoming", "not_reached"), ("incoming", "call_back")),
)
HUNTED: tuple[tuple[str, str], ...] = (
    *(*(("call", "not_reached"),) * 4, *(("call", "call_back"),) * 3, *(("call", "refused"),) * 3),
    *(*(("call", "booked"),) * 2, ("walkin", "contact"), ("walkin", "refused")),
)


BECAME: dict[int, tuple[tuple[int, int, str], ...]] = {
    1: ((30, 10, "farmer"),),
    8: ((36, 9, "farmer"), (36, 12, "hunter")),
    11: ((43, 11, "hunter"), (45, 11, "farmer")),
    13: ((57, 15, "head"),),
    17: ((59, 18, "hunter"),),
    19: ((68, 23, "farmer"), (71, 8, "trainee"), (72, 9, "hunter"), (73, 8, "farmer")),
}
"""Of some people, by number: on which day, at which hour they became what. For good, for three hours, for two days; who
leads since; who is promoted in the evening; who is something else at the weekend, and three things in the next week."""


def _at(day: int, hour: int, role: str) -> tuple[datetime, str]:
    return datetime.combine(FIRST_MONDAY + day * DAY, time(hour), MOSCOW), role


def quarter(seed: int = 7, people: int = 20, weeks: int = WEEKS, busy: int = 9, which: Sequence[int] = ()) -> Quarter:
    """`busy`: records a person makes a day. `which`: only these of the people, by number."""
    made, dice = Quarter(), Random(seed)
    for n in which or range(people):
        role = "hunter" if n % 20 < 10 else "farmer" if n % 20 < 16 else "trainee"
        late, gone = n % 20 == 3, n % 20 == 5
        joined = FIRST_MONDAY - 30 * DAY if not late else FIRST_MONDAY + 30 * DAY
        left = FIRST_MONDAY + 58 * DAY if gone and weeks > 9 else None
        became = tuple(_at(*each) for each in BECAME.get(n % 20, ())) if weeks == WEEKS else ()
        share = 50 if n % 20 == 7 else 100
        made.people.append(Person(n + 1, NAMES[n % 20], role, joined, share, left, became))
        _clients(made, made.people[-1], dice)
        if n % 3 == 0:
            first = FIRST_MONDAY + dice.randrange(7 * weeks) * DAY
            made.away.append(Away(n + 1, first, first + dice.randrange(1, 9) * DAY))
    for day in _days(weeks):
        for one in made.people:
            here = one.joined <= day and (one.left is None or day <= one.left) and one.role_on(day) != "head"
            if here and not _is_away(made, one, day):
                _live(made, one, day, dice, busy)
    _at_the_end(made, dice)
    return made


def _days(weeks: int) -> Iterator[date]:
    for n in range(7 * weeks):
        day = FIRST_MONDAY + n * DAY
        if day.weekday() < 5 and day not in HOLIDAYS:
            yield day


def _is_away(made: Quarter, one: Person, day: date) -> bool:
    return any(each.who == one.id and each.first <= day <= each.last for each in made.away)


def _clients(made: Quarter, one: Person, dice: Random, count: int = 30) -> None:
    for _ in range(count):
        number = len(made.clients) + 1
        deciders = tuple(
            Decider(10 * number + at, number, *each)
            for at, each in enumerate(dice.sample(DECIDERS, dice.randrange(1, 4)))
        )
        existing = one.role == "farmer"
        days = [at.date() for at, role in one.became if role == "farmer"]
        since = (
            one.joined if existing and one.became else days[0] if days and one.role_on(days[0]) == "farmer" else None
        )
        made.clients.append(Client(number, f"Клиент {number}", one.id, existing, deciders, since))


def _live(made: Quarter, one: Person, day: date, dice: Random, busy: int) -> None:
    mine = [each for each in made.clients if each.owner == one.id]
    others = [each for each in made.clients if dice.random() < 0.02]
    for _ in range(dice.randrange(busy // 2, busy * 2)):
        client = dice.choice(mine if dice.random() < 0.9 or not others else others)
        at = datetime.combine(day, time(9, 0), MOSCOW) + dice.randrange(0, 9 * 60) * timedelta(minutes=1)
        decider = dice.choice((*client.deciders, None))
        what = _what(one.role_on(day), dice)
        if what[1] == "booked" and dice.random() < 0.6:
            _clients(made, one, dice, 1)
            client = made.clients[-1]
            decider = client.deciders[0]
        act = Act(len(made.acts) + 1, one.id, client, *what, at, decider, dice.random() < 0.05)
        if act.kind == "incoming" and act.result == "answered":
            late = dice.choice((0, 0, 1))
            act = Act(act.id, one.id, client, "incoming", "answered", at, decider, act.undone, day + late * DAY)
        made.acts.append(act)
        _follows(made, act, dice)
    if one.role_on(day) == "farmer":
        for client in dice.sample(mine, 4):
            number = len(made.studies) + 1
            made.studies.append(Study(number, one.id, client, day, dice.random() < 0.8, dice.random() < 0.1))


def _what(role: str, dice: Random) -> tuple[str, str]:
    if role == "farmer":
        return dice.choice(FARMED)
    return dice.choice((*HUNTED, ("meeting", "held"), ("meeting", "held")) if role == "hunter" else HUNTED)


def _follows(made: Quarter, act: Act, dice: Random) -> None:
    """A booking brings a meeting to come, a held meeting a form, and that sometimes an agreement."""
    if act.result == "booked":
        starts = act.at + dice.randrange(1, 9) * DAY if dice.random() < 0.8 else None
        made.booked.append(Booked(act, starts, dice.random() < 0.2, dice.random() < 0.15))
    elif act.kind == "meeting" and dice.random() < 0.8:
        form = Form(
            *(len(made.forms) + 1, act.who, act.client, act, act.at, dice.choice((12, 12, 9)), 12),
            dice.random() < 0.6,
        )
        made.forms.append(form)
        if dice.random() < 0.6:
            _agreement(made, act, dice)
    elif act.kind == "contact" and dice.random() < 0.2:
        answered = dice.choice((0, 5, 12))
        made.forms.append(Form(len(made.forms) + 1, act.who, act.client, None, act.at, answered, 12, False))


def _agreement(made: Quarter, act: Act, dice: Random) -> None:
    if act.undone:
        return
    due = act.day + dice.randrange(2, 29) * DAY
    state = dice.choice(("open", "kept", "kept", "broken"))
    settled = None if state == "open" else min(due, act.day + dice.randrange(1, 29) * DAY)
    made.agreed.append(Agreed(len(made.agreed) + 1, act.who, act.client, act, act.day, due, state, settled))


def _at_the_end(made: Quarter, dice: Random) -> None:
    for one in made.people:
        made.listed[one.id] = dice.randrange(0, 30)
    for client in made.clients:
        if client.existing:
            made.at_risk[client.id] = dice.choice((0, 5, 40, 70))
    hunted = [client for client in made.clients if not client.existing]
    made.deals = [
        (client, dice.choice(("contract", "order")), 1000 * dice.randrange(1, 500), dice.random() < 0.4)
        for client in dice.sample(hunted, 6)
    ]
