"""Who changed what: an entry of the trail that a team's heads read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    at: datetime
    member_id: int
    """Who did it."""
    action: str
    """`norm.set`"""
    subject: str | None
    """What it was done to: `member`, `client`…"""
    subject_id: int | None
    details: Mapping[str, Any]
    """What it was and became."""
