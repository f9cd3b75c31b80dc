"""A person who types a bot's name in a message field: asks, sees results, sends one."""

from simulator.bot_view import bot_json, person_json
from simulator.errors import SimError
from simulator.happenings import post
from simulator.inline_ids import inline_id
from simulator.state import Bot, Chat, InlineQuery, Json, Message, Person
from simulator.updates import PRESS_KEPT_SECONDS, put_update
from simulator.world import World, keep

LONGEST_QUERY = 256
CHAT_TYPES = {"private": "sender"}


def ask(world: World, bot: Bot, chat: Chat, person: Person, text: str, offset: str) -> tuple[InlineQuery, int | None]:
    """inline_query: the bot has 150 seconds to answer."""
    if not bot.inline:
        raise SimError('inline mode is off: POST /sim/bot {"inline": true} first', 409)
    if len(text) > LONGEST_QUERY:
        raise SimError(f"a query has at most {LONGEST_QUERY} characters")
    query = InlineQuery(str(next(world.file_numbers)), bot.id, person.id, chat.id, text, world.clock.unix())
    keep(world.inline_queries, query, PRESS_KEPT_SECONDS)
    body: Json = {
        "id": query.id,
        "from": person_json(person),
        "query": text,
        "offset": offset,
        "chat_type": CHAT_TYPES.get(chat.kind, chat.kind),
    }
    return query, put_update(world, bot, "inline_query", body, f"inline{person.id}")


def choose(world: World, bot: Bot, chat: Chat, person: Person, query_id: str, result_id: str) -> Message:
    """Send a result: it is the person's message by way of the bot, which learns of it by chosen_inline_result."""
    query = world.inline_queries.get(query_id)
    if query is None or query.user_id != person.id or query.answer is None:
        raise SimError(f"the query {query_id} has no results here", 404)
    result = next((one for one in query.answer["results"] if one["id"] == result_id), None)
    if result is None:
        raise SimError(f"the query {query_id} has no result {result_id!r}", 404)
    message = post(world, chat, person.id, result["content"] | {"via_bot": bot_json(bot)}, markup=result["markup"])
    chosen: Json = {"result_id": result_id, "from": person_json(person), "query": query.query}
    if result["markup"] is not None:
        message.inline_id = inline_id(bot, chat, message)
        chosen["inline_message_id"] = message.inline_id
    put_update(world, bot, "chosen_inline_result", chosen, f"inline{person.id}")
    return message


def answer_shown(query: InlineQuery) -> Json | None:
    """The list of results as the person sees it."""
    if query.answer is None:
        return None
    rows = [{name: one[name] for name in one if name not in ("content", "markup")} for one in query.answer["results"]]
    return query.answer | {"results": rows}
