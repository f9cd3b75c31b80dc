"""What comes to whom on Friday, and a head who asks for the summary of a large team himself."""

import asyncio
from time import perf_counter

from benchmarks import friday_teams as teams_of
from benchmarks.monday_drain import Due
from benchmarks.monday_people import LONGEST_ANSWER
from simulator.people import send
from simulator.state import Bot, Json
from simulator.world import World

PICTURE, WORDS, TABLE, OWN = "sendPhoto", "sendMessage", "sendDocument", "own week"

PARTS = 2
"""Of a picture of twenty people."""


def due_on_friday(teams: int, own_weeks: int) -> Due:
    """To each head the picture, the words and the table of the records; to these people their own weeks."""
    heads = {teams_of.head_of(number): (PICTURE, WORDS, TABLE) for number in range(teams)}
    people = [one for number in range(teams) for one in teams_of.people_of(number)[:own_weeks]]
    return {**heads, **dict.fromkeys(people, (OWN,))}


def kind_on_friday(call: Json) -> str:
    number = int(call["params"]["chat_id"])
    return str(call["method"]) if number % teams_of.STEP == teams_of.HEAD else OWN


async def seconds_to_picture(world: World, bot: Bot) -> float:
    """From `/summary` of the head of twenty people to the whole picture, in its parts. Raises TimeoutError."""
    head = teams_of.HEAD + teams_of.LARGE_AT
    page = world.events.open_page((head,))
    begun = perf_counter()
    send(world, bot, world.person(head), {"text": "/summary"})
    async with asyncio.timeout(LONGEST_ANSWER):
        for _ in range(PARTS):
            while not _is_picture(await page.get()):
                pass
    world.events.close_page((head,), page)
    return perf_counter() - begun


def _is_picture(event: Json) -> bool:
    media = event["message"]["media"] if event["type"] == "message" else None
    return media is not None and media["kind"] == "photo"
