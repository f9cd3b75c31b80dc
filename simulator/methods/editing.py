"""Changing what has been sent: edits, deletions, pins and reactions."""

from simulator.bot_view import message_json
from simulator.errors import bad_request
from simulator.formatting import MAX_TEXT
from simulator.happenings import delete, edit, pin, react, unpin
from simulator.markup import check_markup, read_markup
from simulator.methods.access import wanted_message, writable_chat
from simulator.methods.call import Call, parsed, parsed_list
from simulator.methods.sending import text_content
from simulator.state import Chat, Json, Message

DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ALLOWED_REACTIONS = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
    🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
    🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(ALLOWED_REACTIONS.split())


def own_message(call: Call) -> tuple[Chat, Message]:
    """The message to edit, and its chat."""
    if call.params.get("inline_message_id") and not call.params.get("chat_id"):
        raise bad_request("inline messages are unsupported by this simulator")
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to edit not found")
    if message.sender != call.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def edit_message_text(call: Call) -> Json:
    content = text_content(call)
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    chat, message = own_message(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    if len(content["text"]) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    return edited(call, chat, message, content, markup)


def edit_message_reply_markup(call: Call) -> Json:
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    chat, message = own_message(call)
    return edited(call, chat, message, message.content, markup)


def edited(call: Call, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
    check_markup(markup, chat)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    edit(call.world, chat, message, content, markup)
    return message_json(call.world, chat, message)


def delete_message(call: Call) -> bool:
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to delete not found")
    somebody_elses = chat.kind != "private" and message.sender != call.bot.id
    if somebody_elses or call.world.clock.unix() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted")
    delete(call.world, chat, message)
    return True


def pin_chat_message(call: Call) -> bool:
    chat = writable_chat(call)
    pin(call.world, chat, wanted_message(call, chat, "message to pin not found"))
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = writable_chat(call)
    if call.params.get("message_id"):
        message = wanted_message(call, chat, "message to unpin not found")
    elif chat.pinned:
        message = chat.messages[chat.pinned[-1]]
    else:
        raise bad_request("message to unpin not found")
    if message.message_id in chat.pinned:
        unpin(call.world, chat, message)
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    chat = writable_chat(call)
    for message_id in list(chat.pinned):
        unpin(call.world, chat, chat.messages[message_id])
    return True


def set_message_reaction(call: Call) -> bool:
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to react not found")
    wanted = parsed_list(call.params, "reaction")
    emoji = [str(one.get("emoji", "")).replace("\ufe0f", "") if isinstance(one, dict) else "" for one in wanted]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not REACTIONS.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    react(call.world, chat, message, emoji)
    return True
