"""A month of two hundred people in eleven time zones: each slot's message once, at its minute, or as the rules say."""

from __future__ import annotations

import ast
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
import pytest

from bot.store.database import open_database
from tests.databases import sqlite_url
from tests.reminders import month_facts, month_reference
from tests.reminders.month_facts import COPY, HOLIDAYS, MINUTE, NEW_YEAR_AFTER, SPECIFIED, WORKED_SATURDAYS
from tests.reminders.month_lived import Month
from tests.reminders.month_reference import DAY, Reference
from tests.reminders.month_world import ZONES, World

IN_MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: a month there is as real as on a disk, and takes half the time."""
SENT = ("send", "send_late")


@pytest.fixture
def memory_url() -> Iterator[str]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield sqlite_url(Path(folder))


# -- what the reference stands on


def test_the_reference_knows_nothing_of_the_bot() -> None:
    """It would agree with any error that it shares."""
    for module in (month_facts, month_reference):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        named = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        named |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
        assert {name for name in named if name.partition(".")[0] in ("bot", "holidays")} == set()


def test_its_copy_of_the_table_is_the_specifications() -> None:
    """Where the specification lies beside the checkout."""
    if not SPECIFIED.exists():
        pytest.skip(f"the specification is not on this machine: {SPECIFIED}")
    with COPY.open(encoding="utf-8") as copy, SPECIFIED.open(encoding="utf-8") as specified:
        assert list(csv.reader(copy)) == list(csv.reader(specified))


def test_its_holidays_are_those_of_the_library() -> None:
    """Two sources for both years, and the one Saturday that is worked."""
    russian = holidays.country_holidays("RU", years=[2026, 2027])
    assert set(russian) == HOLIDAYS - {NEW_YEAR_AFTER}
    assert set(russian.weekend_workdays) == WORKED_SATURDAYS


# -- the months


async def lived(url: str, world: World) -> tuple[Month, Reference]:
    """The month by the bot, and by the reference."""
    reference = Reference(world.people, world.first - DAY, world.last + DAY, world.ticks)
    reference.run()
    async with AsyncExitStack() as stack:
        opened = [await open_database(url) for _ in range(2)]
        for each in opened:
            stack.push_async_callback(each.close)
        month = Month(world, opened)
        await month.live()
        await month.read()
    return month, reference


def assert_as_reference_says(month: Month, reference: Reference) -> None:
    """Message by message, at the same tick, in the same words; row by row. Nothing lacks, nothing is too much."""
    told = Counter(month.messages)
    expected = Counter((each.chat, each.at, each.line, each.late) for each in reference.told)
    assert sorted((expected - told).elements())[:5] == [], "not told"
    assert sorted((told - expected).elements())[:5] == [], "told, and should not have been"
    assert month.notes == reference.noted
    assert len(set(month.handed_over)) == len(month.handed_over), "a message is given to the sender once"


def assert_punctual(month: Month, reference: Reference) -> None:
    """Within a minute of its beginning, unless the bot did not run, the person travelled or it was quiet."""
    for each in reference.told:
        person = month.world.people[each.chat - 1]
        moved = person.moved is not None and each.begins <= person.moved[0] <= each.at
        if month.world.ran_at(each.begins) and not moved and not person.is_quiet(each.begins):
            assert each.begins <= each.at < each.begins + MINUTE, each
            assert not each.late, each


def assert_left_in_peace(month: Month) -> None:
    """Seen from the messages alone: who left, is away or has a day off was not written to, nor anybody twice."""
    hours: Counter[tuple[int, date, str]] = Counter()
    for chat, at, line, _ in month.messages:
        person = month.world.people[chat - 1]
        day = at.astimezone(ZoneInfo(person.zone_at(at))).date()
        assert person.reached(at), (chat, at)
        assert at >= person.joined, (chat, at)
        assert not person.is_away(day, at), (chat, at)
        assert person.team.days.get(day, day not in HOLIDAYS), (chat, at)
        hours[chat, day, line] += 1
    assert hours.most_common(1)[0][1] == 1
    assert len(month.messages) == sum(note.state in SENT for note in month.notes.values())


def show(month: Month, reference: Reference) -> None:
    """The figures, for who runs this with -s."""
    world = month.world
    states = Counter(note.state for note in month.notes.values())
    print(
        f"\n{world.first} - {world.last}: {len(world.people)} people, {len(ZONES)} zones, {len(world.ticks)} ticks, "
        f"{len(world.outages)} outages; {len(month.messages)} messages: {states['send']} at their minute, "
        f"{states['send_late']} late, {states['missed']} missed; {len(reference.waited)} waited for the morning"
    )


@pytest.mark.slow
async def test_a_month_of_two_hundred_people_over_new_year(memory_url: str) -> None:
    """From 2026 to 2027: a transfer, the long holidays, outages, absences, people who come, leave and travel."""
    world = World(date(2026, 12, 17), date(2027, 1, 15), count=200, seed=6)
    month, reference = await lived(memory_url, world)
    show(month, reference)
    assert_as_reference_says(month, reference)
    assert_punctual(month, reference)
    assert_left_in_peace(month)
    assert_everything_happened(month, reference)


def assert_everything_happened(month: Month, reference: Reference) -> None:
    """A month in which nothing goes wrong would prove little."""
    states = Counter(note.state for note in month.notes.values())
    assert states["send"] > 10_000
    assert states["send_late"] > 50
    assert states["missed"] > 500
    assert len(reference.waited) > 10
    assert {each.zone for each in month.world.people} == set(ZONES)
    assert {each.role for each in month.world.people} == {"hunter", "farmer", "trainee"}
    assert len({each.chat for each in reference.told}) > 180
    late = [each for each in reference.told if each.late]
    assert any((moved := month.world.people[each.chat - 1].moved) and moved[0] < each.at for each in late)
    assert len({note.key.partition("-")[2] for note in month.notes.values()}) > 25, "all activities of both roles"


CLOCKS_FORWARD = [(date(2027, 3, 13), date(2027, 3, 15)), (date(2027, 3, 27), date(2027, 3, 29))]
TRANSFERS = [
    (date(2026, 1, 8), date(2026, 1, 12)),
    (date(2026, 10, 31), date(2026, 11, 5)),
    (date(2027, 2, 19), date(2027, 2, 24)),
    (date(2027, 11, 3), date(2027, 11, 6)),
    (date(2027, 12, 30), date(2027, 12, 31)),
]


@pytest.mark.parametrize(("first", "last"), [*CLOCKS_FORWARD, *TRANSFERS], ids=str)
async def test_days_around_moved_clocks_and_moved_holidays(memory_url: str, first: date, last: date) -> None:
    """The transfers that the month does not meet, and the nights in which clocks go forward: New York's, Europe's."""
    month, reference = await lived(memory_url, World(first, last, count=22, seed=9))
    assert_as_reference_says(month, reference)
    assert_punctual(month, reference)
    assert_left_in_peace(month)


async def test_days_in_which_clocks_go_back_on_each_database(database_url: str) -> None:
    """Those of Berlin and Nicosia, on 25 October."""
    month, reference = await lived(database_url, World(date(2026, 10, 24), date(2026, 10, 27), count=22, seed=39))
    show(month, reference)
    assert_as_reference_says(month, reference)
    assert_punctual(month, reference)
    assert_left_in_peace(month)
    assert {each.day.weekday() for each in reference.told} >= {0, 1, 6}, "Sunday's night too"
