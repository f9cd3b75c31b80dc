"""What is typed to move about in a questionnaire: «назад», «пропустить», «раздел Итог», «вопрос 12», «что осталось»."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain.option_names import folded, option_meant
from bot.domain.questionnaire import Option, Questionnaire, Section


class Move(StrEnum):
    BACK = "back"
    SKIP = "skip"
    LIST = "list"
    """The sections."""
    MISSING = "missing"
    SAME = "same"
    """As the client's last form says."""
    PAGE = "page"
    PDF = "pdf"
    NOTES = "notes"
    """What was sent to the question by voice, once more."""
    SECTION = "section"
    QUESTION = "question"


UNCHANGED = frozenset(("без изменений", "ничего не изменилось", "no changes", "nothing has changed"))
"""An answer too, where a question asks in words for what has changed."""
_WORDS: dict[Move, frozenset[str]] = {
    Move.BACK: frozenset(("назад", "вернуться", "back")),
    Move.SKIP: frozenset(
        (
            *("пропустить", "позже", "дальше", "далее", "готово", "продолжить"),
            *("skip", "later", "next", "done", "go on"),
        )
    ),
    Move.LIST: frozenset(("обзор", "список", "вопросы", "разделы", "overview", "list", "questions", "sections")),
    Move.MISSING: frozenset(
        (
            *("что осталось", "осталось", "чего не хватает", "что не хватает", "не хватает", "пропущенное"),
            *("what is left", "what's left", "left", "missing", "what is missing", "what's missing"),
        )
    ),
    Move.SAME: UNCHANGED
    | frozenset(
        (
            *("то же", "тоже", "то же самое", "тоже самое", "так же", "как было", "как в прошлый раз", "оставить"),
            *("same", "the same", "as last time", "as before", "keep"),
        )
    ),
    Move.PAGE: frozenset(("вся анкета", "анкета", "whole form", "the whole form", "form")),
    Move.PDF: frozenset(("pdf", "пдф")),
    Move.NOTES: frozenset(("заметки", "заметка", "прослушать", "notes", "note", "listen")),
}
_TO_SECTION = re.compile(r"(?:к |в |на |to )?(?:раздел[уае]?|section) (.+)")
_TO_QUESTION = re.compile(r"(?:к |на |to )?(?:вопрос[ау]?|question) ([0-9]{1,3})")


def move_named(text: str) -> tuple[Move, str] | None:
    """Where a text that says nothing else leads; and which section or question."""
    line = folded(text)
    for move, words in _WORDS.items():
        if line in words:
            return move, ""
    for move, pattern in ((Move.SECTION, _TO_SECTION), (Move.QUESTION, _TO_QUESTION)):
        if found := pattern.fullmatch(line):
            return move, found[1]
    return None


def section_meant(form: Questionnaire, text: str) -> Section | None:
    """By its number, from 1, or by its title, or how that begins."""
    if text.isdecimal() and 0 < int(text) <= len(form.sections):
        return form.sections[int(text) - 1]
    key = option_meant([Option(each.key, each.title) for each in form.sections], text)
    return next((each for each in form.sections if each.key == key), None)
