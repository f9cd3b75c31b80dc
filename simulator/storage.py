"""Keeping the world in a file, so that chats and undelivered updates outlive a restart.

The whole world is written again, to a new file put in place of the old one, at most half a second after a change and at
a clean stop: a file is always whole, and a kill loses at most the last half second.
"""

import asyncio
import base64
import json
from contextlib import suppress
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from simulator.clock import real_now
from simulator.state import Bot, Chat, Json, Message, Person, Press, StoredFile, Topic, Update, Webhook
from simulator.values import read_json
from simulator.world import World

PAUSE_SECONDS = 0.5
NOT_KEPT = frozenset({"bell", "on_update", "messages", "topics", "waiting", "webhook", "data"})


class UnreadableStateError(Exception):
    """The file holds no world, or one of another version."""


class StateFile:
    def __init__(self, world: World, path: Path) -> None:
        self._world = world
        self._path = path
        self._saved = world.changes
        world.clock.on_move.append(self._note)
        self._task: asyncio.Task[None] | None = None

    def load(self) -> None:
        """Raises UnreadableStateError, and OSError."""
        if not self._path.exists():
            return
        try:
            restore(self._world, read_json(self._path.read_bytes()))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UnreadableStateError(f"{type(error).__name__}: {error}") from error

    def save(self) -> None:
        self._saved = self._world.changes
        written = self._path.with_name(self._path.name + ".new")
        written.write_text(json.dumps(snapshot(self._world), ensure_ascii=False), "utf-8")
        written.replace(self._path)

    async def _note(self, _moment: datetime) -> None:
        """A move of the clock is a change too."""
        self._world.changes += 1

    def keep_saving(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._save_changes())

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self.save()

    async def _save_changes(self) -> None:
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            if self._saved != self._world.changes:
                self.save()


def snapshot(world: World) -> Json:
    return {
        "next_update_id": world.next_update_id,
        "clock": {"shown": world.clock.now().isoformat(), "at": real_now().isoformat()},
        "kept": world.kept,
        "last_bot": world.last_bot,
        "people": [plain(one) for one in world.people.values()],
        "bots": [
            plain(one)
            | {"waiting": [plain(update) for update in one.waiting.values()]}
            | {"webhook": None if one.webhook is None else plain(one.webhook)}
            for one in world.bots.values()
        ],
        "chats": [
            plain(one)
            | {"messages": [plain(message) for message in one.messages.values()]}
            | {"topics": [plain(topic) for topic in one.topics.values()]}
            | {"bots": list(one.bots.items()), "read": list(one.read.items())}
            for one in world.chats.values()
        ],
        "presses": [plain(one) for one in world.presses.values()],
        "files": [plain(one) | {"data": base64.b64encode(one.data).decode("ascii")} for one in world.files.values()],
    }


def plain(value: Any) -> Json:
    return {one.name: getattr(value, one.name) for one in fields(value) if one.name not in NOT_KEPT}


def restore(world: World, saved: Json) -> None:
    """Fill an empty world. Update ids go on from where they were."""
    world.next_update_id = max(world.next_update_id, saved["next_update_id"])
    world.last_bot = saved["last_bot"]
    world.kept = saved.get("kept", {})
    if clock := saved.get("clock"):
        stood = datetime.fromisoformat(clock["shown"])
        since = timedelta() if world.clock.frozen else real_now() - datetime.fromisoformat(clock["at"])
        world.clock.go_on_at(stood + since)
    world.people = {one["id"]: Person(**one) for one in saved["people"]}
    for one in saved["bots"]:
        webhook = one.pop("webhook")
        waiting = {update["update_id"]: Update(**update) for update in one.pop("waiting")}
        world.bots[one["id"]] = Bot(**one, waiting=waiting, webhook=None if webhook is None else Webhook(**webhook))
    for one in saved["chats"]:
        messages = {message["message_id"]: Message(**message) for message in one.pop("messages")}
        topics = {topic["id"]: Topic(**topic) for topic in one.pop("topics", [])}
        bots, read = dict(one.pop("bots")), dict(one.pop("read"))
        world.chats[one["owner"], one["id"]] = Chat(**one, messages=messages, topics=topics, bots=bots, read=read)
    world.presses = {one["id"]: Press(**one) for one in saved["presses"]}
    world.files = {
        one["file_id"]: StoredFile(**one | {"data": base64.b64decode(one["data"])}) for one in saved["files"]
    }
