"""A booked meeting gets another time, a place, an end: by buttons. What is typed is read in meeting_typed.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.delivery.outbox import Reply
from bot.domain.booking_line import slot_named
from bot.domain.meetings import Meeting, MeetingState, Place
from bot.domain.people import Ability
from bot.domain.when import FUTURE_EXAMPLES, When, WhenProblem, parse_future
from bot.handlers.meeting import card, changed, file, own, shown
from bot.handlers.meeting_slots import away_at, free_numbered, free_slots
from bot.handlers.recording import future_problem, planned_end, time_taken
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.screens import meetings as screens
from bot.screens.slots import LAST_MINUTE
from bot.store import meetings


def routes() -> Routes:
    presses = {
        "meet.move": press_move,
        "meet.at": press_at,
        "meet.cancel": press_cancel,
        "meet.absent": press_absent,
        "meet.why": press_why,
        "meet.place": press_place,
        "meet.where": press_where,
        "meet.repeat": press_repeat,
        "meet.ics": press_calendar,
    }
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.BOOK))


# -- another time


def press_move(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask_time(turn, movable(turn, number(arguments(given, 1)[0])))


def movable(turn: Turn, meeting_id: int) -> Meeting:
    meeting = own(turn, meeting_id)
    if meeting.state is MeetingState.HELD:
        raise Outdated
    return meeting


def ask_time(turn: Turn, meeting: Meeting) -> list[Reply]:
    turn.ask("meet.time", {"meeting": meeting.id})
    example = FUTURE_EXAMPLES[turn.t.locale][1]
    return [turn.show(screens.ask_time(turn.t, shown(turn, meeting), turn.member.zone, free_slots(turn), example))]


def press_at(turn: Turn, given: Sequence[str]) -> list[Reply]:
    meeting_id, minutes = arguments(given, 2)
    meeting = movable(turn, number(meeting_id))
    if not 0 < number(minutes) < LAST_MINUTE:
        raise Outdated
    return _move(turn, meeting, datetime.fromtimestamp(number(minutes) * 60, UTC))


def move_to(turn: Turn, meeting: Meeting, text: str) -> list[Reply]:
    if slot_named(text) is not None:
        slot = free_numbered(turn, text)
        return _move(turn, meeting, slot.begins) if slot else [turn.alert(turn.t.plain("slot-number-bad"))]
    said = parse_future(text, turn.said_at, turn.member.zone, need_time=True)
    starts_at = said.instant(turn.member.zone) if isinstance(said, When) else None
    if starts_at is None:
        return [turn.alert(future_problem(turn, said if isinstance(said, WhenProblem) else WhenProblem.NO_TIME))]
    return _move(turn, meeting, starts_at)


def _move(turn: Turn, meeting: Meeting, starts_at: datetime) -> list[Reply]:
    problem = time_taken(turn, meeting.id, starts_at)
    if problem is not None:
        return [turn.alert(problem)]
    if meeting.state is MeetingState.BOOKED and starts_at == meeting.starts_at:
        return card(turn, meeting)  # pressed twice
    meetings.move(turn.connection, meeting, starts_at, planned_end(turn, starts_at))
    meetings.change(turn.connection, meeting, despite_absence=away_at(turn, starts_at) is not None)
    return changed(turn, meeting)


# -- it will not be, or was not


def press_cancel(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask_why(turn, open_one(turn, number(arguments(given, 1)[0])), MeetingState.CANCELLED)


def press_absent(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask_why(turn, open_one(turn, number(arguments(given, 1)[0])), MeetingState.NOT_HELD)


def open_one(turn: Turn, meeting_id: int) -> Meeting:
    meeting = own(turn, meeting_id)
    if meeting.state is not MeetingState.BOOKED:
        raise Outdated
    return meeting


def ask_why(turn: Turn, meeting: Meeting, state: MeetingState) -> list[Reply]:
    turn.ask("meet.why", {"meeting": meeting.id, "state": state.value})
    return [turn.show(screens.ask_reason(turn.t, meeting, state))]


def press_why(turn: Turn, given: Sequence[str]) -> list[Reply]:
    meeting_id, state, reason = arguments(given, 3)
    if state not in (MeetingState.CANCELLED, MeetingState.NOT_HELD):
        raise Outdated
    if reason not in (*screens.CANCEL_REASONS, *screens.ABSENT_REASONS):
        raise Outdated
    meeting = open_one(turn, number(meeting_id))
    return settle(turn, meeting, MeetingState(state), turn.t.plain("meeting-reason", reason=reason))


def settle(turn: Turn, meeting: Meeting, state: MeetingState, reason: str) -> list[Reply]:
    if state is MeetingState.NOT_HELD and (meeting.starts_at is None or meeting.starts_at > turn.now):
        state = MeetingState.CANCELLED  # its time has not come
    meetings.settle(turn.connection, meeting, state, reason, turn.now)
    return changed(turn, meeting)


# -- where, which, and in the calendar


def press_place(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask_place(turn, open_one(turn, number(arguments(given, 1)[0])))


def ask_place(turn: Turn, meeting: Meeting) -> list[Reply]:
    turn.ask("meet.place", {"meeting": meeting.id})
    return [turn.show(screens.ask_place(turn.t, meeting))]


def press_where(turn: Turn, given: Sequence[str]) -> list[Reply]:
    meeting_id, place = arguments(given, 2)
    if place not in list(Place):
        raise Outdated
    meeting = open_one(turn, number(meeting_id))
    kept = meeting.address if meeting.place == place else None
    meetings.change(turn.connection, meeting, place=Place(place), address=kept)
    shown_now = card(turn, own(turn, meeting.id))
    turn.ask("meet.where", {"meeting": meeting.id})  # the address is typed next
    return shown_now


def press_repeat(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """They met before, or did not: only a first meeting is the norm's."""
    meeting_id, repeat = arguments(given, 2)
    return set_repeat(turn, open_one(turn, number(meeting_id)), repeat=number(repeat) == 1)


def set_repeat(turn: Turn, meeting: Meeting, *, repeat: bool) -> list[Reply]:
    meetings.change(turn.connection, meeting, repeat=repeat)
    return [*card(turn, own(turn, meeting.id)), week_card_reply(turn.connection, turn.member, turn.now)]


def press_calendar(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return calendar(turn, own(turn, number(arguments(given, 1)[0])))


def calendar(turn: Turn, meeting: Meeting) -> list[Reply]:
    if meeting.starts_at is None:
        raise Outdated
    meetings.change(turn.connection, meeting, calendar=True)
    return [file(turn, meeting)]
