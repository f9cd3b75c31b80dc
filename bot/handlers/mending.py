"""Mending what keeps a record from counting: a person, his name, his position, his place among the five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.batch_typed import may_have_been_with
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.free_text import clean, has_letters
from bot.domain.funnel import Gap
from bot.domain.line import NAME_LIMIT, POSITION_LIMIT
from bot.domain.persons import tidy_person
from bot.domain.record import Record
from bot.handlers.capture import give_place
from bot.handlers.meant import means_nobody
from bot.handlers.recording import others_cards, own_record, show
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import count_week
from bot.screens import capture as capture_screens
from bot.screens import record as screens
from bot.screens.screen import Screen
from bot.store import audit, clients, namesakes, records


def routes() -> Routes:
    return Routes(
        presses={
            "rec.mend": mend,
            "rec.position": choose_position,
            "rec.person": choose_person,
            "rec.replace": choose_replaced,
        },
        answers={
            "rec.position": type_position,
            "rec.name": type_full_name,
            "rec.person": type_person,
        },
    )


def mend(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Ask for what keeps this record from counting."""
    made = own_record(turn, number(arguments(given, 1)[0]))
    card = count_week(turn.connection, turn.member, made.local_day)
    verdicts = card.verdict_of(made.id), card.booking_of(made.id), card.held_of(made.id)
    gap = next((verdict.gap for verdict in verdicts if verdict is not None and verdict.gap), None)
    match gap:
        case Gap.NO_POSITION:
            return _ask(turn, made, "rec.position", screens.ask_position(turn.t, made))
        case Gap.NO_FULL_NAME:
            return _ask(turn, made, "rec.name", screens.ask_full_name(turn.t, made))
        case Gap.NO_DECISION_MAKER:
            known = clients.decision_makers_of(turn.connection, turn.member.team_id, made.client_id)
            return _ask(turn, made, "rec.person", screens.ask_whom(turn.t, made, known))
        case Gap.SIXTH if made.decision_maker is not None:
            return [turn.say(_ask_replaced(turn, made, made.decision_maker))]
        case Gap.NO_TIME:
            # Below the week, which stays.
            return show(replace(turn, press=None), made.id)
        case _:
            return [turn.alert(turn.t.plain("nothing-to-mend"))]


def _ask(turn: Turn, made: Record, question: str, screen: Screen) -> list[Reply]:
    turn.ask(question, {"record": made.id})
    return [turn.say(screen)]


def _ask_replaced(turn: Turn, made: Record, sixth: DecisionMaker) -> Screen:
    client = clients.get(turn.connection, turn.member.team_id, made.client_id)
    assert client is not None
    known = clients.decision_makers_of(turn.connection, turn.member.team_id, client.id)
    five = [each for each in known if each.standing is Standing.ACTIVE]
    return capture_screens.ask_replaced(turn.t, sixth.full_name, client, five, ("rec.replace", made.id))


def choose_position(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, position = arguments(given, 2)
    made = own_record(turn, number(record_id))
    if position not in screens.POSITIONS:
        raise Outdated
    return _describe(turn, made, position=turn.t.plain("position", position=position))


def _describe(turn: Turn, made: Record, **values: str) -> list[Reply]:
    if made.decision_maker is None:
        raise Outdated
    clients.describe(turn.connection, turn.member.team_id, made.decision_maker.id, **values)
    return _mended(turn, made, made.decision_maker)


def _mended(turn: Turn, made: Record, person: DecisionMaker) -> list[Reply]:
    # Others' calls to him may count since: whose doing it was is asked where a closed week changes.
    audit.note(turn.connection, turn.member, "person.mended", turn.now, subject=("decision_maker", person.id))
    return [*show(turn, made.id), *others_cards(turn, made, person)]


def type_position(turn: Turn, text: str) -> list[Reply]:
    made, position = _asked_about(turn), clean(text, POSITION_LIMIT + 1)
    if made is None:
        return [turn.alert(turn.t.plain("outdated"))]
    if not has_letters(position) or len(position) > POSITION_LIMIT:
        example = turn.t.plain("position", position="director")
        return [turn.say(Screen(turn.t("position-bad", limit=POSITION_LIMIT, example=example)))]
    return _describe(turn, made, position=position)


def type_full_name(turn: Turn, text: str) -> list[Reply]:
    made, name = _asked_about(turn), tidy_person(clean(text, NAME_LIMIT))
    if made is None:
        return [turn.alert(turn.t.plain("outdated"))]
    if not has_letters(name) or means_nobody(name):
        return [turn.say(Screen(turn.t("person-bad", example=turn.t.plain("person-example"))))]
    person = made.decision_maker
    twin = namesakes.namesake(turn.connection, turn.member.team_id, person, name) if person else None
    if person is None or twin is None:
        return _describe(turn, made, full_name=name)
    namesakes.merge(turn.connection, turn.member.team_id, person, twin)
    return _mended(turn, made, twin)


def _asked_about(turn: Turn) -> Record | None:
    record_id = turn.conversation.data.get("record") if turn.conversation else None
    made = records.own(turn.connection, turn.member, record_id) if record_id else None
    return None if made is None or made.undone else made


def choose_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Whom the record without a decision maker was with."""
    record_id, person_id = arguments(given, 2)
    made = own_record(turn, number(record_id))
    found = clients.decision_maker(turn.connection, turn.member.team_id, number(person_id))
    if found is None or found[0].client_id != made.client_id:
        raise Outdated
    records.set_person(turn.connection, made, found[0])
    return show(turn, made.id)


def type_person(turn: Turn, text: str) -> list[Reply]:
    made = _asked_about(turn)
    if made is None:
        return [turn.alert(turn.t.plain("outdated"))]
    name, _, position = text.replace(",", ";").partition(";")
    full_name = tidy_person(clean(name, NAME_LIMIT))
    if means_nobody(full_name):
        return [turn.say(Screen(turn.t("person-unknown", client=made.client_name)))]
    if not may_have_been_with(full_name):
        return [turn.say(Screen(turn.t("person-bad", example=turn.t.plain("person-example"))))]
    person = clients.find_or_add(
        turn.connection, turn.member.team_id, made.client_id, full_name, clean(position, POSITION_LIMIT), turn.now
    )
    records.set_person(turn.connection, made, person)
    return show(turn, made.id)


def choose_replaced(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, old_id = arguments(given, 2)
    made = own_record(turn, number(record_id))
    if made.decision_maker is None:
        raise Outdated
    if number(old_id):
        give_place(turn, made.decision_maker, number(old_id))
    return _mended(turn, made, made.decision_maker)
