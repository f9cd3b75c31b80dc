"""What is due to a client, and since when: a next step, the answer to a complaint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.meetings import Meeting
from bot.domain.next_steps import NextStep
from bot.domain.record import Record
from bot.screens.dates import show_day
from bot.screens.screen import cut
from bot.texts import Texts

WHAT_SHOWN = 60
"""Characters: a line of two rows on a phone."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a day holds besides its slots: by today, the oldest first."""

    meetings: Sequence[Meeting]
    unsettled: Sequence[Meeting]
    call_backs: Sequence[Record]
    returned: Sequence[tuple[int, str]] = ()
    """Postponed clients whose day has come, by id and name."""
    steps: Sequence[NextStep] = ()
    complaints: Sequence[Record] = ()


def step_line(t: Texts, step: NextStep, today: date) -> str:
    """`⏰ Ромашка: позвонить по КП — просрочено с пт 20.11`"""
    return t("due-step", client=step.client_name, what=short(step.what), when=_when(t, step.due_on, today))


def complaint_line(t: Texts, made: Record, today: date, *, client: bool = True) -> str:
    """`❗ Ромашка: привезли брак — просрочено с пт 20.11`; on the client's own card without his name."""
    whose = made.client_name if client else t.plain("due-complaint-word")
    what = short(made.note) if made.note else ""
    # Where no day was named it should have been answered at once.
    when = _when(t, made.call_back_on or made.local_day, today)
    return t("due-complaint", thing=": ".join(filter(None, [whose, what])), when=when)


def _when(t: Texts, due_on: date, today: date) -> str:
    when = "overdue" if due_on < today else "today" if due_on == today else "ahead"
    return t.plain("due-when", due=when, day=show_day(due_on, t))


def short(text: str) -> str:
    return cut(text, WHAT_SHOWN)
