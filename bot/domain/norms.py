"""Weekly norms: the defaults of method.md §2; a head may change every one of them."""

from __future__ import annotations

from bot.domain.funnel import Stage
from bot.domain.people import Role

DEFAULT_NORMS: dict[Role, dict[Stage, int | None]] = {
    Role.HUNTER: {
        Stage.EFFECTIVE_CALL: 50,
        Stage.BOOKED_MEETING: 12,
        Stage.HELD_MEETING: 12,
        Stage.EFFECTIVE_MEETING: 6,
    },
    Role.TRAINEE: {Stage.EFFECTIVE_CALL: 30, Stage.BOOKED_MEETING: 6},
    Role.FARMER: {Stage.EFFECTIVE_CALL: None, Stage.HELD_MEETING: None},
    Role.HEAD: {},
}
"""The stages of each role in the order of the funnel; `None`: logged and shown, no norm."""
