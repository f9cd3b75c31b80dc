"""Pins and deletions."""

from simulator.bot_view import message_json
from simulator.errors import bad_request
from simulator.happenings import delete, pin, unpin
from simulator.methods.access import administers, wanted_message, writable_chat
from simulator.methods.call import Call, integer, parsed_list
from simulator.standing import tell_service
from simulator.state import Chat, Message

DELETABLE_SECONDS = 48 * 3600
AT_ONCE = 100


def delete_message(call: Call) -> bool:
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to delete not found")
    if not deletable(call, chat, message):
        raise bad_request("message can't be deleted")
    delete(call.world, chat, message)
    return True


def delete_messages(call: Call) -> bool:
    """Up to a hundred at once; what is not there or cannot be deleted is passed over."""
    ids = parsed_list(call.params, "message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > AT_ONCE:
        raise bad_request("too many message identifiers specified")
    chat = writable_chat(call)
    for message_id in ids:
        message = chat.messages.get(integer({"message_id": message_id}, "message_id"))
        if message is not None and deletable(call, chat, message):
            delete(call.world, chat, message)
    return True


def deletable(call: Call, chat: Chat, message: Message) -> bool:
    """Nobody's after 48 hours but for an administrator; in a group a plain bot deletes its own only."""
    if chat.kind != "private" and administers(call, chat):
        return True
    somebody_elses = chat.kind != "private" and message.sender != call.bot.id
    return not somebody_elses and call.world.clock.unix() - message.date <= DELETABLE_SECONDS


def pin_chat_message(call: Call) -> bool:
    """The pin is a service message too, which the bot hears of though it made it itself."""
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to pin not found")
    pin(call.world, chat, message)
    tell_service(
        call.world,
        chat,
        call.bot.id,
        {"pinned_message": message_json(call.world, chat, message, with_reply=False)},
        message.topic,
    )
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


def unpin_all_forum_topic_messages(call: Call) -> bool:
    chat = writable_chat(call)
    topic = integer(call.params, "message_thread_id")
    if topic not in chat.topics:
        raise bad_request("message thread not found")
    for message_id in list(chat.pinned):
        if chat.messages[message_id].topic == topic:
            unpin(call.world, chat, chat.messages[message_id])
    return True
