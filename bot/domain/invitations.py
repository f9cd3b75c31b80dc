"""Invitations: a link works once, for seven days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.people import Role

LIFETIME = timedelta(days=7)


class Refusal(StrEnum):
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    team_id: int
    role: Role
    created_at: datetime
    used_by: int | None
    """The Telegram id of who used it."""


def refusal(invitation: Invitation | None, telegram_id: int, now: datetime) -> Refusal | None:
    """Why this person cannot come in by this invitation; the one who used it may press his link again."""
    if invitation is None:
        return Refusal.UNKNOWN
    if invitation.used_by is not None:
        return None if invitation.used_by == telegram_id else Refusal.USED
    if now >= invitation.created_at + LIFETIME:
        return Refusal.EXPIRED
    return None
