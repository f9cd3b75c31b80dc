"""Questions about people: whom, his part in the decision, and the position without which he does not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.answering import tap_role
from bot.domain.clients import MOST_DECISION_MAKERS, DecisionMaker
from bot.domain.form_words import Move, move_named
from bot.domain.forms import Form
from bot.domain.free_text import clean, has_letters
from bot.domain.line import NAME_LIMIT, POSITION_LIMIT
from bot.domain.name_words import may_be_a_name
from bot.domain.option_names import NO, YES, folded, says_unknown
from bot.domain.people import Ability
from bot.domain.people_typed import people_apart
from bot.domain.persons import is_full_name, tidy_person
from bot.domain.questionnaire import Answer, AnswerType, Person, Question, Value
from bot.domain.unfit import Reason
from bot.handlers.filling import ask, ask_about, overview, people_in, put
from bot.handlers.form_answers import after_answer, gathering, give
from bot.handlers.form_at_hand import form_and_question
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens.record import POSITIONS
from bot.store import clients, named_by_mistake, namesakes

DROP = frozenset(("убрать", "убери", "не он", "не она", "удалить", "remove", "not him", "not her", "delete"))


def routes() -> Routes:
    presses = {
        "form.who": press_who,
        "form.role": press_role,
        "form.pos": press_position,
        "form.drop": press_drop,
        "form.out": press_out,
    }
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.FILL))


# -- whom, and his part


def press_who(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One of the client's decision makers: named with the part he is known to have, else that is asked.

    Where several are gathered, one who is named already is taken back. The button says whether it names him.
    """
    form_id, key, part_, person_id, wanted = arguments(given, 5)
    form, question = form_and_question(turn, (form_id, key))
    part, person = _people_part(question, number(part_)), _decision_maker(turn, form, number(person_id))
    several, known = gathering(turn, form, question), form.answers.get(key)
    said = people_in(known, part)
    named = any(each.id == person.id for each in said)
    if named == bool(number(wanted)) and known is not None:
        return after_answer(turn, form, form, question)  # pressed twice, or a colleague was quicker
    if named and several:
        left = tuple(each for each in said if each.id != person.id)
        return give(turn, form, question, _with_people(question, known, part, left), form.revision(key))
    if not named and person.role in {each.key for each in question.parts[part].options}:
        return _named(turn, form, question, part, person, str(person.role), form.revision(key))
    return [put(turn, ask(turn, form, question, person=person, several=several))]


def _with_people(question: Question, known: Answer | None, part: int, left: tuple[Person, ...]) -> Answer:
    values = list(known.values if known else ()) + [None] * (len(question.parts) - len(known.values if known else ()))
    values[part] = left
    return Answer(tuple(values))


