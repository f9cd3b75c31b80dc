"""Why a norm is less than the usual one: said once a screen."""

from __future__ import annotations

from bot.domain.fair_week import FULL_WEEK, WHOLE, FairWeek
from bot.texts import Texts


def fair_line(t: Texts, fair: FairWeek) -> list[str]:
    """`норма пересчитана: 4 дня из 5, ставка 50 %`; nothing where the norms stand as they are."""
    return [] if fair.is_full else [t("fair-week", why=_why(t, fair))]


def fair_mark(t: Texts, fair: FairWeek) -> str:
    """` (4 дня из 5)`, plain and short, behind a person's figures."""
    return "" if fair.is_full else f" ({_why(t, fair)})"


def _why(t: Texts, fair: FairWeek) -> str:
    why = []
    if fair.days < FULL_WEEK:
        why.append(t.plain("fair-days", worked=fair.days, of=FULL_WEEK))
    if fair.share < WHOLE:
        why.append(t.plain("fair-share", percent=fair.share))
    if fair.ramp < WHOLE:
        why.append(t.plain("fair-ramp", percent=fair.ramp))
    return ", ".join(why)
