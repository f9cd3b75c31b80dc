"""Runs by itself: a file on standard input, what its rows say as JSON on standard output.

Started by contacts_file.py and dropped_file.py, which say what is to be read of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    kind, memory, seconds = sys.argv[1], *map(int, sys.argv[2:])
    # Run as a file, it finds the bot beside itself, and not another one that may be installed.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from bot.files.table_process import limit  # noqa: PLC0415 - only now it can be found

    limit(memory, seconds)
    from bot.files.unreadable import Unreadable  # noqa: PLC0415

    content = sys.stdin.buffer.read()
    try:
        answer = _read(kind, content)
    except Unreadable as unreadable:
        answer = {"fault": unreadable.why.value}
    except MemoryError:
        answer = {"fault": "too_big"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def _read(kind: str, content: bytes) -> dict[str, Any]:
    if kind == "contacts":
        from bot.files.contacts_reading import contacts_in  # noqa: PLC0415 - only what is needed

        return contacts_in(content)
    from bot.files.dropped_reading import dropped_in  # noqa: PLC0415

    return dropped_in(content)


if __name__ == "__main__":
    main()
