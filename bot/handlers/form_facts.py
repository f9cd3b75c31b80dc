"""Where answers belong besides the form: decision makers, interest and agreement are never asked twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.forms import Form
from bot.domain.people import Member
from bot.domain.promises import PromiseKind, latest_due
from bot.domain.questionnaire import Answer, Fact, Person, Question, is_answered
from bot.domain.timetable import week_of
from bot.handlers.turn import Turn
from bot.handlers.week_card import week_card_reply
from bot.store import clients, forms, people, promises, records


def keep(turn: Turn, form: Form, question: Question, answer: Answer) -> tuple[Form, list[Reply]]:
    """Write the answer down, and what it tells of elsewhere; returns the form then, and cards that changed by it."""
    kept = resolved(turn, form, answer)
    if form.answers.get(question.key) == kept:
        return form, []
    changed = forms.keep(turn.connection, turn.member, form, question.key, kept, turn.now)
    return changed, flow(turn, form, changed, question)


def resolved(turn: Turn, form: Form, answer: Answer) -> Answer:
    """The answer with every person in it found among the client's decision makers, or added there."""
    values = tuple(
        tuple(_known(turn, form, each) if isinstance(each, Person) else each for each in value)
        if isinstance(value, tuple)
        else value
        for value in answer.values
    )
    return replace(answer, values=values)  # type: ignore[arg-type]  # a tuple holds either strings or persons


def _known(turn: Turn, form: Form, person: Person) -> Person:
    team_id = turn.member.team_id
    if person.id == 0:
        found = clients.find_or_add(
            turn.connection, team_id, form.client_id, person.full_name, person.position, turn.now
        )
    else:
        looked_up = clients.decision_maker(turn.connection, team_id, person.id)
        if looked_up is None or looked_up[0].client_id != form.client_id:
            return person  # as he was known when the answer was given
        found = looked_up[0]
        if person.position and not found.position:
            clients.describe(turn.connection, team_id, found.id, position=person.position)
            found = replace(found, position=person.position)
    if person.role:
        clients.describe(turn.connection, team_id, found.id, role=person.role)
    return Person(found.id, found.full_name, found.position or "", person.role)


def flow(turn: Turn, before: Form, form: Form, question: Question) -> list[Reply]:
    """Pass on what an answer tells; returns the pinned card of the meeting's author where his week changed by it."""
    if question.fact is Fact.AGREEMENT:
        _promise(turn, form, question)
    if question.fact is Fact.ATTENDEES:
        _met(turn, form, question)
    decides = question.fact in (Fact.ATTENDEES, Fact.INTEREST, Fact.AGREEMENT)
    if form.record_id is None or not (decides or before.progress.complete != form.progress.complete):
        return []
    return _week_of_author(turn, form)


def _met(turn: Turn, form: Form, question: Question) -> None:
    """The meeting's decision maker is the first of those who were there, if nobody was named before."""
    people_there = form.answers[question.key].value(0)
    first = (
        next((each for each in people_there if isinstance(each, Person)), None)
        if isinstance(people_there, tuple)
        else None
    )
    made = records.get(turn.connection, turn.member.team_id, form.record_id) if form.record_id else None
    if first is None or made is None or made.decision_maker is not None:
        return
    found = clients.decision_maker(turn.connection, turn.member.team_id, first.id)
    if found is not None:
        records.set_person(turn.connection, made, found[0])


def _promise(turn: Turn, form: Form, question: Question) -> None:
    """An agreement becomes a promise that is checked; taken back, it is none."""
    answer = form.answers[question.key]
    kind = next((each for each in PromiseKind if each in form.holds(Fact.AGREEMENT)), None)
    due_on = promised_day(answer)
    if kind is None or due_on is None or not is_answered(question, form.answers):
        promises.drop_for_form(turn.connection, turn.member.team_id, form.id)
        return
    made = records.get(turn.connection, turn.member.team_id, form.record_id) if form.record_id else None
    promises.put_for_form(
        turn.connection,
        _author(turn, form),
        form.id,
        client_id=form.client_id,
        record_id=form.record_id,
        decision_maker_id=made.decision_maker.id if made and made.decision_maker else None,
        kind=kind,
        what=promised_thing(answer),
        made_on=form.met_on,
        due_on=min(due_on, latest_due(form.met_on)),
        now=turn.now,
    )


def promised_day(answer: Answer) -> date | None:
    return next((value for value in answer.values if isinstance(value, date)), None)


def promised_thing(answer: Answer) -> str | None:
    """What was said of it in words: the answer's text part."""
    return next((value for value in answer.values[1:] if isinstance(value, str) and value), None)


def _author(turn: Turn, form: Form) -> Member:
    """Whose meeting it was keeps the promise; without a meeting, who began the form."""
    made = records.get(turn.connection, turn.member.team_id, form.record_id) if form.record_id else None
    author_id = made.member_id if made else form.member_id
    return people.get(turn.connection, turn.member.team_id, author_id) or turn.member


def _week_of_author(turn: Turn, form: Form) -> list[Reply]:
    author = _author(turn, form)
    if not week_of(form.met_on).contains(author.day(turn.now)):
        return []  # an older week does not hang in the chat
    return [week_card_reply(turn.connection, author, turn.now)]
