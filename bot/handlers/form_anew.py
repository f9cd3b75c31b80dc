"""What came will not do as an answer: its question comes anew, below, with why and with its buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.forms import Form
from bot.domain.questionnaire import Question
from bot.handlers.filling import NOTHING, ask, put
from bot.handlers.turn import Turn
from bot.screens.screen import Screen
from bot.store import clients


def asked_anew(turn: Turn, form: Form, question: Question, data: dict[str, Any], why: str) -> list[Reply]:
    """The question as it was asked; `data`: what was kept with it, `why`: plain.

    Of a message that a phone has cut both are kept for its tail.
    """
    found = clients.decision_maker(turn.connection, turn.member.team_id, data["person"]) if "person" in data else None
    person = found[0] if found and found[0].client_id == form.client_id else None
    more = {"cut": data["cut"], "why": why} if data.get("cut") else NOTHING
    several, told = bool(data.get("several")), (turn.t("form-refused", why=why),)
    screen = ask(turn, form, question, several=several, person=person, told=told, more=more)
    if "own" in data:
        screen = in_own_words(turn, form, question, data["part"], screen, several=several, more=more)
    return [put(turn, screen)]


def in_own_words(
    turn: Turn,
    form: Form,
    question: Question,
    part: int,
    screen: Screen,
    *,
    several: bool,
    more: Mapping[str, str] = NOTHING,
) -> Screen:
    """The question's screen, of which the next message is kept as it is typed."""
    data = {"form": form.id, "question": question.key, "part": part, "seen": form.revision(question.key), "own": True}
    turn.ask("form.answer", data | ({"several": True} if several else {}) | {**more})
    above, _, _ = screen.text.rpartition("\n")  # the last line says how to answer
    return replace(screen, text=f"{above}\n{turn.t('form-hint-own')}")
