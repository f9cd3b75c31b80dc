"""`/invite`: the head brings people in, each by a link that works once, for seven days."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.invitations import LIFETIME
from bot.domain.leaving import Problem
from bot.domain.people import Ability, Role
from bot.domain.role_words import role_named
from bot.handlers.turn import Outdated, Routes, Turn, arguments
from bot.screens import joining as screens
from bot.screens.dates import show_day
from bot.screens.screen import Screen
from bot.store import audit, people


def routes() -> Routes:
    return Routes(
        commands={"invite": invite},
        presses={"invite.role": choose_role},
        abilities={"invite": Ability.INVITE, "invite.role": Ability.INVITE},
    )


def invite(turn: Turn, argument: str) -> list[Reply]:
    """`/invite`, or `/invite hunter`."""
    if not argument:
        return [turn.say(screens.invite(turn.t))]
    role = role_named(argument)
    if role is None:
        unknown = screens.invite(turn.t)
        return [turn.say(Screen(turn.t("invite-bad-role"), unknown.buttons))]
    return [turn.say(_invitation(turn, role))]


def choose_role(turn: Turn, given: Sequence[str]) -> list[Reply]:
    role = next((role for role in Role if role == arguments(given, 1)[0]), None)
    if role is None:
        raise Outdated
    # A message of its own: it is forwarded as it is, and a second press makes a second link.
    return [turn.say(_invitation(turn, role))]


def _invitation(turn: Turn, role: Role) -> Screen:
    """Whoever stands in for a head makes no heads, by a link no more than by /team."""
    if role is Role.HEAD and turn.member.role is not Role.HEAD:
        return Screen(turn.t("team-problem", problem=Problem.HEADS_ONLY, name=turn.member.name))
    code = secrets.token_urlsafe(16)
    people.invite(turn.connection, turn.member.team_id, role, code, turn.member.id, turn.now)
    audit.note(turn.connection, turn.member, "invite.made", turn.now, role=role)
    link = f"https://t.me/{turn.bot_username}?start={code}"
    until = show_day((turn.now + LIFETIME).astimezone(turn.member.zone).date(), turn.t)
    return screens.invited(turn.t, role, link, until)
