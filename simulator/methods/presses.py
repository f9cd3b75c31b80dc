"""Answering presses of buttons."""

from simulator.errors import bad_request
from simulator.methods.call import Call, boolean, text_of
from simulator.state import Json
from simulator.updates import PRESS_KEPT_SECONDS

MAX_ANSWER = 200


def answer_callback_query(call: Call) -> bool:
    """The first answer is the one that the person sees."""
    press = call.world.presses.get(text_of(call.params, "callback_query_id") or "")
    if press is None or press.bot_id != call.bot.id or call.world.clock.unix() - press.at > PRESS_KEPT_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = text_of(call.params, "text") or ""
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    url = text_of(call.params, "url")
    if url and not url.startswith((f"https://t.me/{call.bot.username}?", f"t.me/{call.bot.username}?")):
        raise bad_request("URL_INVALID")  # a game's address, or a deep link to the bot itself
    if press.answer is not None:
        return True
    press.answer = {"text": text, "show_alert": boolean(call.params, "show_alert")} | ({"url": url} if url else {})
    press.bell.ring()
    call.world.changes += 1

    def event(_user_id: int) -> Json:
        return {"type": "answer", "chat_id": press.chat_id, "message_id": press.message_id, **(press.answer or {})}

    call.world.events.publish([press.user_id], event)
    return True
