"""What is typed where a batch asks when to call back, or when the meeting is: on its card, or on its result."""

from __future__ import annotations

from bot.delivery.outbox import Reply
from bot.domain.batch_typed import read_named
from bot.domain.batches import GRACE, Batch, kind_for, lacks_detail, note_in, word_of
from bot.domain.booking_line import slot_named
from bot.domain.free_text import clean
from bot.domain.funnel import Result
from bot.domain.line import NOTE_LIMIT
from bot.domain.record import Record
from bot.domain.when import WhenProblem, parse_future
from bot.handlers.batch_flow import after as go_on
from bot.handlers.batch_flow import on_again
from bot.handlers.batch_words import act, keep_note, not_today
from bot.handlers.client_facts import type_beside
from bot.handlers.recording import complete, future_problem, without_result
from bot.handlers.turn import Turn
from bot.screens.screen import Screen
from bot.store import batches, records


def type_detail(turn: Turn, text: str) -> list[Reply]:
    """`завтра`, `вт 11:00`, `встреча вт 11:00`, `Встречи-3`; `дальше` leaves it open."""
    asked = turn.expected("batch.detail")
    batch = batches.own(turn.connection, turn.member, asked.get("batch", 0))
    made = records.own(turn.connection, turn.member, asked.get("record", 0))
    if batch is None or made is None or made.undone or not lacks_detail(made):
        return []
    return type_beside(turn, text) or answer(turn, batch, made, text)


def answer(turn: Turn, batch: Batch, made: Record, text: str) -> list[Reply]:
    """A time is that of the record asked about; a result is not taken for another client's, nor for a note."""
    word, note = word_of(text), note_in(text)
    if word is not None:
        return act(turn, batch, word)
    if note is not None:
        return keep_note(turn, batch, made.id, note)
    plan = without_result(made, clean(text, NOTE_LIMIT))
    if made.result is Result.COMPLAINT and _names_result(turn, text) in (None, Result.COMPLAINT):
        return _take(turn, batch, made, plan)  # what it is about, or by when it is answered
    if _is_time(turn, made, plan):
        return _take(turn, batch, made, plan)
    return not_today(turn, batch, text) or _refuse(turn, batch, made, text)


def _take(turn: Turn, batch: Batch, made: Record, plan: str) -> list[Reply]:
    problem = complete(turn, made, plan)
    if problem is not None:
        return [turn.alert(problem)]
    return go_on(turn, on_again(turn, batch), made.id, recount=made.result is Result.BOOKED)


def _refuse(turn: Turn, batch: Batch, made: Record, text: str) -> list[Reply]:
    if _names_result(turn, text) is not None:
        return [turn.say(Screen(turn.t("batch-asked-first", client=made.client_name, result=made.result)))]
    if batch.ended_at is not None and turn.now - batch.ended_at > GRACE:
        return []  # he is about something else by now
    return [turn.alert(future_problem(turn, WhenProblem.NOT_UNDERSTOOD))]


def _names_result(turn: Turn, text: str) -> Result | None:
    return read_named(text, turn.said_at, turn.member.zone, kind_for(turn.member.role)).result


def _is_time(turn: Turn, made: Record, text: str) -> bool:
    """What is no time is no note either."""
    if made.result is Result.BOOKED and slot_named(text) is not None:
        return True
    return parse_future(text, turn.said_at, turn.member.zone) is not WhenProblem.NOT_UNDERSTOOD
