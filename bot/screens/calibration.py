"""What norms a team's own conversion asks for: proposed, and set only where the head says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.domain.calibration import ENOUGH, FUNNELS, WEEKS, WEEKS_NEEDED, Calibration, TooLittle, proposal
from bot.domain.funnel import Stage
from bot.domain.norms import MOST
from bot.domain.people import Role
from bot.screens.dates import stamp
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def calibrated(
    t: Texts, role: Role, found: Calibration | TooLittle, norms: Mapping[Stage, int | None], monday: date
) -> Screen:
    """`norms`: those of everybody of the role from this Monday on, from which the proposal may hold."""
    back = button(t.plain("button-back"), "norms.of", role)
    lines = [f"<b>{t('norms-data-title', role=t.plain('invite-role', role=role))}</b>"]
    if isinstance(found, TooLittle):
        lines.append(t("norms-data-early", weeks=WEEKS_NEEDED, results=_count(t, found.stage, ENOUGH)))
        lines.append(t("norms-data-so-far", weeks=found.weeks, results=_count(t, found.stage, found.results)))
        return Screen("\n".join(lines), column(back))
    lines.append(t("norms-data-weeks", weeks=found.weeks, most=WEEKS))
    lines.append(" → ".join(_count(t, stage, count) for stage, count in found.counted))
    goal = norms.get(found.last)
    if not goal:
        lines.append(t("norms-data-no-goal", stage=t.plain("stage", stage=found.last)))
        return Screen("\n".join(lines), column(back))
    needed = found.needed(goal)
    need = ", ".join(_count(t, stage, count) for stage, count in needed.items() if stage is not found.last)
    if need:
        lines.append(t("norms-data-need", goal=_count(t, found.last, goal), need=need))
    if found.missing:
        stages = ", ".join(t.plain("stage", stage=stage) for stage in found.missing)
        lines.append(t("norms-data-missing", stages=stages))
    changes = proposal(found, norms)
    if not changes:
        lines += [t("norms-data-same")] if need else []
        return Screen("\n".join(lines), column(back))
    lines.append(t("norms-data-now", now=", ".join(_of(t, stage, norms.get(stage)) for stage in changes)))
    told = (needed.get(stage, 0) for stage in FUNNELS[role][:-1])
    numbers = "-".join(str(each if each <= MOST else 0) for each in told)
    take = button(t.plain("button-norms-take", day=f"{monday:%d.%m}"), "norms.take", role, stamp(monday), numbers)
    return Screen("\n".join(lines), column(take, back))


def _of(t: Texts, stage: Stage, norm: int | None) -> str:
    return t.plain("norms-none-of", stage=t.plain("stage", stage=stage)) if norm is None else _count(t, stage, norm)


def _count(t: Texts, stage: Stage, count: int) -> str:
    return t.plain("norms-count", stage=stage, count=count)
