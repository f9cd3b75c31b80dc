"""A questionnaire as a table that a head edits in a spreadsheet, and back; language is left to bot/files.

A row is a question, a further part of one (`19.2`), or a section that has no questions. The key ties a row to the
answers that were given: rows may move and be reworded; a row that is gone retires its question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.domain.questionnaire import Condition, Part, Question, Questionnaire
from bot.domain.questionnaire_rules import asked

FIRST_LINE = 2
"""The table's first row, below its head."""

LOWEST, HIGHEST, WITHIN_MONTH, OWN = "lowest", "highest", "within_month", "own"


@dataclass(frozen=True, slots=True)
class Row:
    """`None`: the table has no such column, or says nothing, so that it stays as it was."""

    line: int
    """In the sheet, from 1; problems are told by it."""
    number: str = ""
    section: str = ""
    text: str = ""
    further: bool = False
    """A part of a question: of the one with its number, else of the one above."""
    type: str | None = None
    options: tuple[str, ...] | None = None
    required: bool | None = None
    """Of a further part: whether it is asked for."""
    unknown: bool | None = None
    audience: str | None = None
    condition: str | None = None
    """`8: цена` and more options in the lines below it; of a further part options of the first part alone."""
    limits: tuple[str, ...] | None = None
    """`lowest=1`, `highest=10`, `within_month`, `own`."""
    key: str = ""
    core: bool = False
    """Asks for one of the twelve facts. Only told: the key decides."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the table makes no questionnaire: where, and a Why or a fault of the file; `row` 0: of the whole."""

    row: int
    column: str
    why: str
    about: str = ""


def rows_of(table: Mapping[str, Any]) -> list[Row]:
    """The rows as they travel: plain JSON. Raises TypeError for what is none."""
    rows: list[Row] = []
    for each in table["rows"]:
        fields: dict[str, Any] = dict(each)
        fields |= {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
        rows.append(Row(**fields))
    return rows


def problems_of(table: Mapping[str, Any]) -> list[Problem]:
    return [Problem(**each) for each in table["problems"]]


def table_from(rows: Sequence[Row], problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """Plain JSON."""
    plain = [asdict(each) for each in rows]
    for each in plain:
        each |= {name: list(value) for name, value in each.items() if isinstance(value, tuple)}
    return {"rows": plain, "problems": [asdict(each) for each in problems]}


def table_of(form: Questionnaire) -> dict[str, Any]:
    """The form as a table, without what is retired: that is kept by the team's form itself."""
    rows: list[Row] = []
    for section in form.sections:
        questions = asked(form, section.key)
        if not questions:
            rows.append(Row(0, section=section.title))
        for question in questions:
            rows += _rows(form, question, section.title)
    return table_from([replace(row, line=line) for line, row in enumerate(rows, start=FIRST_LINE)])


def _rows(form: Questionnaire, question: Question, section: str) -> list[Row]:
    number = str(form.number(question.key))
    first, *others = question.parts
    main = replace(
        _part_row(number, first),
        section=section,
        text=question.text,
        required=question.required,
        unknown=question.unknown_allowed,
        audience=question.audience.value,
        condition=_condition(form, question.shown_if),
        key=question.key,
        core=question.fact is not None,
    )
    rows = [main]
    if first.label or first.optional or first.only_with:
        about = Row(0, f"{number}.1", text=first.label, further=True, required=not first.optional)
        rows.append(replace(about, condition=_labels(first, first.only_with)))
    for at, part in enumerate(others, start=2):
        row = replace(_part_row(f"{number}.{at}", part), text=part.label, further=True, required=not part.optional)
        rows.append(replace(row, condition=_labels(first, part.only_with)))
    return rows


def _part_row(number: str, part: Part) -> Row:
    labels = tuple(option.label for option in part.options)
    return Row(0, number, type=part.type.value, options=labels, limits=limits_of(part))


def limits_of(part: Part) -> tuple[str, ...]:
    told = [
        f"{name}={bound:f}" for name, bound in ((LOWEST, part.lowest), (HIGHEST, part.highest)) if bound is not None
    ]
    flags = [name for name, is_set in ((WITHIN_MONTH, part.within_month), (OWN, part.own)) if is_set]
    return (*told, *flags)


def _condition(form: Questionnaire, condition: Condition | None) -> str:
    other = form.question(condition.question) if condition else None
    if condition is None or other is None:
        return ""
    labels = [_labels(part, condition.options) for part in other.parts]
    return f"{form.number(other.key)}: " + "\n".join(filter(None, labels))


def _labels(part: Part, keys: frozenset[str]) -> str:
    """The options' labels, a line each, in their own order."""
    return "\n".join(option.label for option in part.options if option.key in keys)
