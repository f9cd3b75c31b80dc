"""Reading values by their type, as strictly as a typed language would: each reader is a function of one value."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

from simulator.methods.call import Upload

Read = Callable[[Any], Any]
lenient: ContextVar[bool] = ContextVar("lenient", default=False)
"""Whether fields that the Bot API does not know are passed over, as on the real server, or refused."""
TRUTHS = frozenset({"true", "false", "1", "0", "yes", "no", "t", "f"})
CALLED_IN_WORDS = {
    "InlineKeyboardMarkup": "inline keyboard markup",
    "InlineKeyboardButton": "inline keyboard button",
    "ReplyKeyboardMarkup": "reply keyboard markup",
    "ReplyKeyboardRemove": "reply keyboard remove",
    "KeyboardButton": "keyboard button",
    "ForceReply": "force reply",
}
"""What the server names in words; everything else it calls by its type."""


class Wrong(Exception):
    """A value that cannot be read: `wanted` is what should stand there, `said` a whole description instead."""

    def __init__(self, wanted: str = "", said: str = "") -> None:
        super().__init__(said or wanted)
        self.wanted = wanted
        self.said = said


def anything(value: Any) -> Any:
    return value


def text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    raise Wrong("of type String")


def whole(value: Any) -> Any:
    """An integer, or a string of one as it comes in a form."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().removeprefix("-").isdecimal():
        return value
    raise Wrong("of type Integer")


def fraction(value: Any) -> Any:
    if isinstance(value, bool):
        raise Wrong("of type Float")
    try:
        float(value)
    except (TypeError, ValueError):
        raise Wrong("of type Float") from None
    return value


def truth(value: Any) -> Any:
    if isinstance(value, bool) or (isinstance(value, str) and value.lower() in TRUTHS):
        return value
    raise Wrong("of type Boolean")


def file(value: Any) -> Any:
    if isinstance(value, str | Upload):
        return value
    raise Wrong("a file or a String")


def array(read: Read) -> Read:
    def many(value: Any) -> Any:
        if not isinstance(value, list):
            raise Wrong("an Array")
        return [read(one) for one in value]

    return many


def or_text(read: Read) -> Read:
    """Where a plain string stands for an object that holds nothing but it."""
    return lambda value: value if isinstance(value, str) else read(value)


def named(model: str) -> str:
    return CALLED_IN_WORDS.get(model, model)


def fields_reader(model: str, shape: Callable[[], tuple[Mapping[str, Read], frozenset[str]]]) -> Read:
    """An object of this model. `shape` gives readers by field and the fields that must be there; it is cached."""

    def fields(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Wrong("an Object")
        readers, needed = shape()
        kept = {}
        for name, part in value.items():
            if part is None:
                continue
            read = readers.get(name)
            if read is None:
                if lenient.get():
                    continue
                raise Wrong(said=f'can\'t parse {named(model)}: unknown field "{name}" (this simulator is strict)')
            try:
                kept[name] = read(part)
            except Wrong as wrong:
                raise Wrong(said=wrong.said or field_wrong(model, name, wrong.wanted)) from None
        if not needed <= kept.keys():
            raise Wrong(said=f"can't parse {named(model)}: Can't find field \"{min(needed - kept.keys())}\"")
        return kept

    return fields


def field_wrong(model: str, name: str, wanted: str) -> str:
    if name in ("inline_keyboard", "keyboard"):
        return "can't parse reply markup: the keyboard must be an Array of Arrays of buttons"
    return f'can\'t parse {named(model)}: Field "{name}" must be {wanted}'


def by_type(what: str, choices: list[tuple[str, frozenset[str], frozenset[str], Read]]) -> Read:
    """One of several objects, told apart by their field `type`, and by their fields where two share one."""

    def chosen(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Wrong("an Object")
        kind = value.get("type")
        if kind is None:
            raise Wrong(said=f"can't parse {what}: Can't find field \"type\"")
        same = [(names, needed, read) for each, names, needed, read in choices if each == kind]
        if not same:
            raise Wrong(said=f'can\'t parse {what}: type "{kind}" is unsupported')
        return closest(same, value)(value)

    return chosen


def either(choices: list[tuple[frozenset[str], frozenset[str], Read]]) -> Read:
    """One of several objects that differ only by their fields: the one that fits best."""

    def chosen(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Wrong("an Object")
        return closest(choices, value)(value)

    return chosen


def closest(choices: list[tuple[frozenset[str], frozenset[str], Read]], value: dict[str, Any]) -> Read:
    """Of names, needed names and reader: what leaves fewest fields unknown, then fewest missing."""
    given = value.keys()
    for names, needed, read in choices:
        if needed <= given <= names:
            return read
    return min(choices, key=lambda choice: (len(given - choice[0]), len(choice[1] - given)))[2]
