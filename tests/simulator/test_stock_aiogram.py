"""A bot as aiogram's users write it runs on the local Telegram unchanged."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from aiohttp.test_utils import TestServer

from simulator.server import Simulator
from tests.simulator.driver import ANN, TOKEN, Phone, post


def echo_router() -> Router:
    router = Router()

    @router.message(CommandStart())
    async def start(message: Message, command: CommandObject) -> None:
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])
        await message.answer(f"<b>Привет</b>, {command.args}", reply_markup=keyboard, parse_mode="HTML")

    @router.callback_query(F.data == "yes")
    async def yes(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("готово")
        await query.answer("Записано")

    return router


@pytest.fixture
async def aiogram_bot(sim: Simulator) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sim.url))
    async with Bot(TOKEN, session=session) as bot:
        yield bot


async def test_polling_bot_talks(aiogram_bot: Bot, ann: Phone) -> None:
    """Start with a payload, an answer with a button, a press, an edit."""
    dispatcher = Dispatcher()
    dispatcher.include_router(echo_router())
    polling = asyncio.create_task(dispatcher.start_polling(aiogram_bot, handle_signals=False, close_bot_session=False))
    try:
        sent = await ann.send("/start code-1")
        (greeting,) = await ann.messages(after=sent["message_id"], wait=10)
        assert (greeting["text"], greeting["buttons"]) == ("Привет, code-1", [["Да"]])
        pressed = await ann.do("press", message_id=greeting["message_id"], label="Да")
        assert pressed["answer"] == {"text": "Записано", "show_alert": False}
        assert (await ann.messages())[-1]["text"] == "готово"
    finally:
        await dispatcher.stop_polling()
        await polling


async def test_models_accept_every_answer(aiogram_bot: Bot, ann: Phone) -> None:
    """What comes back fits aiogram's models, files included."""
    document = await aiogram_bot.send_document(ANN, BufferedInputFile("итоги".encode(), "итоги.csv"), caption="вот")
    assert document.document is not None
    file = await aiogram_bot.get_file(document.document.file_id)
    assert file.file_path is not None
    content = await aiogram_bot.download_file(file.file_path)
    assert content is not None
    assert content.read() == "итоги".encode()
    assert (await aiogram_bot.get_chat(ANN)).first_name == "Ann"
    assert (await aiogram_bot.get_chat_member(ANN, ANN)).status == "member"
    assert (await aiogram_bot.get_webhook_info()).pending_update_count == 0


async def test_errors_become_aiograms_exceptions(aiogram_bot: Bot, ann: Phone) -> None:
    """Bad request, blocked, flood."""
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await aiogram_bot.send_message(999, "a")
    await post(ann.http, "/sim/faults", method="sendMessage", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as flood:
        await aiogram_bot.send_message(ANN, "a")
    assert flood.value.retry_after == 3
    await ann.do("block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await aiogram_bot.send_message(ANN, "a")


async def test_webhook_bot_answers_in_the_body(aiogram_bot: Bot, ann: Phone) -> None:
    """A handler that returns a method has it done by the answer to the webhook; a wrong secret would get 401."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> SendMessage:
        return message.answer(f"<i>{message.text}</i>", parse_mode="HTML")

    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, aiogram_bot, handle_in_background=False, secret_token="s3cret")
    handler.register(app, path="/hook")
    async with TestServer(app) as server:
        await aiogram_bot.set_webhook(str(server.make_url("/hook")), secret_token="s3cret")
        sent = await ann.send("по почте")
        (reply,) = await ann.messages(after=sent["message_id"], wait=10)
        await aiogram_bot.delete_webhook()
    assert (reply["text"], reply["entities"][0]["type"]) == ("по почте", "italic")
