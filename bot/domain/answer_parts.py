"""What was typed for one part of a question, read as a value of its type."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain import amounts
from bot.domain.days_typed import day_meant
from bot.domain.free_text import clean, has_letters
from bot.domain.option_names import NO, YES, folded, option_meant
from bot.domain.people_typed import people_meant
from bot.domain.promises import latest_due
from bot.domain.questionnaire import AnswerType, Part, Person, Value
from bot.domain.unfit import Reason, Unfit

TEXT_LENGTH = 1000
OWN_LENGTH = 200
OWN = "="
"""In front of words that are none of the options."""

_COMMAS = re.compile(r"[,;\n]")
_THEN = re.compile(
    r"\s*(?:\b(?:и|а|потом|затем|далее|and|then)\b|[/>→+&]|(?<!\S)[0-9]{1,2}[.)](?=\s))\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """When something was typed, and of which meeting."""

    now: datetime
    met_on: date
    zone: ZoneInfo


def read_part(part: Part, text: str, said: Said, known: Value | None = None) -> Value:
    """The whole text as a value of this part; a figure may name its unit. Raises Unfit."""
    match part.type:
        case AnswerType.NUMBER | AnswerType.MONEY:
            return _figure(part, text, amounts.amount_with_unit)
        case AnswerType.CHOICE:
            return _option(part, text, own=part.own)
        case AnswerType.CHOICES | AnswerType.ORDERED:
            return _options(part, text)
        case AnswerType.PEOPLE:
            before = [each for each in known if isinstance(each, Person)] if isinstance(known, tuple) else []
            return people_meant(part.options, text, before)
        case AnswerType.TEXT:
            return clean(text, TEXT_LENGTH)
        case _:
            return read_words(part, text, said)


def read_words(part: Part, text: str, said: Said) -> Value:
    """Some words of an answer as a value of this part, if they are that and nothing else. Raises Unfit."""
    match part.type:
        case AnswerType.NUMBER | AnswerType.MONEY:
            return _figure(part, text, amounts.amount)
        case AnswerType.CHOICE:
            return _option(part, text, own=False)
        case AnswerType.DATE:
            return _day(part, text, said)
        case AnswerType.YES_NO:
            return _yes_or_no(text)
        case _:
            raise Unfit(Reason.EMPTY)


def own_words(text: str) -> str:
    """A number alone is not anybody's words: options have none. Raises Unfit."""
    line = clean(text, len(text)).strip(" ,;.:-–—")
    if len(line) > OWN_LENGTH:
        raise Unfit(Reason.TOO_LONG, str(OWN_LENGTH))
    if not has_letters(line):
        raise Unfit(Reason.NOT_AN_OPTION)
    return OWN + line


def check_bounds(part: Part, number: Decimal) -> Decimal:
    """Raises Unfit."""
    if part.lowest is not None and number < part.lowest:
        raise Unfit(Reason.TOO_LOW, _plain(part.lowest))
    highest = amounts.MOST if part.highest is None else part.highest
    if abs(number) > amounts.MOST or number > highest:
        raise Unfit(Reason.TOO_HIGH, _plain(highest))
    return number


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _figure(part: Part, text: str, read: Callable[..., Decimal | None]) -> Decimal:
    scale = amounts.marks(text)
    if scale and part.highest == scale[1]:
        return check_bounds(part, Decimal(scale[0]))
    number = read(text, money=part.type is AnswerType.MONEY)
    if number is None:
        raise Unfit(Reason.NOT_A_NUMBER)
    return check_bounds(part, number)


def _option(part: Part, text: str, *, own: bool) -> str:
    found = option_meant(part.options, text)
    if found is None and not own:
        raise Unfit(Reason.NOT_AN_OPTION)
    return found or own_words(text)


def _options(part: Part, text: str) -> tuple[str, ...]:
    """In the order in which they were named, each once."""
    whole = option_meant(part.options, text)
    if whole is not None:
        return (whole,)
    found: list[str] = []
    for piece in filter(None, (each.strip(" .-–—•") for each in _COMMAS.split(text))):
        found += _options_of_piece(part, piece)
    if not found:
        raise Unfit(Reason.NOT_AN_OPTION)
    return tuple(dict.fromkeys(found))


def _options_of_piece(part: Part, piece: str) -> list[str]:
    """One option, or some that are joined otherwise than by a comma: «цена и срок», «1) цена 2) срок»."""
    whole = option_meant(part.options, piece)
    if whole is not None:
        return [whole]
    words = [each for each in _THEN.split(piece) if folded(each)]
    joined = [option_meant(part.options, each) for each in words]
    if words and None not in joined:
        return [each for each in joined if each]
    if not part.own:
        raise Unfit(Reason.NOT_AN_OPTION)
    return [own_words(piece)]


def _day(part: Part, text: str, said: Said) -> date:
    if part.within_month:
        return day_meant(text, said.now, said.zone, said.met_on, latest_due(said.met_on))
    return day_meant(text, said.now, said.zone)


def _yes_or_no(text: str) -> bool:
    words = set(folded(text).split())
    if words and (words <= YES or words <= NO):
        return words <= YES
    raise Unfit(Reason.NOT_YES_NO)
