"""What the open chat pages are told, as it happens."""

import asyncio
from collections.abc import Callable, Iterable

from simulator.state import Json

BACKLOG = 1000  # a page that stopped reading loses the oldest events, not the simulator's memory


class Events:
    def __init__(self) -> None:
        self._pages: dict[int, set[asyncio.Queue[Json]]] = {}

    def open_page(self, user_id: int) -> asyncio.Queue[Json]:
        page: asyncio.Queue[Json] = asyncio.Queue(BACKLOG)
        self._pages.setdefault(user_id, set()).add(page)
        return page

    def close_page(self, user_id: int, page: asyncio.Queue[Json]) -> None:
        self._pages[user_id].discard(page)
        if not self._pages[user_id]:
            del self._pages[user_id]

    def publish(self, people: Iterable[int] | None, event: Callable[[int], Json]) -> None:
        """Tell `people` (None: everybody). `event` is built per person who watches: nobody watching costs nothing."""
        if not self._pages:
            return
        for user_id in list(self._pages) if people is None else people:
            for page in self._pages.get(user_id, ()):
                if page.full():
                    page.get_nowait()
                page.put_nowait(event(user_id))
