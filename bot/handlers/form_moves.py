"""Moving about in the questionnaire by buttons: open it, go back, skip, jump to a section, list what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.handlers.filling import (
    ask,
    back,
    form_and_question,
    go_on,
    listing,
    load,
    open_for_record,
    overview,
    put,
)
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import form_lists as screens
from bot.store import forms


def routes() -> Routes:
    presses = {
        "form.open": press_open,
        "form.go": press_go,
        "form.at": press_at,
        "form.back": press_back,
        "form.skip": press_skip,
        "form.rest": press_rest,
        "form.list": press_list,
        "form.sec": press_section,
        "form.many": press_many,
    }
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.FILL))


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a meeting's record: the first missing question, below it, so that the record stays."""
    return open_for_record(turn, number(arguments(given, 1)[0]))


def press_go(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return go_on(turn, load(turn, number(arguments(given, 1)[0])), None)


def press_at(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form, question = form_and_question(turn, arguments(given, 2))
    return [put(turn, ask(turn, form, question))]


def press_many(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Несколько»: options are ticked from now on."""
    form_id, key, _ = arguments(given, 3)
    form, question = form_and_question(turn, (form_id, key))
    return [put(turn, ask(turn, form, question, several=True))]


def press_back(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form, question = form_and_question(turn, arguments(given, 2))
    return back(turn, form, question.key)


def press_skip(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key = arguments(given, 2)
    form = load(turn, number(form_id))
    if form.questionnaire.question(key) is None:
        raise Outdated
    return go_on(turn, form, key)


def press_rest(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The questions that are not required: from the first that is open."""
    form = load(turn, number(arguments(given, 1)[0]))
    question = form.following(None)
    return [put(turn, ask(turn, form, question) if question else overview(turn, form))]


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [put(turn, listing(turn, load(turn, number(arguments(given, 1)[0]))))]


def press_section(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key = arguments(given, 2)
    form = load(turn, number(form_id))
    if key not in {each.key for each in form.questionnaire.sections}:
        raise Outdated
    noted = forms.noted_questions(turn.connection, form.id)
    return [put(turn, screens.section(turn.t, form, key, noted))]
