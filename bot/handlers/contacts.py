"""`/contact`: a talk with an existing client; who is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.funnel import Kind
from bot.domain.people import Ability
from bot.domain.record import Record
from bot.handlers.capture import begin, choose_client
from bot.handlers.recording import own_record, show, talkers_cards
from bot.handlers.turn import Routes, Turn, arguments, number
from bot.screens.screen import Screen
from bot.store import clients, existing, people
from bot.texts import texts


def routes() -> Routes:
    return Routes(
        commands={"contact": contact},
        presses={"rec.existing": press_existing, "contact.of": press_of},
        abilities=dict.fromkeys(("contact", "rec.existing", "contact.of"), Ability.LOG_CONTACT),
    )


def contact(turn: Turn, line: str) -> list[Reply]:
    """`/contact`, or `/contact Клиент; ФИО; должность; о чём говорили`."""
    return begin(turn, Kind.CONTACT, line)


def press_of(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From an alarm: below it, so that it stays."""
    return choose_client(replace(turn, press=None), (Kind.CONTACT, *arguments(given, 1)))


def press_existing(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Клиент уже покупает»: he is an existing one, whoever works with him, and that one is told, once."""
    record_id, below = arguments(given, 2)
    made = own_record(turn, number(record_id))
    is_news = existing.mark(turn.connection, turn.member.team_id, made.client_id, made.local_day)
    shown = show(replace(turn, press=None) if number(below) else turn, made.id)
    return [*shown, *_told(turn, made), *talkers_cards(turn, made.client_id)] if is_news else shown


def _told(turn: Turn, made: Record) -> list[Reply]:
    client = clients.get(turn.connection, turn.member.team_id, made.client_id)
    owner = people.get(turn.connection, turn.member.team_id, client.owner_id) if client else None
    if owner is None or owner.id == turn.member.id:
        return []
    told = texts(owner.locale)("existing-marked", client=made.client_name, who=turn.member.name)
    return [message_to(owner.telegram_id, Screen(told))]
