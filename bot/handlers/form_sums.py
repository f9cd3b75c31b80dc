"""A sum that an answer names without its unit: it is asked which one it is, and the answer is kept meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.amounts import MOST, amount
from bot.domain.answering import Problem, read
from bot.domain.forms import Form
from bot.domain.people import Ability
from bot.domain.questionnaire import Question
from bot.domain.sums import Unit, meanings, unit_named, with_unit
from bot.handlers.form_anew import asked_anew
from bot.handlers.form_answers import give
from bot.handlers.form_at_hand import form_and_question
from bot.handlers.form_problems import unfit_text
from bot.handlers.turn import Outdated, Routes, Turn, arguments
from bot.screens import sums as screens
from bot.store import ledgers


def routes() -> Routes:
    return Routes(presses={"form.unit": press_unit}, abilities={"form.unit": Ability.FILL})


def ask_unit(
    turn: Turn, form: Form, question: Question, text: str, found: Problem, data: dict[str, Any]
) -> list[Reply]:
    """What may be meant, as buttons; the question stays open for what is typed."""
    total = amount(found.limit, money=True)
    assert total is not None
    turn.ask("form.answer", data | {"unclear": text, "figure": found.limit})
    currency = ledgers.currency(turn.connection, turn.member.team_id)
    options = [
        (screens.in_unit(turn.t, found.limit, unit, meant, currency), unit) for unit, meant in meanings(total, MOST)
    ]
    return [turn.say(screens.ask_of_form(turn.t, (form.id, question.key), found.limit, options))]


def meant(data: dict[str, Any], text: str) -> str:
    """«млн», typed behind that question, is the answer from before with its unit; else the text as it is."""
    unit = unit_named(text) if "unclear" in data else None
    return with_unit(data["unclear"], data["figure"], unit) if unit else text


def press_unit(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The answer that waits, with this unit."""
    form_id, key, name = arguments(given, 3)
    form, question = form_and_question(turn, (form_id, key))
    data, unit = turn.expected("form.answer"), next((each for each in Unit if each == name), None)
    if unit is None or "unclear" not in data or (data.get("form"), data.get("question")) != (form.id, key):
        raise Outdated
    text = with_unit(data["unclear"], data["figure"], unit)
    known = form.answers.get(key)
    answer = read(question, known, data.get("part"), text, turn.said_at, form.met_on, turn.member.zone)
    if isinstance(answer, Problem):
        return asked_anew(turn, form, question, data, unfit_text(turn, question, answer))
    return give(turn, form, question, answer, data.get("seen", 0))
