"""Where something failed, for the log: an exception's message may hold people's data, its place does not."""

from __future__ import annotations

import traceback
from pathlib import Path

FRAMES = 6


def place(error: BaseException) -> str:
    """`capture.py:42 call < dispatch.py:90 _run < …`, the innermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
