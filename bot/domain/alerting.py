"""What a farmer is told of a client by itself: at once if it cannot wait, else in the next study slot; once a cause."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.client_class import Class
from bot.domain.people import Member
from bot.domain.reminding import CHECK_AT, CHECK_LATEST, check_helps
from bot.domain.signs import Indicator, IndicatorKind, Sign
from bot.domain.study import is_sharp, news
from bot.domain.study_choice import NEVER
from bot.domain.study_facts import Standing

SILENT = (IndicatorKind.RECENCY, Sign.RISK)


@dataclass(frozen=True, slots=True)
class Alert:
    cause: str
    """`recency-risk`: the indicator and its sign."""
    since: date
    """Of silence the last order's day, of anything else the day of the study that did not know it yet."""
    sharp: bool = False
    """It does not wait for the study slot."""

    @property
    def sign(self) -> tuple[IndicatorKind, Sign]:
        kind, _, sign = self.cause.rpartition("-")
        return IndicatorKind(kind), Sign(sign)


def alerts(
    now: Standing,
    turnover_class: Class,
    studied_for: Collection[tuple[IndicatorKind, Sign]],
    studied_on: date,
) -> tuple[Alert, ...]:
    """What is news since the last study; of who was never studied only what is sharp: his turn comes anyway."""
    found = () if studied_on == NEVER else news(studied_for, now)
    told = [Alert(_cause(each), _since(each, studied_on)) for each in found]
    silent = now.indicator(IndicatorKind.RECENCY)
    if silent is None or silent.day is None or not is_sharp(now, turnover_class):
        return tuple(told)
    if SILENT in studied_for and silent.day <= studied_on:
        return tuple(told)  # he was studied for this very silence
    cause = _cause(silent)
    return Alert(cause, silent.day, sharp=True), *(each for each in told if each.cause != cause)


def _cause(each: Indicator) -> str:
    return f"{each.kind}-{each.sign}"


def _since(each: Indicator, studied_on: date) -> date:
    is_silence = each.kind is IndicatorKind.RECENCY and each.sign is not Sign.GROWTH
    return each.day if is_silence and each.day is not None else studied_on


def is_hour(member: Member, now: datetime) -> bool:
    """Whether an alarm is told at this time of his day: not before nine, nor in the evening."""
    day, clock = member.day(now), now.astimezone(member.zone).time()
    return clock >= CHECK_AT and check_helps(member.zone, day, CHECK_AT, CHECK_LATEST, now)
