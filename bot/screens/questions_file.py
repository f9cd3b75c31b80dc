"""The form as a file: what a changed one would change, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.questionnaire import Question, Questionnaire
from bot.domain.questionnaire_rules import Why, changes
from bot.domain.questions_rows import Problem
from bot.screens.screen import Screen, button, cut
from bot.texts import Texts

QUESTIONS_SHOWN = 10
PROBLEMS_SHOWN = 12
TEXT = 60
"""Characters of a question, or of what stood in a cell: enough to know it by."""


def offered(t: Texts, before: Questionnaire, after: Questionnaire, mark: str) -> Screen:
    """What would change, to be accepted with one tap; `mark`: which file it is."""
    found = changes(before, after)
    lines = [t("questions-file-offered")]
    lines += _listed(t, t("questions-file-added", count=len(found.added)), found.added)
    lines += _listed(t, t("questions-file-changed", count=len(found.changed)), found.changed)
    lines += _listed(t, t("questions-file-removed", count=len(found.removed)), found.removed)
    if len(lines) == 1:
        lines.append(t("questions-file-order"))
    lines += ["", t("questions-file-ask")]
    take = button(t.plain("questions-file-take"), "q.take", mark)
    return Screen("\n".join(lines), ((take,), (button(t.plain("questions-file-leave"), "q.home"),)))


def _listed(t: Texts, head: str, questions: Sequence[Question]) -> list[str]:
    if not questions:
        return []
    lines = [t("questions-file-question", question=_short(each.text)) for each in questions[:QUESTIONS_SHOWN]]
    more = len(questions) - QUESTIONS_SHOWN
    return ["", head, *lines, *([t("questions-file-more", count=more)] if more > 0 else [])]


def _short(text: str) -> str:
    return cut(" ".join(text.split()), TEXT)


def nothing_new(t: Texts) -> Screen:
    return Screen(t("questions-file-same"), ((button(t.plain("questions-back-home"), "q.home"),),))


def problems(t: Texts, found: Sequence[Problem]) -> Screen:
    """Row by row, why the file is not taken; the form stays as it is."""
    faults = [each for each in found if each.why not in set(Why)]
    back = ((button(t.plain("questions-back-home"), "q.home"),),)
    if faults:
        return Screen(t("questions-file-unreadable", fault=faults[0].why), back)
    lines = [t("questions-file-problems", count=len(found)), ""]
    lines += [_problem(t, each) for each in found[:PROBLEMS_SHOWN]]
    more = len(found) - PROBLEMS_SHOWN
    if more > 0:
        lines.append(t("questions-file-more", count=more))
    return Screen("\n".join(lines), back)


def _problem(t: Texts, problem: Problem) -> str:
    about = _short(problem.about)
    if problem.row == 0 and problem.why == Why.CORE_STAYS:
        return t("questions-problem-core-gone", question=about)
    if problem.why == Why.NOT_READ and not about:
        why = t.plain("questions-problem-unfit")
    else:
        why = t.plain("questions-problem", refusal=problem.why, about=about)
    if problem.row == 0:
        return t("verbatim", text=why)
    column = t.plain("questions-column", column=problem.column)
    return t("questions-problem-row", row=problem.row, column=column, why=why)
