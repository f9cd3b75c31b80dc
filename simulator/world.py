"""Everything there is in one local Telegram, and how things in it come to exist."""

import itertools
import re
from collections.abc import Callable
from typing import Protocol, TypeVar

from simulator.clock import Clock, real_now
from simulator.errors import SimError
from simulator.events import Events
from simulator.faults import Faults
from simulator.state import Bot, Chat, ChatKind, InlineQuery, Json, Message, Person, Press, StoredFile, WebAppQuery

WELL_FORMED_TOKEN = re.compile(r"(\d{1,18}):[A-Za-z0-9_-]{20,}")
MESSAGE_IDS_SINCE = 1_735_689_600  # 2025-01-01: four ids a second from here stay within 31 bits until 2042

PLAIN_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+")
EXTENSIONS = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp", "video_note": ".mp4"}


Listener = Callable[[str, int, str], None]
"""Hears that a person `sent` or `pressed` something, or `received` a message: what, who, which words."""


class World:
    def __init__(self, clock: Clock, bot_username: str, bot_name: str) -> None:
        started = real_now().timestamp()
        self.clock = clock
        self.events = Events()
        self.faults = Faults()
        self.people: dict[int, Person] = {}
        self.bots: dict[int, Bot] = {}
        self.chats: dict[tuple[int, int], Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.web_app_queries: dict[str, WebAppQuery] = {}
        self.last_bot: int | None = None
        # Ids keep growing from one run to the next, so a bot's database never meets an old one again.
        self.next_update_id = int(started * 1_000_000)
        self.first_message_id = max(1, int(started - MESSAGE_IDS_SINCE) * 4)
        self.file_numbers = itertools.count(int(started * 1000))
        self.changes = 0
        self.kept: dict[str, Json] = {}
        self.listeners: list[Listener] = []
        self._bot_username = bot_username
        self._bot_name = bot_name

    def empty(self) -> None:
        """Nobody here, nothing said; the bots stay, and ids go on from where they were."""
        self.first_message_id = max([self.first_message_id, *(chat.last_id for chat in self.chats.values())])
        for known in (self.people, self.chats, self.files, self.presses, self.inline_queries, self.web_app_queries):
            known.clear()
        for bot in self.bots.values():
            bot.waiting.clear()
        self.changes += 1

    def bot_for(self, token: str) -> Bot | None:
        """The bot with this token; a well-formed token with a new id creates it. None: not a token, or a wrong one."""
        match = WELL_FORMED_TOKEN.fullmatch(token)
        if match is None:
            return None
        bot_id = int(match[1])
        bot = self.bots.get(bot_id)
        if bot is None:
            username = f"demo{bot_id}_bot" if self.bots else self._bot_username
            bot = self.bots[bot_id] = Bot(bot_id, token, self._bot_name, username)
            self.events.publish(None, lambda _user: {"type": "users"})
        if bot.token != token:
            return None
        self.last_bot = bot_id
        return bot

    def chosen_bot(self, bot_id: int | None) -> Bot:
        """The bot that a /sim call is about: the one named, or the one seen last."""
        chosen = self.last_bot if bot_id is None else bot_id
        if chosen is None:
            raise SimError("there is no bot yet: let one call the Bot API first, getMe will do", 503)
        bot = self.bots.get(chosen)
        if bot is None:
            raise SimError(f"no bot has the id {chosen}", 404)
        return bot

    def person(self, user_id: int) -> Person:
        person = self.people.get(user_id)
        if person is None:
            raise SimError(f"nobody has the id {user_id}: POST /sim/users first", 404)
        return person

    def private_chat(self, bot: Bot, user_id: int) -> Chat:
        chat = self.chats.get((bot.id, user_id))
        if chat is None:
            chat = self.chats[bot.id, user_id] = Chat(bot.id, user_id, "private", members=[user_id])
            chat.last_id = self.first_message_id
        return chat

    def find_chat(self, bot: Bot, chat_id: int) -> Chat | None:
        return self.chats.get((bot.id if chat_id > 0 else 0, chat_id))

    def new_group(self, chat_id: int, title: str, members: list[int], kind: ChatKind) -> Chat:
        chat = Chat(0, chat_id, kind, title=title, members=members, last_id=self.first_message_id)
        self.chats[0, chat_id] = chat
        return chat

    def new_message_id(self, chat: Chat) -> int:
        chat.last_id += 1
        return chat.last_id

    def store_file(self, kind: str, name: str, mime: str, data: bytes, duration: int = 0) -> StoredFile:
        """Files stay while the world does: a phone may show, and a bot may send again, any of them at any time."""
        number = next(self.file_numbers)
        suffix = EXTENSIONS.get(kind) or ("." + name.rpartition(".")[2] if "." in name else "")
        mime = mime.partition(";")[0].strip()
        if not PLAIN_TYPE.fullmatch(mime):
            mime = "application/octet-stream"
        stored = StoredFile(
            f"{kind}-{number}", f"u{number}", kind, f"{kind}s/file_{number}{suffix}", name, mime, bytes(data), duration
        )
        self.files[stored.file_id] = stored
        return stored

    def shown_message(self, chat: Chat, message_id: int) -> Message:
        message = chat.messages.get(message_id)
        if message is None:
            raise SimError(f"chat {chat.id} shows no message {message_id}", 404)
        return message


class Asked(Protocol):
    """What waits for an answer, and since when."""

    id: str
    at: float


Question = TypeVar("Question", bound=Asked)


def keep(asked: dict[str, Question], one: Question, seconds: float) -> None:
    """One more, and those gone for which it is too late to answer: they stand in the order of their times."""
    while asked and (oldest := next(iter(asked.values()))).at + seconds < one.at:
        del asked[oldest.id]
    asked[one.id] = one
