"""Questions about people: whom, his part in the decision, and the position without which he does not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.answering import tap_role
from bot.domain.clients import DecisionMaker
from bot.domain.forms import Form
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT, POSITION_LIMIT
from bot.domain.people import Ability
from bot.domain.persons import has_letters, is_full_name, tidy_person
from bot.domain.questionnaire import Answer, AnswerType, Person, Question, Value
from bot.handlers.filling import ask, form_and_question, load, put, question_of
from bot.handlers.form_answers import give
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens.record import POSITIONS
from bot.screens.screen import Screen
from bot.store import clients


def routes() -> Routes:
    presses = {"form.who": press_who, "form.role": press_role, "form.pos": press_position}
    return Routes(
        presses=dict(presses),
        answers={"form.position": type_position, "form.name": type_name},
        abilities=dict.fromkeys(presses, Ability.FILL),
    )


# -- whom, and his part


def press_who(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One of the client's decision makers: his part in the decision is asked."""
    form_id, key, part, person_id = arguments(given, 4)
    form, question = form_and_question(turn, (form_id, key))
    person = _decision_maker(turn, form, number(person_id))
    _people_part(question, number(part))
    return [put(turn, ask(turn, form, question, person=person.id))]


def press_role(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key, part, person_id, role, seen = arguments(given, 6)
    form, question = form_and_question(turn, (form_id, key))
    person = _decision_maker(turn, form, number(person_id))
    chosen = Person(person.id, person.full_name, person.position or "", role)
    try:
        answer = tap_role(question, form.answers.get(key), _people_part(question, number(part)), chosen, role)
    except ValueError:
        raise Outdated from None
    return give(turn, form, question, answer, number(seen))


def _people_part(question: Question, part: int) -> int:
    if not 0 <= part < len(question.parts) or question.parts[part].type is not AnswerType.PEOPLE:
        raise Outdated
    return part


def _decision_maker(turn: Turn, form: Form, person_id: int) -> DecisionMaker:
    """A decision maker of the form's client. Raises Outdated."""
    found = clients.decision_maker(turn.connection, turn.member.team_id, person_id)
    if found is None or found[0].client_id != form.client_id:
        raise Outdated
    return found[0]


# -- what is still missing about him


def press_position(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key, person_id, position = arguments(given, 4)
    form, question = form_and_question(turn, (form_id, key))
    if position not in POSITIONS:
        raise Outdated
    said = turn.t.plain("position", position=position)
    return _told(turn, form, question, number(person_id), position=said)


def type_position(turn: Turn, text: str) -> list[Reply]:
    position = clean(text, POSITION_LIMIT + 1)
    if not has_letters(position) or len(position) > POSITION_LIMIT:
        example = turn.t.plain("position", position="director")
        return [turn.say(Screen(turn.t("position-bad", limit=POSITION_LIMIT, example=example)))]
    return _typed(turn, "form.position", position=position)


def type_name(turn: Turn, text: str) -> list[Reply]:
    name = tidy_person(clean(text, NAME_LIMIT))
    if not is_full_name(name):
        return [turn.say(Screen(turn.t("person-bad", example=turn.t.plain("person-example"))))]
    return _typed(turn, "form.name", full_name=name)


def _typed(turn: Turn, question_name: str, **told: str) -> list[Reply]:
    data = turn.expected(question_name)
    form = load(turn, data.get("form", 0))
    return _told(turn, form, question_of(form, data["question"]), data["person"], **told)


def _told(turn: Turn, form: Form, question: Question, person_id: int, **told: str) -> list[Reply]:
    """Write it down where the client's decision makers are, and in the answer that names him."""
    person = _decision_maker(turn, form, person_id)
    clients.describe(turn.connection, turn.member.team_id, person.id, **told)
    person = replace(person, **told)  # type: ignore[arg-type]  # a name or a position: strings both
    answer = form.answers.get(question.key, Answer())
    values = tuple(_renamed(value, person) for value in answer.values)
    return give(turn, form, question, replace(answer, values=values), form.revision(question.key))


def _renamed(value: Value | None, person: DecisionMaker) -> Value | None:
    if not isinstance(value, tuple) or not any(isinstance(each, Person) for each in value):
        return value
    return tuple(
        Person(each.id, person.full_name, person.position or "", each.role) if each.id == person.id else each
        for each in value
        if isinstance(each, Person)
    )
