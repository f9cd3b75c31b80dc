"""A file that a person sent is read by a process of its own, which has little memory and little time.

Whatever its parser does, panic, eat memory, run for ever, happens there and ends there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bot.files.unreadable import Fault, Unreadable


def read_apart(process: Path, content: bytes, *arguments: str | float, seconds: float) -> dict[str, Any]:
    """What the process says as JSON. It limits itself, as its arguments tell it. Raises Unreadable."""
    command = [sys.executable, "-I", str(process), *map(str, arguments)]
    try:
        # Our own interpreter and our own file; of the environment, which holds secrets, the process sees nothing.
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, env={}, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Unreadable(Fault.TOO_BIG) from None
    if done.returncode < 0:  # killed: out of memory (abort) or of time
        raise Unreadable(Fault.TOO_BIG)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise Unreadable(Fault.BROKEN) from None
    if "fault" in answer:
        raise Unreadable(Fault(answer["fault"]))
    return answer
