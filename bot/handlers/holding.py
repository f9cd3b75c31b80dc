"""A meeting that was held: its record, the booked meeting it ends, the questionnaire that makes it count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.delivery.outbox import Reply
from bot.domain.answering import read
from bot.domain.clients import Client, DecisionMaker
from bot.domain.forms import Form
from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft
from bot.domain.local_time import to_utc
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.people import Ability
from bot.domain.questionnaire import Answer, Fact
from bot.domain.record import Record
from bot.domain.unfit import ANOTHER_KIND, Reason
from bot.handlers import filling, form_at_hand
from bot.handlers.form_facts import keep
from bot.handlers.form_problems import unfit_text
from bot.handlers.recording import show, write_down
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens.screen import Screen
from bot.store import clients, meetings, promises, records


def routes() -> Routes:
    return Routes(presses={"meet.held": press_held}, abilities={"meet.held": Ability.HOLD})


def hold(
    turn: Turn, draft: Draft, client: Client, person: DecisionMaker | None, meeting: Meeting | None = None
) -> list[Reply]:
    """Record a held meeting, say what it lacks to count, and ask the first question below."""
    kept = write_down(turn, draft, Result.HELD, client, person)
    if kept is None:
        return [turn.alert(turn.t.plain("already-recorded"))]
    booked = meeting or _booked(turn, kept.made)
    if booked is not None:
        meetings.hold(turn.connection, booked, kept.made.id, turn.now)
        if booked.place is not None and draft.place is None:
            records.change(turn.connection, kept.made, place=booked.place)
    promises.keep_meeting(turn.connection, turn.member.team_id, client.id, kept.made.local_day)
    form = form_at_hand.form_of_record(turn, kept.made)
    told, noted = _told_at_once(turn, form, draft.note)
    return [*show(turn, kept.made.id), *kept.said, *noted, *filling.go_on(turn, told, None, below=True)]


def _booked(turn: Turn, made: Record) -> Meeting | None:
    """The booked meeting that this one is: of those with the client on that day the nearest."""
    midnight = to_utc(made.local_day, time(), turn.member.zone)
    tomorrow = to_utc(made.local_day + timedelta(days=1), time(), turn.member.zone)
    found = meetings.booked_with(turn.connection, turn.member.team_id, made.client_id, midnight, tomorrow)
    return min(found, key=lambda each: _apart(each, made.happened_at), default=None)


def _apart(meeting: Meeting, moment: datetime) -> timedelta:
    return abs((meeting.starts_at or moment) - moment)


def _told_at_once(turn: Turn, form: Form, note: str) -> tuple[Form, list[Reply]]:
    """«интерес есть; КП до пт» in the line of /meet: what answers the outcome's questions is not asked again.

    What would answer one but will not do, a day too far, is said; it stays in the record's note.
    """
    replies: list[Reply] = []
    for fact in (Fact.INTEREST, Fact.AGREEMENT):
        question = form.questionnaire.asking(fact)
        if question is None:
            continue
        for said in filter(None, map(str.strip, note.split(";"))):
            answer = read(question, None, None, said, turn.said_at, form.met_on, turn.member.zone)
            if isinstance(answer, Answer):
                form, _ = keep(turn, form, question, answer)
                break
            if answer.part or answer.why not in (*ANOTHER_KIND, Reason.EMPTY, Reason.UNKNOWN_NOT_ALLOWED):
                why = unfit_text(turn, question, answer)
                replies.append(turn.say(Screen(turn.t("form-only-noted", said=said, why=why))))
    return form, replies


def press_held(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return was_held(turn, number(arguments(given, 1)[0]))


def was_held(turn: Turn, meeting_id: int, note: str = "") -> list[Reply]:
    """«Состоялась»: the record, dated by the meeting's own time, stands in place of the question."""
    meeting = meetings.get(turn.connection, turn.member.team_id, meeting_id)
    if meeting is None or meeting.member_id != turn.member.id or meeting.starts_at is None:
        raise Outdated
    if meeting.state is MeetingState.HELD and meeting.held_record_id is not None:
        return filling.open_for_record(turn, meeting.held_record_id)
    if meeting.state not in (MeetingState.BOOKED, MeetingState.NOT_HELD) or meeting.starts_at > turn.now:
        raise Outdated
    client = clients.get(turn.connection, turn.member.team_id, meeting.client_id)
    assert client is not None
    draft = Draft(Kind.MEETING, client_id=client.id, happened_at=meeting.starts_at, note=note)
    return hold(turn, draft, client, meeting.decision_maker, meeting)
