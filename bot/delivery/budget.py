"""How fast messages may leave: Telegram takes about 30 a second in all, one a second per chat with short bursts, 20 a
minute per group. Pure: time is a number of seconds that only grows."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import inf

BURST = 5
"""Messages a private chat may get at once, and in any so many seconds: on average one a second. How short a burst is
that passes Telegram does not say."""
KEPT_FREE = 2
"""Of these, for an answer: whoever taps fast does not wait because his pinned card was edited too."""
ONE_FOR, MOST_FREE = 3, 5
"""While people tap, one of the second's places is kept free for every three answers of the last one, five at most:
answers come by chance, several at once, and where reminders had filled the second the last would wait for long."""
GROUP_A_MINUTE = 20
HURRY = 1.02
"""Messages that are spread may leave this much faster than the limit: else every small delay were lost for good."""


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

    def _refill(self, now: float) -> None:
        self.tokens = min(self.capacity, self.tokens + (now - self.at) * self.rate)
        self.at = now


@dataclass(slots=True)
class Window:
    """At most `most` in any `seconds`, as the receiver counts them.

    When a message arrives there is not known, only that it is between leaving and its answer. So its place is free
    again `seconds` after the answer: however long each is under way, never does one too many arrive.
    """

    most: int
    seconds: float
    under_way: int = 0
    answered: deque[float] = field(default_factory=deque)

    def ready_at(self, now: float, kept_free: int = 0) -> float:
        """When there is a place besides so many; infinite where only an answer that is awaited can free one."""
        while self.answered and self.answered[0] + self.seconds <= now:
            self.answered.popleft()
        too_many = self.under_way + len(self.answered) - (self.most - kept_free) + 1
        if too_many <= 0:
            return now
        return self.answered[too_many - 1] + self.seconds if too_many <= len(self.answered) else inf

    def is_empty(self, now: float) -> bool:
        self.ready_at(now)
        return not self.under_way and not self.answered

    def leave(self) -> None:
        self.under_way += 1

    def arrive(self, now: float) -> None:
        self.under_way -= 1
        self.answered.append(now)


class Budget:
    """What may be sent when. `a_second` 0: no limit, for a Bot API server of one's own."""

    def __init__(self, a_second: float, now: float, *, spent: bool = False) -> None:
        """`spent`: until now another process sent, perhaps as much as it might."""
        self._unlimited = a_second == 0
        most = max(1, int(a_second))
        self._overall = Window(most, most / (a_second or 1))
        if spent:
            self._overall.answered.extend([now] * most)
        self._pace = Bucket(1, (a_second or 1) * HURRY, 1, now)
        self._chats: dict[int, Window] = {}
        self._answers: deque[float] = deque()
        """When those of the last second left."""

    def overall_ready_at(self, now: float, *, answer: bool = True, spread: bool = False) -> float:
        """`spread`: a message that is one of many. Were these to leave as fast as they may, an answer would find the
        second's budget spent at its beginning; spread over it they leave a place free every few hundredths."""
        if self._unlimited:
            return now
        ready = self._overall.ready_at(now, 0 if answer else self._kept_free(now))
        return max(ready, self._pace.ready_at(now)) if spread else ready

    def _kept_free(self, now: float) -> int:
        while self._answers and self._answers[0] + 1 <= now:
            self._answers.popleft()
        return min(MOST_FREE, len(self._answers) // ONE_FOR)

    def chat_ready_at(self, chat_id: int, now: float, *, answer: bool = True) -> float:
        """Groups have negative ids, and there nobody waits for an answer by himself."""
        window = self._chats.get(chat_id)
        return now if window is None else window.ready_at(now, 0 if answer or chat_id < 0 else KEPT_FREE)

    def take(self, chat_id: int, now: float, *, answer: bool = True) -> None:
        """Note a message that leaves now; `landed` is to follow."""
        if self._unlimited:
            return
        if answer:
            self._answers.append(now)
            self._kept_free(now)
        self._overall.leave()
        self._pace.take(now)
        if chat_id not in self._chats:
            self._forget_the_rested(now)
            self._chats[chat_id] = Window(GROUP_A_MINUTE, 60) if chat_id < 0 else Window(BURST, BURST)
        self._chats[chat_id].leave()

    def landed(self, chat_id: int, now: float) -> None:
        """Note that Telegram answered a message, or will not."""
        if not self._unlimited:
            self._overall.arrive(now)
            self._chats[chat_id].arrive(now)

    def assume(self, chat_id: int, sent: int, now: float) -> None:
        """Another process may just have sent so many to this chat."""
        if not self._unlimited and chat_id > 0:
            window = self._chats.setdefault(chat_id, Window(BURST, BURST))
            window.answered.extend([now] * min(sent, BURST))

    def _forget_the_rested(self, now: float) -> None:
        """An empty window says the same as none; without this every person ever written to would stay in memory."""
        if len(self._chats) >= 1000:
            self._chats = {chat: window for chat, window in self._chats.items() if not window.is_empty(now)}
