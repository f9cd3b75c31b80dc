"""Files, albums, places and contacts that a bot sends."""

from collections.abc import Callable
from dataclasses import replace

from simulator.errors import BotApiError, bad_request
from simulator.methods.access import writable_chat
from simulator.methods.call import Call, Upload, number, parsed_list, text_of
from simulator.methods.files import KINDS, attached, checked_file, file_content, given_file
from simulator.methods.sending import caption_content, media_flags, send
from simulator.state import Json, StoredFile

ALBUM = 10
ALBUM_KINDS = ("photo", "video", "document", "audio")
ALONE = ("document", "audio")
"""Kinds that form albums of their own only."""


def sender(kind: str) -> Callable[[Call], Json]:
    """The method that sends one file of this kind."""

    def send_file(call: Call) -> Json:
        given = given_file(call, kind)
        caption = caption_content(call) if KINDS[kind].captioned else {}
        writable_chat(call, {kind: None})
        return send(call, {**file_content(call, kind, given, call.params), **caption, **media_flags(call.params)})

    return send_file


def send_media_group(call: Call) -> list[Json]:
    """Two to ten files as one album: each is a message of its own, and all carry one media_group_id."""
    items = [item if isinstance(item, dict) else {} for item in parsed_list(call.params, "media")]
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > ALBUM:
        raise bad_request("too many messages to send as an album")
    kinds = [str(item.get("type")) for item in items]
    for kind in kinds:
        if kind not in ALBUM_KINDS:
            raise bad_request(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
        if kind in ALONE and set(kinds) != {kind}:
            raise bad_request(f"{kind} can't be mixed with other media types")
    found = [media_of(call, at, item) for at, item in enumerate(items, start=1)]
    writable_chat(call, {kinds[0]: None})
    group = {"media_group_id": str(next(call.world.file_numbers))} if len(items) > 1 else {}
    plain = replace(call, params={name: part for name, part in call.params.items() if name != "reply_markup"})
    return [
        send(plain, {**file_content(call, kind, given, item), **caption, **group})
        for kind, item, (given, caption) in zip(kinds, items, found, strict=True)
    ]


def media_of(call: Call, at: int, item: Json) -> tuple[Upload | StoredFile, Json]:
    """One file of an album with its caption; every one is looked at before the first is sent."""
    given = attached(call.params, item.get("media"))
    caption = caption_content(replace(call, params=item)) | media_flags(item)
    try:
        return checked_file(call, str(item["type"]), given), caption
    except BotApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        raise bad_request(
            f'failed to send message #{at} with the error message "{reason[:1].upper()}{reason[1:]}"'
        ) from None


def send_location(call: Call) -> Json:
    return send(call, {"location": place(call)})


def place(call: Call) -> Json:
    latitude, longitude = number(call.params, "latitude"), number(call.params, "longitude")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise bad_request("invalid location specified")
    return {"latitude": latitude, "longitude": longitude}


def send_venue(call: Call) -> Json:
    """A place with a name: the message carries the bare location as well."""
    where = place(call)
    venue: Json = {"location": where}
    for name in ("title", "address"):
        venue[name] = (text_of(call.params, name) or "").strip()
        if not venue[name]:
            raise bad_request(f"venue {name} must be non-empty")
    for name in ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"):
        if more := text_of(call.params, name):
            venue[name] = more
    return send(call, {"venue": venue, "location": where})


def send_contact(call: Call) -> Json:
    contact: Json = {}
    for name in ("phone_number", "first_name"):
        value = (text_of(call.params, name) or "").strip()
        if not value:
            raise bad_request("contact phone number is empty" if name == "phone_number" else "contact name is empty")
        contact[name] = value
    for name in ("last_name", "vcard"):
        if more := text_of(call.params, name):
            contact[name] = more
    return send(call, {"contact": contact})
