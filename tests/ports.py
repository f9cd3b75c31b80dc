"""Ports of this machine for what a test starts."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def port_of_ones_own() -> Iterator[int]:
    """A port that nobody else is given while the context lasts, also while nobody listens at it: one that was only
    looked up may by then be the near end of somebody's connection. Whoever listens says SO_REUSEADDR, as asyncio does.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        yield port
