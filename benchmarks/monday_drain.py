"""What the local Telegram saw of the reminders of one moment: how many, how fast, in which order."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from benchmarks.monday_people import BRIEF, SLOT, has_meeting
from simulator.state import Json

FLOOD = 429
Due = Mapping[int, Sequence[str]]
"""By chat: the kinds of its reminders, in their order."""


def due_on_monday(people: Collection[int]) -> Due:
    return {number: (SLOT, BRIEF) if has_meeting(number) else (SLOT,) for number in people}


def kind_on_monday(call: Json) -> str | None:
    text = str(call["params"].get("text", ""))
    return next((kind for kind in (SLOT, BRIEF) if text.startswith(kind)), None)


def expected(due: Due) -> int:
    """Reminders in all."""
    return sum(map(len, due.values()))


@dataclass(frozen=True, slots=True)
class Drain:
    reminders: tuple[datetime, ...]
    """When each arrived."""
    sent: int
    """Messages and edits of all kinds that Telegram took from the first reminder to the last."""
    floods: int
    """Calls that it refused with 429."""
    wrong: int
    """Chats whose reminders are not exactly those that are due, in their order."""

    @property
    def seconds(self) -> float:
        return (self.reminders[-1] - self.reminders[0]).total_seconds()

    @property
    def a_second(self) -> float:
        return (self.sent - 1) / self.seconds

    def at(self, share: float) -> datetime:
        """When this share of the reminders had arrived."""
        return self.reminders[max(0, round(share * len(self.reminders)) - 1)]


def drain(calls: Sequence[Json], due: Due, kind_of: Callable[[Json], str | None] = kind_on_monday) -> Drain:
    """Read it off the record of all Bot API calls. `kind_of`: of a call that was taken; none, it is no reminder.
    Whoever is not in `due` may be sent whatever it is."""
    floods = sum(call["answer"].get("error_code") == FLOOD for call in calls)
    sends = [call for call in calls if call["answer"]["ok"] and call["method"].startswith(("send", "edit"))]
    moments = [datetime.fromisoformat(call["at"]) for call in sends]
    of_chat: dict[int, list[str]] = defaultdict(list)
    arrived: list[datetime] = []
    for call, moment in zip(sends, moments, strict=True):
        chat = int(call["params"]["chat_id"])
        if chat in due and (kind := kind_of(call)):
            of_chat[chat].append(kind)
            arrived.append(moment)
    wrong = sum(of_chat[number] != list(kinds) for number, kinds in due.items())
    during = sum(arrived[0] <= moment <= arrived[-1] for moment in moments) if arrived else 0
    return Drain(tuple(arrived), during, floods, wrong)
