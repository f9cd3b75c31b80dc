"""What survives a restart of the simulator."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from simulator.__main__ import address, main
from simulator.server import Simulator
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, post

FORUM = -1_000_000_000_005


async def test_restart_keeps_chats_and_undelivered_updates(tmp_path: Path) -> None:
    """Messages, files, buttons, groups, commands and what waits; ids go on."""
    state = tmp_path / "state.json"
    sim = Simulator(state_file=state)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot, ann = RawBot(http), Phone(http)
        await bot.ok("getMe")
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        await ann.send("/start")
        await ann.do("send", photo=True)
        await post(http, "/sim/groups", id=-5, title="Team", members=[ANN])
        await post(http, "/sim/groups", id=FORUM, title="Forum", members=[ANN], forum=True)
        topic = (await post(http, f"/sim/groups/{FORUM}/topics", name="Sales"))["id"]
        await bot.ok("setMyCommands", commands=[{"command": "week", "description": "d"}])
        message_id = await bot.say("choose", reply_markup=buttons("go"))
        await ann.do("press", message_id=message_id, label="go", wait=0)
        before, waiting = await ann.look(), await bot.updates()
    await sim.stop()
    sim = Simulator(state_file=state)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot, ann = RawBot(http), Phone(http)
        assert await ann.look() == before
        assert await bot.updates() == waiting
        assert await bot.ok("answerCallbackQuery", callback_query_id=waiting[-1]["callback_query"]["id"])
        pressed = await ann.do("press", message_id=message_id, label="go", wait=0)
        assert pressed["update_id"] > waiting[-1]["update_id"]
        assert await bot.say() == message_id + 1
        assert await bot.say(chat_id=-5)
        assert await bot.say(chat_id=FORUM, message_thread_id=topic)
        async with http.get(before["messages"][1]["media"]["url"]) as answer:
            assert (await answer.read()).startswith(b"\x89PNG")
    await sim.stop()


async def test_restart_keeps_rights_reactions_votes_and_settings(tmp_path: Path) -> None:
    """What was added to chats and messages is there as well."""
    state = tmp_path / "state.json"
    sim = Simulator(state_file=state)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot, ann = RawBot(http), Phone(http)
        await bot.ok("getMe")
        await post(http, "/sim/bot", inline=True)
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        await ann.send("/start")
        await post(http, "/sim/groups", id=FORUM, title="Forum", members=[ANN], forum=True, username="forum")
        await post(http, f"/sim/groups/{FORUM}/promote")
        topic = await bot.ok("createForumTopic", chat_id=FORUM, name="Sales", icon_color=16766590)
        poll = await bot.ok("sendPoll", chat_id=ANN, question="When?", options=["Mon", "Tue"])
        await ann.do("vote", message_id=poll["message_id"], options=[1])
        await ann.do("react", message_id=poll["message_id"], emoji="👍")
        await ann.do("send", video=True)
        before = await ann.look()
    await sim.stop()
    sim = Simulator(state_file=state)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot, ann = RawBot(http), Phone(http)
        assert (await bot.ok("getMe"))["supports_inline_queries"]
        assert await ann.look() == before
        closed = await bot.ok("stopPoll", chat_id=ANN, message_id=poll["message_id"])
        assert [option["voter_count"] for option in closed["options"]] == [0, 1]
        assert await bot.ok("closeForumTopic", chat_id="@forum", message_thread_id=topic["message_thread_id"])
        assert await bot.ok("sendVideo", chat_id=ANN, video=before["messages"][-1]["media"]["file_id"])
    await sim.stop()


async def test_command_line_serves_until_it_is_stopped(tmp_path: Path) -> None:
    """`python -m simulator` prints its address, works, and saves on SIGTERM."""
    state = tmp_path / "state.json"
    command = [sys.executable, "-u", "-m", "simulator", "--listen", "127.0.0.1:0", "--state", str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[2].partition("/bot")[0]
        async with aiohttp.ClientSession(address) as http:
            assert (await post(http, "/sim/users", id=BORIS, first_name="Boris"))["id"] == BORIS
            async with http.get("/") as page:
                assert page.status == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert "Boris" in state.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--listen", "foo"], "'foo' is no address"),
        (["--listen", "127.0.0.1:99999"], "is no address"),
        (["--fault", "{}"], "say what goes wrong"),
        (["--fault", "{"], "is not JSON"),
        (["--fault", "5"], "a fault is an object"),
        (["--state", "BROKEN"], "cannot be read"),
    ],
)
def test_what_the_command_line_cannot_read_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    """With the exit status of a mistake in the options, and without a traceback."""
    broken = tmp_path / "broken.json"
    broken.write_text('{"people": []}', "utf-8")
    given = [str(broken) if option == "BROKEN" else option for option in options]
    monkeypatch.setattr(sys, "argv", ["simulator", "--listen", "127.0.0.1:0", *given])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_an_address_of_the_sixth_version_has_brackets() -> None:
    """As it is written in a browser."""
    assert address("[::1]:8081") == ("::1", 8081)
