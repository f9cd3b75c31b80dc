"""Bot API calls as the outbox keeps them, and the session that makes them cheaply.

A call is a method's name and its parameters, nothing that would have to be validated again on the way out: the outbox
keeps it as it is, the sender posts it as JSON. Errors, middleware and the connection stay aiogram's; only the form
encoding and the model of an answer nobody reads are left out.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar

T = TypeVar("T")
JSON = {"Content-Type": "application/json"}
SECONDS = 60.0


class Call(TelegramMethod[Any]):
    """Any Bot API method whose parameters are plain JSON; answers with what `result` holds."""

    __returning__ = Any
    __api_method__ = ""

    name: str
    parameters: dict[str, Any]


def a_call(name: str, parameters: dict[str, Any]) -> Call:
    """A call by its name: as the outbox keeps it."""
    return Call.model_construct(name=name, parameters=parameters)


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
        body = json.dumps(method.parameters).encode()
        try:
            async with session.post(url, data=body, headers=JSON, timeout=self._total) as response:
                answer = await response.text()
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
