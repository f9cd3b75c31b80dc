"""`/ledger`: sales by a file, looked at first and written when the person says so.

The looking and the writing go on in ledger_steps.py; who an unknown buyer is, is said in ledger_who.py; what is typed
is understood in ledger_typed.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.types import Message

from bot.delivery.errands import Fetched, step
from bot.delivery.outbox import Reply
from bot.domain.imports import ImportState
from bot.domain.ledger_parts import made_until
from bot.domain.ledger_table import Skip, Skipped
from bot.domain.ledgers import BuyerState, Summary
from bot.domain.people import Ability, may
from bot.handlers import after, beside, ledger_steps
from bot.handlers.ledger_steps import CHECK, OFFERED, OPEN, OWN, WHO, WRITE, own
from bot.handlers.open_card import is_free
from bot.handlers.tables_sent import LEDGER, fetch, is_other
from bot.handlers.turn import Press, Routes, Turn, arguments, number
from bot.screens import ledger as screens
from bot.screens.screen import Screen
from bot.store import ledger_buyers, ledgers
from bot.store.ledgers import Ledger


def routes() -> Routes:
    presses: dict[str, Press] = {"led.take": press_take, "led.drop": press_drop, "led.home": press_home}
    return Routes(
        commands={"ledger": command},
        presses=presses,
        contents=dict.fromkeys((OPEN, OFFERED, WHO, "/ledger"), send_content),
        abilities=dict.fromkeys(("ledger", OPEN, OFFERED, *presses), Ability.LEDGER),
    )


def command(turn: Turn, line: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    """What is asked for; where a file waits, or is being worked on, how far that is."""
    last = ledgers.last(turn.connection, turn.member)
    if last is not None and last.state in (ImportState.CHECKING, ImportState.WRITING):
        # Wished for once more: a step that failed for good would else leave it there for ever.
        wanted = CHECK if last.state is ImportState.CHECKING else WRITE
        said = ledger_steps.card(turn, last, screens.progress(turn.t, last.summary), below=True)
        return [said, step(wanted, {"ledger": last.id})]
    if last is not None and last.state is ImportState.OFFERED:
        return ledger_steps.offer(turn, last, below=True)
    turn.ask(OPEN)
    return [turn.say(screens.opened(turn.t))]


def send_content(turn: Turn, message: Message) -> list[Reply]:
    """A table; of anything else it is said what to send, if it joins no record either."""
    if not may(turn.member, Ability.LEDGER) or (is_other(message) and after.has_place(turn)):
        return []
    if message.document is not None:
        return fetch(turn, message, LEDGER)
    return [turn.say(Screen(turn.t("ledger-content-bad")))]


def refuse(turn: Turn, why: str) -> list[Reply]:
    """In one sentence; the next file is taken as sales again."""
    if is_free(turn, OWN):
        turn.ask(OPEN)
    return [turn.say(screens.unreadable(turn.t, why))]


def refuse_rows(turn: Turn, why: str, rows: Sequence[Sequence[Any]]) -> list[Reply]:
    """Sales that could be misread: in one sentence, with the rows that show it."""
    if is_free(turn, OWN):
        turn.ask(OPEN)
    return [turn.say(screens.refused(turn.t, why, [(line, cell) for line, cell in rows]))]


def look(turn: Turn, fetched: Fetched) -> list[Reply]:
    """The file was read: a small one is compared with the base at once, a large one step by step."""
    content = fetched.content
    theirs, ours = content["ledger"]["currency"], ledgers.currency(turn.connection, turn.member.team_id)
    if theirs and theirs != ours:
        return [turn.say(Screen(turn.t("ledger-other-currency", theirs=theirs, ours=ours)))]
    buyers, parts, summary = _until_today(turn, content)
    name = fetched.data["name"] or turn.t.plain("menu-ledger")
    replaced = ledger_steps.replaced(turn)
    made = ledgers.begin(turn.connection, turn.member, name, summary, buyers, parts, turn.now)
    shown = ledger_steps.card(turn, made, screens.progress(turn.t, summary), below=True)
    return [*replaced, shown, step(CHECK, {"ledger": made.id})]


def _until_today(turn: Turn, content: dict[str, Any]) -> tuple[list[list[Any]], list[str], Summary]:
    """What was sold already: what is dated after today would be the last sale for ever, and counts in no sum."""
    buyers, parts, summary = content["buyers"], content["parts"], _summary(content["ledger"], len(content["buyers"]))
    today = turn.member.day(turn.now)
    if summary.last_day is None or summary.last_day <= today:
        return buyers, parts, summary
    made = made_until(buyers, parts, today)
    counted = replace(summary, sales=summary.sales - made.ahead, buyers=len(made.buyers), ahead=made.ahead)
    first_day = summary.first_day if made.last_day else None
    return made.buyers, made.parts, replace(counted, first_day=first_day, last_day=made.last_day)


def _summary(told: dict[str, Any], buyers: int) -> Summary:
    first, last = (date.fromisoformat(told[name]) if told[name] else None for name in ("first_day", "last_day"))
    return Summary(
        told["rows"],
        told["sales"],
        first,
        last,
        told["headings"],
        {Skip(why): count for why, count in told["skipped"].items()},
        tuple(Skipped(line, Skip(why), cell) for line, why, cell in told["first"]),
        buyers=buyers,
        order=told["order"],
        order_told=told["order_told"],
    )


# -- accepting


def press_take(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = own(turn, number(arguments(given, 1)[0]))
    return ledger_steps.accept(turn, found) if found.state is ImportState.OFFERED else [too_late(turn, found)]


def press_drop(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = own(turn, number(arguments(given, 1)[0]))
    return drop(turn, found) if found.state is ImportState.OFFERED else [too_late(turn, found)]


def press_home(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = own(turn, number(arguments(given, 1)[0]))
    return ledger_steps.offer(turn, found) if found.state is ImportState.OFFERED else [too_late(turn, found)]


def too_late(turn: Turn, found: Ledger) -> Reply:
    key = {
        ImportState.CHECKING: "ledger-busy",
        ImportState.WRITING: "ledger-taken",
        ImportState.DONE: "ledger-taken",
    }.get(found.state, "ledger-late")
    return turn.alert(turn.t.plain(key))


def drop(turn: Turn, found: Ledger) -> list[Reply]:
    is_begun = BuyerState.WRITTEN in ledger_buyers.counts(turn.connection, found)
    ledgers.finish(turn.connection, found, ImportState.DROPPED, found.summary)
    beside.end(turn, (OFFERED, WHO))
    return [ledger_steps.card(turn, found, Screen(turn.t("ledger-dropped-rest" if is_begun else "ledger-dropped")))]
