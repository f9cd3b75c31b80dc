"""Which column of a sales ledger is what: by the meaning of its heading, wherever the headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.domain.ledger_cells import Order, currency_in, day_in, document_in

HEAD_WITHIN = 40
"""The headings are looked for in so many rows from the top: 1С puts a title, a period and filters above them."""
MOST_LINES = 3
"""Rows that headings may fill, one under another."""
LONGEST = 60
"""Characters of a heading; a title has more, or a figure."""
PEEPED = 60
"""Rows beneath that are looked at for documents that stand beneath their client."""

NAMES: dict[str, tuple[str, ...]] = {
    "client": (
        *("контрагент", "покупатель", "клиент", "заказчик", "партнер", "наименование контрагента"),
        *("наименование покупателя", "наименование клиента", "название контрагента", "название клиента"),
        *(
            "контрагент наименование",
            "покупатель наименование",
            "дебитор",
            "плательщик",
            "получатель",
            "грузополучатель",
        ),
        *("customer", "client", "buyer", "customer name", "client name", "account", "account name"),
        *("организация", "компания", "наименование", "название", "company", "organisation", "organization", "name"),
    ),
    "inn": (
        *("инн", "инн контрагента", "инн покупателя", "инн клиента", "контрагент инн", "покупатель инн"),
        *("клиент инн", "инн кпп", "inn", "tax id", "tin"),
    ),
    "amount": (
        *(
            "сумма с ндс",
            "выручка с ндс",
            "стоимость с ндс",
            "сумма продажи с ндс",
            "сумма продаж с ндс",
            "всего с ндс",
        ),
        *("выручка", "сумма выручки", "сумма продажи", "сумма продаж", "сумма реализации", "сумма отгрузки"),
        *("сумма документа", "сумма", "стоимость продажи", "стоимость продаж", "оборот", "отгружено", "продажи"),
        *("стоимость", "всего", "итого", "выручка без ндс", "сумма без ндс", "стоимость без ндс"),
        *("amount", "revenue", "sales", "turnover", "sum", "total", "total amount", "net amount"),
    ),
    "day": (
        *("дата реализации", "дата отгрузки", "дата продажи", "дата документа", "документ дата", "регистратор дата"),
        *("дата", "период день", "по дням", "день", "период", "период месяц", "по месяцам", "месяц"),
        *("date", "sale date", "invoice date", "day", "period", "month"),
    ),
    "group": (
        *("номенклатурная группа", "номенклатура группа", "группа номенклатуры", "товарная группа", "группа товаров"),
        *("группа товара", "товарная категория", "категория товара", "категория", "вид номенклатуры", "направление"),
        *("группа", "product group", "product category", "product line", "category", "group"),
    ),
    "due": (
        *(
            "срок оплаты",
            "оплатить до",
            "плановая дата оплаты",
            "дата оплаты план",
            "срок платежа",
            "крайний срок оплаты",
        ),
        *("отсрочка", "отсрочка дней", "отсрочка платежа", "due", "due date", "due on", "payment due", "pay by"),
    ),
    "paid": (
        *("дата оплаты", "оплачено", "дата фактической оплаты", "фактическая дата оплаты", "дата оплаты факт"),
        *("дата платежа", "оплата", "paid", "paid on", "date paid", "payment date", "paid date"),
    ),
    "document": (
        *(
            "документ",
            "документ реализации",
            "документ продажи",
            "документ отгрузки",
            "документ движения",
            "регистратор",
        ),
        *("реализация", "номер документа", "документ номер", "номер реализации", "номер накладной", "накладная"),
        *("счет фактура", "номер", "document", "invoice", "invoice number", "document number", "number"),
    ),
    "currency": ("валюта", "валюта документа", "документ валюта", "currency"),
}
"""The best heading of each column first: of two amounts the one that is named earlier is taken."""
_RANKS = {column: {name: at for at, name in enumerate(names)} for column, names in NAMES.items()}
_LIKE = {
    "client": re.compile(
        r"(?:контрагент|покупатель|клиент|заказчик)\b(?!.*\b(?:инн|кпп|код|адрес|телефон|менеджер|вид)\b)"
    ),
    "inn": re.compile(r"(?:.* )?инн(?: .*)?"),
    "amount": re.compile(
        r"(?:сумма|выручка|стоимость|оборот|объем продаж)\b"
        r"(?!.*(?:скид|оплат|долг|закуп|себест|план|бонус|прибыл|задолж|аванс|остат))(?!(?: .*)? ндс$)|.* с ндс$"
    ),
    "day": re.compile(r"(?:дата|период)\b(?!.*(?:оплат|плат|срок|рожд|регистр|договор|созд|измен))"),
}
"""What a heading may look like that stands in no list; it ranks behind all that do."""
_MAY_SHARE = {"document": "client", "day": "client"}
"""1С puts a document, or a day, beneath its client in the same column: such headings stand one under another."""
_SCALES = ((re.compile(r"\b(?:тыс|thousand|ths)\b"), 1000), (re.compile(r"\b(?:млн|million|mln)\b"), 1_000_000))


@dataclass(frozen=True, slots=True)
class Head:
    at: Mapping[str, int]
    """Where each column is."""
    below: int
    """The first row beneath the headings."""
    said: Mapping[str, str]
    """The headings by column, as they are written."""
    scale: Decimal
    """«Выручка, тыс. руб.» counts in thousands."""
    currency: str
    """What a heading says of it; empty: nothing."""

    @property
    def nested(self) -> bool:
        """Documents or days stand in the clients' column, each beneath its client."""
        return self.at.get("document", -1) == self.at["client"] or self.at.get("day", -1) == self.at["client"]


