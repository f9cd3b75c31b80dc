"""Where something failed, for the log: an exception's message may hold people's data, its place does not."""

from __future__ import annotations

import traceback
from pathlib import Path

FRAMES = 6
_OURS = str(Path(__file__).parents[1])


def place(error: BaseException) -> str:
    """`base.py:90 execute < clients.py:42 add < dispatch.py:90 _run < …`: the innermost first, then only our own."""
    frames = traceback.extract_tb(error.__traceback__)
    told = [frame for frame in frames[:-1] if frame.filename.startswith(_OURS)] + frames[-1:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in told[: -FRAMES - 1 : -1])
