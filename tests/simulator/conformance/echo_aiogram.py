"""An echo bot as aiogram's users write it; only the server's address is not Telegram's."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.simulator.driver import TOKEN

SECRET = "s3cret"
Result = TypeVar("Result")


async def patiently(call: Callable[[], Awaitable[Result]]) -> Result:
    """Do it again after the wait that a flood's answer asks for."""
    while True:
        try:
            return await call()
        except TelegramRetryAfter as flood:
            await asyncio.sleep(flood.retry_after)


def router() -> Router:
    echo = Router()
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Edit", callback_data="edit")]])

    @echo.message(F.document)
    async def document(message: Message, bot: Bot) -> None:
        assert message.document is not None
        content = await bot.download(message.document)
        assert content is not None
        await message.answer_document(BufferedInputFile(content.read(), f"echo-{message.document.file_name}"))

    @echo.message(F.text)
    async def text(message: Message) -> None:
        await patiently(lambda: message.answer(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=keyboard))

    @echo.callback_query(F.data == "edit")
    async def edit(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"edited {query.message.text}")
        await query.answer("done", show_alert=True)

    return echo


@asynccontextmanager
async def polling(url: str) -> AsyncIterator[None]:
    dispatcher = Dispatcher()
    dispatcher.include_router(router())
    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        task = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
        try:
            yield
        finally:
            await dispatcher.stop_polling()
            await task


@asynccontextmanager
async def webhook(url: str) -> AsyncIterator[None]:
    dispatcher = Dispatcher()
    dispatcher.include_router(router())
    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        app = web.Application()
        handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET)
        handler.register(app, path="/hook")
        async with TestServer(app) as server:
            await bot.set_webhook(str(server.make_url("/hook")), secret_token=SECRET)
            yield
