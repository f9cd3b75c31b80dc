"""`/questions`: the options of a question, whom it is for, on which earlier answer it depends."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.domain.questionnaire import Audience, Condition, Question, Questionnaire
from bot.domain.questionnaire_editing import add_option, remove_option, rename_option, set_audience, show_if
from bot.domain.questionnaire_rules import Refused, Why, options_of
from bot.domain.questions_line import split_options
from bot.handlers.questions import ask, show_question
from bot.handlers.questions_base import asked_question, edit, listen, newest, of, refusing
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments
from bot.screens import questions_parts as screens
from bot.screens.questions import Done
from bot.screens.screen import button


def routes() -> Routes:
    presses: dict[str, Press] = {
        "q.opts": press_options,
        "q.opt": press_option,
        "q.optadd": press_add_option,
        "q.optdel": press_remove_option,
        "q.who": press_audiences,
        "q.for": press_audience,
        "q.if": press_condition,
        "q.ifq": press_condition_question,
        "q.ifo": press_condition_option,
        "q.always": press_always,
    }
    return Routes(
        presses={name: refusing(handler) for name, handler in presses.items()},
        answers={"q.option": refusing(type_option), "q.optadd": refusing(type_new_options)},
        abilities=dict.fromkeys((*presses, "q.option"), Ability.EDIT_QUESTIONS),
    )


# -- options


def show_options(turn: Turn, form: Questionnaire, key: str) -> list[Reply]:
    question = asked_question(form, key)
    if not options_of(question):
        raise Refused(Why.NO_OPTIONS)
    listen(turn)
    return [turn.show(screens.options(turn.t, form, question))]


def press_options(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    return show_options(turn, newest(turn).form, key)


def press_option(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, option = arguments(given, 2)
    question = asked_question(newest(turn).form, key)
    if option not in {each.key for each in options_of(question)}:
        raise Outdated
    return ask(turn, screens.option(turn.t, question, option), "q.option", key=key, option=option)


def type_option(turn: Turn, text: str) -> list[Reply]:
    """The option's new name."""
    data = turn.expected("q.option")
    return show_options(turn, edit(turn, of(data["key"], rename_option, data["option"], text)), data["key"])


def press_remove_option(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, option = arguments(given, 2)
    return show_options(turn, edit(turn, of(key, remove_option, option)), key)


def press_add_option(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    asked_question(newest(turn).form, key)
    text = turn.t("questions-ask-option-add")
    back = button(turn.t.plain("questions-back-options"), "q.opts", key)
    return ask(turn, screens.prompt(text, back), "q.optadd", key=key)


def type_new_options(turn: Turn, text: str) -> list[Reply]:
    key = turn.expected("q.optadd")["key"]
    return show_options(turn, edit(turn, of(key, with_options, text)), key)


def with_options(form: Questionnaire, key: str, text: str) -> Questionnaire:
    """One more option, or several, parted by commas: all of them, or the edit is refused."""
    for label in split_options(text) or ("",):
        form = add_option(form, key, label)
    return form


# -- whom it is for


def press_audiences(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    form = newest(turn).form
    question = asked_question(form, key)
    listen(turn)
    return [turn.show(screens.audiences(turn.t, form, question))]


def press_audience(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, audience = arguments(given, 2)
    if audience not in set(Audience):
        raise Outdated
    return show_question(turn, edit(turn, of(key, set_audience, Audience(audience))), key, Done.SAVED)


# -- on what it depends


def press_condition(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    form = newest(turn).form
    question = asked_question(form, key)
    listen(turn)
    return [turn.show(screens.condition(turn.t, form, question))]


def press_condition_question(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, other = arguments(given, 2)
    return _show_condition(turn, newest(turn).form, key, other)


def _show_condition(turn: Turn, form: Questionnaire, key: str, other: str) -> list[Reply]:
    question, decides = asked_question(form, key), asked_question(form, other)
    listen(turn)
    return [turn.show(screens.condition_options(turn.t, form, question, decides))]


def press_condition_option(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, other, option, on = arguments(given, 4)
    if on not in ("0", "1"):
        raise Outdated

    def change(form: Questionnaire) -> Questionnaire:
        return show_if(form, key, ticked(asked_question(form, key), other, option, on == "1"))

    return _show_condition(turn, edit(turn, change), key, other)


def ticked(question: Question, other: str, option: str, on: bool) -> Condition | None:
    """The condition with one more or one less of the other's answers; with none left there is no condition."""
    held = question.shown_if
    before = held.options if held is not None and held.question == other else frozenset()
    options = before | {option} if on else before - {option}
    return Condition(other, options) if options else None


def press_always(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    return show_question(turn, edit(turn, of(key, show_if, None)), key, Done.SAVED)
