"""Why a record does not count, in a few words."""

from __future__ import annotations

from bot.domain.funnel import Gap
from bot.texts import Texts


def gap_of_held(t: Texts, gap: Gap, answered: int, required: int) -> str:
    """`анкета 9/12`; plain."""
    if gap is Gap.FORM_INCOMPLETE and required:
        return t.plain("gap-form", answered=answered, required=required)
    return t.plain("gap", gap=gap)
