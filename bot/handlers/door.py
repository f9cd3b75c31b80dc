"""The door: who is in no team yet comes in by a link, or founds one, or hears one polite sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import CallbackQuery, Message, User
from sqlalchemy import Connection

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.invitations import refusal
from bot.domain.people import NAME_LIMIT, Role, Step
from bot.handlers.joining import question
from bot.screens.screen import Screen
from bot.store import people
from bot.texts import LOCALES, texts


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in without an invitation, and what newcomers start with."""

    bot_username: str
    owner_id: int | None
    open_signup: bool
    timezone: str
    locale: str


def knock(
    door: Door, connection: Connection, event: Message | CallbackQuery, user: User, now: datetime
) -> Sequence[Reply]:
    """Somebody who is in no team: lets him in by a link, or as the founder, or says one polite sentence."""
    locale = (user.language_code or door.locale)[:2]
    locale = locale if locale in LOCALES else door.locale
    text = event.text if isinstance(event, Message) else None
    code = text.partition(" ")[2].strip() if text and text.startswith("/start") else None
    may_found = door.open_signup or door.owner_id == user.id
    if code is None:
        return [message_to(user.id, Screen(texts(locale)("outsider-may-found" if may_found else "outsider")))]
    if code and people.use_founding(connection, code, now):
        return _found(door, connection, user, locale, now)
    if code:
        return _come_in(connection, user, code, locale, now)
    if may_found:
        return _found(door, connection, user, locale, now)
    return [message_to(user.id, Screen(texts(locale)("outsider")))]


def _found(door: Door, connection: Connection, user: User, locale: str, now: datetime) -> Sequence[Reply]:
    name = texts(locale).plain("ask-team-example")
    team_id = people.found_team(connection, name, door.timezone, locale, now)
    first_name = clean(user.full_name, NAME_LIMIT) or str(user.id)
    member = people.add_member(
        connection, team_id, user.id, Role.HEAD, first_name, door.timezone, locale, Step.TEAM, now
    )
    return [message_to(user.id, question(connection, member))]


def _come_in(connection: Connection, user: User, code: str, locale: str, now: datetime) -> Sequence[Reply]:
    invitation = people.invitation(connection, code)
    problem = refusal(invitation, user.id, now)
    if invitation is None or problem is not None:
        t = texts(locale)
        why = t("founding-used") if people.was_founding(connection, code) else t(f"invite-{problem}")
        return [message_to(user.id, Screen(why))]
    people.use_invitation(connection, invitation.id, user.id, now)
    name = clean(user.full_name, NAME_LIMIT) or str(user.id)
    zone = people.team_timezone(connection, invitation.team_id)
    member = people.add_member(
        connection, invitation.team_id, user.id, invitation.role, name, zone, locale, Step.NAME, now
    )
    return [message_to(user.id, question(connection, member))]
