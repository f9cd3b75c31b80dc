"""One question out of its rows in a table: what a head changed in it, held against the rules of a questionnaire."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import ParamSpec, TypeVar

from bot.domain.free_text import clean
from bot.domain.questionnaire import AnswerType, Audience, Fact, Option, Part, Question
from bot.domain.questionnaire_rules import (
    CHOOSING,
    FEWEST_OPTIONS,
    MAY_BE_UNKNOWN,
    MEANING,
    MOST_OPTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    WITH_OPTIONS,
    Refused,
    Why,
    fit,
    folded,
    key_for,
    refuse_twice,
)
from bot.domain.questions_rows import HIGHEST, LOWEST, OWN, WITHIN_MONTH, Problem, Row, limits_of

SAME_OPTION = 0.6
"""How alike two labels are that stand for one option."""
_PARTING = re.compile(r"[,;/|\n]")
_NUMBER = re.compile(r"[0-9]+")
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Entry:
    """The rows of one question."""

    row: Row
    base: Question | None = None
    """What it was; `None`: it is new."""
    first: Row | None = None
    """What is said of the first part alone: its label, whether it is asked for."""
    others: list[Row] = field(default_factory=list)


class Problems(list[Problem]):
    """Collects what is wrong, so that all of it is told at once."""

    def note(self, row: Row, column: str, why: Why, about: str = "") -> None:
        self.append(Problem(row.line, column, why.value, about))

    def trying(self, row: Row, column: str, otherwise: T, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `do` gives; if it refuses, its reason is noted."""
        try:
            return do(*args, **kwargs)
        except Refused as refused:
            self.note(row, column, refused.why, refused.about)
            return otherwise


def question_from(entry: Entry, key: Callable[[str], str], roles: Sequence[Option], problems: Problems) -> Question:
    """The question in no section yet, and without its condition. `key` makes one, `roles` are usual for deciders."""
    row, base = entry.row, entry.base
    rows = [row, *entry.others]
    before = _before(base, len(rows))
    kinds = [_kind(each, part) for each, part in zip(rows, before, strict=True)]
    if base is not None and not _answers_fit(base, kinds):
        if base.fact is not None:
            problems.note(row, "type", Why.CORE_STAYS)
        base = None  # old answers are of another type: they stay with the question that was
        before = _before(None, len(rows))
    parts: list[Part] = []
    for each, kind, part in zip(rows, kinds, before, strict=True):
        parts.append(_part(each, kind, part, base.fact if base else None, roles, problems))
    parts[0] = _with_first(entry.first, parts[0], problems)
    parts[1:] = [
        _only_with(each, part, parts[0], base, problems) for each, part in zip(rows[1:], parts[1:], strict=True)
    ]
    text = problems.trying(row, "text", row.text, fit, row.text, QUESTION_LENGTH)
    old = base or Question(key(text), "", text, ())
    question = replace(
        old,
        text=text,
        parts=tuple(parts),
        required=old.required if row.required is None else row.required,
        unknown_allowed=old.unknown_allowed if row.unknown is None else row.unknown,
        audience=old.audience if row.audience is None else Audience(row.audience),
        retired=False,
    )
    if old.fact is not None:
        _check_core(row, old, question, problems)
    return question


def _before(base: Question | None, count: int) -> list[Part | None]:
    """What each of so many parts was, as far as there was one."""
    old = base.parts if base else ()
    return [old[at] if at < len(old) else None for at in range(count)]


def _answers_fit(base: Question, kinds: Sequence[AnswerType]) -> bool:
    """Whether answers to the old question can stand under the new one; a fact keeps exactly its parts."""
    old = [part.type for part in base.parts]
    return old == kinds if base.fact is not None else all(a == b for a, b in zip(old, kinds, strict=False))


def _kind(row: Row, part: Part | None) -> AnswerType:
    """What is not said stays; of a new question options tell that there is a choice."""
    if row.type:
        return AnswerType(row.type)
    if part is not None:
        return part.type
    return AnswerType.CHOICE if row.options else AnswerType.TEXT


def _part(
    row: Row, kind: AnswerType, old: Part | None, fact: Fact | None, roles: Sequence[Option], problems: Problems
) -> Part:
    part = old or Part(kind)
    if kind in WITH_OPTIONS:
        part = replace(part, options=_options(row, kind, part.options, fact, roles, problems))
    elif row.options:
        problems.note(row, "options", Why.NO_OPTIONS)
    if row.further:
        part = _labelled(row, part, problems)
        asked_for = not part.optional if row.required is None and old else bool(row.required)
        part = replace(part, optional=not asked_for)
    if row.limits is not None and row.limits != limits_of(part):
        part = problems.trying(row, "limits", part, _limited, part, row.limits)
    return part


def _labelled(row: Row, part: Part, problems: Problems) -> Part:
    label = clean(row.text, len(row.text))
    return replace(part, label=problems.trying(row, "text", label, fit, label, QUESTION_LENGTH) if label else "")


