"""Which days the team works: the rests to come, worked Saturdays, and what the head says of a day himself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.spans_typed import SpanProblem
from bot.domain.work_calendar import SATURDAY, OwnDay, Rest
from bot.screens.dates import show_day, show_days, stamp
from bot.screens.screen import Button, Rows, Screen, button, column, grid
from bot.texts import Texts

RESTS_SHOWN = 5
OWN_SHOWN = 8
CHOICES = 6


def listing(
    t: Texts,
    rests: Sequence[Rest],
    worked: Sequence[date],
    own: Sequence[OwnDay],
    names: Mapping[date, str],
    first: str = "",
) -> Screen:
    """The next rests and worked weekend days in order, then the team's own days, each with a way back."""
    lines = [*filter(None, [first]), f"<b>{t('days-title')}</b>"]
    ahead = [(rest.first, _rest(t, rest, names)) for rest in rests]
    ahead += [(day, t("days-works", day=show_day(day, t))) for day in worked]
    lines += [line for _, line in sorted(ahead)[:RESTS_SHOWN]]
    if own:
        lines += ["", t("days-own"), *(_own(t, each) for each in own[:OWN_SHOWN])]
    lines += ["", t("days-hint", example=t.plain("days-example"))]
    return Screen("\n".join(lines), (*_changes(t), *_drops(t, own)))


def _rest(t: Texts, rest: Rest, names: Mapping[date, str]) -> str:
    day = next((day for day in sorted(names) if rest.first <= day <= rest.last), None)
    name = f" · {names[day]}" if day is not None else ""
    return t("days-rest", days=show_days(rest.first, rest.last, t), name=name)


def _own(t: Texts, each: OwnDay) -> str:
    line = t("days-works" if each.works else "days-off", day=show_day(each.day, t))
    return f"{line} · {t('verbatim', text=each.name)}" if each.name else line


def _changes(t: Texts) -> Rows:
    return ((button(t.plain("button-day-off"), "days.ask", 0), button(t.plain("button-day-works"), "days.ask", 1)),)


def _drops(t: Texts, own: Sequence[OwnDay]) -> Rows:
    drops = [
        button(t.plain("button-day-usual", day=show_day(each.day, t)), "days.usual", stamp(each.day))
        for each in own[:OWN_SHOWN]
    ]
    return column(*drops)


def ask_day(t: Texts, choices: Sequence[date], *, works: bool) -> Screen:
    """Which day: the nearest with a tap, any by typing."""
    days: list[Button] = [button(show_day(day, t), "days.say", stamp(day), int(works)) for day in choices[:CHOICES]]
    key = "days-ask-works" if works else "days-ask-off"
    return Screen(t(key), (*grid(days, 3), (button(t.plain("button-back"), "days.list"),)))


def said(t: Texts, first: date, last: date, *, works: bool) -> str:
    """What a day is now."""
    line = t("days-said-works" if works else "days-said-off", days=show_days(first, last, t))
    return f"{line} {t('days-as-friday')}" if works and first.weekday() >= SATURDAY else line


def usual(t: Texts, first: date, last: date) -> str:
    return t("days-said-usual", days=show_days(first, last, t))


def days_bad(t: Texts, problem: SpanProblem | None) -> str:
    if problem is SpanProblem.TOO_LONG:
        return t.plain("days-too-many")
    return t.plain("days-bad", example=t.plain("days-example"))
