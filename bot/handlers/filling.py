"""Filling the questionnaire: which question is on the screen. What is answered is in form_answers.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.delivery.outbox import Reply
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.forms import Form
from bot.domain.funnel import Kind
from bot.domain.people import Role
from bot.domain.persons import is_full_name
from bot.domain.proactive_funnel import judge_filled
from bot.domain.questionnaire import (
    NEVER_CARRIED_OVER,
    Answer,
    AnswerType,
    Fact,
    Person,
    Question,
    is_answered,
    missing_part,
    shown,
)
from bot.handlers.form_at_hand import form_of_record, question_of
from bot.handlers.recording import own_record
from bot.handlers.turn import Outdated, Turn
from bot.screens import filling as screens
from bot.screens import form_lists
from bot.screens.answers import answer_text
from bot.screens.form_buttons import Asked
from bot.screens.forms import filled_lines, held_lines
from bot.screens.record import POSITIONS
from bot.screens.screen import Screen
from bot.store import clients, farming_weeks, forms, records, weeks

NOTHING: Mapping[str, str] = MappingProxyType({})
CARD = "form"
"""The one message in which the form is filled: when something is typed it comes anew, below."""


def open_for_record(turn: Turn, record_id: int) -> list[Reply]:
    """The first question that a held meeting's form still lacks. Raises Outdated."""
    made = own_record(turn, record_id)
    if made.kind is not Kind.MEETING:
        raise Outdated
    return go_on(turn, form_of_record(turn, made), None, below=True)


# -- what is on the screen


def put(turn: Turn, screen: Screen, *, below: bool = False) -> Reply:
    return turn.card(CARD, screen, below=below)


def go_on(
    turn: Turn, form: Form, after: str | None, echo: str = "", *, below: bool = False, told: Sequence[str] = ()
) -> list[Reply]:
    """The next question behind `after`; where there is none: what is missing, or that nothing is."""
    question = form.following(after)
    if question is None or (form.progress.complete and after is None):
        return [put(turn, overview(turn, form, echo), below=below)]
    same = _same_as_last(form, after, question)
    if same:
        turn.ask("form.answer", {"form": form.id, "question": question.key, "section": question.section})
        screen = screens.offer_section(turn.t, form, question.section, same, question, echo)
        return [put(turn, screen, below=below)]
    return [put(turn, ask(turn, form, question, echo, told=told), below=below)]


def _same_as_last(form: Form, after: str | None, question: Question) -> list[tuple[Question, Answer]]:
    """What the client's last form says of the section that begins, if it answers the question that is next."""
    if _is_begun(form, after, question):
        return []
    carried = form.carried_over(form.earlier, question.section) if form.earlier else {}
    if question.key not in carried:
        return []
    return [(each, carried[each.key]) for each in form.questionnaire.questions if each.key in carried]


def _is_begun(form: Form, after: str | None, question: Question) -> bool:
    """Whether the section of `question` was gone through up to `after`; what each meeting says anew begins none."""
    keys = [each.key for each in form.questionnaire.questions]
    walked = form.questionnaire.questions[: keys.index(after) + 1] if after in keys else ()
    return any(each.section == question.section and each.fact not in NEVER_CARRIED_OVER for each in walked)


def ask(
    turn: Turn,
    form: Form,
    question: Question,
    echo: str = "",
    *,
    several: bool = False,
    person: DecisionMaker | None = None,
    told: Sequence[str] = (),
    noted: int = 0,
    more: Mapping[str, str] = NOTHING,
) -> Screen:
    """The question's screen; the next message answers it. `more`: to be kept with it."""
    part = missing_part(question, form.answers.get(question.key)) or 0
    known: Sequence[DecisionMaker] = ()
    if question.parts[part].type is AnswerType.PEOPLE:
        half_known = _half_known(form, question, part)
        if half_known is not None:
            return ask_about(turn, form, question, half_known, told)
        known = _candidates(turn, form)
        person = person or _whose_part(turn, form, question, part, () if several else known)
    before = ""
    if question.key in form.earlier and question.key not in form.answers:
        last = form.carried_over(form.earlier, question.section).get(question.key)
        before = answer_text(turn.t, question, last) if last else ""
    asked = Asked(form, question, part, turn.member.day(turn.now), known, before, several, person, noted)
    data = {"form": form.id, "question": question.key, "part": part, "seen": asked.seen}
    turn.ask(
        "form.answer",
        data | ({"several": True} if several else {}) | ({"person": person.id} if person else {}) | {**more},
    )
    return screens.ask(turn.t, asked, echo, told)


