"""Editing a team's questionnaire."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import questionnaire_editing as edit
from bot.domain.default_questionnaire import default
from bot.domain.questionnaire import AnswerType, Audience, Condition, Fact, Question, Questionnaire
from bot.domain.questionnaire_editing import NewQuestion
from bot.domain.questionnaire_json import dumps, loads
from bot.domain.questionnaire_rules import (
    FEWEST_OPTIONS,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_SECTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    SECTION_LENGTH,
    Refused,
    Why,
    asked,
    changes,
    may_decide,
    options_of,
    question_of,
)

FORM = default("ru")
CORE = [each.key for each in FORM.questions if each.fact]


def why(do: Callable[[], object]) -> Why:
    """Why the edit is refused."""
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.why


def keys(form: Questionnaire, section: str) -> list[str]:
    return [each.key for each in asked(form, section)]


def added(form: Questionnaire = FORM, text: str = "Есть ли склад?", section: str = "now") -> tuple[Questionnaire, str]:
    """The form with a choice of two at the end of a section, and its key."""
    form = edit.add_question(form, section, NewQuestion(text, AnswerType.CHOICE, ("Да", "Нет")))
    return form, asked(form, section)[-1].key


# -- the core


@pytest.mark.parametrize("key", CORE)
def test_a_question_of_the_core_is_renamed_and_moved_but_never_given_up(key: str) -> None:
    """It stays, required, of everybody, whatever was answered before."""
    renamed = edit.rename(FORM, key, "Как это называют у нас?")
    assert question_of(renamed, key).text == "Как это называют у нас?"
    assert question_of(renamed, key).fact is question_of(FORM, key).fact
    refused = [
        partial(edit.retire, FORM, key),
        partial(edit.require, FORM, key, False),
        partial(edit.set_audience, FORM, key, Audience.NEW),
        partial(edit.show_if, FORM, key, Condition("business", frozenset({"trade"}))),
    ]
    assert {why(do) for do in refused} == {Why.CORE_STAYS}


def test_unknown_is_allowed_in_the_core_only_where_the_method_says_so() -> None:
    """Cost and budget; elsewhere a team decides."""
    assert why(lambda: edit.allow_unknown(FORM, "supplier", True)) is Why.CORE_STAYS
    assert not question_of(edit.allow_unknown(FORM, "budget", False), "budget").unknown_allowed
    assert question_of(edit.allow_unknown(FORM, "share", True), "share").unknown_allowed
    assert edit.allow_unknown(FORM, "supplier", False) == FORM


@pytest.mark.parametrize("key", ["attendees", "deciders", "interest", "agreement"])
def test_options_that_the_method_reads_are_renamed_and_not_removed(key: str) -> None:
    """A role, interest, the kind of an agreement."""
    option = options_of(question_of(FORM, key))[0]
    assert why(lambda: edit.remove_option(FORM, key, option.key)) is Why.MEANING_STAYS
    renamed = options_of(question_of(edit.rename_option(FORM, key, option.key, "По-нашему"), key))[0]
    assert (renamed.key, renamed.label) == (option.key, "По-нашему")


def test_an_agreement_gets_no_kind_that_nobody_would_check() -> None:
    """Another question may have more options."""
    assert why(lambda: edit.add_option(FORM, "agreement", "Звонок")) is Why.MEANING_STAYS
    assert options_of(question_of(edit.add_option(FORM, "problem", "Логистика"), "problem"))[-1].label == "Логистика"


def test_an_option_with_which_a_second_part_belongs_stays() -> None:
    """The sum is asked with a budget that is approved or planned."""
    assert why(lambda: edit.remove_option(FORM, "budget", "planned")) is Why.MEANING_STAYS
    assert [each.key for each in options_of(question_of(edit.remove_option(FORM, "budget", "none"), "budget"))] == [
        "approved",
        "planned",
    ]


# -- questions come and go


def test_a_new_question_stands_last_in_its_section_and_has_a_key_of_its_own() -> None:
    """Its options too; of people the roles are the deciders'."""
    form, key = added()
    assert keys(form, "now")[-1] == key
    assert form.number(key) == FORM.number("changes") + 1
    assert [each.label for each in options_of(question_of(form, key))] == ["Да", "Нет"]
    form = edit.add_question(form, "now", NewQuestion("Кто монтирует?", AnswerType.PEOPLE, required=True))
    people = asked(form, "now")[-1]
    assert people.required
    assert options_of(people) == options_of(question_of(FORM, "deciders"))


