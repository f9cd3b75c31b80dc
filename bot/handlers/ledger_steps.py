"""A file of sales, looked at and then written a piece at a time: between two pieces everybody else has his turn.

Each step ends, writes and wishes for the next in one transaction, so a kill leaves nothing half done and doubles
nothing. How far a file is stands in one message, edited in place: each file has its own.
"""

from __future__ import annotations

from dataclasses import replace

from bot.delivery.errands import Fetched, step
from bot.delivery.outbox import Card, Reply
from bot.domain.imports import ImportState
from bot.domain.ledgers import LOOKED_AT, BuyerState, Counts, Summary, is_worth_showing
from bot.domain.people import Ability
from bot.handlers import beside
from bot.handlers.open_card import is_free
from bot.handlers.turn import Outdated, Routes, Turn
from bot.screens import ledger as screens
from bot.screens.screen import Screen
from bot.store import ledger_buyers, ledger_work, ledgers
from bot.store.ledgers import Ledger

CHECK, ALL, WRITE = "ledger.check", "ledger.all", "ledger.write"
OPEN, OFFERED, WHO = "ledger.open", "ledger.offered", "ledger.who"
OWN = (OPEN, OFFERED, WHO)


def routes() -> Routes:
    files = {CHECK: check, WRITE: write}
    return Routes(files=dict(files), abilities=dict.fromkeys(files, Ability.LEDGER))


def own(turn: Turn, ledger_id: int) -> Ledger:
    """Raises Outdated for somebody else's."""
    found = ledgers.own(turn.connection, turn.member, ledger_id)
    if found is None:
        raise Outdated
    return found


def card(turn: Turn, of: Ledger, screen: Screen, *, below: bool = False) -> Reply:
    """The one message of this file: where it hangs, where a button was pressed, or anew."""
    pressed = turn.press.message.message_id if turn.press is not None and turn.press.message is not None else None
    return Card(turn.member.telegram_id, f"ledger.{of.id}", screen, below=below and pressed is None, at=pressed)


def replaced(turn: Turn) -> list[Reply]:
    """Files that still wait give way to one that comes; beneath what was written of them it stays to be read."""
    shown = []
    for of in ledgers.under_way(turn.connection, turn.member):
        written = ledger_buyers.counts(turn.connection, of).get(BuyerState.WRITTEN, Counts())
        shown.append(card(turn, of, screens.replaced(turn.t, of.name, written)))
    return shown


# -- looking


def check(turn: Turn, fetched: Fetched) -> list[Reply]:
    found = ledgers.own(turn.connection, turn.member, fetched.data["ledger"])
    # Another file came meanwhile, or it was given up: then there is nothing to look at.
    return check_on(turn, found) if found and found.state is ImportState.CHECKING else []


def check_on(turn: Turn, of: Ledger) -> list[Reply]:
    """One piece more: who some buyers are, or what their sales change; at the end, what would come of it all."""
    summary = ledger_work.match_step(turn.connection, of, turn.member)
    if summary is None:
        summary = ledger_work.compare_step(turn.connection, of, turn.member.day(turn.now))
    if summary is None and of.summary.creating is not None:
        # Asked for in the midst of «завести всех»: that goes on.
        return [step(ALL, {"ledger": of.id})]
    if summary is None:
        return offer(turn, of, below=True)
    ledgers.change(turn.connection, of, ImportState.CHECKING, summary)
    return [*_progress(turn, of, summary), step(CHECK, {"ledger": of.id})]


def _progress(turn: Turn, of: Ledger, after: Summary) -> list[Reply]:
    return [card(turn, of, screens.progress(turn.t, after))] if is_worth_showing(of.summary, after) else []


def offer(turn: Turn, of: Ledger, *, below: bool = False) -> list[Reply]:
    """What would come of it. A file that says nothing new, and names nobody unknown, is done with."""
    counts = ledger_buyers.counts(turn.connection, of)
    is_over = BuyerState.UNKNOWN not in counts and not _ready(counts).changing
    if is_over:
        ledgers.finish(turn.connection, of, ImportState.DONE, of.summary)
    else:
        ledgers.change(turn.connection, of, ImportState.OFFERED, of.summary)
    if not is_over:
        beside.ask(turn, OFFERED, {"ledger": of.id}, OWN)
    elif not beside.end(turn, OWN) and is_free(turn, OWN):
        turn.ask(OPEN)
    currency = ledgers.currency(turn.connection, of.team_id)
    screen = screens.offered(turn.t, of.id, of.name, of.summary, counts, currency)
    return [card(turn, of, screen, below=below)]


def _ready(counts: dict[BuyerState, Counts]) -> Counts:
    return sum((counts.get(state, Counts()) for state in LOOKED_AT), Counts())


# -- writing


def accept(turn: Turn, of: Ledger) -> list[Reply]:
    """Begin to write; a file of a few sales is written at once."""
    ready = _ready(ledger_buyers.counts(turn.connection, of))
    if not ready.changing:
        return [turn.alert(turn.t.plain("ledger-nothing"))]
    beside.end(turn, OWN)
    summary = replace(of.summary, to_write=max(1, ready.sales), written=0, part=0)
    return _write_on(turn, replace(of, state=ImportState.WRITING, summary=summary), begun=True)


def write(turn: Turn, fetched: Fetched) -> list[Reply]:
    found = ledgers.own(turn.connection, turn.member, fetched.data["ledger"])
    return _write_on(turn, found) if found and found.state is ImportState.WRITING else []


def _write_on(turn: Turn, of: Ledger, *, begun: bool = False) -> list[Reply]:
    summary = ledger_work.write_step(turn.connection, of, turn.member, turn.now)
    if summary is None or (begun and _is_written(turn, of)):
        return _end(turn, of, summary or of.summary)
    ledgers.change(turn.connection, of, ImportState.WRITING, summary)
    shown = [card(turn, of, screens.progress(turn.t, summary))] if begun else _progress(turn, of, summary)
    return [*shown, step(WRITE, {"ledger": of.id})]


def _is_written(turn: Turn, of: Ledger) -> bool:
    return not any(ledger_buyers.next_of(turn.connection, of, state, 1) for state in LOOKED_AT)


def _end(turn: Turn, of: Ledger, summary: Summary) -> list[Reply]:
    """Who is unknown waits on, to be told of later; without such the file is done with."""
    counts = ledger_buyers.counts(turn.connection, of)
    unknown = counts.get(BuyerState.UNKNOWN, Counts()).buyers
    rest = replace(summary, to_write=0, written=0, corrections=())
    if unknown:
        ledgers.change(turn.connection, of, ImportState.OFFERED, rest)
    else:
        ledgers.finish(turn.connection, of, ImportState.DONE, rest)
    written = counts.get(BuyerState.WRITTEN, Counts())
    others = counts.get(BuyerState.OTHERS, Counts()).buyers
    return [card(turn, of, screens.done(turn.t, of.id, written, unknown, others))]
