"""Runs by itself: a file of clients on standard input, what its rows say as JSON on standard output.

Started by contacts_file.py. A workbook is unpacked in yet another process, with less memory and time (tables.py).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    memory, seconds = map(int, sys.argv[1:])
    _limit(memory, seconds)
    # Run as a file, it finds the bot beside itself, and not another one that may be installed.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from bot.files.contacts_reading import contacts_in  # noqa: PLC0415 - only now it can be found
    from bot.files.unreadable import Unreadable  # noqa: PLC0415

    try:
        answer: dict[str, Any] = contacts_in(sys.stdin.buffer.read())
    except Unreadable as unreadable:
        answer = {"fault": unreadable.why.value}
    except MemoryError:
        answer = {"fault": "too_big"}
    json.dump(answer, sys.stdout, ensure_ascii=True)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - only where there is such a thing
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
