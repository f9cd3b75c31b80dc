"""The words of the questionnaire's sheet: as they are written in a language, and as they are understood in any."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.questionnaire import AnswerType, Audience
from bot.domain.questionnaire_rules import folded
from bot.domain.questions_line import split_options, type_named
from bot.domain.questions_rows import HIGHEST, LOWEST, OWN, WITHIN_MONTH, Row

LOCALES = ("ru", "en")
ARROW = "↳"
"""In front of a further part of a question."""

# The columns as they stand, each with its head in every language.
HEADS: dict[str, tuple[str, str]] = {
    "number": ("№", "No."),
    "section": ("Раздел", "Section"),
    "text": ("Вопрос", "Question"),
    "type": ("Тип ответа", "Answer type"),
    "options": ("Варианты", "Options"),
    "required": ("Обязательный", "Required"),
    "unknown": ("«Не сказал»", "“Did not say”"),
    "audience": ("Для кого", "For whom"),
    "condition": ("Спрашивать, если", "Ask only if"),
    "limits": ("Пределы", "Limits"),
    "key": ("Ключ", "Key"),
}
TYPES: dict[AnswerType, tuple[str, str]] = {
    AnswerType.TEXT: ("текст", "text"),
    AnswerType.NUMBER: ("число", "number"),
    AnswerType.MONEY: ("сумма", "money"),
    AnswerType.CHOICE: ("один вариант", "choice"),
    AnswerType.CHOICES: ("несколько", "several"),
    AnswerType.ORDERED: ("по порядку", "in order"),
    AnswerType.DATE: ("дата", "date"),
    AnswerType.YES_NO: ("да/нет", "yes/no"),
    AnswerType.PEOPLE: ("ЛПР", "decision makers"),
}
AUDIENCES: dict[Audience, tuple[str, str]] = {
    Audience.ALL: ("все", "all"),
    Audience.NEW: ("новые", "new"),
    Audience.EXISTING: ("действующие", "existing"),
}
YES, NO, ALWAYS = ("да", "yes"), ("нет", "no"), ("всегда", "always")
LIMITS: dict[str, tuple[str, str]] = {
    LOWEST: ("от", "from"),
    HIGHEST: ("до", "to"),
    WITHIN_MONTH: ("не позже месяца", "within a month"),
    OWN: ("можно своё", "own words"),
}

_YES = frozenset({*YES, *ALWAYS, "д", "y", "+", "1", "true", "x", "х", "✓", "можно", "обязательный", "required"})
_NO = frozenset({"", *NO, "н", "n", "-", "–", "—", "0", "false", "нельзя"})
_AUDIENCES = {folded(word): audience for audience, words in AUDIENCES.items() for word in words} | {
    "": Audience.ALL,
    **dict.fromkeys(("всех", "для всех", "все клиенты", "for all", "all clients"), Audience.ALL),
    **dict.fromkeys(("новых", "для новых", "новые клиенты", "for new", "new clients"), Audience.NEW),
    **dict.fromkeys(
        ("действующих", "для действующих", "действующие клиенты", "for existing", "existing clients"), Audience.EXISTING
    ),
}
_BOUND = r"(-?[0-9][0-9 \u00a0\u202f]*(?:[.,][0-9]+)?)"
_LIMITS = {
    LOWEST: re.compile(rf"(?:от|from|не меньше|min|>=|≥)\s*{_BOUND}"),
    HIGHEST: re.compile(rf"(?:до|to|не больше|max|<=|≤)\s*{_BOUND}"),
    WITHIN_MONTH: re.compile(r"не позже месяца|в течение месяца|within a month"),
    OWN: re.compile(r"можно свое|свой вариант|own words|own answer"),
}
_IF = re.compile(r"^(?:если|if)\b[\s:]*", re.IGNORECASE)
_PART_NUMBER = re.compile(r"[0-9]+\.[0-9]+")


class NotUnderstood(Exception):
    """A cell that is none of the words that may stand there."""


@dataclass(frozen=True, slots=True)
class Language:
    at: int

    def says(self, words: Sequence[str]) -> str:
        return words[self.at]


def language_of(locale: str) -> Language:
    """Russian for one that we do not speak."""
    return Language(LOCALES.index(locale) if locale in LOCALES else 0)


# -- out


def cells_of(row: Row, language: Language) -> dict[str, str]:
    """A row's cells by column."""
    says = language.says
    yes = ALWAYS if row.core else YES
    return {
        "number": row.number,
        "section": row.section,
        "text": f"{ARROW} {row.text}".rstrip() if row.further else row.text,
        "type": says(TYPES[AnswerType(row.type)]) if row.type else "",
        "options": "\n".join(row.options or ()),
        "required": "" if row.required is None else says(yes if row.required else NO),
        "unknown": says(YES) if row.unknown else "",
        "audience": says(AUDIENCES[Audience(row.audience)]) if row.audience else "",
        "condition": row.condition or "",
        "limits": "\n".join(_limit(each, language) for each in row.limits or ()),
        "key": row.key,
    }


