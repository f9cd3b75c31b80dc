"""A meeting is given to a colleague who holds it; the credit of having booked it stays with whoever agreed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.free_text import clean
from bot.domain.handover import may_hold_for
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.people import NAME_LIMIT, Ability, Member, Role
from bot.handlers.meeting import file
from bot.handlers.meeting_changes import open_one
from bot.handlers.recording import time_taken
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import meeting_giving as screens
from bot.screens.meetings import shown_as
from bot.store import clients, handing_over, meetings, people, records
from bot.texts import texts


def routes() -> Routes:
    presses = {"meet.give": press_give, "meet.to": press_to}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.BOOK))


def holders(turn: Turn) -> list[Member]:
    """The colleagues who may hold his meeting: a trainee's client goes along, to a hunter."""
    team = people.of_team(turn.connection, turn.member.team_id)
    colleagues = [one for one in team if one.id != turn.member.id and one.onboarding is None]
    return [one for one in colleagues if may_hold_for(turn.member, one)]


def press_give(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask_whom(turn, open_one(turn, number(arguments(given, 1)[0])))


def ask_whom(turn: Turn, meeting: Meeting, typed: str = "") -> list[Reply]:
    """Who is to hold it; `typed`: a name that is nobody's of them, or several people's."""
    found = holders(turn)
    if not found:
        return [turn.alert(turn.t.plain("meeting-nobody-to-give", role=turn.member.role))]
    turn.ask("meet.give", {"meeting": meeting.id})
    some = named(found, typed) or found
    unknown = "" if some is not found else typed
    return [turn.show(screens.ask_holder(turn.t, meeting, [(one.id, one.name) for one in some], unknown))]


def give_named(turn: Turn, meeting: Meeting, name: str) -> list[Reply]:
    """«Петрову»: the only colleague whom it can mean; else it is asked."""
    found = named(holders(turn), name)
    return give(turn, meeting, found[0]) if len(found) == 1 else ask_whom(turn, meeting, clean(name, NAME_LIMIT))


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    meeting_id, member_id = arguments(given, 2)
    meeting = open_one(turn, number(meeting_id))
    holder = next((one for one in holders(turn) if one.id == number(member_id)), None)
    if holder is None:
        raise Outdated
    return give(turn, meeting, holder)


def _goes_along(turn: Turn, meeting: Meeting, holder: Member) -> bool:
    """A trainee works in block 1: with its meeting the client goes to the hunter who leads him from there."""
    if turn.member.role is not Role.TRAINEE or holder.role is not Role.HUNTER:
        return False
    return handing_over.move(
        *(turn.connection, turn.member.team_id, meeting.client_id, turn.member.id, holder.id),
        holder.day(turn.now),
        existing_now=False,
        now=turn.now,
    )


def _context(turn: Turn, meeting: Meeting, *, with_client: bool) -> screens.Context:
    return screens.Context(
        people=clients.decision_makers_of(turn.connection, turn.member.team_id, meeting.client_id),
        history=records.of_client(turn.connection, turn.member.team_id, meeting.client_id),
        with_client=with_client,
    )


def give(turn: Turn, meeting: Meeting, holder: Member) -> list[Reply]:
    """It is his from now on; he is told at once, with everything that is known of it."""
    problem = time_taken(turn, meeting.id, meeting.starts_at, holder) if meeting.starts_at else None
    if problem is not None:
        return [turn.alert(problem)]
    gone = replace(meeting, state=MeetingState.CANCELLED, sequence=meeting.sequence + 1)
    taken_out = [file(turn, gone)] if meeting.calendar else []
    meetings.change(turn.connection, meeting, member_id=holder.id, calendar=False, despite_absence=False)
    turn.forget()
    t = texts(holder.locale)
    location = meetings.location(turn.connection, meeting)
    context = _context(turn, meeting, with_client=_goes_along(turn, meeting, holder))
    shown = shown_as(meeting, (), holder.zone, location)
    told = screens.given(t, shown, holder.zone, turn.member.name, turn.now, context)
    return [
        turn.show(screens.gave(turn.t, meeting, holder.name, with_client=context.with_client)),
        *taken_out,
        message_to(holder.telegram_id, told),
    ]
