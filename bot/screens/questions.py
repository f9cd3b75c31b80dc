"""The head's editor of the questionnaire: its sections, a section's questions, one question."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.questionnaire import Question, Questionnaire
from bot.domain.questionnaire_rules import (
    MAY_BE_UNKNOWN,
    Refused,
    asked,
    options_of,
    options_part,
    question_of,
    retired,
    section_of,
)
from bot.screens.screen import Button, Rows, Screen, button, cut, label_of
from bot.texts import Texts

GONE_SHOWN = 60
ABOUT = 60
"""Characters of what stands in an edit's way: an alert holds 200 in all."""


class Done(StrEnum):
    """What has just been done."""

    SAVED = "saved"
    ADDED = "added"
    SECTION = "section"
    RETIRED = "retired"
    RESTORED = "restored"
    UNDONE = "undone"
    IMPORTED = "imported"


def home(t: Texts, form: Questionnaire, version: int, *, undo: bool, done: Done | None = None) -> Screen:
    """All sections; `undo`: the head's last edit can be taken back."""
    gone = len(retired(form))
    rows = [
        (button(_section_label(form, number), "q.sec", section.key),)
        for number, section in enumerate(form.sections, start=1)
    ]
    aside = ((button(t.plain("questions-gone-button", count=gone), "q.gone"),),) if gone else ()
    return Screen(
        _text(
            done_line(t, done), t("questions-head", count=len(asked(form)), version=version), t("questions-hint-home")
        ),
        (
            *rows,
            (
                button(t.plain("questions-add-section"), "q.newsec"),
                button(t.plain("questions-file-button"), "q.file"),
            ),
            *aside,
            *undo_row(t, undo),
        ),
    )


def _section_label(form: Questionnaire, number: int) -> str:
    """`2. Текущая ситуация · 5`: a long title is cut, its number of questions stays."""
    section = form.sections[number - 1]
    tail = f" · {len(asked(form, section.key))}"
    title = f"{number}. {section.title}"
    return label_of(title, tail)


