"""What an existing client bought: one sale, as the team's ledger keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Sale:
    day: date
    amount: Decimal
    """Below zero: goods that came back."""
    group: str | None
    """Of products."""
    due_on: date | None
    paid_on: date | None
    document: str | None
    """Its number, as the file gives it."""
