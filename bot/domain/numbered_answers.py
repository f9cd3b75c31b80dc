"""Several answers in one message, each on a line behind its question's number: «4. 200, ежемесячно»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain import amounts
from bot.domain.option_names import option_meant, says_unknown
from bot.domain.questionnaire import AnswerType, Question, Questionnaire

_NUMBERED = re.compile(r"\s*№?\s?(?P<number>[0-9]{1,3})\s?(?:\)\s*|(?P<dot>[.:])(?:\s+|(?=[^\s0-9])))(?P<text>\S.*)")
"""«2.5» and «15:40» are no numbers of questions."""


@dataclass(slots=True)
class _Line:
    number: int
    question: Question
    text: str
    dot: bool


def split(questionnaire: Questionnaire, text: str) -> dict[str, str]:
    """The answers by their questions' keys; empty for a text that is not plainly this."""
    lines: list[_Line] = []
    for typed in text.splitlines():
        found = _NUMBERED.fullmatch(typed)
        if found is not None:
            question = questionnaire.numbered(int(found["number"]))
            if question is None:
                return {}
            lines.append(_Line(int(found["number"]), question, found["text"].strip(), found["dot"] == "."))
        elif lines:
            lines[-1].text += "\n" + typed
        elif typed.strip():
            return {}
    if not lines or len({each.number for each in lines}) < len(lines) or _is_something_else(questionnaire, lines):
        return {}
    return {each.question.key: each.text.strip() for each in lines}


def _is_something_else(questionnaire: Questionnaire, lines: list[_Line]) -> bool:
    """A figure with a point, or a list that answers one question and is numbered for itself."""
    if len(lines) == 1 and lines[0].dot and _is_figure(lines[0].text):
        return True
    counted = [each.number for each in lines] == list(range(1, len(lines) + 1))
    if counted and len(lines) > 1 and (all(";" in each.text for each in lines) or _are_options(questionnaire, lines)):
        return True
    return any(each.question.parts[0].type is AnswerType.PEOPLE and not _may_name(each.text) for each in lines)


def _is_figure(text: str) -> bool:
    """«12. 5 млн», «15. 12»"""
    return not any(letter.isalpha() for letter in text) or amounts.amount(text, money=True) is not None


def _are_options(questionnaire: Questionnaire, lines: list[_Line]) -> bool:
    several = (AnswerType.CHOICES, AnswerType.ORDERED)
    parts = [part for each in questionnaire.questions for part in each.parts if part.type in several]
    return any(all(option_meant(part.options, each.text) for each in lines) for part in parts)


def _may_name(text: str) -> bool:
    """«1. цена» names nobody."""
    surname, *others = text.split()
    capitals = bool(others) and surname[0].isupper() and others[0][0].isupper()
    return capitals or says_unknown(text) or ";" in text or "," in text
