"""Single cells of a sales ledger: sums and days as 1С and Excel write them, and what names a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from bot.domain.when_words import MONTH_OF

MOST = Decimal(10) ** 11
"""No sale that was meant lies beyond it; as many as a file may hold still fit into the database together."""
YEARS = (1995, 2100)
NUMBER_LIMIT = 30
"""Characters of a document's number."""
_HUNDREDTH = Decimal("0.01")

# -- sums

_CURRENCIES = {
    "RUB": r"руб(?:\.|л[а-я]{1,2})?|р\.?|₽|rub|rur|643|810",
    "USD": r"\$|usd|us\$|долл(?:\.|ар[а-я]*)?(?: сша)?|840",
    "EUR": r"€|eur|евро|978",
    "KZT": r"₸|kzt|тенге|398",
    "BYN": r"byn|бел\.? ?руб\.?|933",
    "CNY": r"¥|cny|юан[а-я]{1,2}|156",
}
_UNIT = "|".join(f"(?P<{code}>{names})" for code, names in _CURRENCIES.items())
_SIGN = re.compile(_UNIT, re.IGNORECASE)
_BLANKS = " \t\u00a0\u2007\u2009\u202f'’"
_SUM = re.compile(
    r"(?P<before>[^\d\s().,+−–-]{0,4})\s*(?P<open>\()?(?P<minus>[-−–])?\s*(?P<second>[$€₽₸¥])?"
    rf"(?P<figure>\d[\d{_BLANKS}.,]*)(?(open)\)|)\s*(?P<after>[^\d()]{{0,12}}?)\s*"
)


@dataclass(frozen=True, slots=True)
class Sum:
    amount: Decimal
    currency: str
    """A code of three letters, where the cell says it."""


def sum_in(text: str) -> Sum | None:
    """«1 234,56», «-1.234,56», «(300) руб.», `1234.5`: to the hundredth; None for anything else, and beyond MOST."""
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    unit = found["before"] or found["second"] or found["after"].strip()
    currency = currency_in(unit) if unit else ""
    amount = _decimal(found["figure"])
    if currency is None or amount is None or amount > MOST:
        return None
    signed = -amount if found["open"] or found["minus"] else amount
    return Sum(signed.quantize(_HUNDREDTH, ROUND_HALF_UP), currency)


@lru_cache(maxsize=256)
def currency_in(text: str) -> str | None:
    """«руб.» -> RUB; a code of three Latin letters that is not known is itself."""
    line = text.strip().lower()
    found = _SIGN.fullmatch(line)
    if found is not None:
        return found.lastgroup
    return line.upper() if re.fullmatch(r"[a-z]{3}", line) else None


def _decimal(figure: str) -> Decimal | None:
    """`1,234` alone is a thousand and more; `1.234` is what Excel makes of a number, and is one and a bit."""
    compact = figure.translate(_WITHOUT_BLANKS)
    dots, commas = compact.count("."), compact.count(",")
    if dots and commas:
        mark = "." if compact.rindex(".") > compact.rindex(",") else ","
        whole, _, part = compact.rpartition(mark)
        compact = f"{re.sub(r'[.,]', '', whole)}.{part}"
    elif dots > 1 or commas > 1 or (commas and re.fullmatch(r"[1-9]\d{0,2},\d{3}", compact)):
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", compact):
            return None
        compact = re.sub(r"[.,]", "", compact)
    else:
        compact = compact.replace(",", ".")
    return Decimal(compact) if len(compact) <= 40 else None


_WITHOUT_BLANKS = str.maketrans("", "", _BLANKS)

# -- days


class Order(StrEnum):
    """What stands first in `10/11/2026`."""

    DAY_MONTH = "day_month"
    MONTH_DAY = "month_day"


_TIME = r"(?:[\st,]+\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s*[ap]m)?)?"
_YEAR = r"(?P<year>\d{4}|\d\d)(?:\s*г(?:\.|ода)?)?"
_FORMS = tuple(
    re.compile(form + _TIME)
    for form in (
        rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./]{_YEAR}",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})[\s-](?P<month>[a-zа-я]{{3,10}})\.?[\s-]{_YEAR}",
        rf"(?P<month>[а-яa-z]{{3,10}})\s+{_YEAR}",
    )
)
_FIGURES = _FORMS[0]
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_FIRST_SERIAL = date(1899, 12, 30)
_AS_TITLES = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
_MONTHS = {**MONTH_OF, **{name: n for n, name in enumerate(_AS_TITLES, start=1)}}


@lru_cache(maxsize=8192)
def day_in(text: str, order: Order = Order.DAY_MONTH) -> date | None:
    """«12.03.2026 10:15:22», «12 марта 2026 г.», `2026-03-12`, Excel's 46093; «март 2026» is its first day."""
    line = _line(text)
    if serial := _SERIAL.fullmatch(line):
        return _FIRST_SERIAL + timedelta(days=int(serial[1]))
    for form in _FORMS:
        if said := form.fullmatch(line):
            return _date(_ordered(said.groupdict(), order) if form is _FIGURES else said.groupdict())
    return None


