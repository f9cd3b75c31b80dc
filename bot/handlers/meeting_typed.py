"""What is typed or sent while a meeting is on the screen."""

from __future__ import annotations

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.booking_line import ADDRESS_LIMIT, place_named
from bot.domain.free_text import clean
from bot.domain.line import REASON_LIMIT
from bot.domain.meeting_words import Action, action_named
from bot.domain.meetings import Meeting, MeetingState
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
from bot.handlers.turn import Routes, Turn
from bot.screens import meetings as screens
from bot.screens.screen import Screen
from bot.store import meetings


def routes() -> Routes:
    return Routes(
        answers={
            "meet.card": type_action,
            "meet.time": type_time,
            "meet.why": type_reason,
            "meet.place": type_place,
        },
        contents=dict.fromkeys(("meet.card", "meet.place", "meet.time", "meet.why"), send_content),
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
    meeting = open_one(turn, asked(turn).id)
    head, _, rest = text.partition(";")
    place = place_named(head) or (place_named(text.partition(",")[0]))
    if place is not None and place_named(head) is None:
        rest = text.partition(",")[2]
    address = clean(rest if place else text, ADDRESS_LIMIT)
    if not place and not any(letter.isalnum() for letter in address):
        return [turn.say(screens.ask_place(turn.t, meeting))]
    told = {"place": place} if place else {}
    meetings.change(turn.connection, meeting, **told, **({"address": address} if address else {}))
    return changed(turn, meeting)


def type_action(turn: Turn, text: str) -> list[Reply]:
    """`перенести на чт 14:00`, `отменить: заболел`, `место: Ленина 5`…; nothing: the text is about something else."""
    acted = action_named(text)
    return _act(turn, asked(turn), *acted) if acted else []


def _act(turn: Turn, meeting: Meeting, action: Action, rest: str) -> list[Reply]:
    if action in (Action.CANCEL, Action.NOT_HELD):
        state = MeetingState.CANCELLED if action is Action.CANCEL else MeetingState.NOT_HELD
        meeting = open_one(turn, meeting.id)
        return settle(turn, meeting, state, rest[:REASON_LIMIT]) if rest else ask_why(turn, meeting, state)
    if action is Action.MOVE:
        meeting = movable(turn, meeting.id)
        return move_to(turn, meeting, rest) if rest else ask_time(turn, meeting)
    if action is Action.PLACE:
        turn.ask("meet.place", {"meeting": meeting.id})
        return type_place(turn, rest) if rest else ask_place(turn, meeting)
    if action is Action.HELD:
        return holding.press_held(turn, [str(meeting.id)])
    if action is Action.CALENDAR:
        return calendar(turn, meeting)
    return set_repeat(turn, open_one(turn, meeting.id), repeat=action is Action.REPEAT)


def send_content(turn: Turn, message: Message) -> list[Reply]:
    """A place, a photo, a voice note that is sent by hand stays with the meeting; a place is shown on the map."""
    meeting, what = asked(turn), content_of(message)
    if what is None:
        return []
    meetings.attach(turn.connection, meeting, turn.member.team_id, *what, turn.now)
    if what[0] == "location":
        return card(turn, own(turn, meeting.id))
    return [turn.say(Screen(turn.t("attached-meeting", client=meeting.client_name)))]
