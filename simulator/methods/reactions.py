"""Reactions that a bot leaves under messages."""

from simulator.errors import bad_request
from simulator.happenings import react
from simulator.methods.access import wanted_message, writable_chat
from simulator.methods.call import Call, parsed_list
from simulator.reacting import REACTIONS


def set_message_reaction(call: Call) -> bool:
    """A bot has one reaction to a message at most; an empty list takes it back."""
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message to react not found")
    wanted = parsed_list(call.params, "reaction")
    emoji = [str(one.get("emoji", "")).replace("\ufe0f", "") if isinstance(one, dict) else "" for one in wanted]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not REACTIONS.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    react(call.world, chat, message, emoji, by=call.bot.id)
    return True
