"""Of what a file tells, only what was sold by today is taken in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import Sale
from bot.domain.ledger_parts import loads, made_until, parts_of

TODAY = date(2026, 11, 23)
days = st.lists(st.integers(-40, 40), min_size=1, max_size=12, unique=True)


@given(st.lists(days, min_size=1, max_size=4))
def test_what_is_left_of_a_file_sums_to_what_was_sold_by_today(buyers: list[list[int]]) -> None:
    """Buyer by buyer, sales and sums and parts; who bought nothing yet is no buyer."""
    rows: list[list[object]] = []
    parts: list[str] = []
    for at, ago in enumerate(buyers):
        told = {f"{n}|": Sale(TODAY + timedelta(n), Decimal(100 + n), None, None, None, None) for n in ago}
        own = parts_of(told)
        rows.append([f"Клиент {at}", None, len(told), sum(100 + n for n in ago) * 100, len(parts), len(parts)])
        parts += own
    made = made_until(rows, parts, TODAY)
    past = {f"Клиент {at}": [n for n in ago if n <= 0] for at, ago in enumerate(buyers)}
    assert {row[0]: (row[2], row[3]) for row in made.buyers} == {
        name: (len(ago), sum(100 + n for n in ago) * 100) for name, ago in past.items() if ago
    }
    for name, _, count, hundredths, first, last in made.buyers:
        left = [sale for part in made.parts[first : last + 1] for _, sale in loads(part)]
        assert (len(left), sum(sale.amount for sale in left) * 100) == (count, hundredths), name
    assert made.ahead == sum(n > 0 for ago in buyers for n in ago)
    assert made.last_day == max((TODAY + timedelta(n) for ago in past.values() for n in ago), default=None)
