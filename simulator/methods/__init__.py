"""The Bot API methods that this Telegram has. Any other of Telegram's answers 501: nothing pretends to work."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simulator.methods import (
    commands,
    copying,
    downloads,
    editing,
    forums,
    inline,
    media,
    members,
    pinning,
    polls,
    presses,
    profile,
    reactions,
    receiving,
    sending,
)
from simulator.methods.call import Call
from simulator.methods.files import KINDS

Run = Callable[[Call], Any | Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    run: Run


def of_kind(kind: str) -> str:
    """sendVideoNote of `video_note`."""
    return "send" + "".join(word.capitalize() for word in kind.split("_"))


SENDING: dict[str, Run] = {
    "sendMessage": sending.send_message,
    **{of_kind(kind): media.sender(kind) for kind in KINDS},
    "sendMediaGroup": media.send_media_group,
    "sendLocation": media.send_location,
    "sendVenue": media.send_venue,
    "sendContact": media.send_contact,
    "sendPoll": polls.send_poll,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": copying.copy_message,
    "copyMessages": copying.copy_messages,
    "forwardMessage": copying.forward_message,
    "forwardMessages": copying.forward_messages,
}
CHANGING: dict[str, Run] = {
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "stopPoll": polls.stop_poll,
    "deleteMessage": pinning.delete_message,
    "deleteMessages": pinning.delete_messages,
    "pinChatMessage": pinning.pin_chat_message,
    "unpinChatMessage": pinning.unpin_chat_message,
    "unpinAllChatMessages": pinning.unpin_all_chat_messages,
    "unpinAllForumTopicMessages": pinning.unpin_all_forum_topic_messages,
    "setMessageReaction": reactions.set_message_reaction,
    "answerCallbackQuery": presses.answer_callback_query,
    "answerInlineQuery": inline.answer_inline_query,
    "answerWebAppQuery": inline.answer_web_app_query,
}
CHATS: dict[str, Run] = {
    "getChat": profile.get_chat,
    "getChatMember": members.get_chat_member,
    "getChatAdministrators": members.get_chat_administrators,
    "getChatMemberCount": members.get_chat_member_count,
    "leaveChat": members.leave_chat,
    "banChatMember": members.ban_chat_member,
    "unbanChatMember": members.unban_chat_member,
    "createForumTopic": forums.create_forum_topic,
    "editForumTopic": forums.edit_forum_topic,
    "closeForumTopic": forums.close_forum_topic,
    "reopenForumTopic": forums.reopen_forum_topic,
    "deleteForumTopic": forums.delete_forum_topic,
    "getForumTopicIconStickers": forums.get_forum_topic_icon_stickers,
}
OWN: dict[str, Run] = {
    "getMe": profile.get_me,
    "getFile": downloads.get_file,
    "getUserProfilePhotos": profile.get_user_profile_photos,
    "setMyName": profile.setter("name"),
    "getMyName": profile.getter("name"),
    "setMyDescription": profile.setter("description"),
    "getMyDescription": profile.getter("description"),
    "setMyShortDescription": profile.setter("short_description"),
    "getMyShortDescription": profile.getter("short_description"),
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
}
METHODS: dict[str, Run] = {**SENDING, **CHANGING, **CHATS, **OWN}
BY_LOWER_NAME = {name.lower(): Method(name, run) for name, run in METHODS.items()}


def find_method(name: str) -> Method | None:
    """Names are case-insensitive, as on the server."""
    return BY_LOWER_NAME.get(name.lower())
