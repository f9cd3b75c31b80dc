"""What is typed or sent while a meeting is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.booking_line import ADDRESS_LIMIT, place_named, where_named
from bot.domain.free_text import clean, says_something
from bot.domain.line import NOTE_LIMIT, REASON_LIMIT
from bot.domain.meeting_words import Action, action_named
from bot.domain.meetings import Meeting, MeetingState, Place
from bot.domain.people import Ability, may
from bot.handlers import holding
from bot.handlers.after import content_of
from bot.handlers.meeting import asked, card, changed, own
from bot.handlers.meeting_changes import (
    ask_place,
    ask_time,
    ask_why,
    calendar,
    movable,
    move_to,
    open_one,
    set_repeat,
    settle,
)
from bot.handlers.meeting_giving import give_named
from bot.handlers.tables_sent import is_table
from bot.handlers.turn import Routes, Turn
from bot.screens import meetings as screens
from bot.screens.screen import Screen
from bot.store import meetings, records


def routes() -> Routes:
    return Routes(
        answers={
            "meet.card": type_action,
            "meet.time": type_time,
            "meet.why": type_reason,
            "meet.place": type_place,
            "meet.where": type_where,
            "meet.note": type_note,
            "meet.give": type_holder,
        },
        contents=dict.fromkeys(
            ("meet.card", "meet.place", "meet.where", "meet.time", "meet.why", "meet.note", "meet.give"), send_content
        ),
        # The other questions are called as the buttons that ask them.
        abilities=dict.fromkeys(("meet.time", "meet.note"), Ability.BOOK),
    )


def type_time(turn: Turn, text: str) -> list[Reply]:
    """`чт 14:00` or `Встречи-9`; what is not a time may be something else to do."""
    meeting = asked(turn)
    acted = action_named(text)
    return _act(turn, meeting, *acted) if acted else move_to(turn, meeting, text)


def type_reason(turn: Turn, text: str) -> list[Reply]:
    data = turn.expected("meet.why")
    meeting = open_one(turn, data.get("meeting", 0))
    reason = clean(text, REASON_LIMIT)
    if not reason:
        return [turn.say(screens.ask_reason(turn.t, meeting, MeetingState(data["state"])))]
    return settle(turn, meeting, MeetingState(data["state"]), reason)


def type_place(turn: Turn, text: str) -> list[Reply]:
    """`у нас`, `у клиента; Ленина 5`, or an address alone."""
    return _set_place(turn, open_one(turn, asked(turn).id), text)


def _set_place(turn: Turn, meeting: Meeting, text: str) -> list[Reply]:
    where = where_named(text.replace(",", ";", 1) if place_named(text.partition(",")[0]) else text)
    address = clean(", ".join(filter(None, [where.address, where.rest])), ADDRESS_LIMIT)
    if not says_something(text):
        return ask_place(turn, meeting)
    # A place without an address leaves the one of the place before; an address alone is none of our office.
    ours = meeting.place is Place.OURS
    place = where.place or (None if ours else meeting.place)
    kept = meeting.address if where.place in (None, meeting.place) else None
    meetings.change(turn.connection, meeting, place=place, address=address or kept)
    return changed(turn, meeting)


def type_where(turn: Turn, text: str) -> list[Reply]:
    """Behind a place that was pressed: its address, or something else to do."""
    acted = action_named(text)
    return _act(turn, asked(turn), *acted) if acted else type_place(turn, text)


def type_note(turn: Turn, text: str) -> list[Reply]:
    """Behind a photo or a voice note: what to know of it."""
    meeting, acted = asked(turn), action_named(text)
    if acted:
        return _act(turn, meeting, *acted)
    made = records.get(turn.connection, turn.member.team_id, meeting.record_id)
    if made is None:
        return []
    records.add_note(turn.connection, made, clean(text, NOTE_LIMIT))
    return card(turn, own(turn, meeting.id))


def type_holder(turn: Turn, text: str) -> list[Reply]:
    """Who is to hold it, or something else to do."""
    acted = action_named(text)
    return _act(turn, asked(turn), *acted) if acted else give_named(turn, open_one(turn, asked(turn).id), text)


def type_action(turn: Turn, text: str) -> list[Reply]:
    """`перенести на чт 14:00`, `отменить: заболел`, `место: Ленина 5`…; nothing: the text is about something else."""
    acted = action_named(text)
    return _act(turn, asked(turn), *acted) if acted else []


def _act(turn: Turn, meeting: Meeting, action: Action, rest: str) -> list[Reply]:
    return _ACTS[action](turn, meeting, rest)


def _move(turn: Turn, meeting: Meeting, rest: str) -> list[Reply]:
    meeting = movable(turn, meeting.id)
    return move_to(turn, meeting, rest) if rest else ask_time(turn, meeting)


def _end(state: MeetingState, turn: Turn, meeting: Meeting, rest: str) -> list[Reply]:
    meeting = open_one(turn, meeting.id)
    return settle(turn, meeting, state, rest[:REASON_LIMIT]) if rest else ask_why(turn, meeting, state)


def _held(turn: Turn, meeting: Meeting, rest: str) -> list[Reply]:
    """«состоялась, интерес есть»: what stands behind is noted, and answers the form where it can."""
    if not may(turn.member, Ability.HOLD):
        role = turn.t.plain("role-name", role=turn.member.role)
        return [turn.alert(turn.t.plain("refused-ability", ability=Ability.HOLD, role=role))]
    return holding.was_held(turn, meeting.id, clean(rest, NOTE_LIMIT))


def _place(turn: Turn, meeting: Meeting, rest: str) -> list[Reply]:
    return _set_place(turn, open_one(turn, meeting.id), rest) if rest else ask_place(turn, open_one(turn, meeting.id))


def _repeat(repeat: bool, turn: Turn, meeting: Meeting, _: str) -> list[Reply]:
    return set_repeat(turn, open_one(turn, meeting.id), repeat=repeat)


def _calendar(turn: Turn, meeting: Meeting, _: str) -> list[Reply]:
    return calendar(turn, meeting)


def _give(turn: Turn, meeting: Meeting, rest: str) -> list[Reply]:
    """«передать Петрову», «передать»"""
    return give_named(turn, open_one(turn, meeting.id), rest)


_ACTS: dict[Action, Callable[[Turn, Meeting, str], list[Reply]]] = {
    Action.MOVE: _move,
    Action.CANCEL: partial(_end, MeetingState.CANCELLED),
    Action.NOT_HELD: partial(_end, MeetingState.NOT_HELD),
    Action.HELD: _held,
    Action.PLACE: _place,
    Action.REPEAT: partial(_repeat, True),
    Action.FIRST: partial(_repeat, False),
    Action.CALENDAR: _calendar,
    Action.GIVE: _give,
}


def send_content(turn: Turn, message: Message) -> list[Reply]:
    """A place, a photo, a voice note that is sent by hand stays with the meeting; a place is shown on the map."""
    meeting, what = asked(turn), content_of(message)
    if what is None or is_table(message):
        return []
    meetings.attach(turn.connection, meeting, turn.member.team_id, *what, turn.now)
    if what[0] == "location":
        return card(turn, own(turn, meeting.id))
    turn.ask("meet.note", {"meeting": meeting.id})
    return [turn.say(Screen(turn.t("attached-meeting", client=meeting.client_name)))]
