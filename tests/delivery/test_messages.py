"""The calls that the bot builds as plain values, against aiogram's models of the Bot API."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram import methods

from bot.delivery import messages
from bot.delivery.calls import Call
from bot.screens.screen import Button, Screen

CHAT = 101
BUTTONS = ((Button("yes", "data"), Button("no", "data")),)
CALLS = [
    messages.message_to(CHAT, Screen("<b>text</b>", BUTTONS), silent=True),
    messages.message_to(CHAT, Screen("text", menu=(("a", "b"), ("c",)))),
    messages.message_to(-CHAT, Screen("text"), topic=7),
    messages.photo(-CHAT, "slots", {"a": 1}, topic=7),
    messages.edit(CHAT, 7, Screen("text", BUTTONS)),
    messages.edited_instead(messages.message_to(CHAT, Screen("text", BUTTONS), silent=True), 7),
    messages.removal(CHAT, 7),
    messages.pin(CHAT, 7),
    messages.answer("1"),
    messages.answer("1", "text"),
    messages.commands(CHAT, [("help", "what there is")]),
    messages.document(CHAT, "form.pdf", "pdf", {"a": 1}, "<b>caption</b>"),
    messages.photo(CHAT, "slots", {"a": 1}, "caption", BUTTONS),
    messages.again(CHAT, "photo", {"file_id": "x"}, "caption"),
    messages.again(CHAT, "document", "x"),
    messages.again(CHAT, "voice", {"file_id": "x", "seconds": 3}),
    messages.again(CHAT, "location", {"latitude": 55.75, "longitude": 37.62}),
    messages.again(CHAT, "contact", {"name": "Зоя", "phone": "+79161234567"}),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_every_call_is_one_that_the_bot_api_knows(call: Call) -> None:
    """Its name, its parameters and their types; a file stands where an upload will."""
    model: Any = getattr(methods, call.name[0].upper() + call.name[1:])
    parameters = {name: "attach" if name in ("document", "photo") else value for name, value in call.parameters.items()}
    known = model.model_validate(parameters)
    assert known.model_fields_set == set(parameters)
    assert parameters.keys() <= set(model.model_fields)


def test_what_cannot_be_sent_again_is_an_error_of_the_caller() -> None:
    """Nothing of an unknown kind gets as far as the outbox."""
    with pytest.raises(KeyError):
        messages.again(CHAT, "poll", {"file_id": "x"})
