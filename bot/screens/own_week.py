"""A person's own summary on Friday: his figures beside his own last week's, and what can still be mended."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.slot_content import OwnWeek
from bot.domain.week import Tally
from bot.screens.dates import show_day
from bot.texts import Texts

REASONS_SHOWN = 3


def own_week(t: Texts, own: OwnWeek) -> list[str]:
    head = "own-summary" if any(each is not None for each in own.last.values()) else "own-summary-first"
    lines = [t(head), *(_line(t, own, tally) for tally in own.tallies)]
    if not own.mendable:
        return [*lines, t("own-summary-whole")] if any(tally.counted for tally in own.tallies) else lines
    named = [f"{t.plain('gap', gap=gap)} {count}" for gap, count in own.mendable[:REASONS_SHOWN]]
    more = sum(count for _, count in own.mendable[REASONS_SHOWN:])
    reasons = ", ".join([*named, *([t.plain("summary-more", count=more)] if more else [])])
    return [*lines, t("own-summary-mend", day=show_day(own.closes - timedelta(days=1), t), reasons=reasons)]


def _line(t: Texts, own: OwnWeek, tally: Tally) -> str:
    """`Результативные звонки: 38/50 · было 41`"""
    last = own.last.get(tally.stage)
    return t(
        "own-summary-line",
        stage=t.plain("stage", stage=tally.stage),
        counted=tally.counted,
        norm="none" if tally.norm is None else str(tally.norm),
        last="none" if last is None else str(last),
    )
