"""The text of a message as Telegram keeps it: trimmed, plain, with entities."""

import re
from typing import Any

from simulator.bot_view import person_json
from simulator.errors import BotApiError, bad_request
from simulator.html import parse_html, utf16_length
from simulator.links import checked_link
from simulator.state import Json
from simulator.values import is_utf8, read_json
from simulator.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024

FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*[\w-])"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d ()-]{8,18}\d\b)"
)
MAY_HOLD_SOMETHING = re.compile(r"[/@#+]")  # most texts hold nothing to find, and this is cheaper to see
FOUND_ANEW = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)
"""Kinds of entities that the server looks for in the text, whatever the bot says."""
NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
GIVEN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"}
    | {"code", "pre", "date_time", *NEEDS}
)
KEPT_APART = {"code", "pre", "text_link", "text_mention"}


def formatted(world: World, text: str, parse_mode: str | None, entities: Any = None) -> tuple[str, list[Json]]:
    """Plain text and entities of what a bot sent; the same 400 as the server's where it cannot be read."""
    if not is_utf8(text):
        raise bad_request("strings must be encoded in UTF-8")
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, found = parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise BotApiError(501, f"Not Implemented: this simulator reads HTML and no {parse_mode}")
    elif mode:
        raise bad_request(f"unsupported parse_mode {parse_mode!r}")
    else:
        found = given_entities(entities)
    return tidy(text, with_people(world, found))


def tidy(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Trim the text, fit the entities to it, and add what Telegram finds by itself: links, commands, numbers."""
    text = text.replace("\r", "")
    trimmed = text.strip()
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    length = utf16_length(trimmed)
    fitted: list[Json] = []
    for entity in entities:
        begin = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] - shift + entity["length"])
        if end > begin:
            fitted.append(entity | {"offset": begin, "length": end - begin})
    if MAY_HOLD_SOMETHING.search(trimmed):
        fitted = sorted(fitted + detected(trimmed, fitted), key=lambda e: (e["offset"], -e["length"]))
    return trimmed, fitted


def detected(text: str, taken: list[Json]) -> list[Json]:
    closed = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in KEPT_APART]
    found: list[Json] = []
    for match in FOUND.finditer(text):
        kind = match.lastgroup
        assert kind is not None
        if kind == "url" and not checked_link(match[0]):
            continue
        offset, length = utf16_length(text[: match.start()]), utf16_length(match[0])
        if not any(begin < offset + length and offset < end for begin, end in closed):
            found.append({"type": kind, "offset": offset, "length": length})
    return found


def with_people(world: World, entities: list[Json]) -> list[Json]:
    """Mentions by id carry the whole user; a mention of somebody unknown stays plain text."""
    kept: list[Json] = []
    for entity in entities:
        if "_user" not in entity:
            kept.append(entity)
        elif person := world.people.get(entity["_user"]):
            rest = {name: value for name, value in entity.items() if name != "_user"}
            kept.append(rest | {"user": person_json(person)})
    return kept


def given_entities(value: Any) -> list[Json]:
    """Entities that a bot counted by itself; the offsets are clipped to the text afterwards."""
    if not value:
        return []
    try:
        parsed = read_json(value) if isinstance(value, str) else value
        entities = [
            {name: part for name, part in entity.items() if part is not None}
            | {"type": str(entity["type"]), "offset": int(entity["offset"]), "length": int(entity["length"])}
            for entity in parsed
        ]
        return [told for entity in entities if entity["type"] not in FOUND_ANEW and (told := given_entity(entity))]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise bad_request(
            "can't parse MessageEntity: a list of objects with type, offset and length expected"
        ) from None


def given_entity(entity: Json) -> Json | None:
    """As it is kept; None where the server leaves only the text behind."""
    kind = entity["type"]
    if kind not in GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if (needed := NEEDS.get(kind)) and not entity.get(needed):
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{needed}\"")
    if kind == "text_link":
        url = checked_link(str(entity["url"]))
        return entity | {"url": url} if url else None
    if kind == "text_mention":
        rest = {name: part for name, part in entity.items() if name != "user"}
        return rest | {"_user": int(entity["user"]["id"])}
    return entity
