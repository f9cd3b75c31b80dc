"""Figures side by side."""

from collections.abc import Sequence
from statistics import median

from benchmarks.load import OpenLoop, Saturation
from benchmarks.measure import Result


def median_of(rounds: Sequence[Result]) -> Result:
    """Each figure's median over the rounds of one bot; a rate counts if every round reached it."""
    saturations = [result.saturation for result in rounds]
    reached = min(len(result.open_loop) for result in rounds)
    return Result(
        bot=rounds[0].bot,
        saturation=Saturation(
            updates_per_second=median(figure.updates_per_second for figure in saturations),
            cpu_ms=median(figure.cpu_ms for figure in saturations),
            cores=median(figure.cores for figure in saturations),
            server_cores=median(figure.server_cores for figure in saturations),
            calls_per_update=median(figure.calls_per_update for figure in saturations),
        ),
        open_loop=tuple(_median_rate([result.open_loop[index] for result in rounds]) for index in range(reached)),
        rss_mb=median(result.rss_mb for result in rounds),
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
    head = ["bot", "CPU ms/update", "updates/s", "cores", "server cores", "calls/update"]
    head += [f"p50 / p99 ms at {rate:g}/s" for rate in rates]
    rows = [head, *(_row(result, rates) for result in results)]
    head.append("RSS MB")
    notes = [note for result in results for note in _notes(result)]
    return "\n".join([aligned(rows), *notes])


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
        f"{saturation.cores:.2f}",
        f"{saturation.server_cores:.2f}",
        f"{saturation.calls_per_update:.2f}",
        *(_latency(at_rates.get(rate)) for rate in rates),
        f"{result.rss_mb:.0f}",
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
