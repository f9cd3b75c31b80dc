"""`/questions`: a new section; a new question, one thing asked at a time, or all of it in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.domain.questionnaire import AnswerType, Questionnaire
from bot.domain.questionnaire_editing import NewQuestion, add_question, add_section, new_options
from bot.domain.questionnaire_rules import CHOOSING, section_of
from bot.domain.questions_line import Draft, read_new, section_named, split_options, type_named
from bot.handlers.questions import ask, show_question, show_section
from bot.handlers.questions_base import edit, newest, refusing
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments
from bot.screens import questions_parts as screens
from bot.screens.questions import Done
from bot.screens.screen import Screen, button

ASKED = "q.new"


def routes() -> Routes:
    presses: dict[str, Press] = {
        "q.newsec": press_new_section,
        "q.add": press_add,
        "q.where": press_where,
        "q.type": press_type,
    }
    return Routes(
        presses={name: refusing(handler) for name, handler in presses.items()},
        answers={ASKED: refusing(type_new), "q.section": refusing(type_section)},
        abilities=dict.fromkeys((*presses, ASKED, "q.section"), Ability.EDIT_QUESTIONS),
    )


# -- a section


def press_new_section(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    back = button(turn.t.plain("questions-back-home"), "q.home")
    return ask(turn, screens.prompt(turn.t("questions-ask-section"), back), "q.section")


def type_section(turn: Turn, text: str) -> list[Reply]:
    form = edit(turn, lambda form: add_section(form, text))
    return show_section(turn, form, form.sections[-1].key, Done.SECTION)


# -- a question


def press_add(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (section,) = arguments(given, 1)
    form = newest(turn).form
    return go_on(turn, form, Draft(section_of(form, section).key))


def go_on(turn: Turn, form: Questionnaire, draft: Draft) -> list[Reply]:
    """Ask for the first thing that is missing; with everything there, add the question. Raises Refused."""
    _check(form, draft)
    if draft.section is not None and draft.text and draft.type is not None and not _lacks_options(draft):
        return _add(turn, draft.section, NewQuestion(draft.text, draft.type, draft.options, draft.required))
    data: dict[str, Any] = asdict(draft)
    return ask(turn, _prompt(turn, form, draft), ASKED, **data)


def _lacks_options(draft: Draft) -> bool:
    return draft.type in CHOOSING and not draft.options


def _prompt(turn: Turn, form: Questionnaire, draft: Draft) -> Screen:
    if draft.section is None:
        return screens.ask_where(turn.t, form, draft)
    if not draft.text:
        return screens.ask_new(turn.t, form, draft.section)
    if draft.type is None:
        return screens.ask_type(turn.t, draft, draft.section)
    return screens.ask_options(turn.t, draft, draft.section)


def _check(form: Questionnaire, draft: Draft) -> None:
    """What is said so far is refused as soon as it is said, not at the end."""
    if draft.section is not None:
        section_of(form, draft.section)
    if draft.text:
        add_question(form, draft.section or form.sections[0].key, NewQuestion(draft.text))
    if draft.options and draft.type in CHOOSING:
        new_options(draft.options)


def _add(turn: Turn, section: str, new: NewQuestion) -> list[Reply]:
    before = {each.key for each in newest(turn).form.questions}
    form = edit(turn, lambda form: add_question(form, section, new))
    added = next(each for each in form.questions if each.key not in before)
    return show_question(turn, form, added.key, Done.ADDED)


def press_where(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (section,) = arguments(given, 1)
    form = newest(turn).form
    return go_on(turn, form, replace(_draft(turn), section=section_of(form, section).key))


def press_type(turn: Turn, given: Sequence[str]) -> list[Reply]:
    (kind,) = arguments(given, 1)
    draft = _draft(turn)
    if kind not in set(AnswerType) or not draft.text:
        raise Outdated
    return go_on(turn, newest(turn).form, replace(draft, type=AnswerType(kind)))


def _draft(turn: Turn) -> Draft:
    """What he has said of the new question. Raises Outdated where he is not adding one."""
    data = turn.expected(ASKED)
    if not data:
        raise Outdated
    kind = AnswerType(data["type"]) if data["type"] else None
    return Draft(data["section"], data["text"], kind, tuple(data["options"]), data["required"])


def type_new(turn: Turn, text: str) -> list[Reply]:
    """The text of the question, its section, its type, its options: whichever was asked for."""
    form, draft = newest(turn).form, _draft(turn)
    if not draft.text:
        return go_on(turn, form, read_new(form, text, draft.section))
    if draft.section is None:
        section = section_named(form, text.strip())
        if section is None:
            return [turn.say(Screen(turn.t("questions-where-bad")))]
        return go_on(turn, form, replace(draft, section=section.key))
    if draft.type is None:
        return _type_typed(turn, form, draft, text)
    return go_on(turn, form, replace(draft, options=split_options(text) or ("",)))


def _type_typed(turn: Turn, form: Questionnaire, draft: Draft, text: str) -> list[Reply]:
    """`число`; or with its options: `выбор: да, нет`."""
    name, _, options = text.partition(":")
    kind = type_named(name)
    if kind is None:
        return [turn.say(Screen(turn.t("questions-type-bad")))]
    return go_on(turn, form, replace(draft, type=kind, options=split_options(options)))
