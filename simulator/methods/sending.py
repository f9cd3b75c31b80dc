"""sendMessage and the other kinds of message."""

from simulator.bot_view import message_json
from simulator.errors import bad_request
from simulator.formatting import MAX_CAPTION, MAX_TEXT, formatted
from simulator.happenings import post
from simulator.markup import check_markup, read_markup
from simulator.methods.access import writable_chat
from simulator.methods.call import (
    Call,
    Params,
    Upload,
    boolean,
    file_parameter,
    integer,
    number,
    parsed,
    parsed_object,
    text_of,
)
from simulator.pictures import picture_size
from simulator.state import Chat, Json

MAX_PHOTO_BYTES = 10 * 1024 * 1024
KNOWN_ACTIONS = """
    typing upload_photo record_video upload_video record_voice upload_voice record_audio upload_audio
    upload_document choose_sticker find_location record_video_note upload_video_note
"""
CHAT_ACTIONS = frozenset(KNOWN_ACTIONS.split())


def send_message(call: Call) -> Json:
    return send(call, text_content(call))


def text_content(call: Call) -> Json:
    """Text and entities of sendMessage and editMessageText; its length is checked later, as on the server."""
    raw = text_of(call.params, "text")
    if not raw:
        raise bad_request("message text is empty")
    text, entities = formatted(call.world, raw, text_of(call.params, "parse_mode"), call.params.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(call: Call) -> Json:
    raw = text_of(call.params, "caption")
    if not raw:
        return {}
    text, entities = formatted(call.world, raw, text_of(call.params, "parse_mode"), call.params.get("caption_entities"))
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def send(call: Call, content: Json) -> Json:
    """Post `content` with the keyboard and the reply that the call asks for."""
    markup = read_markup(parsed(call.params, "reply_markup"))
    chat = writable_chat(call)
    reply_to = reply_target(call.params, chat)
    if len(content.get("text", "")) > MAX_TEXT:
        raise bad_request("message is too long")
    check_markup(markup, chat)
    return message_json(
        call.world, chat, post(call.world, chat, call.bot.id, content, markup=markup, reply_to=reply_to)
    )


def reply_target(params: Params, chat: Chat) -> int | None:
    reply = parsed_object(params, "reply_parameters")
    wanted = integer(reply, "message_id") or integer(params, "reply_to_message_id")
    if not wanted or wanted in chat.messages:
        return wanted or None
    if boolean(reply, "allow_sending_without_reply") or boolean(params, "allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def send_photo(call: Call) -> Json:
    given = file_parameter(call.params, "photo")
    if given is None or given == "":
        raise bad_request("there is no photo in the request")
    if isinstance(given, str):
        photo = stored_media(call, "photo", given)
        return send(call, {"photo": photo, **caption_content(call)})
    if len(given.data) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(given.data)} bytes is too big for a photo; the maximum size is 10485760 bytes"
        )
    if picture_size(given.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    caption = caption_content(call)
    writable_chat(call)
    return send(call, {"photo": photo_json(call, given), **caption})


def photo_json(call: Call, upload: Upload) -> list[Json]:
    width, height = picture_size(upload.data) or (64, 64)
    stored = call.world.store_file("photo", upload.name, upload.mime, upload.data)
    return [
        {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": len(stored.data),
            "width": width,
            "height": height,
        }
    ]


def send_document(call: Call) -> Json:
    given = file_parameter(call.params, "document")
    if given is None or given == "":
        raise bad_request("there is no document in the request")
    if isinstance(given, str):
        return send(call, {"document": stored_media(call, "document", given), **caption_content(call)})
    if not given.data:
        raise bad_request("file must be non-empty")
    caption = caption_content(call)
    writable_chat(call)
    return send(call, {"document": document_json(call, given), **caption})


def document_json(call: Call, upload: Upload) -> Json:
    stored = call.world.store_file("document", upload.name, upload.mime, upload.data)
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.name,
        "mime_type": stored.mime,
        "file_size": len(stored.data),
    }


def stored_media(call: Call, kind: str, given: str) -> Json | list[Json]:
    """A file that is sent again by its file_id."""
    stored = call.world.files.get(given)
    if stored is None and given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the simulator fetches nothing
    if stored is None or stored.kind != kind:
        raise bad_request("wrong file identifier/HTTP URL specified")
    upload = Upload(stored.name, stored.mime, stored.data)
    return photo_json(call, upload) if kind == "photo" else document_json(call, upload)


def send_location(call: Call) -> Json:
    latitude, longitude = number(call.params, "latitude"), number(call.params, "longitude")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise bad_request("invalid location specified")
    return send(call, {"location": {"latitude": latitude, "longitude": longitude}})


def send_chat_action(call: Call) -> bool:
    if text_of(call.params, "action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    call.world.events.publish(chat.members, lambda _user: {"type": "typing", "chat_id": chat.id})
    return True
