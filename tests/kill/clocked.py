"""`python -m bot …` whose clock is ahead by the seconds that a file says; its timers go by the true one.

The process reads the time in two places, the bot's own and APScheduler's: both see the jump. (libfaketime moves all of
it, but then its event loop never sleeps.)
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import apscheduler.schedulers.base

import bot.clock
from bot.__main__ import main

AHEAD = "STORM_CLOCK"
"""Names the variable that names the file."""


class Shifted(datetime):
    """The time as this process is to see it."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain datetime is what is wanted
        ahead = float(Path(os.environ[AHEAD]).read_text())
        return datetime.now(tz) + timedelta(seconds=ahead)  # noqa: TID251 - this is a clock


if __name__ == "__main__":
    for module in (bot.clock, apscheduler.schedulers.base):
        setattr(module, "datetime", Shifted)  # noqa: B010 - it is imported there, not exported
    sys.exit(main())
