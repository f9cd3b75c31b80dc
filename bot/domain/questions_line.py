"""What the head types of the questionnaire: `3 вверх`, `3. Новый текст`, `+ Раздел; Текст; выбор: да, нет`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.domain.questionnaire import AnswerType, Question, Questionnaire, Section
from bot.domain.questionnaire_rules import Refused, Why, folded, options_of

NAME_LETTERS = 3
"""Of a section or an option at least so many letters are typed."""


class Do(StrEnum):
    HOME = "home"
    SHOW = "show"
    RENAME = "rename"
    UP = "up"
    DOWN = "down"
    RETIRE = "retire"
    REQUIRE = "require"
    OPTIONAL = "optional"
    UNKNOWN = "unknown"
    NO_UNKNOWN = "no_unknown"
    FOR_ALL = "for_all"
    FOR_NEW = "for_new"
    FOR_EXISTING = "for_existing"
    ALWAYS = "always"
    IF = "if"
    ADD_OPTION = "add_option"
    REMOVE_OPTION = "remove_option"
    RENAME_OPTION = "rename_option"
    ADD = "add"
    ADD_SECTION = "add_section"
    RENAME_SECTION = "rename_section"
    RESTORE = "restore"
    UNDO = "undo"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that was typed. `number`: of the question or the section, as people see it; 0: of none."""

    do: Do
    number: int = 0
    text: str = ""
    more: str = ""
    """The second of two things: an option's new label, the options of a condition."""
    sure: bool = True
    """Plain only by its form, so that no chance text is taken for it: a new wording needs a mark, `3. Текст`."""


OF_QUESTION: dict[str, Do] = {
    **dict.fromkeys(("вверх", "выше", "up"), Do.UP),
    **dict.fromkeys(("вниз", "ниже", "down"), Do.DOWN),
    **dict.fromkeys(("убрать", "удалить", "retire", "remove", "delete"), Do.RETIRE),
    **dict.fromkeys(("обязательный", "required"), Do.REQUIRE),
    **dict.fromkeys(("необязательный", "не обязательный", "по желанию", "optional"), Do.OPTIONAL),
    **dict.fromkeys(("не сказал", "не сказал: да", "unknown", "unknown: yes"), Do.UNKNOWN),
    **dict.fromkeys(("не сказал: нет", "без не сказал", "unknown: no", "no unknown"), Do.NO_UNKNOWN),
    **dict.fromkeys(("для всех", "всем", "for all", "all"), Do.FOR_ALL),
    **dict.fromkeys(("для новых", "новым", "for new", "new"), Do.FOR_NEW),
    **dict.fromkeys(("для действующих", "действующим", "for existing", "existing"), Do.FOR_EXISTING),
    **dict.fromkeys(("всегда", "спрашивать всегда", "always"), Do.ALWAYS),
}
ALONE: dict[str, Do] = {
    **dict.fromkeys(("отменить", "отмена", "undo"), Do.UNDO),
    **dict.fromkeys(("файл", "файлом", "file"), Do.FILE),
}
_NUMBERED = re.compile(r"№?\s*(\d{1,3})(?:([.):])(?:\s+|(?=\D)|$)|\s+|$)(.*)", re.DOTALL)
_IF = re.compile(r"(?:если|if)\s+№?(\d{1,3})\s*[:;]\s*(.+)", re.DOTALL | re.IGNORECASE)
_SECTION = re.compile(r"(?:раздел|section)\s+(\d{1,2})[.):]?\s+(.+)", re.DOTALL | re.IGNORECASE)
_NEW_SECTION = re.compile(r"(?:раздел|section)\s+(.+)", re.DOTALL | re.IGNORECASE)
_RESTORE = re.compile(r"(?:вернуть|restore)\s+(.+)", re.DOTALL | re.IGNORECASE)


def read_edit(text: str) -> Edit | None:
    """What was typed behind /questions; `None`: nothing that is understood."""
    text = text.strip()
    if not text:
        return Edit(Do.HOME)
    if folded(text) in ALONE:
        return Edit(ALONE[folded(text)])
    if text.startswith("+"):
        return _addition(text[1:].strip())
    if found := _SECTION.fullmatch(text):
        return Edit(Do.RENAME_SECTION, int(found[1]), found[2])
    if found := _RESTORE.fullmatch(text):
        return Edit(Do.RESTORE, text=found[1])
    numbered = _NUMBERED.fullmatch(text)
    return _of_question(int(numbered[1]), numbered[2] or "", numbered[3].strip()) if numbered else None


def _addition(text: str) -> Edit:
    section = _NEW_SECTION.fullmatch(text) if ";" not in text else None
    return Edit(Do.ADD_SECTION, text=section[1]) if section else Edit(Do.ADD, text=text)


