"""What no ledger tells of a client: eight questions, each answered by one tap, each option a sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.months import leaves
from bot.domain.signs import Indicator, IndicatorKind, Sign

HOLDS = 6
"""Months for which an answer tells of a client; later it has to be asked again."""
UNKNOWN = "unknown"
"""The option of every question: an honest unknown."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Question:
    kind: IndicatorKind
    options: Mapping[str, Sign]
    """By key, in the order of the buttons; the first one is what is usual."""

    @property
    def key(self) -> str:
        return self.kind.value


def _question(kind: IndicatorKind, usual: str, *, risk: Iterable[str], growth: Iterable[str]) -> Question:
    signs = {usual: Sign.NONE} | dict.fromkeys(risk, Sign.RISK) | dict.fromkeys(growth, Sign.GROWTH)
    return Question(kind, signs | {UNKNOWN: Sign.UNKNOWN})


QUESTIONS = (
    _question(IndicatorKind.DECIDES, "same", risk=("left", "replaced"), growth=("several",)),
    _question(IndicatorKind.LEVELS, "two", risk=("one",), growth=("three",)),
    _question(IndicatorKind.TONE, "as_before", risk=("slower", "drier", "moved"), growth=("advice",)),
    _question(IndicatorKind.COMPETITORS, "quiet", risk=("trial", "tender"), growth=("failed",)),
    _question(
        IndicatorKind.HAPPENING,
        "nothing",
        risk=("cuts", "sale", "owner"),
        growth=("site", "line", "contract", "hiring"),
    ),
    _question(IndicatorKind.PROMISES, "none_made", risk=("unkept",), growth=("kept",)),
    _question(IndicatorKind.CONTRACT, "runs", risk=("ends",), growth=("extended",)),
    _question(IndicatorKind.RECOMMEND, "neutral", risk=("against",), growth=("recommends",)),
)
BY_KEY = {each.key: each for each in QUESTIONS}


def of_answers(answers: Mapping[str, str], answered_on: date, today: date) -> tuple[Indicator, ...]:
    """What was answered, for half a year. An option that is not known any more is no answer."""
    if today >= leaves(answered_on, HOLDS):
        return ()
    return tuple(
        Indicator(each.kind, each.options[option], day=answered_on, names=(option,))
        for each in QUESTIONS
        if (option := answers.get(each.key)) in each.options and option is not None
    )


def of_promises(due: Iterable[date], unkept: int, today: date) -> Indicator | None:
    """Our promises: `due` of the open ones, `unkept` so many that were broken lately. None: all is well, or unknown."""
    late = sum(day < today for day in due) + unkept
    return Indicator(IndicatorKind.PROMISES, Sign.RISK, Decimal(late)) if late else None


def promises_change(due: Iterable[date]) -> Iterable[date]:
    return (day + _ONE_DAY for day in due)


def recommending(mark: Decimal | int) -> str:
    """The option for a mark from 0 to 10: 0-6, 7-8, 9-10."""
    if mark >= 9:
        return "recommends"
    return "neutral" if mark >= 7 else "against"


def joined(known: Iterable[Indicator], answered: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """One indicator of a kind: what is answered counts, unless something worse is known without asking."""
    found = {each.kind: each for each in known}
    for each in answered:
        if each.kind not in found or not _stands(found[each.kind]):
            found[each.kind] = each
    return tuple(found.values())


def _stands(known: Indicator) -> bool:
    """A promise of ours that is late stays late."""
    return not known.names and known.sign is Sign.RISK
