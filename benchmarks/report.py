"""Figures side by side."""

import os
import platform
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.load import OpenLoop, Saturation, Start
from benchmarks.measure import Result


def median_of(rounds: Sequence[Result]) -> Result:
    """Each figure's median over the rounds of one bot; a rate counts if every round reached it."""
    saturations = [result.saturation for result in rounds]
    reached = min(len(result.open_loop) for result in rounds)
    after_all = [result.rss_after_all_mb for result in rounds if result.rss_after_all_mb is not None]
    return Result(
        bot=rounds[0].bot,
        start=Start(
            seconds=median(result.start.seconds for result in rounds),
            cpu_seconds=median(result.start.cpu_seconds for result in rounds),
        ),
        saturation=Saturation(
            updates_per_second=median(figure.updates_per_second for figure in saturations),
            cpu_ms=median(figure.cpu_ms for figure in saturations),
            p50_ms=median(figure.p50_ms for figure in saturations),
            p99_ms=median(figure.p99_ms for figure in saturations),
            cores=median(figure.cores for figure in saturations),
            server_cores=median(figure.server_cores for figure in saturations),
            calls_per_update=median(figure.calls_per_update for figure in saturations),
        ),
        open_loop=tuple(_median_rate([result.open_loop[index] for result in rounds]) for index in range(reached)),
        rss_mb=median(result.rss_mb for result in rounds),
        rss_after_all_mb=median(after_all) if after_all else None,
    )


def _median_rate(figures: Sequence[OpenLoop]) -> OpenLoop:
    return OpenLoop(
        rate=figures[0].rate,
        sent=figures[0].sent,
        unanswered=max(figure.unanswered for figure in figures),
        p50_ms=median(figure.p50_ms for figure in figures),
        p99_ms=median(figure.p99_ms for figure in figures),
        cpu_ms=median(figure.cpu_ms for figure in figures),
    )


def table(results: Sequence[Result], rates: Sequence[float]) -> str:
    head = ["bot", "CPU ms/update", "updates/s", "p50 / p99 ms", "cores", "server cores", "calls/update"]
    head += [f"p50 / p99 ms at {rate:g}/s" for rate in rates]
    head += ["RSS MB", "after all people", "start s", "its CPU s"]
    rows = [head, *(_row(result, rates) for result in results)]
    notes = [note for result in results for note in _notes(result)]
    return "\n".join([aligned(rows), *notes])


def machine() -> str:
    """Where and when, for whoever reads the figures later; to be asked before the machine is loaded."""
    model = next(
        (line.partition(":")[2].strip() for line in _CPUINFO.read_text().splitlines() if line.startswith("model name")),
        platform.machine(),
    )
    cores, version = os.cpu_count(), platform.python_version()
    at, load = time.strftime("%Y-%m-%d %H:%M"), os.getloadavg()[0]
    return f"{at}, {cores} cores ({model}), Python {version}, load before {load:.1f}"


_CPUINFO = Path("/proc/cpuinfo")


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of a table, its head first, as Markdown."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _row(result: Result, rates: Sequence[float]) -> list[str]:
    saturation = result.saturation
    at_rates = {figure.rate: figure for figure in result.open_loop}
    return [
        result.bot,
        f"{saturation.cpu_ms:.2f}",
        f"{saturation.updates_per_second:.0f}",
        f"{saturation.p50_ms:.0f} / {saturation.p99_ms:.0f}",
        f"{saturation.cores:.2f}",
        f"{saturation.server_cores:.2f}",
        f"{saturation.calls_per_update:.2f}",
        *(_latency(at_rates.get(rate)) for rate in rates),
        f"{result.rss_mb:.0f}",
        f"{result.rss_after_all_mb:.0f}" if result.rss_after_all_mb is not None else "-",
        f"{result.start.seconds:.1f}",
        f"{result.start.cpu_seconds:.1f}",
    ]


def _latency(figure: OpenLoop | None) -> str:
    return f"{figure.p50_ms:.1f} / {figure.p99_ms:.1f}" if figure else "-"


def _notes(result: Result) -> list[str]:
    """What makes a figure above mean less than it seems to."""
    notes = [
        f"{result.bot}: {figure.unanswered} of {figure.sent} updates at {figure.rate:g}/s had no answer in time"
        for figure in result.open_loop
        if figure.unanswered
    ]
    if result.saturation.cores < 0.9:
        notes.append(f"{result.bot}: its core was not its own (or not busy) at saturation: trust CPU, not updates/s")
    if result.saturation.server_cores > 0.85:
        notes.append(f"{result.bot}: the server was the bottleneck at saturation: trust CPU, not updates/s")
    return notes


@dataclass(frozen=True, slots=True)
class Aim:
    """What Polevik is to reach beside another bot."""

    what: str
    seen: float
    bound: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        return self.seen >= self.bound if self.at_least else self.seen <= self.bound


def aims(results: Sequence[Result]) -> list[Aim]:
    """Those that can be told from what was measured."""
    by_name = {result.bot: result for result in results}
    polevik, echo, fsm, ptb = (by_name.get(name) for name in ("polevik", "echo", "fsm", "ptb"))
    if polevik is None:
        return []
    found: list[Aim] = []
    if fsm:
        found.append(Aim("CPU an update ÷ aiogram FSM", polevik.saturation.cpu_ms / fsm.saturation.cpu_ms, 1.0))
    if ptb:
        ratio = polevik.saturation.updates_per_second / ptb.saturation.updates_per_second
        found.append(Aim("updates a second ÷ python-telegram-bot", ratio, 2.0, at_least=True))
    found += [Aim("p99 ms at 30/s", figure.p99_ms, 20.0) for figure in polevik.open_loop if figure.rate == 30]
    if echo:
        found.append(Aim("RSS ÷ aiogram echo", _most(polevik) / _most(echo), 1.25))
    return found


def _most(result: Result) -> float:
    return max(result.rss_mb, result.rss_after_all_mb or 0.0)


def aims_table(found: Sequence[Aim]) -> str:
    rows = [["aim", "seen", "bound", ""]]
    for aim in found:
        bound = f"{'≥' if aim.at_least else '≤'} {aim.bound:g}"
        rows.append([aim.what, f"{aim.seen:.2f}", bound, "met" if aim.is_met else "MISSED"])
    return aligned(rows)
