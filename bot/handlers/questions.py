"""`/questions`: the head edits the form that his team fills; every edit makes a version, begun forms keep theirs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_editing import (
    allow_unknown,
    move,
    rename,
    rename_section,
    require,
    restore,
    retire,
)
from bot.domain.questionnaire_rules import question_of, section_of
from bot.handlers.questions_base import (
    asked_question,
    edit,
    listen,
    may_undo,
    newest,
    of,
    refusing,
    undo,
)
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments
from bot.screens import questions as screens
from bot.screens.questions import Done
from bot.screens.questions_parts import prompt
from bot.screens.screen import Screen, button


def routes() -> Routes:
    presses: dict[str, Press] = {
        "q.home": press_home,
        "q.sec": press_section,
        "q.at": press_question,
        "q.gone": press_removed,
        "q.undo": press_undo,
        "q.move": press_move,
        "q.req": press_required,
        "q.unk": press_unknown,
        "q.drop": press_retire,
        "q.back": press_restore,
        "q.text": press_text,
        "q.title": press_title,
    }
    return Routes(
        presses={name: refusing(handler) for name, handler in presses.items()},
        answers={"q.text": refusing(type_text), "q.title": refusing(type_title)},
        abilities=dict.fromkeys(presses, Ability.EDIT_QUESTIONS),
    )


# -- what is on the screen


def show_home(turn: Turn, done: Done | None = None) -> list[Reply]:
    version = newest(turn)
    may = may_undo(turn, version.form)
    listen(turn)
    return [turn.show(screens.home(turn.t, version.form, version.version, undo=may, done=done))]


def show_section(turn: Turn, form: Questionnaire, key: str, done: Done | None = None) -> list[Reply]:
    shown = screens.section(turn.t, form, key, undo=_just_now(turn, form, done), done=done)
    listen(turn)
    return [turn.show(shown)]


def show_question(turn: Turn, form: Questionnaire, key: str, done: Done | None = None) -> list[Reply]:
    shown = screens.question(turn.t, form, key, undo=_just_now(turn, form, done), done=done)
    listen(turn)
    return [turn.show(shown)]


def _just_now(turn: Turn, form: Questionnaire, done: Done | None) -> bool:
    """Beside what was done stands the way back; elsewhere it would only take room."""
    return done is not None and may_undo(turn, form)


def ask(turn: Turn, screen: Screen, expects: str, **data: str) -> list[Reply]:
    """A prompt in place of the screen; what is typed next answers it."""
    listen(turn, expects, **data)
    return [turn.show(screen)]


# -- buttons


def press_home(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return show_home(turn)


def press_section(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    return show_section(turn, newest(turn).form, key)


def press_question(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    return show_question(turn, newest(turn).form, key)


def press_removed(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    listen(turn)
    return [turn.show(screens.removed(turn.t, newest(turn).form))]


def press_undo(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return take_back(turn)


def take_back(turn: Turn) -> list[Reply]:
    return show_home(turn, Done.UNDONE) if undo(turn) else [turn.alert(turn.t.plain("questions-undo-late"))]


def press_move(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, step = arguments(given, 2)
    if step not in ("-1", "1"):
        raise Outdated
    return show_question(turn, edit(turn, of(key, move, int(step))), key, Done.SAVED)


def press_required(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, on = _switch(given)
    return show_question(turn, edit(turn, of(key, require, on)), key, Done.SAVED)


def press_unknown(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, on = _switch(given)
    return show_question(turn, edit(turn, of(key, allow_unknown, on)), key, Done.SAVED)


def _switch(given: Sequence[str]) -> tuple[str, bool]:
    """What a button turns on or off, not round: pressed twice it does the same. Raises Outdated."""
    key, on = arguments(given, 2)
    if on not in ("0", "1"):
        raise Outdated
    return key, on == "1"


def press_retire(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    return take_out(turn, key)


def take_out(turn: Turn, key: str) -> list[Reply]:
    """The question is asked no more; what is left of its section is shown."""
    form = edit(turn, of(key, retire))
    return show_section(turn, form, question_of(form, key).section, Done.RETIRED)


def press_restore(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    return show_question(turn, edit(turn, lambda form: restore(form, key)), key, Done.RESTORED)


# -- prompts


def press_text(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    form = newest(turn).form
    question = asked_question(form, key)
    text = turn.t("questions-ask-text", number=form.number(key), question=question.text)
    return ask(turn, prompt(text, button(turn.t.plain("questions-back-question"), "q.at", key)), "q.text", key=key)


def type_text(turn: Turn, text: str) -> list[Reply]:
    key = turn.expected("q.text")["key"]
    return show_question(turn, edit(turn, of(key, rename, text)), key, Done.SAVED)


def press_title(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (key,) = arguments(given, 1)
    section = section_of(newest(turn).form, key)
    text = turn.t("questions-ask-title", section=section.title)
    return ask(turn, prompt(text, button(turn.t.plain("questions-back-section"), "q.sec", key)), "q.title", key=key)


def type_title(turn: Turn, text: str) -> list[Reply]:
    key = turn.expected("q.title")["key"]
    return show_section(turn, edit(turn, lambda form: rename_section(form, key, text)), key, Done.SAVED)
