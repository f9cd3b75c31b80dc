"""Mini Apps: opened by a person with signed data, as Telegram's documentation has it signed."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from simulator.bot_view import person_json
from simulator.errors import SimError
from simulator.standing import tell_service
from simulator.state import Bot, Chat, Json, Message, Person, WebAppQuery
from simulator.updates import KEPT_SECONDS
from simulator.world import World, keep

LONGEST_DATA = 4096


def sign(token: str, fields: Mapping[str, str]) -> str:
    """The hash of all fields: HMAC-SHA256 over sorted lines, keyed by the HMAC of the token under `WebAppData`."""
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()


def init_data(world: World, bot: Bot, person: Person, more: Mapping[str, str]) -> str:
    """`Telegram.WebApp.initData`: a query string whose hash proves that it is this person."""
    user = {name: value for name, value in person_json(person).items() if name != "is_bot"}
    fields = {
        "user": json.dumps(user | {"allows_write_to_pm": True}, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(int(world.clock.unix())),
        **more,
    }
    return urlencode(fields | {"hash": sign(bot.token, fields)}, quote_via=quote)


def open_app(world: World, bot: Bot, chat: Chat, person: Person, url: str, *, answerable: bool) -> Json:
    """What the phone opens: the app's address with the signed data behind it. `answerable`: the bot may answer."""
    more = {}
    if answerable:
        query = WebAppQuery(str(next(world.file_numbers)), bot.id, person.id, chat.id, world.clock.unix())
        keep(world.web_app_queries, query, KEPT_SECONDS)
        more = {"query_id": query.id}
    data = init_data(world, bot, person, more)
    fragment = urlencode({"tgWebAppData": data, "tgWebAppVersion": "9.0", "tgWebAppPlatform": "web"}, quote_via=quote)
    return {"url": f"{url}#{fragment}", "init_data": data, **more}


def press_app_button(world: World, bot: Bot, chat: Chat, person: Person, button: Json) -> Json:
    if "web_app" not in button:
        raise SimError(f"the button {button['text']!r} opens no Mini App")
    return open_app(world, bot, chat, person, button["web_app"]["url"], answerable=True)


def reply_app_button(chat: Chat, label: str) -> Json:
    """The button of the keyboard below, which opens a Mini App that may send data back."""
    rows: list[list[Json]] = (chat.reply_keyboard or {}).get("keyboard", [])
    for row in rows:
        for button in row:
            if isinstance(button, dict) and button.get("text") == label and "web_app" in button:
                return button
    raise SimError(f"the keyboard shows no Mini App {label!r}", 404)


def send_data(world: World, chat: Chat, person: Person, label: str, data: str) -> Message:
    """`Telegram.WebApp.sendData`: a service message with what the app sent."""
    reply_app_button(chat, label)
    if not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise SimError(f"data has from 1 to {LONGEST_DATA} bytes")
    tell_service(world, chat, person.id, {"web_app_data": {"data": data, "button_text": label}})
    return chat.messages[chat.last_id]


def menu_app(bot: Bot, chat: Chat) -> str:
    """The address behind the menu button of this chat."""
    button = bot.menu_buttons.get(str(chat.id)) or bot.menu_buttons.get("default") or {}
    if button.get("type") != "web_app":
        raise SimError("the menu button of this chat opens the commands, no Mini App", 404)
    return str(button["web_app"]["url"])
