"""Invitations: a link works once, for seven days."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.invitations import LIFETIME, Invitation, Refusal, refusal
from bot.domain.people import Role

SENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANNA, BORIS = 100, 200


def invitation(used_by: int | None = None) -> Invitation:
    return Invitation(1, 1, Role.HUNTER, SENT, used_by)


def test_an_invitation_lives_for_seven_days() -> None:
    """The texts say so."""
    assert timedelta(days=7) == LIFETIME


@pytest.mark.parametrize(
    ("given", "now", "why"),
    [
        (None, SENT, Refusal.UNKNOWN),
        (invitation(), SENT, None),
        (invitation(), SENT + LIFETIME - timedelta(seconds=1), None),
        (invitation(), SENT + LIFETIME, Refusal.EXPIRED),
        (invitation(used_by=BORIS), SENT, Refusal.USED),
        (invitation(used_by=BORIS), SENT + LIFETIME, Refusal.USED),
    ],
)
def test_a_link_lets_in_once_and_for_seven_days(given: Invitation | None, now: datetime, why: Refusal | None) -> None:
    """Each refusal has its own reason; the end of the seventh day is outside."""
    assert refusal(given, ANNA, now) is why


def test_the_one_who_came_in_may_press_his_link_again() -> None:
    """Even after it has run out: he is in."""
    assert refusal(invitation(used_by=ANNA), ANNA, SENT + 2 * LIFETIME) is None