def _of_question(number: int, mark: str, text: str) -> Edit:
    if not text:
        return Edit(Do.SHOW, number)
    word = folded(text.replace("«", "").replace("»", "").rstrip(".!"))
    if word in OF_QUESTION:
        return Edit(OF_QUESTION[word], number)
    if found := _IF.fullmatch(text):
        return Edit(Do.IF, number, found[1], found[2])
    if text[0] in "+-−–" and text[1:].strip():
        return Edit(Do.ADD_OPTION if text[0] == "+" else Do.REMOVE_OPTION, number, text[1:].strip())
    label, equals, other = text.partition("=")
    if equals and label.strip() and other.strip():
        return Edit(Do.RENAME_OPTION, number, label.strip(), other.strip())
    return Edit(Do.RENAME, number, text, sure=bool(mark))


# -- a new question


TYPES: dict[AnswerType, tuple[str, ...]] = {
    AnswerType.TEXT: ("текст", "text"),
    AnswerType.NUMBER: ("число", "number"),
    AnswerType.MONEY: ("деньги", "сумма", "money"),
    AnswerType.CHOICE: ("выбор", "один", "один вариант", "choice"),
    AnswerType.CHOICES: ("несколько", "несколько вариантов", "several", "choices"),
    AnswerType.ORDERED: ("по порядку", "порядок", "in order", "ordered"),
    AnswerType.DATE: ("дата", "день", "date"),
    AnswerType.YES_NO: ("да/нет", "да или нет", "yes/no", "yes or no"),
    AnswerType.PEOPLE: ("лпр", "люди", "decision makers", "people"),
}
REQUIRED = ("обязательный", "обязательно", "обязательный вопрос", "!", "required")
NOT_REQUIRED = ("необязательный", "по желанию", "optional")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known so far of a question that is being added; the rest is asked for."""

    section: str | None = None
    """Its key."""
    text: str = ""
    type: AnswerType | None = None
    options: tuple[str, ...] = ()
    required: bool = False


def type_named(text: str) -> AnswerType | None:
    """`выбор`, `да/нет`, `yes/no`."""
    return next((kind for kind, words in TYPES.items() if folded(text) in words), None)


def split_options(text: str) -> tuple[str, ...]:
    """One a line, or parted by commas or semicolons; empty ones are dropped."""
    return tuple(filter(None, (each.strip(" \t-–•") for each in re.split(r"[\n,;]", text))))


def read_new(form: Questionnaire, text: str, section: str | None) -> Draft:
    """`Раздел; Текст; выбор: да, нет; обязательный`: each field but the text may be missing.

    `section`: the one that was chosen already; then the text comes first. Raises Refused(NOT_READ).
    """
    first, *fields = [each.strip() for each in text.split(";")]
    if section is None:
        if not fields:
            return Draft(text=first)
        named = section_named(form, first)
        if named is None:
            raise Refused(Why.NOT_READ, first)
        section, first, *fields = named.key, *fields
    draft = Draft(section, first)
    for field in filter(None, fields):
        draft = _with_field(draft, field)
    return draft


def _with_field(draft: Draft, field: str) -> Draft:
    if folded(field) in (*REQUIRED, *NOT_REQUIRED):
        return Draft(draft.section, draft.text, draft.type, draft.options, folded(field) in REQUIRED)
    name, _, options = field.partition(":")
    kind = type_named(name)
    if kind is None:
        raise Refused(Why.NOT_READ, field)
    return Draft(draft.section, draft.text, kind, split_options(options), draft.required)


def section_named(form: Questionnaire, text: str) -> Section | None:
    """By its number from 1, by its title, or by a beginning that no other title has."""
    if text.isdecimal():
        return form.sections[int(text) - 1] if 0 < int(text) <= len(form.sections) else None
    return _meant(form.sections, [each.title for each in form.sections], text)


def option_named(question: Question, text: str) -> str:
    """The key of a question's option, by its label or the beginning of it. Raises Refused(NOT_THERE)."""
    options = options_of(question)
    found = _meant(options, [each.label for each in options], text)
    if found is None:
        raise Refused(Why.NOT_THERE, text)
    return found.key


def retired_named(form: Questionnaire, text: str) -> Question:
    """A question that was removed, by its text or the beginning of it. Raises Refused(NOT_THERE)."""
    gone = [each for each in form.questions if each.retired]
    found = _meant(gone, [each.text for each in gone], text)
    if found is None:
        raise Refused(Why.NOT_THERE, text)
    return found


Named = TypeVar("Named")


def _meant(things: Sequence[Named], names: Sequence[str], text: str) -> Named | None:
    """The one of this name, or the only one whose name begins so."""
    wanted = folded(text)
    pairs = [(folded(name), thing) for name, thing in zip(names, things, strict=True)]
    exact = [thing for name, thing in pairs if name == wanted]
    begun = [thing for name, thing in pairs if name.startswith(wanted)] if len(wanted) >= NAME_LETTERS else []
    found = exact or begun
    return found[0] if len(found) == 1 else None