def _text(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def done_line(t: Texts, done: Done | None) -> str:
    return t("questions-done", done=done) if done else ""


def undo_row(t: Texts, undo: bool) -> Rows:
    return ((button(t.plain("questions-undo"), "q.undo"),),) if undo else ()


def section(t: Texts, form: Questionnaire, key: str, *, undo: bool, done: Done | None = None) -> Screen:
    """The questions of one section, with what binds them. Raises Refused for one that is not there."""
    title = section_of(form, key).title
    number = [each.key for each in form.sections].index(key) + 1
    inside = asked(form, key)
    rows = [(question_button(form, each, _mark(each)),) for each in inside]
    return Screen(
        _text(
            done_line(t, done),
            t("questions-section-head", section=f"{number}. {title}"),
            t("questions-marks") if inside else t("questions-section-empty"),
            t("questions-hint-section", number=number),
        ),
        (
            *rows,
            (button(t.plain("questions-add"), "q.add", key), button(t.plain("questions-title"), "q.title", key)),
            (button(t.plain("questions-back-home"), "q.home"),),
            *undo_row(t, undo),
        ),
    )


def _mark(question: Question) -> str:
    return "🔒" if question.fact is not None else "❗" if question.required else "▫️"


def question_button(form: Questionnaire, question: Question, mark: str = "") -> Button:
    number = "" if question.retired else f"{form.number(question.key)}. "
    return button(f"{mark} {number}{question.text}".strip(), "q.at", question.key)


def question(t: Texts, form: Questionnaire, key: str, *, undo: bool, done: Done | None = None) -> Screen:
    """All that is known of a question, and what may be changed. Raises Refused for one that is not there."""
    found = question_of(form, key)
    if found.retired:
        return _gone(t, found, undo=undo, done=done)
    number = form.number(key)
    return Screen(
        _text(
            done_line(t, done),
            t("questions-question", number=number, question=found.text),
            *_facts(t, form, found),
            t("questions-hint-question", number=number),
        ),
        (*_edits(t, found), *_back(t, found), *undo_row(t, undo)),
    )


def _facts(t: Texts, form: Questionnaire, question: Question) -> list[str]:
    """Where it stands, the kind of answer, the options, whom it concerns and when."""
    kinds = [t.plain("questions-type", type=part.type) for part in question.parts]
    lines = [t("questions-in-section", section=section_of(form, question.section).title)]
    lines.append(t("questions-answer-is", type=" + ".join(kinds)))
    options = options_of(question)
    if options:
        lines.append(t("questions-options-are", options=" · ".join(each.label for each in options)))
    if question.fact is not None:
        return [*lines, t("questions-core")]
    lines.append(t("questions-audience-is", audience=question.audience))
    return [*lines, *_condition(t, form, question)]


def _condition(t: Texts, form: Questionnaire, question: Question) -> list[str]:
    condition = question.shown_if
    other = form.question(condition.question) if condition else None
    if condition is None or other is None:
        return []
    labels = [each.label for each in options_of(other) if each.key in condition.options]
    return [t("questions-condition-is", question=other.text, options=" · ".join(labels))]


def _edits(t: Texts, question: Question) -> Rows:
    """What may be done; what the method forbids is not offered."""
    core = question.fact is not None
    rows: list[tuple[Button, ...]] = [
        (
            button(t.plain("questions-text"), "q.text", question.key),
            button("⬆️", "q.move", question.key, -1),
            button("⬇️", "q.move", question.key, 1),
        )
    ]
    binding: list[Button] = []
    if not core:
        label = t.plain("questions-required" if question.required else "questions-not-required")
        binding.append(button(label, "q.req", question.key, int(not question.required)))
    if not core or question.fact in MAY_BE_UNKNOWN:
        label = t.plain("questions-unknown" if question.unknown_allowed else "questions-no-unknown")
        binding.append(button(label, "q.unk", question.key, int(not question.unknown_allowed)))
    rows.append(tuple(binding))
    parts: list[Button] = []
    if options_part(question) is not None:
        parts.append(button(t.plain("questions-options"), "q.opts", question.key))
    if not core:
        parts.append(button(t.plain("questions-who"), "q.who", question.key))
    rows.append(tuple(parts))
    if not core:
        rows.append(
            (
                button(t.plain("questions-if"), "q.if", question.key),
                button(t.plain("questions-retire"), "q.drop", question.key),
            )
        )
    return tuple(filter(None, rows))


def _back(t: Texts, question: Question) -> Rows:
    return (
        (
            button(t.plain("questions-back-section"), "q.sec", question.section),
            button(t.plain("questions-back-home"), "q.home"),
        ),
    )


def _gone(t: Texts, question: Question, *, undo: bool, done: Done | None) -> Screen:
    return Screen(
        _text(done_line(t, done), t("questions-question-gone", question=question.text)),
        (
            (button(t.plain("questions-restore"), "q.back", question.key),),
            (button(t.plain("questions-back-home"), "q.home"),),
            *undo_row(t, undo),
        ),
    )


def removed(t: Texts, form: Questionnaire) -> Screen:
    """The questions that are not asked any more."""
    gone = retired(form)
    more = len(gone) - GONE_SHOWN
    return Screen(
        _text(
            t("questions-gone-head") if gone else t("questions-gone-none"),
            t("questions-gone-more", count=more) if more > 0 else "",
        ),
        (
            *((question_button(form, each),) for each in gone[:GONE_SHOWN]),
            (button(t.plain("questions-back-home"), "q.home"),),
        ),
    )


def refusal(t: Texts, refused: Refused) -> str:
    """Why an edit is not made, and what to do instead; plain."""
    return t.plain("questions-refused", refusal=refused.why, about=cut(refused.about, ABOUT))
