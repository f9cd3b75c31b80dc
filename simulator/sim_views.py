"""What a person's phone shows: the messages of a chat, the list of chats, and the stream of events."""

import asyncio
import json
from collections.abc import Mapping

from aiohttp import web

from simulator.methods.commands import commands_in_force
from simulator.people import chat_of
from simulator.phone_view import seen_chat, seen_message, seen_reply_keyboard
from simulator.reading import optional_number, wait_seconds
from simulator.state import Bot, Chat, Json, Person
from simulator.world import World

HEARTBEAT_SECONDS = 15.0


async def messages_of_person(world: World, bot: Bot, person: Person, query: Mapping[str, str]) -> Json:
    """The chat as it is now; with `wait`, as it is after something newer than `version` (or than `after`) happened."""
    chat = chat_of(world, bot, person, optional_number(query, "chat_id"))
    after = optional_number(query, "after") or 0
    version = optional_number(query, "version")
    loop = asyncio.get_running_loop()
    until = loop.time() + wait_seconds(query)
    while not has_news(chat, after, version) and await chat.bell.wait(until - loop.time()):
        pass
    chat.read[person.id] = chat.last_id
    return chat_now(world, bot, chat, person, after)


def has_news(chat: Chat, after: int, version: int | None) -> bool:
    if version is not None:
        return chat.version > version
    return bool(chat.messages) and next(reversed(chat.messages)) > after


def chat_now(world: World, bot: Bot, chat: Chat, person: Person, after: int) -> Json:
    newest_first = []
    for message_id in reversed(chat.messages):
        if message_id <= after:
            break
        newest_first.append(seen_message(world, chat, chat.messages[message_id]))
    return {
        "messages": newest_first[::-1],
        "reply_keyboard": seen_reply_keyboard(chat),
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "commands": commands_in_force(bot, chat, person.id, person.language_code),
        "version": chat.version,
        "topics": [{"id": one.id, "name": one.name, "closed": one.closed} for one in chat.topics.values()],
    }


def chats_of_person(world: World, person: Person) -> Json:
    """Every bot, written to or not, and every group of the person."""
    private = [world.private_chat(bot, person.id) for bot in world.bots.values()]
    groups = [chat for (owner, _), chat in world.chats.items() if owner == 0 and person.id in chat.members]
    shown = [chat for chat in (*private, *groups) if chat.migrated_to is None]
    return {"chats": [seen_chat(world, chat, person.id) for chat in shown]}


async def stream_events(world: World, people: list[int], request: web.Request) -> web.StreamResponse:
    """Server-sent events of these people until the page goes away."""
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    response = web.StreamResponse(headers=headers)
    page = world.events.open_page(people)
    try:
        await response.prepare(request)
        await response.write(b": hello\n\n")
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    event = await page.get()
                line = f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
            except TimeoutError:
                line = ": still here\n\n"  # finds out that the page has gone
            await response.write(line.encode())
    except ConnectionError:
        return response
    finally:
        world.events.close_page(people, page)
