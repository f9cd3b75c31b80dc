"""`/batch`: calls in a row, one card at a time, on one message. What is typed meanwhile is read in batch_typed.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.delivery.outbox import Reply
from bot.domain.batches import TOLD, Batch, kind_for, lacks_detail, word_of
from bot.domain.call_lists import Item, ItemState
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import RESULTS, Result
from bot.domain.line import Draft
from bot.domain.people import Ability
from bot.domain.record import Record
from bot.handlers import after, recording
from bot.handlers.batch_flow import advance, finish, leave, on_again, open_batch, pause, resume, settle, show
from bot.handlers.batch_flow import after as go_on
from bot.handlers.batch_typed import answer_told, ask_first, told_on_card
from bot.handlers.batch_words import act
from bot.handlers.recording import book, own_record
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens.slots import LAST_MINUTE
from bot.store import batches, call_lists, clients, records


def routes() -> Routes:
    presses = {
        "batch.open": press_open,
        "batch.res": choose_result,
        "batch.nobody": choose_nobody,
        "batch.skip": skip,
        "batch.undo": undo,
        "batch.day": choose_day,
        "batch.slot": choose_slot,
        "batch.next": leave_question,
        "batch.time": ask_time,
        "batch.person": choose_person,
        "batch.pause": press_pause,
        "batch.go": press_go,
        "batch.end": press_end,
    }
    return Routes(
        commands={"batch": batch},
        presses=dict(presses),
        abilities=dict.fromkeys(("batch", *presses), Ability.LOG_CALL),
    )


def batch(turn: Turn, argument: str) -> list[Reply]:
    """`/batch`: opened, or gone on with; `/batch пауза` and the like as on a card."""
    found = batches.running(turn.connection, turn.member)
    word = word_of(argument) if argument else None
    if word is not None:
        return act(turn, found, word) if found else [turn.alert(turn.t.plain("batch-none-running"))]
    if found is None:
        return open_batch(turn)
    return finish(turn, found) if found.is_over(turn.now) else resume(turn, found, below=True)


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From the message of a slot or the last result, which stay: the card comes below."""
    arguments(given, 0)
    return batch(replace(turn, press=None), "")


# -- on a card


def _own(turn: Turn, batch_id: str) -> Batch:
    """His batch that goes on. Raises Outdated."""
    found = batches.own(turn.connection, turn.member, number(batch_id))
    if found is None or found.ended_at is not None:
        raise Outdated
    return found


def _card(turn: Turn, found: Batch, item_id: str) -> Item | None:
    """Whose card it is, if it is the one that is on; None: its call is recorded already. Raises Outdated."""
    known = call_lists.item(turn.connection, turn.member, number(item_id))
    if known is None:
        raise Outdated
    item, state = known
    if state is ItemState.DONE:
        return None
    if state is not ItemState.WAITING or found.item_id != item.id:
        raise Outdated
    return item


