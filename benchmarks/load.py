"""Two kinds of load, the same for every bot: saturation (closed loop) and a given rate (open loop)."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from random import Random
from time import perf_counter

from benchmarks.crowd import Crowd
from benchmarks.process import Usage, usage

_NO_PROGRESS_SECONDS = 15.0
_DRAIN_SECONDS = 10.0
_QUIET_SECONDS = 0.1
_LONGEST_SATURATION_SECONDS = 1200.0


class Stuck(Exception):
    """The bot stopped answering, or a person cannot find the next button."""


@dataclass(frozen=True, slots=True)
class Saturation:
    """So many always wait for an answer. `cores`: CPU used per second of wall time, near 1 when truly saturated."""

    updates_per_second: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    cores: float
    server_cores: float
    calls_per_update: float


@dataclass(frozen=True, slots=True)
class Start:
    """From the start of the process to the first answer, to an update that had been waiting."""

    seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """Latencies in ms. What was never answered counts with the time it had waited in vain."""

    rate: float
    sent: int
    unanswered: int
    p50_ms: float
    p99_ms: float
    cpu_ms: float


async def saturate(crowd: Crowd, pid: int, at_once: int, warm_up: int, updates: int) -> Saturation:
    """Keeps so many updates on the way; measures `updates` answers that follow the first `warm_up`."""
    answered = 0
    crowd.latencies = []
    readings: list[tuple[Usage, Usage, int]] = []
    finished = asyncio.Event()

    def on_answer() -> None:
        nonlocal answered
        answered += 1
        if answered in (warm_up, warm_up + updates):
            readings.append((usage(pid), usage(os.getpid()), crowd.telegram.calls.total()))
        if answered >= warm_up + updates:
            finished.set()
        else:
            crowd.arrive()

    crowd.on_answer = on_answer
    try:
        for _ in range(at_once):
            crowd.arrive()
        deadline = perf_counter() + _LONGEST_SATURATION_SECONDS
        while not finished.is_set():
            before = answered
            await _wait(finished, _NO_PROGRESS_SECONDS)
            if answered == before or perf_counter() > deadline:
                raise Stuck(f"{answered} of {warm_up + updates} updates answered; {crowd.stuck()}")
    finally:
        crowd.on_answer = lambda: None
    if await crowd.drain(_DRAIN_SECONDS):
        raise Stuck(f"after saturation {crowd.stuck()}")
    (bot, server, calls), (bot_after, server_after, calls_after) = readings
    wall = bot_after.at - bot.at
    latencies = sorted(crowd.latencies[warm_up : warm_up + updates])
    return Saturation(
        updates_per_second=updates / wall,
        cpu_ms=(bot_after.cpu - bot.cpu) * 1000 / updates,
        p50_ms=percentile(latencies, 0.50) * 1000,
        p99_ms=percentile(latencies, 0.99) * 1000,
        cores=(bot_after.cpu - bot.cpu) / wall,
        server_cores=(server_after.cpu - server.cpu) / wall,
        calls_per_update=(calls_after - calls) / updates,
    )


async def first_answer(crowd: Crowd, pid: int, seconds: float) -> Start:
    """To somebody who `arrive`d before the bot was started. Raises Stuck."""
    answered = asyncio.Event()
    crowd.on_answer = answered.set
    if not crowd.latencies:
        await _wait(answered, seconds)
    crowd.on_answer = lambda: None
    if not crowd.latencies:
        raise Stuck(f"no answer in {seconds:.0f} s; {crowd.stuck()}")
    return Start(seconds=crowd.latencies[0], cpu_seconds=usage(pid).cpu)


async def chapter(crowd: Crowd, pid: int, people: int, begin: int, end: int) -> float:
    """CPU ms per update while everybody goes from one step of the story to another, as fast as the bot answers.

    What the bot still does after the last answer, cards that came behind the answers, is counted with them.
    """
    updates = people * (end - begin)
    sent, answered, before = 0, 0, usage(pid)
    finished = asyncio.Event()

    def go_on() -> None:
        nonlocal sent
        if sent < updates:
            sent += 1
            crowd.arrive()

    def on_answer() -> None:
        nonlocal answered
        answered += 1
        go_on()
        if answered == updates:
            finished.set()

    crowd.on_answer = on_answer
    crowd.go_until(end)
    try:
        for _ in range(people):
            go_on()
        while not finished.is_set():
            known = answered
            await _wait(finished, _NO_PROGRESS_SECONDS)
            if answered == known:
                raise Stuck(f"{answered} of {updates} updates answered; {crowd.stuck()}")
    finally:
        crowd.on_answer = lambda: None
    await _until_quiet(crowd)
    return (usage(pid).cpu - before.cpu) * 1000 / updates


async def _until_quiet(crowd: Crowd) -> None:
    calls = -1
    while calls != crowd.telegram.calls.total():
        calls = crowd.telegram.calls.total()
        await asyncio.sleep(_QUIET_SECONDS)


async def at_rate(crowd: Crowd, pid: int, rate: float, seconds: float) -> OpenLoop:
    """Arrivals as people make them (Poisson), the same ones for every bot, whether or not it keeps up."""
    dice = Random(rate)
    crowd.latencies = []
    before = usage(pid)
    sent = 0
    due = before.at + dice.expovariate(rate)
    while due < before.at + seconds:
        if (delay := due - perf_counter()) > 0:
            await asyncio.sleep(delay)
        crowd.arrive()
        sent += 1
        due += dice.expovariate(rate)
    unanswered = await crowd.drain(_DRAIN_SECONDS)
    after = usage(pid)
    latencies = sorted(crowd.latencies + unanswered)
    return OpenLoop(
        rate=rate,
        sent=sent,
        unanswered=len(unanswered),
        p50_ms=percentile(latencies, 0.50) * 1000,
        p99_ms=percentile(latencies, 0.99) * 1000,
        cpu_ms=(after.cpu - before.cpu) * 1000 / max(sent - len(unanswered), 1),
    )


def percentile(ascending: Sequence[float], share: float) -> float:
    """Nearest rank: a value that really occurred. NaN for no values."""
    return ascending[max(ceil(share * len(ascending)), 1) - 1] if ascending else float("nan")


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
