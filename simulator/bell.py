"""Waking those who wait for a change."""

import asyncio


class Bell:
    """`ring` wakes everybody who waits at that moment; it remembers nothing, so look before you wait."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def wait(self, seconds: float) -> bool:
        """True when rung, False when `seconds` of real time passed first."""
        if seconds <= 0:
            return False
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiter)
        return True
