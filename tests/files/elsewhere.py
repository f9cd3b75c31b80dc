"""A file as another process makes it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

ELSEWHERE = (("1", "UTC"), ("2", "Asia/Tokyo"))
"""Seeds of hashing, and time zones."""
_CODE = "import json, sys; from bot.files.making import make; sys.stdout.buffer.write(make(*json.load(sys.stdin)))"


def made_elsewhere(kind: str, data: dict[str, Any], seed: str, zone: str) -> bytes:
    environment = {"PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", _CODE]
    done = subprocess.run(
        command, input=json.dumps([kind, data]).encode(), capture_output=True, check=True, env=environment
    )
    return done.stdout
