"""A local Bot API server for load: private chats, messages, inline buttons and long polling, answered at once.

Plausible, not strict: HTML is echoed as it came and nothing is checked. The strict one is `simulator/`; this one must
cost so little that what is measured is the bot.
"""

import asyncio
import json
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from benchmarks.steps import PINNED, Button
from benchmarks.wire import Connection, Params

TOKEN = "424242:benchmark-token-of-a-local-server"
_BOT = '{"id":424242,"is_bot":true,"first_name":"Benchmark","username":"benchmark_bot"}'
_GET_ME = _BOT[:-1] + ',"can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}'
_GET_WEBHOOK_INFO = '{"url":"","has_custom_certificate":false,"pending_update_count":0}'
_KEYBOARDS_REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A message of the bot that can be pressed; `text` and `markup` are JSON, as the press carries them back."""

    message_id: int
    text: str
    markup: str

    @property
    def buttons(self) -> tuple[Button, ...]:
        return _buttons(self.markup)


@dataclass(slots=True)
class Chat:
    id: int
    last_message_id: int = PINNED
    pinned: int = PINNED
    keyboards: dict[int, Keyboard] = field(default_factory=dict)
    card: str = field(init=False)
    sender: str = field(init=False)

    def __post_init__(self) -> None:
        name = f'"first_name":"Анна","last_name":"Петрова","username":"anna{self.id}"'
        self.card = f'{{"id":{self.id},{name},"type":"private"}}'
        self.sender = f'{{"id":{self.id},"is_bot":false,{name},"language_code":"ru"}}'

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def newest_keyboards(self) -> list[Keyboard]:
        return [self.keyboards[message_id] for message_id in sorted(self.keyboards, reverse=True)]

    def show(self, keyboard: Keyboard) -> None:
        self.keyboards[keyboard.message_id] = keyboard
        if len(self.keyboards) > _KEYBOARDS_REMEMBERED:
            del self.keyboards[min(self.keyboards)]


class Telegram:
    """`on_screen(chat)` is called for every message sent or edited, except edits of the pinned card: no answers."""

    def __init__(self, on_screen: Callable[[Chat], None]) -> None:
        self.calls: Counter[str] = Counter()
        self.handed_out = 0
        """The greatest update_id that the bot has received."""
        self.polled = asyncio.Event()
        """Set by the first getUpdates: the bot is ready."""
        self.carry: Callable[[str], None] | None = None
        """Takes every update, as JSON, to a webhook; none: they wait to be asked for."""
        self._on_screen = on_screen
        self._chats: dict[int, Chat] = {}
        self._last_update_id = 0
        self._queue: deque[tuple[int, str]] = deque()
        self._poll: tuple[Connection, int, asyncio.TimerHandle] | None = None

    async def listen(self) -> tuple[asyncio.Server, str]:
        """Serves on a free port of the loopback; returns the server and its base URL."""
        server = await asyncio.get_running_loop().create_server(lambda: Connection(self.handle), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        return server, f"http://127.0.0.1:{port}"

    def chat(self, chat_id: int) -> Chat:
        if (chat := self._chats.get(chat_id)) is None:
            chat = self._chats[chat_id] = Chat(chat_id)
        return chat

    # What people do. Each returns the update_id; the update is available to the bot at once.

    def say(self, chat: Chat, text: str) -> int:
        entities = ""
        if text.startswith("/"):
            command = len(text.split(maxsplit=1)[0])
            entities = f',"entities":[{{"type":"bot_command","offset":0,"length":{command}}}]'
        return self._put(
            f'"message":{{"message_id":{chat.next_message_id()},"from":{chat.sender},"chat":{chat.card},'
            f'"date":{_date()},"text":{json.dumps(text)}{entities}}}'
        )

    def press(self, chat: Chat, keyboard: Keyboard, button: Button) -> int:
        message = _message(chat, keyboard.message_id, keyboard.text, keyboard.markup)
        return self._put(
            f'"callback_query":{{"id":"{chat.id}{self._last_update_id}","from":{chat.sender},"message":{message},'
            f'"chat_instance":"{chat.id}","data":{json.dumps(button.data)}}}'
        )

    def _put(self, content: str) -> int:
        self._last_update_id += 1
        if self.carry is not None:
            self.handed_out = self._last_update_id
            self.carry(f'{{"update_id":{self._last_update_id},{content}}}')
            return self._last_update_id
        self._queue.append((self._last_update_id, f'{{"update_id":{self._last_update_id},{content}}}'))
        if self._poll is not None:
            connection, limit, timeout = self._poll
            timeout.cancel()
            self._poll = None
            if connection.is_open:
                self._hand_out(connection, limit)
        return self._last_update_id

    # What the bot asks.

    def handle(self, method: str, params: Params, connection: Connection) -> None:
        self.calls[method] += 1
        try:
            self._dispatch(method, params, connection)
        except (KeyError, ValueError) as error:
            connection.refuse(400, f"Bad Request: {method}: {error!r}")

    def _dispatch(self, method: str, params: Params, connection: Connection) -> None:
        if method == "getupdates":
            self._get_updates(params, connection)
        elif method.startswith("editmessage"):
            self._edit(params, connection)
        elif method.startswith("send") and method != "sendchataction":
            self._send(params, connection)
        elif method == "pinchatmessage":
            self.chat(int(params["chat_id"])).pinned = int(params["message_id"])
            connection.answer("true")
        elif method == "deletemessage":
            self.chat(int(params["chat_id"])).keyboards.pop(int(params["message_id"]), None)
            connection.answer("true")
        elif method == "getme":
            connection.answer(_GET_ME)
        elif method == "getwebhookinfo":
            connection.answer(_GET_WEBHOOK_INFO)
        elif method.startswith("get"):
            connection.refuse(404, "Not Found: method not found")
        else:
            connection.answer("true")

    def _get_updates(self, params: Params, connection: Connection) -> None:
        self.polled.set()
        offset = int(params.get("offset", 0))
        while self._queue and (self._queue[0][0] < offset or len(self._queue) > -offset > 0):
            self._queue.popleft()
        limit = int(params.get("limit", 100))
        timeout = int(params.get("timeout", 0))
        if self._poll is not None:
            self._poll[2].cancel()
            self._poll[0].refuse(409, "Conflict: terminated by other getUpdates request")
            self._poll = None
        if self._queue or timeout == 0:
            self._hand_out(connection, limit)
        else:
            end = asyncio.get_running_loop().call_later(timeout, self._end_poll)
            self._poll = connection, limit, end

    def _end_poll(self) -> None:
        if self._poll is not None:
            self._poll[0].answer("[]")
            self._poll = None

    def _hand_out(self, connection: Connection, limit: int) -> None:
        batch = [self._queue[index] for index in range(min(limit, len(self._queue)))]
        if batch:
            self.handed_out = max(self.handed_out, batch[-1][0])
        connection.answer("[" + ",".join(update for _, update in batch) + "]")

    def _send(self, params: Params, connection: Connection) -> None:
        chat = self.chat(int(params["chat_id"]))
        self._show(chat, chat.next_message_id(), params, connection)
        self._on_screen(chat)

    def _edit(self, params: Params, connection: Connection) -> None:
        chat = self.chat(int(params["chat_id"]))
        message_id = int(params["message_id"])
        self._show(chat, message_id, params, connection)
        if message_id != chat.pinned:
            self._on_screen(chat)

    def _show(self, chat: Chat, message_id: int, params: Params, connection: Connection) -> None:
        before = chat.keyboards.pop(message_id, None)
        content = params.get("text", params.get("caption"))
        text = before.text if content is None and before is not None else json.dumps(content or "")
        markup = _inline(params.get("reply_markup"))
        if markup:
            chat.show(Keyboard(message_id, text, markup))
        connection.answer(_message(chat, message_id, text, markup))


def _message(chat: Chat, message_id: int, text: str, markup: str) -> str:
    keyboard = f',"reply_markup":{markup}' if markup else ""
    head = f'"message_id":{message_id},"from":{_BOT},"chat":{chat.card},"date":{_date()}'
    return f'{{{head},"text":{text}{keyboard}}}'


def _inline(markup: Any) -> str:
    """The inline keyboard as JSON; empty if there is none, as Telegram gives back no other kind."""
    as_json = markup if isinstance(markup, str) else json.dumps(markup) if markup else ""
    return as_json if _buttons(as_json) else ""


@lru_cache(maxsize=4096)
def _buttons(markup: str) -> tuple[Button, ...]:
    rows = json.loads(markup).get("inline_keyboard", ()) if markup else ()
    return tuple(
        Button(button["text"], button["callback_data"]) for row in rows for button in row if "callback_data" in button
    )


def _date() -> int:
    return int(time.time())  # noqa: TID251 - a server stamps messages with the real time
