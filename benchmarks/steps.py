"""What a person does in a benchmark, as data: the same story can be told to any bot."""

import re
from dataclasses import dataclass

PINNED = 1
"""The message that hangs pinned in every chat when a story begins, for a bot that has such a one."""


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Step:
    """One update. Exactly one of the two: a text to type, or a button to press.

    `{person}` in a text is the person's own number.
    `press` is a regular expression searched for in the labels of the buttons the bot has sent, or a position (0 is
    the first button of the newest keyboard, -1 its last).
    """

    text: str | None = None
    press: str | int | None = None

    def __post_init__(self) -> None:
        if (self.text is None) == (self.press is None):
            raise ValueError("a step either types a text or presses a button")

    @property
    def begins(self) -> bool:
        """A command: what stood on the screen before is done with."""
        return self.text is not None and self.text.startswith("/")

    def typed(self, person: int) -> str:
        return (self.text or "").replace("{person}", str(person))

    def choose(self, buttons: tuple[Button, ...]) -> Button | None:
        """The button this step presses among those of one message, if it is there."""
        if isinstance(self.press, int):
            return buttons[self.press] if -len(buttons) <= self.press < len(buttons) else None
        pattern = re.compile(self.press or "")
        return next((button for button in buttons if pattern.search(button.label)), None)


Story = tuple[Step, ...]
