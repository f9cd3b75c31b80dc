"""A standing as it was shown, kept beside the study that was made of it: to plain data and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.client_class import Class
from bot.domain.signs import Against, Indicator, IndicatorKind, Sign
from bot.domain.study_facts import Standing

Signs = frozenset[tuple[IndicatorKind, Sign]]


def to_plain(standing: Standing, turnover_class: Class) -> dict[str, Any]:
    return {
        "class": turnover_class,
        "risk": standing.risk,
        "growth": standing.growth,
        "turnover": _text(standing.turnover),
        "stake": _text(standing.stake),
        "until": _iso(standing.sales_until),
        "paused": _iso(standing.paused_until),
        "reckon": _iso(standing.reckon_on),
        "indicators": [_indicator_to_plain(each) for each in standing.indicators],
    }


def from_plain(data: Mapping[str, Any]) -> tuple[Standing, Class] | None:
    """None: nothing was shown yet."""
    if not data:
        return None
    standing = Standing(
        indicators=tuple(_indicator(each) for each in data["indicators"]),
        risk=data["risk"],
        growth=data["growth"],
        turnover=_number(data["turnover"]),
        stake=_number(data["stake"]),
        sales_until=_day(data["until"]),
        paused_until=_day(data["paused"]),
        reckon_on=date.fromisoformat(data["reckon"]),
    )
    return standing, Class(data["class"])


def signs_of(data: Mapping[str, Any]) -> Signs:
    """What the client was studied for: anything else is news."""
    return frozenset((IndicatorKind(each["kind"]), Sign(each["sign"])) for each in data.get("indicators", ()))


def _indicator_to_plain(each: Indicator) -> dict[str, Any]:
    known = {
        "value": _text(each.value),
        "was": _text(each.was),
        "ratio": _text(each.ratio),
        "amount": _text(each.amount),
        "against": each.against,
        "day": _iso(each.day),
        "names": list(each.names) or None,
        "as_of": _iso(each.as_of),
    }
    said = {"kind": each.kind, "sign": each.sign}
    return said | {name: value for name, value in known.items() if value is not None}


def _indicator(data: Mapping[str, Any]) -> Indicator:
    against = data.get("against")
    return Indicator(
        IndicatorKind(data["kind"]),
        Sign(data["sign"]),
        _number(data.get("value")),
        _number(data.get("was")),
        _number(data.get("ratio")),
        Against(against) if against else None,
        _day(data.get("day")),
        _number(data.get("amount")),
        tuple(data.get("names", ())),
        _day(data.get("as_of")),
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
