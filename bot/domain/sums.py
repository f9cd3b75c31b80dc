"""A sum that was typed without its unit: «2,5» may be millions, thousands or just that, so it is asked, not taken."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from bot.domain.amounts import CURRENCY, amount
from bot.domain.numbers_said import in_digits

SMALL = Decimal(1000)
"""Below it nobody means a sum that has no unit."""
FAR = 100
"""So many times smaller than the sum that stood, it lacks a unit rather than that so little is left of it."""
_CENT = Decimal("0.01")


class Unit(StrEnum):
    MILLIONS = "millions"
    THOUSANDS = "thousands"
    ONES = "ones"


FACTORS = {Unit.MILLIONS: 10**6, Unit.THOUSANDS: 10**3, Unit.ONES: 1}
_PUT_BEHIND = {Unit.MILLIONS: "млн", Unit.THOUSANDS: "тыс", Unit.ONES: "₽"}
_GROUPED = r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0.,'][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])"
_FIGURE = re.compile(rf"{_GROUPED}|[0-9]+(?:[.,][0-9]+)?")
_BEHIND = re.compile(rf"[ \u00a0]?{CURRENCY}", re.IGNORECASE)
_BEFORE = re.compile(rf"{CURRENCY}[ \u00a0]?$", re.IGNORECASE)


def bare_figure(text: str, total: Decimal) -> str:
    """The figure that is this sum, as it was typed, if it names neither thousands, millions nor a currency."""
    for line in (text, _in_digits(text)):
        for found in _FIGURE.finditer(line):
            value = amount(found[0], money=True)
            is_it = value is not None and abs(value - total) < _CENT
            if is_it and not _BEHIND.match(line, found.end()) and not _BEFORE.search(line[: found.start()]):
                return found[0]
    return ""


def _in_digits(text: str) -> str:
    return in_digits(text.lower().replace("ё", "е"))


def is_doubtful(total: Decimal, known: Decimal | None = None) -> bool:
    """Whether a sum without a unit is to be asked about. `known`: the sum that stood before."""
    return 0 < total < SMALL or (known is not None and total * FAR <= known)


def meanings(total: Decimal, most: Decimal) -> list[tuple[Unit, Decimal]]:
    """What it may be, the biggest first; what nobody can mean is left out."""
    units = [each for each in Unit if each is not Unit.MILLIONS or total < SMALL]
    return [(each, total * FACTORS[each]) for each in units if total * FACTORS[each] <= most]


def unit_named(text: str) -> Unit | None:
    """«млн», «тыс.», «рублей»: the unit alone, behind a figure that was said before."""
    if any(sign.isdigit() for sign in text):
        return None
    value = amount(f"2 {text}", money=True)
    return next((each for each in Unit if value == 2 * FACTORS[each]), None) if text.strip() else None


def with_unit(text: str, figure: str, unit: Unit) -> str:
    """The text as it would have been typed with the unit: «утверждён, 2,5» is «утверждён, 2,5 млн»."""
    pattern = re.compile(rf"(?<![0-9.,]){re.escape(figure)}(?![0-9]|[.,][0-9])")
    line = text if pattern.search(text) else _in_digits(text)
    return pattern.sub(f"{figure} {_PUT_BEHIND[unit]}", line, count=1)
