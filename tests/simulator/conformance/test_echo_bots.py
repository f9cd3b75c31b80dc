"""Two libraries' echo bots, unmodified, by polling and by webhook: the same little suite for all four."""

import asyncio
import base64
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator.conformance import echo_aiogram, echo_ptb
from tests.simulator.driver import Phone, get, post

Running = Callable[[str], AbstractAsyncContextManager[None]]
BOTS: dict[str, Running] = {
    "aiogram-polling": echo_aiogram.polling,
    "aiogram-webhook": echo_aiogram.webhook,
    "ptb-polling": echo_ptb.polling,
    "ptb-webhook": echo_ptb.webhook,
}


@pytest.fixture(params=list(BOTS))
def running(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Running:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library's own way to the type that its next version has
    return BOTS[request.param]


async def answer_to(ann: Phone, sent: dict[str, Any]) -> dict[str, Any]:
    """The bot's first message after what Ann sent."""
    found = await ann.messages(after=sent["message_id"], wait=20)
    assert found, "no answer came"
    return found[0]


async def test_text_is_echoed_with_its_formatting(sim: Simulator, ann: Phone, running: Running) -> None:
    """What the person sees is bold."""
    async with running(sim.url):
        echo = await answer_to(ann, await ann.send("привет 😀"))
    assert (echo["text"], echo["entities"]) == ("привет 😀", [{"type": "bold", "offset": 0, "length": 9}])


async def test_press_is_answered_and_edits(sim: Simulator, ann: Phone, running: Running) -> None:
    """The alert is shown and the message is another one in place."""
    async with running(sim.url):
        echo = await answer_to(ann, await ann.send("one"))
        pressed = await ann.do("press", message_id=echo["message_id"], label="Edit", wait=20)
        assert pressed["answer"] == {"text": "done", "show_alert": True}
        (seen,) = await ann.messages(after=echo["message_id"] - 1)
    assert (seen["text"], seen["edited"], seen["buttons"]) == ("edited one", True, [])


async def test_flood_is_waited_out(sim: Simulator, ann: Phone, running: Running) -> None:
    """Each library raises its own exception with the wait that it was told."""
    await post(ann.http, "/sim/faults", kind="flood", method="sendMessage", retry_after=1)
    async with running(sim.url):
        assert (await answer_to(ann, await ann.send("patience")))["text"] == "patience"
    calls = (await get(ann.http, "/sim/calls"))["calls"]
    assert [call["answer"]["ok"] for call in calls if call["method"] == "sendMessage"] == [False, True]


async def test_document_comes_back_byte_for_byte(sim: Simulator, ann: Phone, running: Running) -> None:
    """Downloaded and uploaded again."""
    content = "Ромашка;10\n".encode()
    document = {"name": "clients.csv", "content_base64": base64.b64encode(content).decode()}
    async with running(sim.url):
        echo = await answer_to(ann, await ann.do("send", document=document))
        async with ann.http.get(echo["media"]["url"]) as answer:
            assert await answer.read() == content
    assert echo["media"]["file_name"] == "echo-clients.csv"


async def test_orderly_restart_loses_nothing_and_doubles_nothing(sim: Simulator, ann: Phone, running: Running) -> None:
    """What came while the bot was away is answered when it is back, once."""
    async with running(sim.url):
        await answer_to(ann, await ann.send("one"))
    await ann.send("two")
    async with running(sim.url):
        await answer_to(ann, await ann.send("three"))
        async with asyncio.timeout(20):
            while len([one for one in await ann.messages() if one["from"]["is_bot"]]) < 3:
                await ann.look(version=(await ann.look())["version"], wait=1)
    echoes = [message["text"] for message in await ann.messages() if message["from"]["is_bot"]]
    assert sorted(echoes) == ["one", "three", "two"]
