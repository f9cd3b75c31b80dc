"""Who a buyer of a file of sales is, where neither ИНН nor name says it: one tap, a new client, or left out.

What is typed in place of a tap is understood in ledger_typed.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.errands import Fetched, step
from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.imports import ImportState
from bot.domain.ledgers import BUYERS_AT_ONCE, Buyer, BuyerState
from bot.domain.names import close_name, normalise
from bot.domain.people import Ability
from bot.handlers import beside, ledger_steps
from bot.handlers.ledger import too_late
from bot.handlers.ledger_steps import ALL, CHECK, OWN, WHO, own
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.screens import ledger as screens
from bot.store import clients, ledger_buyers, ledger_work, ledgers
from bot.store.ledgers import Ledger


def routes() -> Routes:
    presses: dict[str, Press] = {
        "led.who": press_who,
        "led.to": press_client,
        "led.new": press_new,
        "led.pass": press_pass,
        "led.all": press_all,
    }
    return Routes(
        presses=presses,
        files={ALL: create_some},
        abilities=dict.fromkeys((WHO, *presses, ALL), Ability.LEDGER),
    )


def press_who(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = own(turn, number(arguments(given, 1)[0]))
    return ask_next(turn, found) if found.state is ImportState.OFFERED else [too_late(turn, found)]


def ask_next(turn: Turn, of: Ledger) -> list[Reply]:
    """The unknown buyer who bought most; the result where nobody is left."""
    waiting = ledger_buyers.next_of(turn.connection, of, BuyerState.UNKNOWN, 1)
    return ask(turn, of, waiting[0]) if waiting else ledger_steps.offer(turn, of, below=True)


def ask(turn: Turn, of: Ledger, buyer: Buyer, typed: str = "", hint: str = "") -> list[Reply]:
    """`typed`: by what the clients he may be are looked for; `hint`: what is said of what he typed."""
    beside.ask_in_front(turn, WHO, {"ledger": of.id, "buyer": buyer.id, "typed": typed}, OWN)
    found = may_be(turn, typed or buyer.name)
    left = ledger_buyers.counts(turn.connection, of)[BuyerState.UNKNOWN].buyers
    currency = ledgers.currency(turn.connection, of.team_id)
    screen = screens.who(turn.t, of.id, buyer, left, found, currency, hint)
    return [ledger_steps.card(turn, of, screen, below=True)]


def may_be(turn: Turn, name: str) -> list[Client]:
    """Clients who are called so and whose sales this person may bring in."""
    owner = ledger_buyers.owner_of(turn.member)
    return [each for each in _like(turn, name) if owner in (None, each.owner_id)][: screens.CLIENTS_SHOWN]


def _like(turn: Turn, name: str) -> list[Client]:
    return clients.find(turn.connection, turn.member.team_id, name)


# -- one buyer


def press_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """He is this client. Raises Outdated for a client who may not be meant."""
    ledger_id, buyer_id, client_id = map(number, arguments(given, 3))
    client = clients.get(turn.connection, turn.member.team_id, client_id)
    owner = ledger_buyers.owner_of(turn.member)
    if client is None or owner not in (None, client.owner_id):
        raise Outdated
    return settle(turn, ledger_id, buyer_id, BuyerState.MATCHED, client.id)


def press_new(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """He becomes a client when the file is taken."""
    ledger_id, buyer_id = map(number, arguments(given, 2))
    return settle(turn, ledger_id, buyer_id, BuyerState.MATCHED, None)


def press_pass(turn: Turn, given: Sequence[str]) -> list[Reply]:
    ledger_id, buyer_id = map(number, arguments(given, 2))
    return settle(turn, ledger_id, buyer_id, BuyerState.PASSED, None)


def settle(turn: Turn, ledger_id: int, buyer_id: int, state: BuyerState, client_id: int | None) -> list[Reply]:
    """Then the next one is asked about; where there was much to compare, when that is done. Raises Outdated."""
    of = own(turn, ledger_id)
    if of.state is not ImportState.OFFERED:
        return [too_late(turn, of)]
    buyer = ledger_buyers.get(turn.connection, of, buyer_id)
    if buyer is None:
        raise Outdated
    if buyer.state is not BuyerState.UNKNOWN:
        return ask_next(turn, of)
    ledger_buyers.settle(turn.connection, buyer, state, client_id=client_id, chosen=client_id is not None)
    if state is BuyerState.PASSED:
        return ask_next(turn, of)
    summary = ledger_work.compare_step(turn.connection, of, turn.member.day(turn.now))
    if summary is not None and ledger_buyers.next_of(turn.connection, of, BuyerState.MATCHED, 1):
        ledgers.change(turn.connection, of, ImportState.CHECKING, summary)
        return [ledger_steps.card(turn, of, screens.progress(turn.t, summary)), step(CHECK, {"ledger": of.id})]
    ledgers.change(turn.connection, of, ImportState.OFFERED, summary or of.summary)
    return ask_next(turn, own(turn, ledger_id))


# -- all who are like nobody


def press_all(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return create_all(turn, own(turn, number(arguments(given, 1)[0])))


def create_all(turn: Turn, of: Ledger) -> list[Reply]:
    """A piece at a time: each is looked for once more, as a person would by his name."""
    if of.state is not ImportState.OFFERED:
        return [too_late(turn, of)]
    ledgers.change(turn.connection, of, ImportState.CHECKING, replace(of.summary, creating=0))
    shown = ledger_steps.card(turn, of, screens.progress(turn.t, of.summary))
    return [shown, step(ALL, {"ledger": of.id})]


def create_some(turn: Turn, fetched: Fetched) -> list[Reply]:
    """Whoever is like a client, of anybody's, is left for the person to say."""
    of = ledgers.own(turn.connection, turn.member, fetched.data["ledger"])
    if of is None or of.state is not ImportState.CHECKING or of.summary.creating is None:
        return []
    after = of.summary.creating
    found = ledger_buyers.next_of(turn.connection, of, BuyerState.UNKNOWN, BUYERS_AT_ONCE, after)
    for buyer in found:
        if not any(_is_like(buyer.name, each.name) for each in _like(turn, buyer.name)):
            ledger_buyers.settle(turn.connection, buyer, BuyerState.MATCHED, client_id=None)
    summary = replace(of.summary, creating=found[-1].number if found else None)
    ledgers.change(turn.connection, of, ImportState.CHECKING, summary)
    return [step(ALL if found else CHECK, {"ledger": of.id})]


def _is_like(name: str, other: str) -> bool:
    one, two = normalise(name), normalise(other)
    return close_name(name, other) or one in two or two in one
