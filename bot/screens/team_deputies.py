"""Who stands in for a head: who may, in which days, what is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.absences import Absence
from bot.domain.deputies import Deputy
from bot.domain.people import Member
from bot.domain.spans_typed import EXAMPLES, Span
from bot.screens.dates import show_days, stamp
from bot.screens.screen import Screen, button, column, grid
from bot.texts import Texts

SHOWN = 12


def listing(t: Texts, named: Sequence[tuple[Deputy, str, str]], people: Sequence[Member], done: str = "") -> Screen:
    """Who stands in, or will: each to be ended; and who may be named."""
    lines = [done] if done else []
    lines.append(f"<b>{t('deputy-title')}</b>")
    lines += [
        t("deputy-line", name=name, head=head, days=show_days(each.first_day, each.last_day, t))
        for each, name, head in named[:SHOWN]
    ] or [t("deputy-none")]
    lines.append(t("deputy-hint", example=t.plain("deputy-example")))
    ends = [button(t.plain("button-deputy-end", name=name), "dep.end", each.id) for each, name, _ in named[:SHOWN]]
    names = [button(one.name, "dep.who", one.id) for one in people[:SHOWN]]
    return Screen(
        "\n".join(lines), (*column(*ends), *grid(names, 2), (button(t.plain("button-back"), "team.list", 0),))
    )


def ask_whom(t: Texts, span: Span, people: Sequence[Member], *, many: bool = False, typed: str = "") -> Screen:
    """For these days."""
    days = show_days(span.first, span.last, t)
    text = t("deputy-whom-unknown", name=typed) if typed and not many else t("deputy-whom", days=days)
    names = [button(one.name, "dep.name", one.id, stamp(span.first), stamp(span.last)) for one in people[:SHOWN]]
    return Screen(text, grid(names, 2))


def ask_days(t: Texts, whom: Member, away: Sequence[Absence], today: date) -> Screen:
    """His own absences to come first, then the usual days."""
    monday = today - timedelta(days=today.weekday())
    spans = [(show_days(each.first_day, each.last_day, t), each.first_day, each.last_day) for each in away[:4]]
    spans += [
        (t.plain("button-day-today"), today, today),
        (t.plain("button-day-tomorrow"), today + timedelta(days=1), today + timedelta(days=1)),
        (t.plain("button-this-week"), today, monday + timedelta(days=6)),
        (t.plain("button-whole-next-week"), monday + timedelta(days=7), monday + timedelta(days=13)),
    ]
    days = [button(label, "dep.name", whom.id, stamp(first), stamp(last)) for label, first, last in spans]
    text = t("deputy-ask-days", name=whom.name, examples=", ".join(EXAMPLES[t.locale]))
    return Screen(text, (*grid(days, 2), (button(t.plain("button-back"), "dep.list"),)))


def named(t: Texts, whom: str, deputy: Deputy) -> str:
    return t("deputy-named", name=whom, days=show_days(deputy.first_day, deputy.last_day, t))


def told(t: Texts, head: str, deputy: Deputy, *, now: bool) -> Screen:
    """To him: what he may, and when."""
    days = show_days(deputy.first_day, deputy.last_day, t)
    return Screen(
        "\n".join([t("deputy-told", head=head, days=days), t("deputy-told-now" if now else "deputy-told-later")])
    )


def begun(t: Texts, head: str, deputy: Deputy) -> Screen:
    return Screen(
        "\n".join(
            [t("deputy-begun", head=head, day=show_days(deputy.last_day, deputy.last_day, t)), t("deputy-told-now")]
        )
    )
