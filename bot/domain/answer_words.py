"""Several parts of an answer typed at once: «200, ежемесячно», «утверждён, 1,5 млн», «КП до пт»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain import amounts
from bot.domain.answer_parts import TEXT_LENGTH, Said, own_words, read_part, read_words
from bot.domain.free_text import clean
from bot.domain.option_names import folded, says_unknown
from bot.domain.questionnaire import Answer, AnswerType, Question, Value, chosen
from bot.domain.unfit import ANOTHER_KIND, Reason, Unfit

LONGEST_VALUE = 8
"""Words of a value at most: «не позднее пятницы на следующей неделе»."""
MOST_PLACES = 40
"""A day is looked for in the middle of at most so many words."""
FIGURES = (AnswerType.NUMBER, AnswerType.MONEY)

_SEAM = " ,;:.–—"
_DASHES = re.compile(r"^-+(?![0-9])|-+$")
_APART = (",", ";", ":", "–", "—", "-")
_LETTER_COMMA = re.compile(r"(?<=[^\W\d_])([,;])(?=\S)|([,;])(?=[^\W\d_])")
_ANOTHER_KIND_OF = {
    AnswerType.NUMBER: Reason.NOT_A_NUMBER,
    AnswerType.MONEY: Reason.NOT_A_NUMBER,
    AnswerType.DATE: Reason.NOT_A_DATE,
    AnswerType.YES_NO: Reason.NOT_YES_NO,
    AnswerType.CHOICE: Reason.NOT_AN_OPTION,
}
_FILLERS = frozenset(
    (
        *("пока", "уже", "вроде", "наверное", "кажется", "там", "он", "она", "они", "ли", "по", "на", "в"),
        *("yet", "so", "far", "there", "is", "are", "it", "the", "a"),
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """The parts that were told, by their numbers; `unknown`: of the others it was said that the client did not say."""

    values: dict[int, Value]
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of the text that are a value."""

    begin: int
    end: int
    value: Value


def read_together(question: Question, known: Answer, asked: int, text: str, said: Said) -> Found:
    """Each part takes its words out of the text; what is left is the part for free words. Raises Unfit."""
    words = _LETTER_COMMA.sub(lambda found: f"{found[0]} ", text.replace("\n", "; ")).split()
    found: dict[int, Value] = {}
    for exactly in (True, False):
        for number in range(len(question.parts)):
            if number in found or not _may_be_told(question, known, found, number):
                continue
            place = _place_of(question, number, words, said, exactly=exactly)
            if place is not None:
                found[number] = place.value
                words = words[: place.begin] + words[place.end :]
    return _with_the_rest(question, found, asked, _joined(words))


def _may_be_told(question: Question, known: Answer, found: dict[int, Value], number: int) -> bool:
    """Free words take what is left at the end; what belongs to some options is not told beside another one."""
    part = question.parts[number]
    first = chosen(question, Answer((found.get(0, known.value(0)),)))
    return part.type is not AnswerType.TEXT and (not part.only_with or bool(part.only_with & first))


def _joined(words: list[str]) -> str:
    return _DASHES.sub("", " ".join(words).strip(_SEAM)).strip(_SEAM)


# -- where a part's words are


def _place_of(question: Question, number: int, words: list[str], said: Said, *, exactly: bool) -> _Place | None:
    """The longest words at the beginning or the end that are a value of this part; a day may stand in the middle.

    `exactly`: a figure without its unit. Raises Unfit for a value that is out of its bounds.
    """
    part = question.parts[number]
    if not exactly and (part.type not in FIGURES or _words_part(question) is not None):
        return None
    for begin, end in _windows(len(words), middle=part.type is AnswerType.DATE):
        if part.optional and part.type in FIGURES and not _stands_apart(question, words, begin, end):
            continue
        try:
            phrase = _joined(words[begin:end])
            value = read_words(part, phrase, said) if exactly else read_part(part, phrase, said)
        except Unfit as unfit:
            if unfit.reason not in ANOTHER_KIND:
                raise Unfit(unfit.reason, unfit.limit, number) from None
            continue
        return _Place(begin, end, value)
    return None


def _windows(count: int, *, middle: bool) -> Iterator[tuple[int, int]]:
    for size in range(min(count, LONGEST_VALUE), 0, -1):
        yield 0, size
        if size < count:
            yield count - size, count
        for begin in range(1, min(count - size, MOST_PLACES)) if middle else ():
            yield begin, begin + size


def _stands_apart(question: Question, words: list[str], begin: int, end: int) -> bool:
    """Whether a figure that need not be told is one of its own, and no number of something in the free words."""
    behind = begin == 0 or words[begin - 1].endswith(_APART)
    before = end == len(words) or words[end - 1].endswith((",", ";", ":")) or words[end] in _APART
    if begin == 0 and end == len(words):
        needed = _words_part(question)
        return needed is None or question.parts[needed].optional
    return (behind and before) or (behind and amounts.is_plainly_money(_joined(words[begin:end])))


def _words_part(question: Question) -> int | None:
    return next((number for number, part in enumerate(question.parts) if part.type is AnswerType.TEXT), None)


# -- what is left


def _with_the_rest(question: Question, found: dict[int, Value], asked: int, rest: str) -> Found:
    if says_unknown(rest):
        if question.unknown_allowed:
            return Found(found, unknown=True)
        raise Unfit(Reason.UNKNOWN_NOT_ALLOWED, part=asked)
    words = _words_part(question)
    if rest:
        rest = _own_choice(question, found, rest, whole=words is None)
    part = question.parts[asked]
    if asked not in found and asked != words and not part.optional and (rest or not found):
        raise Unfit(_ANOTHER_KIND_OF.get(part.type, Reason.EMPTY), part=asked)
    if rest and words is not None:
        found[words] = clean(rest, TEXT_LENGTH)
    elif rest and not _says_nothing(question, found, rest):
        lacking = next((n for n, each in enumerate(question.parts) if n not in found and not each.optional), asked)
        raise Unfit(_ANOTHER_KIND_OF.get(question.parts[lacking].type, Reason.EMPTY), part=lacking)
    if not found:
        raise Unfit(Reason.EMPTY, part=asked)
    return Found(found)


def _own_choice(question: Question, found: dict[int, Value], rest: str, *, whole: bool) -> str:
    """Words that are none of the options, where such may be said; returns what is left behind them."""
    own = next((n for n, each in enumerate(question.parts) if each.own and n not in found), None)
    if own is None:
        return rest
    mine, _, others = (rest, "", "") if whole else rest.partition(",")
    try:
        found[own] = own_words(mine)
    except Unfit as unfit:
        raise Unfit(unfit.reason, unfit.limit, own) from None
    return _joined([others])


def _says_nothing(question: Question, found: dict[int, Value], rest: str) -> bool:
    """A unit behind a figure, a word of the question itself, «пока», «вроде»."""
    stems = {word[:5] for word in folded(f"{question.text} {' '.join(part.label for part in question.parts)}").split()}
    left = [word for word in folded(rest).split() if word not in _FILLERS and word[:5] not in stems]
    has_figure = any(question.parts[number].type in FIGURES for number in found)
    return not left or (has_figure and amounts.amount_with_unit(f"1 {' '.join(left)}", money=False) is not None)
