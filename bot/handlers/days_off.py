"""`/days`: the head says which days his team works; holidays and their transfers are known without him."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.delivery.outbox import Reply
from bot.domain.days_off_typed import Typed, read_days
from bot.domain.people import Ability, Role
from bot.domain.spans_typed import Span, SpanProblem, checked
from bot.domain.timetable import week_of
from bot.domain.work_calendar import SATURDAY, days_between, rests
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of
from bot.handlers.week_card import week_card_reply
from bot.screens import days_off as screens
from bot.store import audit, calendars, people

SHOWN_AHEAD = timedelta(days=200)
CHOSEN_AHEAD = timedelta(days=120)
CARDS_AT_ONCE = 100
"""Of a larger team the pinned weeks follow with each person's next record."""


def routes() -> Routes:
    presses = {"days.list": press_list, "days.ask": press_ask, "days.say": press_say, "days.usual": press_usual}
    abilities = dict.fromkeys(("days", "days.line", *presses), Ability.EDIT_DAYS)
    return Routes(commands={"days": days}, presses=dict(presses), answers={"days.line": type_day}, abilities=abilities)


def days(turn: Turn, argument: str) -> list[Reply]:
    """`/days`, `/days 31.12 рабочий`, `/days 8.03 выходной`, `/days 31.12 как обычно`."""
    return _act(turn, read_days(argument, _today(turn)), None) if argument else _listing(turn)


def _today(turn: Turn) -> date:
    return turn.member.day(turn.said_at)


def _listing(turn: Turn, first: str = "") -> list[Reply]:
    today = _today(turn)
    last = today + SHOWN_AHEAD
    own = calendars.own(turn.connection, turn.member.team_id, today, last)
    calendar = calendars.public(today, last).with_own(own)
    worked = sorted(day for day in calendar.extra if day >= today)
    names = calendars.names(today, last, turn.t.locale)
    turn.ask("days.line")
    return [turn.show(screens.listing(turn.t, rests(calendar, today, last), worked, own, names, first))]


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _listing(turn)


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    works = _flag(arguments(given, 1)[0])
    today = _today(turn)
    last = today + CHOSEN_AHEAD
    calendar = calendars.of_team(turn.connection, turn.member.team_id, today, last)
    weekdays = [day for rest in rests(calendar, today, last) for day in days_between(rest.first, rest.last)]
    choices = (
        [day for day in weekdays if day.weekday() < SATURDAY] if works else calendar.working(days_between(today, last))
    )
    turn.ask("days.line", {"works": works})
    return [turn.show(screens.ask_day(turn.t, choices, works=works))]


def press_say(turn: Turn, given: Sequence[str]) -> list[Reply]:
    stamped, works = arguments(given, 2)
    span = checked(Span(day_of(stamped), day_of(stamped)), _today(turn))
    if isinstance(span, SpanProblem):
        raise Outdated
    return _say(turn, span, None, works=_flag(works))


def press_usual(turn: Turn, given: Sequence[str]) -> list[Reply]:
    day = day_of(arguments(given, 1)[0])
    return _usual(turn, Span(day, day))


def type_day(turn: Turn, text: str) -> list[Reply]:
    """What is typed while the days are on the screen; nothing: the text is about something else."""
    works = turn.expected("days.line").get("works")
    typed = read_days(text, _today(turn))
    understood = isinstance(typed.span, Span) and (works is not None or typed.works is not None or typed.usual)
    return _act(turn, typed, works) if understood or any(letter.isdigit() for letter in text) else []


def _act(turn: Turn, typed: Typed, asked: bool | None) -> list[Reply]:
    works = asked if typed.works is None else typed.works
    if not isinstance(typed.span, Span):
        return [turn.alert(screens.days_bad(turn.t, typed.span))]
    if typed.usual:
        return _usual(turn, typed.span)
    if works is None:
        return [turn.alert(screens.days_bad(turn.t, None))]
    return _say(turn, typed.span, typed.name, works=works)


def _say(turn: Turn, span: Span, name: str | None, *, works: bool) -> list[Reply]:
    """What everybody's calendar says already needs no word of the team's; a weekend is meant where it stands alone."""
    everybodys = calendars.public(span.first, span.last)
    said = [day for day in days_between(span.first, span.last) if day.weekday() < SATURDAY]
    for day in said or days_between(span.first, span.last):
        if everybodys.works(day) == works and name is None:
            calendars.drop(turn.connection, turn.member.team_id, day)
        else:
            calendars.say(turn.connection, turn.member, day, name, turn.now, works=works)
    _note(turn, span, "works" if works else "off")
    return [*_listing(turn, screens.said(turn.t, span.first, span.last, works=works)), *_cards(turn, span)]


def _usual(turn: Turn, span: Span) -> list[Reply]:
    """Everybody's calendar holds again."""
    for day in days_between(span.first, span.last):
        calendars.drop(turn.connection, turn.member.team_id, day)
    _note(turn, span, "usual")
    return [*_listing(turn, screens.usual(turn.t, span.first, span.last)), *_cards(turn, span)]


def _note(turn: Turn, span: Span, said: str) -> None:
    first, last = span.first.isoformat(), span.last.isoformat()
    audit.note(turn.connection, turn.member, "days.set", turn.now, said=said, first=first, last=last)


def _cards(turn: Turn, span: Span) -> list[Reply]:
    """The pinned weeks whose norms may be others now."""
    found = [
        one
        for one in people.of_team(turn.connection, turn.member.team_id)
        if one.role is not Role.HEAD and one.onboarding is None and one.unreachable_since is None
    ]
    weeks = {one.id: week_of(one.day(turn.now)) for one in found}
    touched = [one for one in found if span.first <= weeks[one.id].sunday and weeks[one.id].monday <= span.last]
    return [week_card_reply(turn.connection, one, turn.now) for one in touched[:CARDS_AT_ONCE]]


def _flag(value: str) -> bool:
    if value not in ("0", "1"):
        raise Outdated
    return value == "1"
