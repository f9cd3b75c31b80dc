"""The head at his team's questionnaire: its newest version, an edit to it, what undo brings back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.domain.questionnaire import Question, Questionnaire
from bot.domain.questionnaire_json import dumps, loads
from bot.domain.questionnaire_rules import Refused, Why
from bot.handlers.refusing import refusals
from bot.handlers.turn import Turn
from bot.screens.questions import refusal
from bot.store import questionnaires
from bot.store.conversations import Conversation
from bot.store.questionnaires import Version

NAMES = "q."
"""How the questions begin that the editor asks."""
LISTENING = "q.home"
"""Nothing in particular is asked: what is typed may be an edit, `3 вверх`."""
FRESH = timedelta(hours=1)
"""So long after the editor was last on the screen; later an edit needs its /questions in front."""

Change = Callable[[Questionnaire], Questionnaire]


# -- refusals


refusing = refusals(Refused, lambda refused: refused.why is Why.NOT_THERE, refusal)
"""For whatever may be refused by the domain."""


# -- the form


def newest(turn: Turn) -> Version:
    return questionnaires.current(turn.connection, turn.member.team_id, turn.t.locale, turn.now)


def asked_question(form: Questionnaire, key: str) -> Question:
    """A question that a button names. Raises Refused for one that is gone, or not asked any more."""
    found = form.question(key)
    if found is None:
        raise Refused(Why.NOT_THERE)
    if found.retired:
        raise Refused(Why.RETIRED)
    return found


def of(key: str, change: Callable[..., Questionnaire], *more: Any) -> Change:
    """An edit of a question that is asked."""
    return lambda form: change(form, asked_question(form, key).key, *more)


def edit(turn: Turn, change: Change) -> Questionnaire:
    """The newest version, edited and kept; the one before stays at hand for «Отменить». Raises Refused."""
    before = newest(turn).form
    after = change(before)
    if after != before:
        keep(turn, after, {"before": dumps(before), "after": fingerprint(after)})
    return after


def keep(turn: Turn, form: Questionnaire, undo: dict[str, str] | None) -> None:
    questionnaires.save(turn.connection, turn.member, form, turn.now)
    turn.conversation = Conversation(LISTENING, {"undo": undo}, turn.now)


def fingerprint(form: Questionnaire) -> str:
    return hashlib.sha256(dumps(form).encode()).hexdigest()[:16]


# -- undo


def may_undo(turn: Turn, form: Questionnaire) -> bool:
    """The form is as his last edit left it: nobody has edited it since."""
    kept = _undo(turn)
    return bool(kept) and kept["after"] == fingerprint(form)


def undo(turn: Turn) -> bool:
    """Take the head's last edit back; whether it could be."""
    if not may_undo(turn, newest(turn).form):
        return False
    keep(turn, loads(_undo(turn)["before"]), None)
    return True


def _undo(turn: Turn) -> dict[str, str]:
    asked = turn.conversation
    kept: dict[str, str] | None = asked.data.get("undo") if asked and asked.expects.startswith(NAMES) else None
    return kept or {}


# -- what he types next


def listen(turn: Turn, expects: str = LISTENING, **data: Any) -> None:
    """His next message answers this; what undo needs stays with it."""
    kept = _undo(turn)
    if kept:
        data["undo"] = kept
    turn.ask(expects, data)


def is_fresh(turn: Turn) -> bool:
    return turn.conversation is not None and turn.said_at - turn.conversation.asked_at <= FRESH