def _limited(part: Part, limits: Sequence[str]) -> Part:
    """Raises Refused for limits that this type does not have."""
    told = {name: value for name, _, value in (each.partition("=") for each in limits)}
    fitting: set[str] = set()
    if part.type in (AnswerType.NUMBER, AnswerType.MONEY):
        fitting |= {LOWEST, HIGHEST}
    if part.type is AnswerType.DATE:
        fitting.add(WITHIN_MONTH)
    if part.type in CHOOSING:
        fitting.add(OWN)
    lowest, highest = (Decimal(told[name]) if name in told else None for name in (LOWEST, HIGHEST))
    if not told.keys() <= fitting or (lowest is not None and highest is not None and lowest > highest):
        raise Refused(Why.NOT_READ)
    return replace(part, lowest=lowest, highest=highest, within_month=WITHIN_MONTH in told, own=OWN in told)


def _with_first(row: Row | None, part: Part, problems: Problems) -> Part:
    if row is None:
        return part
    optional = part.optional if row.required is None else not row.required
    return replace(_labelled(row, part, problems), optional=optional)


# -- options


def _options(
    row: Row, kind: AnswerType, old: Sequence[Option], fact: Fact | None, roles: Sequence[Option], problems: Problems
) -> tuple[Option, ...]:
    labels = row.options
    if labels is None or (not labels and kind is AnswerType.PEOPLE):
        labels = tuple(option.label for option in old or (roles if kind is AnswerType.PEOPLE else ()))
        old = old or roles
    kept = _kept(labels, old, all_stay=fact in MEANING)
    options: list[Option] = []
    for label, option in zip(labels, kept, strict=True):
        written = problems.trying(row, "options", label, fit, label, OPTION_LENGTH)
        problems.trying(row, "options", None, refuse_twice, written, [each.label for each in options])
        taken = {each.key for each in (*old, *options)}
        options.append(Option(option.key if option else key_for(written, taken, "o"), written))
    if len(options) > MOST_OPTIONS:
        problems.note(row, "options", Why.TOO_MANY_OPTIONS, str(MOST_OPTIONS))
    if len(options) < FEWEST_OPTIONS:
        problems.note(row, "options", Why.LAST_OPTION, str(FEWEST_OPTIONS))
    if fact in MEANING and {each.key for each in options} != {each.key for each in old}:
        problems.note(row, "options", Why.MEANING_STAYS)
    return tuple(options)


def _kept(labels: Sequence[str], old: Sequence[Option], *, all_stay: bool) -> list[Option | None]:
    """Which option each label stands for: the one of this label, else one that was reworded; `None`: it is new."""
    free = {folded(option.label): option for option in old}
    found = [free.pop(folded(label), None) for label in labels]
    new = [at for at, option in enumerate(found) if option is None]
    left = list(free.values())
    if all_stay and len(new) == len(left):  # nothing may be added to them or taken from them: all are reworded
        for at, option in zip(new, left, strict=True):
            found[at] = option
        return found
    for at in new:
        alike = max(left, key=lambda option: _likeness(option.label, labels[at]), default=None)
        if alike is not None and _likeness(alike.label, labels[at]) >= SAME_OPTION:
            left.remove(alike)
            found[at] = alike
    return found


def _likeness(one: str, other: str) -> float:
    """1 where one begins with the other; 0 where their numbers differ: «до 100» is not «до 1000»."""
    a, b = sorted((folded(one), folded(other)), key=len)
    if _NUMBER.findall(a) != _NUMBER.findall(b):
        return 0.0
    return 1.0 if len(a) > 3 and b.startswith(a) else SequenceMatcher(None, a, b).ratio()


def option_keys(told: str, options: Sequence[Option], old: Sequence[Option]) -> frozenset[str]:
    """The options that are named, a line each or parted by commas; also by the labels they had. Raises Refused."""
    stay = {option.key for option in options}
    named = {folded(option.label): option.key for option in old if option.key in stay}
    named |= {folded(option.label): option.key for option in options}
    keys: set[str] = set()
    for line in filter(None, (each.strip() for each in told.split("\n"))):
        pieces = [line] if folded(line) in named else [each.strip(" «»\"'") for each in _PARTING.split(line)]
        for piece in filter(None, pieces):
            if folded(piece) not in named:
                raise Refused(Why.NOT_THERE, piece)
            keys.add(named[folded(piece)])
    return frozenset(keys)


def _only_with(row: Row, part: Part, first: Part, base: Question | None, problems: Problems) -> Part:
    """A further part belongs to some answers of the first one only."""
    if row.condition is None:
        return part
    old = base.parts[0].options if base else ()
    keys = problems.trying(row, "condition", frozenset[str](), option_keys, row.condition, first.options, old)
    return replace(part, only_with=keys)


# -- the core


def _check_core(row: Row, old: Question, new: Question, problems: Problems) -> None:
    """What the required core does not give up, whatever its wording."""
    if not new.required:
        problems.note(row, "required", Why.CORE_STAYS)
    if old.fact not in MAY_BE_UNKNOWN and new.unknown_allowed != old.unknown_allowed:
        problems.note(row, "unknown", Why.CORE_STAYS)
    if new.audience is not Audience.ALL:
        problems.note(row, "audience", Why.CORE_STAYS)
    if [_meaning(part, old.fact) for part in new.parts] != [_meaning(part, old.fact) for part in old.parts]:
        problems.note(row, "limits", Why.CORE_STAYS)


def _meaning(part: Part, fact: Fact | None) -> tuple[object, ...]:
    return part.optional, part.only_with, part.within_month, part.own if fact in MEANING else None
