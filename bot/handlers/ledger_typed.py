"""What is typed while a file of sales is looked at: «да», «нет», who a buyer is, a word in place of a button."""

from __future__ import annotations

from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.free_text import clean
from bot.domain.imports import ImportState
from bot.domain.ledger_words import Word, word_meant
from bot.domain.ledgers import Buyer, BuyerState
from bot.domain.line import NAME_LIMIT
from bot.domain.names import same_name
from bot.handlers import beside, ledger_steps, ledger_who, unseen_file
from bot.handlers.accepting import accepts
from bot.handlers.ledger import drop
from bot.handlers.ledger_steps import OFFERED, OWN, WHO, own
from bot.handlers.turn import Routes, Turn
from bot.screens.screen import Screen
from bot.store import clients, ledger_buyers
from bot.store.ledgers import Ledger


def routes() -> Routes:
    return Routes(answers={OFFERED: type_offered, WHO: type_who})


def type_offered(turn: Turn, text: str) -> list[Reply]:
    found = own(turn, turn.expected(OFFERED)["ledger"])
    if found.state is not ImportState.OFFERED:
        beside.end(turn, OWN)
        return unseen_file.given_way(turn, text)
    early = unseen_file.accepted_unseen(turn, text, "ledger-answer-bad")
    if early:
        return early
    said = accepts(text)
    if said is not None:
        return ledger_steps.accept(turn, found) if said else drop(turn, found)
    if word_meant(text) is Word.WHO:
        return ledger_who.ask_next(turn, found)
    return [turn.say(Screen(turn.t("ledger-answer-bad")))]


def type_who(turn: Turn, text: str) -> list[Reply]:
    """Who this buyer is; nothing where the question is over."""
    asked = turn.expected(WHO)
    of = own(turn, asked["ledger"])
    buyer = ledger_buyers.get(turn.connection, of, asked["buyer"])
    if of.state is not ImportState.OFFERED or buyer is None or buyer.state is not BuyerState.UNKNOWN:
        beside.end(turn, OWN)
        return []
    name = clean(text, NAME_LIMIT)
    named = [each for each in ledger_who.may_be(turn, name) if same_name(each.name, name)]
    if len(named) == 1:
        return _is(turn, of, buyer, named[0])
    word = None if named else word_meant(text)
    if word is not None:
        return _word(turn, of, buyer, word, asked.get("typed", ""))
    said = None if named else accepts(text)
    if said is not None:
        return _accepted(turn, of, buyer, asked.get("typed", ""), said=said)
    if ledger_who.may_be(turn, name):
        return ledger_who.ask(turn, of, buyer, name)
    hint = turn.t("ledger-who-colleagues" if _is_anybodys(turn, name) else "ledger-who-not-found", text=name)
    return ledger_who.ask(turn, of, buyer, hint=hint)


def _is_anybodys(turn: Turn, name: str) -> bool:
    return bool(name) and bool(clients.named(turn.connection, turn.member.team_id, name))


def _is(turn: Turn, of: Ledger, buyer: Buyer, client: Client) -> list[Reply]:
    said = turn.say(Screen(turn.t("ledger-who-is", buyer=buyer.name, client=client.name)))
    return [said, *ledger_who.settle(turn, of.id, buyer.id, BuyerState.MATCHED, client.id)]


def _word(turn: Turn, of: Ledger, buyer: Buyer, word: Word, typed: str) -> list[Reply]:
    if word is Word.NEW:
        return ledger_who.settle(turn, of.id, buyer.id, BuyerState.MATCHED, None)
    if word is Word.LEAVE:
        return ledger_who.settle(turn, of.id, buyer.id, BuyerState.PASSED, None)
    if word is Word.ALL:
        return ledger_who.create_all(turn, of)
    if word is Word.HOME:
        return ledger_steps.offer(turn, of, below=True)
    return _unsure(turn, of, buyer, typed)


def _accepted(turn: Turn, of: Ledger, buyer: Buyer, typed: str, *, said: bool) -> list[Reply]:
    """«да» is the only one who is offered, if it is one; whom of several, or what to write, it does not say."""
    found = ledger_who.may_be(turn, typed or buyer.name)
    if said and len(found) == 1:
        return _is(turn, of, buyer, found[0])
    return _unsure(turn, of, buyer, typed)


def _unsure(turn: Turn, of: Ledger, buyer: Buyer, typed: str) -> list[Reply]:
    """The clients who were offered stay, and it is said what else may be answered."""
    return ledger_who.ask(turn, of, buyer, typed, hint=turn.t("ledger-who-unsure"))
