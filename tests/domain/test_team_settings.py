"""What a head sets for his team: how it is typed, and its bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.signs import DEFAULT
from bot.domain.team_settings import (
    SPECS,
    Callers,
    Setting,
    Typed,
    read_setting,
    read_value,
    shown,
    value_of,
    with_changes,
)

BY_NAME = {each.name: each for each in SPECS}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("turnover_risk", "-25 %", "0.75"),
        ("turnover_risk", "25", "0.75"),
        ("turnover_risk", "75 %", "0.75"),
        ("turnover_risk", "0,75", "0.75"),
        ("turnover_growth", "+30", "1.3"),
        ("turnover_growth", "130 %", "1.3"),
        ("turnover_growth", "1,3", "1.3"),
        ("recency_risk", "2,5 раза", "2.5"),
        ("recency_risk", "3", "3"),
        ("contact_A", "45 дней", "45"),
        ("late_days", "10", "10"),
        # Out of bounds, or nothing of the kind.
        ("turnover_risk", "+25 %", None),
        ("turnover_risk", "-99 %", None),
        ("contact_A", "-5", None),
        ("contact_A", "1,5", None),
        ("contact_A", "4000", None),
        ("recency_risk", "-2", None),
        ("recency_risk", "много", None),
    ],
)
def test_a_value_is_read_or_refused(name: str, text: str, value: str | None) -> None:
    """As people say it: a fall, a part, times, days."""
    assert read_value(BY_NAME[name], text) == (Decimal(value) if value else None)


@pytest.mark.parametrize("spec", SPECS, ids=lambda each: each.name)
def test_what_is_shown_is_read_back(spec: object) -> None:
    """The usual value, its least and its most, as the screen prints them."""
    assert isinstance(spec, type(SPECS[0]))
    for value in (value_of(DEFAULT, spec.name), spec.least, spec.most):
        told = shown(spec, value) + (" %" if spec.unit == "part" else "")
        assert read_value(spec, told) == value


@given(st.dictionaries(st.sampled_from(sorted(BY_NAME)), st.decimals(-5, 500, places=2)))
def test_thresholds_are_the_usual_ones_where_the_team_says_nothing_legal(changed: dict[str, Decimal]) -> None:
    """What is out of bounds changes nothing; what is within is what it says."""
    made = with_changes({name: str(value) for name, value in changed.items()})
    for spec in SPECS:
        told = changed.get(spec.name)
        legal = told is not None and spec.least <= told <= spec.most
        whole = spec.unit == "days"
        expected = Decimal(int(told)) if legal and whole and told else told if legal else value_of(DEFAULT, spec.name)
        assert value_of(made, spec.name) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("входящие хантерам", Typed(Setting.CALLERS, callers=Callers.HUNTERS)),
        ("новые остаются у фермера", Typed(Setting.CALLERS, callers=Callers.FARMER)),
        ("callers: ask", Typed(Setting.CALLERS, callers=Callers.ASK)),
        ("изучать 7", Typed(Setting.STUDIES, number=7)),
        ("study 7 a day", Typed(Setting.STUDIES, number=7)),
        ("порог 5 -25 %", Typed(Setting.THRESHOLD, number=5, value="-25 %")),
        ("threshold 10 = 45", Typed(Setting.THRESHOLD, number=10, value="45")),
        ("Изучать семь", Typed(Setting.STUDIES, number=7)),
        ("изучать сто", Typed(Setting.STUDIES, number=100)),
        ("порог пять минус двадцать пять процентов", Typed(Setting.THRESHOLD, number=5, value="-25 %")),
        ("study seven", Typed(Setting.STUDIES, number=7)),
        ("входящие кому-нибудь", None),
        ("изучать много", None),
        ("Анна", None),
    ],
)
def test_a_setting_is_typed(text: str, said: Typed | None) -> None:
    """Which one, and to what; else it is something else."""
    assert read_setting(text) == said