@lru_cache(maxsize=8192)
def orders_in(text: str) -> tuple[Order, ...]:
    """In which orders figures are a day: `11/20/2026` in one, `10/11/2026` in both; in none what is no such day."""
    said = _FIGURES.fullmatch(_line(text))
    return tuple(order for order in Order if said and _date(_ordered(said.groupdict(), order)))


def _line(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def _ordered(said: dict[str, str], order: Order) -> dict[str, str]:
    return said if order is Order.DAY_MONTH else said | {"day": said["month"], "month": said["day"]}


def _date(said: dict[str, str]) -> date | None:
    month = int(said["month"]) if said["month"].isdecimal() else _MONTHS.get(said["month"], 0)
    year = int(said["year"]) + (2000 if len(said["year"]) == 2 else 0)
    try:
        found = date(year, month, int(said.get("day") or 1))
    except ValueError:
        return None
    return found if YEARS[0] <= found.year <= YEARS[1] else None


def due_in(text: str, day: date, order: Order = Order.DAY_MONTH) -> date | None:
    """A day, or so many days after the sale: «14», «14 дней»."""
    days = re.fullmatch(r"(\d{1,3})\s*(?:к\.?\s*д\.?|дн\.?|дн[еяй]{1,2}|день|days?)?", text.strip().lower())
    if days:
        return day + timedelta(days=int(days[1]))
    return day_in(text, order)


def paid_in(typed: str, amount: Decimal, in_time: date, order: Order) -> date | None:
    """A day; a whole sum or a «да» is taken for paid in time."""
    word = typed.strip().lower()
    if not word or word in ("нет", "no", "-", "–", "—", "false", "0"):
        return None
    if word in ("да", "оплачено", "оплачен", "+", "yes", "paid", "true"):
        return in_time
    day = day_in(word, order)
    if day is not None:
        return day
    found = sum_in(word)
    return in_time if found is not None and found.amount >= amount > 0 else None


# -- documents


class DocumentKind(StrEnum):
    SALE = "sale"
    SERVICE = "service"
    """An act: a sale too, but its numbers are not those of what is delivered."""
    REPORT = "report"
    """Of retail sales, of an agent: likewise."""
    RETURN = "return"
    MENDING = "mending"
    """Corrects a sale: it stands beside it with a sum of its own."""
    OTHER = "other"
    """A payment, an order, a purchase: nothing that was sold."""


@dataclass(frozen=True, slots=True)
class Document:
    kind: DocumentKind
    number: str
    """As written; empty where there is none."""
    day: date | None

    @property
    def identity(self) -> str:
        """The same for every spelling of one number: `0000-000123`, `123`."""
        parts = (part.lstrip("0") for part in self.number.upper().split("-"))
        return _MARKS.get(self.kind, "") + "-".join(parts).strip("-")


_MARKS = {
    DocumentKind.RETURN: "r:",
    DocumentKind.MENDING: "m:",
    DocumentKind.SERVICE: "a:",
    DocumentKind.REPORT: "o:",
}
"""Each kind counts its numbers itself: an act 5 is not the delivery 5."""
_DOCUMENT = re.compile(
    r"(?P<title>[^\d№]*?)\s*(?:№|\bn[o.]?\s)?\s*(?P<number>[\w/-]*\d[\w/-]*)?\s*(?:\b(?:от|of|from)\s+(?P<day>\d.+))?",
    re.IGNORECASE,
)
_KINDS = (
    # A contract above its documents comes to the sum of them.
    (DocumentKind.OTHER, re.compile(r"^(?:основной )?(?:договор|контракт|соглашение)|^(?:contract|agreement)\b")),
    (DocumentKind.RETURN, re.compile(r"возврат|return|credit note")),
    (DocumentKind.MENDING, re.compile(r"коррект|исправл|correct")),
    (
        DocumentKind.OTHER,
        re.compile(
            r"поступлен|плат[её]ж|оплат|списани|приходн|кассов|сч[её]т на|заказ|перемещ|взаимоз|сверк|payment|order"
        ),
    ),
    (DocumentKind.SERVICE, re.compile(r"^(?:акт\b(?!.*накладн)|оказани|act\b)")),
    (DocumentKind.REPORT, re.compile(r"^(?:отч[её]т\b|report\b)")),
)


@lru_cache(maxsize=8192)
def document_in(text: str, order: Order = Order.DAY_MONTH) -> Document | None:
    """«Реализация (акт, накладная) 0000-000123 от 12.03.2026 10:15:22»; a bare number is that of a sale."""
    line = " ".join(text.split())
    found = _DOCUMENT.fullmatch(line)
    if found is None or not line:
        return None
    day = day_in(found["day"], order) if found["day"] else None
    number = found["number"] or ""
    if (found["day"] and day is None) or (not number and day is None) or len(number) > NUMBER_LIMIT:
        return None
    title = found["title"].lower()
    kind = next((kind for kind, words in _KINDS if words.search(title)), DocumentKind.SALE)
    return Document(kind, number, day)


@lru_cache(maxsize=8192)
def day_of_document(text: str) -> str:
    """What stands behind its «от», as it is written; empty where nothing does."""
    found = _DOCUMENT.fullmatch(" ".join(text.split()))
    return (found["day"] or "") if found else ""