def choose_result(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One tap: recorded, and the next card. Where the clock ended the batch meanwhile, a little later too."""
    batch_id, item_id, result_name, person_id = arguments(given, 4)
    found = batches.own(turn.connection, turn.member, number(batch_id))
    kind = kind_for(turn.member.role)
    result = next((each for each in RESULTS[kind] if each == result_name), None)
    if found is None or result is None or not found.takes_results(turn.now):
        raise Outdated
    item = _card(turn, found, item_id)
    if item is None:
        return [turn.alert(turn.t.plain("already-recorded"))]
    told = turn.expected("batch.card").get("told")
    if number(person_id) == TOLD and not told:
        # What was asked is forgotten by now: he may be somebody else than who was known before.
        return _shown_again(turn, found)
    if told and number(person_id):
        person = told_on_card(turn, item)
        if person is None:
            return [ask_first(turn)]
    else:
        person = _person(turn, item, number(person_id))
    return settle(turn, on_again(turn, found), item, Draft(kind), result, person)


def _shown_again(turn: Turn, found: Batch) -> list[Reply]:
    if found.ended_at is not None:
        raise Outdated
    return show(turn, on_again(turn, found))


def _person(turn: Turn, item: Item, person_id: int) -> DecisionMaker | None:
    """With whom the talk was, as the button says; 0: not with a decision maker. Raises Outdated."""
    if not person_id:
        return None
    known = clients.decision_maker(turn.connection, turn.member.team_id, person_id)
    if known is None or known[0].client_id != item.client_id or known[0].standing is Standing.REPLACED:
        raise Outdated
    return known[0]


def choose_nobody(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Не с ЛПР»: the results of this card are not with him."""
    batch_id, item_id, nobody = arguments(given, 3)
    found = _own(turn, batch_id)
    if _card(turn, found, item_id) is None or nobody not in ("0", "1"):
        raise Outdated
    return show(turn, on_again(turn, found), nobody=nobody == "1")


def choose_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Whether the name that was typed is that of the decision maker."""
    batch_id, item_id, yes = arguments(given, 3)
    found = _own(turn, batch_id)
    item = _card(turn, found, item_id)
    if item is None or yes not in ("0", "1") or (yes == "1" and not turn.expected("batch.card").get("told")):
        raise Outdated
    return answer_told(turn, found, item, yes=yes == "1")


def skip(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """He waits on, behind all others of this batch."""
    batch_id, item_id = arguments(given, 2)
    found = _own(turn, batch_id)
    if _card(turn, found, item_id) is None:
        raise Outdated
    return finish(turn, found) if found.is_over(turn.now) else advance(turn, on_again(turn, found))


def undo(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Отменить» of the last card: its client waits again."""
    made = own_record(turn, number(arguments(given, 1)[0]))
    if batches.made_in(turn.connection, turn.member, made) is None:
        raise Outdated
    return after.take_back(turn, made)


# -- the question about the last call


def _asked(turn: Turn, record_id: str, *results: Result) -> tuple[Batch, Record]:
    """A record of a batch that still lacks its day or hour. Raises Outdated."""
    made = own_record(turn, number(record_id))
    found = batches.made_in(turn.connection, turn.member, made)
    if found is None or made.result not in results or not lacks_detail(made):
        raise Outdated
    return found, made


def choose_day(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, days = arguments(given, 2)
    found, made = _asked(turn, record_id, Result.CALL_BACK, Result.COMPLAINT)
    # A complaint may be answered this very day.
    if not int(made.result is Result.CALL_BACK) <= number(days) <= 366:
        raise Outdated
    day = turn.member.day(turn.now) + timedelta(days=number(days))
    records.change(turn.connection, made, call_back_on=day, call_back_at=None)
    return go_on(turn, on_again(turn, found), made.id, recount=False)


def choose_slot(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The meeting is booked inside the flow: one more tap."""
    record_id, minutes = arguments(given, 2)
    found, made = _asked(turn, record_id, Result.BOOKED)
    if not 0 < number(minutes) < LAST_MINUTE:
        raise Outdated
    problem = book(turn, made, datetime.fromtimestamp(number(minutes) * 60, UTC))
    return [turn.alert(problem)] if problem else go_on(turn, on_again(turn, found), made.id)


def leave_question(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Дальше»: the day or the hour may be told later, from the record."""
    found = _own(turn, arguments(given, 1)[0])
    return finish(turn, found) if found.is_over(turn.now) else leave(turn, on_again(turn, found))


def ask_time(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Of a meeting that has none yet, below the result, which stays."""
    made = own_record(turn, number(arguments(given, 1)[0]))
    if made.result is not Result.BOOKED or not lacks_detail(made):
        raise Outdated
    return recording.show(replace(turn, press=None), made.id)


# -- pauses and ends


def press_pause(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = _own(turn, arguments(given, 1)[0])
    return finish(turn, found) if found.is_over(turn.now) else pause(turn, found)


def press_go(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = _own(turn, arguments(given, 1)[0])
    return finish(turn, found) if found.is_over(turn.now) else resume(turn, found)


def press_end(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return finish(turn, _own(turn, arguments(given, 1)[0]))
