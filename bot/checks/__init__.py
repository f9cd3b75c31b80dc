"""`check`: the usual mistakes of an installation, each with how to mend it. It changes nothing, and confirms no
update."""

from __future__ import annotations

from bot.checks import database, machine, telegram
from bot.checks.finding import Finding
from bot.settings import Settings

__all__ = ["Finding", "check"]


def check(settings: Settings) -> list[Finding]:
    """Every check, whether or not an earlier one failed."""
    runs, of_database = database.look(settings.database_url)
    return [*telegram.look(settings, runs=runs), *of_database, *machine.look()]
