"""The questionnaire's screens fit a phone and Telegram, read well, and what they say to type is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from bot.domain.answering import Problem, read
from bot.domain.clients import Client, DecisionMaker, Standing
from bot.domain.default_questionnaire import default
from bot.domain.form_words import Move, move_named, section_meant
from bot.domain.forms import Form, FormSummary
from bot.domain.questionnaire import Answer, AnswerType, Fact, Person, Questionnaire
from bot.domain.questionnaire_rules import MOST_OPTIONS, MOST_QUESTIONS, OPTION_LENGTH, QUESTION_LENGTH
from bot.screens import filling, form_lists, forms
from bot.screens.answers import answer_text
from bot.screens.filling import example
from bot.screens.form_buttons import Asked
from bot.screens.record import POSITIONS
from bot.screens.screen import LABEL, Screen
from bot.texts import LOCALES, texts
from tests.wide_form import LONGEST_ANSWER, answered, wide

LONGEST_MESSAGE, MOST_BUTTONS = 4096, 100
MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime.fromisoformat("2026-11-24T10:00:00+03:00")
TODAY = date(2026, 11, 24)
FIVE = [
    DecisionMaker(2**31 + n, 2**31, "Иванов Пётр ".ljust(120, "&"), "<" * 80, Standing.ACTIVE, "decides")
    for n in range(5)
]
ECHO = "<&" * 600


def shown(screen: Screen) -> str:
    """As Telegram counts it: without tags, each entity one character."""
    return unescape(re.sub(r"</?(?:b|i|u|code)>", "", screen.text))


def every_screen(locale: str, form: Form) -> Iterator[Screen]:
    yield from of_each_question(locale, form)
    yield from of_each_question(locale, replace(form, given={}))
    yield from lists(locale, form)
    yield from lists(locale, replace(form, given={}))
    yield from reading(locale, form)


def of_each_question(locale: str, form: Form) -> Iterator[Screen]:
    t = texts(locale)
    for question in form.questionnaire.questions:
        for part, several in ((part, several) for part in range(len(question.parts)) for several in (False, True)):
            asked = Asked(form, question, part, TODAY, FIVE, "<&" * 600, several, noted=99)
            yield filling.ask(t, asked, ECHO, [f"<b>{'&amp;' * 100}</b>"])
            if question.parts[part].type is AnswerType.PEOPLE:
                yield filling.ask(t, replace(asked, person=FIVE[0]), ECHO)
        yield form_lists.clash(t, form, question, ECHO, "&" * 80, ECHO)


def lists(locale: str, form: Form) -> Iterator[Screen]:
    t, every = texts(locale), form.questionnaire.questions
    noted = {each.key for each in every}
    person = Person(2**31, "&" * 120, "", "")
    yield form_lists.remaining(t, form, ["&amp;" * 100], ECHO)
    yield form_lists.complete(t, form, ["&amp;" * 100], 60, book=True, echo=ECHO)
    yield form_lists.sections(t, form, noted, every[0])
    for section in form.questionnaire.sections:
        for page in range(4):
            yield form_lists.section(t, form, section.key, noted, page, every[0])
        inside = [each for each in every if each.section == section.key]
        same = [(each, answered(form.questionnaire).answers[each.key]) for each in inside]
        yield filling.offer_section(t, form, section.key, same, inside[0], ECHO)
    yield filling.ask_position(t, form, every[0], person, POSITIONS)
    yield filling.ask_full_name(t, form, every[0], person)


def reading(locale: str, form: Form) -> Iterator[Screen]:
    t = texts(locale)
    client = Client(form.client_id, form.client_name, 1)
    summaries = [FormSummary(2**31 + n, 2**31, form.client_name, NOW, 60, 60, None) for n in range(10)]
    for page in range(60):
        yield forms.page(t, form, {form.member_id: "&" * 80}, MOSCOW, page, may_fill=True)
    yield forms.of_client(t, client, forms.Listed(summaries, 10, 40, 10), MOSCOW, may_fill=True)
    yield forms.unfinished(t, summaries, MOSCOW)
    yield forms.choose_client(t, [client] * 6)


@pytest.mark.parametrize("sections", [1, 20])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_screen_of_the_widest_form_fits(locale: str, sections: int) -> None:
    """A message, a hundred buttons, a line of a phone; what a button carries is checked where it is made."""
    for screen in every_screen(locale, answered(wide(sections))):
        labels = [each.label for row in screen.buttons for each in row]
        assert len(shown(screen)) <= LONGEST_MESSAGE, screen.text[:300]
        assert 0 < len(labels) <= MOST_BUTTONS
        assert max(map(len, labels)) <= LABEL


def test_the_wide_form_is_as_wide_as_a_form_may_be() -> None:
    """Else the limits above would prove nothing."""
    form = answered(wide())
    every = form.questionnaire.questions
    assert len(every) == MOST_QUESTIONS
    assert {len(each.text) for each in every} == {QUESTION_LENGTH}
    assert max(len(part.options) for each in every for part in each.parts) == MOST_OPTIONS
    assert {len(option.label) for option in every[-1].parts[0].options} <= {OPTION_LENGTH}
    assert {type_ for each in every for type_ in (part.type for part in each.parts)} == set(AnswerType)
    assert max(len(str(value)) for each in form.answers.values() for value in each.values) >= LONGEST_ANSWER
    assert form.progress.complete


def test_the_pages_of_a_form_hold_every_answer_once() -> None:
    """Nothing falls between two pages, and none is empty."""
    form = answered(wide())
    t = texts("ru")
    pages: list[str] = []
    for number in range(60):
        screen = forms.page(t, form, {form.member_id: "Иван"}, MOSCOW, number, may_fill=True)
        if not pages or shown(screen) != pages[-1]:
            pages.append(shown(screen))
    for question in form.questionnaire.questions:
        assert sum(question.text in page for page in pages) == 1
    assert f"form.page:{form.id}:1" in [
        each.data
        for row in forms.page(t, form, {form.member_id: "Иван"}, MOSCOW, 0, may_fill=True).buttons
        for each in row
    ]


@pytest.mark.parametrize("sections", [1, 20])
def test_the_pages_of_a_section_hold_every_question_once(sections: int) -> None:
    """And each turns back and on."""
    form = answered(wide(sections))
    section = form.questionnaire.sections[0].key
    wanted = [each.key for each in form.questionnaire.questions if each.section == section]
    found: list[str] = []
    for page in range((len(wanted) + 19) // 20):
        screen = form_lists.section(texts("ru"), form, section, (), page, None)
        data = [each.data for row in screen.buttons for each in row]
        found += [each.split(":")[2] for each in data if each.startswith("form.at:")]
    assert found == wanted


# -- how they read


def ru(form: Questionnaire, key: str, **more: object) -> str:
    question = form.question(key)
    assert question is not None
    blank = replace(answered(wide()), questionnaire=form, given={}, client_name="Ромашка", existing=False, earlier={})
    asked = Asked(blank, question, 0, TODAY, **more)  # type: ignore[arg-type]  # what the test says of it
    return shown(filling.ask(texts("ru"), asked))


def test_a_name_is_never_put_into_another_case() -> None:
    """«Какая роль у Иванов П. С.?» is no Russian."""
    known = DecisionMaker(1, 1, "Иванов Пётр Сергеевич", "директор", Standing.ACTIVE)
    text = ru(default("ru"), "attendees", known=[known], person=known)
    assert "Иванов П. С. — какая роль?" in text
    assert not re.search(r"(?:у|для|с|от|к) Иванов П", text)
    form = answered(wide())
    person = Person(1, "Котов Игорь", "", "")
    about = filling.ask_position(texts("ru"), form, form.questionnaire.questions[0], person, POSITIONS)
    assert "Котов Игорь — какая должность?" in about.text


@pytest.mark.parametrize("locale", LOCALES)
def test_a_question_is_read_at_a_glance(locale: str) -> None:
    """Head, question, how to answer: six lines of a phone at most."""
    form = replace(answered(wide()), questionnaire=default(locale), given={}, client_name="Ромашка", earlier={})
    for question in form.questionnaire.questions:
        text = shown(filling.ask(texts(locale), Asked(form, question, 0, TODAY)))
        assert len(text) <= 190, text
        assert len(text.splitlines()) <= 4


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_answers_are_understood(locale: str) -> None:
    """Who types what the screen shows answers the whole question."""
    t = texts(locale)
    for question in default(locale).questions:
        said = example(t, question)
        if not said:
            continue
        answer = read(question, None, 0, said, NOW, date(2026, 11, 23), MOSCOW)
        assert not isinstance(answer, Problem), (question.text, said, answer)
        assert None not in answer.values[: len([part for part in question.parts if not part.optional])]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_in_the_hints_are_understood(locale: str) -> None:
    """Days, sums, options, a person: each quoted piece is read as an answer of its type."""
    t, form = texts(locale), default(locale)
    for kind, key in (
        (AnswerType.MONEY, "cost"),
        (AnswerType.DATE, "deadline"),
        (AnswerType.ORDERED, "criteria"),
        (AnswerType.PEOPLE, "attendees"),
    ):
        hint = t("form-hint-sum-or-words") if kind is AnswerType.MONEY else t("form-hint", type=kind)
        question = form.question(key)
        assert question is not None
        said = re.findall(r"[«“]([^»”]+)[»”]|<code>(.+?)</code>", hint)
        assert said
        for quoted in said:
            answer = read(question, None, 0, "".join(quoted), NOW, date(2026, 11, 23), MOSCOW)
            assert not isinstance(answer, Problem), (quoted, answer)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_that_the_lists_offer_are_understood(locale: str) -> None:
    """«раздел 3», «вопрос 12»."""
    section, question = re.findall(r"[«“]([^»”]+)[»”]", texts(locale)("form-jump"))
    assert move_named(section) == (Move.SECTION, "3")
    assert move_named(question) == (Move.QUESTION, "12")
    found = section_meant(default(locale), "3")
    assert found is not None
    assert found.key == "problems"


@pytest.mark.parametrize(
    ("key", "answer", "text"),
    [
        ("volume", "200, раз в месяц", "200, ежемесячно"),
        ("budget", "утверждён, 1,5 млн", "Утверждён, 1\u00a0500\u00a0000"),
        ("budget", "планируется, не сказал", "Планируется, без суммы"),
        ("cost", "не сказал", "не сказал"),
        ("criteria", "гарантия, цена", "Гарантия → цена"),
        ("problem", "цена, хамство", "Цена, хамство"),
        ("agreement", "КП до пт", "КП, пт 27.11.2026"),
        ("interest", "есть, нужна скорость", "Есть, нужна скорость"),
    ],
)
def test_answers_read_as_a_person_would_write_them(key: str, answer: str, text: str) -> None:
    """Small letters behind the first word, abbreviations as they are, the order as an arrow."""
    question = default("ru").question(key)
    assert question is not None
    found = read(question, None, 0, answer, NOW, date(2026, 11, 23), MOSCOW)
    assert isinstance(found, Answer)
    assert answer_text(texts("ru"), question, found) == text


def offered_days(met_on: date, today: date) -> list[str]:
    form = replace(answered(wide()), questionnaire=default("ru"), given={}, met_on=met_on, earlier={})
    question = form.questionnaire.asking(Fact.AGREEMENT)
    assert question is not None
    rows = filling.ask(texts("ru"), Asked(form, question, 0, today)).buttons
    return [each.data.split(":")[4] for each in rows[0]]


@pytest.mark.parametrize(
    ("met_on", "today", "days"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), ["20261126", "20261130"]),
        (date(2026, 11, 25), date(2026, 11, 25), ["20261130", "20261202"]),
        (date(2026, 11, 23), date(2026, 12, 1), ["20261204", "20261208"]),
        (date(2026, 11, 23), date(2026, 12, 21), ["20261223"]),
        (date(2026, 11, 23), date(2027, 2, 1), ["20261126", "20261130"]),
    ],
)
def test_the_days_offered_for_an_agreement_are_working_days_to_come_within_its_month(
    met_on: date, today: date, days: list[str]
) -> None:
    """Filled in a week later nobody is offered yesterday; where the month is over, what was agreed is looked up."""
    assert offered_days(met_on, today) == days
