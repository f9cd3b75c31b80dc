"""Polevik with a profiler in each of its threads, for `python -m benchmarks.story --profile`.

Time is the thread's own CPU, so nobody's waiting is counted; small functions look dearer than they are.
"""

import cProfile
import pstats
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def main(arguments: Sequence[str]) -> int:
    """`FILE COMMAND …`: the bot's command, its profile in the file."""
    from bot.__main__ import main as bot  # noqa: PLC0415 - only in the bot's own process

    file, *command = arguments
    profiles = [cProfile.Profile(time.thread_time)]
    begun = threading.Thread.run

    def run(thread: threading.Thread, *rest: Any) -> None:
        profiles.append(cProfile.Profile(time.thread_time))
        profiles[-1].runcall(begun, thread, *rest)

    threading.Thread.run = run  # type: ignore[assignment,method-assign]  # so that the database's thread is profiled too
    status = profiles[0].runcall(bot, command)
    _merged(profiles).dump_stats(file)
    return status


def _merged(profiles: Sequence[cProfile.Profile]) -> pstats.Stats:
    whole = pstats.Stats(profiles[0])
    for each in profiles[1:]:
        whole.add(each)
    return whole


def shown(file: Path, lines: int) -> str:
    """The dearest functions by their own time, then with all they call, as Markdown."""
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = pstats.Stats(str(file)).stats  # type: ignore[attr-defined]  # typeshed lacks it
    whole = sum(figures[2] for figures in stats.values())
    rows = [["share", "with what it calls", "calls", "function"]]
    dearest = sorted(stats.items(), key=lambda item: item[1][2], reverse=True)[:lines]
    longest = sorted(stats.items(), key=lambda item: item[1][3], reverse=True)
    inclusive = [item for item in longest if "/bot/" in item[0][0]][:lines]
    for function, (_, calls, own, total, _callers) in dearest:
        rows.append([f"{own / whole:.1%}", f"{total / whole:.1%}", f"{calls}", _name(function)])
    rows.append(["", "", "", ""])
    for function, (_, calls, own, total, _callers) in inclusive:
        rows.append([f"{own / whole:.1%}", f"{total / whole:.1%}", f"{calls}", _name(function)])
    from benchmarks.report import aligned  # noqa: PLC0415 - not in the bot's process

    return aligned(rows)


def _name(function: tuple[str, int, str]) -> str:
    file, line, name = function
    if file == "~":
        return name
    parts = file.rpartition("site-packages/")[2] if "site-packages/" in file else "/".join(file.split("/")[-3:])
    return f"{name} ({parts}:{line})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
