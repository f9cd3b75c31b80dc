"""Runs by itself: on standard input a line of JSON for each file, on output what became of it. See workshop.py."""

from __future__ import annotations

import json
import os
import select
import sys
from pathlib import Path
from typing import Any

MEMORY = 1_500_000_000
QUIET = 300.0
"""Seconds without a file after which it ends: its memory is not needed between two Fridays."""
POLITE = 10
"""How much whoever else wants the processor goes first."""


def main() -> None:
    # Run as a file, it finds the bot beside itself, and not another one that may be installed.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    _be_modest()
    wanted, made = sys.stdin.buffer, sys.stdout.buffer
    while select.select([wanted], [], [], QUIET)[0] and (line := wanted.readline()):
        said, content = _made(json.loads(line))
        made.write(json.dumps(said).encode() + b"\n" + content)
        made.flush()


def _be_modest() -> None:
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        import resource  # noqa: PLC0415 - only where there is such a thing
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _made(wanted: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    from bot.delivery.failures import place  # noqa: PLC0415 - only now it can be found
    from bot.files.making import make  # noqa: PLC0415

    try:
        content = make(wanted["kind"], wanted["data"])
    except Exception as error:
        # What the error says may be a client's: only its kind and its place leave.
        return {"size": 0, "fault": type(error).__name__, "at": place(error)}, b""
    return {"size": len(content)}, content


if __name__ == "__main__":
    main()
