"""Where answers belong besides the form: decision makers, interest and agreement are never asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.forms import Form
from bot.domain.people import Member
from bot.domain.persons import is_full_name
from bot.domain.promises import PromiseKind, latest_due
from bot.domain.questionnaire import Answer, Fact, Person, Question, Value, is_answered
from bot.domain.record import Record
from bot.domain.timetable import week_of
from bot.handlers.form_colleagues import tell_whose
from bot.handlers.turn import Turn
from bot.handlers.week_card import week_card_reply
from bot.store import clients, forms, path_forms, people, promises, records


def keep(turn: Turn, form: Form, question: Question, answer: Answer) -> tuple[Form, list[Reply]]:
    """Write the answer down, and what it tells of elsewhere; returns the form then, and what others see of it."""
    kept, told = resolved(turn, form, answer)
    before = form.answers.get(question.key)
    if before == kept:
        return form, []
    changed = forms.keep(turn.connection, turn.member, form, question.key, kept, turn.now)
    if question.fact is Fact.INTEREST:
        path_forms.follow(turn.connection, turn.member.team_id, form.client_id, turn.now)
    news = tell_whose(turn, form)
    return changed, [*flow(turn, form, changed, question, told=told or _renamed(before, kept)), *news]


def resolved(turn: Turn, form: Form, answer: Answer) -> tuple[Answer, bool]:
    """The answer with every person in it found among the client's decision makers, or added there.

    And whether somebody's name or position may have been told by it: then calls to him are judged anew.
    """
    told = False
    values: list[Value | None] = []
    for value in answer.values:
        people_in = [each for each in value if isinstance(each, Person)] if isinstance(value, tuple) else []
        if people_in:
            found = [_known(turn, form, each) for each in people_in]
            told = told or any(more for _, more in found)
            values.append(_each_once(person for person, _ in found))
        else:
            values.append(value)
    return replace(answer, values=tuple(values)), told


def _each_once(people_in: Iterable[Person]) -> tuple[Person, ...]:
    """Who was named in two ways is one person, with the part that was told last."""
    found: dict[int, Person] = {}
    for each in people_in:
        before = found.get(each.id)
        found[each.id] = replace(each, role=each.role or before.role) if before else each
    return tuple(found.values())


def _known(turn: Turn, form: Form, person: Person) -> tuple[Person, bool]:
    team_id, told = turn.member.team_id, person.id == 0
    if told:
        found = clients.find_or_add(
            turn.connection, team_id, form.client_id, person.full_name, person.position, turn.now
        )
    else:
        looked_up = clients.decision_maker(turn.connection, team_id, person.id)
        if looked_up is None or looked_up[0].client_id != form.client_id:
            return person, False  # as he was known when the answer was given
        found = looked_up[0]
        if person.position and not found.position:
            clients.describe(turn.connection, team_id, found.id, position=person.position)
            found, told = replace(found, position=person.position), True
    if person.role and person.role != found.role:
        clients.describe(turn.connection, team_id, found.id, role=person.role)
    return Person(found.id, found.full_name, found.position or "", person.role), told


def _renamed(before: Answer | None, kept: Answer) -> bool:
    """Whether somebody in the answer got another name or position."""
    known = {each.id: each for each in _people_in(before)}
    return any(
        (each.full_name, each.position) != (known[each.id].full_name, known[each.id].position)
        for each in _people_in(kept)
        if each.id in known
    )


def _people_in(answer: Answer | None) -> list[Person]:
    tuples = [value for value in answer.values if isinstance(value, tuple)] if answer else []
    return [each for value in tuples for each in value if isinstance(each, Person)]


def flow(turn: Turn, before: Form, form: Form, question: Question, *, told: bool = False) -> list[Reply]:
    """Pass on what an answer tells; returns the pinned card of the meeting's author where his week may change by it.

    `told`: of a decision maker's name or position. Interest and agreement count once the form is complete.
    """
    complete, fact = form.progress.complete, question.fact
    counts = told or complete != before.progress.complete
    counts = counts or (complete and fact in (Fact.INTEREST, Fact.AGREEMENT))
    if not counts and fact not in (Fact.ATTENDEES, Fact.AGREEMENT):
        return []
    made = records.get(turn.connection, turn.member.team_id, form.record_id) if form.record_id else None
    if fact is Fact.AGREEMENT:
        agree(turn, form, question, made)
    if fact is Fact.ATTENDEES and made is not None:
        counts = _met(turn, form, question, made) or counts
    # A form without a meeting counts where it is an existing client's.
    return _week_of_author(turn, form, made) if counts and (made is not None or form.existing) else []


def _met(turn: Turn, form: Form, question: Question, made: Record) -> bool:
    """The meeting's decision maker is the first of those who were there, if nobody was named before.

    Of whom name or position are still asked, he may yet turn out to be nobody.
    """
    first = next(iter(_people_in(form.answers[question.key])), None)
    if first is None or not first.position or not is_full_name(first.full_name) or made.decision_maker is not None:
        return False
    found = clients.decision_maker(turn.connection, turn.member.team_id, first.id)
    if found is not None:
        records.set_person(turn.connection, made, found[0])
    return found is not None


def agree(turn: Turn, form: Form, question: Question, made: Record | None) -> None:
    """An agreement becomes a promise that is checked; taken back, it is none. With interest it leads to block 2."""
    _promise(turn, form, question, made)
    path_forms.follow(turn.connection, turn.member.team_id, form.client_id, turn.now)


def _promise(turn: Turn, form: Form, question: Question, made: Record | None) -> None:
    answer = form.answers[question.key]
    kind = next((each for each in PromiseKind if each in form.holds(Fact.AGREEMENT)), None)
    due_on = promised_day(answer)
    if kind is None or due_on is None or not is_answered(question, form.answers):
        promises.drop_for_form(turn.connection, turn.member.team_id, form.id)
        return
    promises.put_for_form(
        turn.connection,
        _author(turn, form, made),
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


def _author(turn: Turn, form: Form, made: Record | None) -> Member:
    """Whose meeting it was keeps the promise; without a meeting, who began the form."""
    author_id = made.member_id if made else form.member_id
    if author_id == turn.member.id:
        return turn.member
    return people.get(turn.connection, turn.member.team_id, author_id) or turn.member


def _week_of_author(turn: Turn, form: Form, made: Record | None) -> list[Reply]:
    author = _author(turn, form, made)
    if not week_of(form.met_on).contains(author.day(turn.now)):
        return []  # an older week does not hang in the chat
    return [week_card_reply(turn.connection, author, turn.now)]
