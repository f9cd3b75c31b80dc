"""`/questions файл`: the form as a table; the changed table, sent back, is looked at first and then accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.types import Message

from bot.delivery.errands import Errand, Fetched, Unread
from bot.delivery.messages import document
from bot.delivery.outbox import Reply
from bot.domain.people import Ability, may
from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_json import dumps, loads
from bot.domain.questions_rows import Problem
from bot.domain.questions_table import from_table
from bot.handlers.questions import show_home
from bot.handlers.questions_base import LISTENING, edit, fingerprint, is_fresh, listen, newest, refusing
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments
from bot.screens import questions_file as screens
from bot.screens.questions import Done
from bot.screens.screen import Screen

KIND = "questions_xlsx"
CAPTIONED = "/questions"
OFFERED = "q.take"
"""What is kept with it is a form that nobody has accepted yet, and which one it was made from."""
PROMPTS = ("q.text", "q.title", "q.option", "q.optadd", "q.new", "q.section")
YES = ("принять", "да", "ок", "accept", "yes", "ok")
NO = ("отмена", "отменить", "нет", "не надо", "no", "discard", "cancel")


def routes() -> Routes:
    presses: dict[str, Press] = {"q.file": press_file, OFFERED: press_take}
    return Routes(
        presses={name: refusing(handler) for name, handler in presses.items()},
        answers={OFFERED: refusing(type_take)},
        contents=dict.fromkeys((LISTENING, OFFERED, CAPTIONED, *PROMPTS), send_content),
        files={KIND: refusing(look)},
        abilities=dict.fromkeys((*presses, KIND), Ability.EDIT_QUESTIONS),
    )


# -- out


def press_file(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return send_file(turn)


def send_file(turn: Turn) -> list[Reply]:
    """The newest version as a workbook; what is sent next may be the changed one."""
    form = newest(turn).form
    listen(turn)
    data = {"locale": turn.t.locale, "questionnaire": dumps(form)}
    name = turn.t.plain("questions-file-name", day=f"{turn.member.day(turn.now):%Y-%m-%d}")
    return [document(turn.member.telegram_id, name, "questions_xlsx", data, turn.t("questions-file-hint"))]


# -- in


def send_content(turn: Turn, message: Message) -> list[Reply]:
    """A document is a changed form; of anything else it is said what to send, where something was asked."""
    if not may(turn.member, Ability.EDIT_QUESTIONS):
        return []
    if message.document is not None:
        return [turn.say(Screen(turn.t("questions-file-reading"))), Errand(KIND, message.document.file_id, {})]
    if turn.conversation is None or (turn.conversation.expects == LISTENING and not is_fresh(turn)):
        return []
    return [turn.say(Screen(turn.t("questions-content-bad")))]


def look(turn: Turn, fetched: Fetched) -> list[Reply]:
    """What the file would change, or what is wrong with it; nothing is changed yet."""
    before = newest(turn).form
    made = _made(before, fetched.content)
    if isinstance(made, list):
        listen(turn)
        return [turn.say(screens.problems(turn.t, made))]
    if made == before:
        listen(turn)
        return [turn.say(screens.nothing_new(turn.t))]
    mark = fingerprint(made)
    listen(turn, OFFERED, form=dumps(made), base=fingerprint(before), mark=mark)
    return [turn.say(screens.offered(turn.t, before, made, mark))]


def _made(before: Questionnaire, content: Any) -> Questionnaire | list[Problem]:
    if isinstance(content, Unread):
        return [Problem(0, "", content.why)]
    return from_table(before, content)


# -- accepting


def press_take(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Принять» accepts the file beneath which it stands. Raises Outdated for one that was sent before another."""
    (mark,) = arguments(given, 1)
    if turn.expected(OFFERED).get("mark") != mark:
        raise Outdated
    return _take(turn)


def _take(turn: Turn) -> list[Reply]:
    data = turn.expected(OFFERED)
    if fingerprint(newest(turn).form) != data["base"]:
        return [turn.alert(turn.t.plain("questions-file-late"))]
    edit(turn, lambda _: loads(data["form"]))
    return show_home(turn, Done.IMPORTED)


def type_take(turn: Turn, text: str) -> list[Reply]:
    word = text.strip().lower().rstrip(".!")
    if word in YES:
        return _take(turn)
    if word in NO:
        return show_home(turn)
    return [turn.say(Screen(turn.t("questions-file-bad-answer")))]
