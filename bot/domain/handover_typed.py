"""What is typed about hand-overs: `Ромашка; Анна Белова; просят счёт`, «принять», «отказаться: занят»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.names import normalise

NOTE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Line:
    """`/handover Клиент; кому; что передать`: a field may be missing."""

    client: str
    to: str
    note: str


def read_line(text: str) -> Line:
    client, _, rest = text.partition(";")
    to, _, note = rest.partition(";")
    return Line(clean(client, NAME_LIMIT), clean(to, NAME_LIMIT), clean(note, NOTE_LIMIT))


@dataclass(frozen=True, slots=True)
class Said:
    """What the receiver answers."""

    accepts: bool
    rest: str
    """Of which client, where he accepts; why not, where he does not, perhaps with the client before it."""


_ACCEPT = re.compile(r"(?:принять|принимаю|accept)(?:[\s:,«\"“]+(.+))?", re.IGNORECASE | re.DOTALL)
_DECLINE = re.compile(r"(?:отказаться|отказываюсь|decline)(?:[\s:,;–—-]+(.+))?", re.IGNORECASE | re.DOTALL)


def read_answer(text: str) -> Said | None:
    """«принять», «принять Ромашка», «отказаться: много своих»; None: it is about something else."""
    typed = text.strip(" .!\n")
    if found := _ACCEPT.fullmatch(typed):
        return Said(True, clean((found[1] or "").strip(' »"”.!'), NAME_LIMIT))
    if found := _DECLINE.fullmatch(typed):
        return Said(False, clean(found[1] or "", NOTE_LIMIT))
    return None


def named_before(why: str, names: Sequence[str]) -> tuple[list[int], str]:
    """The offered clients, by place, that stand before a reason, and the reason: «новый вектор: не мой».

    A part of a name will do before a colon; alone it has to be all of it, or it is the reason.
    """
    head, colon, reason = why.partition(":")
    wanted = normalise(head)
    known = [normalise(name) for name in names]
    fitting = [at for at, name in enumerate(known) if wanted and (wanted in name if colon else wanted == name)]
    return (fitting, clean(reason, NOTE_LIMIT)) if fitting else ([], why)
