"""What was promised, by when, and whether it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.promises import Confirmed, Promise, PromiseState, is_confirmed, latest_due, may_reopen
from bot.screens.dates import show_day
from bot.screens.screen import Button, Screen, button, column, cut, grid, label_of
from bot.texts import Texts

LISTED = 10
TEAM_SHOWN = 40
WHAT_SHOWN = 80
MOVES, MONTH = (1, 3, 7), 31


def thing(t: Texts, promise: Promise) -> str:
    """`КП: смета на бетон`, plain."""
    what = cut(promise.what or "", WHAT_SHOWN)
    return ": ".join(filter(None, [t.plain("promise-kind", kind=promise.kind), what]))


def promise_line(t: Texts, promise: Promise) -> str:
    """`🤝 КП: смета — до пт 27.11`"""
    return t("promise-line", thing=thing(t, promise), day=show_day(promise.due_on, t))


def _mark(promise: Promise, today: date) -> str:
    confirmed = is_confirmed(promise, today)
    if confirmed is not None:
        return "✅" if confirmed else "❌"
    return "⏰" if promise.due_on <= today else "▫️"


def listing(t: Texts, promises: Sequence[Promise], share: Confirmed, today: date) -> Screen:
    """What is open, the nearest first; each opens its card. Below: the share of confirmed ones."""
    lines = [t("agreements-title" if promises else "agreements-none")]
    if share.percent is not None:
        lines.append(t("agreements-share", kept=share.kept, settled=share.settled, percent=share.percent))
    return Screen("\n".join(lines), column(*(_open(t, each, today) for each in promises[:LISTED])))


def label(t: Texts, promise: Promise, mark: str = "🤝") -> str:
    """`🤝 пт 27.11 Ромашка · КП`, for a button."""
    lead = f"{mark} {show_day(promise.due_on, t)} "
    return label_of(promise.client_name, f" · {thing(t, promise)}", lead=lead)


def _open(t: Texts, promise: Promise, today: date) -> Button:
    return button(label(t, promise, _mark(promise, today)), "deal.open", promise.id)


def due(t: Texts, promises: Sequence[Promise], today: date, *, late: bool) -> Screen:
    """On the day, or where that was none of work on the next one: one is asked of at once, several one by one."""
    past = any(each.due_on < today for each in promises)
    if len(promises) == 1:
        asked = "agreement-due-late" if late else "agreement-due"
        head = t("agreement-was-due", day=show_day(promises[0].due_on, t)) if past else t(asked)
        return _asked(t, promises[0], today, head)
    key = "agreements-were-due" if past else "agreements-due-late" if late else "agreements-due"
    return Screen(t(key, count=len(promises)), column(*(_open(t, each, today) for each in promises[:LISTED])))


def card(t: Texts, promise: Promise, today: date) -> Screen:
    return _asked(t, promise, today, "")


def _asked(t: Texts, promise: Promise, today: date, head: str) -> Screen:
    lines = [head] if head else []
    lines += [f"<b>{t('verbatim', text=promise.client_name)}</b>", promise_line(t, promise)]
    if promise.moved_from is not None:
        lines.append(t("agreement-moved", day=show_day(promise.moved_from, t), reason=promise.moved_because or ""))
    confirmed = is_confirmed(promise, today)
    if confirmed is not None:
        lines.append(t("agreement-kept" if confirmed else "agreement-unconfirmed"))
        if promise.reason:
            lines.append(t("detail-reason" if promise.state is PromiseState.BROKEN else "detail-note", **_why(promise)))
    rows: list[tuple[Button, ...]] = []
    if confirmed is None:
        rows.append(
            (
                button(t.plain("button-kept"), "deal.kept", promise.id),
                button(t.plain("button-broken"), "deal.broken", promise.id),
            )
        )
        if promise.may_move:
            rows.append((button(t.plain("button-move-deal"), "deal.move", promise.id),))
    last = [button(t.plain("button-client"), "client.show", promise.client_id)]
    if may_reopen(promise, today):
        last.insert(0, button(t.plain("button-reopen"), "deal.reopen", promise.id))
    rows.append(tuple(last))
    return Screen("\n".join(lines), tuple(rows))


def _why(promise: Promise) -> dict[str, str]:
    name = "reason" if promise.state is PromiseState.BROKEN else "note"
    return {name: promise.reason or ""}


def ask_move(t: Texts, promise: Promise, today: date) -> Screen:
    """To which day; the reason is asked behind it. Once only, within the month."""
    last = latest_due(promise.made_on)
    first = max(today, promise.due_on)
    days = dict.fromkeys(min(first + timedelta(days=step), last) for step in (*MOVES, MONTH))
    buttons = [button(show_day(day, t), "deal.to", promise.id, f"{day:%Y%m%d}") for day in days if day > first]
    text = t("agreement-ask-day", thing=thing(t, promise), last=show_day(last, t))
    return Screen(text, (*grid(buttons, 2), (button(t.plain("button-back"), "deal.card", promise.id),)))


REASONS = ("not_ready", "client_asked", "no_time")


def ask_reason(t: Texts, promise: Promise, action: str, day: str) -> Screen:
    """Why it is moved (`day`: to which, `YYYYMMDD`) or was not kept."""
    buttons = [
        button(t.plain("agreement-reason", reason=each), "deal.why", promise.id, action, day, each) for each in REASONS
    ]
    return Screen(t("agreement-ask-why", action=action), grid(buttons, 2))


def team(t: Texts, rows: Sequence[tuple[str, int, Confirmed]]) -> Screen:
    """The head's view: what is open and the share of confirmed promises, a line each."""
    lines = [t("agreements-team")]
    for name, open_ones, share in rows[:TEAM_SHOWN]:
        told = t.plain("agreements-no-share") if share.percent is None else f"{share.percent} %"
        lines.append(t("agreements-member", name=name, open=open_ones, share=told))
    return Screen("\n".join(lines))
