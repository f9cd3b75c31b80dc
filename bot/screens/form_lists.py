"""The questionnaire as a whole: what is missing, sections to jump to, that it is complete, two answers that clash."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.forms import Form
from bot.domain.questionnaire import Question, is_answered, shown
from bot.screens.filling import shortened
from bot.screens.screen import Button, Screen, button
from bot.texts import Texts

MISSING_SHOWN = 12


def remaining(t: Texts, form: Form, echo: str = "") -> Screen:
    """What the form still lacks, each a button: skipped questions are never lost."""
    done, left = form.progress, form.missing
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required)]
    if echo:
        lines.append(t("form-echo", answer=shortened(echo)))
    lines += ["", t("form-remaining", count=len(left))]
    buttons = tuple((_open(form, each),) for each in left[:MISSING_SHOWN])
    return Screen("\n".join(lines), (*buttons, _below(t, form)))


def _open(form: Form, question: Question, mark: str = "") -> Button:
    number = form.questionnaire.number(question.key)
    return button(f"{mark}{number}. {question.text}", "form.at", form.id, question.key)


def _below(t: Texts, form: Form) -> tuple[Button, ...]:
    return (
        button(t.plain("form-list"), "form.list", form.id),
        button(t.plain("form-page"), "form.page", form.id, 0),
    )


def complete(t: Texts, form: Form, counted: Sequence[str], optional: int, *, book: bool, echo: str = "") -> Screen:
    """All required answers are there; `counted`: what its meeting counts for; `optional`: how many are still open."""
    done = form.progress
    lines = [t("form-complete", client=form.client_name, answered=done.answered, required=done.required)]
    if echo:
        lines.append(t("form-echo", answer=shortened(echo)))
    lines += counted
    rows: list[tuple[Button, ...]] = []
    if book:
        rows.append((button(t.plain("form-book"), "form.book", form.id),))
    if optional:
        rows.append((button(t.plain("form-rest", count=optional), "form.rest", form.id),))
    return Screen("\n".join(lines), (*rows, _below(t, form)))


def sections(t: Texts, form: Form, noted: set[str]) -> Screen:
    """Where to jump: every section, with how much of it is answered."""
    done, answers = form.progress, form.answers
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required)]
    rows: list[tuple[Button, ...]] = []
    asked = shown(form.questionnaire, answers, existing=form.existing)
    for section in form.questionnaire.sections:
        inside = [each for each in asked if each.section == section.key]
        if not inside:
            continue
        lacking = sum(each.required and not is_answered(each, answers) for each in inside)
        mark = "❗" if lacking else "✅"
        voice = " 🎙" if any(each.key in noted for each in inside) else ""
        label = f"{mark} {section.title}{voice} {sum(is_answered(each, answers) for each in inside)}/{len(inside)}"
        rows.append((button(label, "form.sec", form.id, section.key),))
    lines.append(t("form-jump"))
    go_on = button(t.plain("form-go-on"), "form.go", form.id)
    return Screen("\n".join(lines), (*rows, (go_on, button(t.plain("form-page"), "form.page", form.id, 0))))


def section(t: Texts, form: Form, key: str, noted: set[str]) -> Screen:
    """The questions of one section; ❗ is required and missing, ▫️ may stay open."""
    answers = form.answers
    title = next(each.title for each in form.questionnaire.sections if each.key == key)
    rows: list[tuple[Button, ...]] = []
    for question in shown(form.questionnaire, answers, existing=form.existing):
        if question.section == key:
            mark = "✅" if is_answered(question, answers) else "❗" if question.required else "▫️"
            rows.append((_open(form, question, f"{mark}{'🎙' if question.key in noted else ''} "),))
    return Screen(t("form-section", section=title), (*rows, (button(t.plain("form-list"), "form.list", form.id),)))


def clash(t: Texts, form: Form, question: Question, theirs: str, author: str, mine: str) -> Screen:
    """Somebody answered meanwhile: both answers are shown, the person decides."""
    text = t(
        "form-clash",
        number=form.questionnaire.number(question.key),
        question=question.text,
        author=author,
        theirs=shortened(theirs),
        mine=shortened(mine),
    )
    return Screen(
        text,
        (
            (button(t.plain("form-leave"), "form.leave", form.id, question.key),),
            (button(t.plain("form-over"), "form.over", form.id, question.key),),
        ),
    )
