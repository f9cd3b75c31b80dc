"""A questionnaire out of the table that a head edited: what he may change is changed, all else is told him, row by row.

What the table lacks is retired and stays in the form, so that old answers stay readable (questions_rows.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.questionnaire import Condition, Fact, Question, Questionnaire, Section
from bot.domain.questionnaire_rules import (
    CHOOSING,
    MOST_QUESTIONS,
    MOST_SECTIONS,
    SECTION_LENGTH,
    Refused,
    Why,
    arranged,
    fit,
    folded,
    key_for,
    options_of,
)
from bot.domain.questions_reading import Entry, Problems, option_keys, question_from
from bot.domain.questions_rows import Problem, Row, problems_of, rows_of, table_of

__all__ = ["Problem", "from_table", "table_of"]


def from_table(current: Questionnaire, table: Mapping[str, Any]) -> Questionnaire | list[Problem]:
    """The team's form as the table wants it, or everything that is wrong with the table, from the top down."""
    problems = Problems(problems_of(table))
    if problems and not table["rows"]:
        return problems  # the file could not be read: what it lacks is not known
    rows = _with_sections(rows_of(table), problems)
    entries = _entries(rows, problems)
    _claim(current, entries)
    sections = _sections(current, rows, entries, problems)
    questions = _questions(current, entries, sections, problems)
    _check_core(current, entries, problems)
    form = None if problems else _whole(current, sections, questions, problems)
    return form if form is not None else sorted(problems, key=lambda each: each.row)


# -- which rows belong together


def _with_sections(rows: Sequence[Row], problems: Problems) -> list[Row]:
    """A row that names no section is of the one above."""
    title = ""
    filled: list[Row] = []
    for row in rows:
        title = " ".join(row.section.split()) or title
        if not title and not row.further:
            problems.note(row, "section", Why.EMPTY)
        filled.append(replace(row, section=title))
    return filled


def _entries(rows: Sequence[Row], problems: Problems) -> list[Entry]:
    """Each question with its further parts: those of its number, or those below it."""
    entries = [Entry(row) for row in rows if not row.further and not _is_bare(row)]
    numbered = {entry.row.number: entry for entry in reversed(entries)}
    above: Entry | None = None
    following = iter(entries)
    for row in rows:
        if not row.further:
            if not _is_bare(row):
                above = next(following)
                numbered[above.row.number] = above
            continue
        number, _, part = row.number.partition(".")
        entry = numbered.get(number, above) if number else above
        if entry is None:
            problems.note(row, "number", Why.NOT_THERE, row.number)
        elif part == "1":
            entry.first = row
        else:
            entry.others.append(row)
    return entries


def _is_bare(row: Row) -> bool:
    """Only a section."""
    return not (row.text or row.key or row.type or row.options)


def _claim(current: Questionnaire, entries: Sequence[Entry]) -> None:
    """Which question each one was: by its key, of copied rows the one that is worded so; else by its text."""
    free = {question.key: question for question in current.questions}
    for entry in sorted(entries, key=lambda entry: not _is_worded_as(entry, free.get(entry.row.key))):
        entry.base = free.pop(entry.row.key, None)
    asked_last = sorted(free.values(), key=lambda question: not question.retired)
    by_text = {folded(question.text): question for question in asked_last}
    for entry in entries:
        if entry.base is None:
            entry.base = by_text.pop(folded(entry.row.text), None)


def _is_worded_as(entry: Entry, question: Question | None) -> bool:
    return question is not None and folded(question.text) == folded(entry.row.text)


# -- sections


def _sections(
    current: Questionnaire, rows: Sequence[Row], entries: Sequence[Entry], problems: Problems
) -> dict[str, Section]:
    """The sections in the order in which the table names them, by their folded titles."""
    named: dict[str, Row] = {}
    for row in rows:
        if row.section and not row.further:
            named.setdefault(folded(row.section), row)
    old = {folded(section.title): section for section in current.sections}
    gone = {section.key for title, section in old.items() if title not in named}
    sections: dict[str, Section] = {}
    for title, row in named.items():
        written = problems.trying(row, "section", row.section, fit, row.section, SECTION_LENGTH)
        if title in old:
            key = old[title].key
        else:
            key = _renamed(title, entries, gone) or key_for(written, {each.key for each in current.sections}, "s")
            gone.discard(key)
        sections[title] = Section(key, written)
        if len(sections) == MOST_SECTIONS + 1:
            problems.note(row, "section", Why.TOO_MANY_SECTIONS, str(MOST_SECTIONS))
    return sections


