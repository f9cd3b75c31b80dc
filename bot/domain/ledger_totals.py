"""Which rows of a table of sales are totals.

The rule, in one sentence: a row whose words can be nothing else is a total, and one that only begins or ends like a
total is one if it has no day and no document; so firms and products may be called so.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 120
_ONLY_TOTAL = re.compile(
    r"(?:итого|всего|(?:общий )?итог|(?:grand )?total)(?:\s+(?:по|за|for|by)\b.*|[\s:.,\d]*)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:итого|общий итог|grand total)\b(?!\s+(?:плюс|сервис))"
    r"|всего\s+(?:продаж|реализ|отгру|документ|сумм|строк|клиент|контрагент)|total\s+(?:sales|amount|sum|revenue)\b",
    re.IGNORECASE,
)
_TOTAL_OF = re.compile(r"(.*)\b(?:итог|total):?$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_only_total(cell: str) -> bool:
    """«Итого», «Всего по группе»: nobody's name, whatever else the row says."""
    return len(cell) < _LONGEST and _ONLY_TOTAL.fullmatch(cell) is not None


@lru_cache(maxsize=4096)
def is_total(cell: str) -> bool:
    """«Итого продано»; neither «Всего хорошего, ООО» nor «Total Vostok»."""
    return len(cell) < _LONGEST and (_TOTAL.match(cell) is not None or is_only_total(cell))


@lru_cache(maxsize=4096)
def total_of(cell: str) -> str | None:
    """Of whom Excel's «Ромашка Итог» is the total, unless it is the name of a firm."""
    found = _TOTAL_OF.match(cell) if len(cell) < _LONGEST else None
    return found[1].strip() if found else None
