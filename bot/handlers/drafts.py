"""What is known of a record that is not complete yet, kept in the conversation from one question to the next."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft
from bot.domain.meetings import Place
from bot.domain.when import WhenProblem
from bot.handlers.turn import Turn

_NAMES = [each.name for each in fields(Draft)]


def keep(turn: Turn, question: str, draft: Draft) -> None:
    told = ((name, getattr(draft, name)) for name in _NAMES)
    data = {name: value for name, value in told if value not in (None, "")}
    if draft.happened_at:
        data["happened_at"] = draft.happened_at.isoformat()
    turn.ask(question, data)


def restored(data: dict[str, Any]) -> Draft:
    happened_at = datetime.fromisoformat(data["happened_at"]) if "happened_at" in data else None
    known = {**data, "kind": Kind(data["kind"]), "happened_at": happened_at}
    if "result" in data:
        known["result"] = Result(data["result"])
    if "place" in data:
        known["place"] = Place(data["place"])
    if "time_problem" in data:
        known["time_problem"] = WhenProblem(data["time_problem"])
    return Draft(**known)


def kept_of_kind(turn: Turn, kind: Kind) -> Draft:
    """What was typed before the button was pressed, if it belongs to the same kind of record."""
    conversation = turn.conversation
    if conversation is None or not conversation.expects.startswith("log.") or conversation.data.get("kind") != kind:
        return Draft(kind)
    return restored(conversation.data)