def _whose_part(
    turn: Turn, form: Form, question: Question, part: int, known: Sequence[DecisionMaker]
) -> DecisionMaker | None:
    """Whose part in the decision is asked at once: who was named without one, else the only one, or who was met.

    Nobody's, where it is known already: then one tap names him. `known`: whom the client has; nobody, where several
    are being gathered.
    """
    partless = next((each for each in people_in(form.answers.get(question.key), part) if not each.role), None)
    if partless is not None:
        found = clients.decision_maker(turn.connection, turn.member.team_id, partless.id)
        return found[0] if found else None
    if question.key in form.answers or not known:
        return None
    probable = known[0] if len(known) == 1 else _met(turn, form, question, known)
    roles = {each.key for each in question.parts[part].options}
    return probable if probable is not None and probable.role not in roles else None


def _met(turn: Turn, form: Form, question: Question, known: Sequence[DecisionMaker]) -> DecisionMaker | None:
    """Whom the meeting was with, where it is asked who was there."""
    if question.fact is not Fact.ATTENDEES or not form.record_id:
        return None
    made = records.get(turn.connection, turn.member.team_id, form.record_id)
    met = made.decision_maker if made else None
    return met if met in known else None


def _half_known(form: Form, question: Question, part: int) -> Person | None:
    """Somebody in the answer whose full name or position is still missing."""
    persons = people_in(form.answers.get(question.key), part)
    return next((each for each in persons if not each.position or not is_full_name(each.full_name)), None)


def people_in(answer: Answer | None, part: int) -> list[Person]:
    value = answer.value(part) if answer else None
    return [each for each in value if isinstance(each, Person)] if isinstance(value, tuple) else []


def ask_about(turn: Turn, form: Form, question: Question, person: Person, told: Sequence[str] = ()) -> Screen:
    """What is still missing about somebody who was named."""
    named = is_full_name(person.full_name)
    turn.ask(
        "form.position" if named else "form.name", {"form": form.id, "question": question.key, "person": person.id}
    )
    if named:
        return screens.ask_position(turn.t, form, question, person, POSITIONS, told)
    return screens.ask_full_name(turn.t, form, question, person, told)


def _candidates(turn: Turn, form: Form) -> list[DecisionMaker]:
    known = clients.decision_makers_of(turn.connection, turn.member.team_id, form.client_id)
    return [each for each in known if each.standing is Standing.ACTIVE]


def overview(turn: Turn, form: Form, echo: str = "") -> Screen:
    """What is missing; or that the form is complete, and what its meeting counts for now."""
    turn.ask("form.answer", {"form": form.id})
    if not form.progress.complete:
        return form_lists.remaining(turn.t, form, counted(turn, form), echo)
    open_ones = [
        each
        for each in shown(form.questionnaire, form.answers, existing=form.existing)
        if not is_answered(each, form.answers)
    ]
    again = "meeting" in form.holds(Fact.AGREEMENT)
    return form_lists.complete(turn.t, form, counted(turn, form), len(open_ones), book=again, echo=echo)


def counted(turn: Turn, form: Form) -> list[str]:
    """What the form's meeting counts for; or the form itself, where it is an existing client's."""
    if turn.member.role is Role.FARMER:
        filled = farming_weeks.filled(turn.connection, turn.member.team_id, form.id)
        return filled_lines(turn.t, judge_filled(filled)) if filled else []
    held = weeks.held(turn.connection, turn.member.team_id, form.record_id) if form.record_id else None
    return held_lines(turn.t, held) if held else []


def back(turn: Turn, form: Form, key: str | None) -> list[Reply]:
    """The question before this one; at the first it stays."""
    before = form.preceding(key) or (question_of(form, key) if key else None)
    return [put(turn, ask(turn, form, before) if before else overview(turn, form))]


def listing(turn: Turn, form: Form) -> Screen:
    """Where to jump. What is typed still answers the question that was asked."""
    return form_lists.sections(turn.t, form, forms.notes_waiting(turn.connection, form), still_asked(turn, form))


def still_asked(turn: Turn, form: Form) -> Question | None:
    """The question of this form that the next message answers."""
    data = turn.expected("form.answer")
    return form.questionnaire.question(data.get("question", "")) if data.get("form") == form.id else None
