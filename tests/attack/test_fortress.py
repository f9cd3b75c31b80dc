"""A real bot under attack over HTTP, with all that can go wrong: it lives, it answers, its log tells nothing."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.clock import system_clock
from bot.delivery.inbox import chat_key
from bot.texts import texts
from tests.attack.fortress import TOKEN, WEBHOOK_SECRET, Fortress, connected, fortress, peopled
from tests.attack.harvest import OUTSIDER
from tests.attack.mutations import mutated
from tests.attack.updates import almost
from tests.handlers.rights_rows import Rows
from tests.handlers.rights_town import SECRET, Who

pytestmark = [pytest.mark.slow, pytest.mark.exact("provokes its own errors")]
AT_ONCE = 20
APOLOGY = texts("ru").plain("apology")[:30]
MALFORMED = (
    *(b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 90_000, b'{"update_id":' * 20_000, b'{"update_id":1e999}'),
    *(b'{"update_id":NaN}', b'{"update_id":-1}', b'{"update_id":"7"}', b'"\\ud83d"', b"\x00" * 1000),
)
SAID = ("Ромашка", "Иванов", "Олег", "912 345", "9123456789", "Чужой", SECRET, SECRET.encode("unicode_escape").decode())
"""People, firms and phones of the department, and what is typed here."""


@pytest.fixture
def buttons(tmp_path: Path) -> list[str]:
    return peopled(tmp_path)


async def test_a_bot_under_attack_lives_and_its_log_tells_nothing(tmp_path: Path, buttons: list[str]) -> None:
    """Nobody reaches another team; what is no update is refused; what fails is set aside; no chat is stuck."""
    async with fortress(tmp_path, buttons) as made:
        await made.answers(Who.THEIR_HEAD.number, "/help")
        before, chance = made.rows(), Random(8)
        await _strangers(made, chance)
        assert await _settled(made) == before
        statuses = await _receiver(made, chance)
        assert statuses <= {200, 400, 401, 413}
        await _troubles(made)
        for who in (Who.HUNTER, Who.FARMER, Who.THEIR_HEAD):
            count = len(await made.told(who.number))
            await made.say(who.number, "/cancel")
            await made.hears(who.number, count + 1)
        # What failed is tried twice more.
        await made.settled()
        log = await made.stop()
    assert_tells_nothing(log)
    with connected(made.database) as connection:
        raw: Any = connection.connection.driver_connection
        states = dict(raw.execute("SELECT state, count(*) FROM inbox GROUP BY state"))
    assert "pending" not in states
    assert states["failed"] > 10


async def _strangers(made: Fortress, chance: Random) -> None:
    """Real buttons of a department, and mutated ones."""
    shown = chance.sample(made.buttons, 60)
    data = [*shown, *(next(iter(chance.sample(list(mutated(each, shown, chance)), 1))) for each in shown)]
    whom = (OUTSIDER, Who.THEIR_HEAD.number, Who.THEIR_HUNTER.number, Who.THEIR_TRAINEE.number)
    # Each stranger presses as somebody else: five messages in five seconds are what one chat gets.
    outsiders = iter(range(910_000, 920_000))
    by = [next(outsiders) if who == OUTSIDER else who for who in chance.choices(whom, k=len(data))]
    sent = [made.press(who, each.encode(errors="replace").decode()) for who, each in zip(by, data, strict=True)]
    sent += [made.say(by, f"/{name}") for by in whom for name in ("client Ромашка", "start abc", "team", "week")]
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(blow: Any) -> int:
        async with gate:
            status: int = await blow
            return status

    assert set(await asyncio.gather(*map(one, sent))) == {200}


async def _settled(made: Fortress) -> Rows:
    """The rows, once all that was sent is answered."""
    await made.settled()
    for by in (OUTSIDER, Who.THEIR_HEAD.number):
        assert not [text for text in await made.told(by) if SECRET in text]
    return made.rows()


async def _receiver(made: Fortress, chance: Random) -> set[int]:
    """No secret, a wrong one, bytes that are no update, and almost updates."""
    fine = json.dumps({"update_id": 1, "message": made.message(Who.HUNTER.number, text="/undo")}).encode()
    assert [await made.post(fine, secret) for secret in (None, "", "x", WEBHOOK_SECRET[:-1])] == [401] * 4
    statuses = {await made.post(body) for body in MALFORMED}
    assert statuses == {400}
    assert await made.post(b" " * (1024 * 1024 + 1)) == 413
    noise = [chance.randbytes(chance.randrange(200)) for _ in range(40)]
    # One of each chat: a failed one is tried again after one second and after five, and its chat waits for it.
    by_chat = {chat_key(each): each for each in (almost(next(made.numbers), chance, 900_000 + n) for n in range(120))}
    almosts = [json.dumps(each).encode() for each in by_chat.values()]
    return statuses | {await made.post(each) for each in (*noise, *almosts)}


async def _troubles(made: Fortress) -> None:
    """A database that refuses a row, with the row in its words; a handler, a Telegram and a file that fail."""
    hunter, head, farmer = Who.HUNTER.number, Who.HEAD.number, Who.FARMER.number
    with connected(made.database) as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("CREATE TRIGGER refuse BEFORE INSERT ON records BEGIN SELECT RAISE(ABORT, 'Ромашка refused'); END")
        (member,) = raw.execute(f"SELECT id FROM members WHERE telegram_id = {head}").fetchone()
        asked = (member, "tt.time", '{"Ромашка": "Иванов"}', system_clock().replace(tzinfo=None).isoformat(" "))
        raw.execute(
            "INSERT OR REPLACE INTO conversations (member_id, expects, data, updated_at) VALUES (?, ?, ?, ?)", asked
        )
    for kind in ("error", "flood", "cut", "slow"):
        fault = {"kind": kind, "method": "sendMessage", "times": 2}
        async with made.http.post(f"{made.simulator.url}/sim/faults", json=fault) as response:
            assert response.status == 200, await response.text()
    await made.say(hunter, f"/call Ромашка{SECRET}; Иванов{SECRET} Пётр Сергеевич; директор; +7 912 345-67-89; отказ")
    await made.say(farmer, f"/contact Ромашка{SECRET}; Иванов{SECRET} Пётр; обсудили")
    await made.say(head, "18:00")
    document = {"file_id": "nothing", "file_unique_id": "n", "file_name": f"Ромашка{SECRET}.xlsx"}
    await made.update(message=made.message(head, document=document, caption="/questions"))
    for who in (hunter, head):
        await made.answers(who, APOLOGY)


def assert_tells_nothing(log: str) -> None:
    """The whole of it: no token, no secret, nobody's name, no phone, nothing that was typed."""
    assert "update set aside" in log
    assert "running" in log
    for secret in (TOKEN, TOKEN.partition(":")[2], WEBHOOK_SECRET, *SAID):
        found = re.search(re.escape(secret), log)
        assert found is None, log[max(0, found.start() - 300) : found.end() + 200]
