"""A study from card to card: whose turn it is, what a conclusion does, how the day ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.funnel import Stage
from bot.domain.study import Problem, problem_of
from bot.domain.study_choice import Cause, Chosen
from bot.domain.studying import DaysStudies, Study, can_be_undone, holding
from bot.handlers.recording import card_reply
from bot.handlers.study_choosing import days_choice
from bot.handlers.turn import Outdated, Turn
from bot.handlers.week_card import count_week
from bot.screens import study as screens
from bot.screens import study_day as day_screens
from bot.screens.screen import Screen
from bot.store import alerts, existing, forms, ledgers, people, promises, records, standings, studies

CARD = "study"
"""The one message of the day's studies: edited in place; what is typed brings it anew, below."""
QUESTION = "study.card"
PROMISED_SINCE = timedelta(days=180)
"""An older promise that nobody settled says nothing any more."""


def put(turn: Turn, screen: Screen, *, below: bool = False) -> Reply:
    return turn.card(CARD, screen, below=below)


# -- whose turn it is


def open_next(turn: Turn, line: str = "", *, below: bool = False, day: DaysStudies | None = None) -> list[Reply]:
    """The day's next client; behind the last one the day's result. `day`: as it was looked at just now."""
    day = day or days_choice(turn)
    if (found := day.next) is not None:
        return show(turn, opened(turn, found), line, below=below)
    if day.studies or studies.all_of_day(turn.connection, turn.member, turn.member.day(turn.now)):
        return _result(turn, day, line, below=below)
    turn.forget()
    has_clients = standings.has_any(turn.connection, turn.member)
    return [put(turn, day_screens.nobody(turn.t, line, has_clients=has_clients), below=below)]


def open_client(turn: Turn, client: Client) -> list[Reply]:
    """One that he names himself, if that is an existing client of his."""
    today = turn.member.day(turn.now)
    if client.owner_id != turn.member.id:
        owner = people.get(turn.connection, turn.member.team_id, client.owner_id)
        return [turn.alert(turn.t.plain("study-not-yours", client=client.name, owner=owner.name if owner else "—"))]
    if not existing.of_client(turn.connection, turn.member.team_id, client.id):
        return [turn.alert(turn.t.plain("study-not-existing", client=client.name))]
    day = days_choice(turn)
    of_client = [each for each in day.studies if each.client_id == client.id]
    if done := next((each for each in of_client if each.concluded_at is not None), None):
        undo = done.id if can_be_undone(done, turn.now) else None
        return [turn.say(day_screens.done_today(turn.t, done, undo))]
    if not of_client:
        studies.begin(turn.connection, turn.member, [Chosen(client.id, Cause.ASKED)], today, turn.now)
        day = studies.day_of(turn.connection, turn.member, today)
    found = next(each for each in day.studies if each.client_id == client.id and each.is_open)
    return show(turn, opened(turn, found), below=True)


def opened(turn: Turn, study: Study) -> Study:
    """With the client's standing as it is now, which the card keeps from tap to tap."""
    today = turn.member.day(turn.now)
    found = standings.reckon(turn.connection, turn.member.team_id, [study.client_id], today).get(study.client_id)
    if found is None:
        raise Outdated
    study = replace(study, standing=found.standing, turnover_class=found.turnover_class)
    studies.keep(turn.connection, study)
    alerts.seen(turn.connection, turn.member.team_id, study.client_id, turn.now)
    return study


def own(turn: Turn, study_id: int) -> Study:
    """His study that is open, of a client who is still his. Raises Outdated."""
    found = studies.own(turn.connection, turn.member, study_id)
    if found is None or not found.is_open or found.owner_id != turn.member.id:
        raise Outdated
    return found if found.standing is not None else opened(turn, found)


# -- what is on the screen


def show(turn: Turn, study: Study, line: str = "", *, below: bool = False, full: bool = False) -> list[Reply]:
    """The card with what is asked next; what he types is meant for it."""
    turn.ask(QUESTION, {"study": study.id})
    screen = screens.card(turn.t, shown(turn, study), line, full=full)
    return [put(turn, screen, below=below)]


def shown(turn: Turn, study: Study) -> screens.Shown:
    connection, member, today = turn.connection, turn.member, turn.member.day(turn.now)
    day = studies.day_of(connection, member, today)
    last = studies.last_of_client(connection, member.team_id, study.client_id)
    form = forms.of_client(connection, member.team_id, study.client_id)[:1]
    undo = day.undoable(turn.now)
    return screens.Shown(
        study=study,
        day=day,
        today=today,
        zone=member.zone,
        currency=ledgers.currency(connection, member.team_id),
        last=last,
        believed=holding(last.answers, today) if last else {},
        complaints=records.complaints_with(connection, member.team_id, study.client_id),
        promises=promises.open_with(connection, member.team_id, study.client_id, today - PROMISED_SINCE),
        history=records.of_client(connection, member.team_id, study.client_id),
        form=form[0] if form else None,
        undo=undo.id if undo else None,
    )


def go_on(turn: Turn, study: Study, line: str = "") -> list[Reply]:
    """Something was said: the next question, or, when nothing is missing, the conclusion stands."""
    problem = problem_of(study.draft, turn.member.day(turn.now))
    if problem is not None:
        if problem in (Problem.PAST, Problem.TOO_FAR):
            study = replace(study, draft=replace(study.draft, next_on=None))
        studies.keep(turn.connection, study)
        return show(turn, study, line)
    return conclude(turn, study)


def conclude(turn: Turn, study: Study) -> list[Reply]:
    """Once only; then the next client comes by himself."""
    today = turn.member.day(turn.now)
    last = studies.last_of_client(turn.connection, turn.member.team_id, study.client_id)
    source = f"study-{study.id}"
    if not studies.conclude(turn.connection, study, dict(last.answers) if last else {}, source, today, turn.now):
        return [turn.alert(turn.t.plain("already-recorded"))]
    standings.reckon_concluded(turn.connection, turn.member.team_id, study, today)
    day = days_choice(turn)
    card = count_week(turn.connection, turn.member, today)
    return [*open_next(turn, day_screens.concluded(turn.t, study, day), day=day), *card_reply(turn, card)]


def _result(turn: Turn, day: DaysStudies, line: str, *, below: bool = False) -> list[Reply]:
    turn.ask(QUESTION, {"study": 0})
    undo = day.undoable(turn.now)
    week = count_week(turn.connection, turn.member, turn.member.day(turn.now)).tally(Stage.STUDIED)
    return [put(turn, day_screens.result(turn.t, day, week, undo.id if undo else None, line), below=below)]


# -- taking back


def take_back(turn: Turn, study: Study) -> list[Reply]:
    """While it is fresh; its client's card comes again, with the answers that were given."""
    if not can_be_undone(study, turn.now):
        return [turn.alert(turn.t.plain("study-undo-late", client=study.client_name))]
    today = turn.member.day(turn.now)
    again = studies.undo(turn.connection, study, today, turn.now)
    card = count_week(turn.connection, turn.member, today)
    found = studies.own(turn.connection, turn.member, again)
    assert found is not None
    line = turn.t("study-undone", client=study.client_name)
    if found.owner_id != turn.member.id:
        standings.reckon(turn.connection, turn.member.team_id, [study.client_id], today)
        return [turn.alert(line), *card_reply(turn, card)]
    return [*show(turn, opened(turn, found), line), *card_reply(turn, card)]
