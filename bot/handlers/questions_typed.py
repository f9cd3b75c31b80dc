"""`/questions 3 вверх`: every edit in a line; while the editor is on the screen the command may be left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.domain.questionnaire import Audience, Condition, Question, Questionnaire
from bot.domain.questionnaire_editing import (
    allow_unknown,
    move,
    remove_option,
    rename,
    rename_option,
    rename_section,
    require,
    restore,
    set_audience,
    show_if,
)
from bot.domain.questionnaire_rules import Refused, Why, options_of
from bot.domain.questions_line import Do, Edit, option_named, read_edit, read_new, retired_named, split_options
from bot.handlers.questions import show_home, show_question, show_section, take_back, take_out
from bot.handlers.questions_base import LISTENING, Change, edit, is_fresh, newest, of, refusing
from bot.handlers.questions_file import send_file
from bot.handlers.questions_new import go_on, type_section
from bot.handlers.questions_parts import with_options
from bot.handlers.turn import Routes, Turn
from bot.screens.questions import Done


def routes() -> Routes:
    return Routes(
        commands={"questions": refusing(questions)},
        answers={LISTENING: refusing(type_edit)},
        abilities={"questions": Ability.EDIT_QUESTIONS},
    )


def questions(turn: Turn, argument: str) -> list[Reply]:
    """`/questions` shows the form; with something behind it, edits it. Raises Refused."""
    typed = read_edit(argument)
    if typed is None:
        raise Refused(Why.NOT_READ, argument)
    return do(turn, typed)


def type_edit(turn: Turn, text: str) -> list[Reply]:
    """Typed while the editor is on the screen: only what is an edit beyond doubt."""
    typed = read_edit(text) if is_fresh(turn) else None
    return do(turn, typed) if typed is not None and typed.sure else []


def do(turn: Turn, typed: Edit) -> list[Reply]:
    """One edit. Raises Refused."""
    return _ALONE.get(typed.do, _of_question)(turn, typed)


def _add(turn: Turn, typed: Edit) -> list[Reply]:
    form = newest(turn).form
    return go_on(turn, form, read_new(form, typed.text, None))


def _restore(turn: Turn, typed: Edit) -> list[Reply]:
    key = retired_named(newest(turn).form, typed.text).key
    return show_question(turn, edit(turn, lambda form: restore(form, key)), key, Done.RESTORED)


def _rename_section(turn: Turn, typed: Edit) -> list[Reply]:
    sections = newest(turn).form.sections
    if not 0 < typed.number <= len(sections):
        raise Refused(Why.NOT_THERE)
    key = sections[typed.number - 1].key
    return show_section(turn, edit(turn, lambda form: rename_section(form, key, typed.text)), key, Done.SAVED)


def _of_question(turn: Turn, typed: Edit) -> list[Reply]:
    form = newest(turn).form
    question = form.numbered(typed.number)
    if question is None:
        raise Refused(Why.NOT_THERE)
    key = question.key
    if typed.do is Do.SHOW:
        return show_question(turn, form, key)
    if typed.do is Do.RETIRE:
        return take_out(turn, key)
    return show_question(turn, edit(turn, _change(form, question, typed)), key, Done.SAVED)


def _change(form: Questionnaire, question: Question, typed: Edit) -> Change:
    """What the words after a question's number mean."""
    key = question.key
    match typed.do:
        case Do.ADD_OPTION:
            return of(key, with_options, typed.text)
        case Do.REMOVE_OPTION:
            return of(key, remove_option, option_named(question, typed.text))
        case Do.RENAME_OPTION:
            return of(key, rename_option, option_named(question, typed.text), typed.more)
        case Do.IF:
            return of(key, show_if, _condition(form, typed))
        case Do.RENAME:
            return of(key, rename, typed.text)
        case _:
            change, how = _PLAIN[typed.do]
            return of(key, change, how)


_PLAIN: dict[Do, tuple[Callable[..., Questionnaire], Any]] = {
    Do.UP: (move, -1),
    Do.DOWN: (move, 1),
    Do.REQUIRE: (require, True),
    Do.OPTIONAL: (require, False),
    Do.UNKNOWN: (allow_unknown, True),
    Do.NO_UNKNOWN: (allow_unknown, False),
    Do.FOR_ALL: (set_audience, Audience.ALL),
    Do.FOR_NEW: (set_audience, Audience.NEW),
    Do.FOR_EXISTING: (set_audience, Audience.EXISTING),
    Do.ALWAYS: (show_if, None),
}


def _condition(form: Questionnaire, typed: Edit) -> Condition:
    """`3 если 2: договор, тендер`."""
    other = form.numbered(int(typed.text))
    if other is None:
        raise Refused(Why.NOT_THERE)
    if not options_of(other):
        raise Refused(Why.NOT_A_CHOICE, other.text)
    return Condition(other.key, frozenset(option_named(other, each) for each in split_options(typed.more)))


_ALONE: dict[Do, Callable[[Turn, Edit], list[Reply]]] = {
    Do.HOME: lambda turn, _: show_home(turn),
    Do.UNDO: lambda turn, _: take_back(turn),
    Do.FILE: lambda turn, _: send_file(turn),
    Do.ADD: _add,
    Do.ADD_SECTION: lambda turn, typed: type_section(turn, typed.text),
    Do.RENAME_SECTION: _rename_section,
    Do.RESTORE: _restore,
}
