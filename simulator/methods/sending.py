"""sendMessage, and what sending any kind of message has in common."""

from simulator.bot_view import message_json
from simulator.errors import BotApiError, bad_request
from simulator.formatting import MAX_CAPTION, MAX_TEXT, formatted
from simulator.happenings import post
from simulator.markup import check_markup, read_markup
from simulator.methods.access import topic_to_write_in, writable_chat
from simulator.methods.call import (
    Call,
    Params,
    boolean,
    integer,
    parsed,
    parsed_object,
    text_of,
)
from simulator.state import Chat, Json

KNOWN_ACTIONS = """
    typing upload_photo record_video upload_video record_voice upload_voice record_audio upload_audio
    upload_document choose_sticker find_location record_video_note upload_video_note
"""
CHAT_ACTIONS = frozenset(KNOWN_ACTIONS.split())


def send_message(call: Call) -> Json:
    return send(call, text_content(call) | preview(call.params))


def preview(params: Params) -> Json:
    """How a link in the text is to be shown; it comes back with the message."""
    options = parsed_object(params, "link_preview_options") if "link_preview_options" in params else {}
    if "disable_web_page_preview" in params and boolean(params, "disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


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


def media_flags(params: Params) -> Json:
    """How a picture or a video wants to be shown."""
    flags = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
    return {shown: True for name, shown in flags.items() if name in params and boolean(params, name)}


def send(call: Call, content: Json) -> Json:
    """Post `content` with the keyboard and the reply that the call asks for."""
    markup = read_markup(parsed(call.params, "reply_markup"))
    chat = writable_chat(call, content)
    if "protect_content" in call.params and boolean(call.params, "protect_content"):
        content["has_protected_content"] = True
    reply_to = reply_target(call.params, chat)
    topic = topic_to_write_in(call, chat, reply_to)
    if len(content.get("text", "")) > MAX_TEXT:
        raise bad_request("message is too long")
    check_markup(markup, chat)
    sent = post(call.world, chat, call.bot.id, content, markup=markup, reply_to=reply_to, topic=topic)
    return message_json(call.world, chat, sent)


def reply_target(params: Params, chat: Chat) -> int | None:
    reply = parsed_object(params, "reply_parameters")
    if reply.get("chat_id") not in (None, chat.id, str(chat.id)):
        raise BotApiError(501, "Not Implemented: this simulator replies within one chat only")
    wanted = integer(reply, "message_id") or integer(params, "reply_to_message_id")
    if not wanted or wanted in chat.messages:
        return wanted or None
    if boolean(reply, "allow_sending_without_reply") or boolean(params, "allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def send_chat_action(call: Call) -> bool:
    if text_of(call.params, "action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    call.world.events.publish(chat.members, lambda _user: {"type": "typing", "chat_id": chat.id})
    return True
