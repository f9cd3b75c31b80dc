"""`/absence`: days on which somebody is away, noted by himself, or by the head for anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.absences import Absence, AbsenceKind
from bot.domain.absences_typed import Typed, read_absence
from bot.domain.colleagues import named
from bot.domain.local_time import to_utc
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.people import Ability, Member, Role
from bot.domain.spans_typed import Span, SpanProblem, checked
from bot.domain.stints import stint_at_end
from bot.domain.timetable import Week, week_of
from bot.domain.work_calendar import days_between
from bot.handlers import absence_ends, meeting_changes
from bot.handlers.absence_list import card, everybody, listing, team, today, whose
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import absences as screens
from bot.screens.dates import stamp
from bot.screens.screen import Screen
from bot.store import absences, attendance, audit, meetings
from bot.texts import texts

WEEKS_TOLD = 2
"""Of a longer absence, the first weeks' norms are told."""
_DAY = timedelta(days=1)


def routes() -> Routes:
    presses = {"abs.of": press_person, "abs.new": press_kind, "abs.add": press_add, "abs.move": press_move}
    return Routes(
        commands={"absence": absence},
        presses=dict(presses),
        answers={"abs.line": type_line},
        abilities={"abs.move": Ability.BOOK},
    )


# -- typed


def absence(turn: Turn, argument: str) -> list[Reply]:
    """`/absence`, `/absence 24.11-28.11 отпуск`; the head's also `/absence Иван; 24.11-28.11; отпуск`."""
    if not argument:
        return team(turn) if turn.member.leads else listing(turn, turn.member)
    typed = read_absence(argument, today(turn))
    if not typed.whom:
        return _act(turn, turn.member, typed, None)
    if not turn.member.leads:
        return [turn.alert(screens.days_bad(turn.t, SpanProblem.NOT_UNDERSTOOD))]
    found = named(everybody(turn), typed.whom)
    return _act(turn, found[0], typed, None) if len(found) == 1 else _which(turn, typed, found)


def type_line(turn: Turn, text: str) -> list[Reply]:
    """What is typed while absences are on the screen; nothing: the text is about something else."""
    data = turn.expected("abs.line")
    of, kind = whose(turn, data.get("member", turn.member.id)), data.get("kind")
    typed = read_absence(text, today(turn))
    if typed.whom:
        found = named(everybody(turn), typed.whom) if turn.member.leads else []
        if len(found) != 1:
            return _which(turn, typed, found) if found else []
        of = found[0]
    if typed.span is SpanProblem.NOT_UNDERSTOOD and kind is None:
        return []
    if typed.span is None and typed.kind and "span" in data:
        typed = replace(typed, span=Span(*map(day_of, data["span"])))
    return _act(turn, of, typed, AbsenceKind(kind) if kind else None)


def _which(turn: Turn, typed: Typed, found: Sequence[Member]) -> list[Reply]:
    """Nobody is called so, or several are."""
    turn.ask("abs.line", {"member": turn.member.id})
    shown = found or everybody(turn)
    return [turn.say(screens.whom(turn.t, typed.whom, shown, turn.member.id, many=bool(found)))]


def _act(turn: Turn, of: Member, typed: Typed, asked: AbsenceKind | None) -> list[Reply]:
    span, kind = typed.span, typed.kind or asked
    if isinstance(span, SpanProblem):
        return [turn.alert(screens.days_bad(turn.t, span))]
    if typed.action is not None:
        return absence_ends.typed(turn, of, typed.action, span)
    if span is None:
        return _ask_days(turn, of, kind) if kind else listing(turn, of)
    return _add(turn, of, span, kind) if kind else _ask_kind(turn, of, span)


# -- asked


def press_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return listing(turn, whose(turn, number(arguments(given, 1)[0])))


def press_kind(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind = arguments(given, 2)
    return _ask_days(turn, whose(turn, number(member_id)), _kind(kind))


def _ask_days(turn: Turn, of: Member, kind: AbsenceKind) -> list[Reply]:
    turn.ask("abs.line", {"member": of.id, "kind": kind.value})
    return [turn.show(screens.ask_days(turn.t, of, kind, today(turn), own=of.id == turn.member.id))]


def _ask_kind(turn: Turn, of: Member, span: Span) -> list[Reply]:
    turn.ask("abs.line", {"member": of.id, "span": [stamp(span.first), stamp(span.last)]})
    return [turn.show(screens.ask_kind(turn.t, of, span))]


def press_add(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, kind, first, last = arguments(given, 4)
    span = checked(Span(day_of(first), day_of(last)), today(turn))
    if isinstance(span, SpanProblem):
        raise Outdated
    return _add(turn, whose(turn, number(member_id)), span, _kind(kind))


def _kind(value: str) -> AbsenceKind:
    try:
        return AbsenceKind(value)
    except ValueError:
        raise Outdated from None


# -- noted


def _add(turn: Turn, of: Member, span: Span, kind: AbsenceKind) -> list[Reply]:
    turn.forget()
    known = absences.of_member(turn.connection, of, span.first, span.last)
    covering = next((each for each in known if span.first in each and span.last in each), None)
    if covering is not None:
        return [turn.alert(turn.t.plain("absence-already", what=screens.said(turn.t, covering)))]
    made = absences.add(turn.connection, of, span.first, span.last, kind, turn.member, turn.now)
    booked = _booked(turn, of, made)
    if of.id == turn.member.id:
        lines = _lines(turn, of, made, None)
        shown = screens.with_meetings(turn.t, lines, booked, of.zone)
        # Who leads the team is offered a deputy for these days.
        shown = screens.with_deputy(turn.t, shown, made) if of.role is Role.HEAD else shown
        return [turn.show(shown), *card(turn, of, made)]
    days = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    audit.note(turn.connection, turn.member, "absence.set", turn.now, subject=("member", of.id), **days)
    lines = _lines(turn, of, made, of.name)
    lines += [turn.t("absence-meetings-of", count=len(booked))] if booked else []
    told = screens.told(texts(of.locale), made, turn.member.name, booked, of.zone)
    return [turn.show(Screen("\n".join(lines))), message_to(of.telegram_id, told), *card(turn, of, made)]


def _lines(turn: Turn, of: Member, made: Absence, name: str | None) -> list[str]:
    """What was noted, and the norms of the weeks that it makes shorter."""
    calendar = attendance.of_member(turn.connection, of, made.first_day, made.last_day).calendar
    working = len(calendar.working(days_between(made.first_day, made.last_day)))
    mondays = sorted({week_of(each).monday for each in days_between(made.first_day, made.last_day)})
    weeks = [Week(monday) for monday in mondays[:WEEKS_TOLD]] if of.role is not Role.HEAD else []
    fair = [(week, attendance.fair(turn.connection, stint_at_end(of, week), week)) for week in weeks]
    return screens.added(turn.t, made, working, fair, name)


def _booked(turn: Turn, of: Member, made: Absence) -> list[Meeting]:
    """The meetings to come on these days."""
    begin = max(turn.now, to_utc(made.first_day, time(), of.zone))
    found = meetings.between(turn.connection, of, begin, to_utc(made.last_day + _DAY, time(), of.zone))
    return [each for each in found if each.state is MeetingState.BOOKED]


def press_move(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A meeting that falls into the absence: below the list, so that the list stays."""
    return meeting_changes.press_move(replace(turn, press=None), given)
