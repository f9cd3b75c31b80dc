"""Why a typed answer will not do, and how to give one."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.answering import Problem
from bot.domain.questionnaire import AnswerType, Question
from bot.domain.unfit import Reason
from bot.handlers.turn import Turn
from bot.screens.answers import number_text

NOTHING_OF_ITS_TYPE = {
    AnswerType.NUMBER: Reason.NOT_A_NUMBER,
    AnswerType.MONEY: Reason.NOT_A_NUMBER,
    AnswerType.CHOICE: Reason.NOT_AN_OPTION,
    AnswerType.CHOICES: Reason.NOT_AN_OPTION,
    AnswerType.ORDERED: Reason.NOT_AN_OPTION,
    AnswerType.DATE: Reason.NOT_A_DATE,
    AnswerType.YES_NO: Reason.NOT_YES_NO,
    AnswerType.PEOPLE: Reason.NO_NAME,
}
"""What to say of a text without a letter or a figure, so that it helps."""


def unfit_text(turn: Turn, question: Question, found: Problem) -> str:
    """Plain."""
    part = question.parts[found.part]
    why = NOTHING_OF_ITS_TYPE.get(part.type, found.why) if found.why is Reason.EMPTY else found.why
    options = ", ".join(option.label for option in part.options) or turn.t.plain("form-yes-or-no")
    return turn.t.plain("form-unfit", why=why, limit=_shown(found.limit), options=options)


def _shown(limit: str) -> str:
    return number_text(Decimal(limit)) if limit.lstrip("-").isdecimal() else limit
