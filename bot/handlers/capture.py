"""Logging a call, a walk-in, a booking, a meeting, a talk: by buttons, or in one line; what is missing is asked for.

What is typed in answer to a question is read in capture_typed.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.delivery.outbox import Reply
from bot.domain.assent import may_be_a_client, safe_name
from bot.domain.booking_line import read_booking
from bot.domain.clients import Client, DecisionMaker, Standing
from bot.domain.funnel import RESULTS, Kind, Result, only_result
from bot.domain.line import NAME_LIMIT, Draft, read_line
from bot.domain.people import Ability, may
from bot.domain.person_first import person_apart
from bot.domain.talk_line import read_talk, read_visit
from bot.domain.when import PAST_EXAMPLES
from bot.handlers.drafts import keep, kept_of_kind
from bot.handlers.holding import hold
from bot.handlers.meant import NOBODY, client_meant, is_name, means_nobody, needs_nobody, person_meant
from bot.handlers.meeting_slots import week_picture
from bot.handlers.recording import record
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import capture as screens
from bot.screens.screen import Screen
from bot.store import clients

CALL_BACKS_SINCE = timedelta(days=14)
ABILITIES = {
    Kind.CALL: Ability.LOG_CALL,
    Kind.WALKIN: Ability.LOG_WALKIN,
    Kind.BOOKING: Ability.BOOK,
    Kind.MEETING: Ability.HOLD,
    Kind.CONTACT: Ability.LOG_CONTACT,
    Kind.INCOMING: Ability.LOG_CONTACT,
}
READERS: dict[Kind, Callable[[str, datetime, ZoneInfo], Draft]] = {
    Kind.BOOKING: read_booking,
    Kind.MEETING: read_visit,
    Kind.CONTACT: partial(read_talk, Kind.CONTACT),
    Kind.INCOMING: partial(read_talk, Kind.INCOMING),
}


def routes() -> Routes:
    return Routes(
        commands={"call": call, "walkin": walkin, "book": book, "meet": meet},
        presses={
            "log.again": again,
            "log.client": choose_client,
            "log.which": choose_which,
            "log.create": create_client,
            "log.person": choose_person,
            "log.other": other_person,
            "log.nobody": choose_nobody,
            "log.replace": choose_replaced,
            "log.result": choose_result,
        },
        abilities={
            "call": Ability.LOG_CALL,
            "walkin": Ability.LOG_WALKIN,
            "book": Ability.BOOK,
            "meet": Ability.HOLD,
        },
    )


def call(turn: Turn, line: str) -> list[Reply]:
    """`/call`, or `/call Клиент; ФИО; должность; итог`."""
    return begin(turn, Kind.CALL, line)


def walkin(turn: Turn, line: str) -> list[Reply]:
    """`/walkin`, or `/walkin Клиент; …`."""
    return begin(turn, Kind.WALKIN, line)


def book(turn: Turn, line: str) -> list[Reply]:
    """`/book`, or `/book Клиент; ФИО; вт 11:00`; alone, it shows the week's slots first."""
    return [*([] if line else week_picture(turn, 0)), *begin(turn, Kind.BOOKING, line)]


def meet(turn: Turn, line: str) -> list[Reply]:
    """`/meet`, or `/meet Клиент; ФИО; должность; итог`: a meeting that was held, booked before or not."""
    return begin(turn, Kind.MEETING, line)