def _limit(limit: str, language: Language) -> str:
    name, _, bound = limit.partition("=")
    shown = bound.replace(".", ",") if language.at == 0 else bound
    return f"{language.says(LIMITS[name])} {shown}".rstrip()


# -- in


def column_named(head: str) -> str | None:
    """The column with this head, in whichever language."""
    word = _bare(head)
    return next((column for column, heads in HEADS.items() if word in map(_bare, heads)), None)


def _bare(head: str) -> str:
    return folded("".join(letter for letter in head if letter not in '«»“”".,:')) or folded(head)


def number_in(cell: str) -> str:
    """`19.2` also where a spreadsheet made `19,2` of it."""
    return cell.replace(",", ".").strip(" №.")


def text_in(cell: str) -> str:
    return cell.lstrip(f" {ARROW}").strip() if cell.lstrip().startswith(ARROW) else cell


def is_further(cells: Mapping[str, str]) -> bool:
    """By its arrow; without it by a number like `19.2`, which some give to questions too: those are of a section."""
    if cells["text"].lstrip().startswith(ARROW):
        return True
    is_part = _PART_NUMBER.fullmatch(number_in(cells.get("number", ""))) is not None
    return is_part and not cells.get("key") and not cells.get("section")


def type_in(cell: str) -> str | None:
    """Raises NotUnderstood."""
    if not cell:
        return None
    kind = type_named(cell)
    if kind is None:
        raise NotUnderstood
    return kind.value


def options_in(cell: str) -> tuple[str, ...]:
    """A line each; in one line parted by commas or semicolons."""
    lines = tuple(filter(None, (line.strip() for line in cell.split("\n"))))
    return split_options(cell) if len(lines) == 1 else lines


def yes_in(cell: str) -> bool:
    """Raises NotUnderstood."""
    word = folded(cell)
    if word not in _YES | _NO:
        raise NotUnderstood
    return word in _YES


def audience_in(cell: str) -> str:
    """Raises NotUnderstood."""
    if folded(cell) not in _AUDIENCES:
        raise NotUnderstood
    return _AUDIENCES[folded(cell)].value


def condition_in(cell: str) -> str:
    return _IF.sub("", cell.strip())


def limits_in(cell: str) -> tuple[str, ...]:
    """In the order of `limits_of`. Raises NotUnderstood."""
    left, found = folded(cell), list[str]()
    for name, pattern in _LIMITS.items():
        match = pattern.search(left)
        if match is None:
            continue
        bound = re.sub(r"\s", "", match[1]).replace(",", ".") if match.re.groups else ""
        found.append(f"{name}={bound}" if bound else name)
        left = left[: match.start()] + " " + left[match.end() :]
    if left.strip(" ,;.\n"):
        raise NotUnderstood
    return tuple(found)
