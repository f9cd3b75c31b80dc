"""People's votes in a bot's polls."""

from simulator.bot_view import person_json
from simulator.errors import SimError
from simulator.happenings import changed
from simulator.state import Bot, Chat, Json, Message, Person
from simulator.updates import put_update
from simulator.world import World


def vote(world: World, chat: Chat, person: Person, message: Message, chosen: list[int]) -> None:
    """Choose options, or none to take the vote back; the bot learns the count, and who it was unless that is secret."""
    poll: Json = message.content.get("poll") or {}
    if not poll or poll["is_closed"]:
        raise SimError(f"message {message.message_id} is no open poll", 409)
    if not all(0 <= one < len(poll["options"]) for one in chosen):
        raise SimError(f"options are numbers from 0 to {len(poll['options']) - 1}")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise SimError("this poll takes one answer")
    if poll["type"] == "quiz" and str(person.id) in message.votes:
        raise SimError("an answer to a quiz stands", 409)
    message.votes = {who: what for who, what in message.votes.items() if who != str(person.id)}
    if chosen:
        message.votes[str(person.id)] = chosen
    counts = [sum(at in what for what in message.votes.values()) for at in range(len(poll["options"]))]
    options = [one | {"voter_count": count} for one, count in zip(poll["options"], counts, strict=True)]
    poll = poll | {"options": options, "total_voter_count": len(message.votes)}
    message.content = message.content | {"poll": poll}
    changed(world, chat, "edited", message)
    bot = world.bots[message.sender]
    if not poll["is_anonymous"]:
        answer: Json = {"poll_id": poll["id"], "user": person_json(person), "option_ids": chosen}
        answer["option_persistent_ids"] = [options[at]["persistent_id"] for at in chosen]
        put_update(world, bot, "poll_answer", answer, f"poll{person.id}")
    tell_poll(world, bot, poll)


def tell_poll(world: World, bot: Bot, poll: Json) -> None:
    put_update(world, bot, "poll", poll, f"poll{poll['id']}")
