"""A running bot carries the models of Telegram that it uses, and not the thousand others."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
from pathlib import Path

if sys.argv[1] == "light":
    from bot.light_models import import_aiogram

    import_aiogram()
from aiogram.methods import Response, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove, Update, User
from pydantic import ValidationError

memory = int(next(line for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line).split()[1])
person = {"id": 7, "is_bot": False, "first_name": "Anna"}
buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
chat = {"id": 7, "type": "private"}
message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "Yes?", "reply_markup": buttons}
reply = {**message, "message_id": 2, "reply_to_message": message, "contact": {"phone_number": "1", "first_name": "A"}}
press = {"id": "1", "from": person, "message": message, "chat_instance": "1", "data": "yes"}
left = {"user": person, "status": "left"}
moved = {"chat": chat, "from": person, "date": 1, "old_chat_member": left, "new_chat_member": left}
said = []
for content in ({"message": reply}, {"callback_query": press}, {"my_chat_member": moved}, {"message": {"text": 1}}):
    try:
        update = Update.model_validate({"update_id": 1, **content})
        said.append(repr(update))
    except ValidationError as error:
        said.append(str(error))
said.append(repr(Response[User].model_validate({"ok": True, "result": person})))
button = InlineKeyboardButton(text="Yes", callback_data="yes")
for markup in (InlineKeyboardMarkup(inline_keyboard=[[button]]), ReplyKeyboardRemove()):
    said.append(SendMessage(chat_id=7, text="Yes?", reply_markup=markup).model_dump_json(exclude_defaults=True))
print(json.dumps([memory // 1024, said]))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[float, list[str]]]:
    """Megabytes after the import and what models said, each in a new process."""
    found = {}
    for how in ("light", "whole"):
        ran = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True)
        found[how] = tuple(json.loads(ran.stdout))
    return found


def test_models_built_when_first_used_say_what_aiograms_own_say(told: dict[str, tuple[float, list[str]]]) -> None:
    """Updates of every kind the bot gets, one that is none, an answer, a method."""
    assert told["light"][1] == told["whole"][1]
    assert len(told["light"][1]) == 7


def test_models_nobody_uses_take_no_memory(told: dict[str, tuple[float, list[str]]]) -> None:
    """If aiogram builds its models in another way one day, this says so."""
    assert told["light"][0] < told["whole"][0] - 60
