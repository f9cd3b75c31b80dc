"""From a screen to the Bot API's methods."""

from __future__ import annotations

from functools import lru_cache

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from bot.screens.screen import Rows, Screen


def message_to(chat_id: int, screen: Screen) -> SendMessage:
    """The screen as a new message."""
    markup = inline(screen.buttons) if screen.menu is None else _menu(screen.menu)
    return SendMessage(chat_id=chat_id, text=screen.text, parse_mode="HTML", reply_markup=markup)


def inline(rows: Rows) -> InlineKeyboardMarkup | None:
    """The buttons under a message; `None` for none, which in an edit takes them away."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=each.label, callback_data=each.data) for each in row] for row in rows
        ]
    )


@lru_cache
def _menu(rows: tuple[tuple[str, ...], ...]) -> ReplyKeyboardMarkup:
    keyboard = [[KeyboardButton(text=label) for label in row] for row in rows]
    return ReplyKeyboardMarkup(keyboard=keyboard, resize_keyboard=True, is_persistent=True)
