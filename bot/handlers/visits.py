"""`/visit`: a meeting with an existing client, and where it was."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.funnel import Kind
from bot.domain.meetings import Place
from bot.domain.people import Ability
from bot.handlers.capture import begin
from bot.handlers.recording import own_record, show
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.store import records


def routes() -> Routes:
    return Routes(
        commands={"visit": visit},
        presses={"rec.place": choose_place},
        abilities={"visit": Ability.LOG_CONTACT, "rec.place": Ability.HOLD},
    )


def visit(turn: Turn, line: str) -> list[Reply]:
    """`/visit`, or `/visit Клиент; у нас; ФИО; …`: a farmer's meeting; the questionnaire opens below it."""
    return begin(turn, Kind.MEETING, line)


def choose_place(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Where it was; the questionnaire below goes on with its question."""
    record_id, place_name = arguments(given, 2)
    made = own_record(turn, number(record_id))
    place = next((each for each in Place if each == place_name), None)
    if place is None or made.kind is not Kind.MEETING:
        raise Outdated
    records.change(turn.connection, made, place=place)
    return show(turn, made.id, recount=False, asking=False)
