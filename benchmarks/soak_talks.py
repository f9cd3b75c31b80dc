"""What people of a company do for months, talk by talk: new clients every day, calls, meetings, studies, promises."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from random import Random

from benchmarks.form_story import CLIENT, PERSON
from benchmarks.steps import Step
from benchmarks.week_plan import CLIENTS, role_of
from benchmarks.week_story import LOOKS, STUDY, Talk, call, meeting, talk
from bot.domain.timetable import Activity

SYLLABLES = [a + b for a, b in product("бвгдзклмнпрст", "аеиоу")]
FIRST_ID, TEAM_SIZE = 100_000_001, 20
LINE = "; ".join(PERSON)
RECORDED = r"[Зз]асчитано|Записано"
HEADS_LOOKS = (
    *(
        ("/team", r"человек"),
        ("/week", "^Неделя"),
        ("/board", "."),
        ("/agreements", "^(Открытых договор|Договорённости)"),
    ),
    *(("/norms", "."), ("/lists", "."), ("/audit", "."), ("/segments", ".")),
)


def word(*seed: int) -> str:
    """A name: the same for the same numbers, and of two other ones never only one letter apart."""
    dice = Random("-".join(map(str, seed)))
    return "".join(dice.choices(SYLLABLES, k=6)).capitalize()


def name_of(number: int) -> str:
    """Of a person, so that two of a team are never taken for each other."""
    return f"Пётр {word(number)}"


def teams_of(people: int) -> list[dict[int, str]]:
    """Of twenty each, the first of them its head; roles by Telegram id."""
    ids = range(FIRST_ID, FIRST_ID + people)
    some = [ids[start : start + TEAM_SIZE] for start in range(0, people, TEAM_SIZE)]
    return [{number: role_of(number) if nth else "head" for nth, number in enumerate(team)} for team in some]


@dataclass(slots=True)
class Company:
    """Who is there, and what each of them knows."""

    seed: int
    teams: list[dict[int, str]]
    """Roles by Telegram id."""
    newcomers: set[int] = field(default_factory=set)
    """Came after the beginning: had no clients then."""
    found: dict[int, int] = field(default_factory=dict)
    """How many new clients each found."""
    dice: dict[int, Random] = field(default_factory=dict)

    def wants(self, number: int, does: Mapping[str, Activity], client: int) -> Iterable[Talk]:
        """See `Crowd`."""
        dice = self.dice.setdefault(number, Random(f"{self.seed} {number}"))
        if any(team.get(number) == "head" for team in self.teams):
            return [talk(*dice.choice(HEADS_LOOKS))]
        role = role_of(number)
        return self._work(number, role, does[role], client, dice)

    def _work(self, number: int, role: str, activity: Activity, client: int, dice: Random) -> Iterator[Talk]:
        farms, learns = role == "farmer", role == "trainee"
        known = self._known(number, client, dice)
        if activity is Activity.CLIENT_STUDY:
            yield STUDY
        elif activity is Activity.TELEMARKETING or (learns and activity is Activity.MEETING):
            if farms:
                yield dice.choice((_contact, _incoming))(known)
            elif known and dice.random() < 0.5:
                yield call(Step(text=known))
            else:
                yield self._cold_call(number, dice)
        elif activity is Activity.MEETING and known:
            yield meeting(f"/visit {known}; у нас" if farms else f"/meet {known}")
        elif activity is Activity.DOCUMENTS and not learns:
            yield _keeps()
        elif activity is Activity.REPORTING and known:
            yield _books(known)
        else:
            yield from (talk(*look) for look in LOOKS.get(activity, LOOKS[Activity.STANDUP]))

    def _known(self, number: int, client: int, dice: Random) -> str:
        """One of his clients; empty: he has none."""
        mine = self.found.get(number, 0)
        if mine and (number in self.newcomers or dice.random() < 0.6):
            return word(number, dice.randrange(mine))
        return "" if number in self.newcomers else CLIENT.format(person=number, number=client % CLIENTS)

    def _cold_call(self, number: int, dice: Random) -> Talk:
        """The client and his decision maker come to be with it."""
        client = word(number, self.found.get(number, 0))
        self.found[number] = self.found.get(number, 0) + 1
        said = dice.choice(("отказ: дорого", "не дозвонился", "перезвонить завтра", "отказ: свой поставщик"))
        return talk(f"/call {client}; {LINE}; {said}", RECORDED, makes=("call", RECORDED))


def _contact(client: str) -> Talk:
    return talk(f"/contact {client}; {LINE}; поговорили", RECORDED, makes=("contact", RECORDED))


def _incoming(client: str) -> Talk:
    return talk(f"/incoming {client}; {LINE}; отвечено", RECORDED, makes=("incoming", RECORDED))


def _keeps() -> Talk:
    """The first of what was promised is done."""
    return talk(
        *("/agreements", "Открытых договорённостей нет|Подтвердилась"),
        ("нажмите, чтобы отметить", Step(press=0)),
        ("🤝 ", Step(press="Сделано")),
    )


def _books(client: str) -> Talk:
    return talk(
        *("/book", r"Встреча: |Свободн\w+ \w+ нет"),
        ("С каким клиентом", Step(text=client)),
        ("С кем встреча", Step(press="Иванов")),
        ("Когда встреча", Step(press=r"(вт|ср|чт|пт) .*Встречи-\d|Следующая")),
        makes=("booking", "Когда встреча"),
    )