def test_a_question_that_was_taken_back_and_added_again_has_the_key_it_had() -> None:
    """What was answered on another version is still its answer; beside a retired one it gets another key."""
    form, key = added()
    assert added()[1] == key
    again, other = added(edit.retire(form, key))
    assert other != key
    assert {key, other} <= {each.key for each in again.questions}


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewQuestion(""), Why.EMPTY),
        (NewQuestion("👍 …"), Why.EMPTY),
        (NewQuestion("я" * (QUESTION_LENGTH + 1)), Why.TOO_LONG),
        (NewQuestion("как ПРОХОДИТ закупка?"), Why.TWICE),
        (NewQuestion("Что?", AnswerType.CHOICE), Why.LAST_OPTION),
        (NewQuestion("Что?", AnswerType.CHOICE, ("Да",)), Why.LAST_OPTION),
        (NewQuestion("Что?", AnswerType.CHOICE, ("Да", "да")), Why.TWICE),
        (NewQuestion("Что?", AnswerType.CHOICE, ("Да", "я" * (OPTION_LENGTH + 1))), Why.TOO_LONG),
        (NewQuestion("Что?", AnswerType.CHOICES, tuple(map(str, range(MOST_OPTIONS + 1)))), Why.TOO_MANY_OPTIONS),
        (NewQuestion("Что?", AnswerType.TEXT, ("Да", "Нет")), Why.NO_OPTIONS),
    ],
)
def test_a_new_question_that_will_not_do_says_why(new: NewQuestion, reason: Why) -> None:
    """Empty, too long, asked already, without options or with too many."""
    assert why(lambda: edit.add_question(FORM, "now", new)) is reason


def test_a_form_has_at_most_sixty_questions_and_retired_ones_do_not_count() -> None:
    """So that it stays within Telegram's limits."""
    form = FORM
    for number in range(MOST_QUESTIONS - len(asked(FORM))):
        form, key = added(form, f"Вопрос {number}?", "outcome")
    assert len(asked(form)) == MOST_QUESTIONS
    assert why(lambda: added(form, "Ещё один?")) is Why.TOO_MANY_QUESTIONS
    fewer = edit.retire(form, key)
    full, _ = added(fewer, "Ещё один?")
    assert why(lambda: edit.restore(full, key)) is Why.TOO_MANY_QUESTIONS


def test_a_retired_question_is_not_asked_stays_in_the_form_and_comes_back() -> None:
    """Old answers to it are read by it."""
    form = edit.retire(FORM, "share")
    assert question_of(form, "share").retired
    assert "share" not in keys(form, "now")
    assert form.number("changes") == FORM.number("changes") - 1
    assert why(lambda: edit.move(form, "share", 1)) is Why.RETIRED
    assert edit.restore(form, "share") == FORM == edit.restore(FORM, "share")


def test_a_question_whose_text_is_asked_by_another_now_does_not_come_back() -> None:
    """It would be asked twice."""
    form, _ = added(edit.retire(FORM, "share"), question_of(FORM, "share").text)
    assert why(lambda: edit.restore(form, "share")) is Why.TWICE


def test_requiring_a_question_makes_it_count() -> None:
    """And not any more."""
    form = edit.require(FORM, "share", True)
    assert question_of(form, "share").required
    assert edit.require(form, "share", False) == FORM


def test_what_is_not_there_cannot_be_edited() -> None:
    """Somebody has changed the form meanwhile."""
    nowhere = [
        lambda: edit.rename(FORM, "x", "Что?"),
        lambda: edit.retire(FORM, "x"),
        lambda: edit.add_question(FORM, "x", NewQuestion("Что?")),
        lambda: edit.rename_section(FORM, "x", "Что"),
        lambda: edit.rename_option(FORM, "budget", "x", "Что"),
        lambda: edit.remove_option(FORM, "problem", "x"),
    ]
    assert {why(do) for do in nowhere} == {Why.NOT_THERE}
    assert why(lambda: edit.add_option(FORM, "supplier", "Что")) is Why.NO_OPTIONS


# -- order


def test_a_question_moves_by_one_and_over_its_sections_edge() -> None:
    """Up from the first place it comes last in the section before, down from the last it comes first in the next."""
    assert keys(edit.move(FORM, "volume", -1), "now")[:2] == ["volume", "supplier"]
    assert keys(edit.move(FORM, "volume", 1), "now")[1:3] == ["history", "volume"]
    assert keys(edit.move(FORM, "supplier", -1), "card") == ["attendees", "business", "supplier"]
    assert keys(edit.move(FORM, "changes", 1), "problems")[:2] == ["changes", "problem"]
    assert why(lambda: edit.move(FORM, "attendees", -1)) is Why.AT_THE_EDGE
    assert why(lambda: edit.move(FORM, "recommend", 1)) is Why.AT_THE_EDGE


