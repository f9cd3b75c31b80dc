"""An echo bot as python-telegram-bot's users write it; only the server's address is not Telegram's."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import RetryAfter
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.ports import port_of_ones_own
from tests.simulator.driver import TOKEN

SECRET = "s3cret"
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Edit", callback_data="edit")]])
Result = TypeVar("Result")
Context = ContextTypes.DEFAULT_TYPE


async def patiently(call: Callable[[], Awaitable[Result]]) -> Result:
    """Do it again after the wait that a flood's answer asks for."""
    while True:
        try:
            return await call()
        except RetryAfter as flood:
            wait = flood.retry_after
            await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)


async def document(update: Update, _context: Context) -> None:
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content, filename=f"echo-{update.message.document.file_name}")


async def text(update: Update, _context: Context) -> None:
    message = update.message
    assert message is not None
    await patiently(lambda: message.reply_text(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=KEYBOARD))


async def edit(update: Update, _context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    await query.edit_message_text(f"edited {getattr(query.message, 'text', '')}")
    await query.answer("done", show_alert=True)


def application(url: str) -> Application[Any, Any, Any, Any, Any, Any]:
    app = Application.builder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    app.add_handler(MessageHandler(filters.TEXT, text))
    app.add_handler(CallbackQueryHandler(edit, pattern="^edit$"))
    return app


@asynccontextmanager
async def polling(url: str) -> AsyncIterator[None]:
    async with application(url) as app:
        assert app.updater is not None
        await app.start()
        await app.updater.start_polling()
        try:
            yield
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def webhook(url: str) -> AsyncIterator[None]:
    with port_of_ones_own() as port:
        async with application(url) as app:
            assert app.updater is not None
            await app.start()
            address = f"http://127.0.0.1:{port}/hook"
            await app.updater.start_webhook("127.0.0.1", port, "hook", webhook_url=address, secret_token=SECRET)
            try:
                yield
            finally:
                await app.updater.stop()
                await app.stop()
