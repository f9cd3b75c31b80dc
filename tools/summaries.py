"""What a head gets on Friday, of made teams of 1, 7, 20 and 60, to be looked at: `python -m tools.summaries OUT`.

Pictures of the week and of eight weeks, the words, the table: of one seed always the same. Says how long each takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.fair_week import FairWeek, fair_norm
from bot.domain.funnel import Gap, Result, Stage
from bot.domain.path import PathStage
from bot.domain.people import Role
from bot.domain.promises import PromiseKind
from bot.domain.summary import (
    AtRisk,
    Closing,
    NextList,
    NotCounted,
    PersonWeek,
    Promised,
    Promises,
    Risks,
    StageWeek,
    Summary,
)
from bot.domain.summary_records import Row, Told, rows
from bot.domain.summary_shown import Shown
from bot.domain.summary_trend import WEEKS, Trend, trend_week
from bot.domain.summing_up import done, most_improved
from bot.domain.timetable import Week
from bot.files.making import make
from bot.screens import summary as words
from bot.screens import summary_files
from bot.screens.summary_pages import parts, trend_parts
from bot.texts import texts

SIZES = (1, 7, 20, 60)
SEED = 17
ZONE = ZoneInfo("Europe/Moscow")
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 27, 13, tzinfo=UTC)
LONG = "Константинопольская-Преображенская Александра"
"""Forty-five letters."""
SURNAMES = ("Орлов", "Ким", "Белова", "Мамин-Сибиряк", "Римский-Корсаков", "Заболотная-Вишневецкая", "Ли", "Шевченко")
NAMES = ("Иван", "Анна", "Константин", "Александра Владиславовна", "Пётр Сергеевич", "Ян")
CLIENTS = ("Ромашка", "Север-Строй", "Завод «Ёлка»", "Северо-Западная производственно-коммерческая компания", "Луч")
NORMS: dict[Role, dict[Stage, int | None]] = {
    Role.HUNTER: {
        Stage.EFFECTIVE_CALL: 50,
        Stage.BOOKED_MEETING: 12,
        Stage.HELD_MEETING: 12,
        Stage.EFFECTIVE_MEETING: 6,
    },
    Role.FARMER: {
        Stage.STUDIED: 25,
        Stage.WARM_CONTACT: 40,
        Stage.VISIT: 8,
        Stage.QUESTIONNAIRE: 8,
        Stage.INCOMING: None,
    },
    Role.TRAINEE: {Stage.EFFECTIVE_CALL: 30, Stage.BOOKED_MEETING: 6},
}
FAIR = (FairWeek(5, 5), FairWeek(5, 5), FairWeek(4, 5), FairWeek(1, 5), FairWeek(5, 5, 50), FairWeek(0, 5))


@dataclass(frozen=True, slots=True)
class Made:
    shown: Shown
    trend: Trend
    records: list[Row]


def made(people: int, seed: int = SEED) -> Made:
    """A team of so many, with eight weeks behind it."""
    chance = Random(seed * 1000 + people)  # noqa: S311 - nothing is kept secret
    weeks = [Week(MONDAY - n * timedelta(weeks=1)) for n in reversed(range(WEEKS))]
    found = [_summary(chance, people, week) for week in weeks]
    summary = found[-1]
    shown = Shown(summary, None, MONDAY + timedelta(days=8), {each.member_id: each.name for each in summary.people})
    trend = Trend(tuple(trend_week(each, closed=each is not summary) for each in found))
    return Made(shown, trend, list(rows(summary, _told(chance, summary))))


def _summary(chance: Random, people: int, week: Week) -> Summary:
    whom = tuple(_person(chance, number, people) for number in range(1, people + 1))
    order = list(NORMS)
    whom = tuple(sorted(whom, key=lambda each: (order.index(each.role), each.name, each.member_id)))
    promised = tuple(_promised(chance, number, people) for number in range(people))
    return Summary(
        *(1, "ООО «Промышленные системы»", week, NOW, week.sunday, whom),
        promises=Promises(promised, promised[::2], promised[::5], promised[::3]),
        risks=Risks(people, tuple(AtRisk(n, CLIENTS[n % 5], 1, Decimal(n)) for n in range(min(people, 5)))),
        closing=tuple(_closing(chance, number, people) for number in range(people // 3)),
        improved=most_improved(whom),
    )


def _name(chance: Random, number: int) -> str:
    """The third has the longest name that is met with."""
    return LONG if number % 10 == 3 else f"{chance.choice(SURNAMES)} {chance.choice(NAMES)}"


def _role(number: int, people: int) -> Role:
    part = number / people
    return Role.HUNTER if part <= 0.6 or people == 1 else Role.FARMER if part <= 0.85 else Role.TRAINEE


def _person(chance: Random, number: int, people: int) -> PersonWeek:
    role, fair = _role(number, people), FAIR[0] if number == 1 else chance.choice(FAIR)
    if role is Role.TRAINEE:
        fair = replace(fair, ramp=50)
    stages = tuple(_stage(chance, stage, norm, fair) for stage, norm in NORMS[role].items())
    return PersonWeek(
        *(number, _name(Random(number), number), role, stages, fair),  # noqa: S311 - as above
        next_list=NextList(chance.randrange(300), 250) if role is not Role.FARMER else None,
        done=done(stages),
        done_last=chance.randrange(100),
    )


def _stage(chance: Random, stage: Stage, norm: int | None, fair: FairWeek) -> StageWeek:
    his = None if norm is None else fair_norm(norm, fair)
    most = max(3, round(1.2 * (norm if his is None else his))) if norm else 9
    counted = chance.randrange(most + 1) if fair.worked else 0
    last = None if chance.random() < 0.1 else chance.randrange(most + 1)
    gaps = (Gap.NO_POSITION, Gap.SAME_DAY) if stage is Stage.EFFECTIVE_CALL else ()
    ids = iter(range(1, 10_000))
    not_counted = tuple(NotCounted(gap, tuple(next(ids) for _ in range(chance.randrange(4)))) for gap in gaps)
    return StageWeek(stage, his, last, tuple(next(ids) for _ in range(counted)), tuple(x for x in not_counted if x.ids))


def _promised(chance: Random, number: int, people: int) -> Promised:
    kind, client = chance.choice(list(PromiseKind)), chance.choice(CLIENTS)
    return Promised(number, number % people + 1, number, client, kind, MONDAY + timedelta(days=chance.randrange(9)))


def _closing(chance: Random, number: int, people: int) -> Closing:
    client, since = chance.choice(CLIENTS), MONDAY - timedelta(days=chance.randrange(40))
    amount = chance.choice((None, Decimal(1_500_000), Decimal(98_000)))
    return Closing(number, client, number % people + 1, PathStage.CONTRACT, amount, since, None)


def _told(chance: Random, summary: Summary) -> dict[Any, Told]:
    ids = {
        (each.source, number)
        for one in summary.people
        for each in one.stages
        for number in (*each.ids, *(number for gap in each.not_counted for number in gap.ids))
    }
    return {key: _talk(chance) for key in sorted(ids)}


def _talk(chance: Random) -> Told:
    at = NOW - timedelta(hours=chance.randrange(90))
    note = chance.choice(("", "просят позвонить после пятнадцатого, когда утвердят бюджет на следующий год", "дорого"))
    decider, position = chance.choice(((LONG, "заместитель генерального директора"), ("Ким Ян", "")))
    return Told(at.date(), at, chance.choice(CLIENTS), decider, position, chance.choice(list(Result)), note)


# -- files


def files(found: Made, people: int, locale: str = "ru") -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names of files, and what makes each."""
    t = texts(locale)
    team = found.shown.summary.team
    for number, data in enumerate(parts(summary_files.picture(t, found.shown, ZONE)), start=1):
        yield f"{people:02}-week-{number}.png", _maker("summary_png", data)
    for number, data in enumerate(trend_parts(summary_files.trend(t, team, found.trend)), start=1):
        yield f"{people:02}-trend-{number}.png", _maker("trend_png", data)
    yield f"{people:02}.txt", lambda: words.text(t, found.shown, ZONE).encode()
    yield f"{people:02}.xlsx", _maker("summary_xlsx", summary_files.sheet(t, found.shown, found.records, ZONE))


def _maker(kind: str, data: dict[str, Any]) -> Callable[[], bytes]:
    return lambda: make(kind, data)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for people in SIZES:
        for name, maker in files(made(people), people):
            began = perf_counter()
            content = maker()
            print(f"{name}: {1000 * (perf_counter() - began):.0f} ms, {len(content) / 1000:.0f} kB")
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
