"""What is asked of whom, what a legal answer is, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.domain.carrying_over import carried_over, fits
from bot.domain.default_questionnaire import default
from bot.domain.forms import Form, FormSummary, Given, clashes
from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Audience,
    Condition,
    Fact,
    Option,
    Part,
    Person,
    Progress,
    Question,
    Questionnaire,
    Section,
    Value,
    chosen,
    following,
    is_answered,
    missing,
    missing_part,
    preceding,
    progress,
    shown,
)

NOW = datetime(2026, 11, 24, 13, tzinfo=UTC)
OPTIONS = (Option("a", "А"), Option("b", "Б"))
CHOICE = Part(AnswerType.CHOICE, options=OPTIONS)
WORDS = Part(AnswerType.TEXT)
IVANOV = Person(7, "Иванов Пётр", "директор", "a")


def question(key: str, *parts: Part, required: bool = False, shown_if: Condition | None = None) -> Question:
    return Question(key, "s", f"Вопрос {key}?", parts or (WORDS,), required=required, shown_if=shown_if)


def form_of(*questions: Question) -> Questionnaire:
    return Questionnaire((Section("s", "Раздел"),), questions)


def keys(questions: list[Question]) -> list[str]:
    return [each.key for each in questions]


# -- a legal answer


@pytest.mark.parametrize(
    ("part", "value", "legal"),
    [
        (WORDS, "слова", True),
        (WORDS, "", False),
        (WORDS, None, False),
        (Part(AnswerType.NUMBER), Decimal(0), True),
        (Part(AnswerType.YES_NO), False, True),
        (Part(AnswerType.DATE), date(2026, 12, 1), True),
        (CHOICE, "=своё", True),
        (Part(AnswerType.CHOICES, options=OPTIONS), (), False),
        (Part(AnswerType.CHOICES, options=OPTIONS), ("a",), True),
        (Part(AnswerType.PEOPLE, options=OPTIONS), (IVANOV,), True),
        (Part(AnswerType.PEOPLE, options=OPTIONS), (IVANOV, replace(IVANOV, role="")), False),
        (Part(AnswerType.PEOPLE, options=OPTIONS), (replace(IVANOV, position=""),), False),
        (Part(AnswerType.PEOPLE, options=OPTIONS), (replace(IVANOV, full_name="Иванов П."),), False),
    ],
)
def test_an_answer_is_legal_when_each_part_is_said(part: Part, value: Value | None, legal: bool) -> None:
    """Zero and «нет» are said; of people the full name, the position and the role are known."""
    assert is_answered(question("q", part), {"q": Answer((value,))}) is legal


def test_a_part_that_belongs_to_an_option_is_missing_only_beside_it() -> None:
    """The sum of a budget there is."""
    both = question("q", CHOICE, Part(AnswerType.MONEY, only_with=frozenset({"a"})))
    assert missing_part(both, None) == 0
    assert missing_part(both, Answer(("a",))) == 1
    assert missing_part(both, Answer(("b",))) is None
    assert missing_part(both, Answer(("a", Decimal(5)))) is None


def test_where_every_part_is_optional_one_of_them_is_told() -> None:
    """«Деньги или слова»: an answer without either is none."""
    either = question("q", Part(AnswerType.MONEY, optional=True), Part(AnswerType.TEXT, optional=True))
    assert missing_part(either, Answer((None, None))) == missing_part(either, Answer()) == 0
    assert missing_part(either, Answer((None, "простой"))) is missing_part(either, Answer((Decimal(5),))) is None


def test_unknown_is_legal_only_where_it_is_allowed() -> None:
    """An honest unknown beats an invented figure; of the supplier nothing is unknown."""
    asked = question("q")
    assert not is_answered(asked, {"q": Answer(unknown=True)})
    assert is_answered(replace(asked, unknown_allowed=True), {"q": Answer(unknown=True)})


def test_free_words_that_read_like_an_options_key_choose_nothing() -> None:
    """«yes» in a remark makes nobody interested."""
    interest = default("ru").asking(Fact.INTEREST)
    assert interest is not None
    assert chosen(interest, Answer(("no", "yes"))) == {"no"}
    assert chosen(question("q", Part(AnswerType.ORDERED, options=OPTIONS)), Answer((("b", "=x"),))) == {"b", "=x"}
    assert chosen(interest, None) == frozenset()


# -- what is asked

ASKED = form_of(
    question("new"),
    question("kind", CHOICE, required=True),
    question("of_a", CHOICE, required=True, shown_if=Condition("kind", frozenset({"a"}))),
    question("of_of_a", required=True, shown_if=Condition("of_a", frozenset({"b"}))),
    question("gone"),
    question("last", required=True),
)


def test_a_question_is_shown_only_when_its_condition_holds_and_is_itself_shown() -> None:
    """The answer to a question that is not shown any more decides nothing."""
    everything = {"kind": Answer(("a",)), "of_a": Answer(("b",))}
    assert keys(shown(ASKED, {}, existing=False)) == ["new", "kind", "gone", "last"]
    assert keys(shown(ASKED, everything, existing=False)) == ["new", "kind", "of_a", "of_of_a", "gone", "last"]
    otherwise = everything | {"kind": Answer(("b",))}
    assert keys(shown(ASKED, otherwise, existing=False)) == ["new", "kind", "gone", "last"]


def test_new_and_existing_clients_are_asked_their_own_questions() -> None:
    """A retired question is asked of nobody, and has no number."""
    first, *others = ASKED.questions
    only = [replace(each, retired=True) if each.key == "gone" else each for each in others]
    form = form_of(replace(first, audience=Audience.NEW), *only, replace(first, key="old", audience=Audience.EXISTING))
    assert keys(shown(form, {}, existing=False)) == ["new", "kind", "last"]
    assert keys(shown(form, {}, existing=True)) == ["kind", "last", "old"]
    assert [form.number(key) for key in ("new", "last", "old")] == [1, 5, 6]
    assert [each and each.key for each in map(form.numbered, (1, 5, 6, 7, 0))] == ["new", "last", "old", None, None]
    with pytest.raises(ValueError, match="gone"):
        form.number("gone")


def test_progress_counts_the_required_questions_that_are_shown() -> None:
    """An answer may bring new required questions, and take them back."""
    assert progress(ASKED, {}, existing=False) == Progress(0, 2)
    assert progress(ASKED, {"kind": Answer(("a",))}, existing=False) == Progress(1, 3)
    answers = {"kind": Answer(("b",)), "of_a": Answer(("b",)), "last": Answer(("конец",)), "new": Answer(("x",))}
    assert progress(ASKED, answers, existing=False) == Progress(2, 2)
    assert progress(ASKED, answers, existing=False).complete
    assert keys(missing(ASKED, answers | {"last": Answer()}, existing=False)) == ["last"]


# -- the way through


def test_the_next_question_is_the_first_behind_that_is_wanted_and_open() -> None:
    """Required ones first; all, when the whole form is walked."""
    answers = {"kind": Answer(("b",))}
    assert walk(answers, whole=False) == ["last"]
    assert walk(answers, whole=True) == ["new", "gone", "last"]
    assert following(ASKED, answers, existing=False, after="last", whole=True) is None
    hidden = following(ASKED, answers, existing=False, after="of_a", whole=True)
    assert hidden is not None
    assert hidden.key == "gone"


def walk(answers: dict[str, Answer], *, whole: bool) -> list[str]:
    """Skipping everything, from the start to the end."""
    found: list[str] = []
    while each := following(ASKED, answers, existing=False, after=found[-1] if found else None, whole=whole):
        found.append(each.key)
    return found


def test_back_goes_to_the_question_before_answered_or_not() -> None:
    """At the first there is none; an optional one is passed by unless it was answered."""
    before = preceding(ASKED, {}, existing=False, before="last", whole=False)
    assert before is not None
    assert before.key == "kind"
    assert preceding(ASKED, {}, existing=False, before="kind", whole=False) is None
    answered = preceding(ASKED, {"new": Answer(("x",))}, existing=False, before="kind", whole=False)
    assert answered is not None
    assert answered.key == "new"
    last = preceding(ASKED, {}, existing=False, before=None, whole=True)
    assert last is not None
    assert last.key == "last"


def test_without_changes_takes_legal_answers_where_there_are_none_yet() -> None:
    """Of this section, and nothing that each meeting says anew."""
    form = default("ru")
    last = {
        "supplier": Answer(("Альфа",)),
        "volume": Answer((Decimal(5), None, None)),
        "share": Answer(("all",)),
        "interest": Answer(("yes", None)),
        "since_visit": Answer(("Всё",)),
    }
    taken = carried_over(form, {"share": Answer(("less",))}, last, "now", existing=False)
    assert taken == {"supplier": Answer(("Альфа",))}
    assert carried_over(form, {}, last, "outcome", existing=False) == {}
    assert carried_over(form, {}, last, "existing", existing=False) == {}
    assert carried_over(form, {}, last, "existing", existing=True) == {"since_visit": Answer(("Всё",))}


def test_a_question_that_the_last_answers_bring_is_taken_over_with_them() -> None:
    """Its condition holds by what is taken over."""
    last = {"kind": Answer(("a",)), "of_a": Answer(("b",))}
    assert carried_over(ASKED, {}, last, "s", existing=False) == last
    assert carried_over(ASKED, {"kind": Answer(("b",))}, last, "s", existing=False) == {}


@pytest.mark.parametrize(
    ("part", "value", "is_fit"),
    [
        (CHOICE, "a", True),
        (CHOICE, "gone", False),
        (CHOICE, "=своё", True),
        (CHOICE, ("a",), False),
        (Part(AnswerType.ORDERED, options=OPTIONS), ("b", "=своё"), True),
        (Part(AnswerType.CHOICES, options=OPTIONS), ("a", "gone"), False),
        (Part(AnswerType.CHOICES, options=OPTIONS), (IVANOV,), False),
        (Part(AnswerType.PEOPLE, options=OPTIONS), (IVANOV,), True),
        (Part(AnswerType.PEOPLE, options=OPTIONS), (replace(IVANOV, role="gone"),), False),
        (Part(AnswerType.PEOPLE, options=OPTIONS), ("a",), False),
        (Part(AnswerType.NUMBER), Decimal(5), True),
        (Part(AnswerType.NUMBER), "5", False),
        (WORDS, "5", True),
        (WORDS, None, True),
    ],
)
def test_only_what_the_question_still_asks_for_is_taken_over(part: Part, value: Value | None, is_fit: bool) -> None:
    """An option that was removed since, or a part of another type, is asked anew."""
    asked = question("q", part)
    assert fits(asked, Answer((value,))) is fits(asked, Answer((value, None))) is is_fit
    assert not fits(asked, Answer((value, "лишнее")))
    taken = carried_over(form_of(asked), {}, {"q": Answer((value,))}, "s", existing=False)
    assert ("q" in taken) == (is_fit and value is not None)


# -- a form that is being filled


def filled(answers: dict[str, Answer]) -> Form:
    given = {key: Given(answer, 1, NOW, 1) for key, answer in answers.items()}
    return Form(1, 2, "Ромашка", 1, None, False, NOW.date(), NOW, ASKED, given)


def test_a_form_asks_required_questions_until_it_is_complete_and_then_the_others() -> None:
    """Optional ones never stand between a person and the end."""
    begun = filled({"kind": Answer(("b",))})
    complete = filled({"kind": Answer(("b",)), "last": Answer(("x",))})
    asked = begun.following(None), complete.following(None), complete.preceding("last")
    assert [each and each.key for each in asked] == ["last", "new", "gone"]
    assert (begun.missing, begun.progress) == ([ASKED.questions[-1]], Progress(1, 2))
    assert (begun.revision("kind"), begun.revision("last")) == (1, 0)


def test_a_form_holds_the_options_of_a_facts_question() -> None:
    """Whether there is interest, what was agreed."""
    form = replace(filled({"interest": Answer(("yes", "сроки"))}), questionnaire=default("ru"))
    assert form.holds(Fact.INTEREST) == {"yes"}
    assert form.holds(Fact.AGREEMENT) == frozenset()
    assert filled({}).holds(Fact.INTEREST) == frozenset()


def test_a_summary_is_complete_with_all_required_answers() -> None:
    """As counted when the form was last changed."""
    summary = FormSummary(1, 2, "Ромашка", NOW, 11, 12, None)
    assert not summary.complete
    assert replace(summary, answered=12).complete


@pytest.mark.parametrize(
    ("given", "seen", "member_id", "clash"),
    [(None, 0, 1, False), (3, 3, 2, False), (3, 2, 2, True), (3, 0, 2, True), (3, 2, 1, False)],
)
def test_answers_clash_when_somebody_else_answered_what_was_not_seen(
    given: int | None, seen: int, member_id: int, clash: bool
) -> None:
    """One's own answer goes over one's own."""
    known = None if given is None else Given(Answer(("x",)), 1, NOW, given)
    assert clashes(known, seen, member_id) is clash