def _renamed(title: str, entries: Sequence[Entry], gone: set[str]) -> str | None:
    """The section that has a new title: the old one is gone, and every old question below the new one was in it."""
    came_from = {entry.base.section for entry in entries if entry.base and folded(entry.row.section) == title}
    return came_from.pop() if len(came_from) == 1 and came_from <= gone else None


# -- questions


def _questions(
    current: Questionnaire, entries: Sequence[Entry], sections: Mapping[str, Section], problems: Problems
) -> list[Question]:
    """The table's questions, section by section, with their conditions."""
    taken = {question.key for question in current.questions}

    def key(text: str) -> str:
        made = key_for(text, taken, "q")
        taken.add(made)
        return made

    deciders = current.asking(Fact.DECIDERS)
    roles = options_of(deciders) if deciders else ()
    order = list(sections)
    entries = sorted(entries, key=lambda entry: order.index(folded(entry.row.section)) if entry.row.section else 0)
    read: dict[str, Question] = {}
    questions: list[tuple[Entry, Question]] = []
    for entry in entries:
        question = question_from(entry, key, roles, problems)
        if entry.row.section:
            question = replace(question, section=sections[folded(entry.row.section)].key)
        if folded(question.text) in read:
            problems.note(entry.row, "text", Why.TWICE, question.text)
        read.setdefault(folded(question.text), question)
        questions.append((entry, question))
        if len(questions) == MOST_QUESTIONS + 1:
            problems.note(entry.row, "text", Why.TOO_MANY_QUESTIONS, str(MOST_QUESTIONS))
    return [_with_condition(at, questions, problems) for at in range(len(questions))]


def _with_condition(at: int, questions: Sequence[tuple[Entry, Question]], problems: Problems) -> Question:
    entry, question = questions[at]
    told = entry.row.condition
    if told is None:
        return question
    if told and question.fact is not None:
        problems.note(entry.row, "condition", Why.CORE_STAYS)
        return question
    condition = problems.trying(entry.row, "condition", None, _condition, told, at, questions) if told else None
    return replace(question, shown_if=condition)


def _condition(told: str, at: int, questions: Sequence[tuple[Entry, Question]]) -> Condition:
    """`8: цена`: by the number that the other question's row has in the table. Raises Refused."""
    number, colon, labels = told.partition(":")
    number = number.strip(" №.")
    found = [place for place, (entry, _) in enumerate(questions) if number and entry.row.number == number]
    if not colon or not labels.strip():
        raise Refused(Why.NOT_READ, told)
    if len(found) != 1:
        raise Refused(Why.TWICE if found else Why.NOT_THERE, number)
    entry, other = questions[found[0]]
    if not any(part.type in CHOOSING for part in other.parts):
        raise Refused(Why.NOT_A_CHOICE, other.text)
    if found[0] >= at:
        raise Refused(Why.NOT_EARLIER, questions[at][1].text)
    old = options_of(entry.base) if entry.base else ()
    return Condition(other.key, option_keys(labels, options_of(other), old))


def _check_core(current: Questionnaire, entries: Sequence[Entry], problems: Problems) -> None:
    """The twelve facts are asked for, whatever else goes."""
    claimed = {entry.base.key for entry in entries if entry.base}
    for fact in Fact:
        question = current.asking(fact)
        if question is not None and question.key not in claimed:
            problems.append(Problem(0, "text", Why.CORE_STAYS.value, question.text))


# -- the whole


def _whole(
    current: Questionnaire, sections: Mapping[str, Section], questions: Sequence[Question], problems: Problems
) -> Questionnaire | None:
    """With what is retired in its old place."""
    form = replace(current, sections=tuple(sections.values()))
    places = {section.key: section for section in form.sections}
    if not places:
        return None
    result = list(questions)
    for at, gone in enumerate(current.questions):
        if any(each.key == gone.key for each in result):
            continue
        before = [each.key for each in current.questions[:at] if each.section == gone.section]
        section = gone.section if gone.section in places else form.sections[-1].key
        result.insert(_behind(before, section, result), replace(gone, section=section, retired=True))
    try:
        return arranged(form, result)
    except Refused as refused:
        problems.append(Problem(0, "condition", refused.why.value, refused.about))
        return None


def _behind(before: Sequence[str], section: str, questions: Sequence[Question]) -> int:
    """Behind the nearest of those that stood before it, as far as they are in the section still; else at the start."""
    keys = [each.key for each in questions if each.section == section]
    nearest = next((key for key in reversed(before) if key in keys), None)
    return [each.key for each in questions].index(nearest) + 1 if nearest else 0
