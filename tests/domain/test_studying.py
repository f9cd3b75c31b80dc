"""A study under way, and what is typed into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client_class import Class
from bot.domain.ledger import Sale
from bot.domain.months import leaves
from bot.domain.qualitative import BY_KEY, HOLDS, QUESTIONS
from bot.domain.signs import IndicatorKind
from bot.domain.standing_plain import from_plain, signs_of, to_plain
from bot.domain.study import ACTED_ON, TEXT_LIMIT, Conclusion, Draft, Facts, Problem, news, standing
from bot.domain.study_choice import Cause
from bot.domain.study_line import (
    PLAIN_ANSWERS,
    WORDS,
    Word,
    conclusion_named,
    option_meant,
    option_named,
    options_said,
    read_line,
    word_meant,
    word_of,
)
from bot.domain.studying import (
    Asked,
    Said,
    Study,
    answered,
    can_be_undone,
    concluding,
    enough_asked,
    holding,
    kept,
    of_day,
    step_back,
    unchanged,
)
from bot.domain.when import WhenProblem
from tests.domain.sales_made import sales

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY, MOSCOW = date(2026, 11, 23), ZoneInfo("Europe/Moscow")
STUDY = Study(1, 7, 3, "Ромашка", 7, TODAY, Cause.RISK)
ANSWERED = Said("same", date(2026, 8, 1))


def said(line: str, known: Draft | None = None, asked: Asked = Asked.CONCLUSION) -> Draft:
    typed = read_line(known or Draft(), asked, line, NOW, MOSCOW)
    assert typed is not None
    assert typed.problem is None
    return typed.draft


def test_questions_come_one_by_one_and_then_the_conclusion() -> None:
    """Each answer is kept with its day."""
    study = STUDY
    for number, question in enumerate(QUESTIONS):
        assert study.asks(TODAY) is Asked.QUESTION
        assert study.question is question
        study = answered(study, question.key, list(question.options)[number % len(question.options)], TODAY)
    assert study.asks(TODAY) is Asked.CONCLUSION
    assert {each.day for each in study.answers.values()} == {TODAY}
    with pytest.raises(ValueError, match="answers nothing"):
        answered(STUDY, "decides", "quiet", TODAY)


def test_without_changes_confirms_what_was_not_answered_today() -> None:
    """And what was, stays as it was said."""
    study = answered(STUDY, "decides", "left", TODAY)
    study = unchanged(study, {"decides": ANSWERED, "levels": Said("two", ANSWERED.day)}, TODAY)
    assert study.answers == {"decides": Said("left", TODAY), "levels": Said("two", TODAY)}
    assert study.asks(TODAY) is Asked.CONCLUSION


def test_what_was_not_asked_is_believed_with_its_own_day_for_half_a_year() -> None:
    """To conclude without asking confirms nothing."""
    last = {"decides": ANSWERED, "levels": Said("two", date(2026, 5, 1))}
    assert kept(enough_asked(STUDY), last, TODAY) == {"decides": ANSWERED}
    until = leaves(ANSWERED.day, HOLDS)
    assert holding({"decides": ANSWERED}, until - timedelta(days=1))
    assert not holding({"decides": ANSWERED}, until)


@pytest.mark.parametrize("conclusion", Conclusion)
def test_only_what_is_acted_on_needs_more_than_a_conclusion(conclusion: Conclusion) -> None:
    """«Держать» and «не тратить время» are said in one tap."""
    study = concluding(STUDY, conclusion)
    assert study.asks(TODAY) is (Asked.REASON if conclusion in ACTED_ON else Asked.NOTHING)


def test_a_day_that_has_passed_meanwhile_is_asked_anew() -> None:
    """A study may lie open over night."""
    draft = said("спасать; молчит; позвонить; завтра")
    study = Study(1, 7, 3, "Ромашка", 7, TODAY, Cause.RISK, len(QUESTIONS), draft=draft)
    assert study.asks(TODAY + timedelta(days=1)) is Asked.NOTHING
    assert study.asks(TODAY + timedelta(days=2)) is Asked.DAY


@given(st.lists(st.sampled_from(["answer", "enough", "conclude", "reason", "step"]), max_size=14))
def test_going_back_far_enough_always_ends_at_the_first_question(moves: list[str]) -> None:
    """Whatever was said before; each step back takes something away."""
    study = STUDY
    for move in moves:
        if move == "answer" and study.question is not None:
            study = answered(study, study.question.key, "unknown", TODAY)
        elif move == "enough":
            study = enough_asked(study)
        elif move == "conclude":
            study = concluding(study, Conclusion.RESCUE)
        elif move in ("reason", "step") and study.draft.conclusion is not None:
            study = Study(
                *(1, 7, 3, "Ромашка", 7, TODAY, Cause.RISK, study.asked, study.answers),
                draft=said("молчит" if move == "reason" else "молчит; позвонить", study.draft, Asked.REASON),
            )
    for _ in range(len(QUESTIONS) + 3):
        study = step_back(study)
    assert (study.asked, study.draft) == (0, Draft())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "развивать; растёт заказ; предложить доставку; пт",
            Draft(Conclusion.DEVELOP, "растёт заказ", "предложить доставку", date(2026, 11, 27)),
        ),
        ("Спасать: молчит", Draft(Conclusion.RESCUE, "молчит")),
        ("спасать; завтра; молчит", Draft(Conclusion.RESCUE, "молчит", "", date(2026, 11, 24))),
        ("держать", Draft(Conclusion.KEEP)),
        ("✓ Не тратить время", Draft(Conclusion.LEAVE)),
        ("не тратить; закрываются", Draft(Conclusion.LEAVE, "закрываются")),
        ("rescue; silent; call; tomorrow", Draft(Conclusion.RESCUE, "silent", "call", date(2026, 11, 24))),
        ("развивать; ; встреча; ;", Draft(Conclusion.DEVELOP, "встреча")),
        (
            "спасать; молчит; позвонить; директору; пн",
            Draft(Conclusion.RESCUE, "молчит", "позвонить; директору", date(2026, 11, 30)),
        ),
    ],
)
def test_a_line_says_conclusion_reason_step_and_day(line: str, expected: Draft) -> None:
    """In this order; the day in any place; what is left over belongs to the step."""
    assert said(line) == expected


def test_what_is_typed_at_a_question_goes_on_from_what_is_known() -> None:
    """A reason with the step and the day behind it; a step; a day."""
    known = Draft(Conclusion.RESCUE)
    assert said("молчит; позвонить; пт", known, Asked.REASON) == Draft(
        Conclusion.RESCUE, "молчит", "позвонить", date(2026, 11, 27)
    )
    with_reason = said("молчит", known, Asked.REASON)
    with_step = said("позвонить", with_reason, Asked.STEP)
    assert said("через неделю", with_step, Asked.DAY).next_on == date(2026, 11, 30)
    assert said("держать", with_step, Asked.DAY) == Draft(Conclusion.KEEP)


@pytest.mark.parametrize(
    ("line", "asked", "problem"),
    [
        ("спасать; молчит; позвонить; вчера", Asked.CONCLUSION, WhenProblem.IN_PAST),
        ("01.01.2031", Asked.DAY, WhenProblem.TOO_FAR),
        ("когда-нибудь", Asked.DAY, WhenProblem.NOT_UNDERSTOOD),
        ("а" * (TEXT_LIMIT + 1), Asked.REASON, Problem.TOO_LONG),
        ("да", Asked.REASON, Problem.NO_WORDS),
        ("спасать; Да!; позвонить", Asked.CONCLUSION, Problem.NO_WORDS),
        ("спасать; молчит; ок", Asked.CONCLUSION, Problem.NO_WORDS),
        (f"спасать; молчит; {'а' * TEXT_LIMIT}; б", Asked.CONCLUSION, Problem.TOO_LONG),
    ],
)
def test_what_will_not_do_says_why(line: str, asked: Asked, problem: Problem | WhenProblem) -> None:
    """What was understood besides is kept, unless it is too long."""
    known = Draft(Conclusion.RESCUE) if asked is Asked.REASON else Draft(Conclusion.RESCUE, "молчит", "позвонить")
    typed = read_line(known, asked, line, NOW, MOSCOW)
    assert typed is not None
    assert typed.problem == problem
    assert typed.draft.conclusion is Conclusion.RESCUE
    assert typed.draft.next_on is None


@given(st.text(max_size=400), st.sampled_from(Asked))
def test_any_text_is_taken_or_refused_and_never_breaks(text: str, asked: Asked) -> None:
    """What is taken fits the row."""
    typed = read_line(Draft(Conclusion.RESCUE), asked, text, NOW, MOSCOW)
    if typed is not None:
        assert max(len(typed.draft.reason), len(typed.draft.next_step)) <= TEXT_LIMIT
        assert typed.draft.next_on is None or typed.draft.next_on >= TODAY


def test_each_word_names_one_conclusion() -> None:
    """Nothing that begins like it is taken for it."""
    for conclusion, words in WORDS.items():
        assert {conclusion_named(word.upper()) for word in words} == {(conclusion, "")}
    assert conclusion_named("развиватьXY") is None
    assert conclusion_named("держателя нет") is None
    assert word_of("Без изменений.") is Word.UNCHANGED


@pytest.mark.parametrize(
    ("text", "meant"),
    [("решеат", "same"), ("Ршают несколько", "several"), ("замнили", "replaced"), ("ушол", None), ("решил", None)],
)
def test_a_slip_in_an_options_label_leaves_no_doubt_of_it(text: str, meant: str | None) -> None:
    """Short words forgive none: «ушол» may be anything."""
    options = {"same": "Решает", "several": "Решают несколько", "left": "Ушёл", "replaced": "Заменили"}
    assert option_meant(options, text) == meant


def test_a_slip_in_a_word_for_a_questions_button_is_forgiven() -> None:
    """Not in a word that takes something back or leaves the client out."""
    assert word_meant("без измниений") is Word.UNCHANGED
    assert word_meant("к вывоуд") is Word.ENOUGH
    assert word_meant("отменит") is None
    assert word_meant("пропустит") is None


def test_yes_and_no_answer_a_question_that_can_be_answered_so() -> None:
    """«нет» to «по-прежнему решает?» leaves two: which of them is asked."""
    assert options_said(IndicatorKind.DECIDES, "Да!") == ("same",)
    assert options_said(IndicatorKind.DECIDES, "нет") == ("left", "replaced")
    assert options_said(IndicatorKind.PROMISES, "нет") == ("unkept",)
    assert options_said(IndicatorKind.RECOMMEND, "да") == ("recommends",)
    assert options_said(IndicatorKind.LEVELS, "да") == ()
    meant = {kind: {*yes, *no} for kind, (yes, no) in PLAIN_ANSWERS.items()}
    assert all(found <= set(BY_KEY[kind.value].options) for kind, found in meant.items())


def test_an_option_is_named_by_its_label_first_letters_or_number() -> None:
    """Several that fit are none."""
    options = {"same": "Решает", "several": "Решают несколько", "left": "Ушёл"}
    named = {text: option_named(options, text) for text in ("решает", "реша", "решают", "ушел", "3", "4", "0", "", "!")}
    assert named == {
        "решает": "same",
        "реша": None,
        "решают": "several",
        "ушел": "left",
        "3": "left",
        **dict.fromkeys(("4", "0", "", "!")),
    }


@given(st.lists(sales(), max_size=20), st.sampled_from(Class))
def test_a_standing_comes_back_from_its_row_as_it_was(bought: list[Sale], turnover_class: Class) -> None:
    """To the hundredth; what it was studied for is no news."""
    now = standing(Facts(sales=bought, answers={"decides": "left"}, answered_on=TODAY), TODAY)
    plain = to_plain(now, turnover_class)
    assert from_plain(plain) == (now, turnover_class)
    assert news(signs_of(plain), now) == ()
    assert from_plain({}) is None


def test_the_next_of_a_day_is_the_first_who_waits_and_is_still_his() -> None:
    """Who was given away is not studied by his former farmer any more."""
    done = Study(1, 7, 1, "А", 7, TODAY, Cause.RISK, concluded_at=NOW)
    aside = Study(2, 7, 2, "Б", 7, TODAY, Cause.RISK, undone_at=NOW)
    given_away = Study(3, 7, 3, "В", 8, TODAY, Cause.RISK)
    open_ = Study(4, 7, 4, "Г", 7, TODAY, Cause.RISK)
    day = of_day([done, aside, given_away, open_])
    assert [each.id for each in day.studies] == [1, 3, 4]
    assert day.next == open_
    assert day.undoable(NOW + timedelta(minutes=15)) == done
    assert not can_be_undone(done, NOW + timedelta(minutes=16))
    assert day.done == (done,)
    assert day.aside == (aside,)
    asked_anew = replace(aside, id=5, undone_at=None)
    taken_back = replace(done, id=6, client_id=6, undone_at=NOW)
    gone = replace(aside, id=7, client_id=7, owner_id=8)
    assert of_day([aside, asked_anew, taken_back, gone]).aside == ()
