"""The inbox: each update once, in its chat's order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.delivery import inbox
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import BOT_ID, MONDAY, arrive, rows, update

PERSON = {"id": 7, "is_bot": False, "first_name": "Ann"}
CHAT = {"id": -5, "type": "group"}
KEYS: list[tuple[dict[str, Any], int]] = [
    ({"message": {"chat": CHAT, "from": PERSON}}, -5),
    ({"edited_message": {"chat": CHAT, "from": PERSON}}, -5),
    ({"channel_post": {"chat": CHAT}}, -5),
    ({"callback_query": {"from": PERSON, "message": {"chat": CHAT}}}, -5),
    ({"callback_query": {"from": PERSON, "inline_message_id": "x"}}, 7),
    ({"my_chat_member": {"chat": CHAT, "from": PERSON}}, -5),
    ({"chat_member": {"chat": CHAT, "from": PERSON}}, -5),
    ({"chat_join_request": {"chat": CHAT, "from": PERSON}}, -5),
    ({"message_reaction": {"chat": CHAT, "user": PERSON}}, -5),
    ({"inline_query": {"from": PERSON, "query": "x"}}, 7),
    ({"poll": {"id": "1"}}, 0),
    ({"tomorrows_kind": {"from": PERSON}}, 7),
    ({}, 0),
    ({"message": "odd"}, 0),
    ({"message": {"chat": "odd", "from": PERSON}}, 7),
    ({"callback_query": {"message": "odd", "from": PERSON}}, 7),
    ({"message": {"chat": {"id": 2**63}}}, 0),
    ({"message": {"chat": {"id": "7"}}}, 0),
]


@pytest.mark.parametrize(("body", "key"), KEYS)
def test_an_updates_order_is_kept_by_its_chat_or_else_by_its_person(body: dict[str, Any], key: int) -> None:
    """Whatever the kind, and however odd: the odd one must not stop its neighbours."""
    assert inbox.chat_key({"update_id": 99, **body}) == key


async def test_an_update_that_comes_again_is_stored_once(database: Database) -> None:
    """In one batch or in two; what became of it stands."""
    await arrive(database, MONDAY, update(1, 7, "a"), update(1, 7, "a"))
    await database.transaction(lambda c: inbox.claim(c, BOT_ID, 7, MONDAY))
    await arrive(database, MONDAY, update(1, 7, "a"))
    assert [(row.update_id, row.state) for row in await rows(database, tables.inbox)] == [(1, "done")]


def in_group(update_id: int, **message: Any) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"message_id": 1, "chat": CHAT, "from": PERSON, "date": 0, **message}}


async def test_what_people_say_to_each_other_in_a_group_is_not_stored(database: Database) -> None:
    """Commands are, and that the group became a supergroup; nothing else that its members write or send."""
    talk: list[dict[str, Any]] = [
        {"text": "see you at nine"},
        {"photo": []},
        {"text": "an answer /week"},
        {"new_chat_title": "Team"},
        {},
    ]
    heard: list[dict[str, Any]] = [{"text": "/week@bot"}, {"migrate_to_chat_id": -7}, {"migrate_from_chat_id": -5}]
    keys = await arrive(database, MONDAY, *(in_group(number, **each) for number, each in enumerate([*talk, *heard])))
    assert keys == [-5, -5, -5]
    assert [row.update_id for row in await rows(database, tables.inbox)] == [5, 6, 7]
    assert await arrive(database, MONDAY, in_group(9, text="see you")) == []


async def test_of_what_was_handled_only_the_number_is_kept(database: Database) -> None:
    """So that it is handled once; what was said in private or in a group stands in the records, and is erased there."""
    await arrive(
        database, MONDAY, in_group(1, text="/client Sunflower"), *(update(each, 7, "/today") for each in (2, 3))
    )
    claimed = await database.transaction(lambda c: [inbox.claim(c, BOT_ID, key, MONDAY) for key in (-5, 7)])
    assert [each and each.payload["message"]["text"] for each in claimed] == ["/client Sunflower", "/today"]
    kept = [(row.update_id, row.state, bool(row.payload)) for row in await rows(database, tables.inbox)]
    assert sorted(kept) == [(1, "done", False), (2, "done", False), (3, "pending", True)]


async def test_a_chats_updates_are_claimed_in_the_order_of_their_numbers(database: Database) -> None:
    """Of one chat and of one bot only, whatever order they came in."""
    await arrive(database, MONDAY, update(3, 7, "c"), update(1, 7, "a"), update(2, 8, "b"))
    await database.transaction(lambda c: inbox.store(c, BOT_ID + 1, [update(0, 7, "another bot's")], MONDAY))
    claimed = [await database.transaction(lambda c: inbox.claim(c, BOT_ID, 7, MONDAY)) for _ in range(3)]
    assert [each and each.payload["message"]["text"] for each in claimed] == ["a", "c", None]


async def test_a_claim_that_is_rolled_back_leaves_the_update_pending(database: Database) -> None:
    """The claim and the work are one transaction."""
    await arrive(database, MONDAY, update(1, 7, "a"))

    def fail(connection: Any) -> None:
        inbox.claim(connection, BOT_ID, 7, MONDAY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.transaction(fail)
    assert [row.state for row in await rows(database, tables.inbox)] == ["pending"]


async def test_only_what_telegram_cannot_repeat_is_pruned(database: Database) -> None:
    """Finished ones are kept for 48 hours, what was set aside for thirty days, pending ones for ever."""
    await arrive(database, MONDAY, *(update(number, number, "x") for number in (1, 2, 3)))
    await database.transaction(lambda c: inbox.claim(c, BOT_ID, 1, MONDAY))
    for _ in range(inbox.ATTEMPTS):
        await database.transaction(lambda c: inbox.note_failure(c, BOT_ID, 2, "why", MONDAY))
    await database.transaction(lambda c: inbox.prune(c, MONDAY + inbox.KEPT))
    assert len(await rows(database, tables.inbox)) == 3
    await database.transaction(lambda c: inbox.prune(c, MONDAY + inbox.KEPT + timedelta(seconds=1)))
    assert [(row.update_id, row.state) for row in await rows(database, tables.inbox)] == [(2, "failed"), (3, "pending")]
    await database.transaction(lambda c: inbox.prune(c, MONDAY + inbox.ASIDE))
    assert len(await rows(database, tables.inbox)) == 2
    await database.transaction(lambda c: inbox.prune(c, MONDAY + inbox.ASIDE + timedelta(seconds=1)))
    assert [(row.update_id, row.state) for row in await rows(database, tables.inbox)] == [(3, "pending")]


async def test_an_error_with_bytes_that_no_database_takes_is_noted(database: Database) -> None:
    """Else the failure could never be noted, and the chat would wait for ever."""
    await arrive(database, MONDAY, update(1, 7, "a"))
    await database.transaction(lambda c: inbox.note_failure(c, BOT_ID, 7, "zero \0, half a pair \ud83d", MONDAY))
    assert [row.error for row in await rows(database, tables.inbox)] == ["zero , half a pair \\ud83d"]


async def test_after_a_restart_who_waited_longest_is_first(database: Database) -> None:
    """Else a chat could starve while the bot is restarted again and again."""
    await arrive(database, MONDAY, update(1, 9, "a"), update(2, 3, "b"), update(3, 9, "c"), update(4, 5, "d"))
    waiting = await database.transaction(lambda c: inbox.waiting(c, BOT_ID, MONDAY + timedelta(seconds=1)))
    assert list(waiting.items()) == [(9, 2), (3, 1), (5, 1)]
