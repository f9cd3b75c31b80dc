"""What is typed about a client's path: `Ромашка; договор; 1,5 млн`, `Ромашка; проиграли: дорого`, `Ромашка; отложить до
15.01; бюджет в январе`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from bot.domain.amounts import amount
from bot.domain.days_typed import day_meant
from bot.domain.free_text import clean, has_letters
from bot.domain.line import NAME_LIMIT
from bot.domain.option_names import says_unknown
from bot.domain.path import DEALS, REASON_LIMIT, Move
from bot.domain.sums import bare_figure
from bot.domain.unfit import Reason, Unfit

WORDS: dict[Move, tuple[str, ...]] = {
    Move.PROGRESS: (
        "переговоры",
        "в переговорах",
        "интерес",
        "прогресс",
        "блок 2",
        "talks",
        "negotiations",
        "progress",
    ),
    Move.CONTRACT: ("договор", "контракт", "закрытие", "блок 3", "contract", "closing"),
    Move.ORDER: ("заказ", "заказали", "order", "ordered"),
    Move.PAID: ("оплата", "оплачено", "оплатили", "оплатил", "оплатила", "paid", "payment"),
    Move.LOST: ("проиграли", "проиграна", "проигран", "потеряли", "потерян", "потеряна", "отказ", "lost"),
    Move.POSTPONED: ("отложить", "отложили", "отложен", "отложена", "postpone", "postponed"),
    Move.BACK: ("вернуть в работу", "вернуть", "снова в работе", "в работу", "back in work", "back"),
    Move.DONE: ("оставить у себя", "оставить", "готово", "keep", "done"),
}
MOST_DEAL = Decimal(10) ** 12
"""No deal that was meant is bigger; and all of a team's together still fit into a sum."""
JOIN = ("подключаюсь", "подключиться", "join", "i join")
NOT_YET = ("пока неизвестна", "неизвестна", "неизвестно", "без суммы", "not known yet", "not yet", "no sum")
_BETWEEN = r"\s*(?:[:=,–—-]\s*|\s)"
_APART = re.compile(r"\s*:\s+|,\s+|\s+[–—-]\s+")
_NAMED = sorted(((word, move) for move, words in WORDS.items() for word in words), key=lambda each: -len(each[0]))
_LINES = [(re.compile(rf"{re.escape(word)}(?:{_BETWEEN}(.+))?", re.IGNORECASE), move) for word, move in _NAMED]
"""The longest word first: «вернуть в работу» is no «вернуть» of «в работу»."""


@dataclass(frozen=True, slots=True)
class Line:
    client: str
    move: Move | None = None
    """None: only a sum is told, or nothing, or what nobody understands (`unread`)."""
    amount: Decimal | None = None
    no_amount: bool = False
    """The sum is not known yet: he said so."""
    reason: str = ""
    day: date | None = None
    figure: str = ""
    """The sum as it was typed, if it names no unit."""
    joins: bool = False
    unread: str = ""
    """What was to be a word of the path, a sum or a day, and is none."""
    late: bool = False
    """The day that was named is over, or too far."""


def read_line(text: str, now: datetime, zone: ZoneInfo) -> Line:
    """The client, and what is said of him, in fields parted by `;`."""
    client, _, rest = text.partition(";")
    return read_said(rest, now, zone, clean(client, NAME_LIMIT))


def read_said(text: str, now: datetime, zone: ZoneInfo, client: str = "") -> Line:
    """The same where it is known of whom it is said."""
    fields = [field for each in text.split(";") if (field := clean(each, REASON_LIMIT))]
    if not fields:
        return Line(client)
    if fields[0].lower().strip(" .!") in JOIN:
        return Line(client, joins=True)
    move, behind = move_named(fields[0])
    if move is None:
        total = amount_said(fields[0])
        figure = bare_figure(fields[0], total) if total else ""
        return Line(client, amount=total, figure=figure, unread="" if total else fields[0])
    told = [behind, *fields[1:]] if behind else fields[1:]
    if move is Move.POSTPONED:
        return _postponed(client, told, now, zone)
    if move in (Move.PROGRESS, *DEALS):
        return _dealt(client, move, told)
    return Line(client, move, reason="; ".join(told)[:REASON_LIMIT])


def move_named(text: str) -> tuple[Move | None, str]:
    """The move whose word stands first, and what stands behind it in the same field."""
    line = text.strip(" .!")
    for pattern, move in _LINES:
        if found := pattern.fullmatch(line):
            return move, (found[1] or "").strip()
    return None, ""


def _dealt(client: str, move: Move, told: list[str]) -> Line:
    """A sum anywhere behind the word; the rest is a remark."""
    total = next((found for each in told if (found := amount_said(each))), None)
    figure = next((bare_figure(each, total) for each in told if total and amount_said(each) == total), "")
    if total is None and any(no_sum(each) for each in told):
        return Line(client, move, no_amount=True)
    unread = next((each for each in told if any(sign.isdigit() for sign in each) and not amount_said(each)), "")
    if total is None and unread:
        return Line(client, move, unread=unread)
    rest = "; ".join(each for each in told if not amount_said(each))
    return Line(client, move, total, reason=rest[:REASON_LIMIT], figure=figure)


def _postponed(client: str, told: list[str], now: datetime, zone: ZoneInfo) -> Line:
    """The day first, the reason behind it; without a day it is asked for."""
    if not told:
        return Line(client, Move.POSTPONED)
    day, late = day_said(told[0], now, zone)
    if day is None and not late and (apart := _APART.search(told[0])):
        # «15.01: бюджет в январе» in one field.
        told = [told[0][: apart.start()], told[0][apart.end() :], *told[1:]]
        day, late = day_said(told[0], now, zone)
    if day is None and not late and not any(sign.isdigit() for sign in told[0]):
        return Line(client, Move.POSTPONED, reason="; ".join(told)[:REASON_LIMIT])
    rest = "; ".join(told[1:])[:REASON_LIMIT]
    return Line(client, Move.POSTPONED, day=day, reason=rest, unread="" if day else told[0], late=late)


def day_said(text: str, now: datetime, zone: ZoneInfo) -> tuple[date | None, bool]:
    """The day on which he comes back, tomorrow at the earliest; and whether one was named that will not do."""
    today = now.astimezone(zone).date()
    try:
        found = day_meant(text, now, zone)
    except Unfit as unfit:
        return None, unfit.reason in (Reason.DATE_PAST, Reason.DATE_TOO_FAR)
    return (found, False) if found > today else (None, True)


def amount_said(text: str) -> Decimal | None:
    """A sum above nothing, to the hundredth; None: it is none."""
    found = amount(text, money=True)
    if found is None or not 0 < found <= MOST_DEAL:
        return None
    return found.quantize(Decimal("0.01"), ROUND_HALF_UP) or None


def no_sum(text: str) -> bool:
    """«пока неизвестна», «не знаю», «-»."""
    line = text.strip(" .!").lower()
    return line in NOT_YET or line in ("-", "–", "—") or says_unknown(text)


def reason_said(text: str) -> str:
    """Why; nothing, where there is no word in it."""
    line = clean(text, REASON_LIMIT)
    return line if has_letters(line) else ""
