"""Sums as people read them: `1 234 567 ₽`, with hundredths only where there are any."""

from __future__ import annotations

from decimal import Decimal

_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "KZT": "₸", "CNY": "¥"}
_SPACE = "\u00a0"
"""A sum is not torn apart at the end of a line."""


def money(amount: Decimal, currency: str) -> str:
    whole = amount == amount.to_integral_value()
    figure = f"{abs(amount):,.0f}" if whole else f"{abs(amount):,.2f}"
    line = figure.replace(",", _SPACE).replace(".", ",")
    return f"{'−' if amount < 0 else ''}{line}{_SPACE}{_SIGNS.get(currency, currency)}"
