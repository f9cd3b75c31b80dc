"""A booked meeting: which one, its card, what is told where it changed. What is done to it is in meeting_changes.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.delivery.messages import document
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.meetings import Meeting
from bot.domain.names import normalise
from bot.domain.people import Ability, may
from bot.handlers.meeting_slots import away_at
from bot.handlers.recording import own_record
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.screens import meetings as screens
from bot.screens.meetings import Shown
from bot.store import meetings, timetables

UNSETTLED_SINCE = timedelta(days=14)


def routes() -> Routes:
    return Routes(
        commands={"meetings": listing},
        presses={"meet.card": press_card, "meet.open": press_open, "meet.of": press_of_record},
        answers={"meet.list": type_client},
        abilities=dict.fromkeys(("meetings", "meet.list", "meet.card", "meet.open", "meet.of"), Ability.BOOK),
    )


def own(turn: Turn, meeting_id: int) -> Meeting:
    """One of his meetings. Raises Outdated."""
    found = meetings.get(turn.connection, turn.member.team_id, meeting_id)
    if found is None or found.member_id != turn.member.id:
        raise Outdated
    return found


def asked(turn: Turn) -> Meeting:
    data = turn.conversation.data if turn.conversation else {}
    return own(turn, data.get("meeting", 0))


def shown(turn: Turn, meeting: Meeting) -> Shown:
    """The meeting with its slot and its place on the map."""
    location = meetings.location(turn.connection, meeting)
    table = timetables.at(turn.connection, turn.member, meeting.starts_at)
    return screens.shown_as(meeting, table, turn.member.zone, location)


def card(turn: Turn, meeting: Meeting) -> list[Reply]:
    """The meeting as it stands; what is typed next is about it."""
    turn.ask("meet.card", {"meeting": meeting.id})
    may_hold = may(turn.member, Ability.HOLD)
    away = away_at(turn, meeting.starts_at) if meeting.despite_absence and meeting.starts_at else None
    screen = screens.card(turn.t, shown(turn, meeting), turn.member.zone, turn.now, may_hold=may_hold, away=away)
    return [turn.show(screen)]


def listing(turn: Turn, argument: str) -> list[Reply]:
    """`/meetings`: those to come, and those nobody has settled; `/meetings Ромашка`: the one with this client."""
    open_ones = meetings.unsettled(turn.connection, turn.member, turn.now - UNSETTLED_SINCE, turn.now)
    found = [*open_ones, *meetings.ahead(turn.connection, turn.member, turn.now)]
    name = normalise(clean(argument, NAME_LIMIT))
    wanted = [each for each in found if name in normalise(each.client_name)] if name else []
    if len(wanted) == 1:
        return card(turn, wanted[0])
    turn.ask("meet.list")
    return [turn.say(screens.ahead(turn.t, wanted or found, turn.member.zone))]


def type_client(turn: Turn, text: str) -> list[Reply]:
    return listing(turn, text)


def press_card(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return card(turn, own(turn, number(arguments(given, 1)[0])))


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a list, a reminder or a client's card: below it, so that it stays."""
    return press_card(replace(turn, press=None), given)


def press_of_record(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From the record in which it was agreed: below it, so that the record stays."""
    made = own_record(turn, number(arguments(given, 1)[0]))
    found = meetings.of_record(turn.connection, turn.member.team_id, made.id)
    if found is None:
        raise Outdated
    return card(replace(turn, press=None), found)


def changed(turn: Turn, meeting: Meeting) -> list[Reply]:
    """The meeting as it is now; his calendar, where he uses it; his week, which may count otherwise."""
    after = own(turn, meeting.id)
    told = [file(turn, after)] if after.calendar else []
    return [*card(turn, after), *told, week_card_reply(turn.connection, turn.member, turn.now)]


def file(turn: Turn, meeting: Meeting) -> Reply:
    data = screens.calendar(turn.t, shown(turn, meeting), turn.now)
    return document(turn.member.telegram_id, turn.t.plain("meeting-file"), "ics", data)
