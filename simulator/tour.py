"""A guided tour of a demo: plain values that say what a visitor is asked to do, and by what it is known to be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

Words = Mapping[str, str]
"""One text by language: {"ru": …, "en": …}."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The person wrote a text in which the pattern is found. `[voice]`, `[contact]` … stand for what is no text."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """The person pressed a button in whose text the pattern is found."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Received:
    """The person was shown a message, a new or a changed one, in which the pattern is found."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Reached:
    """The clock came to the stop of this key, as it lay ahead when the step began."""

    stop: str


Done = Sent | Pressed | Received | Reached


@dataclass(frozen=True, slots=True)
class ShowPhone:
    """One click shows the phone of the step's person."""

    label: Words | None = None


@dataclass(frozen=True, slots=True)
class SendText:
    """One click sends this text as the step's person."""

    text: Words
    label: Words | None = None


@dataclass(frozen=True, slots=True)
class MoveClock:
    """One click moves the clock to the stop of this key."""

    stop: str
    label: Words | None = None


Offer = ShowPhone | SendText | MoveClock


@dataclass(frozen=True, slots=True)
class Step:
    """`who`: the id of the person on whose phone it plays, and whose doings count. The body: two sentences at most."""

    key: str
    title: Words
    body: Words
    who: int
    done: Done
    offer: Offer | None = None
    look: Words | None = None
    """What there is to look at when it is done."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands before the first step, and after the last one."""

    title: Words
    body: Words


@dataclass(frozen=True, slots=True)
class Tour:
    steps: tuple[Step, ...]
    opening: Card
    ending: Card


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment worth moving the clock to; `what`: what happens then, in one line."""

    key: str
    title: Words
    moment: datetime
    what: Words | None = None


Stops = Callable[[datetime], Sequence[Stop]]
"""The moments that lie ahead of a given one."""
