"""What a file changes in the ledger: the last one is right, once, in any order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, applied, changes, joined, key_of

MARCH = date(2026, 3, 12)
Sales = dict[str, Sale]


def sale(amount: float, day: date = MARCH, group: str | None = None, document: str | None = None) -> Sale:
    return Sale(day, Decimal(str(amount)), group, None, None, document)


def keyed(*sales: Sale) -> Sales:
    return {key_of(each.day, each.group, each.document or ""): each for each in sales}


def kinds(kept: Sales, told: Sales) -> Counter[Change]:
    return Counter(each.kind for each in changes(kept, told))


def test_a_sum_that_changed_is_a_correction_and_not_another_sale() -> None:
    """Of a document and its group; without documents, of a day and its group."""
    for document in ("123", None):
        kept = keyed(sale(100, group="Масла", document=document))
        told = keyed(sale(120, group="Масла", document=document))
        (changed,) = changes(kept, told)
        assert changed.kind is Change.CORRECTED
        assert changed.was is not None
        assert [str(each.amount) for each in (changed.was, changed.now)] == ["100", "120"]


def test_a_document_that_moves_within_its_year_is_corrected() -> None:
    """1С begins its numbers anew each year: the same number of another year is another document."""
    kept = keyed(sale(100, document="123"))
    later = keyed(sale(100, MARCH + timedelta(days=3), document="123"))
    assert kinds(kept, later) == {Change.CORRECTED: 1}
    next_year = keyed(sale(100, MARCH.replace(year=2027), document="123"))
    assert kinds(kept, next_year) == {Change.NEW: 1}


def test_a_payment_that_is_told_later_completes_and_a_blank_takes_nothing_away() -> None:
    """Nor is it called a correction."""
    kept = keyed(sale(100, document="123"))
    (key,) = kept
    paid = {key: replace(kept[key], paid_on=MARCH, due_on=MARCH)}
    assert kinds(kept, paid) == {Change.COMPLETED: 1}
    after = applied(kept, paid)
    assert after == paid
    assert kinds(after, kept) == {Change.SAME: 1}
    assert applied(after, kept) == paid


def test_a_document_that_is_told_without_its_groups_is_not_counted_twice() -> None:
    """Of one sum the finer telling stays, or comes; of another sum the file's takes its place."""
    fine = keyed(sale(60, group="Масла", document="123"), sale(40, group="Фильтры", document="123"))
    coarse = keyed(sale(100, document="123"))
    assert applied(fine, coarse) == fine
    assert total(applied(coarse, fine)) == 100
    assert kinds(coarse, fine) == {Change.NEW: 2, Change.COMPLETED: 1}
    other = keyed(sale(130, document="123"))
    assert total(applied(fine, other)) == 130
    assert kinds(fine, other) == {Change.NEW: 1, Change.CORRECTED: 2}


def test_a_day_that_is_told_without_its_documents_is_not_counted_twice() -> None:
    """As the same of groups; other days are left alone."""
    fine = keyed(sale(60, document="1"), sale(40, document="2"), sale(5, MARCH + timedelta(days=1), document="3"))
    coarse = keyed(sale(100))
    assert applied(fine, coarse) == fine
    assert total(applied(coarse, fine)) == 105
    assert total(applied(fine, keyed(sale(130)))) == 135


def test_another_document_of_the_day_is_another_sale() -> None:
    """A file of some documents says nothing of the others."""
    kept = keyed(sale(100, document="1"))
    assert applied(kept, keyed(sale(50, document="2"))).keys() == {"2026n1|", "2026n2|"}


def test_a_row_of_nothing_is_no_sale_but_may_correct_one() -> None:
    """A document that was taken back comes to nothing."""
    nothing = keyed(sale(0, document="1"))
    assert kinds({}, nothing) == {Change.SAME: 1}
    assert kinds(keyed(sale(100, document="1")), nothing) == {Change.CORRECTED: 1}


def test_rows_of_one_place_add_up_in_any_order() -> None:
    """Due with the first, paid with the last, and only when all are."""
    one = replace(sale(100), due_on=MARCH, paid_on=MARCH)
    other = replace(sale(-30), due_on=MARCH + timedelta(days=5), paid_on=MARCH + timedelta(days=2))
    assert joined(one, other) == joined(other, one)
    assert joined(one, other).amount == 70
    assert joined(one, other).paid_on == MARCH + timedelta(days=2)
    assert joined(one, sale(5)).paid_on is None


def total(sales: Sales) -> Decimal:
    return sum((each.amount for each in sales.values()), Decimal(0))


# -- of any files

days = st.integers(0, 5).map(lambda n: MARCH + timedelta(days=n))
some_sale = st.builds(
    Sale,
    days,
    st.integers(-500, 500).map(Decimal),
    st.sampled_from([None, "Масла", "Фильтры"]),
    st.none() | days,
    st.none() | days,
    st.none(),
)
files = st.lists(st.tuples(some_sale, st.sampled_from([None, "1", "2", "3"])), max_size=8).map(
    # A number stands for one document of one day: within a file it is never on two.
    lambda rows: keyed(
        *(replace(each, document=f"{each.day.day}-{number}" if number else None) for each, number in rows)
    )
)


moving = st.lists(st.tuples(some_sale, st.sampled_from([None, "1", "2"])), max_size=5).map(
    lambda rows: keyed(*(replace(each, document=number) for each, number in rows))
)


@given(files, files)
def test_the_same_file_again_changes_nothing(before: Sales, told: Sales) -> None:
    """Whatever was kept when it came first."""
    once = applied(applied({}, before), told)
    assert set(kinds(once, told)) <= {Change.SAME}
    assert applied(once, told) == once


@given(moving, moving)
def test_the_same_file_again_changes_nothing_even_where_its_documents_move(before: Sales, told: Sales) -> None:
    """To a day of which it tells sales without documents, and the other way round."""
    once = applied(applied({}, before), told)
    assert set(kinds(once, told)) <= {Change.SAME}


def test_a_document_moves_off_its_day_before_the_day_is_compared() -> None:
    """What the file tells of its old day stands beside nothing, and so is no correction of it."""
    once = applied(
        keyed(sale(100, document="1")),
        moved := keyed(sale(100, document="1", day=MARCH + timedelta(days=1)), sale(100)),
    )
    assert sorted((each.day.day, str(each.amount)) for each in once.values()) == [(12, "100"), (13, "100")]
    assert kinds(once, moved) == {Change.SAME: 2}


@given(files, files, files)
def test_files_of_different_days_may_come_in_any_order(before: Sales, one: Sales, other: Sales) -> None:
    """They speak of different sales."""
    kept = applied({}, before)
    one_days = {each.day for each in one.values()}
    other = {key: each for key, each in other.items() if each.day not in one_days}
    assert applied(applied(kept, one), other) == applied(applied(kept, other), one)


@given(files, files)
def test_what_a_file_tells_is_what_the_ledger_says_then(before: Sales, told: Sales) -> None:
    """Each document and group as the file has it, unless the same sum is kept in finer rows."""
    after = applied(applied({}, before), told)
    for each in changes(applied({}, before), told):
        if each.kind is not Change.SAME and each.key in told:
            assert after[each.key].amount == told[each.key].amount


@given(files, files)
def test_what_a_file_does_not_touch_stays(before: Sales, told: Sales) -> None:
    """No day is changed that it does not name."""
    kept = applied({}, before)
    named = {each.day for each in told.values()}
    after = applied(kept, told)
    assert {key: each for key, each in kept.items() if each.day not in named}.items() <= after.items()
