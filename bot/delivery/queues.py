"""What waits for one chat."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

from bot.delivery.outbox import Item


@dataclass(slots=True)
class Queue:
    items: list[Item] = field(default_factory=list)
    """A heap: the most urgent first, then the oldest."""
    busy: bool = False
    unsettled: int | None = None
    """A new message that was sent and is not yet written down: the next one waits, so a kill repeats only one."""
    not_before: float = 0.0
    failures: int = 0

    def head(self, number: int) -> Item | None:
        """The item of this number, if it is the next one and nothing is under way."""
        return self.items[0] if self.items and not self.busy and self.items[0].id == number else None

    def rests(self, now: float) -> bool:
        """No more is to be known of it than of a chat that never was written to."""
        return not (self.items or self.busy or self.unsettled is not None or self.not_before > now)

    def clear(self) -> list[int]:
        """Nothing waits any more; returns the numbers of what did."""
        void = [item.id for item in self.items]
        self.items.clear()
        return void

    def supersede(self, card: Item) -> list[Item]:
        """Of several states of a card that wait only the last one matters; returns those that do not."""
        older = [item for item in self.items if item.card == card.card]
        if any(item.id > card.id for item in older):
            # An earlier one that is less urgent: after a restart it is taken up behind the later.
            return [card]
        if older:
            self.items = [item for item in self.items if item.card != card.card]
            heapq.heapify(self.items)
        return older
