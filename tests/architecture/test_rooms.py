"""Who may lean on whom, read from the source; and that each rule can fail."""

from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.rules import ADVICE, LONGEST_FILE, LONGEST_FUNCTION, MAY_IMPORT, complaints

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    PurePosixPath(path.relative_to(ROOT).as_posix())
    for room in ("bot", "simulator", "migrations")
    for path in (ROOT / room).rglob("*.py")
)


def check(path: str, source: str) -> list[str]:
    return complaints(PurePosixPath(path), source)


def test_every_file_keeps_to_its_room() -> None:
    """The message says what to do instead."""
    found = [said for path in SOURCES for said in complaints(path, (ROOT / path).read_text("utf-8"))]
    assert not found, "\n".join(found)


def test_the_rooms_are_where_the_rules_look_for_them() -> None:
    """A room that was renamed would be checked by nobody."""
    rooms = {".".join(path.parts[:2]) for path in SOURCES} | {"simulator"}
    assert set(MAY_IMPORT) == set(ADVICE)
    assert set(MAY_IMPORT) <= rooms


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("bot/domain/a.py", "import aiogram", "is pure"),
        ("bot/domain/a.py", "from sqlalchemy import Connection", "is pure"),
        ("bot/domain/a.py", "def f():\n    import structlog", "is pure"),
        ("bot/domain/a.py", "from bot.store import records", "stands alone"),
        ("bot/domain/a.py", "from bot import store", "stands alone"),
        ("bot/domain/a.py", "from ..store import records", "stands alone"),
        ("bot/domain/a.py", "async def f(): ...", "waits"),
        ("bot/domain/a.py", "from datetime import datetime\ndatetime.now()", "take `now`"),
        ("bot/domain/a.py", "import datetime\ndatetime.date.today()", "take `now`"),
        ("bot/domain/a.py", "import datetime as dt\ndt.datetime.now(dt.UTC)", "take `now`"),
        ("bot/domain/a.py", "from time import time\ntime()", "take `now`"),
        ("bot/app.py", "import time\ntime.time()", "take `now`"),
        ("simulator/a.py", "from datetime import datetime\ndatetime.now()", "take `now`"),
        ("bot/screens/a.py", "from bot.store import records", "made of domain values"),
        ("bot/screens/a.py", "from aiogram.types import Message", "is pure"),
        ("bot/store/a.py", "from aiogram import Bot", "knows no chat"),
        ("bot/store/a.py", "from bot.delivery import outbox", "hands out domain values"),
        ("bot/store/a.py", "import bot.screens.day", "hands out domain values"),
        ("bot/delivery/a.py", "from bot.handlers import dispatch", "nothing points at handlers"),
        ("bot/delivery/a.py", "from bot.screens import day", "does not know what they say"),
        ("bot/reminders/a.py", "from bot.handlers.week_card import count_week", "nothing points at handlers"),
        ("bot/reminders/a.py", "from bot.delivery.sender import Sender", "gather, decide"),
        ("bot/__main__.py", "import bot.handlers", "nothing points at handlers"),
        ("bot/handlers/a.py", "from bot.delivery.sender import Sender", "delivery calls it"),
        ("bot/handlers/a.py", "async def f(m):\n    await m.answer('')", "waits"),
        ("bot/handlers/a.py", "bot(method)", "return a TelegramMethod"),
        ("bot/handlers/a.py", "turn.message.answer('')", "return a TelegramMethod"),
        ("bot/handlers/a.py", "from aiogram import Bot", "return a TelegramMethod"),
        ("bot/handlers/a.py", "from sqlalchemy import select", "in bot/store"),
        ("bot/handlers/a.py", "connection.execute(statement)", "in bot/store"),
        ("bot/screens/a.py", "import sqlalchemy as sa\nsa.text('')", "in bot/store"),
        ("bot/handlers/a.py", "turn.connection.commit()", "unit of work"),
        ("bot/store/records.py", "connection.commit()", "unit of work"),
        ("bot/delivery/a.py", "session().commit()", "unit of work"),
        ("simulator/a.py", "from bot.domain import people", "knows nothing of this bot"),
        ("bot/app.py", "x = 1\n" * (LONGEST_FILE + 1), "find the seam"),
        ("simulator/a.py", "x = 1\n" * (LONGEST_FILE + 1), "find the seam"),
        ("bot/app.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION, "name its steps"),
        ("simulator/a.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION, "name its steps"),
    ],
)
def test_each_rule_catches_what_it_forbids(path: str, source: str, complaint: str) -> None:
    """A rule that cannot fail guards nothing."""
    assert any(complaint in found for found in check(path, source))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bot/domain/a.py", "import re\nfrom rapidfuzz import fuzz\nfrom bot.domain.people import Role"),
        ("bot/domain/a.py", "from datetime import time\ntime(9, 0)"),
        ("bot/clock.py", "from datetime import UTC, datetime\ndatetime.now(UTC)"),
        ("bot/app.py", "from bot.handlers import dispatch\nasync def f(): ..."),
        ("bot/handlers/a.py", "from bot.delivery.outbox import Reply\nfrom bot.handlers.turn import Turn"),
        ("bot/handlers/a.py", "from sqlalchemy import Connection\nturn.say(screen)"),
        ("bot/store/database.py", "connection.commit()\nasync def f(): ..."),
        ("bot/store/a.py", "from sqlalchemy import select\nconnection.execute(select(1))"),
        ("bot/reminders/a.py", "from bot.delivery.outbox import enqueue\nfrom bot.delivery import outbox"),
        ("simulator/a.py", "import aiohttp\nfrom simulator.clock import Clock\nfrom . import state"),
        ("migrations/a.py", "import sqlalchemy as sa\nsa.text('')"),
        ("bot/app.py", "x = 1\n" * LONGEST_FILE),
    ],
)
def test_what_is_allowed_is_not_complained_of(path: str, source: str) -> None:
    """A rule that cries wolf is switched off."""
    assert check(path, source) == []
