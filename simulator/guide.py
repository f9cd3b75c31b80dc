"""Leads a visitor through a tour: judges each step by what happens in this Telegram, whoever did it and from where."""

import re
from collections.abc import Callable

from simulator.clock import Clock
from simulator.errors import SimError
from simulator.state import Json
from simulator.tour import Card, MoveClock, Offer, Pressed, Reached, Received, SendText, Sent, Step, Stops, Tour

OFFERED, RUNNING, FINISHED = "offered", "running", "finished"
JUDGED_BY = {"sent": Sent, "pressed": Pressed, "received": Received}


class Guide:
    """`tell` is called with the tour as the page shows it, after every change.

    `kept`: how far it was before a restart, and is.
    """

    def __init__(
        self,
        tour: Tour,
        clock: Clock,
        stops: Stops | None,
        tell: Callable[[Json], None],
        kept: Json | None = None,
    ) -> None:
        kept = {} if kept is None else kept
        self._tour = tour
        self._clock = clock
        self._stops = stops
        self._tell = tell
        self._kept = kept
        self._state: str = kept.get("state", OFFERED)
        self._at: int = min(kept.get("at", 0), len(tour.steps) - (self._state == RUNNING))
        self._done: set[str] = set(kept.get("done", ()))
        self._awaited: float | None = kept.get("awaited")

    def act(self, action: str) -> None:
        """start, skip, back or reset."""
        if action == "start":
            self._state, self._at, self._done = RUNNING, 0, set()
        elif action == "reset":
            self._state, self._at, self._done = OFFERED, 0, set()
        elif action == "skip":
            self._go(self._at + 1)
            return
        elif action == "back":
            self._go(self._at - 1)
            return
        else:
            raise SimError("action is start, skip, back or reset")
        self._begin()

    def heard(self, kind: str, who: int, text: str) -> None:
        """A person sent or pressed something, or was shown a message."""
        step = self._step()
        if step is None or step.who != who or isinstance(step.done, Reached):
            return
        if isinstance(step.done, JUDGED_BY[kind]) and re.search(step.done.pattern, text, re.IGNORECASE):
            self._tick(step)

    def look_at_clock(self) -> None:
        step = self._step()
        if step is not None and self._awaited is not None and self._clock.unix() >= self._awaited:
            self._tick(step)

    def shown(self) -> Json:
        """The tour as GET /sim/tour gives it."""
        return {
            "state": self._state,
            "at": self._at,
            "steps": [step_shown(step) | {"done": step.key in self._done} for step in self._tour.steps],
            "opening": card_shown(self._tour.opening),
            "ending": card_shown(self._tour.ending),
        }

    def _step(self) -> Step | None:
        return self._tour.steps[self._at] if self._state == RUNNING else None

    def _tick(self, step: Step) -> None:
        self._done.add(step.key)
        self._go(self._at + 1)

    def _go(self, at: int) -> None:
        self._at = min(max(at, 0), len(self._tour.steps))
        self._state = FINISHED if self._at == len(self._tour.steps) else RUNNING
        self._begin()

    def _begin(self) -> None:
        """Where the awaited stop lies is settled as the step begins: later on the same name means the one after it."""
        step = self._step()
        self._awaited = None
        if step is not None and isinstance(step.done, Reached):
            ahead = self._stops(self._clock.now()) if self._stops else ()
            self._awaited = next((one.moment.timestamp() for one in ahead if one.key == step.done.stop), None)
        self._kept |= {"state": self._state, "at": self._at, "done": sorted(self._done), "awaited": self._awaited}
        self._tell(self.shown())


def card_shown(card: Card) -> Json:
    return {"title": dict(card.title), "body": dict(card.body)}


def step_shown(step: Step) -> Json:
    offer = None if step.offer is None else offer_shown(step.offer)
    look = {} if step.look is None else {"look": dict(step.look)}
    return {
        "key": step.key,
        "title": dict(step.title),
        "body": dict(step.body),
        "who": step.who,
        "offer": offer,
        **look,
    }


def offer_shown(offer: Offer) -> Json:
    label = {"label": None if offer.label is None else dict(offer.label)}
    match offer:
        case SendText():
            return {"do": "text", "text": dict(offer.text), **label}
        case MoveClock():
            return {"do": "clock", "stop": offer.stop, **label}
        case _:
            return {"do": "phone", **label}
