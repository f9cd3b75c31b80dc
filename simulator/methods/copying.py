"""Passing a message on: as a forward that says whose it was, or as a copy that does not."""

from collections.abc import Callable
from dataclasses import replace

from simulator.bot_view import bot_json, chat_json, person_json
from simulator.errors import bad_request
from simulator.methods.access import known_chat, writable_chat
from simulator.methods.call import Call, boolean, integer, parsed_list
from simulator.methods.editing import CAPTION
from simulator.methods.files import KINDS
from simulator.methods.sending import caption_content, media_flags, send
from simulator.state import Chat, Json, Message

AT_ONCE = 100
CONTENT = frozenset({*KINDS, "text", "entities", "contact", "location", "venue", "poll", "link_preview_options"})
PASSED_ON = CONTENT | {*CAPTION, "has_media_spoiler", "media_group_id"}


def forward_message(call: Call) -> Json:
    source, message = wanted(call, "forward")
    return send(call, forwarded(call, source, message))


def copy_message(call: Call) -> Json:
    """The id of the new message; a caption given replaces the old one."""
    _, message = wanted(call, "copy")
    content = passed_on(message)
    content.pop("media_group_id", None)
    if "caption" in call.params and any(kind in content and shape.captioned for kind, shape in KINDS.items()):
        content = {name: part for name, part in content.items() if name not in CAPTION}
        content |= caption_content(call) | media_flags(call.params)
    return {"message_id": send(call, content)["message_id"]}


def forward_messages(call: Call) -> list[Json]:
    return many(call, "forward", forwarded)


def copy_messages(call: Call) -> list[Json]:
    def copied(_call: Call, _source: Chat, message: Message) -> Json:
        gone = CAPTION if boolean(call.params, "remove_caption") else ()
        return {name: part for name, part in passed_on(message).items() if name not in gone}

    return many(call, "copy", copied)


def many(call: Call, how: str, content: Callable[[Call, Chat, Message], Json]) -> list[Json]:
    """Up to a hundred, in the order of their ids; what is not there is passed over."""
    ids = [integer({"message_id": one}, "message_id") for one in parsed_list(call.params, "message_ids")]
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > AT_ONCE:
        raise bad_request(f"too many messages to {how}")
    if ids != sorted(set(ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    writable_chat(call)
    source = source_chat(call)
    found = [source.messages[one] for one in ids if one in source.messages]
    if not found:
        raise bad_request(f"there are no messages to {how}")
    return [{"message_id": send(call, content(call, source, message))["message_id"]} for message in found]


def wanted(call: Call, how: str) -> tuple[Chat, Message]:
    writable_chat(call)
    source = source_chat(call)
    message = source.messages.get(integer(call.params, "message_id"))
    if message is None:
        raise bad_request(f"message to {how} not found")
    if message.content.get("has_protected_content") or not message.content.keys() & CONTENT:
        raise bad_request(f"message can't be {'forwarded' if how == 'forward' else 'copied'}")
    return source, message


def source_chat(call: Call) -> Chat:
    return known_chat(replace(call, params={"chat_id": call.params.get("from_chat_id")}))


def passed_on(message: Message) -> Json:
    return {name: part for name, part in message.content.items() if name in PASSED_ON}


def forwarded(call: Call, source: Chat, message: Message) -> Json:
    """Whose it was first: a message that was forwarded before keeps its origin."""
    origin: Json = {"type": "user", "date": message.date}
    if "forward_origin" in message.content:
        origin = message.content["forward_origin"]
    elif source.kind == "channel":
        where = chat_json(call.world, source)
        origin |= {"type": "channel", "chat": where, "message_id": message.message_id}
    elif message.sender in call.world.people:
        origin["sender_user"] = person_json(call.world.people[message.sender])
    else:
        origin["sender_user"] = bot_json(call.world.bots[message.sender])
    return passed_on(message) | {"forward_origin": origin}
