"""The simulator's time, and the only place in it that reads the machine's clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from simulator.bell import Bell


class ClockMovedBackError(ValueError):
    """Somebody asked the clock for a moment that has already passed."""


def real_now() -> datetime:
    """The machine's time, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one reading of the machine's clock


class Clock:
    """Real time plus an offset that only grows; with `frozen` it stands still between moves."""

    def __init__(self, start: datetime | None = None, frozen: bool = False) -> None:
        real = real_now()
        self.frozen = frozen
        self.on_move: list[Callable[[datetime], Awaitable[None]]] = []
        self._standing = (start or real).astimezone(UTC)
        self._offset: timedelta = self._standing - real
        self._moving = asyncio.Lock()
        self._moved = Bell()

    def now(self) -> datetime:
        return self._standing if self.frozen else real_now() + self._offset

    def unix(self) -> float:
        return self.now().timestamp()

    async def move_to(self, moment: datetime) -> datetime:
        """Jump forward to an aware `moment`, run the callbacks in order, return what the clock then says.

        Raises ClockMovedBackError. Moves asked for at the same time are made one after another.
        """
        async with self._moving:
            if moment < self.now():
                raise ClockMovedBackError(f"the clock already shows {self.now().isoformat()} and moves forward only")
            self._standing = moment.astimezone(UTC)
            self._offset = self._standing - real_now()
            self._moved.ring()
            for callback in self.on_move:
                await callback(self._standing)
            return self.now()

    async def begin_anew(self, moment: datetime) -> None:
        """A demo that is made anew may begin earlier than the old one ended. The callbacks are not run."""
        async with self._moving:
            self._standing = moment.astimezone(UTC)
            self._offset = self._standing - real_now()
            self._moved.ring()

    def go_on_at(self, moment: datetime) -> None:
        """Where it stood before a restart, unless it is later by now. The callbacks are not run."""
        if moment > self.now():
            self._standing = moment.astimezone(UTC)
            self._offset = self._standing - real_now()

    async def pause(self, seconds: float) -> None:
        """Come back this much later by this clock, moved or not; a frozen one counts real seconds, so nothing hangs."""
        until = self.now() + timedelta(seconds=seconds)
        while (left := (until - self.now()).total_seconds()) > 0:
            if not await self._moved.wait(left):
                return
