"""The call story as python-telegram-bot's users write it: a ConversationHandler, as shipped, in memory."""

import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from benchmarks.baselines.words import CLIENTS, PEOPLE, RESULTS

CLIENT, PERSON, RESULT, NOTE = range(4)
Context = ContextTypes.DEFAULT_TYPE

RECORDS: list[dict[str, object]] = []


def keyboard(labels: tuple[str, ...]) -> InlineKeyboardMarkup:
    buttons = [InlineKeyboardButton(label, callback_data=f"call:{index}") for index, label in enumerate(labels)]
    return InlineKeyboardMarkup([buttons[start : start + 2] for start in range(0, len(buttons), 2)])


def chosen(update: Update, context: Context, name: str, labels: tuple[str, ...]) -> str:
    """The label of the button, kept under `name`."""
    assert update.callback_query is not None
    assert update.callback_query.data is not None
    assert context.user_data is not None
    label = labels[int(update.callback_query.data.partition(":")[2])]
    context.user_data[name] = label
    return label


async def show(update: Update, text: str, markup: InlineKeyboardMarkup | None = None) -> None:
    assert update.callback_query is not None
    await update.callback_query.edit_message_text(text, reply_markup=markup)
    await update.callback_query.answer()


async def start(update: Update, _context: Context) -> int:
    assert update.message is not None
    await update.message.reply_text("Кому звонили?", reply_markup=keyboard(CLIENTS))
    return CLIENT


async def client_chosen(update: Update, context: Context) -> int:
    client = chosen(update, context, "client", CLIENTS)
    await show(update, f"{client}: с кем говорили?", keyboard(PEOPLE))
    return PERSON


async def person_chosen(update: Update, context: Context) -> int:
    person = chosen(update, context, "person", PEOPLE)
    await show(update, f"{person}: чем кончилось?", keyboard(RESULTS))
    return RESULT


async def result_chosen(update: Update, context: Context) -> int:
    result = chosen(update, context, "result", RESULTS)
    await show(update, f"{result}. Что записать?")
    return NOTE


async def note_written(update: Update, context: Context) -> int:
    assert update.message is not None
    call = context.user_data
    assert call is not None
    RECORDS.append({**call, "member": update.message.chat.id, "note": update.message.text})
    await update.message.reply_text(f"Записано: {call['client']}, {call['person']}, {call['result']}")
    call.clear()
    return ConversationHandler.END


def application() -> Application[Any, Any, Any, Any, Any, Any]:
    app = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{os.environ['BOT_API_URL']}/bot").build()
    begin: BaseHandler[Update, Context, object] = CommandHandler("call", start)
    steps = ((CLIENT, client_chosen), (PERSON, person_chosen), (RESULT, result_chosen))
    app.add_handler(
        ConversationHandler(
            entry_points=[begin],
            states={
                **{state: [CallbackQueryHandler(step, pattern=r"^call:\d+$")] for state, step in steps},
                NOTE: [MessageHandler(filters.TEXT & ~filters.COMMAND, note_written)],
            },
            fallbacks=[begin],
        )
    )
    return app


if __name__ == "__main__":
    application().run_polling()
