"""`/summary`: the team's week against the norms, live or closed; eight weeks; the records; closing; when it comes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.domain.summary_due import LEADS, LEAST_LEAD, LONGEST_LEAD, lead_named
from bot.domain.summary_typed import Wish, read
from bot.domain.timetable import Week, week_of
from bot.handlers.summary_counting import ask
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import summary_buttons as screens
from bot.screens.dates import show_clock, show_day
from bot.screens.screen import Screen
from bot.store import audit, closing_weeks, summaries, summaries_due

LEAD = "sum.lead"


def routes() -> Routes:
    presses = {
        "sum.week": press_week,
        "sum.trend": press_trend,
        "sum.records": press_records,
        "sum.versions": press_versions,
        "sum.close": press_close,
        "sum.reopen": press_reopen,
        "sum.lead": press_lead,
        "sum.leadset": press_lead_set,
    }
    abilities = dict.fromkeys(("summary", *presses), Ability.SEE_SUMMARY)
    return Routes(commands={"summary": summary}, presses=dict(presses), answers={LEAD: type_lead}, abilities=abilities)


def summary(turn: Turn, argument: str) -> list[Reply]:
    """`/summary`, `/summary 16.11`, `/summary прошлая`, `/summary 8 недель`, `/summary закрыть`, `/summary за 45`."""
    asked = read(argument, turn.said_at, turn.member.zone)
    if asked.lead is not None:
        return _set_lead(turn, asked.lead)
    if asked.wish is Wish.LEAD:
        return [turn.say(Screen(screens.lead_bad(turn.t)))]
    refusal = _refusal(turn, asked.week)
    if refusal or asked.week is None:
        return [turn.say(Screen(refusal))]
    do = _DO.get(asked.wish)
    return do(turn, asked.week) if do else ask(turn, asked.wish, asked.week)


def _refusal(turn: Turn, week: Week | None) -> str:
    """Why there is no summary of this week; empty: there is."""
    today = turn.member.day(turn.now)
    if week is None:
        return turn.t("summary-no-week", example=turn.t.plain("summary-day-example", day=f"{today:%d.%m}"))
    if week.monday > today:
        return turn.t("summary-future")
    began = summaries.team_of(turn.connection, turn.member.team_id).created_on
    return turn.t("summary-too-early", day=show_day(began, turn.t)) if week.sunday < began else ""


def _week(turn: Turn, given: Sequence[str]) -> Week:
    """The week whose Monday a button carries. Raises Outdated."""
    week = week_of(day_of(arguments(given, 1)[0]))
    if _refusal(turn, week):
        raise Outdated
    return week


# -- looking


def press_week(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask(turn, Wish.SHOW, _week(turn, given))


def press_trend(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask(turn, Wish.TREND, _week(turn, given))


def press_records(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask(turn, Wish.RECORDS, _week(turn, given))


def press_versions(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask(turn, Wish.VERSIONS, _week(turn, given))


# -- closing


def close(turn: Turn, week: Week) -> list[Reply]:
    """Once it is over."""
    of = summaries.team_of(turn.connection, turn.member.team_id)
    if of.today(turn.now) <= week.sunday:
        return [turn.alert(turn.t.plain("summary-not-over"))]
    return ask(turn, Wish.CLOSE, week)


def reopen(turn: Turn, week: Week) -> list[Reply]:
    if not closing_weeks.reopen(turn.connection, turn.member.team_id, week, turn.member, turn.now):
        return [turn.alert(turn.t.plain("summary-not-closed"))]
    closes = closing_weeks.closing_day(turn.connection, turn.member.team_id, week)
    return [turn.say(Screen(screens.reopened(turn.t, week, closes), screens.back(turn.t, week)))]


def press_close(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return close(turn, _week(turn, given))


def press_reopen(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return reopen(turn, _week(turn, given))


# -- when it comes


def press_lead(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    turn.ask(LEAD)
    return [turn.say(screens.ask_lead(turn.t, summaries.team_of(turn.connection, turn.member.team_id).lead))]


def press_lead_set(turn: Turn, given: Sequence[str]) -> list[Reply]:
    minutes = number(arguments(given, 1)[0])
    if minutes not in LEADS:
        raise Outdated
    return _set_lead(turn, minutes)


def type_lead(turn: Turn, text: str) -> list[Reply]:
    """So many minutes; nothing: the text is about something else."""
    minutes = lead_named(text)
    if minutes is None:
        return [turn.say(Screen(screens.lead_bad(turn.t)))] if any(map(str.isdigit, text)) else []
    return _set_lead(turn, minutes)


def _set_lead(turn: Turn, minutes: int) -> list[Reply]:
    assert LEAST_LEAD <= minutes <= LONGEST_LEAD
    turn.forget()
    before = summaries.team_of(turn.connection, turn.member.team_id).lead
    if minutes == before:
        return [turn.show(Screen(turn.t("summary-lead-same", lead=screens.minutes(turn.t, minutes))))]
    summaries.set_lead(turn.connection, turn.member.team_id, minutes)
    audit.note(turn.connection, turn.member, "summary.lead", turn.now, was=before, value=minutes)
    due = summaries_due.next_for(turn.connection, turn.member, turn.now)
    clock = show_clock(due.at, turn.member.zone)
    return [turn.show(screens.lead_set(turn.t, minutes, due.day, clock, came=due.after_this_weeks))]


_DO = {Wish.CLOSE: close, Wish.REOPEN: reopen}
"""What is not only looked at."""
