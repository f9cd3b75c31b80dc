"""Weekly norms: the defaults of method.md §2 and §4; a head may change every one of them."""

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
    Role.FARMER: {
        Stage.STUDIED: 25,
        Stage.WARM_CONTACT: 40,
        Stage.VISIT: 8,
        Stage.QUESTIONNAIRE: 8,
        Stage.INCOMING: None,
    },
    Role.HEAD: {},
}
"""The stages of each role in the order of the funnel; `None`: logged and shown, no norm."""
