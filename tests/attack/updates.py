"""Almost updates: what aiogram's models allow and Telegram never sent, and then some of it made wrong."""

from __future__ import annotations

import types
from copy import deepcopy
from datetime import datetime
from enum import Enum
from random import Random
from typing import Any, Literal, Union, get_args, get_origin

from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from pydantic import BaseModel

from tests.attack.mutations import STRANGE_WORDS

Json = Any
DEEPEST = 3
IDS = (7, 11, 0, -5, -1001234567890, 2**31, 2**52, 2**63 - 1)
WRONG: tuple[Json, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e308, 2**63, -(2**63), 2**70, "", "x", "\x00", "\ud83d", "ъ" * 5000, [], {}),
    *([[]], {"id": None}, {"id": 2**70}, {"x": {"x": {"x": {}}}}, [1, "2", None], "<b>", "/start", "/call", "да"),
)
TEXTS = ("/start", "/call Ромашка; Иванов Пётр; отказ", "да", "вопрос 3", "7", "/help@polevik_bot", *STRANGE_WORDS)


def update(number: int, chance: Random, person: int | None = None) -> dict[str, Json]:
    """One that the models take: any field of a message or of another kind, by its type."""
    known = [name for name in Update.model_fields if name != "update_id"]
    kind = chance.choice(["message", "callback_query", "my_chat_member", chance.choice(known)])
    made = _of_type(Update.model_fields[kind].annotation, chance, 0, person)
    return {"update_id": number, kind: made}


def almost(number: int, chance: Random, person: int | None = None) -> dict[str, Json]:
    """The same with up to three places of it made wrong."""
    made = update(number, chance, person)
    for _ in range(chance.randrange(4)):
        _spoil(made, chance)
    return made | {"update_id": number}


def _spoil(node: Json, chance: Random) -> None:
    """Somewhere in it a value is another, is missing, or is one too many."""
    while True:
        keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(node[key], dict | list) or chance.random() < 0.3:
            break
        node = node[key]
    if chance.random() < 0.2:
        del node[key]
    else:
        node[key] = deepcopy(chance.choice(WRONG))


def _model(model: type[BaseModel], chance: Random, depth: int, person: int | None) -> dict[str, Json]:
    made = {}
    for name, field in model.model_fields.items():
        is_likely = field.is_required() or (model is Message and name in ("from_user", "text"))
        is_likely = is_likely or (model is CallbackQuery and name in ("data", "message"))
        if is_likely or (depth < DEEPEST and chance.random() < 0.06):
            made[field.alias or name] = _of_type(field.annotation, chance, depth + 1, person)
    if person is not None and "id" in model.model_fields and model.__name__ in ("User", "Chat"):
        made["id"] = person
    if model.__name__ == "Chat":
        made["type"] = chance.choice(["private", "private", "private", "group", "supergroup", "channel"])
    return made


def _of_type(kind: Any, chance: Random, depth: int, person: int | None) -> Json:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        choices = [each for each in get_args(kind) if each is not types.NoneType]
        return _of_type(chance.choice(choices), chance, depth, person)
    if origin is Literal:
        return chance.choice(get_args(kind))
    if origin is list:
        return [_of_type(get_args(kind)[0], chance, depth + 1, person) for _ in range(chance.randrange(1, 3))]
    if isinstance(kind, type) and issubclass(kind, TelegramObject):
        return _model(kind, chance, depth, person)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return chance.choice([each.value for each in kind])
    return _plain(kind, chance)


def _plain(kind: Any, chance: Random) -> Json:
    if kind is bool:
        return chance.random() < 0.5
    if kind is int:
        return chance.choice(IDS)
    if kind is float:
        return chance.choice([0.0, 55.7, -180.0])
    if kind is datetime:
        return chance.choice([1795500000, 0, 2**31, 1764000000])
    return chance.choice(TEXTS)
