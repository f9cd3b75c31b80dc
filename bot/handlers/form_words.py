"""Moving about in the questionnaire by words: each button has its typed path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.form_words import UNCHANGED, Move, move_named, section_meant
from bot.domain.forms import Form
from bot.domain.option_names import folded
from bot.domain.questionnaire import AnswerType, Question
from bot.handlers import filling, form_at_hand, forms
from bot.handlers.filling import ask, go_on, put
from bot.handlers.form_anew import asked_anew
from bot.handlers.form_answers import done, keep_last, same_section
from bot.handlers.form_moves import at, notes, section
from bot.handlers.turn import Outdated, Turn

_OF_FORM: dict[Move, Callable[[Turn, Form], list[Reply]]] = {
    Move.LIST: lambda turn, form: [put(turn, filling.listing(turn, form))],
    Move.MISSING: lambda turn, form: [put(turn, filling.overview(turn, form))],
    Move.PAGE: lambda turn, form: forms.show_page(turn, form, 0),
    Move.PDF: forms.send_pdf,
}


def moved(turn: Turn, form: Form, question: Question | None, text: str, data: dict[str, Any]) -> list[Reply] | None:
    """Where a word leads from this question; `None`: the text is no such word, but an answer."""
    found = move_named(text)
    if found is None:
        return None
    move, which = found
    if move in _OF_FORM:
        return _OF_FORM[move](turn, form)
    if move is Move.SECTION:
        return _section(turn, form, which)
    if move is Move.QUESTION:
        return _at(turn, form, int(which))
    return _from_list(turn, form, move) if question is None else _from(turn, form, question, move, text, data)


def _section(turn: Turn, form: Form, which: str) -> list[Reply]:
    named = section_meant(form.questionnaire, which)
    return section(turn, form, named.key, 0) if named else [put(turn, filling.listing(turn, form))]


def _at(turn: Turn, form: Form, number: int) -> list[Reply]:
    question = form.questionnaire.numbered(number)
    try:
        return at(turn, form, form_at_hand.question_of(form, question.key if question else ""))
    except Outdated:
        return [put(turn, filling.listing(turn, form))]


def _from_list(turn: Turn, form: Form, move: Move) -> list[Reply]:
    """No question is asked: on to the first that is open, or back to the last one."""
    if move is Move.BACK:
        return filling.back(turn, form, None)
    first = form.following(None) if move is Move.SKIP else None
    return [put(turn, ask(turn, form, first) if first else filling.overview(turn, form))]


def _from(
    turn: Turn, form: Form, question: Question, move: Move, text: str, data: dict[str, Any]
) -> list[Reply] | None:
    if move is Move.BACK:
        return filling.back(turn, form, question.key)
    if move is Move.NOTES:
        return notes(turn, form, question)
    if move is Move.SKIP:
        return done(turn, form, question) if data.get("several") else go_on(turn, form, question.key)
    return _as_last(turn, form, question, text, data)


def _as_last(turn: Turn, form: Form, question: Question, text: str, data: dict[str, Any]) -> list[Reply] | None:
    if "section" in data:
        return same_section(turn, form, str(data["section"]))
    if question.parts[0].type is AnswerType.TEXT and folded(text) in UNCHANGED:
        return None  # «Что изменилось за год?» is answered so
    try:
        return keep_last(turn, form, question)
    except Outdated:
        return asked_anew(turn, form, question, data, turn.t.plain("form-no-last"))
