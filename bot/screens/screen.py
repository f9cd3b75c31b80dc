"""What a screen is: a text and buttons. Pure values; handlers turn them into messages."""

from __future__ import annotations

from dataclasses import dataclass

from bot.texts import Texts

BUTTON_DATA = 64
"""Bytes that Telegram allows behind a button."""
LABEL = 40
"""Characters of a label that a phone shows on one line."""
_MARK = "\ufdd2"
"""Stands for a name while the rest of its label is made: no character of any text."""
LEAST_NAME = 12
"""Characters of a name by which it is known."""


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str
    """`name:argument:argument`, see `press`."""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    text: str
    """HTML."""
    buttons: Rows = ()
    menu: tuple[tuple[str, ...], ...] | None = None
    """The reply keyboard to show under the text field from now on; empty: none any more."""


def press(name: str, *arguments: str | int) -> str:
    """What a button carries. Raises ValueError beyond Telegram's 64 bytes."""
    data = ":".join([name, *map(str, arguments)])
    if len(data.encode()) > BUTTON_DATA:
        raise ValueError(f"a button carries at most {BUTTON_DATA} bytes: {data}")
    return data


def button(label: str, name: str, *arguments: str | int) -> Button:
    return Button(cut(label, LABEL), press(name, *arguments))


def button_of(name: str, tail: str, data: str, *arguments: str | int, lead: str = "") -> Button:
    """Of a name and what is told of it: `🗂 Ромашка · анкета 9/12`. Where it is too long, the name is what is cut."""
    return Button(label_of(name, tail, lead=lead), press(data, *arguments))


def label_of(name: str, tail: str = "", *, lead: str = "") -> str:
    """A button's label around a name; of a tail that leaves the name no room, a name's worth is cut too."""
    room = LABEL - len(lead) - len(tail)
    if len(name) <= room:
        return f"{lead}{name}{tail}"
    least = min(len(name), LEAST_NAME)
    tail = cut(tail, max(0, LABEL - len(lead) - least))
    return f"{lead}{cut(name, LABEL - len(lead) - len(tail))}{tail}"


def label_in(t: Texts, key: str, named: str, **arguments: str | int) -> str:
    """A label that a text makes around the name in its argument `named`: «➕ Создать «Ромашка»»."""
    before, mark, after = t.plain(key, **{**arguments, named: _MARK}).partition(_MARK)
    return label_of(str(arguments[named]), after, lead=before) if mark else before


def cut(text: str, length: int) -> str:
    """In at most so many characters: what is longer ends in an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def column(*buttons: Button) -> Rows:
    """Each button in a row of its own."""
    return tuple((each,) for each in buttons)


def grid(buttons: list[Button], width: int) -> Rows:
    """Buttons in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
