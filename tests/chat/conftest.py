"""The chat's fixtures: a town, a team at work in it, and where each story is played.

A story that asks for `place` or `team` is played on both databases, and by polling on the one and by webhook on the
other: which on which, its name decides. A database may answer differently at any statement; how an update came is
forgotten once it is in the inbox, so only the stories of EVERY_WAY are played all four ways. The `quick_` fixtures are
for rules to which neither adds anything.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.store.tables import attachments, records
from simulator.bot_view import message_json
from simulator.happenings import post
from simulator.updates import put_update
from tests import databases
from tests.chat import town as towns
from tests.chat.founded import Founded, at_work, founded_on
from tests.chat.joining import Team, found, introduce, invite, join
from tests.chat.town import Phone, Town, town
from tests.chat.troubled import mixed

__all__ = ["Team", "found", "hand_over", "introduce", "invite", "join", "kept_attachments", "kept_records"]

EVERY_WAY = {
    f"tests.chat.test_{name}"
    for name in ("first_minute", "first_questions", "pressing_twice", "two_at_once", "restart_between_steps")
}
"""The stories of coming in, of what comes twice or at once, and of a bot that is started again."""


@pytest.fixture(autouse=True)
def trouble_everywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--faults 5` that share of all calls is spoilt in every town, save where a test counts or orders them."""
    percent = request.config.getoption("--faults")
    if percent and request.node.get_closest_marker("exact") is None:
        monkeypatch.setattr(towns, "everywhere", mixed(percent / 100, request.node.nodeid))


def ways(module: str, story: str) -> list[tuple[str, str]]:
    """The databases and ways of receiving that a story is played on."""
    one, other = ("polling", "webhook") if zlib.crc32(f"{module}.{story}".encode()) % 2 else ("webhook", "polling")
    two = [("sqlite", one), ("postgres", other)]
    return [*two, ("sqlite", other), ("postgres", one)] if module in EVERY_WAY else two


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each story that asks for a town of its own is played in its ways."""
    if "played_on" in metafunc.fixturenames:
        chosen = ways(metafunc.module.__name__, metafunc.function.__name__)
        marks = {"sqlite": (), "postgres": (pytest.mark.postgres,)}
        found_ways = [pytest.param(way, id="-".join(way), marks=marks[way[0]]) for way in chosen]
        metafunc.parametrize("played_on", found_ways, indirect=True)


@pytest.fixture
def played_on(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Database, and way of receiving."""
    chosen: tuple[str, str] = request.param
    return chosen


@pytest.fixture
def webhook(played_on: tuple[str, str]) -> bool:
    return played_on[1] == "webhook"


@pytest.fixture
def database_url(played_on: tuple[str, str], request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database of this way's kind."""
    if played_on[0] == "sqlite":
        yield databases.sqlite_url(tmp_path)
    else:
        server: databases.Postgres = request.getfixturevalue("postgres")
        url = server.migrated()
        yield url
        server.drop(url)


@pytest.fixture
async def place(database_url: str, webhook: bool) -> AsyncIterator[Town]:
    """A town where nobody has come yet."""
    async with town(database_url, webhook=webhook) as played:
        yield played


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """Ольга's team on SQLite, founded once."""
    return founded_on(databases.sqlite_url(tmp_path_factory.mktemp("founded")))


@pytest.fixture(scope="session")
def founded_on_postgres(postgres: databases.Postgres) -> Founded:
    """Ольга's team on PostgreSQL, founded once."""
    return founded_on(postgres.migrated())


@pytest.fixture
def founded_here(played_on: tuple[str, str], request: pytest.FixtureRequest) -> Founded:
    """Ольга's team on this way's kind of database."""
    made: Founded = request.getfixturevalue("founded" if played_on[0] == "sqlite" else "founded_on_postgres")
    return made


@pytest.fixture
def team_url(
    founded_here: Founded, played_on: tuple[str, str], request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """A copy of its database."""
    if played_on[0] == "sqlite":
        yield databases.copied_file(founded_here.url, tmp_path)
    else:
        server: databases.Postgres = request.getfixturevalue("postgres")
        url = server.copied(founded_here.url)
        yield url
        server.drop(url)


@pytest.fixture
async def team(founded_here: Founded, team_url: str, webhook: bool) -> AsyncIterator[Team]:
    """Ольга, the head, and Иван, a hunter, at work."""
    async with at_work(founded_here, team_url, webhook=webhook) as working:
        yield working


@pytest.fixture
def quick_url(tmp_path: Path) -> str:
    """A fresh SQLite database. Made outside the event loop: migrating runs one of its own."""
    return databases.sqlite_url(tmp_path)


@pytest.fixture
async def quick_place(quick_url: str) -> AsyncIterator[Town]:
    """A town on SQLite by polling only: for rules to which the database and the way of receiving add nothing."""
    async with town(quick_url) as played:
        yield played


@pytest.fixture
async def quick_team(founded: Founded, tmp_path: Path) -> AsyncIterator[Team]:
    """Ольга, the head, and Иван, a hunter, at work in a quick town."""
    async with at_work(founded, databases.copied_file(founded.url, tmp_path)) as working:
        yield working


async def hand_over(phone: Phone, body: dict[str, Any]) -> None:
    """Send what the phone's own interface does not offer: a sticker, a forwarded text."""
    await phone._remember()
    world = phone.town.simulator.world
    bot = world.chosen_bot(None)
    chat = world.private_chat(bot, phone.id)
    message = post(world, chat, phone.id, {"text": body.get("text", "(…)")})
    shown = {name: value for name, value in message_json(world, chat, message).items() if name != "text"}
    put_update(world, bot, "message", shown | body, f"chat{chat.id}")


async def kept_records(place: Town) -> list[Any]:
    """The rows of all records that stand, oldest first."""

    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(records).where(records.c.undone_at.is_(None)).order_by(records.c.id)))

    return await place.polevik.database.transaction(read)


async def kept_attachments(place: Town) -> list[Any]:
    """The rows of all attachments, oldest first."""
    return await place.polevik.database.transaction(
        lambda connection: list(connection.execute(select(attachments).order_by(attachments.c.id)))
    )