def press_role(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key, part, person_id, role, seen = arguments(given, 6)
    form, question = form_and_question(turn, (form_id, key))
    person = _decision_maker(turn, form, number(person_id))
    return _named(turn, form, question, _people_part(question, number(part)), person, role, number(seen))


def _named(
    turn: Turn, form: Form, question: Question, part: int, person: DecisionMaker, role: str, seen: int
) -> list[Reply]:
    chosen, known = Person(person.id, person.full_name, person.position or "", role), form.answers.get(question.key)
    said = people_in(known, part)
    if len(said) >= MOST_DECISION_MAKERS and person.id not in {each.id for each in said}:
        return [turn.alert(turn.t.plain("form-unfit", why=Reason.TOO_MANY_PEOPLE, limit="", options=""))]
    try:
        answer = tap_role(question, known, part, chosen, role)
    except ValueError:
        raise Outdated from None
    return give(turn, form, question, answer, seen)


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


def press_drop(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key, person_id = arguments(given, 3)
    return drop(turn, *form_and_question(turn, (form_id, key)), number(person_id))


def press_out(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return out(turn, *form_and_question(turn, arguments(given, 2)))


def aside(turn: Turn, form: Form, question: Question, person_id: int, text: str) -> list[Reply] | None:
    """«Назад» and «убрать», typed while something about him is asked; `None`: the text is neither."""
    if folded(text) in DROP:
        return drop(turn, form, question, person_id)
    return out(turn, form, question) if move_named(text) == (Move.BACK, "") else None


def names_several(question: Question, text: str) -> bool:
    """«Сидоров решает, Петров влияет» is no full name, but people told anew."""
    return any(len(people_apart(each.options, text)) > 1 for each in question.parts if each.type is AnswerType.PEOPLE)


def out(turn: Turn, form: Form, question: Question) -> list[Reply]:
    """Away from what is still missing about him: to the question before, or to what the form lacks."""
    before = form.preceding(question.key)
    return [put(turn, ask(turn, form, before) if before else overview(turn, form))]


def drop(turn: Turn, form: Form, question: Question, person_id: int) -> list[Reply]:
    """«Не он»: out of the answer; and out of the client's decision makers, if this answer brought him there."""
    known = form.answers.get(question.key)
    part = next((n for n, each in enumerate(question.parts) if each.type is AnswerType.PEOPLE), None)
    if part is None or all(each.id != person_id for each in people_in(known, part)):
        return [put(turn, ask(turn, form, question))]  # pressed twice
    left = tuple(each for each in people_in(known, part) if each.id != person_id)
    replies = give(turn, form, question, _with_people(question, known, part, left), form.revision(question.key))
    others = [each for key, answer in form.answers.items() if key != question.key for each in answer.values]
    if not any(
        isinstance(value, tuple) and person_id in {getattr(each, "id", 0) for each in value} for value in others
    ):
        named_by_mistake.take_back(turn.connection, turn.member.team_id, person_id, form.begun_at)
    return replies


def told_position(turn: Turn, form: Form, question: Question, person_id: int, text: str) -> list[Reply]:
    position = clean(text, POSITION_LIMIT + 1)
    if not has_letters(position) or len(position) > POSITION_LIMIT or _is_none(position):
        example = turn.t.plain("position", position="director")
        why = turn.t.plain("position-bad", limit=POSITION_LIMIT, example=example)
        return _asked_anew(turn, form, question, person_id, why)
    return _told(turn, form, question, person_id, position=position)


def _asked_anew(turn: Turn, form: Form, question: Question, person_id: int, why: str) -> list[Reply]:
    """What was typed of him will not do: what is asked comes below, with why; `why`: plain."""
    told = (turn.t("form-refused", why=why),)
    answer = form.answers.get(question.key)
    persons = [each for part in range(len(question.parts)) for each in people_in(answer, part)]
    person = next((each for each in persons if each.id == person_id), None)
    screen = ask_about(turn, form, question, person, told) if person else ask(turn, form, question, told=told)
    return [put(turn, screen)]


def _is_none(position: str) -> bool:
    """«Не знаю», «нет», a command."""
    return says_unknown(position) or folded(position) in YES | NO or ":" in position or " /" in f" {position}"


def told_name(turn: Turn, form: Form, question: Question, person_id: int, text: str) -> list[Reply]:
    name = tidy_person(clean(text, NAME_LIMIT + 1))
    roles = [option for part in question.parts if part.type is AnswerType.PEOPLE for option in part.options]
    if not is_full_name(name) or len(name) > NAME_LIMIT or not may_be_a_name(roles, name):
        why = turn.t.plain("person-bad", example=turn.t.plain("person-example"))
        return _asked_anew(turn, form, question, person_id, why)
    return _told(turn, form, question, person_id, full_name=name)


def _told(turn: Turn, form: Form, question: Question, person_id: int, **told: str) -> list[Reply]:
    """Write it down where the client's decision makers are, and in the answer that names him."""
    person, team_id = _decision_maker(turn, form, person_id), turn.member.team_id
    twin = namesakes.namesake(turn.connection, team_id, person, told["full_name"]) if "full_name" in told else None
    if twin is not None:
        namesakes.merge(turn.connection, team_id, person, twin)
        after = twin
    else:
        clients.describe(turn.connection, team_id, person.id, **told)
        after = replace(person, **told)  # type: ignore[arg-type]  # a name or a position: strings both
    answer = form.answers.get(question.key, Answer())
    values = tuple(_renamed(value, person.id, after) for value in answer.values)
    return give(turn, form, question, replace(answer, values=values), form.revision(question.key))


def _renamed(value: Value | None, before: int, person: DecisionMaker) -> Value | None:
    """Each once: who was named in two ways turns out to be one."""
    persons = [each for each in value if isinstance(each, Person)] if isinstance(value, tuple) else []
    if not persons:
        return value
    told = [
        Person(person.id, person.full_name, person.position or "", each.role) if each.id == before else each
        for each in persons
    ]
    return tuple({each.id: each for each in told}.values())