@given(st.sampled_from([each.key for each in FORM.questions]), st.lists(st.sampled_from([-1, 1]), max_size=12))
def test_moving_there_and_back_changes_nothing(key: str, steps: list[int]) -> None:
    """And no question is lost on the way."""
    form, done = FORM, list[int]()
    for step in steps:
        try:
            form = edit.move(form, key, step)
        except Refused:
            continue
        done.append(step)
    assert {each.key for each in form.questions} == {each.key for each in FORM.questions}
    for step in reversed(done):
        form = edit.move(form, key, -step)
    assert form == FORM


def test_a_retired_question_is_passed_by_when_others_move() -> None:
    """One step is one question that people see."""
    form = edit.move(edit.retire(FORM, "history"), "volume", 1)
    assert keys(form, "now") == ["supplier", "share", "volume", "changes"]


# -- sections


def test_sections_are_added_and_renamed() -> None:
    """Titles are short and differ."""
    form = edit.add_section(FORM, "Логистика")
    assert form.sections[-1].title == "Логистика"
    assert edit.rename_section(form, form.sections[-1].key, "Склад").sections[-1].title == "Склад"
    assert why(lambda: edit.add_section(form, "логистика")) is Why.TWICE
    assert why(lambda: edit.rename_section(form, "card", "Итог")) is Why.TWICE
    assert why(lambda: edit.add_section(form, "я" * (SECTION_LENGTH + 1))) is Why.TOO_LONG
    for number in range(MOST_SECTIONS - len(form.sections)):
        form = edit.add_section(form, f"Раздел {number}")
    assert why(lambda: edit.add_section(form, "Ещё")) is Why.TOO_MANY_SECTIONS


# -- options


def test_options_are_added_renamed_and_removed_down_to_two() -> None:
    """A renamed option keeps its key."""
    form, key = added()
    yes, no = options_of(question_of(form, key))
    more = edit.add_option(form, key, "Не знаю")
    assert [each.label for each in options_of(question_of(more, key))] == ["Да", "Нет", "Не знаю"]
    assert options_of(question_of(edit.remove_option(more, key, yes.key), key))[0] == no
    assert why(lambda: edit.remove_option(form, key, yes.key)) is Why.LAST_OPTION
    assert FEWEST_OPTIONS == 2
    assert why(lambda: edit.add_option(form, key, "нет")) is Why.TWICE
    assert why(lambda: edit.rename_option(form, key, yes.key, "Нет")) is Why.TWICE
    assert edit.rename_option(form, key, yes.key, "Да") == form
    for number in range(MOST_OPTIONS - 2):
        form = edit.add_option(form, key, f"Вариант {number}")
    assert why(lambda: edit.add_option(form, key, "Ещё")) is Why.TOO_MANY_OPTIONS


# -- conditions


def conditional() -> tuple[Questionnaire, str, Condition]:
    """`changes` is asked only where `share` is «100 %»."""
    condition = Condition("share", frozenset({"all"}))
    return edit.show_if(FORM, "changes", condition), "changes", condition


def test_a_question_may_depend_on_an_earlier_choice() -> None:
    """Always, again, when the condition is taken away."""
    form, key, condition = conditional()
    assert question_of(form, key).shown_if == condition
    assert edit.show_if(form, key, None) == FORM


def test_a_condition_speaks_of_options_of_an_earlier_question() -> None:
    """Of a later one, of words, or of what is no option it is refused."""
    assert why(lambda: edit.show_if(FORM, "share", Condition("procurement", frozenset({"tender"})))) is Why.NOT_EARLIER
    assert why(lambda: edit.show_if(FORM, "share", Condition("share", frozenset({"all"})))) is Why.NOT_EARLIER
    assert why(lambda: edit.show_if(FORM, "share", Condition("supplier", frozenset({"x"})))) is Why.NOT_A_CHOICE
    assert why(lambda: edit.show_if(FORM, "changes", Condition("share", frozenset({"x"})))) is Why.NOT_THERE
    assert why(lambda: edit.show_if(FORM, "changes", Condition("share", frozenset()))) is Why.NOT_THERE
    assert (
        why(lambda: edit.show_if(FORM, "changes", Condition("attendees", frozenset({"decides"})))) is Why.NOT_A_CHOICE
    )
    gone = edit.retire(FORM, "share")
    assert why(lambda: edit.show_if(gone, "changes", Condition("share", frozenset({"all"})))) is Why.NOT_EARLIER
    assert why(lambda: edit.show_if(gone, "share", Condition("business", frozenset({"trade"})))) is Why.RETIRED


