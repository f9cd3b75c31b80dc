"""A form as a page to read, lists of forms, and what its meeting counts for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.clients import Client
from bot.domain.forms import Form, FormSummary
from bot.domain.funnel import Held, Verdict, judge_effective, judge_held
from bot.domain.proactive_funnel import Filled, Talk
from bot.domain.questionnaire import Question, is_answered
from bot.screens.answers import answer_text
from bot.screens.dates import show_day
from bot.screens.filling import shortened
from bot.screens.gaps import gap_of_held
from bot.screens.screen import Button, Screen, button, label_of
from bot.texts import Texts

PAGE = 2600
"""Characters of one page: what they are escaped to stays within Telegram's 4096."""
ANSWER_SHOWN = 600


def held_lines(t: Texts, held: Held) -> list[str]:
    """Whether a held meeting counts, and whether it is an effective one; else why not."""
    gap = judge_held(held).gap
    if gap is not None:
        return [t("held-not-counted", why=gap_of_held(t, gap, held.answered, held.required))]
    gap = judge_effective(held).gap
    return [t("held-counted", why=t.plain("gap", gap=gap)) if gap is not None else t("held-effective")]


def visit_lines(t: Texts, visit: Verdict[Talk], filled: Verdict[Filled] | None) -> list[str]:
    """Whether a visit counts, and whether its questionnaire does."""
    said = [t("visit-counted")] if visit.gap is None else [t("visit-not-counted", why=t.plain("gap", gap=visit.gap))]
    return said + (filled_lines(t, filled) if filled is not None and visit.gap is None else [])


def filled_lines(t: Texts, filled: Verdict[Filled]) -> list[str]:
    """Whether an existing client's questionnaire counts."""
    if filled.gap is None:
        return [t("filled-counted")]
    made = filled.record
    return [t("filled-not-counted", why=gap_of_held(t, filled.gap, made.answered, made.required))]


# -- lists


def label(t: Texts, form: FormSummary, zone: ZoneInfo, *, client: bool) -> str:
    """`✅ вт 24.11 12/12`, or with the client's name."""
    mark = "✅" if form.complete else "▫️"
    day = form.met_on or form.begun_at.astimezone(zone).date()
    done = f"{show_day(day, t)} · {form.answered}/{form.required}"
    return label_of(form.client_name, f" · {done}", lead=f"{mark} ") if client else f"{mark} {done}"


def unfinished(t: Texts, found: Sequence[FormSummary], zone: ZoneInfo) -> Screen:
    """His forms to go on with; any other client's is asked for by name."""
    rows = tuple((button(label(t, each, zone, client=True), "form.go", each.id),) for each in found)
    return Screen(t("form-which" if found else "form-which-client"), rows)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a client's forms, the latest first."""

    forms: Sequence[FormSummary]
    skip: int
    """How many are newer."""
    total: int
    size: int
    """Of a full page."""


def of_client(t: Texts, client: Client, listed: Listed, zone: ZoneInfo, *, may_fill: bool) -> Screen:
    """A client's forms, a page at a time."""
    rows: list[tuple[Button, ...]] = [
        (button(label(t, each, zone, client=False), "form.page", each.id, 0),) for each in listed.forms
    ]
    turning: list[Button] = []
    if listed.skip:
        turning.append(button(t.plain("form-newer"), "form.of", client.id, max(0, listed.skip - listed.size)))
    if listed.skip + len(listed.forms) < listed.total:
        turning.append(button(t.plain("form-older"), "form.of", client.id, listed.skip + listed.size))
    if turning:
        rows.append(tuple(turning))
    if may_fill:
        rows.append((button(t.plain("form-new"), "form.new", client.id),))
    rows.append((button(t.plain("form-client"), "client.show", client.id),))
    return Screen(_listed(t, client, listed), tuple(rows))


def _listed(t: Texts, client: Client, listed: Listed) -> str:
    if listed.total <= listed.size:
        return t("form-of-client", client=client.name, count=listed.total)
    first, last = listed.skip + 1, listed.skip + len(listed.forms)
    return t("form-of-client-part", client=client.name, first=first, last=last, count=listed.total)


def choose_client(t: Texts, found: Sequence[Client]) -> Screen:
    return Screen(t("ask-client-which"), tuple((button(each.name, "form.client", each.id),) for each in found))


