"""What a head sets for his team: new clients who call, studies a day, from where on a figure is a sign."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from bot.domain.client_class import Class
from bot.domain.numbers_said import in_digits
from bot.domain.people import Member, Role
from bot.domain.signs import DEFAULT, Thresholds


class Callers(StrEnum):
    """What becomes of new clients who call by themselves."""

    ASK = "ask"
    """The farmer who took the call says it."""
    FARMER = "farmer"
    """They stay with him."""
    HUNTERS = "hunters"
    """They go to whichever hunter has the fewest clients."""


STUDIES = (1, 20)
"""The least and the most a day."""
STUDIES_USUAL = (3, 5, 7, 10)


class Unit(StrEnum):
    TIMES = "times"
    """So many times what is usual."""
    PART = "part"
    """Against what it is compared with, in percent."""
    DAYS = "days"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Spec:
    name: str
    """As in `Thresholds`; of the days between talks with a class, `contact_A`."""
    unit: Unit
    least: Decimal
    most: Decimal


def _spec(name: str, unit: Unit, least: str, most: str) -> Spec:
    return Spec(name, unit, Decimal(least), Decimal(most))


SPECS: tuple[Spec, ...] = (
    _spec("recency_watch", Unit.TIMES, "1.1", "5"),
    _spec("recency_risk", Unit.TIMES, "1.2", "10"),
    _spec("frequency_risk", Unit.PART, "0.1", "0.95"),
    _spec("frequency_growth", Unit.PART, "1.05", "5"),
    _spec("turnover_risk", Unit.PART, "0.1", "0.95"),
    _spec("turnover_growth", Unit.PART, "1.05", "5"),
    _spec("order_risk", Unit.PART, "0.1", "0.95"),
    _spec("order_growth", Unit.PART, "1.05", "5"),
    _spec("late_days", Unit.DAYS, "1", "90"),
    _spec("contact_A", Unit.DAYS, "5", "365"),
    _spec("contact_B", Unit.DAYS, "5", "365"),
    _spec("contact_C", Unit.DAYS, "5", "365"),
)
"""Those that a head changes, in the order in which they are shown and numbered."""
_CONTACT = "contact_"


def value_of(thresholds: Thresholds, name: str) -> Decimal:
    if name.startswith(_CONTACT):
        return Decimal(thresholds.contact_days[Class(name.removeprefix(_CONTACT))])
    return Decimal(getattr(thresholds, name))


def with_changes(changed: Mapping[str, Any] | None) -> Thresholds:
    """The usual ones, but where the team differs; what is out of its bounds by now is passed over."""
    made = DEFAULT
    for spec in SPECS:
        told = (changed or {}).get(spec.name)
        value = _number(told) if told is not None else None
        if value is not None and spec.least <= value <= spec.most:
            made = _with(made, spec.name, value)
    return made


def _with(thresholds: Thresholds, name: str, value: Decimal) -> Thresholds:
    if name.startswith(_CONTACT):
        days = thresholds.contact_days | {Class(name.removeprefix(_CONTACT)): int(value)}
        return replace(thresholds, contact_days=days)
    whole = next(each for each in fields(Thresholds) if each.name == name).type == "int"
    changed: dict[str, Any] = {name: int(value) if whole else value}
    return replace(thresholds, **changed)


def _number(told: Any) -> Decimal | None:
    try:
        return Decimal(str(told).replace(",", "."))
    except InvalidOperation:
        return None


_SIGNED = re.compile(r"([+\-−–]?)\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(%|раз\w*|times|x|дн\w*|день|days?)?", re.IGNORECASE)


def _figures(text: str) -> str:
    """With numbers in words as figures: «минус двадцать пять процентов» as «-25 %»."""
    line = _MINUS.sub("-", in_digits(text.lower().replace("ё", "е")))
    return _PERCENT.sub("%", line)


def read_value(spec: Spec, text: str) -> Decimal | None:
    """What is typed for one of them: «2», «1,5 раза», «-20 %», «80 %», «45 дней»; None: it will not do."""
    said = _SIGNED.fullmatch(_figures(text.strip()))
    if said is None:
        return None
    sign, number = said[1], Decimal(said[2].replace(",", "."))
    if spec.unit is Unit.PART:
        value = _part(spec, sign, number, percent=said[3] == "%")
    elif sign == "" and (spec.unit is Unit.TIMES or number == int(number)):
        value = number
    else:
        return None
    return value if spec.least <= value <= spec.most else None


def _part(spec: Spec, sign: str, number: Decimal, *, percent: bool) -> Decimal:
    """«-20 %», and «20» of a fall, are 0.8 of what it is compared with, «+15 %» is 1.15; «0,8» and «80 %» say it."""
    falls = spec.most < 1
    if sign in ("-", "−", "–"):
        return 1 - number / 100
    if sign == "+":
        return 1 + number / 100
    if number <= 5 and not percent:
        return number
    if falls:
        return number / 100 if number > 50 else 1 - number / 100
    return number / 100 if number > 100 else 1 + number / 100


def shown(spec: Spec, value: Decimal) -> str:
    """Plain figures: «1.5», «−20», «+15», «45»."""
    if spec.unit is not Unit.PART:
        return f"{value.normalize():f}"
    change = int((value - 1) * 100)
    return f"+{change}" if change > 0 else f"−{-change}"


def who_gets(team: Sequence[Member], load: Mapping[int, int]) -> Member | None:
    """The hunter to whom a new client who called goes: whoever has the fewest."""
    hunters = [one for one in team if one.role is Role.HUNTER and one.onboarding is None and one.works_here]
    return min(hunters, key=lambda one: (load.get(one.id, 0), one.id), default=None)


# -- typed


class Setting(StrEnum):
    CALLERS = "callers"
    STUDIES = "studies"
    THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True)
class Typed:
    setting: Setting
    callers: Callers | None = None
    number: int = 0
    """Of studies a day; of a threshold, its place in the list from one."""
    value: str = ""


_CALLERS = re.compile(r"(?:входящ\w*|новые|звонящ\w*|callers?|incoming)\b[\s:=;,]*(.*)", re.IGNORECASE)
_CALLERS_WORDS = (
    (Callers.HUNTERS, re.compile(r".*(?:хантер|hunter).*", re.IGNORECASE)),
    (Callers.FARMER, re.compile(r".*(?:фермер|остаются|остаётся|остается|farmer|stay|keep).*", re.IGNORECASE)),
    (Callers.ASK, re.compile(r".*(?:спра|спро|ask).*", re.IGNORECASE)),
)
_STUDIES = re.compile(r"(?:изуч\w*|клиентов в день|stud\w*)\b[\s:=;,]*(\d{1,3})(?: (?:в день|a day))?", re.IGNORECASE)
_WITH_NUMBER = re.compile(r"(?:изучать|изучений|клиентов в день|stud(?:y|ies)|порог|threshold)\b", re.IGNORECASE)
_PERCENT = re.compile(r"процент\w*|percent")
_MINUS = re.compile(r"\b(?:минус|minus) ?(?=\d)")
_THRESHOLD = re.compile(r"(?:порог|threshold)\s*(\d{1,2})\s*[:=;,]?\s*(.+)", re.IGNORECASE)


def is_of_settings(text: str) -> bool:
    """It is one of them, or begins as one that has a number, whatever it says of it."""
    return read_setting(text) is not None or _WITH_NUMBER.match(text.strip()) is not None


def read_setting(text: str) -> Typed | None:
    """«входящие хантерам», «изучать семь», «порог 5 -25 %»; None: it is something else."""
    line = _figures(" ".join(text.split()))
    if found := _CALLERS.fullmatch(line):
        said = next((each for each, pattern in _CALLERS_WORDS if pattern.fullmatch(found[1])), None)
        return Typed(Setting.CALLERS, callers=said) if said else None
    if found := _STUDIES.fullmatch(line):
        return Typed(Setting.STUDIES, number=int(found[1]))
    if found := _THRESHOLD.fullmatch(line):
        return Typed(Setting.THRESHOLD, number=int(found[1]), value=found[2])
    return None
