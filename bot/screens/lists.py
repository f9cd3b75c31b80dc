"""The call list of a week: what is on it, whether it is enough, what one tap would add."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.call_lists import MOST, CallList, Listed, Offer, next_week
from bot.domain.clients import Client
from bot.domain.sufficiency import Sufficiency
from bot.domain.timetable import Week, week_of
from bot.screens.dates import show_day
from bot.screens.screen import Button, Rows, Screen, button, column, grid, label_in
from bot.screens.segments import shown_count
from bot.texts import Texts

SEGMENTS_BESIDE = 3
"""So many segments have their buttons on the first screen; more have one of their own."""
ITEMS_SHOWN = 10


def home(t: Texts, shown: CallList, today: date, done: str = "") -> Screen:
    """`done`: what was done just now."""
    lines = [done] if done else []
    lines.append(_title(t, shown.week, today))
    if shown.left or shown.done:
        lines.append(t("list-waiting", waiting=shown.left, done=shown.done))
    elif shown.offers or shown.segments:
        lines.append(t("list-empty"))
    else:
        lines.append(t("list-empty-nobody", example=t.plain("list-example-named")))
    if shown.waiting:
        said = [t.plain("list-source", source=source, count=count) for source, count in shown.waiting.items()]
        lines.append(t("verbatim", text=" · ".join(said)))
    if shown.sufficiency is not None:
        lines.append(enough(t, shown.sufficiency))
    return Screen("\n".join(lines), _buttons(t, shown, today))


def _title(t: Texts, week: Week, today: date) -> str:
    when = "this" if today in week else "next"
    return t("list-title", when=when, monday=f"{week.monday:%d.%m}", sunday=f"{week.sunday:%d.%m}")


def enough(t: Texts, found: Sufficiency) -> str:
    """«При вашем дозвоне 22 % для 50 результативных нужно 227 номеров, в списке 70. Не хватает 157.»

    Of a farmer: «для 40 тёплых контактов».
    """
    if not found.goal:
        return t("list-warm-done" if found.warm else "list-norm-done")
    rate = found.rate
    key = "list-enough-warm" if found.warm else "list-enough"
    said = t(
        key,
        basis=rate.basis,
        percent=rate.percent,
        goal=found.goal,
        needed=found.needed,
        waiting=found.waiting,
    )
    return f"{said} {t('list-missing', missing=found.missing) if found.missing else t('list-sufficient')}"


def _buttons(t: Texts, shown: CallList, today: date) -> Rows:
    monday = shown.week.monday
    adding = [_adding(t, each, monday) for each in shown.offers]
    if len(shown.segments) <= SEGMENTS_BESIDE:
        adding += [_adding(t, each, monday) for each in shown.segments]
    else:
        adding.append(button(t.plain("button-list-segments"), "list.segs", str(monday)))
    rows = [(each,) for each in adding]
    if shown.left:
        rows.append((button(t.plain("button-list-items"), "list.items", str(monday), 0),))
        rows.append((button(t.plain("button-list-clear"), "list.wipe", str(monday)),))
    this = week_of(today)
    if shown.week == this:
        other = button(t.plain("button-list-next"), "list.home", str(next_week(this).monday))
    else:
        other = button(t.plain("button-list-this"), "list.home", str(this.monday))
    return (*rows, (other,))


def _adding(t: Texts, offer: Offer, monday: date) -> Button:
    count = shown_count(offer.count, MOST)
    told: dict[str, str | int] = {"source": offer.source, "name": offer.name, "days": offer.argument, "count": count}
    label = label_in(t, "list-offer", "name", **told)
    return button(label, "list.add", offer.source, offer.argument, str(monday))


def added(t: Texts, count: int, *, full: bool) -> str:
    if full:
        return t("list-full", most=MOST) if not count else f"{t('list-added', count=count)} {t('list-full', most=MOST)}"
    return t("list-added", count=count) if count else t("list-added-none")


def segments(t: Texts, offers: Sequence[Offer], monday: date) -> Screen:
    back = button(t.plain("button-list-back"), "list.home", str(monday))
    said = t("list-segments") if offers else t("list-no-segments")
    return Screen(said, column(*(_adding(t, each, monday) for each in offers), back))


def suggested(t: Texts, said: str, offer: Offer, monday: date) -> Screen:
    """What was typed is no name of anything, but almost that of a segment."""
    return Screen(said, column(_adding(t, offer, monday)))


def items(t: Texts, listed: Sequence[Listed], offset: int, count: int, monday: date) -> Screen:
    """A screenful of those who wait; each button takes one off."""
    buttons = []
    for each in listed:
        due = "" if each.due_on is None else show_day(each.due_on, t)
        name = each.client_name
        label = (
            label_in(t, "list-item-due", "client", client=name, day=due) if due else t.plain("list-item", client=name)
        )
        buttons.append(button(label, "list.off", each.item_id, str(monday), offset))
    moves = []
    if offset:
        moves.append(button("◀️", "list.items", str(monday), max(0, offset - ITEMS_SHOWN)))
    if offset + len(listed) < count:
        moves.append(button("▶️", "list.items", str(monday), offset + ITEMS_SHOWN))
    back = (button(t.plain("button-list-back"), "list.home", str(monday)),)
    rows = (*column(*buttons), *((tuple(moves),) if moves else ()), back)
    return Screen(t("list-items", first=offset + 1, last=offset + len(listed), count=count), rows)


def wipe(t: Texts, count: int, monday: date) -> Screen:
    yes = button(t.plain("button-list-clear-yes"), "list.clear", str(monday))
    back = button(t.plain("button-list-back"), "list.home", str(monday))
    return Screen(t("list-clear-ask", count=count), ((yes,), (back,)))


def which(t: Texts, found: Sequence[Client], monday: date, *, adding: bool) -> Screen:
    name = "list.one" if adding else "list.drop"
    return Screen(t("list-which"), grid([button(each.name, name, each.id, str(monday)) for each in found], 1))


def bad(t: Texts) -> str:
    add, stale = t.plain("list-example-segment"), t.plain("list-example-stale")
    return t("list-bad", add=add, stale=stale, remove=t.plain("list-example-remove"))
