"""Which questionnaire is at hand: a meeting's, a client's that is not finished, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.forms import Form
from bot.domain.people import Role
from bot.domain.questionnaire import Fact, Question, progress, shown
from bot.domain.record import Record
from bot.handlers.form_facts import agree
from bot.handlers.turn import Outdated, Turn, number
from bot.store import forms, path_forms, promises, questionnaires

BEGUN_BEFOREHAND = timedelta(days=7)
"""How long before its meeting a form may be begun."""


def form_of_record(turn: Turn, made: Record) -> Form:
    """A held meeting's form; one begun beforehand for this client is taken, or that of another visit of the same day,
    else a new one begins.
    """
    found = forms.of_record(turn.connection, turn.member.team_id, made.id)
    if found is None:
        if other := _of_same_day(turn, made):
            return other
        waiting = _waiting(turn, made)
        return _linked(turn, waiting, made) if waiting else begin(turn, made.client_id, made.id)
    return load(turn, found)


def _waiting(turn: Turn, made: Record) -> Form | None:
    """The client's latest form, if it belongs to no meeting yet: begun beforehand, or of a record taken back."""
    latest = forms.of_client(turn.connection, turn.member.team_id, made.client_id)[:1]
    if not latest or latest[0].record_id is not None:
        return None
    age = made.local_day - turn.member.day(latest[0].begun_at)
    # What was said long ago of interest and agreement is not what this meeting came to.
    fits = age <= (timedelta(0) if latest[0].complete else BEGUN_BEFOREHAND)
    return load(turn, latest[0].id) if fits else None


def _of_same_day(turn: Turn, made: Record) -> Form | None:
    """Two visits to a client on one day are told in one questionnaire: that of the first."""
    latest = forms.of_client(turn.connection, turn.member.team_id, made.client_id)[:1]
    if turn.member.role is not Role.FARMER or not latest or latest[0].record_id is None:
        return None
    form = load(turn, latest[0].id) if latest[0].met_on == made.local_day else None
    return form if form is not None and form.existing else None


def _linked(turn: Turn, waiting: Form, made: Record) -> Form:
    """The form is this meeting's from now on, and so is what it says was agreed."""
    forms.link(turn.connection, turn.member.team_id, waiting.id, made.id)
    form = load(turn, waiting.id)
    question = form.questionnaire.asking(Fact.AGREEMENT)
    if question is not None and question.key in form.given:
        agree(turn, form, question, made)
    return form


def let_go(turn: Turn, made: Record) -> None:
    """The meeting's record was taken back: what was answered stays with the client, for the next one."""
    promises.unkeep_meeting(turn.connection, turn.member.team_id, made.client_id, made.local_day)
    found = forms.of_record(turn.connection, turn.member.team_id, made.id)
    if found is not None:
        forms.unlink(turn.connection, turn.member.team_id, made.id)
        promises.drop_for_form(turn.connection, turn.member.team_id, found)
        path_forms.follow(turn.connection, turn.member.team_id, made.client_id, turn.now)


def unfinished_of_client(turn: Turn, client_id: int) -> Form | None:
    """The client's latest form, if it still lacks answers."""
    latest = forms.of_client(turn.connection, turn.member.team_id, client_id)[:1]
    return load(turn, latest[0].id) if latest and not latest[0].complete else None


def begin(turn: Turn, client_id: int, record_id: int | None) -> Form:
    """A new form on the team's present questionnaire."""
    team_id = turn.member.team_id
    version = questionnaires.current(turn.connection, team_id, turn.t.locale, turn.now)
    existing = turn.member.role is Role.FARMER
    form_id = forms.begin(
        turn.connection,
        turn.member,
        client_id,
        version.id,
        record_id,
        progress(version.form, {}, existing=existing),
        existing=existing,
        now=turn.now,
    )
    return load(turn, form_id)


def load(turn: Turn, form_id: int) -> Form:
    """A form of the person's team. Raises Outdated."""
    form = forms.get(turn.connection, turn.member, form_id)
    if form is None:
        raise Outdated
    return form


def question_of(form: Form, key: str) -> Question:
    """A question that is asked in this form now. Raises Outdated."""
    question = form.questionnaire.question(key)
    if question is None or question not in shown(form.questionnaire, form.answers, existing=form.existing):
        raise Outdated
    return question


def form_and_question(turn: Turn, given: Sequence[str]) -> tuple[Form, Question]:
    """What a button names, if it is asked now. Raises Outdated."""
    form = load(turn, number(given[0]))
    return form, question_of(form, given[1])
