"""The head's editor: the options of a question, whom it is for, on what it depends; what a new one is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.questionnaire import AnswerType, Audience, Question, Questionnaire
from bot.domain.questionnaire_rules import MEANING, may_decide, options_of
from bot.domain.questions_line import Draft
from bot.screens.screen import Button, Rows, Screen, button, column, grid
from bot.texts import Texts

TICKED, OPEN = "✅", "▫️"


def _to_question(t: Texts, question: Question) -> tuple[Button, ...]:
    return (button(t.plain("questions-back-question"), "q.at", question.key),)


def prompt(text: str, back: Button) -> Screen:
    """What is to be typed now, and the way back."""
    return Screen(text, ((back,),))


# -- options


def options(t: Texts, form: Questionnaire, question: Question) -> Screen:
    rows = column(*(button(each.label, "q.opt", question.key, each.key) for each in options_of(question)))
    head = t("questions-options-head", number=form.number(question.key), question=question.text)
    add = (button(t.plain("questions-option-add"), "q.optadd", question.key),)
    return Screen(head, (*rows, add, _to_question(t, question)))


def option(t: Texts, question: Question, key: str) -> Screen:
    """Its new name is typed, or it is removed."""
    label = next(each.label for each in options_of(question) if each.key == key)
    remove: Rows = ()
    if question.fact not in MEANING:
        remove = ((button(t.plain("questions-option-remove"), "q.optdel", question.key, key),),)
    back = (button(t.plain("questions-back-options"), "q.opts", question.key),)
    return Screen(t("questions-ask-option", option=label), (*remove, back))


# -- whom it concerns, and when


def audiences(t: Texts, form: Questionnaire, question: Question) -> Screen:
    rows = column(
        *(
            button(
                f"{TICKED if each is question.audience else OPEN} {t.plain('questions-audience', audience=each)}",
                *("q.for", question.key, each),
            )
            for each in Audience
        )
    )
    head = t("questions-audience-head", number=form.number(question.key), question=question.text)
    return Screen(head, (*rows, _to_question(t, question)))


def condition(t: Texts, form: Questionnaire, question: Question) -> Screen:
    """The earlier questions with options: on which one does it depend?"""
    now = question.shown_if.question if question.shown_if else None
    before = may_decide(form, question.key)
    rows = column(
        *(
            button(
                f"{TICKED if each.key == now else OPEN} {form.number(each.key)}. {each.text}",
                *("q.ifq", question.key, each.key),
            )
            for each in before
        )
    )
    always: Rows = ()
    if question.shown_if is not None:
        always = ((button(t.plain("questions-always"), "q.always", question.key),),)
    head = t("questions-if-head", number=form.number(question.key), question=question.text)
    return Screen(f"{head}\n{_condition_hint(t, form, question, before)}", (*rows, *always, _to_question(t, question)))


def _condition_hint(t: Texts, form: Questionnaire, question: Question, before: Sequence[Question]) -> str:
    """How to type it, with the nearest question and its first option."""
    if not before:
        return t("questions-if-none")
    nearest = before[-1]
    number, other = form.number(question.key), form.number(nearest.key)
    return t("questions-if-hint", number=number, other=other, option=options_of(nearest)[0].label)


def condition_options(t: Texts, form: Questionnaire, question: Question, other: Question) -> Screen:
    """With which of its answers: each is a tick."""
    held = question.shown_if
    ticked = held.options if held is not None and held.question == other.key else frozenset()
    rows = column(
        *(
            button(
                f"{TICKED if each.key in ticked else OPEN} {each.label}",
                *("q.ifo", question.key, other.key, each.key, int(each.key not in ticked)),
            )
            for each in options_of(other)
        )
    )
    text = t("questions-if-options", number=form.number(question.key), question=question.text, other=other.text)
    return Screen(text, (*rows, _to_question(t, question)))


# -- a new question


def ask_where(t: Texts, form: Questionnaire, draft: Draft) -> Screen:
    rows = column(*(button(each.title, "q.where", each.key) for each in form.sections))
    return Screen(t("questions-ask-where", question=draft.text), rows)


def ask_new(t: Texts, form: Questionnaire, section: str) -> Screen:
    title = next(each.title for each in form.sections if each.key == section)
    text = f"{t('questions-section-head', section=title)}\n{t('questions-ask-new')}"
    return prompt(text, button(t.plain("questions-back-section"), "q.sec", section))


def ask_type(t: Texts, draft: Draft, section: str) -> Screen:
    kinds = [button(t.plain("questions-type", type=each), "q.type", each) for each in AnswerType]
    back = (button(t.plain("questions-back-section"), "q.sec", section),)
    return Screen(t("questions-ask-type", question=draft.text), (*grid(kinds, 2), back))


def ask_options(t: Texts, draft: Draft, section: str) -> Screen:
    back = button(t.plain("questions-back-section"), "q.sec", section)
    return prompt(t("questions-ask-options", question=draft.text), back)
