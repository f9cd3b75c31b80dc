"""What the labels of the reply keyboard mean: each stands for a command."""

from __future__ import annotations

from bot.handlers.turn import Command
from bot.texts import LOCALES, texts

MENU_COMMANDS = {
    "button-call": "call",
    "button-walkin": "walkin",
    "button-contact": "contact",
    "button-visit": "visit",
    "button-incoming": "incoming",
    "button-menu-book": "book",
    "button-menu-form": "form",
    "button-study": "study",
    "button-today": "today",
    "button-week": "week",
    "button-menu-summary": "summary",
    "button-menu-board": "board",
    "button-menu-team": "team",
    "button-invite": "invite",
    "button-help": "help",
}


def menu_labels(commands: dict[str, Command]) -> dict[str, str]:
    """Reply keyboard labels in every language: a person who changed his may still see the old keyboard."""
    return {
        texts(locale).plain(key): command
        for locale in LOCALES
        for key, command in MENU_COMMANDS.items()
        if command in commands
    }
