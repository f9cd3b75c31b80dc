"""What a farmer said he would do next: due on its day, until the client is studied again or the talk was had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

REMEMBERED = timedelta(days=180)
"""A step that has been due for longer says nothing any more."""
_TALKS = ("позвон", "созвон", "перезвон", "набрать", "поговор", "обсуд", "спросить", "call", "phone", "ring", "talk")
_MEETS = ("встрет", "съезд", "заехать", "приехать", "визит", "навест", "meet", "visit", "see ")


@dataclass(frozen=True, slots=True)
class NextStep:
    client_id: int
    client_name: str
    what: str
    due_on: date


def is_done(what: str, *, talked: bool, met: bool) -> bool:
    """As a promised call is kept by a talk, and a promised meeting by a meeting, on its day or later.

    Anything else, an offer to be sent, is done when the next study says so. What a step begins with is what it is:
    «отправить КП и позвонить» is not done by a talk.
    """
    said = what.casefold().lstrip()
    return (talked and said.startswith(_TALKS)) or (met and said.startswith((*_TALKS, *_MEETS)))
