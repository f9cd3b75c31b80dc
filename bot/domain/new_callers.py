"""Whose a client is who rings for the first time: with whom he is, and whether that is still asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewCaller:
    """Who rang for the first time, as the record of his call shows him."""

    stays: bool
    """He is still with who took the call."""
    asked: bool = True
    """By the team's rule he may be given to a hunter by a tap."""
