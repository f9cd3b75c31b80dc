"""What a person's phone sends: texts, files, places, contacts, and what was passed on."""

import base64
import binascii

from simulator.bot_view import person_json
from simulator.errors import SimError
from simulator.formatting import MAX_TEXT, is_utf8, tidy
from simulator.pictures import picture_mime, picture_size, small_png
from simulator.state import Json, StoredFile
from simulator.world import World

KINDS = ("text", "contact", "location", "document", "photo", "voice", "sticker")
MADE_UP = ("photo", "voice", "sticker")
"""Kinds of which `true` is enough: the simulator makes one."""


def content_to_send(world: World, body: Json) -> Json:
    given = [kind for kind in KINDS if body.get(kind) not in (None, False)]
    if len(given) != 1:
        raise SimError(f"send exactly one of {', '.join(KINDS)}")
    kind = given[0]
    return one_content(world, kind, body) | forward_content(world, body)


def one_content(world: World, kind: str, body: Json) -> Json:
    if kind == "text":
        return text_content(body)
    value = body[kind]
    if kind in MADE_UP and value is True:
        value = {}
    if not isinstance(value, dict):
        raise SimError(f"{kind} is an object")
    if kind == "contact":
        if not value.get("phone_number") or not value.get("first_name"):
            raise SimError("a contact has phone_number and first_name")
        return {"contact": value}
    if kind == "location":
        try:
            return {"location": {"latitude": float(value["latitude"]), "longitude": float(value["longitude"])}}
        except (KeyError, TypeError, ValueError):
            raise SimError("a location has latitude and longitude, numbers") from None
    if kind == "sticker":
        return file_content(world, kind, value)
    return file_content(world, kind, value) | caption_content(value.get("caption") or body.get("caption"))


def forward_content(world: World, body: Json) -> Json:
    """Where a message was passed on from: somebody known here by his id, or a name that hides who it is."""
    origin = body.get("forward_from")
    if origin in (None, "", False):
        return {}
    date = int(world.clock.unix())
    if isinstance(origin, str):
        return {"forward_origin": {"type": "hidden_user", "sender_user_name": origin, "date": date}}
    if isinstance(origin, int) and (sender := world.people.get(origin)) is not None:
        return {"forward_origin": {"type": "user", "sender_user": person_json(sender), "date": date}}
    raise SimError("forward_from is a name, or the id of somebody here")


def text_content(body: Json) -> Json:
    text = body.get("text")
    if not isinstance(text, str) or not is_utf8(text):
        raise SimError("text is a string")
    text, entities = tidy(text, [])
    if not 1 <= len(text) <= MAX_TEXT:
        raise SimError(f"a phone sends from 1 to {MAX_TEXT} characters in one message")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(caption: object) -> Json:
    text, entities = tidy(str(caption or ""), [])
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def file_content(world: World, kind: str, value: Json) -> Json:
    try:
        data = base64.b64decode(value.get("content_base64") or "", validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise SimError(f"{kind}.content_base64 is not base64") from None
    if kind == "photo":
        data = data or small_png()
        width, height = picture_size(data) or (64, 64)
        stored = world.store_file("photo", "photo.jpg", picture_mime(data), data)
        return {"photo": [stored_json(stored) | {"width": width, "height": height}]}
    if kind == "sticker":
        stored = world.store_file("sticker", "sticker.webp", "image/webp", data or b"RIFF\0\0\0\0WEBP")
        still: Json = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {"sticker": stored_json(stored) | still | {"emoji": str(value.get("emoji") or "👍")}}
    if kind == "voice":
        seconds = int(value.get("duration") or 1)
        stored = world.store_file("voice", "voice.oga", "audio/ogg", data or b"OggS", seconds)
        more: Json = {"duration": seconds, "mime_type": stored.mime}
    else:
        name = str(value.get("name") or value.get("file_name") or "file")
        stored = world.store_file("document", name, str(value.get("mime_type") or "application/octet-stream"), data)
        more = {"file_name": name, "mime_type": stored.mime}
    return {kind: stored_json(stored) | more}


def stored_json(stored: StoredFile) -> Json:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.data)}
