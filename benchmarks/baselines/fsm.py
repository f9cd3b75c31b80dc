"""The call story as an aiogram bot is usually written: FSM in memory, as shipped, nothing survives a restart."""

import asyncio
import os

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.keyboard import InlineKeyboardBuilder

from benchmarks.baselines.words import CLIENTS, PEOPLE, RESULTS

RECORDS: list[dict[str, object]] = []


class Call(StatesGroup):
    client = State()
    person = State()
    result = State()
    note = State()


class Choice(CallbackData, prefix="call"):
    index: int


router = Router()


def keyboard(labels: tuple[str, ...]) -> InlineKeyboardMarkup:
    builder = InlineKeyboardBuilder()
    for index, label in enumerate(labels):
        builder.button(text=label, callback_data=Choice(index=index))
    return InlineKeyboardMarkup(inline_keyboard=builder.adjust(2).export())


@router.message(Command("call"))
async def start(message: Message, state: FSMContext) -> None:
    await state.set_state(Call.client)
    await message.answer("Кому звонили?", reply_markup=keyboard(CLIENTS))


@router.callback_query(Call.client, Choice.filter(), F.message.as_("card"))
async def client_chosen(query: CallbackQuery, callback_data: Choice, state: FSMContext, card: Message) -> None:
    await state.update_data(client=CLIENTS[callback_data.index])
    await state.set_state(Call.person)
    await card.edit_text(f"{CLIENTS[callback_data.index]}: с кем говорили?", reply_markup=keyboard(PEOPLE))
    await query.answer()


@router.callback_query(Call.person, Choice.filter(), F.message.as_("card"))
async def person_chosen(query: CallbackQuery, callback_data: Choice, state: FSMContext, card: Message) -> None:
    await state.update_data(person=PEOPLE[callback_data.index])
    await state.set_state(Call.result)
    await card.edit_text(f"{PEOPLE[callback_data.index]}: чем кончилось?", reply_markup=keyboard(RESULTS))
    await query.answer()


@router.callback_query(Call.result, Choice.filter(), F.message.as_("card"))
async def result_chosen(query: CallbackQuery, callback_data: Choice, state: FSMContext, card: Message) -> None:
    await state.update_data(result=RESULTS[callback_data.index])
    await state.set_state(Call.note)
    await card.edit_text(f"{RESULTS[callback_data.index]}. Что записать?")
    await query.answer()


@router.message(Call.note, F.text)
async def note_written(message: Message, state: FSMContext) -> None:
    call = await state.get_data()
    RECORDS.append({**call, "member": message.chat.id, "note": message.text})
    await state.clear()
    await message.answer(f"Записано: {call['client']}, {call['person']}, {call['result']}")


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API_URL"]))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
