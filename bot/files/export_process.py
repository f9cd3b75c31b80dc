"""Runs by itself: what is asked for as JSON on standard input, the file where it says, what became of it on output.

Started by export_file.py. A file of a million rows is half a minute's work: in a process of its own it holds up nobody,
and the memory that it takes goes with it. It reads; it never writes into the database.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

MEMORY = 1_500_000_000
SECONDS = 900
POLITE = 10
"""How much whoever else wants the processor goes first."""


def main() -> None:
    # Run as a file, it finds the bot beside itself, and not another one that may be installed.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from bot.files.table_process import limit  # noqa: PLC0415 - only now it can be found

    limit(MEMORY, SECONDS)
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        answer = made(json.load(sys.stdin))
    except Exception as error:
        from bot.delivery.failures import place  # noqa: PLC0415

        # What the error says may be a client's: only its kind and its place leave.
        answer = {"fault": f"{type(error).__name__} {place(error)}"}
    json.dump(answer, sys.stdout)


def made(wanted: dict[str, Any]) -> dict[str, Any]:
    """Write the file. Says how many rows it has and where the next one goes on, or that nobody may have it."""
    from datetime import datetime  # noqa: PLC0415 - nothing is imported before the limits hold

    from sqlalchemy import Connection  # noqa: PLC0415

    from bot.domain.exporting import asked_of  # noqa: PLC0415
    from bot.files.export_part import write  # noqa: PLC0415
    from bot.store import exports_all  # noqa: PLC0415
    from bot.store.database import read_apart  # noqa: PLC0415
    from bot.store.exports import Scope  # noqa: PLC0415
    from bot.texts import texts  # noqa: PLC0415

    asked, now = asked_of(wanted["asked"]), datetime.fromisoformat(wanted["now"])

    def work(connection: Connection) -> dict[str, Any]:
        member = exports_all.who_takes(connection, wanted["chat"], asked.whose, now)
        if member is None or member.id != asked.member_id:
            return {"refused": True}
        of = exports_all.of_team(connection, member.team_id)
        scope, t = Scope(member.team_id, member.id, now), texts(member.locale)
        part = write(connection, asked, scope, t, of, Path(wanted["path"]))
        rest = {"sheet": part.rest.sheet, "after": part.rest.after} if part.rest else None
        at = asked.at.astimezone(of.zone)
        shown = {"team": of.name, "locale": t.locale, "at": f"{at:%d.%m.%Y %H:%M}", "day": f"{at:%d.%m.%Y}"}
        return {"rows": part.rows, "rest": rest, **shown}

    return read_apart(wanted["url"], work)


if __name__ == "__main__":
    main()
