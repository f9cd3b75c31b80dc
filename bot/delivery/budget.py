"""How fast messages may leave: Telegram takes about 30 a second in all, one a second per chat after a short
burst, 20 a minute per group. Pure: time is a number of seconds that only grows."""

from __future__ import annotations

from dataclasses import dataclass

BURST = 12
"""Messages a private chat may get at once before it is slowed to one a second."""
GROUP_A_MINUTE = 20


def pause_after(failures: int, first: float, longest: float) -> float:
    """Seconds to wait after so many failures in a row: `first`, then twice as long each time, up to `longest`."""
    return float(min(longest, first * 2 ** min(failures - 1, 20)))


@dataclass(slots=True)
class Bucket:
    """`capacity` tokens, refilled by `rate` a second."""

    capacity: float
    rate: float
    tokens: float
    at: float

    def ready_at(self, now: float) -> float:
        """When the next token is there; `now` or earlier means: at once."""
        self._refill(now)
        return now if self.tokens >= 1 else now + (1 - self.tokens) / self.rate

    def take(self, now: float) -> None:
        self._refill(now)
        self.tokens -= 1

    def full_at(self, now: float) -> bool:
        self._refill(now)
        return self.tokens >= self.capacity

    def _refill(self, now: float) -> None:
        self.tokens = min(self.capacity, self.tokens + (now - self.at) * self.rate)
        self.at = now


class Budget:
    """What may be sent when. `a_second` 0: no limit, for a Bot API server of one's own."""

    def __init__(self, a_second: float, now: float) -> None:
        self._unlimited = a_second == 0
        # A burst of a tenth of a second's worth: more would pass 30 within some second.
        self._overall = Bucket(max(1.0, a_second / 10), a_second or 1, max(1.0, a_second / 10), now)
        self._chats: dict[int, Bucket] = {}

    def overall_ready_at(self, now: float) -> float:
        return now if self._unlimited else self._overall.ready_at(now)

    def chat_ready_at(self, chat_id: int, now: float) -> float:
        bucket = self._chats.get(chat_id)
        return now if bucket is None else bucket.ready_at(now)

    def take(self, chat_id: int, now: float) -> None:
        """Note a message that leaves now."""
        if self._unlimited:
            return
        self._overall.take(now)
        if chat_id not in self._chats:
            self._forget_the_rested(now)
            # Groups have negative ids.
            size, rate = (GROUP_A_MINUTE, GROUP_A_MINUTE / 60) if chat_id < 0 else (BURST, 1)
            self._chats[chat_id] = Bucket(size, rate, size, now)
        self._chats[chat_id].take(now)

    def _forget_the_rested(self, now: float) -> None:
        """A full bucket says the same as none; without this every person ever written to would stay in memory."""
        if len(self._chats) >= 1000:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.full_at(now)}
