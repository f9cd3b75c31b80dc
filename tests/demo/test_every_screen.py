"""Whatever a visitor of the sample asks for, something is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import bot.texts
from bot.demo.cast import CAST, Part
from bot.domain.people import Role
from bot.handlers.help import commands_for
from bot.store import people
from tests.demo.made import AFTER_HOLIDAYS, MOMENTS, MONDAY, aside, sample
from tests.handlers.rights_chat import Chat

NOTHING_YET = (
    *("agreements-none", "batch-nothing", "audit-empty", "hand-none", "list-empty", "list-empty-nobody"),
    *("undo-nothing", "week-empty", "week-team-empty", "clients-empty", "map-empty", "map-nobody", "meetings-none"),
    *("path-ask-nobody", "board-empty", "absences-none", "segments-empty", "study-no-clients", "study-none-left"),
    *("summary-nobody", "summary-trend-empty", "worksheet-empty", "training-none", "slot-list-empty", "form-empty"),
)
"""Texts that say that there is nothing to show."""
NOT_YET = {
    # Block 1 only (method.md §3): a trainee promises nothing, and nobody hands a client over to one.
    *((Role.TRAINEE, name) for name in ("agreements", "handover")),
}
MORNINGS = (MONDAY, AFTER_HOLIDAYS)
BEFORE_THE_FIRST_CALL = ("week",)
"""On the first morning of a week it is empty for everybody; the week before is a button away."""
TEXTS = Path(bot.texts.__file__).parent


def beginnings(locale: str) -> Iterator[str]:
    """What such a text begins with, up to its first figure or name."""
    files = "\n".join(each.read_text("utf-8") for each in sorted((TEXTS / locale).glob("*.ftl")))
    for key in NOTHING_YET:
        found = re.search(rf"^{key} = ([^{{\n]+)", files, re.MULTILINE)
        assert found, f"{key} is no text of {locale}, or begins with a figure"
        yield found[1].strip()


def asked_by(chat: Chat, part: Part, text: str) -> str:
    """All that one message brings, with its buttons; what is done later by a file or in steps is left out."""
    person = {"id": part.number, "is_bot": False, "first_name": part.names["ru"], "language_code": "ru"}
    number = next(chat._numbers)
    message = {"message_id": number, "date": int(chat.now.timestamp()), "text": text, "from": person}
    message["chat"] = {"id": part.number, "type": "private", "first_name": part.names["ru"]}
    replies = chat.dispatch.handle(chat.connection, {"update_id": number, "message": message}, chat.now, chat.now)
    return "\n".join(shown(reply) for reply in replies)


def shown(reply: object) -> str:
    screen = getattr(reply, "screen", None)
    if screen is not None:
        return f"{screen.text}\n{[[each.label for each in row] for row in screen.buttons]}"
    parameters = getattr(reply, "parameters", None)
    return json.dumps(parameters or str(reply), ensure_ascii=False, default=str)


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_command_of_any_role_has_nothing_to_show(moment: str, locale: str) -> None:
    """On a Monday before the first calls, in the middle of a week, on a Sunday, and after long holidays."""
    connection, life = sample(moment)
    empty = list(beginnings(locale))
    with aside(connection):
        chat = Chat(connection, datetime.fromisoformat(moment), lambda _: None)
        for member in life.members.values():
            people.change(connection, member, locale=locale)
        for part in CAST:
            for name in commands_for(part.role):
                said = asked_by(chat, part, f"/{name}")
                if (part.role, name) in NOT_YET or (moment in MORNINGS and name in BEFORE_THE_FIRST_CALL):
                    continue
                assert said, f"/{name} of {part.number} is not answered"
                found = [each for each in empty if each in said]
                assert not found, f"/{name} of {part.number}: {said}"
