"""Moving about in the questionnaire by buttons: open it, go back, skip, jump to a section, list what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.forms import Form
from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft
from bot.domain.people import Ability
from bot.domain.questionnaire import Fact, Question
from bot.domain.when import When, parse_future
from bot.handlers.clients import sent_again
from bot.handlers.filling import ask, back, go_on, listing, open_for_record, overview, put, still_asked
from bot.handlers.form_at_hand import form_and_question, load
from bot.handlers.form_facts import promised_day, promised_thing
from bot.handlers.recording import show, write_down
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import form_lists as screens
from bot.store import clients, forms, records


def routes() -> Routes:
    presses = {
        "form.open": press_open,
        "form.go": press_go,
        "form.at": press_at,
        "form.back": press_back,
        "form.skip": press_skip,
        "form.rest": press_rest,
        "form.left": press_left,
        "form.notes": press_notes,
        "form.list": press_list,
        "form.sec": press_section,
        "form.many": press_many,
    }
    return Routes(
        presses={**presses, "form.book": press_book},
        abilities=dict.fromkeys(presses, Ability.FILL) | {"form.book": Ability.BOOK},
    )


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a meeting's record: the first missing question, below it, so that the record stays."""
    return open_for_record(turn, number(arguments(given, 1)[0]))


def press_go(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return go_on(turn, load(turn, number(arguments(given, 1)[0])), None)


def press_at(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return at(turn, *form_and_question(turn, arguments(given, 2)))


def at(turn: Turn, form: Form, question: Question) -> list[Reply]:
    """A question that was looked up: with what was sent to it, to be typed out now."""
    noted = forms.notes_waiting(turn.connection, form).get(question.key, 0)
    return [put(turn, ask(turn, form, question, noted=noted))]


def press_notes(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return notes(turn, *form_and_question(turn, arguments(given, 2)))


def notes(turn: Turn, form: Form, question: Question) -> list[Reply]:
    """What was sent to the question once more, and the question below, to be answered."""
    found = forms.notes_of(turn.connection, form.id, question.key)
    if not found:
        return [turn.alert(turn.t.plain("form-no-notes"))]
    return [*(sent_again(turn, each) for each in found), put(turn, ask(turn, form, question), below=True)]


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


def press_left(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [put(turn, overview(turn, load(turn, number(arguments(given, 1)[0]))))]


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [put(turn, listing(turn, load(turn, number(arguments(given, 1)[0]))))]


def press_section(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key, page = arguments(given, 3)
    form = load(turn, number(form_id))
    if key not in {each.key for each in form.questionnaire.sections}:
        raise Outdated
    return section(turn, form, key, number(page))


def section(turn: Turn, form: Form, key: str, page: int) -> list[Reply]:
    waiting = forms.notes_waiting(turn.connection, form)
    return [put(turn, screens.section(turn.t, form, key, waiting, page, still_asked(turn, form)))]


# -- out of the form


def _agreed_time(turn: Turn, form: Form) -> str:
    """«повторная встреча 30.11 в 11:00»: a time that was told is not asked again."""
    question = form.questionnaire.asking(Fact.AGREEMENT)
    answer = form.answers.get(question.key) if question else None
    day, words = (promised_day(answer), promised_thing(answer)) if answer else (None, None)
    told = f"{day:%d.%m.%Y} {words}" if day and words else ""
    said = parse_future(told, turn.said_at, turn.member.zone, need_time=True) if told else None
    return told if isinstance(said, When) else ""


def press_book(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Назначить повторную встречу»: recorded with whom this one was, and its time is asked below."""
    form = load(turn, number(arguments(given, 1)[0]))
    client = clients.get(turn.connection, turn.member.team_id, form.client_id)
    if client is None or "meeting" not in form.holds(Fact.AGREEMENT):
        raise Outdated
    made = records.get(turn.connection, turn.member.team_id, form.record_id) if form.record_id else None
    draft = Draft(Kind.BOOKING, detail=_agreed_time(turn, form))
    kept = write_down(turn, draft, Result.BOOKED, client, made.decision_maker if made else None)
    if kept is None:
        return [turn.alert(turn.t.plain("already-recorded"))]
    return [*show(replace(turn, press=None), kept.made.id), *kept.said]