def test_what_another_question_depends_on_cannot_be_taken_away() -> None:
    """Neither the question nor the option; nor may either move past the other."""
    form, key, _ = conditional()
    form = edit.add_option(form, "share", "Не знаю")
    with pytest.raises(Refused) as refused:
        edit.retire(form, "share")
    assert (refused.value.why, refused.value.about) == (Why.USED_IN_CONDITION, f"7. {question_of(form, key).text}")
    assert why(lambda: edit.remove_option(form, "share", "all")) is Why.USED_IN_CONDITION
    assert "less" not in {
        each.key for each in options_of(question_of(edit.remove_option(form, "share", "less"), "share"))
    }
    assert why(lambda: edit.move(form, key, -1)) is Why.NOT_EARLIER
    assert why(lambda: edit.move(form, "share", 1)) is Why.NOT_EARLIER


def test_a_retired_question_stands_in_nobodys_way() -> None:
    """Its condition gives way where what it speaks of is gone."""
    form, key, condition = conditional()
    form = edit.retire(edit.retire(form, key), "share")
    assert question_of(form, key).shown_if is None
    kept = edit.retire(conditional()[0], key)
    assert question_of(kept, key).shown_if == condition
    fewer = edit.remove_option(kept, "share", "all")
    assert question_of(fewer, key).shown_if is None


def test_earlier_questions_with_a_choice_may_decide() -> None:
    """None of words, none of people, none that comes later."""
    assert [each.key for each in may_decide(FORM, "changes")] == ["business", "volume", "share"]
    assert may_decide(FORM, "attendees") == []


# -- all of it


def test_changes_tell_what_is_asked_anew_otherwise_and_no_more() -> None:
    """The order alone is no change."""
    form, key = added(edit.retire(edit.rename(FORM, "gain", "Что это даст?"), "rivals"))
    found = changes(FORM, edit.move(form, "volume", -1))
    assert [[each.key for each in some] for some in (found.added, found.changed, found.removed)] == [
        [key],
        ["gain"],
        ["rivals"],
    ]
    restored = changes(form, edit.restore(form, "rivals"))
    assert [each.key for each in restored.added] == ["rivals"]


EDITS: list[Callable[[Questionnaire, Question, str, int], Questionnaire]] = [
    lambda form, question, text, n: edit.add_question(form, question.section, NewQuestion(text)),
    lambda form, question, text, n: edit.rename(form, question.key, text),
    lambda form, question, text, n: edit.retire(form, question.key),
    lambda form, question, text, n: edit.restore(form, question.key),
    lambda form, question, text, n: edit.move(form, question.key, 1 if n % 2 else -1),
    lambda form, question, text, n: edit.add_option(form, question.key, text),
    lambda form, question, text, n: edit.remove_option(form, question.key, options_of(question)[n % 2].key),
    lambda form, question, text, n: edit.require(form, question.key, n % 2 == 0),
    lambda form, question, text, n: edit.show_if(
        form, question.key, Condition("share", frozenset({("all", "most", "less")[n % 3]}))
    ),
    lambda form, question, text, n: edit.add_section(form, text),
]
edits = st.tuples(st.sampled_from(EDITS), st.integers(0, 99), st.text(max_size=12), st.integers(0, 99))


@settings(deadline=None, max_examples=80)
@given(st.lists(edits, max_size=25))
def test_whatever_is_edited_the_form_stays_one(
    done: list[tuple[Callable[[Questionnaire, Question, str, int], Questionnaire], int, str, int]],
) -> None:
    """It can be kept and read, the core is whole, no question and no key is lost, numbers run from one."""
    form = FORM
    for do, which, text, n in done:
        before = form
        question = form.questions[which % len(form.questions)]
        try:
            form = do(form, question, text, n)
        except (Refused, IndexError):
            assert form == before
        assert {each.key for each in before.questions} <= {each.key for each in form.questions}
    assert loads(dumps(form)) == form
    core = [form.asking(fact) for fact in Fact]
    assert all(each and each.required and each.shown_if is None for each in core)
    assert [form.number(each.key) for each in asked(form)] == list(range(1, len(asked(form)) + 1))
