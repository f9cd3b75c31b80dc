"""The questionnaire that a team begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.default_questionnaire import LOCALES, default
from bot.domain.promises import PromiseKind
from bot.domain.questionnaire import INTERESTED, AnswerType, Audience, Fact, Part, Question, Questionnaire
from bot.domain.questionnaire_rules import (
    CHOOSING,
    MAY_BE_UNKNOWN,
    MOST_OPTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    SECTION_LENGTH,
)

SPECIFIED = Path("/work/shared/spec/questionnaire.md")
LABEL_ON_A_PHONE = 18
"""Characters of an option: two of them stand in a row of buttons."""
ALOUD = 60
"""Characters of a question that is read aloud in one breath."""

K, M, H, T, D, P, R, S = (
    AnswerType.CHOICE,
    AnswerType.CHOICES,
    AnswerType.NUMBER,
    AnswerType.TEXT,
    AnswerType.DATE,
    AnswerType.PEOPLE,
    AnswerType.ORDERED,
    AnswerType.MONEY,
)
TYPES = {
    1: [P], 2: [K, H], 3: [T], 4: [H, K, T], 5: [T], 6: [K], 7: [T], 8: [M], 9: [T], 10: [T], 11: [H], 12: [S, T],
    13: [M], 14: [T], 15: [T], 16: [R], 17: [T], 18: [P], 19: [K, S], 20: [D, T], 21: [K], 22: [T], 23: [K, T],
    24: [K, D, T], 25: [T], 26: [T, H], 27: [H, T],
}  # fmt: skip
FACTS = {
    1: Fact.ATTENDEES, 3: Fact.SUPPLIER, 4: Fact.VOLUME, 8: Fact.PROBLEM, 12: Fact.COST, 15: Fact.RESULT,
    16: Fact.CRITERIA, 18: Fact.DECIDERS, 19: Fact.BUDGET, 20: Fact.DEADLINE, 23: Fact.INTEREST, 24: Fact.AGREEMENT,
}  # fmt: skip


def specified() -> dict[int, bool]:
    """The numbers of the questions in the specification, and whether each is required."""
    if not SPECIFIED.exists():
        pytest.skip(f"the specification is not on this machine: {SPECIFIED}")
    text = " ".join(SPECIFIED.read_text(encoding="utf-8").split())
    found = re.findall(r"[:·] (\d{1,2}) (! )?(?=[А-ЯЁ])", text)
    return {int(number): bool(mark) for number, mark in found}


def numbered(form: Questionnaire) -> dict[int, Question]:
    return {form.number(each.key): each for each in form.questions}


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_and_required_marks_are_the_specifications(locale: str) -> None:
    """24 questions and three for existing clients, twelve of them required."""
    marks = {number: question.required for number, question in numbered(default(locale)).items()}
    assert marks == specified()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_asks_for_values_of_its_types(locale: str) -> None:
    """What is asked for comes first, remarks that are kept and not asked for come last."""
    assert {number: [part.type for part in each.parts] for number, each in numbered(default(locale)).items()} == TYPES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_twelve_required_questions_ask_for_the_twelve_facts(locale: str) -> None:
    """Each fact once, and nothing else is required."""
    form = default(locale)
    assert {number: each.fact for number, each in numbered(form).items() if each.required} == FACTS
    assert {each.fact for each in form.questions if each.fact} == set(Fact)


@pytest.mark.parametrize("locale", LOCALES)
def test_only_cost_and_budget_may_be_unknown(locale: str) -> None:
    """«Не сказал» is legal where the specification says so."""
    form = default(locale)
    assert {each.fact for each in form.questions if each.unknown_allowed} == MAY_BE_UNKNOWN


def test_both_languages_ask_the_same() -> None:
    """Keys, sections, types, options and rules are equal; only the words differ."""
    ru, en = default("ru"), default("en")
    assert [each.key for each in ru.sections] == [each.key for each in en.sections]
    assert list(map(without_words, ru.questions)) == list(map(without_words, en.questions))
    texts = [(a.text, b.text) for a, b in zip(ru.questions, en.questions, strict=True)]
    assert all(re.search("[а-яё]", a, re.IGNORECASE) and not re.search("[а-яё]", b, re.IGNORECASE) for a, b in texts)


def without_words(question: Question) -> tuple[object, ...]:
    return (
        question.key,
        question.section,
        tuple(map(rules_of, question.parts)),
        question.required,
        question.unknown_allowed,
        question.audience,
        question.fact,
    )


def rules_of(part: Part) -> tuple[object, ...]:
    keys = tuple(option.key for option in part.options)
    return part.type, keys, part.optional, part.own, part.lowest, part.highest, part.within_month, part.only_with


@pytest.mark.parametrize("locale", LOCALES)
def test_the_form_keeps_the_rules_that_an_edited_one_must_keep(locale: str) -> None:
    """Keys, lengths, numbers of options; questions stand section by section."""
    form = default(locale)
    order = [each.key for each in form.sections]
    assert [order.index(each.section) for each in form.questions] == sorted(
        order.index(each.section) for each in form.questions
    )
    assert all(0 < len(each.title) <= SECTION_LENGTH for each in form.sections)
    assert len({each.key for each in form.questions}) == len({each.text for each in form.questions}) == 27
    for question in form.questions:
        assert re.fullmatch(r"[a-z0-9_]{1,12}", question.key)
        assert len(question.text) <= min(ALOUD, QUESTION_LENGTH)
        for part in question.parts:
            assert bool(part.options) == (part.type in CHOOSING or part.type is AnswerType.PEOPLE)
            assert len(part.options) <= MOST_OPTIONS
            assert len({each.label for each in part.options}) == len(part.options)
            assert all(re.fullmatch(r"[a-z0-9_]{1,12}", each.key) for each in part.options)
            assert all(len(each.label) <= min(LABEL_ON_A_PHONE, OPTION_LENGTH) for each in part.options)
            assert part.only_with <= {each.key for each in question.parts[0].options}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_part_that_is_asked_for_alone_says_what_is_asked(locale: str) -> None:
    """Behind the first part stands its label: «Порядок суммы?»."""
    for question in default(locale).questions:
        assert all(part.label.endswith("?") for part in question.parts[1:] if not part.optional)


def test_three_questions_are_for_existing_clients_only() -> None:
    """They have a section of their own, so that the numbers of the others are the same for everybody."""
    form = default("ru")
    for_them = [each for each in form.questions if each.audience is Audience.EXISTING]
    assert [form.number(each.key) for each in for_them] == [25, 26, 27]
    assert {each.section for each in for_them} == {"existing"}
    assert all(each.audience is Audience.ALL for each in form.questions if each not in for_them)
    assert len({each.section for each in form.questions if each not in for_them}) == 7


def test_the_method_reads_interest_agreement_and_budget_by_their_options() -> None:
    """An agreement's day is asked with what is progress, a sum with a budget there is."""
    form = default("ru")
    interest, agreement, budget = (form.asking(fact) for fact in (Fact.INTEREST, Fact.AGREEMENT, Fact.BUDGET))
    assert interest is not None
    assert agreement is not None
    assert budget is not None
    assert [option.key for option in interest.parts[0].options] == [INTERESTED, "doubt", "no"]
    assert [option.key for option in agreement.parts[0].options] == [*PromiseKind, "none"]
    assert agreement.parts[1].within_month
    assert agreement.parts[1].only_with == frozenset(PromiseKind)
    assert budget.parts[1].only_with == {"approved", "planned"}


def test_parts_in_a_decision_are_the_same_in_both_questions_about_people() -> None:
    """A role that is kept with a decision maker means the same wherever it was said."""
    for locale in LOCALES:
        asked = [default(locale).asking(fact) for fact in (Fact.ATTENDEES, Fact.DECIDERS)]
        labels: dict[str, str] = {}
        for option in (option for each in asked if each for option in each.parts[0].options):
            assert labels.setdefault(option.key, option.label) == option.label
        assert "decides" in labels


def test_another_language_is_an_error() -> None:
    """There are two."""
    with pytest.raises(ValueError, match="de"):
        default("de")
