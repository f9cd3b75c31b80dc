"""`python -m bot run` with a clock that begins at a moment of one's own: `python -m benchmarks.monday_bot ISO-TIME`."""

import sys
from datetime import datetime

from bot.logs import configure
from bot.running import run
from bot.settings import Settings
from simulator.clock import Clock


def main() -> int:
    settings = Settings()
    configure(settings.log_format, settings.log_level)
    return run(settings, Clock(start=datetime.fromisoformat(sys.argv[1])).now)


if __name__ == "__main__":
    sys.exit(main())
