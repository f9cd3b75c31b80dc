"""Answering a question of the form: by a tap, or typed, in parts or all at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.answer_parts import TEXT_LENGTH, Said, check_bounds, own_words, read_part
from bot.domain.answer_words import FIGURES, Found, read_together
from bot.domain.clients import MOST_DECISION_MAKERS
from bot.domain.free_text import clean, says_something
from bot.domain.numbered_answers import split
from bot.domain.option_names import folded, option_meant, says_unknown
from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Part,
    Person,
    Question,
    Value,
    chosen,
    missing_part,
)
from bot.domain.questionnaire_rules import CHOOSING
from bot.domain.sums import bare_figure, is_doubtful
from bot.domain.unfit import ANOTHER_KIND, Reason, Unfit

__all__ = ["Problem", "read", "role_named", "say_otherwise", "say_unknown", "split", "tap", "tap_role"]

ALONE = frozenset({AnswerType.PEOPLE, AnswerType.CHOICES, AnswerType.ORDERED})
"""Types whose values are lists: the whole text is one of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a typed answer will not do."""

    why: Reason
    part: int
    limit: str = ""
    """The bound that was missed, plain; empty: there is none."""


# -- typed


def read(
    question: Question,
    known: Answer | None,
    part: int | None,
    text: str,
    now: datetime,
    met_on: date,
    zone: ZoneInfo,
) -> Answer | Problem:
    """The answer as it is with what was typed; `part`: the one that was asked for, others may be told with it.

    What the text does not speak of stays as it was known.
    """
    asked = part if part is not None and _belongs(question, known, part) else 0
    text = "\n".join(clean(line, len(line)) for line in text.splitlines())
    if len(text) > TEXT_LENGTH:
        return Problem(Reason.TOO_LONG, asked, str(TEXT_LENGTH))
    if not says_something(text):
        return Problem(Reason.EMPTY, asked)
    if says_unknown(text) and not _is_option(question, text):
        if not question.unknown_allowed:
            return Problem(Reason.UNKNOWN_NOT_ALLOWED, asked)
        return say_unknown(question, known)
    try:
        found = _told(question, known or Answer(), asked, text, Said(now, met_on, zone))
    except Unfit as unfit:
        return Problem(unfit.reason, unfit.part, unfit.limit)
    answer = _with_values(question, _without_remarks(question, known, found), found)
    return _unclear_sum(question, found, text) or answer


def _unclear_sum(question: Question, found: Found, text: str) -> Problem | None:
    """«Утверждён, 2,5»: which sum it is has to be asked."""
    for number, value in found.values.items():
        if isinstance(value, Decimal) and question.parts[number].type is AnswerType.MONEY and is_doubtful(value):
            figure = bare_figure(text, value)
            if figure:
                return Problem(Reason.SUM_UNCLEAR, number, figure)
    return None


def _without_remarks(question: Question, known: Answer | None, found: Found) -> Answer | None:
    """An answer that is told whole anew leaves no unit of the former one: «200, ежемесячно, тонн»."""
    wanted = [number for number, part in enumerate(question.parts) if not part.optional]
    counted = question.parts[0].type in FIGURES  # beside the same choice a remark explains what it explained
    if known is None or not counted or len(wanted) < 2 or not found.values.keys() >= set(wanted):
        return known
    kept = [value if number in wanted else None for number, value in enumerate(known.values)]
    return replace(known, values=tuple(kept))


def _belongs(question: Question, known: Answer | None, part: int) -> bool:
    """Whether it is a part that goes with what is known of the first one."""
    if not 0 <= part < len(question.parts):
        return False
    only_with = question.parts[part].only_with
    return not only_with or bool(only_with & chosen(question, known))


def _is_option(question: Question, text: str) -> bool:
    """A team may have an option «Не знает»."""
    return any(folded(option.label) == folded(text) for part in question.parts for option in part.options)


def _told(question: Question, known: Answer, asked: int, text: str, said: Said) -> Found:
    """Raises Unfit."""
    part = question.parts[asked]
    alone = len(question.parts) == 1 or part.type in ALONE
    if not alone and not asked:
        return read_together(question, known, asked, text, said)
    try:
        return Found({asked: read_part(part, text, said, known.value(asked))})
    except Unfit as unfit:
        if alone or unfit.reason not in ANOTHER_KIND:
            raise Unfit(unfit.reason, unfit.limit, asked) from None
        return read_together(question, known, asked, text, said)


def role_named(part: Part, text: str) -> str | None:
    """The part in the decision that was typed of somebody: «решает»."""
    return option_meant(part.options, text)


# -- said and tapped


def say_unknown(question: Question, known: Answer | None) -> Answer:
    """«Не сказал»: of what is still missing, or, where nothing is, of the whole question."""
    if known is not None and known.unknown:
        return known  # pressed twice
    told = known is not None and any(value is not None for value in known.values)
    if known is not None and told and missing_part(question, known) is not None:
        return replace(known, unknown=True)
    return Answer(unknown=True)


def tap(question: Question, known: Answer | None, part: int, option: str, *, several: bool) -> Answer:
    """The answer with an option, a day, a figure, yes or no. Raises ValueError for an option that is none.

    `several`: one of several options is set or taken back; else it is the whole value.
    """
    if not 0 <= part < len(question.parts):
        raise ValueError(f"{question.key} has no part {part}")
    asked = question.parts[part]
    if asked.type in (AnswerType.CHOICES, AnswerType.ORDERED):
        value: Value = _ticked(asked, known.value(part) if known else None, _option(asked, option), several=several)
    else:
        value = _tapped(asked, option)
    return _with_values(question, known, Found({part: value}))


def _option(part: Part, option: str) -> str:
    if part.type not in CHOOSING or option not in {each.key for each in part.options}:
        raise ValueError(f"{option} is no option")
    return option


def _tapped(part: Part, option: str) -> Value:
    match part.type:
        case AnswerType.DATE if re.fullmatch(r"[0-9]{8}", option):
            return date(int(option[:4]), int(option[4:6]), int(option[6:]))
        case AnswerType.YES_NO if option in ("yes", "no"):
            return option == "yes"
        case AnswerType.NUMBER if re.fullmatch(r"[0-9]{1,15}", option):
            try:
                return check_bounds(part, Decimal(int(option)))
            except Unfit:
                raise ValueError(f"{option} is out of bounds") from None
        case _:
            return _option(part, option)


def _ticked(part: Part, known: Value | None, option: str, *, several: bool) -> tuple[str, ...]:
    """Ordered ones stand as they were tapped, others as they stand in the question; own words behind them."""
    if not several:
        return (option,)
    before = [each for each in known if isinstance(each, str)] if isinstance(known, tuple) else []
    ticked = [each for each in before if each != option] if option in before else [*before, option]
    if part.type is AnswerType.CHOICES:
        order = [each.key for each in part.options]
        ticked.sort(key=lambda each: order.index(each) if each in order else len(order))
    return tuple(ticked)


def tap_role(question: Question, known: Answer | None, part: int, person: Person, role: str) -> Answer:
    """The answer with this person in this role. Raises ValueError for a role that is none, and for a sixth person."""
    if not 0 <= part < len(question.parts) or question.parts[part].type is not AnswerType.PEOPLE:
        raise ValueError(f"part {part} of {question.key} is not about people")
    if role not in {each.key for each in question.parts[part].options}:
        raise ValueError(f"{role} is no role")
    said = known.value(part) if known else None
    people = [each for each in said if isinstance(each, Person)] if isinstance(said, tuple) else []
    named = replace(person, role=role)
    if person.id in {each.id for each in people if each.id}:
        people = [named if each.id == person.id else each for each in people]
    elif len(people) < MOST_DECISION_MAKERS:
        people.append(named)
    else:
        raise ValueError("a sixth person")
    return _with_values(question, known, Found({part: tuple(people)}))


def say_otherwise(question: Question, known: Answer | None, part: int, text: str, *, several: bool) -> Answer | Problem:
    """«Другое»: the words as they were typed, commas and all; an option's own label is that option.

    `several`: beside what was ticked; else they are the whole value. Raises ValueError where options are all there is.
    """
    if not 0 <= part < len(question.parts) or not question.parts[part].own:
        raise ValueError(f"part {part} of {question.key} has no own words")
    asked = question.parts[part]
    label = next((option.key for option in asked.options if folded(option.label) == folded(text)), None)
    try:
        said = label or own_words(text)
    except Unfit as unfit:
        return Problem(Reason.EMPTY if unfit.reason in ANOTHER_KIND else unfit.reason, part, unfit.limit)
    if asked.type is AnswerType.CHOICE:
        return _with_values(question, known, Found({part: said}))
    value = known.value(part) if known and several else None
    before = [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []
    return _with_values(question, known, Found({part: tuple(dict.fromkeys([*before, said]))}))


# -- putting an answer together


def _with_values(question: Question, known: Answer | None, found: Found) -> Answer:
    """What was known, with what is told now; what belonged to another first value goes with it."""
    before = [known.value(number) if known else None for number in range(len(question.parts))]
    if all(part.optional for part in question.parts):
        before = [None] * len(before)  # «деньги или слова»: told anew, it is told whole
    values = [found.values.get(number, value) for number, value in enumerate(before)]
    changed = before[0] is not None and values[0] != before[0]
    for number, part in enumerate(question.parts):
        stale = changed and number and part.optional and number not in found.values and _is_verdict(question.parts[0])
        astray = part.only_with and not part.only_with & chosen(question, Answer(tuple(values)))
        if stale or astray:
            values[number] = None
    return Answer(tuple(values), found.unknown)


def _is_verdict(part: Part) -> bool:
    """A choice or a mark: a remark beside it explains this one and no other."""
    return part.type in (AnswerType.CHOICE, AnswerType.YES_NO) or (part.type in FIGURES and part.highest is not None)