def head_of(rows: Sequence[Sequence[str]]) -> Head | None:
    """The headings within the first rows; None: this is no sales ledger. `rows` holds some rows beneath them, too."""
    for lines in range(1, MOST_LINES + 1):
        for first in range(min(HEAD_WITHIN, len(rows))):
            found = _head(rows, first, lines)
            if found is not None:
                return _with_second_line(rows, first, lines, found)
    return None


def _with_second_line(rows: Sequence[Sequence[str]], first: int, lines: int, found: Head) -> Head:
    """«Сумма» above «без НДС» and «с НДС»: a row of nothing but words, and no client's, is part of the headings."""
    more = rows[found.below] if found.below < len(rows) else ()
    client = found.at["client"]
    is_words = any(more) and not any(letter.isdigit() for cell in more for letter in cell)
    if not is_words or (client < len(more) and more[client]) or lines == MOST_LINES:
        return found
    return _head(rows, first, lines + 1) or found


def _head(rows: Sequence[Sequence[str]], first: int, lines: int) -> Head | None:
    """The headings, if they fill just these rows."""
    if first + lines > len(rows):
        return None
    said = [(at, tidy, cell) for at, cell in _headings(rows[first : first + lines]) if (tidy := tidy_heading(cell))]
    at: dict[str, int] = {}
    written: dict[str, str] = {}
    for column in NAMES:
        best = min(
            (
                (rank, place, cell)
                for place, tidy, cell in said
                if (rank := _rank(column, tidy)) is not None and _is_free(column, place, cell, at, written)
            ),
            default=None,
        )
        if best is not None:
            at[column], written[column] = best[1], best[2]
    if "inn" in at:
        at.setdefault("client", at["inn"])
    if "client" not in at or "amount" not in at:
        return None
    if "day" not in at and "document" not in at:
        if not _documents_beneath(rows[first + lines : first + lines + PEEPED], at["client"]):
            return None
        at["document"] = at["client"]
    return Head(at, first + lines, written, _scale(written["amount"]), _currency(written["amount"]))


def _headings(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Each cell, and where a heading fills several rows, all of it; a cell that stretches over others is theirs too."""
    for row in rows:
        yield from enumerate(row)
    width = max((len(row) for row in rows), default=0)
    above = ""
    for at in range(width if len(rows) > 1 else 0):
        column = [row[at] if at < len(row) else "" for row in rows]
        above = column[0] or above
        yield at, " ".join(filter(None, (above, *column[1:])))


@lru_cache(maxsize=1024)
def tidy_heading(cell: str) -> str:
    """«Сумма (с НДС), руб.» -> «сумма с ндс»."""
    line = cell.lower().replace("ё", "е").replace("№", " номер " if re.search(r"\w", cell) else " ")
    words = re.sub(r"[^\w\s$€₽₸¥]", " ", line).split()
    return " ".join(word for word in words if word not in _OF_UNITS)


_CODES = ("rub", "rur", "usd", "eur", "kzt", "byn", "cny")
_OF_UNITS = frozenset(
    (
        *("тыс", "млн", "в", "р", "руб", "рублей", "рублях", "$", "€", "₽", "₸", "¥"),
        *_CODES,
        "thousand",
        "ths",
        "million",
        "mln",
    )
)


_LEVELS = frozenset(
    ("номенклатура", "товар", "договор", "заказ", "склад", "менеджер", "ответственный", "подразделение", "product")
)


def is_heading(cell: str) -> bool:
    """A name of one of a report's levels, which 1С writes beneath one another."""
    tidy = tidy_heading(cell)
    return tidy in _LEVELS or any(_rank(column, tidy) is not None for column in NAMES)


def _rank(column: str, tidy: str) -> int | None:
    rank = _RANKS[column].get(tidy)
    if rank is None and column in _LIKE and len(tidy) < LONGEST and not any(letter.isdigit() for letter in tidy):
        return len(NAMES[column]) + len(tidy) if _LIKE[column].match(tidy) else None
    return rank


def _is_free(column: str, place: int, cell: str, at: Mapping[str, int], written: Mapping[str, str]) -> bool:
    holders = [holder for holder, taken in at.items() if taken == place]
    return all(holder == _MAY_SHARE.get(column) and written[holder] != cell for holder in holders)


def _documents_beneath(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    return any(_has_day(cell, order) for cell in cells for order in Order)


def _has_day(cell: str, order: Order) -> bool:
    document = document_in(cell, order)
    return bool(day_in(cell, order) or (document is not None and document.day))


def _scale(heading: str) -> Decimal:
    line = heading.lower()
    return Decimal(next((by for words, by in _SCALES if words.search(line)), 1))


def _currency(heading: str) -> str:
    words = re.findall(r"[^\W\d_]+\.?|[$€₽₸¥]", heading.lower())
    # A short word may be one by chance: only what is a known currency counts.
    return next((code for word in words if word != "р" and (code := currency_in(word)) and _is_known(word)), "")


def _is_known(word: str) -> bool:
    return not re.fullmatch(r"[a-z]{3}", word) or word in _CODES
