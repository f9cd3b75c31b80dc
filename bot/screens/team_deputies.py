"""Who stands in for a head: who may, in which days, what is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.domain.absences import Absence
from bot.domain.deputies import Deputy
from bot.domain.people import Member
from bot.domain.spans_typed import EXAMPLES, Span
from bot.screens.dates import show_days, stamp
from bot.screens.screen import Screen, button, column, grid
from bot.texts import Texts, texts

SHOWN = 12
GAPS_SHOWN = 3
JOINED = 5
"""Closings that may be joined from one message."""


def listing(
    t: Texts,
    named: Sequence[tuple[Deputy, str, str]],
    people: Sequence[Member],
    done: str = "",
    gaps: Sequence[Span] = (),
) -> Screen:
    """Who stands in, or will: each to be ended; and who may be named. Without `people` it is only looked at. `gaps`:
    days of his absence on which nobody does."""
    lines = [done] if done else []
    open_days = [(show_days(each.first, each.last, t), each) for each in gaps[:GAPS_SHOWN]]
    lines += [t("deputy-gap", days=", ".join(days for days, _ in open_days))] if open_days else []
    lines.append(f"<b>{t('deputy-title')}</b>")
    lines += [
        t("deputy-line", name=name, head=head, days=show_days(each.first_day, each.last_day, t))
        for each, name, head in named[:SHOWN]
    ] or [t("deputy-none")]
    back = (button(t.plain("button-back"), "team.list", 0),)
    if not people:
        return Screen("\n".join(lines), (back,))
    lines.append(t("deputy-hint", example=t.plain("deputy-example")))
    ends = [button(t.plain("button-deputy-end", name=name), "dep.end", each.id) for each, name, _ in named[:SHOWN]]
    names = [button(one.name, "dep.who", one.id) for one in people[:SHOWN]]
    fill = [
        button(t.plain("button-deputy-gap", days=days), "dep.ask", stamp(each.first), stamp(each.last))
        for days, each in open_days
    ]
    return Screen("\n".join(lines), (*column(*fill, *ends), *grid(names, 2), back))


def ask_whom(t: Texts, span: Span, people: Sequence[Member], *, many: bool = False, typed: str = "") -> Screen:
    """For these days."""
    days = show_days(span.first, span.last, t)
    text = t("deputy-whom-unknown", name=typed) if typed and not many else t("deputy-whom", days=days)
    names = [button(one.name, "dep.name", one.id, stamp(span.first), stamp(span.last)) for one in people[:SHOWN]]
    return Screen(text, grid(names, 2))


def ask_days(t: Texts, whom: Member, away: Sequence[Absence], today: date, busy: Sequence[Deputy] = ()) -> Screen:
    """His own absences to come first, then the usual days; but none for which he is named already."""
    monday = today - timedelta(days=today.weekday())
    spans = [(show_days(each.first_day, each.last_day, t), each.first_day, each.last_day) for each in away[:4]]
    spans += [
        (t.plain("button-day-today"), today, today),
        (t.plain("button-day-tomorrow"), today + timedelta(days=1), today + timedelta(days=1)),
        (t.plain("button-this-week"), today, monday + timedelta(days=6)),
        (t.plain("button-whole-next-week"), monday + timedelta(days=7), monday + timedelta(days=13)),
    ]
    free = [(label, span) for label, *span in spans if not any(each.overlaps(Span(*span)) for each in busy)]
    days = [button(label, "dep.name", whom.id, stamp(first), stamp(last)) for label, (first, last) in free]
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


def told_off(t: Texts, head: str, still: Sequence[str]) -> Screen:
    """To him: it is over before its days; `still`: for whom he stands in all the same."""
    return Screen(t("deputy-told-off", head=head, still=_still(still)))


def over(t: Texts, head: str, still: Sequence[str]) -> Screen:
    """To him: his days are over."""
    return Screen(t("deputy-over", head=head, still=_still(still)))


def _still(heads: Sequence[str]) -> str:
    return ", ".join(heads) or "none"


def freed_screen(t: Texts, name: str, deals: Sequence[tuple[int, str]]) -> Screen:
    """To the heads: closings that somebody joined wait again."""
    listed = ", ".join(client for _, client in deals[:SHOWN])
    more = len(deals) - SHOWN
    said = t("deals-freed", name=name, deals=f"{listed} …" if more > 0 else listed, count=len(deals))
    join = t.plain("button-path-join")
    return Screen(
        said, column(*(button(f"{join}: {client}", "path.join", number) for number, client in deals[:JOINED]))
    )


def freed_own(t: Texts, name: str, deals: Sequence[tuple[int, str]]) -> Screen:
    """To whose deals they are: who joined them does so no more."""
    listed = ", ".join(client for _, client in deals[:SHOWN])
    more = " …" if len(deals) > SHOWN else ""
    return Screen(t("deals-freed-own", name=name, deals=listed + more, count=len(deals)))


def news_of_freed(
    freed: Mapping[Member, Sequence[tuple[int, str]]], without: str, heads: Sequence[Member], gone_id: int
) -> list[tuple[Member, Screen]]:
    """Who hears of closings that wait again, and what: the heads, who may join, and whose deals they are. `without`,
    `gone_id`: who had joined."""
    everything = [deal for deals in freed.values() for deal in deals]
    told = [one for one in heads if one.id != gone_id] if everything else []
    news = [(one, freed_screen(texts(one.locale), without, everything)) for one in told]
    owners = [one for one in freed if one.works_here and one.id not in {gone_id, *(head.id for head in told)}]
    return [*news, *((one, freed_own(texts(one.locale), without, freed[one])) for one in owners)]


def begun(t: Texts, head: str, deputy: Deputy) -> Screen:
    return Screen(
        "\n".join(
            [t("deputy-begun", head=head, day=show_days(deputy.last_day, deputy.last_day, t)), t("deputy-told-now")]
        )
    )
