"""A person's phone in a town: what he does with it, and what he waits to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.chat.town import Town


@dataclass(frozen=True)
class Seen:
    """A message as the person sees it."""

    message_id: int
    from_bot: bool
    text: str
    buttons: list[list[str]]
    raw: dict[str, Any] = field(repr=False, compare=False, default_factory=dict)

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label in row]


@dataclass
class Phone:
    """A person's phone, over the simulator's HTTP interface."""

    town: Town
    id: int
    name: str
    taps: int = 0
    _mark: int = 0
    """The version of the chat before the last thing he did: what changed later is the answer."""
    _before: dict[int, dict[str, Any]] = field(default_factory=dict)

    async def _call(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self.town.http.post(f"{self.town.url}/sim/users/{self.id}/{path}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, (path, body, answer)
            return answer

    async def chat(self, *, newer_than: int | None = None, patience: float = 0) -> dict[str, Any]:
        """Everything he sees; with `newer_than`, once something changed after that version."""
        patience = max(patience, self.town.patience)
        wait = {} if newer_than is None else {"wait": str(patience), "version": str(newer_than)}
        url = f"{self.town.url}/sim/users/{self.id}/messages"
        async with self.town.http.get(url, params=wait) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async def messages(self) -> list[Seen]:
        """What the bot knows that he sees."""
        return [_seen(raw) for raw in self.known((await self.chat())["messages"])]

    def known(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those that the bot knows of: of a message whose sending was cut it knows nothing, and sends it again."""
        unknown = self.town.cut_short(self.id)
        return [raw for raw in messages if raw["message_id"] not in unknown]

    async def _remember(self) -> None:
        """What he sees now is old: `sees` waits for what comes after."""
        self._before = {raw["message_id"]: raw for raw in (await self.chat())["messages"]}

    async def say(self, text: str) -> None:
        await self.send({"text": text})

    async def send(self, body: dict[str, Any]) -> None:
        await self._remember()
        await self._call("send", body)

    async def press(self, label: str) -> str | None:
        """Press the newest button whose label holds this; returns what answerCallbackQuery said."""
        message = await self.sees_button(label)
        await self._remember()
        return await self.press_again(message, label)

    async def press_again(self, message: Seen, label: str) -> str | None:
        """Press a button of this message, whether or not the bot has changed it meanwhile."""
        self.taps += 1
        found = next(
            (row, col) for row, labels in enumerate(message.buttons) for col, each in enumerate(labels) if label in each
        )
        where = {"message_id": message.message_id, "row": found[0], "col": found[1]}
        said = await self._call("press", {**where, "wait": self.town.trouble.spinner})
        answer = said.get("answer") or self.town.tried_to_answer(str(said["update_id"]))
        text: str | None = answer.get("text")
        return text

    async def _until(
        self, wanted: Callable[[list[dict[str, Any]]], Seen | None], what: str, patience: float = 0
    ) -> Seen:
        version: int | None = None
        while True:
            chat = await self.chat(newer_than=version, patience=patience)
            found = wanted(chat["messages"])
            if found is not None:
                return found
            if version is not None and chat["version"] == version:
                raise AssertionError(f"{self.name} does not see {what}; the chat is:\n{transcript(chat)}")
            version = chat["version"]

    async def sees(self, *parts: str) -> Seen:
        """Wait for an answer to what he did last: a message, new or changed since, that holds all these parts. What
        was cut short comes once more, unless its buttons were pressed meanwhile."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            unknown = self.town.cut_short(self.id)
            for raw in reversed(messages):
                new = self._before.get(raw["message_id"]) != raw
                new = new and (raw["edited"] or raw["message_id"] not in unknown)
                if new and raw["from"]["is_bot"] and all(part in _text(raw) for part in parts):
                    return _seen(raw)
            return None

        return await self._until(wanted, f"an answer with {parts}")

    async def sees_times(self, part: str, times: int) -> Seen:
        """Wait until so many messages that the bot knows of hold this; the newest one."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            seen = [_seen(raw) for raw in self.known(messages) if part in _text(raw)]
            return seen[-1] if len(seen) >= times else None

        return await self._until(wanted, f"{times} messages with {part}")

    async def sees_once(self, part: str) -> Seen:
        """Wait until one message that the bot knows of holds this, and no other."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            seen = [_seen(raw) for raw in self.known(messages) if part in _text(raw)]
            return seen[0] if len(seen) == 1 else None

        return await self._until(wanted, f"just one message with {part}")

    async def sees_button(self, label: str) -> Seen:
        """Wait for a message with such a button; the newest one."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            seen = (_seen(raw) for raw in reversed(messages))
            return next((each for each in seen if any(label in one for one in each.labels)), None)

        return await self._until(wanted, f"a button «{label}»")

    async def sees_pinned(self, *parts: str) -> Seen:
        """Wait until the pinned message holds these parts."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            pinned = (raw for raw in messages if raw["pinned"])
            return next((_seen(raw) for raw in pinned if all(part in _text(raw) for part in parts)), None)

        return await self._until(wanted, f"a pinned message with {parts}")


def _text(raw: dict[str, Any]) -> str:
    return str(raw.get("text") or raw.get("caption") or "")


def _seen(raw: dict[str, Any]) -> Seen:
    return Seen(raw["message_id"], raw["from"]["is_bot"], _text(raw), raw["buttons"], raw)


def transcript(chat: dict[str, Any]) -> str:
    lines = []
    for raw in chat["messages"]:
        who = "бот" if raw["from"]["is_bot"] else raw["from"]["first_name"]
        lines.append(f"  [{raw['message_id']}] {who}: {_text(raw)}" + (" 📌" if raw["pinned"] else ""))
        lines += [f"      {row}" for row in raw["buttons"]]
    return "\n".join(lines)
