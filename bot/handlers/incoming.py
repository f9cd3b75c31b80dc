"""`/incoming`: a client's own call; when he was answered; a new one stays with the farmer or goes to a hunter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.funnel import Kind, Result
from bot.domain.people import Ability
from bot.domain.record import Record
from bot.handlers.callers import give, hunters, of_record
from bot.handlers.capture import begin
from bot.handlers.recording import own_record, show
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.screens import incoming as screens
from bot.store import clients, people, records


def routes() -> Routes:
    presses = {
        "inc.answered": press_answered,
        "inc.open": press_open,
        "inc.give": press_give,
        "inc.to": press_to,
    }
    return Routes(
        commands={"incoming": incoming},
        presses=dict(presses),
        abilities=dict.fromkeys(("incoming", "inc.give", "inc.to"), Ability.LOG_CONTACT)
        # A lost client goes back to a hunter with the complaint that nobody answered.
        | dict.fromkeys(("inc.answered", "inc.open"), Ability.LOG_CALL),
    )


def incoming(turn: Turn, line: str) -> list[Reply]:
    """`/incoming`, or `/incoming Клиент; кто; о чём; что дальше`."""
    return begin(turn, Kind.INCOMING, line)


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From the day: the record below, so that the list stays."""
    record_id = number(arguments(given, 1)[0])
    handed = records.handed(turn.connection, turn.member, record_id)
    if handed is not None:
        return [turn.say(screens.handed(turn.t, handed, turn.member.zone))]
    return show(replace(turn, press=None), own_record(turn, record_id).id, recount=False)


def press_answered(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Отвечено», now: what was due by today is done; a later next step stands."""
    record_id, below = arguments(given, 2)
    handed = records.handed(turn.connection, turn.member, number(record_id))
    made = handed or own_record(turn, number(record_id))
    if not made.waits_for_answer:
        return [turn.alert(turn.t.plain("nothing-to-mend"))]
    today = turn.member.day(turn.said_at)
    answered = {"answered_at": turn.said_at, "answered_on": today}
    records.change(turn.connection, made, **answered, **_next_step(made, today))
    if handed is not None:
        return _answered_for(turn, handed)
    return show(replace(turn, press=None) if number(below) else turn, made.id)


def _answered_for(turn: Turn, made: Record) -> list[Reply]:
    """It came over with its client; the record, and what it counts for, are its author's."""
    answered = records.handed(turn.connection, turn.member, made.id)
    author = people.get(turn.connection, turn.member.team_id, made.member_id)
    shown = [turn.show(screens.handed(turn.t, answered or made, turn.member.zone))]
    return [*shown, week_card_reply(turn.connection, author, turn.now)] if author else shown


def _next_step(made: Record, today: date) -> dict[str, Any]:
    """What is left to be called for: nothing, but for a promise of a later day."""
    later = made.call_back_on is not None and made.call_back_on > today
    return {} if later and made.result is Result.CALL_BACK else {"call_back_on": None, "call_back_at": None}


# -- a new client goes to a hunter


def press_give(turn: Turn, given: Sequence[str]) -> list[Reply]:
    made, client = _new_one(turn, number(arguments(given, 1)[0]))
    able = hunters(turn)
    if not able:
        return [turn.alert(turn.t.plain("incoming-no-hunters"))]
    if len(able) > 1:
        return [turn.say(screens.ask_hunter(turn.t, made, [(one.id, one.name) for one in able]))]
    told = give(turn, made, client, able[0])
    return [*show(turn, made.id), turn.say(screens.gave(turn.t, made, able[0].name)), told]


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, member_id = arguments(given, 2)
    made, client = _new_one(turn, number(record_id))
    hunter = next((one for one in hunters(turn) if one.id == number(member_id)), None)
    if hunter is None:
        raise Outdated
    told = give(turn, made, client, hunter)
    card = week_card_reply(turn.connection, turn.member, turn.now)
    return [turn.show(screens.gave(turn.t, made, hunter.name)), told, card]


def _new_one(turn: Turn, record_id: int) -> tuple[Record, Client]:
    """A record of his that brought a client who is still his. Raises Outdated."""
    made = own_record(turn, record_id)
    client = clients.get(turn.connection, turn.member.team_id, made.client_id)
    caller = of_record(turn, made)
    if client is None or caller is None or not caller.stays:
        raise Outdated
    return made, client
