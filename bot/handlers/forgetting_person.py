"""A client's decision maker asked to be forgotten: a head erases his name and phone; records and counts stay."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.clients import Client, DecisionMaker
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.people import Ability
from bot.domain.persons import is_full_name
from bot.handlers.team_base import FORGET_KEEP
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import forgetting as screens
from bot.screens.screen import Screen
from bot.store import audit, client_remains, clients, forgetting, forgetting_person
from bot.texts import LOCALES, Texts, texts


def routes() -> Routes:
    presses = {"person.whom": press_whom, "person.ask": press_ask, "person.do": press_do}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.LEAD_TEAM))


def typed(turn: Turn, line: str) -> list[Reply]:
    """`Ромашка; Иванов`: behind `/forgetme`."""
    company, _, name = (clean(each, NAME_LIMIT) for each in line.partition(";"))
    same = clients.named(turn.connection, turn.member.team_id, company)
    found = same or clients.find(turn.connection, turn.member.team_id, company)
    if not found and client_remains.clear_named(turn.connection, turn.member.team_id, company):
        return [turn.say(Screen(turn.t("person-forget-deleted", client=company)))]
    if len(found) != 1:
        return [turn.say(Screen(turn.t("client-none", name=company)))]
    known = _known(turn, found[0])
    meant = clients.meant_by(known, name)
    return _ask(turn, meant, found[0]) if meant else _whom(turn, found[0], known)


def press_whom(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client = clients.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if client is None:
        raise Outdated
    return _whom(turn, client, _known(turn, client))


def _known(turn: Turn, client: Client) -> list[DecisionMaker]:
    """Those who are not forgotten yet, also who was replaced."""
    found = forgetting_person.people_of(turn.connection, turn.member.team_id, client.id)
    return [each for each in found if not _is_forgotten(each)]


def _whom(turn: Turn, client: Client, known: Sequence[DecisionMaker]) -> list[Reply]:
    if not known:
        return [turn.alert(turn.t.plain("person-forget-nobody", client=client.name))]
    return [turn.say(screens.ask_person(turn.t, client.name, [(each.id, each.full_name) for each in known]))]


def _person(turn: Turn, given: Sequence[str]) -> tuple[DecisionMaker, Client]:
    """Whom a button means. Raises Outdated, also where he is forgotten."""
    found = clients.decision_maker(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None or _is_forgotten(found[0]):
        raise Outdated
    return found


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask(turn, *_person(turn, given))


def _ask(turn: Turn, person: DecisionMaker, client: Client) -> list[Reply]:
    turn.ask(FORGET_KEEP)
    named = forgetting_person.is_called_after(turn.connection, turn.member.team_id, client, person)
    return [turn.show(screens.sure_of_person(turn.t, person.id, person.full_name, client.name, is_in_name=named))]


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Once: pressed again, the button is out of date."""
    person, client = _person(turn, given)
    alias = _alias(turn.t, person)
    named = forgetting_person.is_called_after(turn.connection, turn.member.team_id, client, person)
    mark = texts(forgetting.team_locale(turn.connection, turn.member.team_id)).plain("forgotten-mark")
    forgetting_person.forget_person(turn.connection, turn.member.team_id, client, person, alias, mark)
    about = ("decision_maker", person.id)
    audit.note(turn.connection, turn.member, "person.forgotten", turn.now, subject=about)
    return [turn.show(screens.person_forgotten(turn.t, alias, is_in_name=named))]


def _alias(t: Texts, person: DecisionMaker) -> str:
    """Full where his name was: what counted as a talk with somebody known by his full name counts on."""
    key = "person-alias" if is_full_name(person.full_name) else "person-alias-short"
    return t.plain(key, number=str(person.id))


def _is_forgotten(person: DecisionMaker) -> bool:
    spoken = [texts(locale) for locale in LOCALES]
    aliases = [t.plain(key, number=str(person.id)) for t in spoken for key in ("person-alias", "person-alias-short")]
    return person.full_name in aliases
