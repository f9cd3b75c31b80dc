"""What the local Telegram remembers: plain values without behaviour."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.bell import Bell

Json = dict[str, Any]

ChatKind = Literal["private", "group", "supergroup", "channel"]
Standing = Literal["administrator", "member", "left", "kicked"]
INSIDE = ("administrator", "member")


@dataclass(slots=True)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    about: str | None = None
    """Who the person is, in a word: the page's list shows it, a bot never sees it."""
    deleted: bool = False


@dataclass(slots=True)
class StoredFile:
    file_id: str
    unique_id: str
    kind: str
    path: str
    name: str
    mime: str
    data: bytes
    duration: int = 0
    """Seconds, of a sound."""
    details: Json = field(default_factory=dict)
    """What else a phone is told of it: width, height, performer, emoji."""


def stored_json(stored: StoredFile) -> Json:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.data)}


@dataclass(slots=True)
class Message:
    """`content` is what the Bot API shows of it: text and entities, or media and caption. Dates are unix seconds."""

    message_id: int
    sender: int
    date: int
    content: Json
    markup: Json | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    topic: int | None = None
    """In a forum: the topic it stands in; none: the general one."""
    reactions: list[str] = field(default_factory=list)
    """All that is shown under it, whoever reacted."""
    reacted: dict[str, list[str]] = field(default_factory=dict)
    """The same by who did: the id of a person or a bot, as text."""
    inline_id: str | None = None
    """Sent by a person out of a bot's inline results: how the bot names it."""
    votes: dict[str, list[int]] = field(default_factory=dict)
    """Of a poll: who chose which options."""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message which opened it."""

    id: int
    name: str
    closed: bool = False
    icon_color: int = 7322096
    icon_custom_emoji_id: str | None = None


@dataclass(slots=True)
class Chat:
    """A private chat belongs to one bot (`owner`) and has the person's id; a group has owner 0 and a negative id."""

    owner: int
    id: int
    kind: ChatKind
    title: str = ""
    username: str | None = None
    members: list[int] = field(default_factory=list)
    admins: list[int] = field(default_factory=list)
    """Members whom the creator, the first of them, made administrators."""
    banned: list[int] = field(default_factory=list)
    bots: dict[int, Standing] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    silenced: bool = False
    """Whoever is no administrator, a bot as well, may not write here."""
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    pinned: list[int] = field(default_factory=list)
    reply_keyboard: Json | None = None
    read: dict[int, int] = field(default_factory=dict)
    version: int = 0
    bell: Bell = field(default_factory=Bell, repr=False, compare=False)


@dataclass(slots=True)
class Update:
    """`lane` names the queue in which a webhook gets its updates one at a time. Times are unix seconds of the clock."""

    update_id: int
    kind: str
    body: Json
    lane: str
    expires: float
    again: int = 0
    """Ordered: how often it comes once more after it was taken."""
    answer_lost: bool = False
    """Ordered: the webhook's next 2xx does not arrive."""
    overtaken_ms: int = 0
    """Ordered: to a webhook it goes only after the person's next press, or after so long."""


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str | None = None
    max_connections: int = 40
    ip_address: str | None = None
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(slots=True)
class Bot:
    id: int
    token: str
    name: str
    username: str
    waiting: dict[int, Update] = field(default_factory=dict)
    allowed: list[str] = field(default_factory=list)
    webhook: Webhook | None = None
    commands: dict[str, list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    """Name, description and short description, by `what` or `what/language`."""
    menu_buttons: dict[str, Json] = field(default_factory=dict)
    """By the chat's id as text, or `default`."""
    inline: bool = False
    """Inline mode, which its owner turns on at Telegram; its feedback comes with it."""
    reads_all: bool = False
    """Privacy mode is off: in a group it sees everything."""
    polls: int = 0
    bell: Bell = field(default_factory=Bell, repr=False, compare=False)
    on_update: Callable[[Update], None] | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Press:
    """A callback query: somebody pressed an inline button."""

    id: str
    bot_id: int
    user_id: int
    chat_id: int
    message_id: int
    at: float
    answer: Json | None = None
    bell: Bell = field(default_factory=Bell, repr=False, compare=False)


@dataclass(slots=True)
class InlineQuery:
    """Somebody typed the bot's name and a query into a message field."""

    id: str
    bot_id: int
    user_id: int
    chat_id: int
    query: str
    at: float
    answer: Json | None = None
    bell: Bell = field(default_factory=Bell, repr=False, compare=False)


@dataclass(slots=True)
class WebAppQuery:
    """A Mini App that is open: its bot may answer once with a message in the person's name."""

    id: str
    bot_id: int
    user_id: int
    chat_id: int
    at: float
    answered: bool = False
