"""A group in the town: its members write in it, and look at what the bot wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.chat.phone import _seen
from tests.chat.town import Phone, Seen, Town, transcript

FORUM, PLAIN, OTHER, UPGRADED = -1_000_000_000_700, -700, -1_000_000_000_701, -1_000_000_000_702


@dataclass
class Room:
    """A group with the bot in it, as one of its members sees it."""

    town: Town
    id: int
    member: Phone
    topic: int | None = None

    @property
    def bot(self) -> str:
        return self.town.polevik.username

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        async with self.town.http.post(f"{self.town.url}/sim/groups/{self.id}{path}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, (path, answer)
            return answer

    async def say(self, text: str, *, by: Phone | None = None, topic: int | None = None, **body: Any) -> None:
        """Somebody writes in it; what he sees in private from now on is an answer."""
        who, where = by or self.member, topic or self.topic
        await who.send({"text": text, "chat_id": self.id, **body} | ({"topic": where} if where else {}))

    async def _chat(self, *, newer_than: int | None = None) -> dict[str, Any]:
        wait = {} if newer_than is None else {"wait": str(self.town.patience), "version": str(newer_than)}
        url = f"{self.town.url}/sim/users/{self.member.id}/messages"
        async with self.town.http.get(url, params={"chat_id": str(self.id), **wait}) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, answer
            return answer

    async def said(self) -> list[Seen]:
        """What the bot wrote in it."""
        return [seen for raw in (await self._chat())["messages"] for seen in [_seen(raw)] if seen.from_bot]

    async def sees(self, *parts: str, more_than: int = 0) -> Seen:
        """Wait until the bot wrote this, more than so many times; the last such message."""
        version: int | None = None
        while True:
            chat = await self._chat(newer_than=version)
            found = [seen for seen in map(_seen, chat["messages"]) if seen.from_bot and _holds(seen, parts)]
            if len(found) > more_than:
                return found[-1]
            if version is not None and chat["version"] == version:
                raise AssertionError(f"nobody sees {parts} in the group; it is:\n{transcript(chat)}")
            version = chat["version"]


def _holds(seen: Seen, parts: tuple[str, ...]) -> bool:
    return all(part in seen.text for part in parts)


async def room(place: Town, *members: Phone, number: int = FORUM, title: str = "Продажи", forum: bool = False) -> Room:
    """A new group of these people, to which the first of them adds the bot."""
    body = {"id": number, "title": title, "members": [phone.id for phone in members], "forum": forum}
    async with place.http.post(f"{place.url}/sim/groups", json=body) as response:
        assert response.status == 200, await response.text()
    return Room(place, number, members[0])


async def topic(made: Room, name: str = "Сводки") -> int:
    return int((await made.post("/topics", name=name))["id"])


async def bound(place: Town, head: Phone, *others: Phone, **how: Any) -> Room:
    """A group that is the team's."""
    made = await room(place, head, *others, **how)
    await made.say(f"/start@{made.bot}")
    await made.sees("сюда приходят сводка недели")
    await head.sees("привязана")
    return made
