"""Keeps out websites that a browser on this machine has open: any of them can send requests to a local address."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from simulator.reading import json_response

AUTHORITY = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:/?#@\\\[\]]+))(?::\d{1,5})?")
FROM_HERE = ("same-origin", "none")
"""What a browser says of requests of this server's own page, and of addresses typed by a person."""


class Guard:
    """`listened`: the address of this server. `names`: by what else it is called, as a container's name is."""

    def __init__(self, listened: str, names: Iterable[str] = ()) -> None:
        self._names = {"localhost", listened.lower(), *(name.lower() for name in names)}
        address = address_of(listened)
        self._everywhere = address is not None and address.is_unspecified

    def objection(self, host: str | None, headers: Mapping[str, str]) -> str | None:
        """Why a request is not let in. Bots and scripts send neither an Origin nor a Sec-Fetch-Site."""
        if host is not None and not self._is_own(host):
            return f"this server is not called {host!r}: tell it so with --name"
        origin = headers.get("Origin")
        if origin is not None and origin.lower().partition("://")[2] != (host or "").lower():
            return f"a page of {origin} may not call this server"
        if headers.get("Sec-Fetch-Site", "none") not in FROM_HERE:
            return "another website may not call this server: type its address"
        return None

    def _is_own(self, host: str) -> bool:
        """A website can lend a name to this machine's address, but no number: listening everywhere all are own."""
        match = AUTHORITY.fullmatch(host)
        if match is None:
            return False
        name = (match["six"] or match["name"]).lower()
        if name in self._names:
            return True
        address = address_of(name)
        return address is not None and (address.is_loopback or self._everywhere)


@lru_cache(maxsize=64)
def address_of(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def guarding(guard: Callable[[], Guard]) -> Middleware:
    """A middleware: 403 with a sentence before anything is read or done."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        why = guard().objection(request.headers.get("Host"), request.headers)
        if why is None:
            return await handler(request)
        return json_response({"ok": False, "error_code": 403, "description": f"Forbidden: {why}", "error": why}, 403)

    return check
