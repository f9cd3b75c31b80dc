"""What a screen is: a text and buttons. Pure values; handlers turn them into messages."""

from __future__ import annotations

from dataclasses import dataclass

BUTTON_DATA = 64
"""Bytes that Telegram allows behind a button."""
LABEL = 40
"""Characters of a label that a phone shows on one line."""


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


def cut(text: str, length: int) -> str:
    """In at most so many characters: what is longer ends in an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def column(*buttons: Button) -> Rows:
    """Each button in a row of its own."""
    return tuple((each,) for each in buttons)


def grid(buttons: list[Button], width: int) -> Rows:
    """Buttons in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
