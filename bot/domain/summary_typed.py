"""What a head types behind `/summary`: a week, «8 недель», «закрыть 16.11», «за 45 минут»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.line import past
from bot.domain.summary_due import lead_named
from bot.domain.timetable import Week, week_of
from bot.domain.when import WhenProblem

_WEEK = timedelta(weeks=1)
_SOON = timedelta(days=45)
"""Nearer than any such day of the last year."""


class Wish(StrEnum):
    SHOW = "show"
    TREND = "trend"
    RECORDS = "records"
    VERSIONS = "versions"
    CLOSE = "close"
    REOPEN = "reopen"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Asked:
    wish: Wish
    week: Week | None = None
    """None: what was typed behind it is no week."""
    lead: int | None = None


_WORDS: dict[Wish, tuple[str, ...]] = {
    Wish.TREND: ("8 недель", "восемь недель", "тренд", "динамика", "8 weeks", "trend"),
    Wish.RECORDS: ("записи", "таблица", "xlsx", "excel", "records"),
    Wish.VERSIONS: ("версии", "изменения", "versions", "changes"),
    Wish.CLOSE: ("закрыть", "закрой", "close"),
    Wish.REOPEN: ("открыть", "открой", "заново", "reopen", "open"),
}
_OF_LAST = frozenset({Wish.CLOSE, Wish.REOPEN, Wish.VERSIONS})
"""Without a week the last one is meant: this one is not over."""
_LAST = re.compile(r"(?:прошл\w+|последн\w+|last)(?: (?:недел\w+|week))?")
_THIS = re.compile(r"(?:эт\w+|текущ\w+|this|current)(?: (?:недел\w+|week))?")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read(text: str, said_at: datetime, zone: ZoneInfo) -> Asked:
    """What is asked for; a wish whose week cannot be read has none."""
    today = said_at.astimezone(zone).date()
    said = " ".join(text.lower().replace("ё", "е").split()).strip(" .")
    if not said:
        return Asked(Wish.SHOW, week_of(today))
    for wish, words in _WORDS.items():
        word = next((word for word in words if said == word or said.startswith(f"{word} ")), None)
        if word is not None:
            rest = said.removeprefix(word).strip()
            usual = week_of(today - _WEEK) if wish in _OF_LAST else week_of(today)
            return Asked(wish, _week(rest, said_at, zone) if rest else usual)
    week = _week(said, said_at, zone)
    lead = lead_named(said) if week is None else None
    return Asked(Wish.LEAD, lead=lead) if lead is not None else Asked(Wish.SHOW, week)


def _week(said: str, said_at: datetime, zone: ZoneInfo) -> Week | None:
    """The week of a day, however long ago it was."""
    today = said_at.astimezone(zone).date()
    if _LAST.fullmatch(said):
        return week_of(today - _WEEK)
    if _THIS.fullmatch(said):
        return week_of(today)
    if found := _DATE.fullmatch(said):
        return _of(found[3], found[2], found[1], today)
    if found := _ISO.fullmatch(said):
        return _of(found[1], found[2], found[3], today)
    moment = past(said, said_at, zone)
    return None if isinstance(moment, WhenProblem) else week_of(moment.astimezone(zone).date())


def _of(year: str | None, month: str, day: str, today: date) -> Week | None:
    """Without a year the last such day, or one that comes soon: of that it is said that it has not begun."""
    try:
        if year is not None:
            return week_of(date(int(year) + (2000 if len(year) < len("2026") else 0), int(month), int(day)))
        named = date(today.year, int(month), int(day))
    except ValueError:
        return None
    if named <= max(today + _SOON, week_of(today).sunday):
        return week_of(named)
    return week_of(named.replace(year=today.year - 1)) if (named.month, named.day) != (2, 29) else None
