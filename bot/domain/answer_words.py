"""Several parts of an answer typed at once: «200, ежемесячно», «утверждён, 1,5 млн», «КП до пт»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain import amounts
from bot.domain.answer_parts import TEXT_LENGTH, Said, read_part, read_words
from bot.domain.free_text import clean
from bot.domain.option_names import folded, says_unknown
from bot.domain.questionnaire import Answer, AnswerType, Part, Question, Value, chosen
from bot.domain.unfit import ANOTHER_KIND, Reason, Unfit

LONGEST_VALUE = 8
"""Words of a value at most: «не позднее пятницы на следующей неделе»."""
MOST_PLACES = 40
"""A day is looked for in the middle of at most so many words."""
FIGURES = (AnswerType.NUMBER, AnswerType.MONEY)
LISTS = (AnswerType.CHOICES, AnswerType.ORDERED)
WHOLE = (AnswerType.TEXT, *LISTS, AnswerType.PEOPLE)
"""Types that are not looked for among other words: they take what is left."""

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


def read_together(question: Question, known: Answer, asked: int, text: str, said: Said) -> Found:
    """Each part takes its words out of the text; what is left is the part for free words. Raises Unfit."""
    words = _LETTER_COMMA.sub(lambda found: f"{found[0]} ", text.replace("\n", "; ")).split()
    reading = _Reading(question, known, said, words)
    for exactly in (True, False):
        for number in range(len(question.parts)):
            if reading.lacks(number) and question.parts[number].type not in WHOLE:
                reading.take(number, exactly=exactly)
    return reading.with_the_rest(asked)


@dataclass(slots=True)
class _Reading:
    """An answer that is being read: what was found, and the words that are left."""

    question: Question
    known: Answer
    said: Said
    words: list[str]
    found: dict[int, Value] = field(default_factory=dict)

    def lacks(self, number: int) -> bool:
        """Whether the part is still to be told; what belongs to some options is not told beside another one."""
        only_with = self.question.parts[number].only_with
        first = chosen(self.question, Answer((self.found.get(0, self.known.value(0)),)))
        return number not in self.found and (not only_with or bool(only_with & first))

    def first_lacking(self, *kinds: AnswerType, own: bool = False) -> int | None:
        parts = enumerate(self.question.parts)
        return next((n for n, each in parts if (each.type in kinds or (own and each.own)) and self.lacks(n)), None)

    # -- where a part's words are

    def take(self, number: int, *, exactly: bool) -> None:
        """The longest words at the beginning or the end that are a value of this part; a day may stand in the middle.

        `exactly`: a figure without its unit. Raises Unfit for a value that is out of its bounds.
        """
        part = self.question.parts[number]
        if not exactly and (part.type not in FIGURES or self.first_lacking(AnswerType.TEXT) is not None):
            return
        for begin, end in _windows(len(self.words), middle=self._may_stand_in_the_middle(part)):
            if part.optional and part.type in FIGURES and not self._stands_apart(begin, end):
                continue
            if part.type in FIGURES and self._is_cut(begin, end):
                continue
            try:
                phrase = _joined(self.words[begin:end])
                value = read_words(part, phrase, self.said) if exactly else read_part(part, phrase, self.said)
            except Unfit as unfit:
                if unfit.reason not in ANOTHER_KIND:
                    raise Unfit(unfit.reason, unfit.limit, number) from None
                continue
            self.found[number] = value
            self.words = self.words[:begin] + self.words[end:]
            return

    def _may_stand_in_the_middle(self, part: Part) -> bool:
        """A day; the only figure there is, if it is wanted and no mark on a scale."""
        if part.type not in FIGURES:
            return part.type is AnswerType.DATE
        figures = sum(any(letter.isdecimal() for letter in word) for word in self.words)
        return figures == 1 and not part.optional and part.highest is None

    def _is_cut(self, begin: int, end: int) -> bool:
        """Whether a word beside it makes another figure of it: «почти что триста | тысяч»."""
        return (begin > 0 and amounts.is_of_a_figure(self.words[begin - 1])) or (
            end < len(self.words) and amounts.is_of_a_figure(self.words[end].rstrip(_SEAM))
        )

    def _stands_apart(self, begin: int, end: int) -> bool:
        """Whether a figure that need not be told is one of its own, and no number of something in the free words."""
        behind = begin == 0 or self.words[begin - 1].endswith(_APART)
        before = end == len(self.words) or self.words[end - 1].endswith(_APART) or self.words[end] in _APART
        if begin == 0 and end == len(self.words):
            needed = self.first_lacking(AnswerType.TEXT)
            return needed is None or self.question.parts[needed].optional
        return behind and (before or amounts.is_plainly_money(_joined(self.words[begin:end])))

    # -- what is left

    def with_the_rest(self, asked: int) -> Found:
        """What was asked for must be there, and every word have its place. Raises Unfit."""
        rest = _joined(self.words)
        free = self.first_lacking(AnswerType.TEXT)
        if says_unknown(rest) and self.question.unknown_allowed:
            return Found(self.found, unknown=True)
        if says_unknown(rest) and free is None:
            raise Unfit(Reason.UNKNOWN_NOT_ALLOWED, part=asked)
        if rest:
            rest = self._list_or_own_words(rest, whole=free is None)
        wanted = self.lacks(asked) and asked != free and not self.question.parts[asked].optional
        if wanted and (rest or not self.found):
            raise self._another_kind(asked)
        if rest and free is not None:
            self.found[free] = clean(rest, TEXT_LENGTH)
        elif rest and not self._says_nothing(rest):
            raise self._another_kind(self._astray(rest, asked))
        if not self.found:
            raise Unfit(Reason.EMPTY, part=asked)
        return Found(self.found)

    def _astray(self, rest: str, asked: int) -> int:
        """The part that the words left over should have told; a figure that lacks a word of it is none."""
        parts = list(enumerate(self.question.parts))
        figure = next((n for n, each in parts if n in self.found and each.type in FIGURES), asked)
        cut = any(amounts.is_of_a_figure(word.strip(_SEAM)) for word in rest.split())
        return next((n for n, each in parts if self.lacks(n) and not each.optional), figure if cut else asked)

    def _another_kind(self, number: int) -> Unfit:
        return Unfit(_ANOTHER_KIND_OF.get(self.question.parts[number].type, Reason.EMPTY), part=number)

    def _list_or_own_words(self, rest: str, *, whole: bool) -> str:
        """Options that are a list, or words that are none where such may be said; returns what is left behind them."""
        number = self.first_lacking(*LISTS, own=True)
        if number is None:
            return rest
        mine, _, others = (rest, "", "") if whole else rest.partition(",")
        try:
            self.found[number] = read_part(self.question.parts[number], mine, self.said)
        except Unfit as unfit:
            raise Unfit(unfit.reason, unfit.limit, number) from None
        return _joined([others])

    def _says_nothing(self, rest: str) -> bool:
        """A unit behind a figure, a word of the question itself, «пока», «вроде»."""
        asked = f"{self.question.text} {' '.join(part.label for part in self.question.parts)}"
        stems = {word[:5] for word in folded(asked).split()}
        left = [word for word in folded(rest).split() if word not in _FILLERS and word[:5] not in stems]
        has_figure = any(self.question.parts[number].type in FIGURES for number in self.found)
        if any(amounts.is_of_a_figure(word) for word in left):
            return False
        return not left or (has_figure and amounts.amount_with_unit(f"1 {' '.join(left)}", money=False) is not None)


def _windows(count: int, *, middle: bool) -> Iterator[tuple[int, int]]:
    for size in range(min(count, LONGEST_VALUE), 0, -1):
        yield 0, size
        if size < count:
            yield count - size, count
        for begin in range(1, min(count - size, MOST_PLACES)) if middle else ():
            yield begin, begin + size


def _joined(words: list[str]) -> str:
    return _DASHES.sub("", " ".join(words).strip(_SEAM)).strip(_SEAM)
