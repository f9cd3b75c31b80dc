"""A sum that may be several: each as it would have been typed with its unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.sums import Unit
from bot.screens.money import money
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def in_unit(t: Texts, figure: str, unit: Unit, total: Decimal, currency: str) -> str:
    """`2,5 млн`, `2,5 тыс.`, `2,50 ₽`, plain."""
    return t.plain("sum-in-unit", size=unit, figure=figure, amount=money(total, currency))


def either(t: Texts, found: Sequence[str]) -> str:
    """`2,5 млн, 2,5 тыс. или 2,50 ₽`, plain."""
    *first, last = found
    return t.plain("sum-either", first=", ".join(first), last=last) if first else last


def ask_of_form(t: Texts, of: tuple[int, str], figure: str, options: Sequence[tuple[str, Unit]]) -> Screen:
    """`of`: the form, and the question's key."""
    text = t("sum-ask-form", figure=figure, meanings=either(t, [label for label, _ in options]))
    return Screen(text, column(*(button(label, "form.unit", *of, unit) for label, unit in options)))
