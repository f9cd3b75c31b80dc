"""Promises: what was agreed at a meeting, by when, and whether it was kept (method.md §2, «прогресс в переговорах»)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PromiseKind(StrEnum):
    """Joint actions that are progress; the options of the questionnaire's agreement have these keys."""

    OFFER = "offer"
    """Коммерческое предложение (КП)."""
    SURVEY = "survey"
    """Техническое обследование."""
    SOLUTION = "solution"
    """Техническое решение (ИТР)."""
    MEETING = "meeting"
    """Повторная встреча."""


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Promise:
    id: int
    author_id: int
    """Whose meeting it was: he gave it, whoever keeps it since."""
    keeper_id: int
    """Who has to keep it; of a settled one, who kept it or did not."""
    client_id: int
    client_name: str
    kind: PromiseKind
    what: str | None
    made_on: date
    """The day of the meeting."""
    due_on: date
    state: PromiseState
    moved_from: date | None
    """The first date, where it was moved: once only."""
    moved_because: str | None
    reason: str | None
    """Why it was not kept."""
    settled_on: date | None
    record_id: int | None
    """The held meeting at which it was agreed."""

    @property
    def may_move(self) -> bool:
        """Once, and only while there is a later day within its month."""
        return self.state is PromiseState.OPEN and self.moved_from is None and self.due_on < latest_due(self.made_on)


def latest_due(made_on: date) -> date:
    """One calendar month after the meeting; of a shorter month its last day."""
    year, month = divmod(made_on.year * 12 + made_on.month, 12)
    return date(year, month + 1, min(made_on.day, calendar.monthrange(year, month + 1)[1]))


def is_confirmed(promise: Promise, today: date) -> bool | None:
    """Kept within its month; `None` while that is still open. What nobody settled in time was not kept."""
    if promise.state is PromiseState.KEPT:
        return promise.settled_on is None or promise.settled_on <= latest_due(promise.made_on)
    if promise.state is PromiseState.BROKEN or today > latest_due(promise.made_on):
        return False
    return None


LONGEST_MONTH = timedelta(days=31)
"""An agreement is of the next month: what is older than that is no longer of the present."""
REOPENED_WITHIN = timedelta(days=1)
"""A slip of the finger is noticed soon."""


def may_reopen(promise: Promise, today: date) -> bool:
    """Whether what was said of it can be taken back: the same day or the next, and within its month."""
    if promise.state is PromiseState.OPEN or promise.settled_on is None:
        return False
    return today - promise.settled_on <= REOPENED_WITHIN and today <= latest_due(promise.made_on)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many of the promises that are settled were kept."""

    kept: int
    settled: int

    @property
    def percent(self) -> int | None:
        """Whole, half up; `None` where nothing is settled yet."""
        return (200 * self.kept + self.settled) // (2 * self.settled) if self.settled else None


def confirmed_share(promises: Iterable[Promise], today: date) -> Confirmed:
    """An author's share of confirmed promises."""
    settled = [each for each in (is_confirmed(promise, today) for promise in promises) if each is not None]
    return Confirmed(sum(settled), len(settled))


def is_document(kind: PromiseKind) -> bool:
    """What is made at the desk: it feeds the documents slot."""
    return kind in (PromiseKind.OFFER, PromiseKind.SOLUTION)
