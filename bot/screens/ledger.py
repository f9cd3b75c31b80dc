"""Bringing sales in: what was understood of a file, what it would change, who its buyers are, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.clients import Client
from bot.domain.ledger_cells import Order, day_in
from bot.domain.ledger_table import Skipped
from bot.domain.ledgers import LOOKED_AT, MOST_ROWS, Buyer, BuyerState, Correction, Counts, Summary
from bot.screens.money import money
from bot.screens.screen import Button, Screen, button, column, cut
from bot.texts import Texts

CLIENTS_SHOWN = 4
NAME_SHOWN = 40


def opened(t: Texts) -> Screen:
    return Screen(t("ledger-open", most=MOST_ROWS))


def unreadable(t: Texts, why: str) -> Screen:
    """One sentence."""
    return Screen(t("ledger-unreadable", fault=why, most=MOST_ROWS))


def progress(t: Texts, summary: Summary) -> Screen:
    """How far the looking is, or the writing."""
    if summary.to_write:
        return Screen(t("ledger-writing", percent=summary.percent))
    return Screen(t("ledger-checking", rows=summary.rows, percent=summary.percent))


def refused(t: Texts, why: str, rows: Sequence[tuple[int, str]]) -> Screen:
    """One sentence, with the rows that show it."""
    (line, cell), (other_line, other_cell) = rows[0], rows[-1]
    return Screen(t("ledger-refused", why=why, row=line, cell=cell, otherrow=other_line, othercell=other_cell))


def replaced(t: Texts, name: str, written: Counts) -> Screen:
    """A file that waited when the next one came: what was written of it, and that the rest is not."""
    if not written.buyers:
        return Screen(t("ledger-replaced", name=name))
    return Screen(f"{_done(t, written)}\n{t('ledger-replaced-rest')}")


# -- what would come of it


def offered(
    t: Texts, ledger_id: int, name: str, summary: Summary, counts: Mapping[BuyerState, Counts], currency: str
) -> Screen:
    """The dry run, to be accepted with one tap."""
    ready = sum((counts.get(state, Counts()) for state in LOOKED_AT), Counts())
    unknown = counts.get(BuyerState.UNKNOWN, Counts())
    lines = [
        *_understood(t, name, summary, counts, currency),
        *_changes(t, ready, counts, summary, currency),
        *_left_out(t, summary, counts, currency),
    ]
    if not ready.changing:
        lines.append(t("ledger-nothing-new" if ready.sales else "ledger-nothing"))
    buttons = []
    if ready.changing:
        buttons.append(button(t.plain("button-ledger-take", count=ready.changing), "led.take", ledger_id))
    if unknown.buyers:
        buttons.append(who_button(t, ledger_id, unknown.buyers))
    if buttons:
        buttons.append(button(t.plain("button-ledger-drop"), "led.drop", ledger_id))
    return Screen("\n".join(lines), column(*buttons))


def who_button(t: Texts, ledger_id: int, count: int) -> Button:
    return button(t.plain("button-ledger-who", count=count), "led.who", ledger_id)


def _understood(t: Texts, name: str, summary: Summary, counts: Mapping[BuyerState, Counts], currency: str) -> list[str]:
    lines = [t("ledger-summary", name=name, rows=summary.rows)]
    if summary.first_day and summary.last_day:
        whole = sum(counts.values(), Counts())
        first, last = _day(summary.first_day), _day(summary.last_day)
        lines.append(t("ledger-period", first=first, last=last, amount=money(whole.amount, currency)))
    named = (t.plain("ledger-heading", column=key, heading=head) for key, head in summary.headings.items())
    return [*lines, t("ledger-understood", columns=", ".join(named)), *_order(t, summary)]


def _order(t: Texts, summary: Summary) -> list[str]:
    """Where it had to be decided: how days in figures were taken."""
    order = Order(summary.order)
    day = day_in(summary.order_told, order)
    return [t("ledger-order", order=order, cell=summary.order_told, day=_day(day))] if day else []


def _changes(
    t: Texts,
    ready: Counts,
    counts: Mapping[BuyerState, Counts],
    summary: Summary,
    currency: str,
) -> list[str]:
    known, new = counts.get(BuyerState.READY, Counts()), counts.get(BuyerState.NEW, Counts())
    written = counts.get(BuyerState.WRITTEN, Counts()).changing
    lines = [t("ledger-written", count=written)] if written else []
    if known.buyers:
        lines.append(t("ledger-found", **_told(known, currency)))
    if new.buyers:
        lines.append(t("ledger-create", **_told(new, currency)))
    if ready.new:
        lines.append(t("ledger-new", count=ready.new))
    if ready.corrected:
        lines.append(t("ledger-corrected", count=ready.corrected))
        lines += [_correction(t, each, currency) for each in summary.corrections]
    told = (
        ("ledger-completed", ready.completed),
        ("ledger-same", ready.same),
        ("ledger-ahead", ready.ahead + summary.ahead),
    )
    return lines + [t(key, count=count) for key, count in told if count]


def _told(counts: Counts, currency: str) -> dict[str, int | str]:
    return {"count": counts.buyers, "sales": counts.sales, "amount": money(counts.amount, currency)}


def _correction(t: Texts, each: Correction, currency: str) -> str:
    buyer, day, now = cut(each.buyer, NAME_SHOWN), _day(each.day), money(each.now, currency)
    if each.was == each.now:
        return t("ledger-correction-day", buyer=buyer, day=day, now=now)
    return t("ledger-correction", buyer=buyer, day=day, was=money(each.was, currency), now=now)


def _left_out(t: Texts, summary: Summary, counts: Mapping[BuyerState, Counts], currency: str) -> list[str]:
    unknown = counts.get(BuyerState.UNKNOWN, Counts())
    lines = []
    if unknown.buyers:
        lines.append(t("ledger-unknown", count=unknown.buyers, amount=money(unknown.amount, currency)))
    for key, state in (("ledger-others", BuyerState.OTHERS), ("ledger-passed", BuyerState.PASSED)):
        if state in counts:
            lines.append(t(key, count=counts[state].buyers))
    skipped = sum(summary.skipped.values())
    if skipped:
        lines.append(t("ledger-skipped", count=skipped))
        lines += [_skipped(t, each) for each in summary.first]
    return lines


def _skipped(t: Texts, each: Skipped) -> str:
    return t("ledger-skipped-row", row=each.line, why=t.plain("ledger-why", why=each.why, cell=each.cell))


# -- who a buyer is


def who(
    t: Texts,
    ledger_id: int,
    buyer: Buyer,
    left: int,
    found: Sequence[Client],
    currency: str,
    hint: str = "",
) -> Screen:
    """One buyer, the clients he may be, and what else may become of him. `hint`: what is said of what was typed."""
    key = "ledger-buyer-inn" if buyer.inn else "ledger-buyer"
    named = {"inn": buyer.inn} if buyer.inn else {}
    lines = [
        t("ledger-who", left=left),
        t(key, name=buyer.name, **named),
        t("ledger-buyer-sales", sales=buyer.sales, amount=money(buyer.amount, currency)),
        hint or t("ledger-who-hint" if found else "ledger-who-none"),
    ]
    clients = [button(each.name, "led.to", ledger_id, buyer.id, each.id) for each in found[:CLIENTS_SHOWN]]
    create = button(t.plain("button-ledger-new"), "led.new", ledger_id, buyer.id)
    leave = button(t.plain("button-ledger-pass"), "led.pass", ledger_id, buyer.id)
    rows = [*column(*clients), (create, leave)]
    if left > 1:
        rows.append((button(t.plain("button-ledger-all"), "led.all", ledger_id),))
    rows.append((button(t.plain("button-ledger-home"), "led.home", ledger_id),))
    return Screen("\n".join(lines), tuple(rows))


# -- what came of it


def done(t: Texts, ledger_id: int, written: Counts, unknown: int, others: int) -> Screen:
    """`others`: whose sales were left alone, for they are colleagues' clients, perhaps since the preview."""
    text = "\n".join([_done(t, written), *([t("ledger-others", count=others)] if others else [])])
    if not unknown:
        return Screen(text)
    waiting = t("ledger-done-wait", count=unknown)
    return Screen(f"{text}\n{waiting}", column(who_button(t, ledger_id, unknown)))


def _done(t: Texts, written: Counts) -> str:
    return t(
        "ledger-done",
        new=written.new,
        corrected=written.corrected,
        completed=written.completed,
        clients=written.buyers,
    )


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
