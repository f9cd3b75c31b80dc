"""One Bot API call: its parameters, and how to read them as the server does."""

from dataclasses import dataclass, field
from typing import Any

from simulator.errors import bad_request
from simulator.state import Bot, Json
from simulator.values import WIDEST, read_json
from simulator.world import World

Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came as a part of a multipart request."""

    name: str
    mime: str
    data: bytes


class Courier:
    """Who carries updates to a bot's webhook. This one carries nothing; see webhook.py."""

    def restart(self, bot: Bot) -> None:
        """Deliver to `bot.webhook` from now on, or stop when it is None."""


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    bot: Bot
    params: Params
    courier: Courier = field(default_factory=Courier)


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with the description that some methods add beside it."""

    result: Any
    description: str


def text_of(params: Params, name: str) -> str | None:
    value = params.get(name)
    return None if value is None else str(value)


def integer(params: Params, name: str, default: int = 0) -> int:
    value = params.get(name)
    if value is None or value == "":
        return default
    try:
        found = int(value)
    except (TypeError, ValueError, OverflowError):
        found = WIDEST
    if not -WIDEST <= found < WIDEST:
        raise bad_request(f"invalid {name} specified")
    return found


def number(params: Params, name: str) -> float:
    try:
        return float(params.get(name, ""))
    except (TypeError, ValueError, OverflowError):
        raise bad_request(f"{name} must be a number") from None


def boolean(params: Params, name: str) -> bool:
    return str(params.get(name, "")).lower() in ("true", "1", "yes", "t")


def parsed(params: Params, name: str) -> Any:
    """A parameter that is JSON by nature: given as a string of JSON, or already as a value in a JSON body."""
    value = params.get(name)
    if not isinstance(value, str) or not value:
        return value
    try:
        return read_json(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def parsed_list(params: Params, name: str) -> list[Any]:
    value = parsed(params, name)
    if value is None or value == "":
        return []
    if not isinstance(value, list):
        raise bad_request(f"expected an Array in the parameter {name}")
    return value


def parsed_object(params: Params, name: str) -> Json:
    value = parsed(params, name)
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise bad_request(f"expected an Object in the parameter {name}")
    return value


def file_parameter(params: Params, name: str) -> Upload | str | None:
    """An upload, directly or through `attach://part`; else the string that names a file."""
    value = params.get(name)
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.get(value.removeprefix("attach://"))
        if not isinstance(value, Upload):
            raise bad_request(f"can't find the attached file of the parameter {name}")
    return value if value is None or isinstance(value, Upload) else str(value)
