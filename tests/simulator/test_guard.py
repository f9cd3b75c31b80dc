"""A website that is open in a browser of this machine neither reads nor drives the simulator; bots and people do."""

from collections.abc import Iterator

import aiohttp
import pytest

from simulator.guard import Guard
from simulator.server import Simulator
from tests.simulator.driver import ANN, TOKEN, Phone, RawBot

EVIL = "https://evil.example"
PLAIN = {"Content-Type": "text/plain"}


def requests() -> Iterator[tuple[str, str, dict[str, str]]]:
    """What such a website can make a browser ask without any permission."""
    send = ("POST", f"/sim/users/{ANN}/send")
    for headers in ({"Origin": EVIL}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        yield *send, PLAIN | headers
    yield "POST", "/sim/reset", PLAIN | {"Origin": EVIL, "Sec-Fetch-Site": "cross-site"}
    yield "GET", f"/bot{TOKEN}/setWebhook?url=http://169.254.169.254/x", {"Sec-Fetch-Site": "cross-site"}
    yield "GET", f"/sim/users/{ANN}/messages", {"Host": "evil.example"}
    yield "GET", f"/sim/users/{ANN}/messages", {"Host": "evil.example:80", "Origin": "http://evil.example"}
    yield "GET", f"/sim/users/{ANN}/messages", {"Host": "127.0.0.1.evil.example"}
    yield "GET", f"/?start=code&user={ANN}", {"Sec-Fetch-Site": "cross-site"}


@pytest.mark.parametrize(("method", "path", "headers"), [*requests()])
async def test_what_a_website_asks_for_is_refused(
    bot: RawBot, ann: Phone, method: str, path: str, headers: dict[str, str]
) -> None:
    """A foreign Origin, a request across sites, and a Host that is no name of this server: 403, and nothing is done."""
    before = await ann.messages()
    async with bot.http.request(method, path, headers=headers, data=b'{"text": "owned"}') as answer:
        assert answer.status == 403
        assert "error" in await answer.json()
    assert await ann.messages() == before
    assert (await bot.ok("getWebhookInfo"))["url"] == ""


async def test_bots_scripts_and_its_own_page_are_let_in(bot: RawBot, sim: Simulator) -> None:
    """No Origin, or the one that the page was loaded from, by whichever name of this machine."""
    port = sim.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", "127.0.0.1"):
        for headers in ({}, {"Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
            async with bot.http.get(f"/bot{TOKEN}/getMe", headers={"Host": host} | headers) as answer:
                assert answer.status == 200, (host, headers)


@pytest.mark.parametrize(
    ("listened", "host", "let_in"),
    [
        ("127.0.0.1", "192.168.1.5", False),
        ("192.168.1.5", "192.168.1.5:8081", True),
        ("192.168.1.5", "192.168.1.6:8081", False),
        ("telegram.lan", "Telegram.lan:8081", True),
        ("0.0.0.0", "0.0.0.0:8081", True),
        ("0.0.0.0", "192.168.1.6:8081", True),
        ("::", "[2001:db8::5]:8081", True),
        ("0.0.0.0", "evil.example", False),
        ("0.0.0.0", "simulator:8081", True),
        ("127.0.0.1", "127.0.0.1:8081/../evil", False),
        ("127.0.0.1", "", False),
    ],
)
def test_a_host_is_loopback_or_what_is_listened_on(listened: str, host: str, let_in: bool) -> None:
    """Listening everywhere every number is an own one: a website that lends its name to this machine has a name."""
    assert (Guard(listened, names=["simulator"]).objection(host, {}) is None) is let_in


async def test_the_address_may_be_of_the_sixth_version() -> None:
    """`url` has its brackets then."""
    simulator = Simulator()
    await simulator.start("::1", 0)
    async with aiohttp.ClientSession() as http, http.get(f"{simulator.url}/bot{TOKEN}/getMe") as answer:
        assert answer.status == 200
    await simulator.stop()
