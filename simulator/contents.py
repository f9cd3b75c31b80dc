"""What a person's phone sends: texts, files, places, contacts, and what was passed on."""

import base64
import binascii

from simulator.bot_view import person_json
from simulator.errors import SimError
from simulator.formatting import MAX_CAPTION, MAX_TEXT, tidy
from simulator.pictures import picture_mime, picture_size, small_png
from simulator.state import Json, StoredFile, stored_json
from simulator.values import fraction, whole_number
from simulator.world import World

FILES = ("document", "photo", "voice", "sticker", "video", "audio", "animation", "video_note")
KINDS = ("text", "contact", "location", "venue", *FILES)
MADE_UP = ("photo", "voice", "sticker", "video", "audio", "animation", "video_note")
"""Kinds of which `true` is enough: the simulator makes one."""
LASTING = ("voice", "video", "audio", "animation", "video_note")
UNTOLD = {
    "document": ("file", "application/octet-stream", b""),
    "voice": ("voice.oga", "audio/ogg", b"OggS"),
    "sticker": ("sticker.webp", "image/webp", b"RIFF\0\0\0\0WEBP"),
    "video": ("video.mp4", "video/mp4", b"\0\0\0\x18ftypmp42"),
    "audio": ("audio.mp3", "audio/mpeg", b"ID3"),
    "animation": ("animation.mp4", "video/mp4", b"\0\0\0\x18ftypmp42"),
    "video_note": ("note.mp4", "video/mp4", b"\0\0\0\x18ftypmp42"),
}
"""Name, type and bytes of a file of which nothing is said."""


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
        return {"contact": contact(value)}
    if kind == "location":
        return {"location": place(value)}
    if kind == "venue":
        venue = {
            "location": place(value),
            "title": str(value.get("title") or "Here"),
            "address": str(value.get("address") or ""),
        }
        return {"venue": venue, "location": venue["location"]}
    if kind in ("sticker", "video_note"):
        return file_content(world, kind, value)
    return file_content(world, kind, value) | caption_content(value.get("caption") or body.get("caption"))


def contact(value: Json) -> Json:
    texts = ("phone_number", "first_name", "last_name", "vcard")
    found = {name: value[name] for name in (*texts, "user_id") if value.get(name) is not None}
    if not all(isinstance(found.get(name, ""), str) for name in texts):
        raise SimError(f"a contact's {', '.join(texts)} are strings")
    if not found.get("phone_number") or not found.get("first_name"):
        raise SimError("a contact has phone_number and first_name")
    return found | ({"user_id": whole_number(found, "user_id")} if "user_id" in found else {})


def place(value: Json) -> Json:
    latitude, longitude = fraction(value, "latitude"), fraction(value, "longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise SimError("latitude is from -90 to 90, longitude from -180 to 180")
    return {"latitude": latitude, "longitude": longitude}


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
    if not isinstance(text, str):
        raise SimError("text is a string")
    text, entities = tidy(text, [])
    if not 1 <= len(text) <= MAX_TEXT:
        raise SimError(f"a phone sends from 1 to {MAX_TEXT} characters in one message")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(caption: object) -> Json:
    text, entities = tidy(str(caption or ""), [])
    if len(text) > MAX_CAPTION:
        raise SimError(f"a caption has at most {MAX_CAPTION} characters")
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def file_content(world: World, kind: str, value: Json) -> Json:
    try:
        data = base64.b64decode(value.get("content_base64") or "", validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise SimError(f"{kind}.content_base64 is not base64") from None
    stored = kept_picture(world, data) if kind == "photo" else kept_file(world, kind, value, data)
    shown = stored_json(stored) | stored.details
    if kind == "animation":
        return {"animation": shown, "document": shown}
    return {kind: [shown] if kind == "photo" else shown}


def kept_picture(world: World, data: bytes) -> StoredFile:
    data = data or small_png()
    stored = world.store_file("photo", "photo.jpg", picture_mime(data), data)
    width, height = picture_size(data) or (64, 64)
    stored.details = {"width": width, "height": height}
    return stored


def kept_file(world: World, kind: str, value: Json, data: bytes) -> StoredFile:
    """A file as a phone sends it: with the name and the type that its kind has when nothing else is said."""
    name, mime, made_up = UNTOLD[kind]
    name = str(value.get("name") or value.get("file_name") or name)
    mime = str(value.get("mime_type") or mime) if kind == "document" else mime
    seconds = max(whole_number(value, "duration", 1), 1) if kind in LASTING else 0
    stored = world.store_file(kind, name, mime, data or made_up, seconds)
    details: Json = {"duration": seconds} if kind in LASTING else {}
    if kind == "sticker":
        details = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        details["emoji"] = str(value.get("emoji") or "👍")
    elif kind == "video_note":
        details["length"] = 240
    else:
        details |= {"width": 320, "height": 240} if kind in ("video", "animation") else {}
        details |= {"file_name": name} if kind != "voice" else {}
        details["mime_type"] = stored.mime
    stored.details = details
    return stored


def album_to_send(world: World, body: Json) -> list[Json]:
    """From two to ten files; a phone sends each as a message, all with one media_group_id."""
    items = body.get("items")
    if not isinstance(items, list) or not 2 <= len(items) <= 10 or not all(isinstance(one, dict) for one in items):
        raise SimError("items are from 2 to 10 files, each as send takes it")
    group = str(next(world.file_numbers))
    contents = [content_to_send(world, item) for item in items]
    if not all(content.keys() & {"photo", "video", "document", "audio"} for content in contents):
        raise SimError("an album holds photos, videos, documents or audio files")
    return [content | {"media_group_id": group} for content in contents]
