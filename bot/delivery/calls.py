"""Bot API calls as the outbox keeps them, and the session that makes them cheaply.

A call is a method's name and its parameters, nothing that would have to be validated again on the way out: the outbox
keeps it as it is, the sender posts it as JSON, or as a form where a file goes with it. Errors, middleware and the
connection stay aiogram's; only the form encoding and the model of an answer nobody reads are left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, FormData

T = TypeVar("T")
JSON = {"Content-Type": "application/json"}
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that leaves with a call, as its `parameter`."""

    parameter: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """Any Bot API method whose parameters are plain JSON. No model of aiogram's: one takes ten times as long."""

    name: str
    parameters: dict[str, Any]
    upload: Upload | None = None

    @property
    def __returning__(self) -> Any:
        """What aiogram asks a method for where Telegram refuses it: anything."""
        return Any


def a_call(name: str, parameters: dict[str, Any], upload: Upload | None = None) -> Call:
    """A call by its name: as the outbox keeps it, without the upload."""
    return Call(name, parameters, upload)


async def called(bot: Bot, made: Call) -> Any:
    """What Telegram answers, as it came. Raises what aiogram raises for its own methods."""
    return await bot(cast("TelegramMethod[Any]", made))


def _form(parameters: dict[str, Any], upload: Upload) -> FormData:
    # As it is: the server reads a name in percents as just that.
    form = FormData(quote_fields=False)
    for name, value in parameters.items():
        if name != upload.parameter:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    file_name = "".join(letter for letter in upload.name if letter.isprintable())
    kind = guess_type(file_name)[0] or "application/octet-stream"
    form.add_field(upload.parameter, upload.content, filename=file_name, content_type=kind)
    return form


class Session(AiohttpSession):
    """aiogram's session, with a short way for `Call`."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api)
        self._total = ClientTimeout(total=SECONDS)

    async def create_session(self) -> ClientSession:
        """One session without cookies: Telegram sets none, and looking for them is not free."""
        if self._session is None or self._session.closed:
            self._session = ClientSession(
                connector=self._connector_type(**self._connector_init), cookie_jar=DummyCookieJar()
            )
            self._should_reset_connector = False
        return self._session

    async def close(self) -> None:
        """Close the connections. aiogram then sleeps for TLS to say goodbye; without TLS nobody has to."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()

    async def make_request(self, bot: Bot, method: TelegramMethod[T], timeout: int | None = None) -> T:  # noqa: ASYNC109 - aiogram's signature
        if not isinstance(method, Call):
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.name)
        if method.upload is None:
            sent: dict[str, Any] = {"data": json.dumps(method.parameters).encode(), "headers": JSON}
        else:
            sent = {"data": _form(method.parameters, method.upload)}
        try:
            async with session.post(url, timeout=self._total, **sent) as response:
                answer = (await response.read()).decode(errors="replace")
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error
        if response.status == 200:
            try:
                decoded = json.loads(answer)
                if decoded["ok"] is True:
                    return cast(T, decoded["result"])
            except (ValueError, KeyError, TypeError):
                pass
        return cast(T, self.check_response(bot, method, response.status, answer).result)
