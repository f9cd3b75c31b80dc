"""What the open chat pages are told, as it happens."""

import asyncio
from collections.abc import Callable, Iterable

from simulator.state import Json

BACKLOG = 1000  # a page that stopped reading loses the oldest events, not the simulator's memory
Page = asyncio.Queue[Json]


class Events:
    """A page may follow several people at once: a browser keeps six connections to one address."""

    def __init__(self) -> None:
        self._pages: dict[int, set[Page]] = {}

    def open_page(self, people: Iterable[int]) -> Page:
        page = Page(BACKLOG)
        for user_id in people:
            self._pages.setdefault(user_id, set()).add(page)
        return page

    def close_page(self, people: Iterable[int], page: Page) -> None:
        for user_id in people:
            self._pages[user_id].discard(page)
            if not self._pages[user_id]:
                del self._pages[user_id]

    def publish(self, people: Iterable[int] | None, event: Callable[[int], Json]) -> None:
        """Tell `people`, each event with the `user` whose it is; None tells every page once.

        `event` is built per person who watches: nobody watching costs nothing.
        """
        if not self._pages:
            return
        if people is None:
            for page in set().union(*self._pages.values()):
                put(page, event(0))
            return
        for user_id in people:
            for page in self._pages.get(user_id, ()):
                put(page, event(user_id) | {"user": user_id})


def put(page: Page, event: Json) -> None:
    if page.full():
        page.get_nowait()
    page.put_nowait(event)
