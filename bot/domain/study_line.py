"""What is typed into a study: `развивать; растёт заказ; предложить доставку; пт`, or any part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from rapidfuzz.distance import OSA

from bot.domain.free_text import clean
from bot.domain.names import normalise
from bot.domain.signs import IndicatorKind
from bot.domain.study import TEXT_LIMIT, Conclusion, Draft, Problem, problem_of
from bot.domain.studying import Asked
from bot.domain.when import When, WhenProblem, parse_future

T = TypeVar("T")
WORDS: dict[Conclusion, tuple[str, ...]] = {
    Conclusion.DEVELOP: ("развивать", "развиваем", "развитие", "расти", "develop", "grow"),
    Conclusion.RESCUE: ("спасать", "спасаем", "спасти", "удержать", "rescue", "save"),
    Conclusion.KEEP: ("держать", "держим", "поддерживать", "keep", "hold"),
    Conclusion.LEAVE: ("не тратить время", "не тратить", "не тратим время", "leave", "do not spend time", "drop"),
}
SLIPS_FROM, LONG_WORD = 5, 8
"""Letters of a word from which on one slip leaves no doubt of it, and two."""


YES = frozenset({"да", "ага", "конечно", "yes"})
NO = frozenset({"нет", "неа", "no"})
PLAIN_ANSWERS: dict[IndicatorKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    IndicatorKind.DECIDES: (("same",), ("left", "replaced")),
    IndicatorKind.PROMISES: (("kept",), ("unkept",)),
    IndicatorKind.RECOMMEND: (("recommends",), ("against",)),
}
"""What «да» and «нет» may mean, where a question can be answered so."""


class Word(StrEnum):
    """In place of a button."""

    UNCHANGED = "unchanged"
    ENOUGH = "enough"
    BACK = "back"
    SKIP = "skip"
    UNDO = "undo"
    MORE = "more"
    FULL = "full"


_WORDS: dict[Word, tuple[str, ...]] = {
    Word.UNCHANGED: ("без изменений", "как раньше", "no changes", "unchanged"),
    Word.ENOUGH: ("к выводу", "дальше", "вывод", "to the conclusion", "conclude", "next"),
    Word.BACK: ("назад", "back"),
    Word.SKIP: ("пропустить", "пропуск", "не сегодня", "skip", "not today"),
    Word.UNDO: ("отменить", "отмена", "undo"),
    Word.MORE: ("ещё", "еще", "more"),
    Word.FULL: ("подробнее", "подробно", "more details", "details"),
}


def word_of(text: str) -> Word | None:
    said = text.strip(" .!").lower()
    return next((word for word, spellings in _WORDS.items() if said in spellings), None)


def conclusion_named(text: str) -> tuple[Conclusion, str] | None:
    """The conclusion that a text begins with, and what stands behind it: «спасать: молчит»."""
    said = " ".join(text.split())
    plain = said.lower().lstrip("✓✅ ")
    offset = len(said) - len(plain)
    found = [
        (conclusion, word) for conclusion, spellings in WORDS.items() for word in spellings if _begins(plain, word)
    ]
    if not found:
        return None
    conclusion, word = max(found, key=lambda each: len(each[1]))
    return conclusion, said[offset + len(word) :].strip(" :,—–-.!")


def conclusion_meant(text: str) -> Conclusion | None:
    """The one whose word is typed with a slip, «спсать»; none where two are as near."""
    return _nearest(text.strip(" .!:,✓✅").lower(), WORDS)


def word_meant(text: str) -> Word | None:
    """«без измениний»: a word in place of a question's button, typed with a slip."""
    return _nearest(text.strip(" .!").lower(), {each: _WORDS[each] for each in (Word.UNCHANGED, Word.ENOUGH)})


def option_meant(options: Mapping[str, str], text: str) -> str | None:
    """The option whose label is typed with a slip, «решеат»; none where two are as near."""
    return _nearest(normalise(text), {key: (normalise(label),) for key, label in options.items()})


