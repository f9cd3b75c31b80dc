"""`demo`: the bot and a local Telegram in one process, on one movable clock, with a chat page in the browser."""

from __future__ import annotations

import asyncio
import secrets
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import Connection

from bot.app import Polevik, running, settle_memory
from bot.domain.people import Role
from bot.domain.timetable import FARMER, HUNTER, following
from bot.running import first_of, heed_signals, run_loop
from bot.settings import Settings, listen_address
from bot.store import clients, people
from bot.store.migrating import migrate
from simulator.clock import Clock
from simulator.people import meet, send
from simulator.server import Simulator

DEMO_TOKEN = "1000000001:the-demo-needs-no-secret-at-all-000"  # noqa: S105 - opens nothing but the local Telegram
TEAM = {1001: ("Ольга Седова", Role.HEAD), 1002: ("Иван Орлов", Role.HUNTER), 1003: ("Анна Лис", Role.TRAINEE)}
VISITOR = 2001
WORKED = timedelta(weeks=8)
"""How long ago the sample team began: its weeks are full ones."""
CLIENTS = (
    ("ООО «Ромашка»", (("Иванов Пётр Сергеевич", "Директор"), ("Лебедева Анна Ильинична", "Закупки"))),
    ("АО «Север-Строй»", (("Котов Игорь Львович", "Главный инженер"),)),
    ("ИП Громов", (("Громов Олег Павлович", "Собственник"),)),
    ("Завод «Ёлка»", (("Зайцев Михаил", None),)),
)


def demo(settings: Settings, listen: str, *, empty: bool, now: str | None, database: str | None) -> int:
    """Run until SIGTERM or SIGINT; returns the exit status."""
    try:
        host, port = listen_address(listen)
        start = _instant(now) if now else None
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="polevik-demo-") as folder:
        url = database or f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}"
        migrate(url)
        return run_loop(_serve(settings, host, port, url, start, empty=empty))


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"«{text}» is no time: write it as 2026-11-23T09:19:00+03:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _serve(settings: Settings, host: str, port: int, url: str, start: datetime | None, *, empty: bool) -> int:
    zone = ZoneInfo(settings.default_timezone)
    simulator = Simulator(clock=Clock(start=start), next_stop=lambda now: _next_slot(now, zone))
    stop, failed = asyncio.Event(), asyncio.Event()
    heed_signals(stop)
    await simulator.start(host, port)
    local = {
        "bot_token": SecretStr(DEMO_TOKEN),
        "bot_api_url": simulator.url,
        "database_url": url,
        "webhook_url": None,
    }
    try:
        async with running(settings.model_copy(update=local), simulator.clock.now, failed) as polevik:
            simulator.clock.on_move.append(lambda _: polevik.tick())
            settle_memory()
            await _settle(polevik, simulator, empty=empty)
            await first_of(stop, failed)
    finally:
        await simulator.stop()
    return 1 if failed.is_set() else 0


def _next_slot(now: datetime, zone: ZoneInfo) -> datetime:
    """When the next slot of any timetable begins."""
    ahead = [occurrence.begins for table in (HUNTER, FARMER) if (occurrence := following(table, zone, now))]
    return min(ahead)


async def _settle(polevik: Polevik, simulator: Simulator, *, empty: bool) -> None:
    """The sample team, and people with phones; prints what to open."""
    if empty:
        print(f"Open {simulator.url}/", flush=True)
        if polevik.founding_link:
            print(f"To create the first team open {_on_page(simulator, polevik.founding_link)}", flush=True)
        return
    now = polevik.clock()
    link = await polevik.database.transaction(lambda connection: _sample(connection, polevik.username, now))
    world = simulator.world
    phones = {number: name for number, (name, _) in TEAM.items()} | {VISITOR: "Вы"}
    owners = {
        number: meet(world, {"id": number, "first_name": name, "language_code": "ru"})
        for number, name in phones.items()
    }
    for number in TEAM:
        send(world, world.chosen_bot(None), owners[number], {"text": "/start"})
    print(f"Open {simulator.url}/  (the head of a sample team, and his people)", flush=True)
    print(f"Be invited as a hunter: {_on_page(simulator, link)}&user={VISITOR}", flush=True)


def _on_page(simulator: Simulator, link: str) -> str:
    return f"{simulator.url}/?start={link.partition('?start=')[2]}"


def _sample(connection: Connection, username: str, now: datetime) -> str:
    """A small team with a few clients; returns an invitation for the visitor."""
    if not people.any_team(connection):
        team_id = people.found_team(connection, "Отдел продаж (пример)", "Europe/Moscow", "ru", now)
        members = [
            people.add_member(connection, team_id, number, role, name, "Europe/Moscow", "ru", None, now - WORKED)
            for number, (name, role) in TEAM.items()
        ]
        for name, persons in CLIENTS:
            client = clients.create(connection, team_id, name, members[1].id, now)
            for full_name, position in persons:
                clients.add_decision_maker(connection, team_id, client.id, full_name, position, now)
    found = people.by_telegram_id(connection, next(iter(TEAM)))
    assert found is not None
    code = secrets.token_urlsafe(16)
    people.invite(connection, found[0].team_id, Role.HUNTER, code, found[0].id, now)
    return f"https://t.me/{username}?start={code}"
