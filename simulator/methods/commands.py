"""The bot's menu of commands, by scope and language."""

import re

from simulator.errors import bad_request
from simulator.happenings import changed
from simulator.methods.access import known_chat
from simulator.methods.call import Call, parsed_list, parsed_object, text_of
from simulator.state import Bot, Chat, Json

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MAX_COMMANDS = 100
SCOPES_OF_A_CHAT = ("chat", "chat_administrators", "chat_member")
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", *SCOPES_OF_A_CHAT)


def set_my_commands(call: Call) -> bool:
    key = scope_key(call)
    commands = [checked_command(one) for one in parsed_list(call.params, "commands")]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[key] = commands
    tell_chats(call)
    return True


def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(scope_key(call), None)
    tell_chats(call)
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(scope_key(call), [])


def checked_command(value: object) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(value.get("command", "")).strip().removeprefix("/")
    description = str(value.get("description", "")).strip()
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def scope_key(call: Call) -> str:
    """`type[:chat[:user]]/language`, the place where a list of commands is kept."""
    scope = parsed_object(call.params, "scope")
    kind = scope.get("type", "default")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    place = kind
    if kind in SCOPES_OF_A_CHAT:
        chat = known_chat(Call(call.world, call.bot, scope))
        place += f":{chat.id}"
    if kind == "chat_member":
        place += f":{scope.get('user_id')}"
    return f"{place}/{text_of(call.params, 'language_code') or ''}"


def commands_in_force(bot: Bot, chat: Chat, user_id: int, language: str | None) -> list[Json]:
    """What the menu shows to one person: the narrowest scope that has a list, his language first."""
    if chat.kind == "private":
        places = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        places = [f"chat_member:{chat.id}:{user_id}", f"chat:{chat.id}", "all_group_chats", "default"]
    for place in places:
        for key in (f"{place}/{language or ''}", f"{place}/"):
            if found := bot.commands.get(key):
                return found
    return []


def tell_chats(call: Call) -> None:
    for chat in call.world.chats.values():
        if chat.owner == call.bot.id or call.bot.id in chat.bots:
            changed(call.world, chat, "commands")
