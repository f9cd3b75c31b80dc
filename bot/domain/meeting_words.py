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
    GIVE = "give"
    """To a colleague who holds it."""


_WORDS: tuple[tuple[Action, str], ...] = (
    (
        Action.NOT_HELD,
        r"не\s+(?:состоял\w*|было|приш(?:[её]л|ла|ли))|сорвал\w*|did\s+not\s+happen|no[\s-]show|not\s+held",
    ),
    (Action.HELD, r"состоял\w*|провед\w*|прошла|held|happened|took\s+place"),
    (Action.MOVE, r"перен\w*|сдвин\w*|move(?:d)?(?:\s+to)?|reschedul\w*"),
    (Action.CANCEL, r"отмен\w*|cancel\w*"),
    (Action.PLACE, r"место|адрес|place|address"),
    (Action.REPEAT, r"повторн\w*|repeat"),
    (Action.FIRST, r"перв\w*|first"),
    (Action.GIVE, r"передать(?:\s+коллеге)?|передай|give(?:\s+to)?(?:\s+a\s+colleague)?|hand\s+over"),
    (Action.CALENDAR, r"(?:в\s+)?календарь|(?:to\s+(?:my\s+)?)?calendar|ics"),
)
_BEFORE = r"(?:это\s+|встреч[ау]\s+|it\s+(?:is|was)\s+(?:the\s+|a\s+)?)?"
_READ = tuple(
    (action, re.compile(rf"{_BEFORE}(?:{words})(?=$|[\s,.:;!—–-])", re.IGNORECASE)) for action, words in _WORDS
)
_BETWEEN = re.compile(
    r"^(?:(?:на|встреч[ауи]?|to|(?:the\s+)?meeting)(?![\s№-]*\d{1,2}$)(?=$|[\s,.:;!—–-])[\s,.:;!—–-]*)+", re.IGNORECASE
)
"""What stands between the action and what it needs: «перенести встречу на …»; «встречи 9» is a slot."""
ALONE = frozenset({Action.REPEAT, Action.FIRST, Action.CALENDAR})
"""Say all in one word; with more behind it, «первый этаж, домофон 5», it is a word of something else."""


def action_named(text: str) -> tuple[Action, str] | None:
    """The action that a text begins with, and what stands behind it: a time, a reason, an address."""
    typed = text.strip()
    for action, pattern in _READ:
        if found := pattern.match(typed):
            rest = _BETWEEN.sub("", typed[found.end() :].strip(" ,.:;!—–-"))
            return None if rest and action in ALONE else (action, rest)
    return None
