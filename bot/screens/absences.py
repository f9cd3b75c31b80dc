"""Who is away and when: one person's, the team's, and the questions that note an absence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.absences import Absence, AbsenceKind
from bot.domain.fair_week import FairWeek
from bot.domain.meetings import Meeting
from bot.domain.people import Member
from bot.domain.spans_typed import EXAMPLES, Span, SpanProblem
from bot.domain.timetable import Week
from bot.screens.dates import show_days, show_time, stamp
from bot.screens.fair_week import fair_line
from bot.screens.screen import Button, Rows, Screen, button, column, grid
from bot.texts import Texts

TEAM_SHOWN = 15
PEOPLE_SHOWN = 12
MEETINGS_SHOWN = 6


def said(t: Texts, absence: Absence) -> str:
    """`отпуск вт 24.11 – сб 28.11`, plain."""
    return f"{t.plain('absence-kind', absence=absence.kind)} {show_days(absence.first_day, absence.last_day, t)}"


def listing(t: Texts, whose: Member, found: Sequence[Absence], today: date, *, own: bool, first: str = "") -> Screen:
    """A person's absences, each to be cancelled; the one he is on to be ended; and what can be noted."""
    title = t("absences-own") if own else t("absences-of", name=whose.name)
    lines = [*filter(None, [first]), f"<b>{title}</b>"]
    lines += [t("absence-line", what=said(t, each)) for each in found] or [t("absences-none")]
    lines.append(t("absence-hint", example=t.plain("absence-example")))
    buttons = [each for absence in found for each in _changes(t, absence, today)]
    return Screen("\n".join(lines), (*column(*buttons), *_kinds(t, whose)))


def _changes(t: Texts, absence: Absence, today: date) -> list[Button]:
    back = [button(t.plain("button-absence-back"), "abs.back", absence.id)] if is_on(absence, today) else []
    return [*back, button(t.plain("button-absence-cancel", what=said(t, absence)), "abs.cancel", absence.id)]


def is_on(absence: Absence, today: date) -> bool:
    """It began before today and lasts: today he may be back."""
    return absence.first_day < today <= absence.last_day


def _kinds(t: Texts, whose: Member) -> Rows:
    kinds = [button(t.plain("button-absence", absence=kind), "abs.new", whose.id, kind.value) for kind in AbsenceKind]
    return grid(kinds, 2)


def team(t: Texts, found: Sequence[tuple[str, Absence]], people: Sequence[Member], own_id: int) -> Screen:
    """The head's view: who is or will be away; whom to note an absence."""
    lines = [f"<b>{t('absences-team')}</b>"]
    lines += [t("absence-team-line", name=name, what=said(t, absence)) for name, absence in found[:TEAM_SHOWN]]
    lines += [] if found else [t("absences-none")]
    lines.append(t("absence-hint-team", example=t.plain("absence-example-head")))
    return Screen("\n".join(lines), _choice(t, people, own_id))


def _choice(t: Texts, people: Sequence[Member], own_id: int) -> Rows:
    shown = [one for one in people if one.id != own_id][:PEOPLE_SHOWN]
    others = grid([button(one.name, "abs.of", one.id) for one in shown], 2)
    return (*others, (button(t.plain("button-absence-own"), "abs.of", own_id),))


def whom(t: Texts, typed: str, people: Sequence[Member], own_id: int, *, many: bool) -> Screen:
    """Nobody is called so, or several are."""
    text = t("absence-whom-many") if many else t("absence-whom-unknown", name=typed)
    return Screen(text, _choice(t, people, own_id))


def ask_days(t: Texts, whose: Member, kind: AbsenceKind, today: date, *, own: bool) -> Screen:
    """Which days: the usual ones with a tap, any by typing."""
    monday = today - timedelta(days=today.weekday())
    tomorrow = today + timedelta(days=1)
    choices = [("button-day-today", today, today), ("button-day-tomorrow", tomorrow, tomorrow)]
    if today.weekday() < 4:
        choices.append(("button-this-week", today, monday + timedelta(days=6)))
    choices.append(("button-whole-next-week", monday + timedelta(days=7), monday + timedelta(days=13)))
    days = [
        button(t.plain(label), "abs.add", whose.id, kind.value, stamp(first), stamp(last))
        for label, first, last in choices
    ]
    name = "" if own else f" ({whose.name})"
    text = t("absence-ask-days", absence=kind, name=name, examples=", ".join(EXAMPLES[t.locale]))
    return Screen(text, (*grid(days, 2), (button(t.plain("button-back"), "abs.of", whose.id),)))


def ask_kind(t: Texts, whose: Member, span: Span) -> Screen:
    days = show_days(span.first, span.last, t)
    kinds = [
        button(
            *(t.plain("button-absence", absence=kind), "abs.add"),
            *(whose.id, kind.value, stamp(span.first), stamp(span.last)),
        )
        for kind in AbsenceKind
    ]
    return Screen(t("absence-ask-kind", days=days), grid(kinds, 2))


def days_bad(t: Texts, problem: SpanProblem) -> str:
    return t.plain("absence-days-bad", span=problem, examples=", ".join(EXAMPLES[t.locale]))


def added(
    t: Texts, absence: Absence, working: int, weeks: Sequence[tuple[Week, FairWeek]], name: str | None = None
) -> list[str]:
    """What was noted and what it does to the norms; `name`: whose it is, where it is not one's own."""
    what = said(t, absence)
    lines = [t("absence-added", what=what) if name is None else t("absence-added-for", name=name, what=what)]
    lines.append(t("absence-working-days", count=working) if working else t("absence-no-working-days"))
    for week, fair in weeks:
        if why := fair_line(t, fair):
            lines += [t("week-title", monday=f"{week.monday:%d.%m}", sunday=f"{week.sunday:%d.%m}"), *why]
    return lines


def with_meetings(t: Texts, lines: Sequence[str], booked: Sequence[Meeting], zone: ZoneInfo) -> Screen:
    """The meetings that fall into one's own absence, each to be moved with a tap."""
    if not booked:
        return Screen("\n".join(lines))
    moves = [
        button(f"↪️ {show_time(each.starts_at, zone, t)} {each.client_name}", "abs.move", each.id)
        for each in booked[:MEETINGS_SHOWN]
        if each.starts_at is not None
    ]
    return Screen("\n".join([*lines, "", t("absence-meetings", count=len(booked))]), column(*moves))


def with_deputy(t: Texts, screen: Screen, absence: Absence) -> Screen:
    """A head is away: somebody may stand in for him."""
    days = (stamp(absence.first_day), stamp(absence.last_day))
    return replace(screen, buttons=(*screen.buttons, (button(t.plain("button-absence-deputy"), "dep.ask", *days),)))


def away_line(t: Texts, away: Absence | None) -> list[str]:
    """Under a meeting that he set into his own absence."""
    return [t("absence-despite", absence=away.kind)] if away else []


def told(t: Texts, absence: Absence, by: str, booked: Sequence[Meeting], zone: ZoneInfo) -> Screen:
    """To the person: the head noted it."""
    return with_meetings(t, [t("absence-told", by=by, what=said(t, absence))], booked, zone)
