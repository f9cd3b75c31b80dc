"""Whose absences are spoken of, and the list of them: what noting, ending and cancelling one share."""

from __future__ import annotations

from datetime import date, timedelta

from bot.delivery.outbox import Reply
from bot.domain.absences import Absence
from bot.domain.people import Member, Role
from bot.domain.timetable import week_of
from bot.handlers.turn import Outdated, Turn
from bot.handlers.week_card import week_card_reply
from bot.screens import absences as screens
from bot.store import absences, people

LISTED = timedelta(days=366)


def today(turn: Turn) -> date:
    return turn.member.day(turn.said_at)


def day_of(turn: Turn, whom: Member) -> date:
    """It is today where he is: of one far away the head may see another day."""
    return whom.day(turn.said_at)


def everybody(turn: Turn) -> list[Member]:
    return [one for one in people.of_team(turn.connection, turn.member.team_id) if one.onboarding is None]


def whose(turn: Turn, member_id: int) -> Member:
    """He himself; of the head, anybody in the team. Raises Outdated."""
    if member_id == turn.member.id:
        return turn.member
    found = people.colleague(turn.connection, turn.member.team_id, member_id) if turn.member.leads else None
    if found is None:
        raise Outdated
    return found


def team(turn: Turn) -> list[Reply]:
    """Who of the team is or will be away; what is typed next is about absences."""
    names = {one.id: one.name for one in everybody(turn)}
    found = absences.of_team(turn.connection, turn.member.team_id, today(turn), today(turn) + LISTED)
    shown = [(names[each.member_id], each) for each in found if each.member_id in names]
    turn.ask("abs.line", {"member": turn.member.id})
    return [turn.show(screens.team(turn.t, shown, everybody(turn), turn.member.id))]


def listing(turn: Turn, of: Member, first: str = "") -> list[Reply]:
    """His absences from this week on; `first`: what was done just now."""
    day = day_of(turn, of)
    found = absences.of_member(turn.connection, of, week_of(day).monday, day + LISTED)
    turn.ask("abs.line", {"member": of.id})
    return [turn.show(screens.listing(turn.t, of, found, day, own=of.id == turn.member.id, first=first))]


def card(turn: Turn, of: Member, changed: Absence) -> list[Reply]:
    """His pinned week, where the days are in it."""
    week = week_of(of.day(turn.now))
    touched = changed.first_day <= week.sunday and week.monday <= changed.last_day
    return [week_card_reply(turn.connection, of, turn.now)] if touched and of.role is not Role.HEAD else []
