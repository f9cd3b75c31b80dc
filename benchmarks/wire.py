"""HTTP/1.1 for the local Bot API server: only what bots' clients use, and as cheap as Python allows.

Every microsecond spent here would be counted as the bot's latency, so there is no framework: a request with a
Content-Length comes in, JSON goes out, connections are kept alive.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

Params = dict[str, Any]
Handler = Callable[[str, Params, "Connection"], None]
"""Gets the method's name in lower case, its parameters, and the connection to `answer` on, now or later."""

_REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 409: "Conflict"}


class Connection(asyncio.Protocol):
    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the signature is asyncio's
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while request := self._take_request():
            self._handler(*request, self)

    def answer(self, result: str) -> None:
        """`result` is JSON."""
        self._write(200, '{"ok":true,"result":' + result + "}")

    def refuse(self, code: int, description: str) -> None:
        self._write(code, json.dumps({"ok": False, "error_code": code, "description": description}))

    def _write(self, code: int, body: str) -> None:
        if self._transport is None:
            return
        content = body.encode()
        head = f"HTTP/1.1 {code} {_REASONS[code]}\r\nContent-Type: application/json\r\n"
        self._transport.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)

    def _take_request(self) -> tuple[str, Params] | None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self._buffer[:end].lower()
        start = end + 4
        length = _content_length(head)
        if len(self._buffer) < start + length:
            return None
        target = self._buffer[: self._buffer.index(b"\r\n")].split(b" ")[1].decode()
        body = self._buffer[start : start + length]
        self._buffer = self._buffer[start + length :]
        path, _, query = target.partition("?")
        params: Params = dict(parse_qsl(query)) if query else {}
        return path.rsplit("/", 1)[-1].lower(), params | _parameters(head, body)


def _content_length(head: bytes) -> int:
    at = head.find(b"\r\ncontent-length:")
    return int(head[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


def _parameters(head: bytes, body: bytes) -> Params:
    if not body:
        return {}
    if b"application/x-www-form-urlencoded" in head:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True))
    if b"application/json" in head:
        return cast("Params", json.loads(body))
    # Files are not part of any benchmark, so multipart is not read: the call arrives without parameters and is refused.
    return {}
