"""Inline mode and Mini Apps: results that a bot offers, and messages that it sends in a person's name."""

from dataclasses import replace

from simulator.bot_view import bot_json
from simulator.errors import bad_request
from simulator.happenings import post
from simulator.inline_ids import inline_id
from simulator.links import check_web_app_link
from simulator.markup import check_markup, read_markup
from simulator.methods.call import Call, boolean, parsed_list, parsed_object, text_of
from simulator.methods.media import place
from simulator.methods.sending import caption_content, text_content
from simulator.state import Chat, InlineQuery, Json, WebAppQuery, stored_json
from simulator.updates import PRESS_KEPT_SECONDS

MOST_RESULTS = 50
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
FILE_RESULTS = {"photo": "photo", "document": "document", "voice": "voice", "video": "video", "audio": "audio"}


def answer_inline_query(call: Call) -> bool:
    """The first answer is what the person sees; each result is checked as the message it would become."""
    query = call.world.inline_queries.get(text_of(call.params, "inline_query_id") or "")
    if query is None or query.bot_id != call.bot.id or call.world.clock.unix() - query.at > PRESS_KEPT_SECONDS:
        raise bad_request(TOO_OLD)
    results = parsed_list(call.params, "results")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if not all(isinstance(one, dict) for one in results):
        raise bad_request("can't parse InlineQueryResult: expected an Object")
    ids = [str(one.get("id") or "") for one in results]
    if not all(1 <= len(one.encode()) <= 64 for one in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    made = [shown_result(call, query, result) for result in results]
    button = parsed_object(call.params, "button")
    if button.get("web_app"):
        check_web_app_link(button["web_app"].get("url", ""), "inline query results button")
    if query.answer is None:
        more = {"next_offset": text_of(call.params, "next_offset") or "", "button": button or None}
        query.answer = {"results": made, "is_personal": boolean(call.params, "is_personal"), **more}
        query.bell.ring()
    return True


def shown_result(call: Call, query: InlineQuery, result: Json) -> Json:
    """What the person's list shows of one, with the message that choosing it sends."""
    content = result_content(call, result)
    markup = read_markup(result.get("reply_markup"), inline_only=True)
    chat = call.world.chats.get((0, query.chat_id)) or call.world.private_chat(call.bot, query.user_id)
    check_markup(markup, chat)
    shown = {name: result[name] for name in ("id", "type", "title", "description") if name in result}
    return shown | {"content": content, "markup": markup}


def result_content(call: Call, result: Json) -> Json:
    kind = result.get("type")
    given = result.get("input_message_content")
    if isinstance(given, dict):
        return input_content(call, given)
    if kind == "location":
        return {"location": place(replace(call, params=result))}
    if kind == "contact":
        return {"contact": {name: result[name] for name in ("phone_number", "first_name") if name in result}}
    if kind in FILE_RESULTS:
        stored = call.world.files.get(str(result.get(f"{kind}_file_id") or ""))
        if stored is None or stored.kind != kind:
            raise bad_request("WEBDOCUMENT_INVALID" if f"{kind}_url" in result else "wrong file identifier specified")
        shown = stored_json(stored) | stored.details
        return {kind: [shown] if kind == "photo" else shown} | caption_content(replace(call, params=result))
    raise bad_request("can't parse InlineQueryResult: Can't find field \"input_message_content\"")


def input_content(call: Call, given: Json) -> Json:
    """What an article sends: a text, a place or a contact."""
    if "message_text" in given:
        told = {"text": given["message_text"], **given, "entities": given.get("entities")}
        return text_content(replace(call, params=told))
    if "phone_number" in given:
        return {"contact": {name: part for name, part in given.items() if part is not None}}
    if "latitude" in given and "title" not in given:
        return {"location": place(replace(call, params=given))}
    raise bad_request("can't parse InputMessageContent: unsupported by this simulator")


def answer_web_app_query(call: Call) -> Json:
    """Once per opened Mini App: its message comes into the chat in the person's name, by way of the bot."""
    query = call.world.web_app_queries.get(text_of(call.params, "web_app_query_id") or "")
    if query is None or query.bot_id != call.bot.id or query.answered:
        raise bad_request("QUERY_ID_INVALID")
    result = parsed_object(call.params, "result")
    content = result_content(call, result)
    markup = read_markup(result.get("reply_markup"), inline_only=True)
    check_markup(markup, chat_of(call, query))
    query.answered = True
    return {"inline_message_id": send_for_person(call, chat_of(call, query), query.user_id, content, markup)}


def chat_of(call: Call, query: WebAppQuery) -> Chat:
    return call.world.chats.get((0, query.chat_id)) or call.world.private_chat(call.bot, query.user_id)


def send_for_person(call: Call, chat: Chat, user_id: int, content: Json, markup: Json | None) -> str:
    """Post it as the person's own message; the bot gets no update of it, only this id."""
    message = post(call.world, chat, user_id, content | {"via_bot": bot_json(call.bot)}, markup=markup)
    message.inline_id = inline_id(call.bot, chat, message)
    return message.inline_id