def options_said(kind: IndicatorKind, text: str) -> tuple[str, ...]:
    """The options that «да» or «нет» may mean at a question: «нет, не решает» leaves two of them."""
    yes, no = PLAIN_ANSWERS.get(kind, ((), ()))
    said = normalise(text)
    return yes if said in YES else no if said in NO else ()


def _nearest(said: str, known: Mapping[T, Sequence[str]]) -> T | None:
    if len(said) < SLIPS_FROM:
        return None
    long = {key: [word for word in spellings if len(word) >= SLIPS_FROM] for key, spellings in known.items()}
    near = {key: min(OSA.distance(said, word) for word in words) for key, words in long.items() if words}
    least = min(near.values(), default=len(said))
    found = [key for key, distance in near.items() if distance == least]
    return found[0] if len(found) == 1 and least <= (1 if len(said) < LONG_WORD else 2) else None


def _begins(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalpha()


@dataclass(frozen=True, slots=True)
class Typed:
    """The draft with what was typed, or why it cannot be taken."""

    draft: Draft
    problem: Problem | WhenProblem | None = None


def read_line(known: Draft, asked: Asked, text: str, now: datetime, zone: ZoneInfo) -> Typed | None:
    """What the line says, added to what is known; None: it is none of a conclusion's.

    Fields are a reason, a step and a day, in this order; a day may stand in any place. A line that begins with a
    conclusion starts anew.
    """
    first, *fields = [clean(each, TEXT_LIMIT + 1) for each in text.split(";")]
    named = _conclusion(first, asked)
    if named is not None:
        known = Draft(named[0])
        fields = [*([named[1]] if named[1] else []), *fields]
    elif asked in (Asked.REASON, Asked.STEP, Asked.DAY):
        fields = [first, *fields]
    else:
        return None
    texts, when = _days_apart([each for each in fields if each], now, zone)
    if named is None and asked is Asked.DAY and when is None:
        return Typed(known, WhenProblem.NOT_UNDERSTOOD)
    said = _with_texts(known, texts)
    problem = problem_of(said, now.astimezone(zone).date())
    if problem in (Problem.TOO_LONG, Problem.NO_WORDS):
        return Typed(known, problem)
    if isinstance(when, WhenProblem):
        return Typed(said, when)
    said = said if when is None else replace(said, next_on=when)
    problem = problem_of(said, now.astimezone(zone).date())
    if problem in (Problem.PAST, Problem.TOO_FAR):
        return Typed(replace(said, next_on=None), problem)
    return Typed(said)


def _conclusion(field: str, asked: Asked) -> tuple[Conclusion, str] | None:
    """A slip is forgiven where a conclusion is waited for: elsewhere «держат цену» is a reason."""
    named = conclusion_named(field)
    if named is None and asked in (Asked.QUESTION, Asked.CONCLUSION) and (meant := conclusion_meant(field)):
        return meant, ""
    return named


def _days_apart(fields: list[str], now: datetime, zone: ZoneInfo) -> tuple[list[str], date | WhenProblem | None]:
    """The fields without the last one that is wholly a day; a day that will not do is a problem."""
    for at in range(len(fields) - 1, -1, -1):
        said = parse_future(fields[at], now, zone)
        if said is WhenProblem.NOT_UNDERSTOOD:
            continue
        return [*fields[:at], *fields[at + 1 :]], said.day if isinstance(said, When) else said
    return fields, None


def _with_texts(known: Draft, texts: list[str]) -> Draft:
    """The first missing one first; what is left over belongs to the step."""
    if not texts:
        return known
    if not known.reason:
        first, *texts = texts
        known = replace(known, reason=first)
    if not texts:
        return known
    return replace(known, next_step="; ".join(filter(None, [known.next_step, *texts])))


def option_named(options: dict[str, str], text: str) -> str | None:
    """The option whose label is typed, or its first letters, or its number; None: none, or several."""
    said = normalise(text)
    if not said:
        return None
    if said.isdecimal():
        keys = list(options)
        return keys[int(said) - 1] if 0 < int(said) <= len(keys) else None
    labels = {key: normalise(label) for key, label in options.items()}
    same = [key for key, label in labels.items() if label == said]
    found = same or [key for key, label in labels.items() if label.startswith(said)]
    return found[0] if len(found) == 1 else None
