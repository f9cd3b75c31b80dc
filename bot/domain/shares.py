"""What part of a full week a person works, as the head types it: «50», «50 %», «0,5 ставки», «полставки»."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.fair_week import LEAST_SHARE, WHOLE

USUAL = (100, 75, 50, 25)
_NAMED = {
    50: ("полставки", "половина", "half", "half time", "half-time"),
    100: ("полная", "полная ставка", "целая", "full", "full time", "full-time"),
    75: ("три четверти", "three quarters"),
    25: ("четверть", "quarter"),
}
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(%|процент\w*|percent)?\s*(?:ставк\w*)?", re.IGNORECASE)


def share_named(text: str) -> int | None:
    """Percent, from LEAST_SHARE to WHOLE; a number up to one is a part: «0,5»."""
    word = " ".join(text.lower().split()).strip(" .;")
    named = next((percent for percent, words in _NAMED.items() if word in words), None)
    if named is not None:
        return named
    said = _NUMBER.fullmatch(word)
    if said is None:
        return None
    number = Decimal(said[1].replace(",", "."))
    percent = number * WHOLE if number <= 1 and not said[2] else number
    whole = int(percent.quantize(Decimal(1), ROUND_HALF_UP))
    return whole if LEAST_SHARE <= whole <= WHOLE else None


def apart(text: str) -> tuple[str, str]:
    """«Иван Орлов 50 %» -> the name and the share; «Иван; 0,5» too."""
    if ";" in text:
        name, _, share = text.partition(";")
        return name.strip(), share.strip()
    words = text.split()
    for n in range(1, len(words)):
        if share_named(" ".join(words[n:])) is not None:
            return " ".join(words[:n]), " ".join(words[n:])
    at = next((n for n, word in enumerate(words) if any(letter.isdigit() for letter in word)), len(words))
    return " ".join(words[:at]), " ".join(words[at:])
