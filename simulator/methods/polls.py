"""Polls that a bot sends and closes."""

from simulator.errors import bad_request
from simulator.formatting import formatted
from simulator.happenings import edit
from simulator.markup import read_markup
from simulator.methods.access import wanted_message, writable_chat
from simulator.methods.call import Call, boolean, integer, parsed, parsed_list, text_of
from simulator.methods.sending import send
from simulator.polls import tell_poll
from simulator.state import Json

OPTIONS = range(1, 13)
LONGEST_QUESTION = 300
LONGEST_OPTION = 100
LONGEST_EXPLANATION = 200


def send_poll(call: Call) -> Json:
    question = line(call, text_of(call.params, "question") or "", "question", LONGEST_QUESTION)
    options = [option(call, at, one) for at, one in enumerate(parsed_list(call.params, "options"))]
    if len(options) not in OPTIONS:
        raise bad_request(
            "poll must have at least 1 option" if not options else f"poll can't have more than {OPTIONS[-1]} options"
        )
    kind = text_of(call.params, "type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    several = boolean(call.params, "allows_multiple_answers")
    poll: Json = {
        "id": str(next(call.world.file_numbers)),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": boolean(call.params, "is_closed"),
        "is_anonymous": "is_anonymous" not in call.params or boolean(call.params, "is_anonymous"),
        "type": kind,
        "allows_multiple_answers": several,
        "allows_revoting": kind == "regular",
        "members_only": boolean(call.params, "members_only"),
    }
    return send(call, {"poll": poll | quiz(call, kind, len(options), several=several)})


def quiz(call: Call, kind: str, options: int, *, several: bool) -> Json:
    """What only a quiz has: the right answers, and why they are right."""
    if kind != "quiz":
        return {}
    if several:
        raise bad_request("quizzes can't have multiple answers")
    right = [integer({"id": one}, "id") for one in parsed_list(call.params, "correct_option_ids")]
    if not right and "correct_option_id" in call.params:
        right = [integer(call.params, "correct_option_id")]
    if not right or not all(0 <= one < options for one in right):
        raise bad_request("wrong correct option ID specified")
    explanation = text_of(call.params, "explanation")
    told = {"correct_option_ids": right, "correct_option_id": right[0]}
    return told | ({"explanation": explanation[:LONGEST_EXPLANATION]} if explanation else {})


def option(call: Call, at: int, given: object) -> Json:
    said = str(given.get("text") or "") if isinstance(given, dict) else str(given)
    return {"persistent_id": str(at), "text": line(call, said, "option", LONGEST_OPTION), "voter_count": 0}


def line(call: Call, said: str, what: str, longest: int) -> str:
    text, _ = formatted(call.world, said, None)
    if not text:
        raise bad_request(f"poll {what} must be non-empty" if what == "question" else "poll options must be non-empty")
    if len(text) > longest:
        raise bad_request(f"poll {what}s length must not exceed {longest}".replace("questions", "question"))
    return text


def stop_poll(call: Call) -> Json:
    """Closed for good; the result is what the people chose."""
    chat = writable_chat(call)
    message = wanted_message(call, chat, "message with poll to stop not found")
    markup = read_markup(parsed(call.params, "reply_markup"), inline_only=True)
    if "poll" not in message.content:
        raise bad_request("message is not a poll")
    if message.sender != call.bot.id:
        raise bad_request("poll can't be stopped")
    if message.content["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    closed: Json = message.content["poll"] | {"is_closed": True}
    edit(call.world, chat, message, message.content | {"poll": closed}, markup)
    tell_poll(call.world, call.bot, closed)
    return closed
