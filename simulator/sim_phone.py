"""The /sim routes for what a phone does beside writing and pressing: links, albums, reactions, inline, Mini Apps."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from simulator import inline, mini_apps, people, polls, reacting
from simulator.errors import SimError
from simulator.reading import bot_of, person_of, read_body, wait_seconds, wrapped
from simulator.state import Bot, Chat, Json, Message, Person
from simulator.values import whole_number
from simulator.world import World

INLINE_ANSWER_SECONDS = 15.0
Doing = Callable[[Bot, Person, Json], Any]


def phone_routes(world: World) -> list[web.RouteDef]:
    def route(path: str, do: Doing) -> web.RouteDef:
        async def handler(request: web.Request) -> Json:
            body = await read_body(request)
            result = do(bot_of(world, request, body), person_of(world, request), body)
            shown: Json = await result if hasattr(result, "__await__") else result
            return shown

        return web.post(f"/sim/users/{{user}}/{path}", wrapped(handler))

    def start(bot: Bot, person: Person, body: Json) -> Json:
        told = [people.follow_link(world, bot, person, body) for _ in range(2 if body.get("twice") else 1)]
        return {"message_id": told[-1][0].message_id, "update_id": told[-1][1]}

    def album(bot: Bot, person: Person, body: Json) -> Json:
        sent = people.send_album(world, bot, person, body)
        return {"message_ids": [message.message_id for message, _ in sent], "update_ids": [told for _, told in sent]}

    def react(bot: Bot, person: Person, body: Json) -> Json:
        chat, message = shown_to(world, bot, person, body)
        given = body.get("emoji") or []
        emoji = [given] if isinstance(given, str) else given
        if not isinstance(emoji, list) or not all(isinstance(one, str) for one in emoji):
            raise SimError("emoji is a list of reactions, each a string")
        reacting.person_reacts(world, chat, person, message, emoji)
        return {"reactions": message.reactions}

    def vote(bot: Bot, person: Person, body: Json) -> Json:
        chat, message = shown_to(world, bot, person, body)
        options = body.get("options")
        if not isinstance(options, list) or not all(isinstance(one, int) for one in options):
            raise SimError("options is a list of the options' numbers, from 0")
        polls.vote(world, chat, person, message, options)
        return {"poll": message.content["poll"]}

    return [
        route("start", start),
        route("album", album),
        route("react", react),
        route("vote", vote),
        *inline_routes(world, route),
        *app_routes(world, route),
        web.post("/sim/bot", wrapped(bot_settings(world))),
    ]


def inline_routes(world: World, route: Callable[[str, Doing], web.RouteDef]) -> list[web.RouteDef]:
    async def ask(bot: Bot, person: Person, body: Json) -> Json:
        chat = people.chat_to_write_in(world, bot, person, body)
        text, offset = str(body.get("query") or ""), str(body.get("offset") or "")
        query, update_id = inline.ask(world, bot, chat, person, text, offset)
        if update_id is not None and query.answer is None:
            await query.bell.wait(wait_seconds({"wait": INLINE_ANSWER_SECONDS} | body))
        return {"query_id": query.id, "update_id": update_id, "answer": inline.answer_shown(query)}

    def choose(bot: Bot, person: Person, body: Json) -> Json:
        chat = people.chat_to_write_in(world, bot, person, body)
        query_id, result_id = str(body.get("query_id")), str(body.get("result_id"))
        return {"message_id": inline.choose(world, bot, chat, person, query_id, result_id).message_id}

    return [route("inline", ask), route("inline/choose", choose)]


def app_routes(world: World, route: Callable[[str, Doing], web.RouteDef]) -> list[web.RouteDef]:
    def open_app(bot: Bot, person: Person, body: Json) -> Json:
        """By a button under a message, by one of the keyboard below, else by the menu button."""
        if body.get("message_id") is not None:
            chat, message = shown_to(world, bot, person, body)
            return mini_apps.press_app_button(world, bot, chat, person, people.chosen_button(message, body))
        chat = people.chat_to_write_in(world, bot, person, body)
        if body.get("label"):
            url = mini_apps.reply_app_button(chat, str(body["label"]))["web_app"]["url"]
            return mini_apps.open_app(world, bot, chat, person, url, answerable=False)
        return mini_apps.open_app(world, bot, chat, person, mini_apps.menu_app(bot, chat), answerable=True)

    def send_data(bot: Bot, person: Person, body: Json) -> Json:
        chat = people.chat_to_write_in(world, bot, person, body)
        message = mini_apps.send_data(world, chat, person, str(body.get("label")), str(body.get("data") or ""))
        return {"message_id": message.message_id}

    return [route("app", open_app), route("app/data", send_data)]


def shown_to(world: World, bot: Bot, person: Person, body: Json) -> tuple[Chat, Message]:
    chat = people.chat_to_write_in(world, bot, person, body)
    return chat, world.shown_message(chat, whole_number(body, "message_id"))


def bot_settings(world: World) -> Callable[[web.Request], Any]:
    async def change(request: web.Request) -> Json:
        """What a bot's owner sets at Telegram, not by the Bot API."""
        body = await read_body(request)
        bot = bot_of(world, request, body)
        for name in ("inline", "reads_all"):
            if name in body:
                setattr(bot, name, bool(body[name]))
        world.changes += 1
        return {"id": bot.id, "username": bot.username, "inline": bot.inline, "reads_all": bot.reads_all}

    return change
