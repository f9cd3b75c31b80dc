"""What the head writes down for the team: the worksheet, the topic of the week's training."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.team_notes import ANSWER_LIMIT, TOPIC_LIMIT, Question
from bot.domain.timetable import Week
from bot.screens.dates import days_of
from bot.screens.screen import Button, Rows, Screen, button, column, grid
from bot.texts import Texts

TOPICS = ("calls", "objections", "spin", "product", "meetings", "proposals")
"""Topics that take one tap."""


def worksheet(t: Texts, answers: Mapping[str, str], *, may_edit: bool, done: str = "") -> Screen:
    """The four questions with their answers; `done`: what was done just now."""
    lines = [done] if done else []
    lines.append(f"<b>{t('worksheet-title')}</b>")
    if not may_edit and not answers:
        return Screen("\n".join([*lines, t("worksheet-empty")]))
    for number, question in enumerate(Question, start=1):
        answer = answers.get(question)
        if answer or may_edit:
            lines.append(f"\n<b>{number}. {t('worksheet-question', question=question)}</b>")
            lines.append(t("verbatim", text=answer) if answer else t("worksheet-unanswered"))
    if not may_edit:
        return Screen("\n".join(lines))
    lines.append("\n" + t("worksheet-how", example=t.plain("worksheet-example")))
    buttons = [_asking(t, number, question) for number, question in enumerate(Question, start=1)]
    return Screen("\n".join(lines), grid(buttons, 2))


def _asking(t: Texts, number: int, question: Question) -> Button:
    return button(f"✏️ {number}. {t.plain('worksheet-short', question=question)}", "work.ask", question)


def ask_answer(t: Texts, question: Question, known: str | None, done: str = "") -> Screen:
    """`done`: what was done just now."""
    number = list(Question).index(question) + 1
    lines = [done] if done else []
    lines += [f"<b>{number}. {t('worksheet-question', question=question)}</b>"]
    if known:
        lines += [t("worksheet-known"), f"<blockquote>{t('verbatim', text=known)}</blockquote>"]
    lines.append(t("worksheet-ask", limit=ANSWER_LIMIT))
    clear = [button(t.plain("button-worksheet-clear"), "work.clear", question)] if known else []
    return Screen("\n".join(lines), column(*clear, button(t.plain("button-back"), "work.show")))


def newcomer(t: Texts, answers: Mapping[str, str]) -> Screen:
    """What everybody who comes should know of what the team sells, and to whom."""
    return worksheet(t, answers, may_edit=False, done=t("worksheet-newcomer"))


def topic(t: Texts, week: Week, known: str | None) -> Screen:
    """For everybody who is no head."""
    return Screen(t("training-topic", topic=known, **days_of(week)) if known else t("training-none", **days_of(week)))


def ask_topic(t: Texts, week: Week, known: str | None = None) -> Screen:
    """For the head."""
    text = t("training-topic", topic=known, **days_of(week)) if known else t("training-none", **days_of(week))
    how = t("training-ask", example=t.plain("training-example"), limit=TOPIC_LIMIT)
    return Screen(f"{text}\n{how}", _topics(t, week))


def _topics(t: Texts, week: Week) -> Rows:
    return grid(
        [button(t.plain("training-button", topic=each), "train.set", f"{week.monday:%Y%m%d}", each) for each in TOPICS],
        2,
    )


def topic_set(t: Texts, week: Week, text: str) -> Screen:
    change = button(t.plain("button-training-change"), "train.ask", f"{week.monday:%Y%m%d}")
    return Screen(t("training-set", topic=text, **days_of(week)), column(change))
