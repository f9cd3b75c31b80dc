"""Changing what has been sent: text, caption, file and buttons."""

from dataclasses import replace

from simulator.bot_view import message_json
from simulator.errors import bad_request
from simulator.formatting import MAX_TEXT
from simulator.happenings import edit
from simulator.inline_ids import message_of_inline_id
from simulator.markup import check_markup, read_markup
from simulator.methods.access import administers, wanted_message, writable_chat
from simulator.methods.call import Call, parsed, parsed_object
from simulator.methods.files import KINDS, attached, checked_file, file_content
from simulator.methods.sending import caption_content, media_flags, preview, text_content
from simulator.state import Chat, Json, Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
FRAME = ("media_group_id", "via_bot", "forward_origin", "has_protected_content")
"""What a message carries beside its content, and keeps when that is edited."""
EDITABLE_MEDIA = ("photo", "video", "document", "audio", "animation")
CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def own_message(call: Call) -> tuple[Chat, Message]:
    """The message to edit, and its chat: one of the bot's own, or one that a person sent out of its inline results."""
    if call.params.get("inline_message_id") and not call.params.get("chat_id"):
        return message_of_inline_id(call.world, call.bot, str(call.params["inline_message_id"]))
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to edit not found")
    if message.sender != call.bot.id and not (chat.kind == "channel" and administers(call, chat)):
        raise bad_request("message can't be edited")
    return chat, message


def edit_message_text(call: Call) -> Json | bool:
    content = text_content(call) | preview(call.params)
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    chat, message = own_message(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    if len(content["text"]) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    return edited(call, chat, message, content, markup)


def edit_message_caption(call: Call) -> Json | bool:
    """An empty caption takes the old one away; the file stays."""
    caption = caption_content(call) | media_flags(call.params)
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    chat, message = own_message(call)
    if not any(kind in message.content and shape.captioned for kind, shape in KINDS.items()):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: part for name, part in message.content.items() if name not in CAPTION}
    return edited(call, chat, message, kept | caption, markup)


def edit_message_media(call: Call) -> Json | bool:
    """Another file with its caption, in the place of a file or of a text."""
    item = parsed_object(call.params, "media")
    kind = str(item.get("type"))
    if kind not in EDITABLE_MEDIA:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    given = attached(call.params, item.get("media"))
    caption = caption_content(replace(call, params=item)) | media_flags(item)
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    chat, message = own_message(call)
    if "text" not in message.content and not any(one in message.content for one in KINDS):
        raise bad_request("there is no media in the message to edit")
    old = next((one for one in ("document", "audio") if one in message.content and one != kind), None)
    if "media_group_id" in message.content and old is not None:
        raise bad_request("message content type can't be changed in an album")
    content = file_content(call, kind, checked_file(call, kind, given), item)
    return edited(call, chat, message, content | caption, markup)


def edit_message_reply_markup(call: Call) -> Json | bool:
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    chat, message = own_message(call)
    return edited(call, chat, message, message.content, markup)


def edited(call: Call, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json | bool:
    check_markup(markup, chat)
    content = content | {name: message.content[name] for name in FRAME if name in message.content}
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    edit(call.world, chat, message, content, markup)
    return True if call.params.get("inline_message_id") else message_json(call.world, chat, message)
