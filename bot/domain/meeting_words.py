"""What is typed while a meeting is on the screen: «перенести на чт 14:00», «отменить: заболел», «место: Ленина 5»."""

from __future__ import annotations

import re
from enum import StrEnum


class Action(StrEnum):
    MOVE = "move"
    CANCEL = "cancel"
    HELD = "held"
    NOT_HELD = "not_held"
    PLACE = "place"
    REPEAT = "repeat"
    FIRST = "first"
    CALENDAR = "calendar"


_WORDS: tuple[tuple[Action, str], ...] = (
    (Action.NOT_HELD, r"не\s+(?:состоял\w*|было|приш[её]л\w*)|сорвал\w*|did\s+not\s+happen|no\s+show|not\s+held"),
    (Action.HELD, r"состоял\w*|провед\w*|прошла|held|happened|took\s+place"),
    (Action.MOVE, r"перен\w*|сдвин\w*|move(?:d)?(?:\s+to)?|reschedul\w*"),
    (Action.CANCEL, r"отмен\w*|cancel\w*"),
    (Action.PLACE, r"место|адрес|place|address"),
    (Action.REPEAT, r"повторн\w*|repeat"),
    (Action.FIRST, r"перв\w*|first"),
    (Action.CALENDAR, r"(?:в\s+)?календарь|calendar|ics"),
)
_READ = tuple((action, re.compile(rf"(?:{words})(?=$|[\s,.:;!—–-])", re.IGNORECASE)) for action, words in _WORDS)


def action_named(text: str) -> tuple[Action, str] | None:
    """The action that a text begins with, and what stands behind it: a time, a reason, an address."""
    typed = text.strip()
    for action, pattern in _READ:
        if found := pattern.match(typed):
            rest = typed[found.end() :].strip(" ,.:;!—–-")
            return action, re.sub(r"^(?:на|встреча|встречу|to|the\s+meeting)\s+", "", rest, flags=re.IGNORECASE)
    return None
