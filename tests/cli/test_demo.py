"""The demo: one command, one address, a team to play with."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import pytest

from tests.cli.driver import Running, polevik, started

ANYWHERE = ("--listen", "127.0.0.1:0")


async def address(running: Running) -> str:
    """What it says to open."""
    return (await running.says("Open http")).split()[1].rstrip("/")


@pytest.mark.parametrize("command", ["run", "demo"])
async def test_without_a_token_the_demo_runs_and_prints_where_to_open_it(tmp_path: Path, command: str) -> None:
    """The page is there, and so are the head of a sample team and his people; a signal ends it well."""
    async with started(tmp_path, command, *ANYWHERE) as running, aiohttp.ClientSession() as http:
        url = await address(running)
        assert "&user=" in await running.says("Be invited")
        async with http.get(f"{url}/") as page:
            assert page.status == 200
            assert "<html" in await page.text()
        async with http.get(f"{url}/sim/users/1001/messages", params={"wait": "20", "after": "0"}) as head:
            assert (await head.json())["messages"]
        assert (await running.stop()).status == 0
    assert list(tmp_path.iterdir()) == []


async def test_an_empty_demo_has_no_team_and_its_owner_founds_one(tmp_path: Path) -> None:
    """OWNER_ID may, as against real Telegram."""
    async with (
        started(tmp_path, "demo", "--empty", *ANYWHERE, OWNER_ID="5") as running,
        aiohttp.ClientSession() as http,
    ):
        url = await address(running)
        async with http.get(f"{url}/sim/users") as users:
            assert (await users.json())["users"] == []
        async with http.post(f"{url}/sim/users", json={"id": 5, "first_name": "Ольга", "language_code": "ru"}):
            pass
        async with http.post(f"{url}/sim/users/5/send", json={"text": "/start"}) as sent:
            mine = (await sent.json())["message_id"]
        async with http.get(f"{url}/sim/users/5/messages", params={"wait": "20", "after": str(mine)}) as chat:
            assert "Создаём отдел продаж" in (await chat.json())["messages"][0]["text"]
        assert (await running.stop()).status == 0


async def test_an_empty_demo_without_an_owner_prints_the_founding_link(tmp_path: Path) -> None:
    """On the demo's own page."""
    async with started(tmp_path, "demo", "--empty", *ANYWHERE) as running:
        url = await address(running)
        assert f"{url}/?start=" in await running.says("first team")


async def test_the_demos_clock_and_language_begin_as_was_told(tmp_path: Path) -> None:
    """The clock moves on from there; the page is in the language of the sample's people."""
    begin = ("--now", "2026-11-23T09:19:00+03:00", "--language", "en")
    async with started(tmp_path, "demo", *begin, *ANYWHERE) as running, aiohttp.ClientSession() as http:
        url = await address(running)
        async with http.get(f"{url}/sim/users") as users:
            assert "Olivia Marsh" in {each["first_name"] for each in (await users.json())["users"]}
        async with http.get(f"{url}/") as page:
            assert '<html lang="en"' in await page.text()
        async with http.get(f"{url}/sim/clock") as clock:
            assert (await clock.json())["now"].startswith("2026-11-23T06:19")
        async with http.post(f"{url}/sim/clock", json={"to": "next_slot"}) as clock:
            assert (await clock.json())["now"].startswith("2026-11-23T06:20")


async def test_a_demos_data_is_kept_where_it_was_told(tmp_path: Path) -> None:
    """And found again by the next start."""
    kept = ("--database", f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    for _ in range(2):
        async with started(tmp_path, "demo", *kept, *ANYWHERE) as running:
            await address(running)
            assert (await running.stop()).status == 0
    assert (tmp_path / "demo.db").is_file()


async def test_another_seed_is_another_department(tmp_path: Path) -> None:
    """Of one team, with other figures."""
    weeks = []
    for seed in ("7", "8"):
        now = ("--now", "2026-11-25T14:35:00+03:00")
        async with (
            started(tmp_path, "demo", "--seed", seed, *now, *ANYWHERE) as running,
            aiohttp.ClientSession() as http,
        ):
            url = await address(running)
            ask = {"wait": "20", "after": "0"}
            found: list[str] = []
            while not found:
                async with http.get(f"{url}/sim/users/1002/messages", params=ask) as chat:
                    told = await chat.json()
                ask["version"] = str(told["version"])
                found = [each["text"] for each in told["messages"] if "Результативные звонки" in each.get("text", "")]
            weeks.append(found[0])
            assert (await running.stop()).status == 0
    assert weeks[0] != weeks[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--now", "tomorrow"), "2026-11-23T09:19:00+03:00"), (("--listen", "here"), "127.0.0.1:8080")],
)
async def test_an_option_that_will_not_do_is_explained(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """With an example of what will."""
    ended = await polevik(tmp_path, "demo", *arguments)
    assert ended.status == 2
    assert words in ended.sentence