# -- the page


def page(t: Texts, form: Form, names: Mapping[int, str], zone: ZoneInfo, number: int, *, may_fill: bool) -> Screen:
    """The form as it stands, section by section; long ones in pages, from 0. `names`: of who wrote in it."""
    pages = _pages(t, form, names)
    number = min(max(0, number), len(pages) - 1)
    done = form.progress
    head = t(
        "form-page-head",
        client=form.client_name,
        day=show_day(form.begun_at.astimezone(zone).date(), t),
        author=", ".join(names.values()),
        answered=done.answered,
        required=done.required,
    )
    turning: list[Button] = []
    if number:
        turning.append(button("◀️", "form.page", form.id, number - 1))
    if number + 1 < len(pages):
        turning.append(button("▶️", "form.page", form.id, number + 1))
    rows: list[tuple[Button, ...]] = [tuple(turning)] if turning else []
    last = [button(t.plain("form-pdf"), "form.pdf", form.id)]
    if may_fill:
        last.append(button(t.plain("form-go-on"), "form.go", form.id))
    rows.append(tuple(last))
    rows.append((button(t.plain("form-client"), "client.show", form.client_id),))
    return Screen("\n".join([head, *pages[number]]), tuple(rows))


def told_whose(t: Texts, form: Form, writer: str) -> Screen:
    """To whose form it is."""
    text = t("form-colleague", name=writer, client=form.client_name)
    return Screen(text, ((button(t.plain("button-form-open"), "form.page", form.id, 0),),))


def _pages(t: Texts, form: Form, names: Mapping[int, str]) -> list[list[str]]:
    """Lines of each page: a question and its answer are not parted, and each page says whose section it begins in."""
    pages: list[list[str]] = [[]]
    length, section = 0, ""
    for question in answered_questions(form):
        answer = shortened(answer_text(t, question, form.answers[question.key]), ANSWER_SHOWN)
        size = len(question.text) + len(answer)
        if length and length + size > PAGE:
            pages.append([])
            length, section = 0, ""
        if question.section != section:
            section = question.section
            pages[-1] += ["", f"<b><u>{t('verbatim', text=_title(form, question))}</u></b>"]
        line = t("form-line", question=question.text, answer=answer)
        given = form.given[question.key]
        if given.member_id != form.member_id and given.member_id in names:
            line += t("form-line-by", name=names[given.member_id])
        pages[-1].append(line)
        length += size
    if not pages[0]:
        pages[0] = ["", t("form-empty")]
    return pages


def _title(form: Form, question: Question) -> str:
    return next((each.title for each in form.questionnaire.sections if each.key == question.section), "")


def answered_questions(form: Form) -> list[Question]:
    """Everything that was answered, also to questions that are not asked any more."""
    return [each for each in form.questionnaire.questions if each.key in form.given]


def as_pdf(t: Texts, form: Form, names: Mapping[int, str], zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    """What the file of a form is made from: see bot/files/form_pdf.py."""
    sections = [
        {
            "title": section.title,
            "answers": [
                {
                    "number": _number(form, question),
                    "question": question.text,
                    "answer": answer_text(t, question, form.answers[question.key]),
                    "required": question.required,
                }
                for question in answered_questions(form)
                if question.section == section.key
            ],
        }
        for section in form.questionnaire.sections
    ]
    done = form.progress
    day, author = f"{form.begun_at.astimezone(zone):%d.%m.%Y}", ", ".join(names.values())
    return {
        "title": form.client_name,
        "subtitle": t.plain(
            "form-pdf-subtitle", day=day, author=author, answered=done.answered, required=done.required
        ),
        "footer": t.plain("form-pdf-footer", client=form.client_name),
        "sections": [each for each in sections if each["answers"]],
        "made_at": now.isoformat(),
    }


def _number(form: Form, question: Question) -> str:
    return "" if question.retired else str(form.questionnaire.number(question.key))


def facts(t: Texts, form: Form, limit: int) -> list[str]:
    """The first required answers in a line each: for the brief before a meeting."""
    found = [each for each in answered_questions(form) if each.fact and is_answered(each, form.answers)]
    return [
        t("form-line", question=each.text, answer=answer_text(t, each, form.answers[each.key])[:100])
        for each in found[:limit]
    ]
