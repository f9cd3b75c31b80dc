"""A questionnaire and its answers as JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.default_questionnaire import LOCALES, default
from bot.domain.questionnaire import Answer, Person, Questionnaire
from bot.domain.questionnaire_json import answer_from_data, answer_to_data, dumps, loads
from tests.domain import forms_made

IVANOV = Person(7, "Иванов Пётр", "директор", "decides")


@settings(deadline=None, max_examples=60)
@given(forms_made.questionnaires())
def test_any_questionnaire_comes_back_as_it_was(form: Questionnaire) -> None:
    """Sections, parts, bounds, conditions, facts, retired questions."""
    assert loads(dumps(form)) == form


@given(forms_made.answers)
def test_any_answer_comes_back_as_it_was(answer: Answer) -> None:
    """Through real JSON, values and their types."""
    back = answer_from_data(json.loads(json.dumps(answer_to_data(answer))))
    assert back == answer
    assert [type(value) for value in back.values] == [type(value) for value in answer.values]


@pytest.mark.parametrize(
    "value",
    [
        Decimal("1500000.50"),
        Decimal("1E+3"),
        date(2026, 12, 15),
        True,
        False,
        ("price", "=своё"),
        (IVANOV,),
        "2026-12-15",
    ],
)
def test_each_kind_of_value_keeps_its_type(value: Any) -> None:
    """Words that read like a date stay words, yes stays no number."""
    [back] = answer_from_data(json.loads(json.dumps(answer_to_data(Answer((value,)))))).values
    assert (back, type(back)) == (value, type(value))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_form_that_was_read_once_is_not_read_again(locale: str) -> None:
    """Every tap needs its form: the same text gives the very same form."""
    text = dumps(default(locale))
    assert loads(text) is loads("".join([text[:100], text[100:]]))


def broken(**change: Any) -> dict[str, Any]:
    """The default form as data, its first question changed."""
    data = json.loads(dumps(default("ru")))
    data["questions"][0] |= change
    return dict(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "no object"),
        ({"sections": []}, "questions is no list"),
        ({"sections": [{"key": "s"}], "questions": []}, "title is no text"),
        ({"sections": [{"key": "Раздел", "title": "x"}], "questions": []}, "no key"),
        (broken(section="nowhere"), "no section nowhere"),
        (broken(section="outcome"), "outside its section"),
        (broken(key="q-1"), "no key"),
        (broken(key="thirteen_long"), "no key"),
        (broken(key="business"), "stands twice"),
        (broken(text="  "), "text is no text"),
        (broken(text="\ud800"), "half a character"),
        (broken(parts=[]), "no parts"),
        (broken(parts=[{"type": "colour"}]), "no kind that is known"),
        (broken(parts=[{"type": "number", "lowest": 1}]), "no number"),
        (broken(parts=[{"type": "number", "lowest": "NaN"}]), "no number"),
        (broken(parts=[{"type": "choice", "options": [{"key": "a", "label": "А"}] * 2}]), "stands twice"),
        (broken(required="yes"), "neither true nor false"),
        (broken(fact="volume"), "stands twice"),
        (broken(shown_if={"question": "business", "options": ["trade"]}), "not earlier"),
        (broken(shown_if={"question": "business", "options": []}), "names no options"),
    ],
)
def test_what_is_no_questionnaire_is_refused_with_a_reason(data: Any, reason: str) -> None:
    """The reason says what is wrong, in plain words."""
    with pytest.raises(ValueError, match=reason):
        loads(json.dumps(data))


@given(st.one_of(st.text(), st.just("[" * 100_000), st.just("\ud800"), st.just("9" * 5000)))
def test_a_text_that_is_no_questionnaire_is_refused_and_nothing_else_happens(text: str) -> None:
    """Whatever a file holds."""
    with pytest.raises(ValueError, match=r"JSON|no object"):
        loads(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["values", "unknown", "number", "date"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@given(json_values)
def test_data_that_are_no_answer_are_refused_with_a_value_error(data: Any) -> None:
    """Or they are one."""
    try:
        answer = answer_from_data(data)
    except ValueError:
        return
    assert isinstance(answer, Answer)
