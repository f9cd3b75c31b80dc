"""`/clients` and `/client`: whom one works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.delivery.messages import again
from bot.delivery.outbox import Reply
from bot.domain.client_stage import Facts, stage_of
from bot.domain.clients import Client
from bot.domain.forms import Form
from bot.domain.free_text import clean
from bot.domain.funnel import Kind
from bot.domain.line import NAME_LIMIT
from bot.domain.people import Ability, Member, may
from bot.domain.questionnaire import Fact
from bot.domain.when import FARTHEST_PLAN
from bot.handlers.capture import likely
from bot.handlers.client_removal import delete, is_asked
from bot.handlers.handover_hands import through_hands
from bot.handlers.open_card import keep_open
from bot.handlers.path_base import standing
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import clients as screens
from bot.screens.dates import show_day
from bot.screens.screen import Screen
from bot.screens.study_day import Situation
from bot.store import (
    client_removal,
    clients,
    existing,
    files,
    forms,
    ledgers,
    meetings,
    people,
    promises,
    records,
    segments,
    standings,
    studies,
)
from bot.store.files import Attachment

PROMISES_SHOWN = 3
TEXT_SHOWN = 1000


def routes() -> Routes:
    return Routes(
        commands={"clients": listing, "client": client},
        presses={"client.show": show, "client.open": show_below, "client.files": send_files},
        answers={"client.name": type_name},
        abilities=dict.fromkeys(("clients", "client", "client.name", "client.files"), Ability.SEE_CLIENTS),
    )


def listing(turn: Turn, argument: str) -> list[Reply]:
    """`/clients`: his own, the latest first; who has none sees with whom he dealt, and that they are others'."""
    if argument:
        return client(turn, argument)
    own = likely(turn, own=True)
    turn.ask("client.name")
    return [turn.say(screens.listing(turn.t, own, likely(turn) if not own else []))]


def client(turn: Turn, argument: str) -> list[Reply]:
    """`/client Имя`: the card, or the choice where several fit; `/client Имя; удалить`."""
    named, _, wish = argument.partition(";")
    name = clean(named, NAME_LIMIT)
    if not name:
        return listing(turn, "")
    same = clients.named(turn.connection, turn.member.team_id, name)
    if is_asked(wish) and len(same) == 1:
        return delete(turn, same[0])
    found = same or clients.find(turn.connection, turn.member.team_id, name, turn.member.id)
    if not found:
        turn.ask("client.name")
        return [turn.say(Screen(turn.t("client-none", name=name)))]
    return [turn.say(_card(turn, found[0]) if len(found) == 1 else screens.found(turn.t, found))]


def type_name(turn: Turn, text: str) -> list[Reply]:
    return client(turn, text)


def show(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = clients.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return [turn.show(_card(turn, found))]


def show_below(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a meeting's brief: below it, so that it stays."""
    return show(replace(turn, press=None), given)


def _card(turn: Turn, client: Client) -> Screen:
    keep_open(turn, client.id)
    shown = shown_to(turn.connection, turn.member, client, turn.now)
    allowed = {each for each in screens.OFFERED if may(turn.member, each)}
    return screens.card(turn.t, shown, turn.member.zone, turn.member.day(turn.now), allowed)


def shown_to(connection: Connection, member: Member, client: Client, now: datetime) -> screens.Shown:
    """What this person is told of a client."""
    team_id, today = member.team_id, member.day(now)
    segment = segments.get(connection, team_id, client.segment_id) if client.segment_id else None
    owner = people.get(connection, team_id, client.owner_id)
    history = records.of_client(connection, team_id, client.id)
    ahead = meetings.booked_with(connection, team_id, client.id, now, now + FARTHEST_PLAN)
    promised = promises.of_client(connection, team_id, client.id, PROMISES_SHOWN)
    last = forms.last_of_client(connection, team_id, client.id)
    form = forms.get(connection, member, last) if last else None
    hands = through_hands(connection, member, client, owner)
    path = standing(connection, member, client, today)
    facts = Facts(
        recorded=bool(history),
        next_meeting=ahead[0].starts_at if ahead else None,
        held=any(each.kind is Kind.MEETING for each in history) or (form is not None and form.record_id is not None),
        path=path.deal.stage if path.deal else None,
        existing=existing.of_client(connection, team_id, client.id),
        lost=hands.lost is not None,
    )
    editable = member.leads or client.owner_id == member.id
    return screens.Shown(
        client=client,
        owner=owner.name if owner else "",
        stage=stage_of(facts),
        people=clients.decision_makers_of(connection, team_id, client.id),
        roles=_roles(form),
        next_meeting=ahead[0] if ahead else None,
        own_meeting=next((each.id for each in ahead if each.member_id == member.id), None),
        promises=promised,
        form=form,
        forms=forms.count_of_client(connection, team_id, client.id),
        history=history,
        files=len(files.of_client(connection, team_id, client.id)),
        segment=segment.name if segment else "",
        editable=editable,
        deletable=editable and not history and not client_removal.has_history(connection, client),
        hands=hands,
        path=path,
        situation=_situation(connection, member, client, now),
    )


def _situation(connection: Connection, member: Member, client: Client, now: datetime) -> Situation | None:
    """How he stands now: read by who works with him, and by the head."""
    if not member.leads and (client.owner_id != member.id or not may(member, Ability.STUDY)):
        return None
    return situation_of(connection, member, client, now)


def situation_of(connection: Connection, member: Member, client: Client, now: datetime) -> Situation | None:
    """The same for whom he is offered to as well; None: he is no existing client."""
    found = standings.look(connection, member.team_id, [client.id], member.day(now)).get(client.id)
    if found is None:
        return None
    last = studies.last_of_client(connection, member.team_id, client.id)
    currency = ledgers.currency(connection, member.team_id)
    return Situation(found.standing, found.turnover_class, last, currency)


def _roles(form: Form | None) -> dict[str, str]:
    """The names of the parts in a decision, as the client's last questionnaire has them."""
    questions = [form.questionnaire.asking(fact) for fact in (Fact.ATTENDEES, Fact.DECIDERS)] if form else []
    parts = [part for question in questions if question for part in question.parts]
    return {option.key: option.label for part in parts for option in part.options}


def send_files(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """What was sent about the client by hand, once more."""
    client = clients.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if client is None:
        raise Outdated
    found = files.of_client(turn.connection, turn.member.team_id, client.id)
    head = turn.say(Screen(turn.t("client-files" if found else "client-no-files", client=client.name)))
    return [head, *(sent_again(turn, each) for each in found)]


def sent_again(turn: Turn, each: Attachment) -> Reply:
    day = show_day(turn.member.day(each.created_at), turn.t)
    if each.kind == "text":
        return turn.say(Screen(turn.t("verbatim", text=f"{day}: {each.content.get('text', '')}"[:TEXT_SHOWN])))
    return again(turn.member.telegram_id, each.kind, each.content, day)
