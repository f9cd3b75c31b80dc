"""Telegram's published limits on sending. Times are seconds of any clock that only grows."""

import math
from collections import deque
from collections.abc import Hashable

OVERALL_PER_SECOND = 30
PAID_PER_SECOND = 1000
GROUP_PER_MINUTE = 20
CHAT_PER_SECOND = 1
CHAT_BURST = 5  # "short bursts pass": how many is not published


class Window:
    """At most `limit` in any `seconds`."""

    __slots__ = ("_limit", "_seconds", "_taken")

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._taken: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until the next one is allowed; 0 when it is allowed now."""
        while self._taken and self._taken[0] <= now - self._seconds:
            self._taken.popleft()
        return 0.0 if len(self._taken) < self._limit else self._taken[0] + self._seconds - now

    def take(self, now: float) -> None:
        self._taken.append(now)


class SendLimits:
    def __init__(self) -> None:
        self._windows: dict[Hashable, Window] = {}

    def refuse(self, bot_id: int, chat_id: int, now: float, *, paid: bool = False) -> int | None:
        """Whole seconds to wait before this send, or None: it is allowed, and counted. `paid`: a paid broadcast."""
        overall = ("paid", PAID_PER_SECOND) if paid else ("all", OVERALL_PER_SECOND)
        windows = [self._window((bot_id, overall[0]), overall[1], 1.0)]
        if chat_id < 0:
            windows.append(self._window((bot_id, chat_id), GROUP_PER_MINUTE, 60.0))
        else:
            windows.append(self._window((bot_id, chat_id), CHAT_BURST, CHAT_BURST / CHAT_PER_SECOND))
        longest = max(window.wait(now) for window in windows)
        if longest > 0:
            return max(1, math.ceil(longest))
        for window in windows:
            window.take(now)
        return None

    def _window(self, key: Hashable, limit: int, seconds: float) -> Window:
        window = self._windows.get(key)
        if window is None:
            window = self._windows[key] = Window(limit, seconds)
        return window
