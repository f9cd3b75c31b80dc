"""Any summaries, for properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from bot.domain.board import Pile
from bot.domain.fair_week import FairWeek
from bot.domain.funnel import Gap, Stage
from bot.domain.path import OPEN
from bot.domain.people import Role
from bot.domain.promises import PromiseKind
from bot.domain.summary import (
    AtRisk,
    Closing,
    Improved,
    NextList,
    NotCounted,
    PersonWeek,
    Promised,
    Promises,
    Risks,
    StageWeek,
    Summary,
)
from bot.domain.timetable import Week

MONDAY = date(2026, 11, 16)
IDS = st.lists(st.integers(1, 10**6), max_size=5, unique=True).map(tuple)
NUMBERS = st.integers(0, 500)
NAMES = st.text(min_size=1, max_size=20)
DAYS = st.integers(-60, 60).map(lambda n: MONDAY + timedelta(days=n))
MONEY = st.decimals(0, 10**9, places=2)
OPEN_MONEY = st.none() | MONEY


def rows(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=4).map(tuple)


STAGES = st.builds(
    StageWeek,
    stage=st.sampled_from(Stage),
    norm=st.none() | NUMBERS,
    last=st.none() | NUMBERS,
    ids=IDS,
    not_counted=rows(st.builds(NotCounted, gap=st.sampled_from(Gap), ids=IDS)),
)
PEOPLE = st.builds(
    PersonWeek,
    member_id=st.integers(1, 30),
    name=NAMES,
    role=st.sampled_from([Role.HUNTER, Role.FARMER, Role.TRAINEE]),
    stages=rows(STAGES),
    fair=st.builds(FairWeek, st.integers(0, 7), st.integers(0, 7), st.integers(10, 100), st.sampled_from([50, 75])),
    walkins=IDS,
    next_list=st.none() | st.builds(NextList, NUMBERS, NUMBERS),
    done=st.none() | st.integers(0, 100),
    done_last=st.none() | st.integers(0, 100),
)
PROMISED = st.builds(
    Promised, st.integers(1, 99), st.integers(1, 30), st.integers(1, 99), NAMES, st.sampled_from(PromiseKind), DAYS
)
SUMMARIES = st.builds(
    Summary,
    team_id=st.integers(1, 9),
    team=NAMES,
    week=st.just(Week(MONDAY)),
    as_of=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # hypothesis takes naive bounds
    today=DAYS,
    people=st.lists(PEOPLE, max_size=5, unique_by=lambda one: one.member_id).map(tuple),
    promises=st.builds(Promises, rows(PROMISED), rows(PROMISED), rows(PROMISED), rows(PROMISED)),
    risks=st.builds(Risks, NUMBERS, rows(st.builds(AtRisk, st.integers(1), NAMES, st.integers(1, 30), MONEY))),
    closing=rows(
        st.builds(
            *(Closing, st.integers(1, 99), NAMES, st.integers(1, 30), st.sampled_from(OPEN)),
            *(OPEN_MONEY, DAYS, st.none() | st.integers(1, 30)),
        )
    ),
    paid=st.builds(Pile, NUMBERS, MONEY, NUMBERS),
    currency=st.sampled_from(["RUB", "EUR"]),
    improved=st.none() | st.builds(Improved, st.integers(1, 30), st.integers(0, 100), st.integers(0, 100)),
)
