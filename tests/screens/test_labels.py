"""A button's label stays within one line of a phone: the name is cut, what is told of it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.board import Deal
from bot.domain.forms import FormSummary
from bot.domain.funnel import Kind
from bot.domain.path import PathStage
from bot.domain.promises import Confirmed, Promise, PromiseKind, PromiseState
from bot.domain.segments import Segment
from bot.screens import agreements, capture, forms, path, segments
from bot.screens.screen import LABEL, LEAST_NAME, Screen, button_of, cut, label_in, label_of
from bot.texts import LOCALES, Texts, texts

LONG = "Межрегиональная распределительная сетевая компания"
DAY = date(2026, 11, 27)
ZONE = ZoneInfo("Europe/Moscow")
SHORT = st.text("абв ", max_size=20)


@given(st.text("абвг", min_size=1, max_size=80), SHORT, SHORT)
def test_a_name_is_cut_and_what_stands_around_it_stays(name: str, tail: str, lead: str) -> None:
    """As long as that leaves the name enough to be known by; a whole name is never cut for nothing."""
    label = label_of(name, tail, lead=lead)
    assert label.startswith(lead)
    assert len(label) <= LABEL + max(0, len(lead) + LEAST_NAME - LABEL)
    if len(lead) + len(tail) + LEAST_NAME <= LABEL:
        assert label.endswith(tail)
        assert name in label or len(lead + name + tail) > LABEL
    else:
        assert cut(name, LEAST_NAME)[:-1] in label


def _form(t: Texts) -> Screen:
    summary = FormSummary(1, 2, LONG, datetime(2026, 11, 23, tzinfo=UTC), 9, 12, None)
    return forms.unfinished(t, [summary], ZONE)


def _deal(t: Texts) -> Screen:
    deal = Deal(1, LONG, 1, PathStage.CONTRACT, Decimal(1500000), DAY, None)
    return path.ask_client(t, path.Choice([deal], "RUB"))


def _promise(t: Texts) -> Screen:
    made = Promise(
        *(1, 1, 1, 1, LONG, next(iter(PromiseKind)), None, DAY, DAY, PromiseState.OPEN),
        *(None, None, None, None, None),
    )
    return agreements.listing(t, [made], Confirmed(0, 0), DAY)


def _segment(t: Texts) -> Screen:
    return segments.home(t, [Segment(1, LONG)], {1: 37})


TAILS: dict[str, tuple[Callable[[Texts], Screen], str]] = {
    "form": (_form, "9/12"),
    "deal": (_deal, "₽"),
    "promise": (_promise, ""),
    "segment": (_segment, "37"),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", TAILS)
def test_the_figures_of_a_long_client_are_seen(kind: str, locale: str) -> None:
    """How far his form is, where his deal stands, what was promised, how many there are."""
    make, tail = TAILS[kind]
    label = make(texts(locale)).buttons[0][0].label
    assert label.endswith(tail)
    assert "Межрегион" in label
    assert "…" in label
    assert len(label) <= LABEL


@pytest.mark.parametrize("locale", LOCALES)
def test_a_label_from_a_text_cuts_the_name_in_it(locale: str) -> None:
    """What is missing of a record, the quotation mark behind a new name."""
    t = texts(locale)
    mend = label_in(t, "button-mend-record", "client", client=LONG, gap=t.plain("gap-form", answered=9, required=12))
    assert mend.endswith("9/12")
    (create,) = capture.ask_which_client(t, Kind.CALL, LONG, []).buttons[-1]
    assert create.label.endswith(("…»", "…”"))
    assert len(create.label) == len(mend) == LABEL
    assert button_of("Ёж", " · 100 %", "share.of", 1).label == "Ёж · 100 %"