def again(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Below the message above, which is a record or a reminder: it stays."""
    return begin(replace(turn, press=None), _kind(turn, arguments(given, 1)[0]), "")


def begin(turn: Turn, kind: Kind, line: str) -> list[Reply]:
    if line:
        return proceed(turn, read(turn, kind, line))
    keep(turn, "log.client", Draft(kind))
    return [turn.show(screens.ask_client(turn.t, kind, likely(turn)))]


def likely(turn: Turn, *, own: bool = False) -> list[Client]:
    today = turn.member.day(turn.now)
    since = today - CALL_BACKS_SINCE
    return clients.likely(turn.connection, turn.member.team_id, turn.member.id, today, since, own=own)


def read(turn: Turn, kind: Kind, line: str) -> Draft:
    """What a line says: of the future where a meeting is booked, of the past else. Who stands in it is a client, though
    he be called «Да»."""
    reader = READERS.get(kind) or partial(read_line, kind)
    draft = reader(line, turn.said_at, turn.member.zone)
    return replace(draft, client=safe_name(draft.client))


def _kind(turn: Turn, name: str) -> Kind:
    """The kind that a button names, if this person may log it. Raises Outdated."""
    kind = next((each for each in Kind if each == name), None)
    if kind is None or not may(turn.member, ABILITIES[kind]):
        raise Outdated
    return kind


# -- one thing after another


def proceed(turn: Turn, draft: Draft, client: Client | None = None, person: DecisionMaker | None = None) -> list[Reply]:
    """Ask for the first thing that is missing; when nothing is, record. `client`, `person`: whom the draft names, if
    at hand."""
    if draft.time_problem is not None:
        keep(turn, "log.time", draft)
        examples = ", ".join(PAST_EXAMPLES[turn.t.locale])
        return [turn.show(Screen(turn.t("when-past-bad", problem=draft.time_problem, examples=examples)))]
    if draft.client_id is None and not clients.named(turn.connection, turn.member.team_id, draft.client):
        draft = person_apart(draft)
    client = client or client_meant(turn, draft)
    if client is None:
        return ask_client(turn, draft)
    draft = replace(draft, client_id=client.id)
    if means_nobody(draft.person):
        draft = replace(draft, person="", person_id=NOBODY)
    person = person or person_meant(turn, draft, client)
    if person is None and not needs_nobody(draft):
        return _ask_person(turn, draft, client)
    result = draft.result or only_result(draft.kind)
    if result is None:
        return _ask_result(turn, draft, client, person)
    return _record(turn, draft, result, client, person)


def _record(turn: Turn, draft: Draft, result: Result, client: Client, person: DecisionMaker | None) -> list[Reply]:
    if draft.kind is Kind.MEETING:
        return hold(turn, draft, client, person)
    return record(turn, draft, result, client, person)


def ask_client(turn: Turn, draft: Draft) -> list[Reply]:
    keep(turn, "log.client", draft)
    if not draft.client and is_name(draft.person):
        return [turn.say(screens.ask_whose(turn.t, draft.kind, draft.person, likely(turn)))]
    if not may_be_a_client(draft.client):
        return [turn.say(Screen(turn.t("client-name-bad", limit=NAME_LIMIT)))]
    found = clients.find(turn.connection, turn.member.team_id, draft.client, turn.member.id)
    return [turn.say(screens.ask_which_client(turn.t, draft.kind, draft.client, found))]


def _ask_person(turn: Turn, draft: Draft, client: Client) -> list[Reply]:
    keep(turn, "log.person", draft)
    known = clients.decision_makers_of(turn.connection, turn.member.team_id, client.id)
    return [turn.show(screens.ask_person(turn.t, draft.kind, client, known))]


def _ask_result(turn: Turn, draft: Draft, client: Client, person: DecisionMaker | None) -> list[Reply]:
    keep(turn, "log.result", replace(draft, person_id=person.id if person else NOBODY))
    return [turn.show(screens.ask_result(turn.t, draft.kind, client, person))]


# -- buttons


def choose_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    kind_name, client_id = arguments(given, 2)
    draft, client = _with_client(turn, _kind(turn, kind_name), number(client_id))
    return proceed(turn, replace(draft, client_id=client.id), client)


def choose_which(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Кого вы имели в виду?»: the rest of the line that was typed goes with the answer."""
    kind_name, client_id, typed = arguments(given, 3)
    kind = _kind(turn, kind_name)
    client = clients.get(turn.connection, turn.member.team_id, number(client_id))
    if client is None:
        raise Outdated
    draft = kept_of_kind(turn, kind)
    meant = draft.client_id is None and screens.fingerprint(draft.client or draft.person) == number(typed)
    return proceed(turn, replace(draft if meant else Draft(kind), client_id=client.id))


def _with_client(turn: Turn, kind: Kind, client_id: int) -> tuple[Draft, Client]:
    """What was typed, but not with another client in mind; and the client. Raises Outdated."""
    client = clients.get(turn.connection, turn.member.team_id, client_id)
    if client is None:
        raise Outdated
    draft = kept_of_kind(turn, kind)
    return (draft if draft.client_id == client.id else Draft(kind)), client


def create_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Создать»: the name is the one typed last; one that was taken for a person's is a client's after all."""
    kind_name, typed = arguments(given, 2)
    draft = kept_of_kind(turn, _kind(turn, kind_name))
    if not draft.client:
        draft = replace(draft, client=draft.person, person="")
    if draft.client_id is not None or screens.fingerprint(draft.client) != number(typed):
        raise Outdated
    return create_typed(turn, draft)


def create_typed(turn: Turn, draft: Draft) -> list[Reply]:
    """Raises Outdated for what is nobody's name."""
    if not may_be_a_client(draft.client):
        raise Outdated
    same = clients.named(turn.connection, turn.member.team_id, draft.client)
    client = same[0] if same else None
    if client is None:
        client = clients.create(turn.connection, turn.member.team_id, draft.client, turn.member.id, turn.now)
    return proceed(turn, replace(draft, client_id=client.id))


def choose_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    kind_name, person_id = arguments(given, 2)
    draft, person, client = _with_person(turn, _kind(turn, kind_name), number(person_id))
    return proceed(turn, replace(draft, client_id=client.id, person_id=person.id), client, person)


def _with_person(turn: Turn, kind: Kind, person_id: int) -> tuple[Draft, DecisionMaker, Client]:
    found = clients.decision_maker(turn.connection, turn.member.team_id, person_id)
    # Who was replaced is none of the five any more: his old buttons must not make him a sixth.
    if found is None or found[0].standing is Standing.REPLACED:
        raise Outdated
    person, client = found
    draft = kept_of_kind(turn, kind)
    if draft.client_id != client.id or draft.person_id not in (None, NOBODY, person.id):
        draft = Draft(kind)
    return draft, person, client


def other_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Другой ЛПР»: his name is typed next."""
    kind_name, client_id = arguments(given, 2)
    kind = _kind(turn, kind_name)
    draft, client = _with_client(turn, kind, number(client_id))
    keep(turn, "log.person", replace(draft, client_id=client.id, person_id=None, person=""))
    return [turn.show(screens.ask_other_person(turn.t, kind, client))]


def choose_nobody(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Не с ЛПР»: the talk is recorded, though it cannot count."""
    kind_name, client_id = arguments(given, 2)
    draft, client = _with_client(turn, _kind(turn, kind_name), number(client_id))
    return proceed(turn, replace(draft, client_id=client.id, person_id=NOBODY, person=""))


def choose_replaced(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Whom the sixth replaces; 0: nobody, he stays outside the five."""
    kind_name, new_id, old_id = arguments(given, 3)
    draft, new, client = _with_person(turn, _kind(turn, kind_name), number(new_id))
    if number(old_id):
        give_place(turn, new, number(old_id))
    return proceed(turn, replace(draft, client_id=client.id, person_id=new.id))


def give_place(turn: Turn, new: DecisionMaker, old_id: int) -> None:
    """The sixth takes the place of one of his organisation's five. Raises Outdated."""
    found = clients.decision_maker(turn.connection, turn.member.team_id, old_id)
    if found is None or found[0].client_id != new.client_id or new.standing is not Standing.EXTRA:
        raise Outdated
    if found[0].standing is Standing.ACTIVE:
        clients.replace(turn.connection, turn.member.team_id, found[0], new)


def choose_result(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The last of the three taps: it records."""
    kind_name, result_name, client_id, person_id = arguments(given, 4)
    kind = _kind(turn, kind_name)
    result = next((each for each in RESULTS[kind] if each == result_name), None)
    if result is None:
        raise Outdated
    if number(person_id):
        draft, person, client = _with_person(turn, kind, number(person_id))
        return _record(turn, draft, result, client, person)
    draft, client = _with_client(turn, kind, number(client_id))
    return _record(turn, draft, result, client, None)
