"""Sounds and moving pictures: played in the conversation itself, by the browser's own player."""

import base64
import io
import wave
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from simulator.server import Simulator
from tests.simulator.browsing import DESKTOP, PHONE, opened, person_sends

pytestmark = pytest.mark.browser

RECORD_A_SECOND = """
    async () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
      const brush = canvas.getContext("2d");
      const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm" });
      const parts = [];
      recorder.ondataavailable = (event) => parts.push(event.data);
      const ended = new Promise((resolve) => { recorder.onstop = resolve; });
      recorder.start();
      for (let n = 0; n < 12; n += 1) {
        brush.fillStyle = `hsl(${n * 30} 80% 50%)`;
        brush.fillRect(0, 0, 64, 64);
        await new Promise(requestAnimationFrame);
      }
      recorder.stop();
      await ended;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa(String.fromCharCode(...bytes));
    }
"""


def tone(seconds: int) -> str:
    """A silent sound that any browser plays."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", "NONE"))
        sound.writeframes(b"\x80" * 8000 * seconds)
    return base64.b64encode(file.getvalue()).decode()


async def plays(page: Page, tag: str) -> None:
    """It begins, and its time goes on."""
    player = page.locator(f".player {tag}")
    await expect(player).to_be_visible()
    assert await player.get_attribute("controls") is not None
    moved = (
        "node => new Promise(done => { node.ontimeupdate = () => node.currentTime > 0 && done(true); node.play(); })"
    )
    assert await player.evaluate(moved)


async def test_voices_and_video_messages_are_played_where_they_stand(telegram: Simulator, browser: Browser) -> None:
    """With controls, and a name that a screen reader says."""
    async with opened(browser, telegram.url, PHONE) as window:
        film = await window.page.evaluate(RECORD_A_SECOND)
        await person_sends(telegram.url, voice={"content_base64": tone(2), "duration": 2})
        await plays(window.page, "audio")
        await expect(window.page.get_by_label("Голосовое сообщение, 0:02")).to_be_visible()
        await person_sends(telegram.url, video_note={"content_base64": film, "duration": 1})
        await plays(window.page, "video")
        box = await window.page.locator(".player video").bounding_box()
        assert box is not None
        assert box["width"] == box["height"] <= PHONE[0] * 0.75


async def test_a_made_up_recording_says_that_it_cannot_be_played(telegram: Simulator, browser: Browser) -> None:
    """Instead of a player that does nothing."""
    async with opened(browser, telegram.url, DESKTOP) as window:
        for kind in ("voice", "audio", "video", "video_note"):
            content: dict[str, Any] = {kind: {"duration": 65}}
            await person_sends(telegram.url, **content)
        await expect(window.page.get_by_text("1:05 · запись не воспроизводится")).to_have_count(4)
        await expect(window.page.locator(".player")).to_have_count(0)
