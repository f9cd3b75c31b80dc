"""What a soak claims, judged by what was seen day after day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import linear_regression, median

from benchmarks.soak_growth import Did, computed
from benchmarks.soak_watch import KEPT, Content, Handled, Process

WARM_UP = 10
"""Days after which nothing may grow but the database; of a short soak the first third."""
MB_IN_TEN_DAYS, AT_MOST, SLOWER, OFF = 1.0, 1.10, 1.2, 0.2
DESCRIPTORS, THREADS = 4, 2
"""So many more than before are no leak: a file that is being made, a thread of a pool that was not needed yet."""
A_DAY_OF_WORK = 5
"""Working days at each end of the soak whose medians are compared."""
MB = 1024 * 1024
LATE = timedelta(minutes=65)
"""It is tidied once an hour."""


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    worked: bool
    process: Process
    content: Content
    grown: dict[str, int]
    """By how many bytes each table has grown since the beginning."""
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    """Of the bot for an update, with all that the day brings."""
    updates: int
    """What people did, by the local Telegram's account."""
    handled: Handled
    lost: int
    doubled: int
    stuck: int
    shown: dict[str, int]
    """Records that people were shown so far, by kind."""
    kept: dict[str, int]
    """Records in the database of them."""
    did: Did
    failures: tuple[str, ...]
    """Ticks and tidyings that failed, lines of the log that tell of an error."""

    @property
    def grown_mb(self) -> float:
        return sum(self.grown.values()) / MB

    @property
    def computed_mb(self) -> float:
        return computed(self.did) / MB


@dataclass(frozen=True, slots=True)
class Claim:
    name: str
    seen: str
    holds: bool


def claims(days: Sequence[Day], *, sqlite: bool = True) -> Iterator[Claim]:
    settled = days[min(WARM_UP, len(days) // 3) :]
    yield from _steady(settled)
    yield from _pruned(days)
    yield from _account(days)
    yield from _speed(settled)
    if sqlite:
        yield _growth(days)


def _steady(days: Sequence[Day]) -> Iterator[Claim]:
    memory = [day.process.rss_mb for day in days]
    slope = linear_regression([day.number for day in days], memory).slope * 10
    enough = len(days) > WARM_UP
    seen = f"{slope:+.2f} MB in ten days, at most {MB_IN_TEN_DAYS:g}; {memory[0]:.0f} MB, then {memory[-1]:.0f}"
    flat = slope <= MB_IN_TEN_DAYS or not enough
    yield Claim("memory is flat", seen, flat and memory[-1] <= AT_MOST * memory[0])
    for name, more in (("descriptors", DESCRIPTORS), ("threads", THREADS)):
        counts: list[int] = [getattr(day.process, name) for day in days]
        third = max(1, len(counts) // 3)
        before, after = max(counts[:third]), max(counts[-third:])
        yield Claim(f"{name} are flat", f"{before}, then {after}", after <= before + more)


def _pruned(days: Sequence[Day]) -> Iterator[Claim]:
    for what, (table, _, kept) in KEPT.items():
        oldest = max((day.content.oldest[what] for day in days if what in day.content.oldest), default=None)
        most = max(day.content.rows[table] for day in days)
        seen = f"the oldest ever seen {_hours(oldest)}, kept {_hours(kept)}; {most} rows in {table} at most"
        yield Claim(f"pruned: {what}", seen, oldest is None or oldest <= kept + LATE)


def _hours(span: timedelta | None) -> str:
    return "none" if span is None else f"{span / timedelta(hours=1):.1f} h"


def _account(days: Sequence[Day]) -> Iterator[Claim]:
    last = days[-1]
    done, others = sum(day.handled.done for day in days), sum(day.handled.others for day in days)
    updates, lost, doubled = (sum(getattr(day, name) for day in days) for name in ("updates", "lost", "doubled"))
    wrong = [day.number for day in days if day.updates != day.handled.done or day.handled.others]
    yield Claim(
        "each update was handled once", f"{updates} made, {done} handled, {others} not; days {wrong}", not wrong
    )
    yield Claim("each press was answered, once", f"{lost} lost, {doubled} doubled", not lost and not doubled)
    yield Claim("the records shown are those kept", f"{last.shown}; {last.kept}", last.shown == last.kept)
    stuck = sum(day.stuck for day in days)
    yield Claim("people find their buttons", f"{stuck} did not", not stuck)
    failures = [failure for day in days for failure in day.failures]
    yield Claim("nothing failed", f"{len(failures)} errors: {failures[:3]}", not failures)


def _speed(days: Sequence[Day]) -> Iterator[Claim]:
    worked = [day for day in days if day.worked]
    first, last = worked[:A_DAY_OF_WORK], worked[-A_DAY_OF_WORK:]
    for name in ("p50_ms", "p99_ms", "cpu_ms"):
        before, after = (median(getattr(day, name) for day in some) for some in (first, last))
        seen = f"{before:.2f}, then {after:.2f}: {after / before:.2f}, at most {SLOWER:g}"
        yield Claim(
            f"{name.removesuffix('_ms')}, ms", seen, len(worked) < 2 * A_DAY_OF_WORK or after <= SLOWER * before
        )


def _growth(days: Sequence[Day]) -> Claim:
    seen, expected = days[-1].grown_mb, days[-1].computed_mb
    told = f"{seen:.2f} MB; by what people did {expected:.2f} MB: {seen / expected - 1:+.0%}, at most {OFF:.0%} off"
    return Claim("the database grew as computed", told, abs(seen - expected) <= OFF * expected)
