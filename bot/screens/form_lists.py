"""The questionnaire as a whole: what is missing, sections to jump to, that it is complete, two answers that clash."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.domain.forms import Form
from bot.domain.questionnaire import Question, is_answered, shown
from bot.screens.filling import head, shortened
from bot.screens.screen import Button, Rows, Screen, button, button_of
from bot.texts import Texts

MISSING_SHOWN = 12
SECTION_PAGE = 20
"""Questions of a section in one list."""


def remaining(t: Texts, form: Form, counted: Sequence[str], echo: str = "") -> Screen:
    """What the form still lacks, each a button: skipped questions are never lost."""
    left = form.missing
    number = form.questionnaire.number(left[0].key) if left else 1
    lines = [*head(t, form, echo, counted), "", t("form-remaining", count=len(left), number=number)]
    if len(left) > MISSING_SHOWN:
        lines.append(t("form-more", count=len(left) - MISSING_SHOWN))
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


def sections(t: Texts, form: Form, noted: Collection[str], asked: Question | None) -> Screen:
    """Where to jump: every section, with how much of it is answered; `asked`: what a text still answers."""
    answers = form.answers
    rows: list[tuple[Button, ...]] = []
    every = shown(form.questionnaire, answers, existing=form.existing)
    for section in form.questionnaire.sections:
        inside = [each for each in every if each.section == section.key]
        if not inside:
            continue
        lacking = sum(each.required and not is_answered(each, answers) for each in inside)
        mark = "❗" if lacking else "✅"
        voice = "🎙 " if any(each.key in noted for each in inside) else ""
        figures = f"{sum(is_answered(each, answers) for each in inside)}/{len(inside)}"
        lead = f"{mark} {voice}"
        rows.append((button_of(section.title, f" {figures}", "form.sec", form.id, section.key, 0, lead=lead),))
    left = len(form.missing)
    if left:
        rows.append((button(t.plain("form-missing", count=left), "form.left", form.id),))
    going = (
        button(t.plain("form-go-on"), "form.go", form.id),
        button(t.plain("form-page"), "form.page", form.id, 0),
    )
    lines = [*head(t, form), t("form-jump"), *_still_asked(t, form, asked)]
    return Screen("\n".join(lines), (*rows, going))


def _still_asked(t: Texts, form: Form, asked: Question | None) -> list[str]:
    """A list is looked at in the middle of a question, and what is typed still answers that one."""
    if asked is None:
        return []
    return [t("form-still-asked", number=form.questionnaire.number(asked.key), question=shortened(asked.text))]


def section(t: Texts, form: Form, key: str, noted: Collection[str], page: int, asked: Question | None) -> Screen:
    """The questions of one section; ❗ is required and missing, ▫️ may stay open."""
    answers = form.answers
    title = next(each.title for each in form.questionnaire.sections if each.key == key)
    every = shown(form.questionnaire, answers, existing=form.existing)
    inside = [each for each in every if each.section == key]
    first = min(max(0, page), max(0, len(inside) - 1) // SECTION_PAGE) * SECTION_PAGE
    rows: list[tuple[Button, ...]] = []
    for question in inside[first : first + SECTION_PAGE]:
        mark = "✅" if is_answered(question, answers) else "❗" if question.required else "▫️"
        rows.append((_open(form, question, f"{mark}{'🎙' if question.key in noted else ''} "),))
    lines = [t("form-section", section=title), *_still_asked(t, form, asked)]
    listing = (button(t.plain("form-list"), "form.list", form.id),)
    return Screen("\n".join(lines), (*rows, *_turning(form, key, first, len(inside)), listing))


def _turning(form: Form, key: str, first: int, count: int) -> Rows:
    page = first // SECTION_PAGE
    turning: list[Button] = []
    if page:
        turning.append(button("◀️", "form.sec", form.id, key, page - 1))
    if first + SECTION_PAGE < count:
        turning.append(button("▶️", "form.sec", form.id, key, page + 1))
    return (tuple(turning),) if turning else ()


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
