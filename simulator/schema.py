"""What each Bot API method takes, read once from aiogram's own models: names, types, and what has to be there.

A method's shape is compiled into one small function per parameter, so that a call pays for its own parameters only.
aiogram is imported by name and late: it takes two seconds, which the first call pays.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from simulator import readers
from simulator.errors import BotApiError, bad_request
from simulator.methods.call import Params, Upload
from simulator.readers import Read, Wrong
from simulator.values import read_json

CHECKED_BY_METHODS = frozenset(
    {"chat_id", "text", "message_id", "callback_query_id", "url", "action", "file_id", "commands", "message_ids"}
    | {"photo", "document", "video", "voice", "audio", "animation", "sticker", "video_note"}
    | {"phone_number", "first_name", "latitude", "longitude", "user_id"}
)
"""Parameters whose absence a method refuses in the server's own words."""
NOT_SIMULATED = frozenset(
    {"business_connection_id", "direct_messages_topic_id", "suggested_post_parameters"}
    | {"ephemeral_message_parameters", "receiver_user_id", "message_effect_id"}
)
NOT_METHODS = frozenset({"TelegramMethod", "Request", "Response", "TelegramType"})
PLAIN: dict[Any, Read] = {str: readers.text, int: readers.whole, float: readers.fraction, bool: readers.truth}
AS_IT_CAME = frozenset({*PLAIN.values(), readers.anything, readers.file})
PARSED_ELSEWHERE = frozenset({"Default", "datetime", "timedelta", "NoneType"})
"""Members of unions that no request carries as themselves."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Readers by the parameter's name, and the names without which there is no call."""

    readers: Mapping[str, Read]
    required: frozenset[str]


def checked(method: str, params: Params, *, strict: bool = True) -> Params:
    """The parameters with their JSON read; raises 400 for what the Bot API cannot hold, and when `strict` for what it
    does not know."""
    token = readers.lenient.set(not strict)
    try:
        return read_all(method, params, strict=strict)
    finally:
        readers.lenient.reset(token)


def read_all(method: str, params: Params, *, strict: bool) -> Params:
    shape = shape_of(method)
    kept: Params = {}
    for name, value in params.items():
        read = shape.readers.get(name)
        if read is None:
            if strict and not (isinstance(value, Upload) and mentioned(name, params)):
                raise bad_request(f'unknown parameter "{name}" of the method {method} (this simulator is strict)')
            kept[name] = value
            continue
        try:
            kept[name] = read(value)
        except Wrong as wrong:
            raise bad_request(wrong.said or f'parameter "{name}" must be {wrong.wanted}') from None
    if not shape.required <= kept.keys():
        raise bad_request(f'parameter "{min(shape.required - kept.keys())}" is required')
    return kept


def mentioned(part: str, params: Params) -> bool:
    """Whether some parameter refers to this part of the request; it may do so inside JSON as well."""
    return any(isinstance(value, str) and f"attach://{part}" in value for value in params.values())


@cache
def telegram_methods() -> Mapping[str, str]:
    """Every method that the Bot API has: its name by its name in lower case."""
    found = (name for name in import_module("aiogram.methods").__all__ if name not in NOT_METHODS)
    return {name.lower(): name[0].lower() + name[1:] for name in found}


@cache
def shape_of(method: str) -> Shape:
    models = import_module("aiogram.methods")
    fields = getattr(models, method[0].upper() + method[1:]).model_fields.items()
    # Methods that take inline keyboards only refuse the other kinds in the server's own words.
    any_keyboard = {"reply_markup": models.SendMessage.model_fields["reply_markup"].annotation}
    return Shape(
        {name: parameter(name, any_keyboard.get(name, field.annotation)) for name, field in fields},
        frozenset(name for name, field in fields if field.is_required() and name not in CHECKED_BY_METHODS),
    )


def parameter(name: str, annotation: Any) -> Read:
    """A parameter of a request: a plain value as it is, anything else as JSON or as a string of JSON."""
    read = reader_of(annotation)
    if read in AS_IT_CAME:
        return not_simulated(name) if name in NOT_SIMULATED else read

    def from_json(value: Any) -> Any:
        if isinstance(value, str):
            if not value:
                return None
            try:
                value = read_json(value)
            except ValueError:
                raise Wrong(said=f"can't parse {name.replace('_', ' ')} JSON object") from None
        return read(value)

    return not_simulated(name) if name in NOT_SIMULATED else from_json


def not_simulated(name: str) -> Read:
    def refuse(_value: Any) -> Any:
        raise BotApiError(501, f"Not Implemented: this simulator does not have the parameter {name}")

    return refuse


def reader_of(annotation: Any) -> Read:
    """What reads a value of this type; the plain readers are always the same functions."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return reader_of(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return reader_of_union([part for part in get_args(annotation) if part.__name__ not in PARSED_ELSEWHERE])
    if origin is list:
        return readers.array(reader_of(get_args(annotation)[0]))
    if is_model(annotation):
        read = model_reader(annotation)
        return readers.or_text(read) if annotation.__name__ == "KeyboardButton" else read
    if getattr(annotation, "__name__", "") == "InputFile":
        return readers.file
    return PLAIN.get(annotation, readers.anything)


def reader_of_union(parts: list[Any]) -> Read:
    if any(part.__name__ == "InputFile" for part in parts):
        return readers.file
    if len(parts) == 1:
        return reader_of(parts[0])
    models = [part for part in parts if is_model(part)]
    if len(models) == len(parts):
        choices = [(*names_of_model(model), model_reader(model)) for model in models]
        kinds = [literal_type(model) for model in models]
        if all(kinds):
            return readers.by_type(
                common_name(models), [(kind, *one) for kind, one in zip(kinds, choices, strict=True)]
            )
        return readers.either(choices)
    return readers.or_text(model_reader(models[0])) if len(models) == 1 and str in parts else readers.anything


def is_model(annotation: Any) -> bool:
    return hasattr(annotation, "model_fields")


def common_name(models: list[Any]) -> str:
    """What the names of all these models begin with: InputMedia, BotCommandScope, MenuButton."""
    first, last = min(names := [model.__name__ for model in models]), max(names)
    same = next((at for at, letter in enumerate(first) if not last[at:].startswith(letter)), len(first))
    return str(first[:same])


def literal_type(model: Any) -> str:
    """The one value that this model's field `type` may have; empty when there is no such field."""
    field = model.model_fields.get("type")
    if field is None or get_origin(field.annotation) is not Literal:
        return ""
    value = get_args(field.annotation)[0]
    return str(getattr(value, "value", value))


@cache
def shape_of_model(model: Any) -> tuple[Mapping[str, Read], frozenset[str]]:
    fields = [(field.alias or name, field) for name, field in model.model_fields.items()]
    needed = frozenset(name for name, field in fields if field.is_required())
    return {name: lazily(field.annotation) for name, field in fields}, needed


def lazily(annotation: Any) -> Read:
    """A reader that is made when it is first needed: models hold each other in circles."""
    made: list[Read] = []

    def read(value: Any) -> Any:
        if not made:
            made.append(reader_of(annotation))
        return made[0](value)

    return PLAIN.get(annotation, read)


def names_of_model(model: Any) -> tuple[frozenset[str], frozenset[str]]:
    names, needed = shape_of_model(model)
    return frozenset(names), needed


@cache
def model_reader(model: Any) -> Read:
    return readers.fields_reader(model.__name__, lambda: shape_of_model(model))
