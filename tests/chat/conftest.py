"""The chat's fixtures: a town on every database and by both ways of receiving; a team in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
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
from tests.chat.town import Phone, Town, town
from tests.chat.troubled import mixed


@pytest.fixture(autouse=True)
def trouble_everywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--faults 5` that share of all calls is spoilt in every town, save where a test counts or orders them."""
    percent = request.config.getoption("--faults")
    if percent and request.node.get_closest_marker("exact") is None:
        monkeypatch.setattr(towns, "everywhere", mixed(percent / 100, request.node.nodeid))


@pytest.fixture(params=["polling", "webhook"])
def webhook(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "webhook")


@pytest.fixture
async def place(database_url: str, webhook: bool) -> AsyncIterator[Town]:
    """A town, on each database and by polling and by webhook."""
    async with town(database_url, webhook=webhook) as played:
        yield played


@dataclass
class Team:
    town: Town
    head: Phone
    hunter: Phone


async def found(place: Town, language: str = "ru") -> Phone:
    """Ольга, the owner, founds her team and is ready to work."""
    head = await place.phone(1, "Ольга", language)
    await head.say("/start")
    await head.sees("Как он называется" if language == "ru" else "What is it called")
    await head.say("Отдел продаж" if language == "ru" else "Sales")
    await introduce(head, "Ольга Седова", language)
    return head


async def introduce(phone: Phone, name: str, language: str = "ru") -> None:
    """Answer the first questions: name, zone as guessed, language."""
    await phone.sees("Как вас записать" if language == "ru" else "What is your name")
    await phone.say(name)
    await phone.press("✅")
    await phone.press("Русский" if language == "ru" else "English")
    await phone.sees(name.split(maxsplit=1)[0], "Мы зарабатываем" if language == "ru" else "We earn")


async def invite(head: Phone, role: str) -> str:
    """The head's invitation for this role: its code. An earlier one may be shown once more, if its sending was cut."""
    before = {_code(str(raw["text"])) for raw in (await head.chat())["messages"]}
    await head.say(f"/invite {role}")
    while (code := _code((await head.sees("t.me/")).text)) in before:
        await head._remember()
    return code


def _code(text: str) -> str:
    return text.rpartition("?start=")[2].strip()


async def join(place: Town, head: Phone, number: int, name: str, role: str = "hunter", language: str = "ru") -> Phone:
    """Somebody comes in by an invitation and is ready to work."""
    code = await invite(head, role)
    phone = await place.phone(number, name.split(maxsplit=1)[0], language)
    await phone.say(f"/start {code}")
    await introduce(phone, name, language)
    return phone


@pytest.fixture
async def team(place: Town) -> Team:
    """Ольга, the head, and Иван, a hunter."""
    head = await found(place)
    return Team(place, head, await join(place, head, 2, "Иван Орлов"))


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
async def quick_team(quick_place: Town) -> Team:
    """Ольга, the head, and Иван, a hunter, in the quick town."""
    head = await found(quick_place)
    return Team(quick_place, head, await join(quick_place, head, 2, "Иван Орлов"))


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
