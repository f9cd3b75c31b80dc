"""Numbers and sums as people type them: «1,5 млн», «500 тыс», «1 500 000 ₽», «2.5k», «около 200 т.р.»."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.domain.numbers_said import WORDS, in_digits

MOST = Decimal(10) ** 15
"""No figure that was meant lies beyond it."""

_THOUSAND = r"тыс(?:\.|яч[аиу]?)?|тыщ[аи]?|к|k|thousand|grand"
_MILLION = r"млн\.?|миллион(?:а|ов)?|лям(?:а|ов)?|mln|mio|million"
_BILLION = r"млрд\.?|миллиард(?:а|ов)?|bn|billion"
_MULTIPLIERS = {_THOUSAND: 10**3, _MILLION: 10**6, _BILLION: 10**9}
_OF_MONEY = {rf"{_THOUSAND}|т\.? ?р|т": 10**3, rf"{_MILLION}|м|m": 10**6, rf"{_BILLION}|b": 10**9}
"""Beside a number that is no money «т» is a ton and «м» a metre."""

_WORDS: dict[str, Decimal] = {
    "полтора": Decimal("1.5"),
    "полторы": Decimal("1.5"),
    **dict.fromkeys(("пол", "half a"), Decimal("0.5")),
    "a": Decimal(1),
}
_NOT_ALONE = ("пол", "half a", "a")
_ONE = ("тысяча", "тысячу", "миллион", "миллиард", "лям")
"""Alone they are one; «тысяч» alone is so many that nobody knows."""
_ABOUT = re.compile(
    r"(?:(?:около|примерно|приблизительно|порядка|где-?то|ориентировочно|в районе|почти|до|от|по|свыше|не более|более"
    r"|не больше|больше|не менее|менее|не меньше|меньше|максимум|минимум|ок|about|around|approx|approximately|roughly"
    r"|nearly|almost|some|up to|at least|over|under)\b\.?|[~≈]) ?"
)
CURRENCY = r"(?:руб\.?|рубл[а-я]{1,2}|р\.?|₽|rub|rur|rou?bles?|usd|eur|dollars?|euros?|долл\.?|доллар[а-я]*|евро|[$€£])"
_BEFORE = re.compile(rf"{CURRENCY} ?(?=[0-9])")
_AFTER = re.compile(rf" ?(?:{CURRENCY}|%|процент(?:а|ов)?|percent)?\.?")
_GROUPED = r"[0-9]{1,3}(?P<mark>[ .,'])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?:[.,][0-9]{1,2})?(?![0-9])"
_PLAIN = r"[0-9]+(?:[.,][0-9]+)?"
_SAID = "|".join(sorted(_WORDS, key=len, reverse=True))
_TERM = r"(?:(?P<grouped>{})|(?P<plain>{})|(?P<word>{})\b)? ?(?:(?P<by>{})(?![^\W\d_])\.?)? ?"
_SCALE = re.compile(r"([0-9]{1,3}) ?(?:/|из|out of|of) ?([0-9]{1,3})")
_UNIT = re.compile(r"[^\W\d_]+[23²³]?(?:[./][^\W\d_]+)*\.?")
_NO_UNIT = {"или", "либо", "и", "не", "or", "and", "not", "а", "но", "but"}


_MULTIPLIER = re.compile("|".join(each for each in _MULTIPLIERS))


def _reader(multipliers: dict[str, int]) -> re.Pattern[str]:
    return re.compile(_TERM.format(_GROUPED, _PLAIN, _SAID, "|".join(multipliers)))


_READERS = {False: _reader(_MULTIPLIERS), True: _reader(_OF_MONEY)}


def amount(text: str, *, money: bool) -> Decimal | None:
    """The figure, if the text is one and nothing else."""
    line = _tidy(text)
    while about := _ABOUT.match(line):
        line = line[about.end() :]
    sign = -1 if line[:1] in ("-", "−") else 1
    line = line.lstrip("-−") if sign < 0 else line
    if currency := _BEFORE.match(line):
        line = line[currency.end() :]
    found = _sum_of_terms(line, money=money)
    return found if found is None else _whole(sign * found)


def amount_with_unit(text: str, *, money: bool) -> Decimal | None:
    """The figure of «200 тонн», «12 машин», «5 млн в год»: what it counts is said by the question."""
    words = _tidy(text).split(" ")
    for tail in (0, 1, 2):
        head, unit = words[: len(words) - tail], words[len(words) - tail :]
        if head and all(_UNIT.fullmatch(each) and not _is_no_unit(each) for each in unit):
            found = amount(" ".join(head), money=money)
            if found is not None:
                return found
    return None


def _is_no_unit(word: str) -> bool:
    return word in _NO_UNIT or is_of_a_figure(word)


def is_of_a_figure(word: str) -> bool:
    """«Тысяч», «двадцать»: without it the figure beside it is another one."""
    line = word.lower().replace("ё", "е")
    return line in WORDS or line in ("hundred", "сотен", "сотни") or bool(_MULTIPLIER.fullmatch(line))


def is_plainly_money(text: str) -> bool:
    """It says so by a thousand, a million or a currency, so that it can be told from the number of something else."""
    return amount(text, money=True) is not None and any(
        not letter.isdecimal() for letter in _tidy(text) if letter.isalnum() or letter in "₽$€£"
    )


def marks(text: str) -> tuple[int, int] | None:
    """«8 из 10», `8/10`: the mark and the highest one."""
    found = _SCALE.fullmatch(_tidy(text))
    return (int(found[1]), int(found[2])) if found else None


def _tidy(text: str) -> str:
    line = " ".join(text.lower().replace("ё", "е").split())
    line = re.sub(r"(?<=[0-9])(?=[^\W\d_])", " ", line)
    return in_digits(re.sub(r"\bпол(?=миллион|млн|тыс)", "пол ", line).strip(" !;"))


def _sum_of_terms(line: str, *, money: bool) -> Decimal | None:
    """«1 млн 200 тыс» is one figure: each term but the first has a smaller multiplier."""
    multipliers = _OF_MONEY if money else _MULTIPLIERS
    total, least = Decimal(0), None
    while not _AFTER.fullmatch(line) or least is None:
        term = _READERS[money].match(line)
        if term is None or not term[0].strip():
            return None
        by = next((by for names, by in multipliers.items() if term["by"] and re.fullmatch(names, term["by"])), 1)
        number = _number(term, multiplied=by > 1)
        if number is None or (least is not None and not 1 < by < least):
            return None
        total, least, line = total + number * by, by, line[term.end() :]
    return total if total <= MOST * 10 else MOST * 10


def _number(term: re.Match[str], *, multiplied: bool) -> Decimal | None:
    if term["grouped"]:
        return _grouped(term["grouped"], term["mark"], multiplied=multiplied)
    if term["plain"]:
        return Decimal(term["plain"].replace(",", ".")[:40])
    if term["word"]:
        return _WORDS[term["word"]] if multiplied or term["word"] not in _NOT_ALONE else None
    return Decimal(1) if multiplied and term["by"] in _ONE else None


def _grouped(text: str, mark: str, *, multiplied: bool) -> Decimal:
    """`1,500` alone is one and a half thousand; «1,500 млн» and `0,500` are no groups."""
    if mark in ".," and text.count(mark) == 1 and len(text.partition(mark)[2]) == 3 and (multiplied or text[0] == "0"):
        return Decimal(text.replace(",", "."))
    return Decimal(text.replace(mark, "").replace(",", "."))


def _whole(number: Decimal) -> Decimal:
    return Decimal(int(number)) if number == number.to_integral_value() else number
