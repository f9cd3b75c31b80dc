"""What is typed while a record is being made: a client, a person, a result, a time."""

from __future__ import annotations

from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.assent import agrees, may_be_a_client
from bot.domain.clients import Client, DecisionMaker, Standing
from bot.domain.free_text import clean, has_letters
from bot.domain.line import NAME_LIMIT, Draft, past, with_answer
from bot.domain.persons import tidy_person
from bot.domain.results import result_named
from bot.domain.talk_line import read_result
from bot.domain.when import WhenProblem
from bot.handlers.capture import ask_client, begin, create_typed, likely, proceed, read
from bot.handlers.drafts import keep, restored
from bot.handlers.meant import NOBODY, client_meant, is_name, means_nobody, needs_nobody, person_meant
from bot.handlers.turn import Routes, Turn
from bot.screens import capture as screens
from bot.screens.screen import Screen
from bot.store import clients


def routes() -> Routes:
    return Routes(
        answers={
            "log.client": type_client,
            "log.person": type_person,
            "log.result": type_result,
            "log.time": type_time,
        },
    )


def type_client(turn: Turn, text: str) -> list[Reply]:
    """A client's name or its first letters, or a whole line."""
    kept = restored(turn.expected("log.client"))
    if ";" in text:
        return proceed(turn, read(turn, kept.kind, text))
    draft = replace(kept, client=clean(text, NAME_LIMIT), client_id=None)
    # Where this alone was typed, it is searched for, and created when he says so.
    said = agrees(text)
    if said is not None:
        return _agreed(turn, kept, said=said)
    client = client_meant(turn, Draft(kept.kind, client=draft.client))
    return ask_client(turn, draft) if client is None else proceed(turn, replace(draft, client_id=client.id))


def _agreed(turn: Turn, asked: Draft, *, said: bool) -> list[Reply]:
    """«да» takes the only one who is offered, or creates whom nobody is like; «нет»: the name is asked for anew."""
    if said and asked.client_id is None and may_be_a_client(asked.client):
        found = clients.find(turn.connection, turn.member.team_id, asked.client)
        if len(found) > 1:
            return ask_client(turn, asked)
        return proceed(turn, replace(asked, client_id=found[0].id)) if found else create_typed(turn, asked)
    if said and not asked.client and is_name(asked.person):
        return ask_client(turn, asked)
    keep(turn, "log.client", replace(asked, client="", client_id=None))
    return [turn.say(screens.ask_client(turn.t, asked.kind, likely(turn)))]


def type_person(turn: Turn, text: str) -> list[Reply]:
    """`ФИО; должность`, perhaps with the result behind; or that nobody was reached."""
    draft = restored(turn.expected("log.person"))
    named = result_named(draft.kind, text)
    if named and needs_nobody(replace(draft, result=named[0])):
        return proceed(turn, replace(draft, result=named[0], detail=named[1]))
    said = read(turn, draft.kind, f"-; {text.replace(',', ';')}")
    name = tidy_person(said.person)
    if not means_nobody(name) and not has_letters(name):
        return [turn.say(Screen(turn.t("person-bad", example=turn.t.plain("person-example"))))]
    client = clients.get(turn.connection, turn.member.team_id, draft.client_id or 0)
    if client is None:
        return begin(turn, draft.kind, "")
    draft = replace(with_answer(draft, said), person=name)
    person = None if means_nobody(name) else person_meant(turn, draft, client)
    if person is not None and person.standing is Standing.EXTRA and draft.result is None:
        return _ask_replaced(turn, draft, client, person)
    return proceed(turn, replace(draft, person_id=person.id if person else NOBODY))


def _ask_replaced(turn: Turn, draft: Draft, client: Client, person: DecisionMaker) -> list[Reply]:
    keep(turn, "log.result", replace(draft, person_id=person.id))
    known = clients.decision_makers_of(turn.connection, turn.member.team_id, client.id)
    five = [each for each in known if each.standing is Standing.ACTIVE]
    data = ("log.replace", draft.kind, person.id)
    return [turn.show(screens.ask_replaced(turn.t, person.full_name, client, five, data))]


def type_result(turn: Turn, text: str) -> list[Reply]:
    """`отказ`, `встреча вт 11:00`, `перезвонить завтра`…"""
    draft = restored(turn.expected("log.result"))
    said = read_result(draft.kind, text, turn.said_at, turn.member.zone)
    if said.result is None:
        words = turn.t.plain("result-words", kind=draft.kind)
        buttons = screens.result_buttons(turn.t, draft.kind, draft.client_id or 0, draft.person_id or 0)
        return [turn.say(Screen(turn.t("result-bad", words=words), buttons))]
    return proceed(turn, with_answer(draft, said))


def type_time(turn: Turn, text: str) -> list[Reply]:
    """When it happened, after a time that would not do."""
    draft = restored(turn.expected("log.time"))
    said = past(text, turn.said_at, turn.member.zone)
    if isinstance(said, WhenProblem):
        return proceed(turn, replace(draft, time_problem=said))
    return proceed(turn, replace(draft, time_problem=None, happened_at=said))
