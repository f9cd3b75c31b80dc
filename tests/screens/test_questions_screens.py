"""The editor's screens stay within what a phone and Telegram show, and what they say to type is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest

from bot.delivery.errands import GONE, TOO_BIG, UNREACHABLE, UNREADABLE
from bot.domain.default_questionnaire import default
from bot.domain.questionnaire import (
    AnswerType,
    Audience,
    Condition,
    Fact,
    Option,
    Part,
    Question,
    Questionnaire,
    Section,
)
from bot.domain.questionnaire_editing import move
from bot.domain.questionnaire_rules import (
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_SECTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    SECTION_LENGTH,
    Refused,
    Why,
    asked,
    options_of,
)
from bot.domain.questions_line import Draft, read_edit, read_new, type_named
from bot.domain.questions_rows import Problem
from bot.files.questions_words import HEADS
from bot.files.unreadable import Fault
from bot.screens import questions as screens
from bot.screens import questions_file as file_screens
from bot.screens import questions_parts as parts
from bot.screens.questions import Done
from bot.screens.screen import LABEL, Button, Screen
from bot.texts import LOCALES, texts

LONGEST_MESSAGE, MOST_BUTTONS, LONGEST_ALERT = 4096, 100, 200
OPTIONS = tuple(Option(f"o{n:010d}x", f"{n:02d}" + "<я" * 19) for n in range(MOST_OPTIONS))
SECTIONS = tuple(Section(f"s{n:010d}x", f"{n:02d}" + "&ж" * 19) for n in range(MOST_SECTIONS))


def _question(number: int, *, retired: bool = False) -> Question:
    text = f"{number:03d}" + "<Щ" * 98 + "?"
    condition = Condition(f"q{number - 1:010d}x", frozenset(each.key for each in OPTIONS)) if number % 2 else None
    return Question(
        f"q{number:010d}x",
        SECTIONS[0].key,
        text,
        (Part(AnswerType.CHOICES, options=OPTIONS), Part(AnswerType.MONEY)),
        audience=Audience.EXISTING,
        shown_if=None if retired else condition,
        retired=retired,
    )


WIDE = Questionnaire(
    SECTIONS,
    (
        *(_question(number) for number in range(MOST_QUESTIONS)),
        *(_question(number, retired=True) for number in range(MOST_QUESTIONS, 3 * MOST_QUESTIONS)),
    ),
)
"""As much of everything as a form may have, each name as long as may be, with letters that HTML escapes."""


def every_screen(locale: str, form: Questionnaire) -> Iterator[Screen]:
    t = texts(locale)
    for done in (None, *Done):
        yield screens.home(t, form, 12, undo=True, done=done)
    for section in form.sections:
        yield screens.section(t, form, section.key, undo=True, done=Done.RETIRED)
        yield parts.ask_new(t, form, section.key)
    yield screens.removed(t, form)
    for question in form.questions:
        yield screens.question(t, form, question.key, undo=True, done=Done.SAVED)
        if not question.retired:
            yield from _of_question(locale, form, question)
    draft = Draft(form.sections[0].key, form.questions[0].text)
    yield parts.ask_where(t, form, draft)
    yield parts.ask_type(t, draft, form.sections[0].key)
    yield parts.ask_options(t, draft, form.sections[0].key)


def _of_question(locale: str, form: Questionnaire, question: Question) -> Iterator[Screen]:
    t = texts(locale)
    yield parts.audiences(t, form, question)
    yield parts.condition(t, form, question)
    if options_of(question):
        yield parts.options(t, form, question)
        yield parts.option(t, question, options_of(question)[0].key)
        yield parts.condition_options(t, form, form.questions[-1] if question.retired else question, question)


def test_the_wide_form_is_as_wide_as_a_form_may_be() -> None:
    """Else the limits below would prove nothing."""
    assert len(asked(WIDE)) == MOST_QUESTIONS
    assert {len(each.text) for each in WIDE.questions} == {QUESTION_LENGTH}
    assert {len(each.label) for each in OPTIONS} == {OPTION_LENGTH}
    assert {len(each.title) for each in SECTIONS} == {SECTION_LENGTH}
    keys = [*(each.key for each in WIDE.questions), *(each.key for each in SECTIONS), *(each.key for each in OPTIONS)]
    assert set(map(len, keys)) == {12}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_screen_of_the_widest_form_fits(locale: str) -> None:
    """A message, a hundred buttons, a line of a phone; what a button carries is checked where it is made."""
    for screen in every_screen(locale, WIDE):
        labels = [each.label for row in screen.buttons for each in row]
        assert len(screen.text) <= LONGEST_MESSAGE
        assert len(labels) <= MOST_BUTTONS
        assert max(map(len, labels)) <= LABEL


@pytest.mark.parametrize("locale", LOCALES)
def test_no_screen_is_a_dead_end(locale: str) -> None:
    """Each has a button; each but the home leads back."""
    for screen in every_screen(locale, default(locale)):
        assert screen.buttons


@pytest.mark.parametrize("locale", LOCALES)
def test_the_editors_own_labels_are_not_cut(locale: str) -> None:
    """Cut short are only names that people gave."""
    t = texts(locale)
    named = {name for each in default(locale).questions for name in (each.text, *(o.label for o in options_of(each)))}
    for screen in every_screen(locale, default(locale)):
        cut = [each.label for row in screen.buttons for each in row if each.label.endswith("…")]
        assert all(
            any(label.rstrip("…").split(" ", 1)[-1].split(". ", 1)[-1] in name for name in named) for label in cut
        )
    assert max(len(t.plain("questions-type", type=each)) for each in AnswerType) <= LABEL // 2


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_title_leaves_the_number_of_questions_in_sight(locale: str) -> None:
    """The title is cut, not the figure."""
    screen = screens.home(texts(locale), WIDE, 1, undo=False)
    assert screen.buttons[0][0].label.endswith("… · 60")


def test_what_the_method_forbids_is_not_offered() -> None:
    """The core: text and place, options to rename; where an honest unknown is legal, that."""
    form = default("ru")
    for fact in Fact:
        question = form.asking(fact)
        assert question is not None
        names = {each.data.split(":")[0] for row in _rows(form, question) for each in row}
        assert names - {"q.opts", "q.unk"} == {"q.text", "q.move", "q.sec", "q.home"}
        assert ("q.unk" in names) == (fact in (Fact.COST, Fact.BUDGET))


def _rows(form: Questionnaire, question: Question) -> tuple[tuple[Button, ...], ...]:
    return screens.question(texts("ru"), form, question.key, undo=False).buttons


def test_a_question_of_the_teams_own_may_be_changed_in_every_way() -> None:
    """All buttons stand there, in rows of at most three."""
    form = default("ru")
    question = next(each for each in asked(form) if each.fact is None and options_of(each))
    rows = _rows(form, question)
    names = {each.data.split(":")[0] for row in rows for each in row}
    assert names >= {"q.text", "q.move", "q.req", "q.unk", "q.opts", "q.who", "q.if", "q.drop", "q.sec", "q.home"}
    assert max(map(len, rows)) <= 3


# -- what is said is understood


def _examples(screen: Screen) -> list[str]:
    return [unescape(each) for each in re.findall(r"<code>(.*?)</code>", screen.text)]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_example_on_the_screens_is_understood(locale: str) -> None:
    """As it stands there, with its /questions or without."""
    form = default(locale)
    shown = [example for screen in every_screen(locale, form) for example in _examples(screen)]
    assert len(set(shown)) > len(form.questions)
    for example in set(shown):
        edit = read_edit(example.removeprefix("/questions ")) if example[0] in "/0123456789" else None
        if edit is None:
            draft = read_new(form, example, form.sections[0].key)
            assert draft.type is AnswerType.CHOICE
            assert len(draft.options) == 3
        elif edit.text and edit.do == "add":
            assert read_new(form, edit.text, None).type is AnswerType.NUMBER
        else:
            assert edit.sure
            assert form.numbered(edit.number) is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_the_labels_of_the_types_may_be_typed(locale: str) -> None:
    """Each is the name of its type."""
    for each in AnswerType:
        assert type_named(texts(locale).plain("questions-type", type=each)) is each
    quoted = re.findall(r"[«“]([^»”]+)[»”]", texts(locale).plain("questions-type-bad"))
    assert quoted
    assert None not in [type_named(each) for each in quoted]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("why", Why)
def test_every_refusal_is_a_sentence_over_the_chat(why: Why, locale: str) -> None:
    """It says what to do, fits an alert, and is said in words of its own."""
    t = texts(locale)
    said = screens.refusal(t, Refused(why, "Щ" * QUESTION_LENGTH))
    assert len(said) <= LONGEST_ALERT
    assert len(re.split(r"[.:;] ", said)) > 1
    assert "<" not in said
    others = {screens.refusal(t, Refused(each, "Щ")) for each in Why if each is not why}
    assert screens.refusal(t, Refused(why, "Щ")) not in others


# -- the form as a file


@pytest.mark.parametrize("locale", LOCALES)
def test_the_widest_change_fits_one_message(locale: str) -> None:
    """Everything new, everything gone; and everything reworded."""
    t = texts(locale)
    other = replace(WIDE, questions=tuple(replace(each, key=f"n{each.key[1:]}") for each in WIDE.questions))
    reworded = replace(WIDE, questions=tuple(replace(each, text=each.text[::-1]) for each in WIDE.questions))
    for after in (other, reworded):
        screen = file_screens.offered(t, WIDE, after, "0123456789abcdef")
        assert len(screen.text) <= LONGEST_MESSAGE
        assert screen.text.count("60") == (2 if after is other else 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_change_of_order_is_told_as_one(locale: str) -> None:
    """Nothing is added, changed or removed, and yet there is something to accept."""
    form = default(locale)
    moved = move(form, "history", 1)
    screen = file_screens.offered(texts(locale), form, moved, "0")
    assert texts(locale)("questions-file-order") in screen.text


@pytest.mark.parametrize("locale", LOCALES)
def test_any_number_of_problems_fits_one_message(locale: str) -> None:
    """The first ones row by row, and how many more there are."""
    found = [Problem(row, column, why, "<Щ" * 100) for row in range(9) for column in HEADS for why in Why]
    text = file_screens.problems(texts(locale), found).text
    assert len(text) <= LONGEST_MESSAGE
    assert str(len(found)) in text
    assert str(len(found) - file_screens.PROBLEMS_SHOWN) in text


@pytest.mark.parametrize("locale", LOCALES)
def test_problems_name_the_columns_as_the_file_does(locale: str) -> None:
    """Else nobody finds the cell."""
    for column, heads in HEADS.items():
        text = file_screens.problems(texts(locale), [Problem(7, column, Why.EMPTY)]).text
        assert f" 7, <b>{heads[LOCALES.index(locale)]}</b>: " in text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_fault_of_a_file_has_a_sentence_of_its_own(locale: str) -> None:
    """What is wrong with it, and what to do."""
    whys = [*Fault, *(each.why for each in (TOO_BIG, GONE, UNREACHABLE, UNREADABLE))]
    said = {str(why): file_screens.problems(texts(locale), [Problem(0, "", str(why))]).text for why in whys}
    assert len(set(said.values())) == len(said)
    every = [file_screens.problems(texts(locale), [Problem(3, "options", why, "Щ")]).text for why in Why]
    assert all("Щ" in text or len(text.splitlines()[-1]) > 12 for text in every)
