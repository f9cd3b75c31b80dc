"""The demo played as a visitor plays it: the tour by clicks, the clock, and beginning anew; over HTTP."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo.cast import CAST, IVAN, OLGA, VERA, VISITOR
from bot.demo.serving import Demo, Wanted
from bot.demo.tour import tour
from bot.settings import Settings
from simulator.clock import Clock
from simulator.guide import Guide
from tests.demo.made import SUNDAY, WEDNESDAY

PATIENCE = 25.0


@dataclass
class Visitor:
    http: aiohttp.ClientSession
    url: str
    said: dict[int, int] = field(default_factory=dict)
    """The last message of each phone's owner: what is pressed came after it."""

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        async with self.http.post(f"{self.url}/sim/{path}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, (path, body, answer)
            return answer

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        async with self.http.get(f"{self.url}/sim/{path}", params=query) as response:
            found: dict[str, Any] = await response.json()
            return found

    async def say(self, number: int, text: str) -> None:
        """And wait for the answer."""
        mine = self.said[number] = (await self.post(f"users/{number}/send", text=text))["message_id"]
        async with asyncio.timeout(PATIENCE):
            while not (chat := await self.get(f"users/{number}/messages", after=str(mine)))["messages"]:
                await self.get(f"users/{number}/messages", wait="5", version=str(chat["version"]))

    async def press(self, number: int, label: str) -> None:
        """The newest button with this in its label, of what came since its owner wrote something."""
        async with asyncio.timeout(PATIENCE):
            while True:
                chat = await self.get(f"users/{number}/messages")
                new = [each for each in chat["messages"] if each["message_id"] > self.said.get(number, 0)]
                for message in reversed(new):
                    for row, labels in enumerate(message["buttons"]):
                        for col, each in enumerate(labels):
                            if label in each:
                                where = {"message_id": message["message_id"], "row": row, "col": col}
                                await self.post(f"users/{number}/press", **where)
                                return
                await self.get(f"users/{number}/messages", wait="5", version=str(chat["version"]))

    async def sees_button(self, number: int, label: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                chat = await self.get(f"users/{number}/messages")
                if any(label in str(each["buttons"]) for each in chat["messages"]):
                    return
                await self.get(f"users/{number}/messages", wait="5", version=str(chat["version"]))

    async def at(self, step: int) -> dict[str, Any]:
        """Wait until the tour is so far; the pages are told of every step of it."""
        told = self.http.get(f"{self.url}/sim/events", params={"user": str(IVAN.number)})
        async with asyncio.timeout(PATIENCE), told as stream:
            shown: dict[str, Any] = (await self.get("tour"))["tour"]
            while shown["at"] < step:
                line = (await stream.content.readline()).removeprefix(b"data: ")
                event = json.loads(line) if line.startswith(b"{") else {}
                shown = event if event.get("type") == "tour" else shown
            return shown

    async def sees(self, number: int, part: str) -> str:
        async with asyncio.timeout(PATIENCE):
            while True:
                chat = await self.get(f"users/{number}/messages")
                for message in reversed(chat["messages"]):
                    text = str(message.get("text") or message.get("caption") or "")
                    if part in text and message["from"]["is_bot"]:
                        return text
                await self.get(f"users/{number}/messages", wait="5", version=str(chat["version"]))

    async def pinned(self, number: int, other_than: str) -> str:
        """The text of the pinned week, as soon as it is another one."""
        async with asyncio.timeout(PATIENCE):
            while True:
                chat = await self.get(f"users/{number}/messages")
                for message in chat["messages"]:
                    if message["pinned"] and message["text"] != other_than:
                        return str(message["text"])
                await self.get(f"users/{number}/messages", wait="5", version=str(chat["version"]))


@asynccontextmanager
async def playing(
    folder: Path, now: str, locale: str = "ru", database: str | None = None, *, empty: bool = False
) -> AsyncIterator[Visitor]:
    """A running demo, with everybody's phones."""
    settings = Settings(_env_file=None)
    demo = Demo(settings, Wanted(empty, datetime.fromisoformat(now), 7, database, locale), folder)
    running = asyncio.create_task(demo.serve("127.0.0.1", 0))
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as http:
            async with asyncio.timeout(PATIENCE):
                await demo.ready.wait()
            visitor = Visitor(http, demo.simulator.url)
            if not empty:
                await visitor.sees_button(IVAN.number, "◀️")  # the answer to what he wrote first
            yield visitor
    finally:
        demo.stop.set()
        async with asyncio.timeout(PATIENCE):
            assert await running == 0


WORDS = {
    "ru": {"call": "📞 Звонок", "refused": "Отказ", "position": "Закупки", "end": "К выводу", "keep": "Держать"},
    "en": {"call": "📞 Call", "refused": "Refus", "position": "Procurement", "end": "Conclude", "keep": "Keep"},
}


@pytest.mark.parametrize(("now", "locale"), [(SUNDAY, "en")])
async def test_the_tour_is_played_through_by_doing_what_it_offers(tmp_path: Path, now: str, locale: str) -> None:
    """Eight steps; each is ticked by what the visitor does, and the end finds a summary on the head's phone."""
    words = WORDS[locale]
    async with playing(tmp_path, now, locale) as visitor:
        tour = await visitor.post("tour", action="start")
        steps = tour["tour"]["steps"]
        assert len(steps) == 8
        await visitor.say(IVAN.number, "/today")
        await visitor.at(1)
        await visitor.say(IVAN.number, steps[1]["offer"]["text"][locale])
        await visitor.press(IVAN.number, "")  # the first client that is offered
        await visitor.press(IVAN.number, ", ")  # who decides there
        await visitor.press(IVAN.number, words["refused"])
        await visitor.at(2)
        await visitor.say(IVAN.number, steps[2]["offer"]["text"][locale])
        await visitor.at(3)
        await visitor.say(IVAN.number, steps[3]["offer"]["text"][locale])
        await visitor.press(IVAN.number, words["position"])
        await visitor.at(4)
        await visitor.post("clock", to=steps[4]["offer"]["stop"])
        await visitor.at(5)
        await visitor.say(IVAN.number, steps[5]["offer"]["text"][locale])
        await visitor.press(IVAN.number, "▫️")
        await answer(visitor)
        await visitor.at(6)
        await visitor.say(VERA.number, steps[6]["offer"]["text"][locale])
        await visitor.press(VERA.number, words["end"])
        await visitor.press(VERA.number, words["keep"])
        await visitor.at(7)
        await visitor.post("clock", to=steps[7]["offer"]["stop"])
        ended = await visitor.at(8)
        assert ended["state"] == "finished"
        assert all(step["done"] for step in ended["steps"])


async def answer(visitor: Visitor) -> None:
    """The first option of the question on the screen; where it has none, some words."""
    async with asyncio.timeout(PATIENCE):
        while True:
            chat = await visitor.get(f"users/{IVAN.number}/messages")
            asked = [each["buttons"] for each in chat["messages"] if "☰" in str(each["buttons"])]
            if asked:
                break
            await visitor.get(f"users/{IVAN.number}/messages", wait="5", version=str(chat["version"]))
    first = asked[-1][0][0]
    if first[0] in "☰◀":
        await visitor.say(IVAN.number, "200 тыс")
    else:
        await visitor.press(IVAN.number, first)


async def test_the_department_works_on_while_the_clock_is_moved(tmp_path: Path) -> None:
    """From Wednesday to Friday: more counts for everybody than before, and the head's summary tells it."""
    async with playing(tmp_path, WEDNESDAY) as visitor:
        before = await visitor.sees(VERA.number, "Изучено клиентов")
        hung = await visitor.pinned(VERA.number, other_than="")
        await visitor.post("clock", to="friday")
        assert "Неделя 23.11" in await visitor.pinned(VERA.number, other_than=hung)
        assert "Отдел продаж (пример)" in await visitor.sees(OLGA.number, "Фермеры (1)")
        await visitor.say(VERA.number, "/week")
        async with asyncio.timeout(PATIENCE):
            while await visitor.sees(VERA.number, "Изучено клиентов") == before:
                version = (await visitor.get(f"users/{VERA.number}/messages"))["version"]
                if await visitor.sees(VERA.number, "Изучено клиентов") == before:
                    await visitor.get(f"users/{VERA.number}/messages", wait="5", version=str(version))


async def test_the_printed_invitation_stays_good_wherever_the_clock_is_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tour alone takes more than the week that a link lives; once somebody came by it, it is used up."""
    async with playing(tmp_path, WEDNESDAY) as visitor:
        (code,) = re.findall(r"\?start=([\w-]+)&user", capsys.readouterr().out)
        await visitor.post("clock", now="2026-12-03T12:00:00+03:00")
        await visitor.say(VISITOR, f"/start {code}")
        await visitor.sees(VISITOR, "Как вас записать?")
        await visitor.post("clock", now="2026-12-03T12:10:00+03:00")
        await visitor.post("users", id=7, first_name="Лев", language_code="ru")
        await visitor.say(7, f"/start {code}")
        await visitor.sees(7, "ссылка уже использована")


async def test_a_reset_makes_everything_anew_with_the_same_department(tmp_path: Path) -> None:
    """What the visitor did is gone; the clock begins where it began; the phones show what they showed."""
    async with playing(tmp_path, WEDNESDAY) as visitor:
        week = await visitor.sees(IVAN.number, "Результативные звонки")
        await visitor.say(IVAN.number, "/call ООО Проба; Пробный Иван; директор; отказ")
        await visitor.sees(IVAN.number, "Проба")
        await visitor.post("clock", to="friday")
        await visitor.post("reset")
        assert (await visitor.get("clock"))["now"].startswith("2026-11-25T11:3")
        assert await visitor.sees(IVAN.number, "Результативные звонки") == week
        assert {each["id"] for each in (await visitor.get("users"))["users"]} == {
            *(part.number for part in CAST),
            VISITOR,
        }
        chat = await visitor.get(f"users/{IVAN.number}/messages")
        assert not [each for each in chat["messages"] if "Проба" in str(each)]


async def test_kept_data_are_not_thrown_away_by_a_click(tmp_path: Path) -> None:
    """With --database a reset is refused, with the way out."""
    from bot.store.migrating import migrate  # noqa: PLC0415 - it has an event loop of its own

    url = f"sqlite+aiosqlite:///{tmp_path / 'kept.db'}"
    await asyncio.to_thread(migrate, url)
    async with (
        playing(tmp_path / "other", WEDNESDAY, database=url) as visitor,
        visitor.http.post(f"{visitor.url}/sim/reset", json={}) as refused,
    ):
        assert refused.status == 409
        assert "--database" in (await refused.json())["error"]


async def test_an_empty_demo_prints_the_link_that_founds_a_team_after_every_reset(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old one founds nothing any more, and the new one stands nowhere else."""
    async with playing(tmp_path, WEDNESDAY, empty=True) as visitor:
        await visitor.post("reset")
    links = [line.partition("?start=")[2] for line in capsys.readouterr().out.splitlines() if "?start=" in line]
    assert len(links) == 2
    assert links[0] != links[1]


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("✅ «Телемаркетинг»: готово.", 5),
        ("Рога · анкета 3 из 12\n\n4. Сколько?", 5),
        ("Рога · анкета 3 из 12\n✅ 200 тыс\n\n4. Сколько?", 6),
        ("✅ Рога: анкета готова, 12 из 12.\n✅ да", 6),
        ("Horns · form 3 of 12\n✅ 200k\n\n4. How many?", 6),
        ("✅ Horns: the form is complete, 12 of 12.\n✅ yes", 6),
    ],
)
def test_the_step_of_the_questionnaire_is_ticked_by_the_forms_own_answer(said: str, at: int) -> None:
    """Not by any other ✅ that comes to the same phone."""
    guide = Guide(tour(), Clock(), None, lambda _shown: None)
    guide.act("start")
    for _ in range(5):
        guide.act("skip")
    guide.heard("received", IVAN.number, said)
    assert guide.shown()["at"] == at
