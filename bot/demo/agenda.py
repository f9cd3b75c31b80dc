"""What the sample's people are going to do, event after event: an event is done at its moment and may bring others."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Scene:
    """An event's moment, and the database in which it leaves its trace."""

    connection: Connection
    now: datetime


Act = Callable[[Scene], None]


@dataclass(frozen=True, order=True, slots=True)
class Event:
    at: datetime
    place: int
    """Among events of one moment: in the order in which they were planned."""
    whose: int = field(compare=False)
    """The number of who does it; 0: what happens by itself, as a week closes."""
    act: Act = field(compare=False)


class Agenda:
    def __init__(self) -> None:
        self._events: list[Event] = []
        self._planned = 0

    def plan(self, at: datetime, whose: int, act: Act) -> None:
        self._planned += 1
        heapq.heappush(self._events, Event(at, self._planned, whose, act))

    def next(self, until: datetime) -> Event | None:
        """Take out the next event that is due by then."""
        return heapq.heappop(self._events) if self._events and self._events[0].at <= until else None

    def live(self, connection: Connection, until: datetime) -> None:
        """Everything that happens until then, in one transaction."""
        while event := self.next(until):
            event.act(Scene(connection, event.at))
